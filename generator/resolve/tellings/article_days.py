"""Date what an article counts from its own day, where that day is vague and another article dates one of its events.

« Mardi » in an article of which only the month is known is one of several Tuesdays; « mercredi » in the same article,
once another one dates that event, leaves few days on which it can have been written, and so few Tuesdays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator.edtf import Edtf, intersect, one_of
from generator.french.dates import full_date
from generator.model import DateStep, Timex
from generator.resolve.tellings.date_steps import note_of, step_of, text_step, words_of
from generator.resolve.tellings.telling import Telling, read_date

_DAYS: Final = re.compile(r"([+-]?)P(\d{1,3})D")
_LAST: Final = re.compile(r"last-(MON|TUE|WED|THU|FRI|SAT|SUN)")
_WEEKDAYS: Final = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_WEEK: Final = 7
RULE: Final = "day-of-article"


def narrow_by_article_day(tellings: Sequence[Telling], known: Mapping[int, Edtf]) -> tuple[Telling, ...]:
    """Return an article's tellings, those narrowed that count from its day, where other articles tell more of it.

    Parameters:
        known: the dates of events by their place in the article, as other articles or editors give them.
    """
    if not tellings or not known:
        return tuple(tellings)
    written = read_date(tellings[0].document.annotations.reference)
    if written is not None and written.is_day:
        return tuple(tellings)
    counted = {telling.index: timex for telling in tellings if (timex := _counted(telling)) is not None}
    days: set[date] | None = None
    steps: list[DateStep] = []
    for telling in tellings:
        value, timex = known.get(telling.index), counted.get(telling.index)
        if value is None or timex is None or not value.is_day:
            continue
        could = _written(timex, value.first)
        days = could if days is None else days & could
        steps.append(_known_step(telling, timex, value))
    if not days:
        return tuple(tellings)
    if written is not None:
        days = {day for day in days if written.first <= day <= written.last}
    return tuple(_narrowed(telling, counted.get(telling.index), days, known, steps) for telling in tellings)


def _counted(telling: Telling) -> Timex | None:
    """Return the words that date an event from its article's day, if it is dated so."""
    timexes = telling.document.annotations.timexes
    for mention in telling.event_mentions:
        if mention.timex is not None and 0 <= mention.timex < len(timexes):
            timex = timexes[mention.timex]
            of_event = read_date(timex.edtf) == read_date(telling.facts.date)
            rule = timex.offset or ""
            if (
                of_event
                and timex.anchor == "publication"
                and (_DAYS.fullmatch(rule) or _LAST.fullmatch(rule))
            ):
                return timex
    return None


def _written(timex: Timex, day: date) -> set[date]:
    """Return the days on which words that mean ``day`` can have been written; « mercredi » on that day itself too."""
    shift = _shift(timex)
    try:
        if shift is not None:
            return {day - timedelta(days=shift)}
        if _WEEKDAYS[day.weekday()] not in (timex.offset or ""):
            return set()
        return {day + timedelta(days=later) for later in range(_WEEK)}
    except OverflowError:
        return set()


def _meant(timex: Timex, written: date) -> date | None:
    """Return the day that words mean which were written on a day."""
    shift = _shift(timex)
    try:
        if shift is not None:
            return written + timedelta(days=shift)
        weekday = _WEEKDAYS.index((timex.offset or "")[-3:])
        return written - timedelta(days=(written.weekday() - weekday) % _WEEK)
    except OverflowError:
        return None


def _shift(timex: Timex) -> int | None:
    found = _DAYS.fullmatch(timex.offset or "")
    return int(found[2]) * (-1 if found[1] == "-" else 1) if found else None


def _narrowed(
    telling: Telling,
    timex: Timex | None,
    days: set[date],
    known: Mapping[int, Edtf],
    steps: Sequence[DateStep],
) -> Telling:
    if timex is None or telling.index in known or (telling.date is not None and telling.date.is_day):
        return telling
    meant = {day for written in days if (day := _meant(timex, written)) is not None}
    if not 1 <= len(meant) <= _WEEK:
        return telling
    value = one_of(meant)
    narrowed = intersect(telling.date, value) if telling.date is not None else value
    if narrowed is None or narrowed == telling.date:
        return telling
    own = text_step(telling, timex, telling.document.passage(timex.span))
    note = note_of("day_of_article", date=words_of(narrowed))
    concluded = step_of("corpus", RULE, narrowed, note)
    return replace(telling, date=narrowed, evidence=(*telling.evidence, *steps, own, concluded))


def _known_step(telling: Telling, timex: Timex, value: Edtf) -> DateStep:
    words, passage = telling.document.words(timex.span), telling.document.passage(timex.span)
    note = note_of("dated_elsewhere", date=full_date(value))
    return step_of("corpus", RULE, value, note, words=words, anchor=timex.anchor, passage=passage)
