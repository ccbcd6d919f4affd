"""Days along a line: where each stands, and which of them are named.

All is counted in whole numbers, so that a drawing is the same to the byte on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.edtf.value import last_of_month
from generator.french.dates import month_abbreviation

_MOST_MONTHS: Final = 42  # of a longer time, years are named
_ROOM: Final = 40  # units between two names
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 9999)


@dataclass(frozen=True, slots=True)
class Tick:
    """A named day: its place, its name, the year under it where that is new, whether a year begins there."""

    x: int
    words: str
    under: str
    strong: bool


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Place days between two ends.

    Parameters:
        first, last: the days at the ends, both inside.
        left, right: where the first begins and the last ends.
    """

    first: date
    last: date
    left: int
    right: int

    def start_of(self, day: date) -> int:
        """Return where a day begins."""
        return self._at(day.toordinal())

    def end_of(self, day: date) -> int:
        """Return where a day ends."""
        return self._at(day.toordinal() + 1)

    def middle_of(self, day: date) -> int:
        """Return the middle of a day."""
        span = 2 * (self.last.toordinal() - self.first.toordinal() + 1)
        steps = 2 * (day.toordinal() - self.first.toordinal()) + 1
        return self.left + steps * (self.right - self.left) // span

    def _at(self, ordinal: int) -> int:
        span = self.last.toordinal() - self.first.toordinal() + 1
        return self.left + (ordinal - self.first.toordinal()) * (self.right - self.left) // span

    def ticks(self) -> list[Tick]:
        """Return the days that are named: months, quarters, years or rounder ones, as there is room."""
        begin = 12 * self.first.year + self.first.month - 1
        count = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month + 1
        room = self.right - self.left
        step = next((step for step in (1, 3, 6) if count * _ROOM <= step * room), None)
        if step is None or count > _MOST_MONTHS:
            return self._years()
        ticks: list[Tick] = []
        for number in range(begin, begin + count):
            year, month = divmod(number, 12)
            if month % step == 0 or not ticks:
                under = f"{year:04d}" if month == 0 or not ticks else ""
                ticks.append(
                    Tick(
                        self.start_of(date(year, month + 1, 1)),
                        month_abbreviation(month + 1),
                        under,
                        month == 0,
                    )
                )
        if len(ticks) > 1 and ticks[1].x - ticks[0].x < _ROOM:
            moved = ticks.pop(0)  # what begins within a step leaves no room for the next name
            ticks[0] = Tick(ticks[0].x, ticks[0].words, ticks[0].under or moved.under, ticks[0].strong)
        return ticks

    def _years(self) -> list[Tick]:
        years = self.last.year - self.first.year + 1
        room = self.right - self.left
        step = next(step for step in _STEPS if years * _ROOM <= step * room)
        named = [year for year in range(self.first.year, self.last.year + 1) if year % step == 0]
        return [
            Tick(self.start_of(max(self.first, date(year, 1, 1))), f"{year:04d}", "", True)
            for year in named or [self.first.year]
        ]


def scale_for(first: date, last: date, left: int, right: int) -> TimeScale:
    """Return the scale for days from one to another, opened to whole months, or to years where it is long.

    >>> scale = scale_for(date(2025, 2, 10), date(2025, 12, 29), 0, 640)
    >>> scale.first.isoformat(), scale.last.isoformat()
    ('2025-02-01', '2025-12-31')
    """
    if last.year - first.year >= 3:
        return TimeScale(date(first.year, 1, 1), date(last.year, 12, 31), left, right)
    begin, end = first.replace(day=1), last_of_month(last.replace(day=1))
    return TimeScale(begin, end, left, right)
