"""Follow the day on which a story stands: « Dimanche soir, … Il a duré … » goes on with that Sunday."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.events.dating import Dating, is_of_cue
from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.verbs import VerbGroup
from generator.model import EventStatus, Sentence, Timex

_TOLD: Final = frozenset({"past", "present", "imperfect"})
_GOES_ON: Final = frozenset({"past", "present", "conditional_past", "infinitive_past"})
_REACH: Final = 9  # sentences back to the one that names the day
_LONGEST: Final = 2  # days that a night or a set of candidate days may span beyond the first
_SEPARATE: Final = re.compile(r"[:;]\s")
_RELATIVE: Final = re.compile(r"(?<![\w-])(?:qui|que|qu'|dont|où)(?![\w-])[^,;:]*$", re.I)


def story_day(
    view_of: Callable[[int], SentenceView],
    sentences: Sequence[Sentence],
    trigger: Trigger,
    status: EventStatus,
    told_on: date | None,
) -> Dating | None:
    """Return the day of the sentences before, for what is told in the past without a day of its own.

    Parameters:
        view_of: gives the view of a sentence by its index.
        sentences: of the article.
        trigger, status: of the event.
        told_on: the article's last possible day: a later one dates nothing that took place.
    """
    if status not in (EventStatus.OCCURRED, EventStatus.ALLEGED):
        return None
    view = view_of(trigger.sentence)
    verb = (
        view.own_group(trigger.start, trigger.end)
        if trigger.form == "verb"
        else view.governor(trigger.start, trigger.end)
    )
    if verb is None or verb.tense not in _GOES_ON or verb.modal:
        return None
    if wording("earlier", "event_dating").search(view.folded, view.span.start, view.span.end):
        return None
    block = sentences[trigger.sentence].block
    done = trigger.tied and trigger.role == "subject" and verb.tense == "past"
    upon = (
        trigger.role == "within" and verb.tense == "past"
    )  # « a été prise à l'issue de cinq heures de débats »
    own_telling = trigger.form == "verb" or ((done or upon) and trigger.determiner == "indefinite")
    for index in range(trigger.sentence, max(-1, trigger.sentence - _REACH), -1):
        if sentences[index].block != block and not own_telling:
            return None
        before = view_of(index)
        for place, timex in reversed(before.times):
            own = index == trigger.sentence
            if own and not _SEPARATE.search(
                before.folded, timex.span.end, max(timex.span.end, trigger.start)
            ):
                continue
            if timex.span.end <= trigger.start and _tells_the_day(before, timex, told_on):
                return Dating(place, "story-day")
    return None


def _tells_the_day(view: SentenceView, timex: Timex, told_on: date | None) -> bool:
    if timex.type not in ("DATE", "TIME") or not timex.edtf or not _is_day(timex.edtf, told_on):
        return False
    if is_of_cue(view, timex) or any(span.covers(timex.span) for span in view.quoted):
        return False
    if view.is_aside(timex.span.start, view.span.end):
        return False
    lead = view.folded[view.span.start : timex.span.start]
    before_hour = timex.rule == "clock"  # « peu avant 9 heures » is still that day
    if not before_hour and wording("not_of_event", "event_dating").search(lead[-25:]):
        return False
    if _RELATIVE.search(lead):
        return False
    verb = _nearest(view.finite_between(view.span.start, view.span.end), timex)
    return verb is None or (verb.tense in _TOLD and (not verb.modal or verb.tense == "past"))


def _nearest(groups: Sequence[VerbGroup], timex: Timex) -> VerbGroup | None:
    return min(
        groups,
        key=lambda group: max(group.start - timex.span.end, timex.span.start - group.end),
        default=None,
    )


def _is_day(value: str, told_on: date | None) -> bool:
    parsed = edtf.parse(value)
    if told_on and parsed.first > told_on:
        return False
    return bool(parsed.days()) or (parsed.last - parsed.first).days <= _LONGEST
