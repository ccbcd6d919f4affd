"""The map as a page shows it: drawn for a wide and a narrow window, with a table and what has no place on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.french.typography import number
from generator.model import EntityEntry, RefKind
from generator.render.escape import SafeMarkdown
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief, name_alone
from generator.render.pictures.marks import html_link
from generator.render.pictures.place_map import Place, PlaceMap, place_map
from generator.render.pictures.projection import Frame, Point, frame_for
from generator.render.pictures.wording import words

MOST_PLACES: Final = 60
_MOST_LISTED: Final = 60
_WIDE: Final = 720
_NARROW: Final = 340
_ALONE: Final = 22.0  # degrees of latitude around a single place
_NEARER: Final = 0.45  # a detail is worth drawing where it shows less than this share of the map's breadth


@dataclass(frozen=True, slots=True)
class MapPicture:
    """All that the template of a map prints.

    Parameters:
        drawings: wide, then narrow; of one place, a small one alone.
        details: likewise, of the part where places stand too near each other; none where they do not.
        rows: (link, coordinates, number of events).
        elsewhere: links to places of which no coordinates are known.
    """

    title: str
    note: str
    scope: str
    drawings: tuple[PlaceMap, ...]
    details: tuple[PlaceMap, ...]
    rows: tuple[tuple[SafeMarkdown, tuple[float, float], str], ...]
    elsewhere: tuple[SafeMarkdown, ...]


def places_picture(lookup: Lookup, linker: Linker) -> MapPicture | None:
    """Return the map of all places; None where no coordinates are known."""
    entries = sorted(
        lookup.chronicle.places, key=lambda entry: (-len(entry.events), entry.sort_name, entry.ref)
    )
    located = [entry for entry in entries if _is_located(entry)][:MOST_PLACES]
    if not located:
        return None
    shown = [_place(entry, linker) for entry in located]
    points = [place.point for place in shown]
    drawings, details = _drawings(shown, points)
    return MapPicture(
        words("titles", "map"),
        words("notes", "map"),
        "",
        drawings,
        details,
        tuple(_row(entry, linker) for entry in located),
        tuple(
            html_link(linker.href(entry.ref), brief(name_alone(entry)))
            for entry in entries
            if not _is_located(entry)
        )[:_MOST_LISTED],
    )


def _drawings(
    shown: Sequence[Place], points: Sequence[Point]
) -> tuple[tuple[PlaceMap, ...], tuple[PlaceMap, ...]]:
    """Return the map for a wide and a narrow window, and where places crowd the same part nearer for both."""
    frames = (frame_for(points, _WIDE, tallest=0.62), frame_for(points, _NARROW, tallest=1.15))
    crowded = place_map(shown, frames[1]).crowded
    if len({place.point for place in crowded}) > 1:
        near = [place.point for place in crowded]
        insets = (frame_for(near, _WIDE, tallest=0.5), frame_for(near, _NARROW, tallest=0.9))
        if all(
            (inset.east - inset.west) < _NEARER * (frame.east - frame.west)
            for inset, frame in zip(insets, frames, strict=True)
        ):
            return (
                tuple(place_map(shown, frame, inset) for frame, inset in zip(frames, insets, strict=True)),
                tuple(place_map(_within(shown, inset), inset) for inset in insets),
            )
    return tuple(place_map(shown, frame) for frame in frames), ()


def _within(places: Sequence[Place], frame: Frame) -> list[Place]:
    """Return the places that lie in a frame, its margin left out."""
    aside, above = (frame.east - frame.west) * 0.03, (frame.north - frame.south) * 0.03
    return [
        place
        for place in places
        if frame.west + aside <= frame.shown(place.point[0]) <= frame.east - aside
        and frame.south + above <= place.point[1] <= frame.north - above
    ]


def place_picture(lookup: Lookup, linker: Linker, entry: EntityEntry) -> MapPicture | None:
    """Return where one place lies; None where its coordinates are unknown."""
    if entry.ref.kind is not RefKind.PLACE or not _is_located(entry):
        return None
    place = _place(entry, linker)
    frame = frame_for([place.point], _NARROW, least=_ALONE, tallest=0.7)
    title = words("titles", "map_of").format(name=brief(name_alone(entry)))
    return MapPicture(
        title, "", f"place:{entry.ref.id}", (place_map([place], frame),), (), (_row(entry, linker),), ()
    )


def _is_located(entry: EntityEntry) -> bool:
    return entry.record is not None and entry.record.coordinates is not None


def _coordinates(entry: EntityEntry) -> tuple[float, float]:
    assert entry.record is not None and entry.record.coordinates is not None  # noqa: S101  # asked before
    return entry.record.coordinates


def _place(entry: EntityEntry, linker: Linker) -> Place:
    latitude, longitude = _coordinates(entry)
    href = None if linker.is_on(entry.ref) else linker.href(entry.ref)
    return Place(entry.ref, brief(name_alone(entry)), href, (longitude, latitude), len(entry.events))


def _row(entry: EntityEntry, linker: Linker) -> tuple[SafeMarkdown, tuple[float, float], str]:
    href = None if linker.is_on(entry.ref) else linker.href(entry.ref)
    return html_link(href, brief(name_alone(entry))), _coordinates(entry), number(len(entry.events))
