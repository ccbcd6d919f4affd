"""What holds of the pictures of any chronicle."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.edtf import parse
from generator.model import Event, EventStatus, EventType, Ref, RefKind
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.pictures import density, timeline
from generator.render.pictures.boxes import Box
from generator.render.pictures.calendar import calendar_year, days_of
from generator.render.pictures.periods import grid
from generator.render.pictures.place_map import Place, place_map
from generator.render.pictures.projection import clipped, coasts, frame_for
from generator.render.pictures.ties import Person, ties, weigh
from generator.render.sections import sections_of
from tests.render.hostile import HOSTILE
from tests.render.pictures.figures import drawings, figures, pages
from tests.render.pictures.small import chronicle, event

PEOPLE = [Ref(RefKind.PERSON, f"p-{number}") for number in range(6)]
PLACES = [Ref(RefKind.PLACE, f"l-{number}") for number in range(4)]
NAMES = {ref: f"Nom {ref.id}" for ref in (*PEOPLE, *PLACES)}
WHERE = {PLACES[0]: (48.4, -4.5), PLACES[1]: (-22.3, 166.5), PLACES[2]: (38.7, -9.1)}

ELEMENTS = {"svg", "a", "g", "path", "circle", "rect", "text", "tspan"}

days = st.dates(date(1990, 1, 1), date(2040, 12, 24))


def _value(day: date, form: int) -> str | None:
    later = day + timedelta(days=3)
    return [
        day.isoformat(),
        day.isoformat(),
        f"{day.isoformat()}~",
        f"{day:%Y-%m}",
        f"{day.year}",
        f"[{day},{later}]",
        f"{day}/{later}",
        None,
    ][form]


dates = st.builds(_value, days, st.integers(0, 7))
some_events = st.lists(
    st.tuples(
        dates,
        st.sampled_from(list(EventType)),
        st.sampled_from(list(EventStatus)),
        st.sets(st.sampled_from(PEOPLE), max_size=3),
        st.sampled_from([*PLACES, None]),
    ),
    max_size=60,
).map(
    lambda made: [
        event(number, when, kind=kind.value, status=status.value, people=sorted(who), place=where)
        for number, (when, kind, status, who, where) in enumerate(made)
    ]
)


def linked(events: list[Event]) -> tuple[Lookup, Linker]:
    lookup = Lookup(chronicle(events, NAMES, WHERE))
    return lookup, Linker(lookup, "chronologie/index.md")


@settings(max_examples=60)
@given(some_events)
def test_every_dated_event_is_drawn_once(events: list[Event]) -> None:
    lookup, linker = linked(events)
    dated = sorted(f"e:{one.id}" for one in events if one.date)
    drawn = timeline.timeline(events, linker, timeline.WIDE)
    if drawn is not None:
        assert sorted(mark.key for lane in drawn.lanes for mark in lane.marks) == dated
        assert sum(lane.count for lane in drawn.lanes) == len(dated)
    gathered = grid(events)
    cells = [one for row in gathered.rows for held in (*row.cells.values(), row.rest) for one in held]
    everywhere = [*cells, *gathered.wider, *gathered.undated]
    assert sorted(one.id for one in everywhere) == sorted(one.id for one in events)
    sections = sections_of(lookup)
    counted = density.density(gathered, lambda one: sections.href(linker, one), density.WIDE)
    assert sum(column.count for line in counted.lines for column in line.columns) == len(dated)


@settings(max_examples=60)
@given(some_events)
def test_signs_keep_clear_of_each_other_and_lie_in_the_view(events: list[Event]) -> None:
    _, linker = linked(events)
    for layout in (timeline.WIDE, timeline.NARROW):
        drawn = timeline.timeline(events, linker, layout)
        if drawn is None:
            continue
        boxes = [Box(*mark.box) for lane in drawn.lanes for mark in lane.marks]
        for number, box in enumerate(boxes):
            assert box.lies_in(Box(0, 0, drawn.width, drawn.height)), box
            assert not any(box.meets(other) for other in boxes[:number]), box


@settings(max_examples=60)
@given(some_events)
def test_nothing_is_drawn_more_exact_than_it_is_known(events: list[Event]) -> None:
    _, linker = linked(events)
    gathered = days_of(events)
    for day, held in gathered.known.items():
        for one in held:
            assert one.date == day.isoformat()
    for those, held in gathered.doubtful.items():
        for one in held:
            value = parse(one.date or "")
            assert not value.is_exact
            assert (those[0], those[-1]) == (value.first, value.last)
    drawn = timeline.timeline(events, linker, timeline.WIDE)
    exact = {f"e:{one.id}" for one in events if one.date and parse(one.date).is_exact}
    if drawn is not None:
        assert {mark.key for lane in drawn.lanes for mark in lane.marks if mark.exact} == exact


@settings(max_examples=40)
@given(some_events)
def test_the_calendar_counts_each_known_day(events: list[Event]) -> None:
    lookup, linker = linked(events)
    sections = sections_of(lookup)
    gathered = days_of(events)
    for year in gathered.years:
        drawn = calendar_year(gathered, year, linker, lambda one: sections.href(linker, one))
        squares = {square.day: square.count for month in drawn.months for square in month.squares}
        assert squares == {
            day.isoformat(): len(held) for day, held in gathered.known.items() if day.year == year
        }


@settings(max_examples=60)
@given(some_events)
def test_ties_are_the_shared_events(events: list[Event]) -> None:
    weights = weigh(events, frozenset(PEOPLE))
    expected = Counter(
        (one, other)
        for held in events
        for one in held.participants
        for other in held.participants
        if one < other
    )
    assert weights == dict(expected)
    drawn = ties([Person(ref, NAMES[ref], None) for ref in PEOPLE], {}, weights, PEOPLE[2])
    assert drawn.nodes[0].key == "person:p-2"
    assert len({node.y for node in drawn.nodes}) == len(PEOPLE)
    assert {arc.key: arc.count for arc in drawn.arcs} == {
        f"person:{one.id} person:{other.id}": count for (one, other), count in expected.items()
    }


points = st.tuples(st.floats(-180, 180), st.floats(-75, 80))


@settings(max_examples=150)
@given(st.lists(st.tuples(points, st.integers(0, 400)), min_size=1, max_size=40), st.sampled_from([340, 720]))
def test_places_lie_on_the_map_and_their_labels_keep_clear(
    given_places: list[tuple[tuple[float, float], int]], width: int
) -> None:
    places = [
        Place(Ref(RefKind.PLACE, f"l-{number}"), f"Lieu numéro {number}", None, point, count)
        for number, (point, count) in enumerate(given_places)
    ]
    frame = frame_for([place.point for place in places], width)
    drawn = place_map(places, frame)
    view = Box(0, 0, drawn.width, drawn.height)
    discs = [
        Box(one.x - one.radius, one.y - one.radius, one.x + one.radius, one.y + one.radius)
        for one in drawn.discs
    ]
    labels = [one.box for one in drawn.discs if one.box is not None]
    assert sum(one.count for one in drawn.discs) == sum(place.count for place in places)
    for one in drawn.discs:
        assert 0 <= one.x <= drawn.width
        assert 0 <= one.y <= drawn.height
    for number, label in enumerate(labels):
        assert label.lies_in(view)
        assert not any(label.meets(other) for other in (*labels[:number], *discs))
    for x, y in re.findall(r"(-?\d+) (-?\d+)", drawn.land):
        assert 0 <= int(x) <= drawn.width
        assert 0 <= int(y) <= drawn.height


def test_coasts_are_closed_shapes_of_the_globe() -> None:
    for kind in ("land", "waters"):
        for outline in coasts(kind):
            assert len(outline) >= 3
            assert all(-180 <= x <= 200 and -90 <= y <= 90 for x, y in outline)


def test_an_outline_around_the_frame_fills_it() -> None:
    frame = frame_for([(25.0, 50.0)], 340)
    kept = clipped([(-20, 0), (90, 0), (90, 85), (-20, 85)], frame)
    assert {(round(x, 6), round(y, 6)) for x, y in kept} == {
        (round(x, 6), round(y, 6)) for x in (frame.west, frame.east) for y in (frame.south, frame.north)
    }


def test_pictures_are_the_same_whatever_the_order_of_the_events() -> None:
    source = random.Random(5)  # noqa: S311  # not for secrets: the same order each time
    made = [
        event(
            number,
            f"2031-{number % 12 + 1:02d}-{number % 27 + 1:02d}",
            kind=list(EventType)[number % 13].value,
            people=PEOPLE[number % 4 : number % 4 + 2],
            place=PLACES[number % 4],
        )
        for number in range(30)
    ]
    one = pages(chronicle(made, NAMES, WHERE))
    source.shuffle(made)
    assert pages(chronicle(made, NAMES, WHERE)) == one


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_names_stay_text(text: str) -> None:
    names = {ref: f"{text} {ref.id}" for ref in NAMES}
    made = [
        event(number, f"2031-05-{number + 1:02d}", people=PEOPLE[:3], place=PLACES[number], title=f"{text} t")
        for number in range(4)
    ]
    written = pages(chronicle(made, names, WHERE, [(PEOPLE[0], "e-00000")]))
    tame = pages(chronicle(made, NAMES, WHERE, [(PEOPLE[0], "e-00000")]))
    for path in ("chronologie/index.md", "personnes/index.md", "personnes/p-0.md", "lieux/index.md"):
        found, expected = figures(written[path]), figures(tame[path])
        assert list(found) == list(expected)
        for kind, figure in found.items():
            ours = [_tags(drawing) for drawing in drawings(figure)]
            if kind != "map":  # there, how long a name is decides whether it has room
                assert ours == [_tags(drawing) for drawing in drawings(expected[kind])]
            assert {name for tags in ours for name in tags} <= ELEMENTS


def _tags(drawing: etree._Element) -> list[str]:
    return [str(element.tag).split("}")[-1] for element in drawing.iter()]
