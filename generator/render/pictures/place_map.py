"""Places where they lie: a disc for each, as large as its events are many, on simplified coasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import Final

from generator.model import Ref
from generator.render.escape import SafeMarkdown, drawn
from generator.render.labels import label
from generator.render.pictures.boxes import Box, is_free
from generator.render.pictures.density import counted
from generator.render.pictures.lettering import shortened_to, width_of
from generator.render.pictures.projection import Frame, Point, clipped, coasts

_LETTERS: Final = 12
_LINE: Final = 15
_LARGEST: Final = 17  # radius, units
_SMALLEST: Final = 4
_NEAR: Final = 7  # units: discs whose middles lie nearer are one, with both names
_LONGEST: Final = 150
_MARGIN: Final = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place to show: its name, page, position (longitude, latitude) and number of events."""

    ref: Ref
    name: str
    href: SafeMarkdown | None
    point: Point
    count: int


@dataclass(frozen=True, slots=True)
class Disc:
    """One disc with its label, if there was room for one; ``box`` is the label's."""

    key: str
    href: SafeMarkdown | None
    told: SafeMarkdown
    x: int
    y: int
    radius: int
    count: int
    label: str
    label_x: int
    label_y: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian or a parallel: its path, and its degrees with their place."""

    path: SafeMarkdown
    words: str
    x: int
    y: int
    parallel: bool


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The drawing, in units of its view box.

    ``crowded`` are the places that it cannot tell apart or name; ``inset`` what another map shows nearer.
    """

    width: int
    height: int
    land: SafeMarkdown
    waters: SafeMarkdown
    lines: tuple[Line, ...]
    discs: tuple[Disc, ...]
    crowded: tuple[Place, ...] = ()
    inset: Box | None = None


def place_map(places: Sequence[Place], frame: Frame, inset: Frame | None = None) -> PlaceMap:
    """Lay out a map of places within a frame that holds them; a place alone is compared to none, its disc small.

    Parameters:
        places: what to show.
        frame: of the map.
        inset: the frame of a map that shows a part of this one nearer; its edges are drawn.
    """
    most = max([1, *(place.count for place in places)]) * (1 if len(places) > 1 else 6)
    groups = _gathered(places, frame)
    edge = Box(_MARGIN, _MARGIN, frame.width - _MARGIN, frame.height - _MARGIN)
    taken = [
        Box(
            x - _radius(_total(group), most),
            y - _radius(_total(group), most),
            x + _radius(_total(group), most),
            y + _radius(_total(group), most),
        )
        for x, y, group in groups
    ]
    discs = []
    for number, (x, y, group) in enumerate(groups):
        count = _total(group)
        disc = _disc(x, y, _radius(count, most), group, edge, [*taken[:number], *taken[number + 1 :]])
        if disc.box is not None:
            taken.append(disc.box)
        discs.append(disc)
    return PlaceMap(
        frame.width,
        frame.height,
        _ground(coasts("land"), frame),
        _ground(coasts("waters"), frame),
        tuple(_graticule(frame)),
        tuple(reversed(discs)),  # the largest is drawn first: small ones stay on top
        tuple(
            place
            for disc, (_, _, group) in zip(discs, groups, strict=True)
            for place in group
            if disc.box is None or len({one.point for one in group}) > 1
        ),
        _edges(frame, inset) if inset is not None else None,
    )


def _edges(frame: Frame, inset: Frame) -> Box:
    """Return the edges of one frame on the map of another."""
    west = frame.shown(inset.west)
    left, top = frame.place((west, inset.north))
    right, bottom = frame.place((west + inset.east - inset.west, inset.south))
    return Box(
        max(0, int(left)),
        max(0, int(top)),
        min(frame.width, int(right) + 1),
        min(frame.height, int(bottom) + 1),
    )


def _total(group: Sequence[Place]) -> int:
    return sum(place.count for place in group)


def _radius(count: int, most: int) -> int:
    """Return a radius whose square grows with the count, so that the area tells it."""
    return max(_SMALLEST, isqrt(_LARGEST * _LARGEST * count // most))


def _gathered(places: Sequence[Place], frame: Frame) -> list[tuple[int, int, list[Place]]]:
    """Return places by where they fall, those that fall together as one, most events first."""
    groups: list[tuple[int, int, list[Place]]] = []
    for place in sorted(places, key=lambda one: (-one.count, one.name, one.ref)):
        longitude, latitude = place.point
        exact_x, exact_y = frame.place((frame.shown(longitude), latitude))
        x, y = int(exact_x + 0.5), int(exact_y + 0.5)
        near = next(
            (group for at_x, at_y, group in groups if abs(at_x - x) < _NEAR and abs(at_y - y) < _NEAR), None
        )
        if near is not None:
            near.append(place)
        else:
            groups.append((x, y, [place]))
    return sorted(groups, key=lambda group: (-_total(group[2]), group[2][0].name, group[2][0].ref))


def _disc(x: int, y: int, radius: int, group: Sequence[Place], edge: Box, taken: Iterable[Box]) -> Disc:
    names = ", ".join(place.name for place in group)
    label = shortened_to(names, _LONGEST, _LETTERS)
    wide = width_of(label, _LETTERS)
    obstacles = list(taken)
    box = next(
        (box for box in _candidates(x, y, radius, wide) if box.lies_in(edge) and is_free(box, obstacles)),
        None,
    )
    count = _total(group)
    # A name that begins as what is seen: who speaks to a machine says what they see.
    seen = f"{label} {names}" if box and label != names else names
    told = SafeMarkdown("{}\u00a0: {}").format(drawn(seen), drawn(counted(count)))
    key = "place:" + "|".join(place.ref.id for place in group)
    return Disc(
        key,
        group[0].href,
        told,
        x,
        y,
        radius,
        count,
        label if box else "",
        box.left if box else 0,
        box.bottom - 4 if box else 0,
        box,
    )


def _candidates(x: int, y: int, radius: int, wide: int) -> list[Box]:
    """Return where a label may stand around a disc, the best place first."""
    gap, half = radius + 4, _LINE // 2
    spots = [
        (x + gap, y - half),
        (x - gap - wide, y - half),
        (x - wide // 2, y - gap - _LINE + 2),
        (x - wide // 2, y + gap - 2),
        (x + radius, y - radius - _LINE + 3),
        (x + radius, y + radius - 3),
        (x - radius - wide, y - radius - _LINE + 3),
        (x - radius - wide, y + radius - 3),
    ]
    return [Box(left, top, left + wide, top + _LINE) for left, top in spots]


def _ground(outlines: Iterable[Sequence[Point]], frame: Frame) -> SafeMarkdown:
    """Return the outlines that a frame shows as one path, clipped to it."""
    parts = []
    for outline in outlines:
        for turn in (-360, 0, 360):
            west = min(point[0] for point in outline) + turn
            east = max(point[0] for point in outline) + turn
            if east < frame.west or west > frame.east:
                continue
            kept = clipped([(point[0] + turn, point[1]) for point in outline], frame)
            corners = dict.fromkeys(
                (int(x + 0.5), int(y + 0.5)) for x, y in (frame.place(point) for point in kept)
            )
            if len(corners) > 2:
                parts.append("M" + " ".join(f"{x} {y}" for x, y in corners) + "z")
    return SafeMarkdown("".join(parts))


def _toward(side: str) -> str:
    return f"\u00a0{label('compass', side)}"


def _graticule(frame: Frame) -> Iterable[Line]:
    """Yield the round meridians and parallels of a frame, at most seven either way."""
    span = max(frame.east - frame.west, frame.north - frame.south)
    step = next(step for step in (1, 2, 5, 10, 20, 30, 60) if span / step <= 7)
    first = -(-int(frame.west) // step) * step
    for longitude in range(first - step, int(frame.east) + step, step):
        if frame.west < longitude < frame.east:
            x = int(frame.place((longitude, 0))[0] + 0.5)
            if 24 < x < frame.width - 24:
                plain = (longitude + 180) % 360 - 180
                words = f"{abs(plain)}°" + (
                    "" if plain % 180 == 0 else _toward("east" if plain > 0 else "west")
                )
                yield Line(SafeMarkdown(f"M{x} 0V{frame.height}"), words, x, frame.height - 5, False)
    first = -(-int(frame.south) // step) * step
    for latitude in range(first - step, int(frame.north) + step, step):
        if frame.south < latitude < frame.north:
            y = int(frame.place((0, latitude))[1] + 0.5)
            if 14 < y < frame.height - 20:
                words = f"{abs(latitude)}°" + (
                    "" if latitude == 0 else _toward("north" if latitude > 0 else "south")
                )
                yield Line(SafeMarkdown(f"M0 {y}H{frame.width}"), words, 5, y - 3, True)
