"""Gather many events by the months, years or decades in which their dates lie, each event once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.edtf import parse
from generator.model import Event

MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of ``years`` years from ``year`` on, or one month of a year.

    Parameters:
        month: 1 to 12; 0 for the years as a whole.
    """

    year: int
    years: int
    month: int = 0

    @property
    def key(self) -> str:
        """Return the name by which the filter finds its events again: ``m:2025-06``, ``y:2025``, ``y:2020+10``."""
        if self.month:
            return f"m:{self.year:04d}-{self.month:02d}"
        return f"y:{self.year:04d}" + (f"+{self.years}" if self.years > 1 else "")


@dataclass(slots=True)
class PeriodRow:
    """One row of the grid: a year of twelve months, a decade of ten years, a century of ten decades.

    Parameters:
        period: what the row stands for.
        cells: the events of each of its parts, in order.
        rest: events that lie in the row and in none of its parts alone.
    """

    period: Period
    parts: tuple[Period, ...]
    cells: dict[Period, list[Event]] = field(default_factory=dict)
    rest: list[Event] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Return how many events the row holds."""
        return len(self.rest) + sum(map(len, self.cells.values()))


@dataclass(frozen=True, slots=True)
class Grid:
    """Events by period, each in one place: a cell, the rest of its row, ``wider`` than a row, or ``undated``."""

    years: int
    rows: tuple[PeriodRow, ...]
    wider: tuple[Event, ...]
    undated: tuple[Event, ...]


def grid(events: Sequence[Event]) -> Grid:
    """Gather events in the finest grid of at most `MOST_ROWS` rows, from the first year to the last."""
    dated = [event for event in events if event.date]
    years = [year for event in dated for year in _years(event)]
    size = 1
    if years:
        while _row_of(max(years), size) - _row_of(min(years), size) >= MOST_ROWS * size:
            size *= 10
    rows: dict[int, PeriodRow] = {}
    wider: list[Event] = []
    for event in dated:
        first, last = _years(event)
        start = _row_of(first, size)
        if start != _row_of(last, size):
            wider.append(event)
            continue
        row = rows.setdefault(start, _empty_row(start, size))
        part = _part(event, first, last, size)
        if part is None:
            row.rest.append(event)
        else:
            row.cells.setdefault(part, []).append(event)
    if rows:
        for start in range(min(rows), max(rows), size):
            rows.setdefault(start, _empty_row(start, size))
    undated = tuple(event for event in events if not event.date)
    return Grid(size, tuple(rows[start] for start in sorted(rows)), tuple(wider), undated)


def _years(event: Event) -> tuple[int, int]:
    value = parse(event.date or "")
    return value.first.year, value.last.year


def _row_of(year: int, size: int) -> int:
    return year - year % size


def _empty_row(start: int, size: int) -> PeriodRow:
    if size == 1:
        parts: Iterable[Period] = (Period(start, 1, month) for month in range(1, 13))
    else:
        parts = (Period(start + step * size // 10, size // 10) for step in range(10))
    return PeriodRow(Period(start, size), tuple(parts))


def _part(event: Event, first: int, last: int, size: int) -> Period | None:
    if size == 1:
        value = parse(event.date or "")
        same = value.first.month == value.last.month
        return Period(first, 1, value.first.month) if same else None
    fine = size // 10
    start = _row_of(first, fine)
    return Period(start, fine) if start == _row_of(last, fine) else None
