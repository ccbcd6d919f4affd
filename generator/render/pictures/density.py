"""Very many events along time: a row a year, a column a month, each a way to its section of the chronology."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.french.dates import month_abbreviation, month_title
from generator.french.typography import number
from generator.model import Event
from generator.render.escape import SafeMarkdown, drawn
from generator.render.pictures.periods import Grid, Period, PeriodRow
from generator.render.pictures.wording import words

Way = Callable[[Event], SafeMarkdown]


@dataclass(frozen=True, slots=True)
class GridLayout:
    """How the grid is laid out: the width of the rows' names, of a month's column, of the last one; a row's height."""

    names: int
    column: int
    rest: int
    row: int
    full_names: bool


WIDE: Final = GridLayout(64, 49, 68, 54, True)
NARROW: Final = GridLayout(38, 20, 42, 48, False)
_HEAD: Final = 24
_FIGURES: Final = 16  # room for the number above a column


@dataclass(frozen=True, slots=True)
class Column:
    """One period's column: where it stands, how many events, the way to them and the link's name."""

    key: str
    x: int
    y: int
    width: int
    height: int
    middle: int
    count: int
    figure: str
    href: SafeMarkdown
    told: SafeMarkdown


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row: its name, base line and columns, the way to its first events; ``figures`` are its cells in a table."""

    name: str
    base: int
    columns: tuple[Column, ...]
    href: SafeMarkdown
    told: SafeMarkdown
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """The grid ready to be drawn; ``heads`` are the columns' names with their places, ``row`` a row's height."""

    width: int
    height: int
    left: int
    right: int
    heads: tuple[tuple[int, str], ...]
    lines: tuple[GridLine, ...]
    row: int


def density(gathered: Grid, way: Way, layout: GridLayout) -> Density:
    """Lay out the grid.

    Parameters:
        gathered: events by period.
        way: returns the address of the section in which an event is listed.
        layout: `WIDE` or `NARROW`.
    """
    cells = [events for row in gathered.rows for events in [*row.cells.values(), row.rest]]
    most = max([1, len(gathered.wider), *map(len, cells)])
    parts = 12 if gathered.years == 1 else 10
    width = layout.column * 12 // parts
    right = layout.names + width * parts
    lines: list[GridLine] = []
    base = _HEAD
    for row in gathered.rows:
        base += layout.row
        lines.append(_line(row, base, width, right, most, way, layout))
    if gathered.wider:
        base += layout.row
        name = words("words", "wider")
        period = _column(
            f"w:{gathered.years}", gathered.wider, name, right, layout.rest, base, most, way, layout
        )
        told = SafeMarkdown("{}\u00a0: {}").format(drawn(name), drawn(counted(len(gathered.wider))))
        figures = (*[""] * parts, period.figure)
        lines.append(GridLine(name, base, (period,), period.href, told, figures))
    return Density(
        right + layout.rest,
        base + 6,
        layout.names,
        right,
        (*_heads(gathered, width, layout), (right + layout.rest // 2, _rest_head(gathered, layout))),
        tuple(lines),
        layout.row,
    )


def _line(
    row: PeriodRow, base: int, width: int, right: int, most: int, way: Way, layout: GridLayout
) -> GridLine:
    columns = [
        _column(
            part.key,
            row.cells[part],
            period_name(part),
            layout.names + width * place,
            width,
            base,
            most,
            way,
            layout,
        )
        for place, part in enumerate(row.parts)
        if part in row.cells
    ]
    figures = [number(len(row.cells[part])) if part in row.cells else "" for part in row.parts]
    figures.append(number(len(row.rest)) if row.rest else "")
    if row.rest:
        name = f"{period_name(row.period)}, {words('words', 'no_month')}"
        columns.append(
            _column(f"{row.period.key}!", row.rest, name, right, layout.rest, base, most, way, layout)
        )
    told = SafeMarkdown("{}\u00a0: {}").format(drawn(period_name(row.period)), drawn(counted(row.count)))
    first = next(iter([*(row.cells[part] for part in row.parts if part in row.cells), row.rest, []]))
    href = way(first[0]) if first else SafeMarkdown("")
    return GridLine(period_name(row.period, short=True), base, tuple(columns), href, told, tuple(figures))


def _column(
    key: str,
    events: Sequence[Event],
    name: str,
    x: int,
    width: int,
    base: int,
    most: int,
    way: Way,
    layout: GridLayout,
) -> Column:
    count = len(events)
    tallest = layout.row - _FIGURES - 8
    height = max(2, count * tallest // most)
    inset = max(1, width // 8)
    return Column(
        key,
        x + inset,
        base - height,
        width - 2 * inset,
        height,
        x + width // 2,
        count,
        number(count),
        way(events[0]),
        SafeMarkdown("{}\u00a0: {}").format(drawn(name), drawn(counted(count))),
    )


def counted(count: int, name: str = "event") -> str:
    """Return a number of things in words.

    >>> counted(1).replace("\u00a0", " ")
    '1 événement'
    """
    return f"{number(count)}\u00a0{words('counted', name if count < 2 else f'{name}s')}"


def period_name(period: Period, *, short: bool = False) -> str:
    """Return a period in words: « juin 2025 », « 2025 », « années 2020 » (« 2020–2029 » where room is short)."""
    if period.month:
        return month_title(period.year, period.month).lower()
    if period.years == 1:
        return f"{period.year:04d}"
    return f"{period.year:04d}–{period.year + period.years - 1:04d}" if not short else f"{period.year:04d}"


def _rest_head(gathered: Grid, layout: GridLayout) -> str:
    return words("words", "no_month" if layout.full_names and gathered.years == 1 else "no_month_short")


def _heads(gathered: Grid, width: int, layout: GridLayout) -> list[tuple[int, str]]:
    middles = [
        layout.names + width * place + width // 2 for place in range(12 if gathered.years == 1 else 10)
    ]
    if gathered.years > 1:
        return [(x, f"+{place * gathered.years // 10}") for place, x in enumerate(middles)]
    names = [month_abbreviation(month) for month in range(1, 13)]
    return [
        (x, name if layout.full_names else name[0].upper()) for x, name in zip(middles, names, strict=True)
    ]
