"""What a temporal expression may lean on: the article's date, the day last named, the tense of its verb."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from generator import edtf
from generator.edtf import Edtf


class Tense(StrEnum):
    """When the nearest verb puts what is told."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means in its place; the fields are those of `Timex`."""

    value: str
    date: Edtf | None = None
    anchor: str = "none"
    offset: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Everything around one expression that its meaning may depend on.

    Parameters:
        reference: the article's date, or None.
        quoted: whether the expression stands inside a quotation.
        focus: the day (or candidate days) that the text last named, or None.
        period: the day, week, month or year that the text last named, or None.
        moment: the TIMEX3 value of the last time of day that the text named, or None.
        weekdays: the last date named together with its weekday, by weekday (0 for Monday).
        shared_year: the date after « et » or « au » that lends its year, or None.
        week: the week that the words next to it name (« mardi de la semaine prochaine »), or None.
        year_anchor: the last full date of the text, which gives the year where the article has no date.
        find_tense: tells the tense of the nearest verb; called only when it matters.
    """

    reference: Edtf | None
    quoted: bool = False
    focus: Edtf | None = None
    period: Edtf | None = None
    moment: str | None = None
    weekdays: Mapping[int, Edtf] = field(default_factory=dict)
    shared_year: Edtf | None = None
    week: Edtf | None = None
    year_anchor: Edtf | None = None
    find_tense: Callable[[], Tense] = lambda: Tense.UNKNOWN

    @property
    def anchor(self) -> str:
        """Return what deictic words count from here."""
        return "utterance" if self.quoted else "publication"

    def spread(self, resolve: Callable[[date], Edtf | None], base: Edtf | None = None) -> Edtf | None:
        """Resolve for every day that the reference (or ``base``) may be, and return what all answers cover."""
        reference = base or self.reference
        if reference is None:
            return None
        days = reference.days() or tuple(_each_day(reference))
        if not days:
            return None
        answers = [answer for answer in map(resolve, days) if answer is not None]
        return union(answers)


class Meaning(Protocol):
    """A temporal expression before it is put into its place."""

    def evaluate(self, scope: Scope) -> Reading:
        """Return the calendar value in this scope."""
        ...


def _each_day(value: Edtf) -> Iterable[date]:
    """Yield the days of a range of up to a leap year; nothing for what is longer."""
    length = (value.last - value.first).days
    if length <= 366:
        for offset in range(length + 1):
            yield value.first + timedelta(days=offset)


def union(answers: Iterable[Edtf]) -> Edtf | None:
    """Return one value that covers all answers: themselves, a set, or the stretch that they fill.

    A set of more than 40 values tells a reader nothing: it is None unless its days fill a stretch.
    """
    distinct = sorted(dict.fromkeys(answers), key=lambda answer: answer.sort_key)
    if not distinct:
        return None
    if len(distinct) == 1:
        return distinct[0]
    moments = list(
        dict.fromkeys(m for answer in distinct if answer.form != "interval" for m in answer.moments)
    )
    if len(moments) != sum(len(answer.moments) for answer in distinct) or not all(m.is_day for m in moments):
        if all(answer.form != "interval" for answer in distinct) and len(moments) <= 40:
            return edtf.one_of(moments)
        days = {day for answer in distinct for day in _each_day(answer)}
    else:
        days = {moment.first for moment in moments}
    if not days:
        return edtf.interval(distinct[0].first, max(answer.last for answer in distinct))
    first, last = min(days), max(days)
    if (last - first).days + 1 == len(days):
        whole = edtf.month(first.year, first.month)
        return whole if (whole.first, whole.last) == (first, last) else edtf.interval(first, last)
    return edtf.one_of(days) if len(days) <= 40 else None
