"""Read an event's places in series: « le neuvième cette année », « le deuxième en deux jours »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.model import EventType, Ordinal, Span
from generator.resolve.tellings.telling import Telling

_SPAN: Final = re.compile(r"P(\d{1,3})([DWM])")
_YEAR: Final = re.compile(r"\d{4}")
# Days in the units of a span, taken wide: « en un mois » may be 31 days.
_DAYS: Final = {"D": 1, "W": 7, "M": 31}
# Counted by the day: « la troisième journée de grève » is another day than the second. Others may fall on one day.
BY_THE_DAY: Final = frozenset({EventType.STRIKE, EventType.PROTEST})
#: The period of a count that names none, where the type is counted within one movement.
MOVEMENT: Final = "movement"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A place in the series of a year (or, for days of strike, of a movement); the year None where none is known."""

    count: int
    year: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Window:
    """A place in a run of days: the second (``count``) in two (``days``)."""

    count: int
    days: int
    span: Span


@dataclass(frozen=True, slots=True)
class Ordinals:
    """Every place in a series that one article gives to one event."""

    numbered: tuple[Numbered, ...] = ()
    windows: tuple[Window, ...] = ()


NONE: Final = Ordinals()


def ordinals_of(telling: Telling) -> Ordinals:
    """Return the places in series that a telling gives, each once.

    « Cette année » is the year of the event or, where it has no date, that of its article.
    """
    told = [telling.facts, *(mention.facts for mention in telling.event_mentions)]
    found = {
        ordinal: None
        for facts in told
        for ordinal in (facts.ordinal, *facts.more_ordinals)
        if ordinal is not None
    }
    if not found:
        return NONE
    numbered: dict[tuple[int, str | None], Numbered] = {}
    windows: dict[tuple[int, int], Window] = {}
    for ordinal in found:
        window = _window(ordinal)
        if window is not None:
            windows.setdefault((window.count, window.days), window)
            continue
        year = _year(ordinal, telling)
        if year is not None or ordinal.period == "this-year":
            numbered.setdefault((ordinal.count, year), Numbered(ordinal.count, year, ordinal.span))
    return Ordinals(tuple(numbered.values()), tuple(windows.values()))


def number_of(telling: Telling) -> tuple[int, str] | None:
    """Return an event's number in a year: as another article gives it, else as its own does."""
    if telling.number is not None:
        return telling.number
    return next(((n.count, n.year) for n in ordinals_of(telling).numbered if n.year is not None), None)


def _window(ordinal: Ordinal) -> Window | None:
    found = _SPAN.fullmatch(ordinal.period or "")
    if found is None or ordinal.count < 2:
        return None
    days = int(found[1]) * _DAYS[found[2]]
    # More events than days are no series of days that dates could follow from.
    return Window(ordinal.count, days, ordinal.span) if days >= 1 else None


def _year(ordinal: Ordinal, telling: Telling) -> str | None:
    if ordinal.period is not None and _YEAR.fullmatch(ordinal.period):
        return ordinal.period
    if ordinal.period is None:
        return MOVEMENT if telling.facts.type in BY_THE_DAY else None
    if ordinal.period != "this-year":
        return None
    for value in (telling.date, telling.recent_past):
        if value is not None and value.first.year == value.last.year:
            return str(value.first.year)
    return None
