"""Evaluate expressions in text order, keeping track of what later ones count from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page
from generator.annotate.timexes.meanings.days import DayOfMonth, FullDate, value_of
from generator.annotate.timexes.meanings.periods import MonthOfYear
from generator.annotate.timexes.scope import Reading, Scope, Tense
from generator.annotate.timexes.tense import find_tense, tells_background
from generator.annotate.timexes.utterance import day_of_utterance
from generator.annotate.timexes.vocabulary import words
from generator.edtf import Edtf
from generator.model import Span

# The mark comes first: the search is then for one of four characters.
_SENTENCE_END: Final = re.compile(
    r"[.!?…](?<!\bM.)(?<!\bMM.)(?<!\bDr.)(?<![.!?…].)[.!?…]*+[»\"”]?\s+(?=[A-ZÀ-Þ«\"“])"
)
_EMPTY_LINE: Final = re.compile(r"\n")
_WEEK: Final = 7
# « vers 0 h 40, jeudi », « à dix heures le 3 mars »
_ATTACHED: Final = re.compile(r",? ?(?:dans la nuit |le |du |de |ce )?")
_LOOK_BACK: Final = 12
# « depuis son retour le 20 janvier »: nothing that follows counts from it.
_SINCE: Final = re.compile(r"\bdepuis [^,.;:\n]{0,40}$")
# « les élections du 30 mai »: a day that tells which, not when.
_COMPLEMENT: Final = re.compile(r"[a-z] (?:du|des|de|d') ?$")
_WEEK_RULES: Final = frozenset({"pointed-period", "deictic-period", "week-of", "period-from-there"})
_SAME_RULES: Final = frozenset({"that-day", "that-day-part", "day-from-there"})
_OF_WEEK: Final = re.compile(r" de ")
_APPOSED: Final = re.compile(r",? ?(?:et|ou|puis|des|du|,)? ?")
_BESIDE: Final = re.compile(r", ?(?:au |a la |soit |a )?")
_BESIDE_AFTER: Final = re.compile(r" (?:de |du |des |d')[^,.;:!?\n]+, ?")
_BESIDE_REACH: Final = 60
_JOIN: Final = 12
# « 14 h 05 – », « 14h05 : » at the start of a line
_ENTRY: Final = re.compile(r" ?[-–—:|•·.]")
_LINE_START: Final = re.compile(r"(?:^|\n)[\s\[(*•·–—-]*$")
_JOINED: Final = re.compile(r",? ?(?:et|au|ou|a|-|–|,|jusqu'au|et au|et du) ?(?:le )?")


def place(
    page: Page,
    candidates: Sequence[Candidate],
    prose: Sequence[Span],
    quoted: Sequence[Span],
    reference: Edtf | None,
) -> list[Reading]:
    """Return what each candidate means where it stands.

    A day told in the pluperfect, or one that only tells which (« les élections du 30 mai »), is background: « le
    lendemain » in its paragraph counts from it, the next paragraph and « à 20 h » do not. A date in a quotation
    is seen by what follows in the same quotation only. « À 20 h » takes first the day of its own sentence.
    """
    paragraphs = sorted(
        {found.end() for found in _EMPTY_LINE.finditer(page.folded)} | {span.start for span in prose}
    )
    breaks = sorted({found.end() for found in _SENTENCE_END.finditer(page.text)} | set(paragraphs))
    bounds = [0, *breaks, len(page.text)]

    def sentence_of(candidate: Candidate) -> tuple[int, int]:
        number = bisect_right(breaks, candidate.start)
        return bounds[number], bounds[number + 1]

    def tense_of(candidate: Candidate) -> Tense:
        return find_tense(page, candidate.start, candidate.end, *sentence_of(candidate))

    readings: list[Reading] = []
    focus: Edtf | None = None
    moment: str | None = None
    year_anchor: Edtf | None = None
    weekdays: dict[int, Edtf] = {}
    period: Edtf | None = None
    quote: Span | None = None
    quote_focus: Edtf | None = None
    said: int | None = None
    around = _quotations(quoted, candidates)
    main_focus: Edtf | None = None
    past_focus: Edtf | None = None
    paragraph = -1
    for index, candidate in enumerate(candidates):
        here = around[index]
        if here != quote:
            quote, quote_focus = here, None
            said = day_of_utterance(page, candidates, around, index)
        first = sentence_of(candidate)[0]
        if paragraph != (paragraph := bisect_right(paragraphs, candidate.start)):
            focus = main_focus or focus
        scope = Scope(
            reference,
            quoted=quote is not None,
            focus=quote_focus or focus,
            period=period,
            moment=moment,
            weekdays=weekdays,
            shared_year=_shared_year(page, candidates, index),
            year_anchor=year_anchor,
            find_tense=partial(tense_of, candidate),
        )
        if said is not None:
            there = replace(scope, quoted=False, find_tense=partial(tense_of, candidates[said]))
            spoken = _evaluate(candidates[said], there).date
            if spoken is not None and spoken.days():
                scope = replace(scope, reference=spoken)
        if candidate.needs_day:
            day = _day_nearby(page, candidates, readings, index, first, scope)
            if day is not None:
                focus = day if quote is None else focus
            elif reference is not None:
                day = quote_focus or (None if _opens_entry(page, candidate) else main_focus)
                if day is not None and day.first > reference.last and scope.find_tense() is Tense.PAST:
                    day = past_focus
            scope = replace(scope, focus=day or (focus if reference is None else None))
        elif candidate.rule in _SAME_RULES and _is_to_come(scope) and scope.find_tense() is Tense.PAST:
            scope = replace(scope, focus=past_focus or reference)
        if candidate.names_day:
            scope = replace(scope, week=_week_named(page, candidates, readings, index, scope))
        reading = _evaluate(candidate, scope)
        if candidate.rule == "day-from-event":
            reading = _apposed(page, candidates, readings, index, scope, reading)
        readings.append(reading)
        date = reading.date
        if date is None:
            continue
        if candidate.weekday is not None and date.days():
            weekdays[candidate.weekday] = date
        if isinstance(candidate.meaning, FullDate) and date.is_day:
            year_anchor = date
        if (
            candidate.type == "DATE"
            and quote is None
            and (date.form == "single" or (date.last - date.first).days == _WEEK - 1)
        ):
            period = date
        if candidate.names_day and (date.days() or (date.last - date.first).days < _WEEK):
            if quote is None:
                since = _SINCE.search(page.before(candidate.start, 50)) is not None
                if focus is None or not since:
                    moment = moment if focus == date else None
                    focus = date
                if not (
                    since
                    or _COMPLEMENT.search(page.before(candidate.start))
                    or _is_of_report(page, candidates, index, first)
                    or tells_background(page, candidate.start, candidate.end, *sentence_of(candidate))
                ):
                    main_focus = date
                    if reference is None or date.first <= reference.last:
                        past_focus = date
            else:
                quote_focus = date
        if candidate.type == "TIME" and quote is None:
            moment = reading.value
    return readings


def _is_of_report(page: Page, candidates: Sequence[Candidate], index: int, first: int) -> bool:
    """Tell whether a day is that of the report on another of its sentence: « … lundi, a indiqué mardi le palais »."""
    told = index > 0 and candidates[index - 1].names_day and candidates[index - 1].start >= first
    return told and _reported().search(page.before(candidates[index].start, 40)) is not None


@cache
def _reported() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("reporting"), key=lambda verb: (-len(verb), verb)))
    return re.compile(
        rf", (?:(?:a|ont)(?:-t-(?:on|il|elle)| ete)? (?:egalement |aussi )?(?:{verbs})e?s?|(?:{verbs})) ?(?:ce |le )?$"
    )


def _opens_entry(page: Page, candidate: Candidate) -> bool:
    """Tell whether « 14 h 05 – » opens an entry of a live page: it is of the page's day, whatever was named before."""
    before = page.text[max(0, candidate.start - _LOOK_BACK) : candidate.start]
    return bool(_LINE_START.search(before) and _ENTRY.match(page.folded, candidate.end))


def _is_to_come(scope: Scope) -> bool:
    """Tell whether the day last named is after the article's: what took place did not count from it."""
    return bool(scope.reference and scope.focus and scope.focus.first > scope.reference.last)


def _week_named(
    page: Page, candidates: Sequence[Candidate], readings: Sequence[Reading], index: int, scope: Scope
) -> Edtf | None:
    """Return the week of « la semaine prochaine, mardi ou mercredi » and « mardi de la semaine prochaine »."""
    here = candidates[index]
    week: Edtf | None = None
    if index + 1 < len(candidates) and candidates[index + 1].rule in _WEEK_RULES:
        following = candidates[index + 1]
        if _OF_WEEK.fullmatch(page.folded, here.end, following.start):
            week = _evaluate(following, scope).date
    for earlier in range(index - 1, max(-1, index - 3), -1):
        link = page.folded[candidates[earlier].end : candidates[earlier + 1].start]
        if not _APPOSED.fullmatch(link):
            break
        if candidates[earlier].rule in _WEEK_RULES:
            week = readings[earlier].date
    return week if week is not None and (week.last - week.first).days == _WEEK - 1 else None


def _apposed(
    page: Page,
    candidates: Sequence[Candidate],
    readings: Sequence[Reading],
    index: int,
    scope: Scope,
    reading: Reading,
) -> Reading:
    """Return the date that stands beside: « lundi 29 décembre, au lendemain du vote » is one day told twice."""
    here = candidates[index]
    date: Edtf | None = None
    if index and _BESIDE.fullmatch(page.folded, candidates[index - 1].end, here.start):
        if candidates[index - 1].names_day:
            date = readings[index - 1].date
    elif index + 1 < len(candidates) and candidates[index + 1].names_day:
        link = page.folded[here.end : candidates[index + 1].start]
        if len(link) <= _BESIDE_REACH and _BESIDE_AFTER.fullmatch(link):
            date = _evaluate(candidates[index + 1], scope).date
    if date is None or not date.days():
        return reading
    return replace(reading, value=value_of(date, reading.value), date=date, anchor="timex", offset="P0D")


def _evaluate(candidate: Candidate, scope: Scope) -> Reading:
    """Return what a candidate means; nothing where it leads out of the calendar (the years 1 to 9999)."""
    try:
        return candidate.meaning.evaluate(scope)
    except (OverflowError, ValueError):
        return Reading("XXXX-XX-XX", None, scope.anchor)


def _quotations(quoted: Sequence[Span], candidates: Sequence[Candidate]) -> list[Span | None]:
    """Return the innermost quotation around each candidate, or None; both come in text order."""
    result: list[Span | None] = []
    open_spans: list[Span] = []
    following = 0
    for candidate in candidates:
        while following < len(quoted) and quoted[following].start <= candidate.start:
            open_spans.append(quoted[following])
            following += 1
        while open_spans and open_spans[-1].end < candidate.end:
            open_spans.pop()
        result.append(open_spans[-1] if open_spans else None)
    return result


def _shared_year(page: Page, candidates: Sequence[Candidate], index: int) -> Edtf | None:
    """Return the full date that lends its year: « du 4 mai au 18 juin 2023 », « entre juin et août 2024 »."""
    if index + 1 >= len(candidates) or not isinstance(candidates[index].meaning, DayOfMonth | MonthOfYear):
        return None
    here, following = candidates[index], candidates[index + 1]
    between = page.folded[here.end : following.start] if following.start - here.end <= _JOIN else ""
    if isinstance(following.meaning, FullDate) and following.rule != "year" and _JOINED.fullmatch(between):
        return following.meaning.date
    return None


def _day_nearby(
    page: Page,
    candidates: Sequence[Candidate],
    readings: Sequence[Reading],
    index: int,
    first: int,
    scope: Scope,
) -> Edtf | None:
    """Return the day that another expression of the sentence gives to a time of day, or None."""
    for earlier in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        if candidates[earlier].start < first:
            break
        date = readings[earlier].date
        if candidates[earlier].names_day and date is not None and date.days():
            return date
    here = candidates[index]
    if index + 1 < len(candidates):
        following = candidates[index + 1]
        if following.names_day and _ATTACHED.fullmatch(page.folded, here.end, following.start):
            date = _evaluate(following, scope).date
            return date if date is not None and date.days() else None
    return None
