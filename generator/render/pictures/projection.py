"""From degrees to units of a drawing.

Only additions, multiplications and divisions are used, whose results every machine gives alike: two builds draw the
same map to the byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import yaml

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

_RADIANS: Final = 0.017453292519943295


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the world a map shows: degrees at its edges, and its size in units.

    Latitudes and longitudes are spread evenly, true to scale in the middle (an equirectangular projection).
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    def place(self, point: Point) -> tuple[float, float]:
        """Return where a point stands, in units from the upper left corner."""
        longitude, latitude = point
        x = (longitude - self.west) * self.width / (self.east - self.west)
        return x, (self.north - latitude) * self.height / (self.north - self.south)

    def shown(self, longitude: float) -> float:
        """Return the same meridian where this frame has it, which may pass 180 degrees."""
        while longitude < self.west:
            longitude += 360
        while longitude >= self.west + 360:
            longitude -= 360
        return longitude


def shrinking(latitude: float) -> float:
    """Return the cosine of a latitude in degrees: how much shorter a degree of longitude is there.

    >>> round(shrinking(60), 3), shrinking(0)
    (0.5, 1.0)
    """
    square = (latitude * _RADIANS) * (latitude * _RADIANS)
    return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56 * (1 - square / 90))))


def frame_for(points: Sequence[Point], width: int, *, least: float = 9.0, tallest: float = 0.75) -> Frame:
    """Return a frame around points, with margins, neither narrower than ``least`` degrees nor too flat or tall.

    Parameters:
        points: at least one.
        width: of the drawing, in units.
        least: degrees of latitude that a map shows at least, so that a coast is seen.
        tallest: height of the drawing over its width, at most.
    """
    west, east = _arc(sorted({point[0] for point in points}))
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    middle = (south + north) / 2
    shrunk = max(0.2, shrinking(max(-78.0, min(78.0, middle))))
    tall = max(least, (north - south) * 1.3)
    wide = max(least / shrunk, (east - west) * 1.24)
    flattest, steepest = 0.42, tallest
    share = tall / (wide * shrunk)
    if share > steepest:
        wide = tall / (steepest * shrunk)
    elif share < flattest:
        tall = flattest * wide * shrunk
    wide = min(wide, 360.0)
    tall = min(tall, 168.0)
    middle = max(-84.0 + tall / 2, min(84.0 - tall / 2, middle))
    centre = (west + east) / 2
    height = int(width * tall / (wide * shrunk) + 0.5)
    return Frame(
        centre - wide / 2,
        middle - tall / 2,
        centre + wide / 2,
        middle + tall / 2,
        width,
        min(height, int(width * tallest)),
    )


def _arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """Return the shortest stretch of the circle that holds all longitudes (degrees, sorted)."""
    gaps = [
        (following - one, number)
        for number, (one, following) in enumerate(
            zip(longitudes, [*longitudes[1:], longitudes[0] + 360], strict=True)
        )
    ]
    _, before = max(gaps)
    start = longitudes[(before + 1) % len(longitudes)]
    end = longitudes[before]
    return start, end if end >= start else end + 360


def clipped(outline: Sequence[Point], frame: Frame) -> list[Point]:
    """Return the part of an outline that lies in a frame (after Sutherland and Hodgman, 1974).

    >>> clipped([(0, 0), (4, 0), (4, 4), (0, 4)], Frame(2, 0, 9, 9, 90, 90))
    [(2.0, 0.0), (4, 0), (4, 4), (2.0, 4.0)]
    """
    kept = list(outline)
    for axis, edge, sign in (
        (0, frame.west, 1),
        (0, frame.east, -1),
        (1, frame.south, 1),
        (1, frame.north, -1),
    ):
        given, kept = kept, []
        for number, point in enumerate(given):
            before = given[number - 1]
            inside, was_inside = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was_inside:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                crossing = (
                    before[0] + share * (point[0] - before[0]),
                    before[1] + share * (point[1] - before[1]),
                )
                kept.append(crossing)
            if inside:
                kept.append(point)
    return kept


@cache
def coasts(kind: str) -> tuple[tuple[Point, ...], ...]:
    """Return the outlines of ``land`` or of ``waters`` on it."""
    source = files("generator.render.pictures").joinpath("coasts.yml").read_text(encoding="utf-8")
    return tuple(tuple(_points(text)) for text in yaml.safe_load(source)[kind].values())


def _points(text: str) -> Iterable[Point]:
    for pair in text.split(","):
        longitude, latitude = pair.split()
        yield float(longitude), float(latitude)
