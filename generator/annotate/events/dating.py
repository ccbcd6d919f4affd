"""Choose the temporal expression that dates an event: of its clause or noun phrase, or of the story so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.ties import grammar, lemmas
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.verbs import VerbGroup
from generator.lexicon import load
from generator.model import EventStatus, EventType, Span, Timex

_WEEK: Final = 7
_DAY: Final = len("2025-06-04")
_YEAR: Final = len("2025")
# Days from a day that is not known, or a day of the week.
_COUNTED: Final = re.compile(r"[+-]?P\d+D|(?:last|this|next)-[A-Z]{3}$")
_PAST: Final = (EventStatus.OCCURRED, EventStatus.ALLEGED)
_BY_WORD: Final = (EventType.AGREEMENT, EventType.SANCTION)  # done by being announced
_OPENING_REACH: Final = 30


@dataclass(frozen=True, slots=True)
class Dating:
    """The timex that dates an event, the rule that chose it, and the days from it to the event."""

    index: int
    rule: str
    shift: int = 0


def find_date(
    view: SentenceView,
    trigger: Trigger,
    clause: Span,
    status: EventStatus,
    told_on: date | None,
    *,
    led: bool,
) -> Dating | None:
    """Return the timex of an event: the nearest of its clause, else the day on which it was reported.

    Agencies write « …, a indiqué lundi le palais » of what took place that Monday; a report's day dates
    only what has occurred, and is what the sentence is about (``led``: told by a verb or with its people). A
    date within quoted words dates nothing that is told outside them. What is done to an event
    (« a annoncé mardi une rencontre ») has a day of its own.
    """
    folded = view.folded
    own_words = Span(trigger.start, trigger.end)
    if trigger.role == "within" and _lasted(view, trigger):
        return None  # « au terme de neuf jours de pourparlers, ils ont signé mardi »
    usable = [item for item in view.times if _is_usable(view, item[1], trigger, own_words, status)]
    before = folded[view.span.start : trigger.start]
    for name, shift in (("next_day_of", -1), ("eve_of", 1)):
        days = [item for item in usable if len(item[1].edtf or "") == _DAY]
        if days and _pattern(name).search(before):
            return Dating(
                min(days, key=lambda item: _distance(item[1].span, trigger))[0], name.replace("_", "-"), shift
            )
    of_report = [item for item in usable if is_of_cue(view, item[1], trigger)]
    if of_report and status in _PAST and _pattern("upon").search(before):
        return Dating(of_report[0][0], "day-of-report")
    own = [
        item
        for item in usable
        if item not in of_report
        and (clause.covers(item[1].span) or _opens(view, item[1]))
        and not view.is_another_clauses(own_words, item[1].span, verb=trigger.form == "verb")
        and not _is_of_told_deed(view, trigger, item[1])
    ]
    own = _of_event_itself(view, trigger, own)
    own = [item for item in own if item[1].anchor == "absolute" and _opens(view, item[1])] or own
    if own:
        index, _ = min(own, key=lambda item: (_distance(item[1].span, trigger), item[0]))
        return Dating(index, "nearest-in-clause")
    acted_on = trigger.form != "verb" and _deed(view, trigger) is not None
    if acted_on and status is EventStatus.OCCURRED and trigger.type in _BY_WORD:
        deed = _deed(view, trigger)
        announced = [item for item in usable if deed and 0 <= item[1].span.start - deed.end <= _OPENING_REACH]
        if announced:
            return Dating(announced[0][0], "day-of-report")
    group = trigger.group if trigger.form == "verb" else None
    earlier = (
        group is not None
        and group.tense == "pluperfect"
        and of_report
        and _that(view, of_report[0][1], group)
    )
    if of_report and led and status in _PAST and not acted_on and not earlier:
        return Dating(of_report[0][0], "day-of-report")
    if trigger.role == "within" and status in _PAST:
        main = _of_main_clause(view, trigger, usable)
        if main:
            return main
    return _of_purpose(view, trigger, usable) or _year_of(
        view, trigger, clause, told_on, to_come=status is EventStatus.PLANNED
    )


def _that(view: SentenceView, timex: Timex, group: VerbGroup) -> bool:
    """Tell whether a verb is of what a report says had been before: « a affirmé lundi qu'ils s'étaient vus »."""
    behind = view.folded[timex.span.end : group.start]
    return timex.span.end <= group.start and re.search(r"\bqu(?:e\b|')", behind) is not None


def _lasted(view: SentenceView, trigger: Trigger) -> bool:
    """Tell whether a noun is measured in days, after which something else took place."""
    lead = view.folded[max(view.span.start, trigger.start - 60) : trigger.end]
    return grammar("in_days").search(lead) is not None and _pattern("at_its_end").search(lead) is not None


def _of_main_clause(
    view: SentenceView, trigger: Trigger, usable: Sequence[tuple[int, Timex]]
) -> Dating | None:
    """Return the day of what was done meanwhile: « sont convenus mercredi, lors d'un appel, de … »."""
    group = next((g for g in reversed(view.groups) if g.start < trigger.start), None)
    if group is None or group.tense not in ("past", "pluperfect", "present"):
        return None
    for index, timex in usable:
        if (
            group.start < timex.span.start <= group.start + 2 * _OPENING_REACH
            and timex.span.end <= trigger.start
        ):
            return (
                None
                if view.finite_between(timex.span.end, trigger.start)
                else Dating(index, "day-of-main-clause")
            )
    return None


def _of_purpose(view: SentenceView, trigger: Trigger, usable: Sequence[tuple[int, Timex]]) -> Dating | None:
    """Return the day on which somebody goes somewhere to do it: « se rendra le 11 mars à Brest afin de signer »."""
    group = view.own_group(trigger.start, trigger.end) if trigger.form == "verb" else None
    if group is None or group.tense != "infinitive" or group.modal:
        return None
    if not re.search(r"\b(?:pour|afin d(?:e |'))\s*$", view.folded[view.span.start : group.start], re.I):
        return None
    for index, timex in reversed(usable):
        if timex.span.end <= group.start and not is_of_cue(view, timex):
            return (
                None if view.finite_between(timex.span.end, group.start) else Dating(index, "day-of-purpose")
            )
    return None


def _year_of(
    view: SentenceView, trigger: Trigger, clause: Span, told_on: date | None, *, to_come: bool
) -> Dating | None:
    """Return « en 2019 », « l'an prochain » for what another year dates, where nothing dates it more exactly."""
    own = Span(trigger.start, trigger.end)
    for index, timex in view.times:
        year = int(timex.edtf) if timex.edtf and len(timex.edtf) == _YEAR and timex.edtf.isdigit() else 0
        other = year and told_on and (year < told_on.year or (to_come and year > told_on.year))
        if other and timex.type == "DATE" and (clause.covers(timex.span) or _opens(view, timex)):
            lead = view.folded[max(view.span.start, timex.span.start - 4) : timex.span.start]
            named = timex.rule != "year" or re.search(r"\ben\s+$", lead, re.I)
            if named and not view.is_another_clauses(own, timex.span, verb=trigger.form == "verb"):
                return Dating(index, "year-in-clause")
    return None


def _is_usable(
    view: SentenceView, timex: Timex, trigger: Trigger, own_words: Span, status: EventStatus
) -> bool:
    if timex.type not in ("DATE", "TIME"):
        return False
    if timex.edtf is None and not _is_counted(timex):
        return False
    if timex.edtf is not None and len(timex.edtf) <= _YEAR:
        return False
    if not view.span.covers(timex.span):
        return False
    if any(q.covers(timex.span) and not q.covers(own_words) for q in view.quoted):
        return False
    lead = view.folded[max(view.span.start, timex.span.start - 25) : timex.span.start]
    behind = view.folded[trigger.end : timex.span.start]
    if _pattern("since_what").search(behind) or _pattern("another_event").search(behind):
        return False  # « la première depuis l'arrivée de la ministre, le 1er octobre », « la réunion de vendredi »
    if _pattern("since").search(lead):
        if re.search(r"\bfois\s+depuis\b", lead, re.I):
            return False  # « la troisième fois depuis janvier »
        return bool({one.value for one in trigger.types} & set(_lists()["lasting"]))
    within = timex.rule == "clock" or (status is EventStatus.PLANNED and timex.rule == "edge-of-period")
    if within and re.search(r"\bavant\s+$", lead, re.I):
        return True  # « peu avant 9 heures »: on that day; « prévu avant la fin du mois »: within it
    return not _pattern("not_of_event").search(lead)


def _is_counted(timex: Timex) -> bool:
    """Tell whether words without a date count from a day: « la veille » of what another article may date."""
    from_day = timex.type == "DATE" and timex.anchor in ("event", "publication", "timex")
    return from_day and _COUNTED.match(timex.offset or "") is not None


def _of_event_itself(
    view: SentenceView, trigger: Trigger, dated: Sequence[tuple[int, Timex]]
) -> list[tuple[int, Timex]]:
    """Leave out the days of what is done to an event: « a déposé mardi un préavis pour le 20 décembre ».

    Behind an event's noun stands the event's own day, before it or behind its passive verb that of the deed.
    """
    governor = _deed(view, trigger) if trigger.form != "verb" and dated else None
    if governor is None:
        return list(dated)
    kept, put_off = [], []
    for index, timex in dated:
        lead = view.folded[max(view.span.start, timex.span.start - 12) : timex.span.start]
        behind = timex.span.start >= trigger.end and (
            governor.start < trigger.start or timex.span.start < governor.start
        )
        new = governor.lemma in _lemmas("putting_off") and _pattern("new_day").search(lead)
        ended = governor.lemma in lemmas("taken_down") and not _pattern("of_its_own").search(lead)
        if new and timex.span.start > governor.end:
            put_off.append((index, timex))
        elif ended:
            continue  # « ont levé leurs barrages mardi matin »: on that day they were over
        elif behind:
            kept.append((index, timex))
    return put_off or kept


def _is_of_told_deed(view: SentenceView, trigger: Trigger, timex: Timex) -> bool:
    """Tell whether a relative clause dates what was done to an event: « la grève qu'ils ont annoncée lundi »."""
    if trigger.form == "verb" or timex.span.start < trigger.end:
        return False
    between = view.finite_between(trigger.end, timex.span.start)
    if not between or between[-1].lemma not in _lemmas("acting_on"):
        return False
    return re.search(r"\bqu(?:e\s|')", view.folded[trigger.end : between[-1].start], re.I) is not None


def _deed(view: SentenceView, trigger: Trigger) -> VerbGroup | None:
    """Return the verb that tells what is done to an event, not that it took place: « confirmer », « reporter »."""
    governor = view.governor(trigger.start, trigger.end)
    known = governor and governor.lemma in _lemmas("acting_on") | _lemmas("putting_off")
    if (
        governor
        and governor.passive
        and governor.tense == "present"
        and governor.lemma in _lemmas("acting_on")
    ):
        return None  # « un rassemblement est annoncé pour le 4 octobre »
    return governor if known else None


def _opens(view: SentenceView, timex: Timex) -> bool:
    """Tell whether a date opens a sentence, set off from what it dates."""
    if timex.span.start - view.span.start > _OPENING_REACH:
        return False
    lead = view.folded[view.span.start : timex.span.start]
    return (
        _pattern("opening").match(lead) is not None
        and _pattern("opening_end").match(view.folded[timex.span.end : timex.span.end + 40]) is not None
    )


def is_of_cue(view: SentenceView, timex: Timex, trigger: Trigger | None = None) -> bool:
    """Tell whether a timex stands right behind a verb of saying or within it, nearer to it than to the trigger."""
    return any(
        cue.form != "preposition"
        and (view.quoted or not _pattern("no_report").search(cue.words))
        and (0 <= timex.span.start - cue.end <= 25 or (cue.start <= timex.span.start < cue.end))
        and not (trigger and cue.end <= trigger.end <= timex.span.start and cue.start >= trigger.start)
        and not (trigger and cue.end <= trigger.start <= timex.span.start)
        and not any(cue.end <= group.start < timex.span.start for group in view.groups)
        for cue in view.cues
    )


def _distance(span: Span, trigger: Trigger) -> float:
    if span.start >= trigger.end:
        return span.start - trigger.end
    return (trigger.start - span.end) * 1.5


def _lists() -> dict[str, list[str]]:
    return load("event_dating")


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(str(load("event_dating")[name]).split())


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_dating")
