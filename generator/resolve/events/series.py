"""The event before and the event after: same type, same people, by date; and relations told in days."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from generator.edtf import Edtf
from generator.model import EventStatus, EventType, Ref
from generator.resolve.accounts.properties import Facts
from generator.resolve.matching.groups import Group

_PERIOD = re.compile(r"P(\d+)D")


@dataclass(frozen=True, slots=True)
class Dated:
    """What series need of an event."""

    id: str
    facts: Facts
    date: Edtf | None
    group: Group
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The ids of the event before, the event after, and those told to stand in a relation of days."""

    previous: str | None
    next: str | None
    same_series: tuple[str, ...]


def neighbours(events: Sequence[Dated]) -> dict[str, Neighbours]:
    """Return the neighbours of each event.

    An event is before another only when its last possible day lies before the other's first: what dates do not
    settle is not put in order.
    """
    series: dict[tuple[EventType, frozenset[Ref]], list[Dated]] = {}
    for event in sorted(events, key=lambda event: event.id):
        sides = _sides(event.facts)
        real = event.facts.status in (EventStatus.OCCURRED, EventStatus.ALLEGED)
        if sides and real and event.date is not None and not event.withdrawn:
            series.setdefault((event.facts.type, sides), []).append(event)
    told = _told_relations(events, series)
    result: dict[str, Neighbours] = {}
    for members in series.values():
        ends = sorted((m.date.last, m.date.first, m.id) for m in members if m.date is not None)
        starts = sorted((m.date.first, m.date.last, m.id) for m in members if m.date is not None)
        for event in members:
            if event.date is not None:
                before = bisect_left(ends, (event.date.first,)) - 1
                after = (
                    bisect_left(starts, (event.date.last + timedelta(days=1),))
                    if _has_tomorrow(event)
                    else -1
                )
                result[event.id] = Neighbours(
                    ends[before][2] if before >= 0 else None,
                    starts[after][2] if 0 <= after < len(starts) else None,
                    tuple(sorted(told.get(event.id, ()))),
                )
    for event in events:
        result.setdefault(event.id, Neighbours(None, None, tuple(sorted(told.get(event.id, ())))))
    return result


def _has_tomorrow(event: Dated) -> bool:
    return event.date is not None and event.date.last < date.max


def _sides(facts: Facts) -> frozenset[Ref]:
    """Return who makes a series: at least two persons, else the parties."""
    return frozenset(
        facts.participants if len(facts.participants) >= 2 else facts.participants + facts.parties
    )


def _told_relations(
    events: Sequence[Dated], series: Mapping[tuple[EventType, frozenset[Ref]], Sequence[Dated]]
) -> dict[str, set[str]]:
    """Return the events that an article ties together: « la veille », « la deuxième en deux jours »."""
    home = {telling.key[:2]: event for event in events for telling in event.group.tellings}
    found: dict[str, set[str]] = {}

    def tie(one: Dated, other: Dated) -> None:
        if one.id != other.id and not one.withdrawn and not other.withdrawn:
            found.setdefault(one.id, set()).add(other.id)
            found.setdefault(other.id, set()).add(one.id)

    for event in events:
        for telling in event.group.tellings:
            day_after = telling.document.annotations.events[telling.index].day_after
            other = home.get((telling.document.id, day_after)) if day_after is not None else None
            if other is not None:
                tie(event, other)
            ordinal = telling.facts.ordinal
            period = _PERIOD.fullmatch(ordinal.period or "") if ordinal else None
            if period is None or event.date is None or ordinal is None or ordinal.count < 2:
                continue
            try:
                start = event.date.first - timedelta(days=int(period[1]) - 1)
            except OverflowError:
                continue
            for other in series.get((event.facts.type, _sides(event.facts)), ()):
                if (
                    other.date is not None
                    and start <= other.date.first
                    and other.date.last <= event.date.last
                ):
                    tie(event, other)
    return found
