"""What events tell beside their date - a duration, a place, figures … - where their gold gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.evaluate.events import EventPairs
from generator.evaluate.found import FoundEvent
from generator.evaluate.gold import GoldEvent
from generator.evaluate.judgement import NO_EVENT, Judgement, compared, hit, missed, spurious
from generator.evaluate.likeness import People, bare, same_party, with_capitals, within

DURATIONS = "durations of events"
PLACES = "places of events"
PARTIES = "parties of events"
FIGURES = "figures of events"
ORDINALS = "ordinals of events"
INITIATORS = "initiators of events"


def judge_details(
    people: People, pairs: EventPairs, wanted: Sequence[GoldEvent], found: Sequence[FoundEvent]
) -> Iterator[Judgement]:
    """Judge the details of the events expected, each beside the event found that is it by type and people."""
    which = {place: found[index] for index, place in pairs.loose.items()}
    for place, one in enumerate(wanted):
        if one.optional:
            continue
        event = which.get(place)
        rows = _details(people, one, event)
        # Of an event that was not found, everything is missing; one line of a report is enough to say so.
        yield from rows if event else (replace(row, told=NO_EVENT) for row in rows)


def _details(people: People, one: GoldEvent, event: FoundEvent | None) -> Iterator[Judgement]:
    yield from _duration(one, event)
    yield from _value(PLACES, one, one.places, event.place if event else None, _is_place)
    yield from _value(
        INITIATORS,
        one,
        one.initiators,
        event.initiator if event else None,
        lambda name, asked: people.is_meant(name, asked) or within(name, asked),
    )
    yield from _parties(one, event)
    yield from _figures(one, event)
    if one.ordinal is not None:
        ordinal = event.ordinal if event else None
        yield (
            missed(ORDINALS, one.id)
            if ordinal is None
            else compared(ORDINALS, one.id, ordinal == one.ordinal, ordinal, one.ordinal)
        )


def _duration(one: GoldEvent, event: FoundEvent | None) -> Iterator[Judgement]:
    """Judge a length within five minutes or a tenth; one that the gold does not give is made up."""
    minutes = event.duration_minutes if event else None
    if not one.durations:
        if minutes is not None:
            yield spurious(DURATIONS, one.id, f"{minutes:g} min")
    elif minutes is None:
        yield missed(DURATIONS, one.id)
    else:
        near = any(abs(minutes - length) <= max(5, length / 10) for length in one.durations)
        yield compared(DURATIONS, one.id, near, f"{minutes:g} min", f"{one.durations[0]:g} min")


def _value(
    layer: str, one: GoldEvent, asked: Sequence[str], value: str | None, alike: Callable[[str, str], bool]
) -> Iterator[Judgement]:
    if not asked:
        return
    if value is None:
        yield missed(layer, one.id)
    else:
        right = any(alike(value, other) for other in asked)
        yield compared(layer, one.id, right, value, " or ".join(asked))


def _is_place(found: str, asked: str) -> bool:
    """Tell whether one is the other or names it within more words (« la mairie de Vannes », « Vannes »)."""
    one, other = f" {bare(found)} ", f" {bare(asked)} "
    return one in other or other in one


def _parties(one: GoldEvent, event: FoundEvent | None) -> Iterator[Judgement]:
    """Judge states and organisations; initials and the name, a capital and its state are one party."""
    if not one.parties:
        return
    found = event.parties if event else ()
    for names in with_capitals(one.parties):
        there = any(same_party(party, name) for party in found for name in names)
        yield (hit if there else missed)(PARTIES, f"{one.id}: {names[0]}")
    for party in found:
        if not any(same_party(party, name) for name in one.parties):
            yield spurious(PARTIES, f"{one.id}: {party}")


def _figures(one: GoldEvent, event: FoundEvent | None) -> Iterator[Judgement]:
    """Judge numbers by their value: what they count is named differently by everyone."""
    if not one.figures:
        return
    values = event.figures if event else ()
    for number in dict.fromkeys(one.figures):
        yield (hit if number in values else missed)(FIGURES, f"{one.id}: {number}")
    for number in dict.fromkeys(values):
        if number not in one.figures:
            yield spurious(FIGURES, f"{one.id}: {number}")
