"""Events along time: one lane a type, one sign an event, each where its date allows and no more exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.edtf import Edtf, parse
from generator.french import dates
from generator.model import Event, EventStatus, EventType
from generator.render.escape import SafeMarkdown
from generator.render.labels import type_label
from generator.render.links import Linker
from generator.render.lookup import date_order
from generator.render.pictures.boxes import levels
from generator.render.pictures.lettering import shortened_to, width_of
from generator.render.pictures.marks import RADIUS, href_of, outline, told
from generator.render.pictures.time_scale import Tick, TimeScale, scale_for
from generator.render.pictures.wording import family_of

MOST_MARKS: Final = 36
MOST_LEVELS: Final = 8
_LEVEL: Final = 18  # units from one row of signs in a lane to the next
_CAPTION: Final = 11
_AXIS: Final = 34
_WHISKER: Final = RADIUS + 4  # a span's line shows at least so far from its middle


@dataclass(frozen=True, slots=True)
class Layout:
    """How a timeline is laid out: its width, the column of the lanes' names (0: above the lanes), its letters."""

    width: int
    names: int
    letters: int


WIDE: Final = Layout(720, 176, 13)
NARROW: Final = Layout(320, 0, 13)


@dataclass(frozen=True, slots=True)
class Mark:
    """One event in its lane.

    Parameters:
        signs: the path of each of its signs: one, or one for each day of a set.
        reach: the path of the line over the days it may be, or None where its day is known.
        joint: whether the line joins days of a set rather than covers a span.
        exact: whether its day is known without a doubt: then the sign is filled.
        caption, caption_x: its date beside the sign where there is room.
        box: the rectangle that it takes: left, top, right, bottom.
    """

    key: str
    href: SafeMarkdown
    told: SafeMarkdown
    signs: tuple[SafeMarkdown, ...]
    reach: SafeMarkdown | None
    joint: bool
    exact: bool
    caption: str | None
    caption_x: int
    caption_y: int
    box: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Lane:
    """All events of one type: the name of the lane, where it stands, its base line, its marks."""

    name: str
    count: int
    family: str
    name_y: int
    top: int
    bottom: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A timeline ready to be drawn, in units of its view box."""

    width: int
    height: int
    left: int
    right: int
    letters: int
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    event: Event
    date: Edtf
    start: int
    end: int
    points: tuple[int, ...]


def timeline(events: Sequence[Event], linker: Linker, layout: Layout) -> Timeline | None:
    """Lay out the timeline of dated events; None where there are too many to tell apart, or none.

    Parameters:
        events: in any order; those without a date are left out.
        linker: makes the links of the page.
        layout: `WIDE` or `NARROW`.
    """
    dated = sorted((event for event in events if event.date), key=date_order)
    if not dated or len(dated) > MOST_MARKS:
        return None
    values = [parse(event.date) for event in dated if event.date]
    first, last = min(value.first for value in values), max(value.last for value in values)
    scale = scale_for(first, last, layout.names + _WHISKER, layout.width - _WHISKER)
    placed = [_place(event, value, scale) for event, value in zip(dated, values, strict=True)]
    one_year = scale.first.year == scale.last.year
    lanes: list[Lane] = []
    y = _AXIS
    for event_type in EventType:
        mine = [one for one in placed if one.event.type is event_type]
        if mine:
            rows = levels([(one.start - _WHISKER, one.end + _WHISKER) for one in mine])
            if max(rows) >= MOST_LEVELS:
                return None
            lanes.append(_lane(event_type, mine, rows, linker, layout, y, one_year=one_year))
            y = lanes[-1].bottom
    return Timeline(
        layout.width, y + 1, scale.left, scale.right, layout.letters, tuple(scale.ticks()), tuple(lanes)
    )


def _place(event: Event, value: Edtf, scale: TimeScale) -> _Placed:
    """Find where an event's days stand: its day, each day of a set, or the middle of the span it lies in."""
    days = value.days() if value.form != "interval" else ()
    if days:
        points = tuple(dict.fromkeys(scale.middle_of(day) for day in days))
        return _Placed(event, value, points[0], points[-1], points)
    start, end = scale.start_of(value.first), scale.end_of(value.last)
    return _Placed(event, value, start, end, ((start + end) // 2,))


def _lane(
    event_type: EventType,
    placed: list[_Placed],
    rows: list[int],
    linker: Linker,
    layout: Layout,
    top: int,
    *,
    one_year: bool,
) -> Lane:
    head = 10 if layout.names else 26
    middles = [top + head + 10 + _LEVEL * row for row in rows]
    room = layout.names - 16 if layout.names else layout.width - 60
    count = len(placed)
    name = shortened_to(type_label(event_type, plural=count > 1).capitalize(), room, layout.letters)
    captions = _captions(placed, rows, layout, one_year=one_year)
    marks = tuple(
        _mark(one, middle, caption, linker)
        for one, middle, caption in zip(placed, middles, captions, strict=True)
    )
    bottom = top + head + _LEVEL * (max(rows) + 1) + 10
    return Lane(name, count, family_of(event_type), top + (25 if layout.names else 20), top, bottom, marks)


def _captions(
    placed: list[_Placed], rows: list[int], layout: Layout, *, one_year: bool
) -> list[tuple[str, int, int] | None]:
    """Return the date of each event beside its sign (words, left, right), where nothing is in the way.

    It stands after the sign or, where another sign or the edge is near, before it.
    """
    found: list[tuple[str, int, int] | None] = [None] * len(placed)
    for row in sorted(set(rows)):
        numbers = sorted((n for n, level in enumerate(rows) if level == row), key=lambda n: placed[n].start)
        taken = layout.names
        for number, following in pairwise([*numbers, None]):
            assert number is not None  # noqa: S101  # only the last follower is
            one = placed[number]
            text = _day_words(one.date, one_year=one_year)
            width = width_of(text, _CAPTION)
            after, before = one.end + _WHISKER + 3, one.start - _WHISKER - 3 - width
            limit = layout.width if following is None else placed[following].start - _WHISKER - 4
            if after + width <= limit:
                found[number] = text, after, after + width
            elif before >= taken + 4:
                found[number] = text, before, before + width
            caption = found[number]
            taken = max(one.end + _WHISKER, caption[2] if caption else 0)
    return found


def _day_words(value: Edtf, *, one_year: bool) -> str:
    text = dates.short(str(value))
    year = f" {value.first.year:04d}"
    return text.removesuffix(year) if one_year and value.is_day else text


def _mark(one: _Placed, y: int, caption: tuple[str, int, int] | None, linker: Linker) -> Mark:
    event, value = one.event, one.date
    reach: SafeMarkdown | None = None
    joint = len(one.points) > 1
    if joint:
        reach = SafeMarkdown(f"M{one.start} {y}H{one.end}")
    elif not value.is_day:
        # A span shorter than the sign would hide under it: its ends stand beside the sign.
        start, end = min(one.start, one.points[0] - _WHISKER), max(one.end, one.points[0] + _WHISKER)
        reach = SafeMarkdown(f"M{start} {y - 4}v8m0-4H{end}m0-4v8")
    left, right = one.start - RADIUS, one.end + RADIUS
    if caption:
        left, right = min(left, caption[1]), max(right, caption[2])
    return Mark(
        f"e:{event.id}",
        href_of(linker, event),
        told(event),
        tuple(outline(event.status, x, y) for x in one.points),
        reach,
        joint,
        value.is_exact,
        caption[0] if caption else None,
        caption[1] if caption else 0,
        y + 4,
        (left, y - 8, right, y + 8),
    )


def statuses(events: Sequence[Event]) -> set[EventStatus]:
    """Return the statuses that a timeline of these events shows."""
    return {event.status for event in events if event.date}
