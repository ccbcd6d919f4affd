"""The value itself: a moment, and the single, set or interval made of moments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

Form = Literal["single", "set", "interval"]

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, a month or a year, with its qualifier (``""``, ``?``, ``~`` or ``%``)."""

    first: date
    last: date
    qualifier: str = ""

    def __str__(self) -> str:
        if self.first == self.last:
            return f"{self.first.isoformat()}{self.qualifier}"
        if self.first.month == self.last.month:
            return f"{self.first.isoformat()[:7]}{self.qualifier}"
        return f"{self.first.isoformat()[:4]}{self.qualifier}"

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as exact as it is known; made by `parse`, `day`, `month`, `year`, `one_of` or `interval`.

    Parameters:
        form: ``single``, ``set`` (one of ``moments``) or ``interval`` (from the first to the second).
        moments: one, at least two sorted ones, or exactly two.

    Example:
        >>> one_of([date(2025, 6, 11), date(2025, 6, 4)]).first
        datetime.date(2025, 6, 4)
    """

    form: Form
    moments: tuple[Moment, ...]

    def __str__(self) -> str:
        if self.form == "interval":
            return "/".join(map(str, self.moments))
        text = ",".join(map(str, self.moments))
        return f"[{text}]" if self.form == "set" else text

    @property
    def first(self) -> date:
        """Return the earliest day it may be."""
        return min(moment.first for moment in self.moments)

    @property
    def last(self) -> date:
        """Return the latest day it may be."""
        return max(moment.last for moment in self.moments)

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day, qualified or not."""
        return self.form == "single" and self.moments[0].is_day

    @property
    def is_exact(self) -> bool:
        """Tell whether it is one day without a qualifier."""
        return self.is_day and not self.moments[0].qualifier

    @property
    def qualifier(self) -> str:
        """Return the qualifier that all its moments share, or the empty string."""
        shared = {moment.qualifier for moment in self.moments}
        return shared.pop() if len(shared) == 1 else ""

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Return a key that orders by first day, then by last day."""
        return self.first, self.last, str(self)

    def ranges(self) -> tuple[tuple[date, date], ...]:
        """Return the day ranges (first and last included) one of whose days it is, sorted."""
        if self.form == "interval":
            return ((self.first, self.last),)
        return tuple((moment.first, moment.last) for moment in self.moments)

    def days(self) -> tuple[date, ...]:
        """Return the candidate days of a day or of a set of days; nothing for what is coarser."""
        if self.form == "interval" or not all(moment.is_day for moment in self.moments):
            return ()
        return tuple(dict.fromkeys(moment.first for moment in self.moments))


def day(value: date, qualifier: str = "") -> Edtf:
    """Return one day.

    >>> str(day(date(2025, 6, 4), "~"))
    '2025-06-04~'
    """
    return Edtf("single", (Moment(value, value, qualifier),))


def month(year_number: int, month_number: int, qualifier: str = "") -> Edtf:
    """Return one month of a year.

    >>> str(month(2025, 6))
    '2025-06'
    """
    first = date(year_number, month_number, 1)
    return Edtf("single", (Moment(first, last_of_month(first), qualifier),))


def year(year_number: int, qualifier: str = "") -> Edtf:
    """Return one year.

    >>> str(year(2025, "?"))
    '2025?'
    """
    return Edtf("single", (Moment(date(year_number, 1, 1), date(year_number, 12, 31), qualifier),))


def one_of(values: Iterable[date | Moment]) -> Edtf:
    """Return one of several days, months or years: sorted, each once; a single one is itself.

    Raises:
        ValueError: there is none.

    Example:
        >>> str(one_of([date(2025, 6, 11), date(2025, 6, 4)]))
        '[2025-06-04,2025-06-11]'
    """
    moments = sorted({value if isinstance(value, Moment) else Moment(value, value) for value in values})
    if not moments:
        raise ValueError("a set of dates needs at least one")
    return Edtf("single" if len(moments) == 1 else "set", tuple(moments))


def interval(start: date | Moment, end: date | Moment) -> Edtf:
    """Return everything from ``start`` to ``end``; equal ends are the one date.

    Raises:
        ValueError: it ends before it begins.

    Example:
        >>> str(interval(date(2025, 5, 31), date(2025, 6, 1)))
        '2025-05-31/2025-06-01'
    """
    begins, ends = (value if isinstance(value, Moment) else Moment(value, value) for value in (start, end))
    if ends.first < begins.first or ends.last < begins.last:
        raise ValueError(f"the interval {begins}/{ends} ends before it begins")
    return Edtf("single", (begins,)) if begins == ends else Edtf("interval", (begins, ends))


def last_of_month(first: date) -> date:
    """Return the last day of the month that begins on ``first``."""
    if first.month == 12:
        return date(first.year, 12, 31)
    return date(first.year, first.month + 1, 1) - _DAY
