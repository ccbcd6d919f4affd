"""Events, their status and their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.evaluate.dates import comparable
from generator.evaluate.found import FoundEvent
from generator.evaluate.gold import GoldEvent
from generator.evaluate.judgement import NO_EVENT, Judgement, compared, hit, missed, spurious
from generator.evaluate.likeness import People, same_body
from generator.evaluate.pairing import Candidates, pair

EVENTS = "events"
STATUS = "events + status"
DATES = "dates of events"
_SHARED: Final = 0.6  # of all persons named by either side, how many must be common
_STATEMENT: Final = "statement"  # whoever is quoted made one: finding it costs nothing


@dataclass(frozen=True, slots=True)
class EventPairs:
    """Which event found is which of the gold's: with the right date (``dated``), or by type and people alone."""

    dated: dict[int, int]
    loose: dict[int, int]
    might_be: Candidates


def pair_events(people: People, wanted: Sequence[GoldEvent], found: Sequence[FoundEvent]) -> EventPairs:
    """Pair events by type, participants and date, and again without the date."""
    loose = {
        index: [
            (_agreement(event, one), place)
            for place, one in enumerate(wanted)
            if event.type in one.types and _same_people(people, event.participants, one)
        ]
        for index, event in enumerate(found)
    }
    dated = {
        index: [(score, place) for score, place in options if is_date(found[index].date, wanted[place])]
        for index, options in loose.items()
    }
    return EventPairs(pair(dated), pair(loose), loose)


def judge_events(
    pairs: EventPairs, wanted: Sequence[GoldEvent], found: Sequence[FoundEvent]
) -> Iterator[Judgement]:
    """Judge events: an event is right with its type, its people and its date; then its status; then dates alone."""
    for index, event in enumerate(found):
        if index in pairs.dated:
            one = wanted[pairs.dated[index]]
            if not one.optional:
                yield hit(EVENTS, one.told)
                yield compared(STATUS, one.told, event.status in one.statuses, event.status, one.statuses[0])
        elif counts_against(index, event, pairs, wanted):
            yield from (spurious(layer, event.told, f"« {event.words} »") for layer in (EVENTS, STATUS))
    for place, one in enumerate(wanted):
        if not one.optional and place not in pairs.dated.values():
            yield from (missed(layer, one.told) for layer in (EVENTS, STATUS))
    yield from _dates(pairs, wanted, found)


def counts_against(index: int, event: FoundEvent, pairs: EventPairs, wanted: Sequence[GoldEvent]) -> bool:
    """Tell whether an event that is none of the gold's is a mistake: not if it might be an optional one."""
    return event.type != _STATEMENT and not any(wanted[place].optional for _, place in pairs.might_be[index])


def _dates(
    pairs: EventPairs, wanted: Sequence[GoldEvent], found: Sequence[FoundEvent]
) -> Iterator[Judgement]:
    dated: set[int] = set()
    for index, place in pairs.loose.items():
        one, date = wanted[place], found[index].date
        if one.optional or date is None:
            continue
        right = is_date(date, one)
        told = "" if right else f"{date} instead of {' or '.join(one.dates) or None}"
        dated.add(place)
        yield Judgement(DATES, one.told, found=True, expected=one.date is not None, right=right, told=told)
    for place, one in enumerate(wanted):
        if not one.optional and one.date is not None and place not in dated:
            met = place in pairs.loose.values()
            yield missed(DATES, one.told) if met else replace(missed(DATES, one.told), told=NO_EVENT)


def is_date(date: str | None, one: GoldEvent) -> bool:
    """Tell whether a date found, or none, is what the text supports."""
    return one.date is None if date is None else comparable(date) in one.dates


def _agreement(event: FoundEvent, one: GoldEvent) -> float:
    """Return how much an event looks like one of the gold's: date, then status; place and parties where all is even."""
    place = event.place is not None and event.place in one.places
    parties = len({*event.parties} & {*one.parties}) / max(1, len(one.parties))
    return (
        1
        + 2 * is_date(event.date, one)
        + (event.status in one.statuses)
        + 0.5 * (not one.optional)
        + 0.1 * place
        + 0.1 * parties
    )


def _same_people(people: People, names: Sequence[str], one: GoldEvent) -> bool:
    """Tell whether the people are the same but for a few; optional ones and parties count neither way."""
    met: set[str] = set()
    strangers = 0
    for name in dict.fromkeys(names):
        meant = next((person for person in one.participants if people.is_meant(name, person)), None)
        if meant is not None:
            met.add(meant)
        elif not any(people.is_meant(name, person) for person in one.optional_participants):
            strangers += not any(same_body(name, party) for party in one.parties)
    if not one.participants:
        return strangers == 0
    return len(met) / (len(one.participants) + strangers) >= _SHARED
