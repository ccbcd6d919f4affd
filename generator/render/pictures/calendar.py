"""A year as squares, one a day, in twelve blocks of weeks that flow with the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.edtf import Edtf, parse
from generator.edtf.value import last_of_month
from generator.french import dates
from generator.french.dates import month_title
from generator.model import Event
from generator.render.escape import SafeMarkdown, drawn
from generator.render.links import Linker
from generator.render.pictures.density import Way, counted
from generator.render.pictures.marks import href_of, told
from generator.render.pictures.wording import words

CELL: Final = 24
"""Units from one day to the next; drawn one to a pixel, so that a finger meets one day (WCAG 2.2, 2.5.8)."""
SQUARE: Final = 20
_MOST_DAYS: Final = 31  # possible days; what is vaguer than a month stands in no square
_DENSE: Final = 150  # links in a year: from so many on, days lead to their month and doubts are told by month
_STEPS: Final = (1, 2, 4, 8)  # events from which on a square is darker
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Square:
    """One day with events: its place, how dark it is, the number in it, the way to them."""

    day: str
    x: int
    y: int
    shade: int
    count: int
    figure: str
    href: SafeMarkdown
    told: SafeMarkdown


@dataclass(frozen=True, slots=True)
class Hatching:
    """The days of a month on one of which the same events may have been: a path over all of them.

    Parameters:
        wide: whether they are more than a week's: then it is drawn fainter.
    """

    key: str
    wide: bool
    path: SafeMarkdown
    count: int
    href: SafeMarkdown
    told: SafeMarkdown


@dataclass(frozen=True, slots=True)
class Month:
    """One block: its name, its rows of empty squares as one path, and what stands in them.

    Parameters:
        box: what is drawn of the plane, as SVG's ``viewBox``: seven days wide, as many weeks high as there are.
    """

    name: str
    box: str
    rows: SafeMarkdown
    squares: tuple[Square, ...]
    hatchings: tuple[Hatching, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve blocks."""

    name: str
    count: int
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Events by the days that they may have been on.

    Parameters:
        known: day → events that were on that very day.
        doubtful: sorted possible days → events that were on one of them.
        beyond: events of which not even the month is known.
    """

    known: dict[date, list[Event]]
    doubtful: dict[tuple[date, ...], list[Event]]
    beyond: tuple[Event, ...]

    @property
    def years(self) -> list[int]:
        """Return the years that have squares to show, sorted."""
        return sorted({day.year for day in self.known} | {day.year for days in self.doubtful for day in days})

    def links_in(self, year: int) -> int:
        """Return about how many links a year's drawing holds."""
        hatched = sum(len({day.month for day in days if day.year == year}) for days in self.doubtful)
        return sum(day.year == year for day in self.known) + hatched


def days_of(events: Iterable[Event]) -> Days:
    """Gather dated events by day; a doubtful day is never taken for a known one."""
    known: dict[date, list[Event]] = {}
    doubtful: dict[tuple[date, ...], list[Event]] = {}
    beyond: list[Event] = []
    for event in events:
        if event.date is None:
            continue
        value = parse(event.date)
        days = _possible(value)
        if value.is_exact:
            known.setdefault(value.first, []).append(event)
        elif days:
            doubtful.setdefault(days, []).append(event)
        else:
            beyond.append(event)
    return Days(known, doubtful, tuple(beyond))


def _possible(value: Edtf) -> tuple[date, ...]:
    found: set[date] = set()
    for first, last in value.ranges():
        if (last - first).days >= _MOST_DAYS:
            return ()
        found.update(first + number * _DAY for number in range((last - first).days + 1))
    return tuple(sorted(found)) if len(found) <= _MOST_DAYS else ()


def calendar_year(days: Days, year: int, linker: Linker, way: Way) -> Year:
    """Lay out one year.

    Parameters:
        days: the events by day.
        linker: makes the links of the page.
        way: returns the address of the section of the chronology in which an event is listed.
    """
    dense = days.links_in(year) > _DENSE
    months = tuple(_month(days, year, month, linker, way, dense=dense) for month in range(1, 13))
    count = sum(len(events) for day, events in days.known.items() if day.year == year)
    count += sum(len(events) for those, events in days.doubtful.items() if those[0].year == year)
    return Year(f"{year:04d}", count, months)


def _month(days: Days, year: int, month: int, linker: Linker, way: Way, *, dense: bool) -> Month:
    first = date(year, month, 1)
    last = last_of_month(first)
    squares = []
    hatchings = []
    for number in range(1, last.day + 1):
        day = date(year, month, number)
        if events := days.known.get(day):
            squares.append(_square(day, events, linker, way, dense=dense))
    doubtful = {
        those: mine
        for those in sorted(days.doubtful)
        if (mine := [day for day in those if (day.year, day.month) == (year, month)])
    }
    if dense and doubtful:
        events = [event for those in doubtful for event in days.doubtful[those]]
        hatchings.append(_together(sorted({day for mine in doubtful.values() for day in mine}), events, way))
    elif doubtful:
        hatchings += [_hatching(mine, days.doubtful[those], linker, way) for those, mine in doubtful.items()]
    rows = []
    weeks = (first.weekday() + last.day - 1) // 7 + 1
    for week in range(weeks):
        begin = first.weekday() * CELL if week == 0 else 0
        left = last.day + first.weekday() - 7 * week
        end = min(7, left) * CELL
        rows.append(f"M{begin} {week * CELL + SQUARE // 2}H{end - (CELL - SQUARE)}")
    name = month_title(year, month).split("\u00a0")[0]
    box = f"0 0 {7 * CELL} {weeks * CELL}"
    return Month(name, box, SafeMarkdown("".join(rows)), tuple(squares), tuple(hatchings))


def _place(day: date) -> tuple[int, int]:
    before = day.replace(day=1).weekday() + day.day - 1
    return before % 7 * CELL, before // 7 * CELL


def _square(day: date, events: Sequence[Event], linker: Linker, way: Way, *, dense: bool) -> Square:
    x, y = _place(day)
    count = len(events)
    shade = sum(count >= step for step in _STEPS)
    if count == 1 and not dense:
        return Square(day.isoformat(), x, y, shade, 1, "", href_of(linker, events[0]), told(events[0]))
    name = SafeMarkdown("{}\u00a0: {}").format(drawn(dates.short(day.isoformat())), drawn(counted(count)))
    figure = str(count) if 1 < count < 100 else ""
    return Square(day.isoformat(), x, y, shade, count, figure, way(events[0]), name)


def _together(days: Sequence[date], events: Sequence[Event], way: Way) -> Hatching:
    """Return all doubtful days of a month at once, for a year that holds too many to tell one by one."""
    month = month_title(days[0].year, days[0].month).lower()
    told_so = SafeMarkdown("{}, {}\u00a0: {}").format(
        drawn(month), drawn(words("words", "doubtful")), drawn(counted(len(events)))
    )
    return Hatching(_key(events), True, _strokes(days), len(events), way(events[0]), told_so)


def _key(events: Sequence[Event]) -> str:
    return "e:" + "|".join(event.id for event in events)


def _strokes(days: Iterable[date]) -> SafeMarkdown:
    """Return three slanting strokes over each day's square."""
    half = SQUARE // 2
    strokes = []
    for day in days:
        x, y = _place(day)
        foot = y + SQUARE
        strokes.append(
            f"M{x} {y + half}l{half}-{half}M{x} {foot}l{SQUARE}-{SQUARE}M{x + half} {foot}l{half}-{half}"
        )
    return SafeMarkdown("".join(strokes))


def _hatching(days: Sequence[date], events: Sequence[Event], linker: Linker, way: Way) -> Hatching:
    one = len(events) == 1
    name = told(events[0])
    if not one:
        when = drawn(dates.short(events[0].date or ""))
        name = SafeMarkdown("{}\u00a0: {}").format(when, drawn(counted(len(events))))
    href = href_of(linker, events[0]) if one else way(events[0])
    return Hatching(_key(events), len(days) > 7, _strokes(days), len(events), href, name)
