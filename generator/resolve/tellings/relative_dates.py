"""Date the events of an article that are told by their distance to another: « la veille », « le lendemain ».

Such dates are evaluated last, after what editors decided: when a kept event's date is corrected, what the article
counts from it moves along.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.edtf import Edtf, shift_days
from generator.model import EventMention, Timex
from generator.resolve.tellings.telling import Telling, main_telling

_COUNTING: Final = ("event", "timex")
_BESIDE: Final = 20  # characters between « le lendemain » and the event that it counts from, « de l’attaque »
_DAYS: Final = re.compile(r"([+-]?)P(\d{1,4})D")


@dataclass(frozen=True, slots=True, order=True)
class _Relation:
    """One event of an article takes place so many days after another (before it, when negative).

    ``firm`` where the words count from an event; those that count from another date only show that two dates
    belong together, which is enough to move them together.
    """

    event: int
    other: int
    days: int
    firm: bool


def imply_dates(tellings: Sequence[Telling], fixed: Mapping[int, Edtf]) -> tuple[Telling, ...]:
    """Return an article's tellings, those dated that only relate to others, those moved that relate to a kept one.

    Parameters:
        fixed: the dates of kept events, by the event's index in the article.
    """
    told = {telling.index: telling.date for telling in tellings}
    dates = {**told, **fixed}
    found = {telling.index: telling for telling in tellings}
    relations = _relations(tellings)

    def settle(event: int, other: int, days: int) -> bool:
        anchor = dates.get(other)
        value = _shifted(anchor, days)
        if anchor is None or value is None:
            return False
        rule = {1: "day-after", -1: "day-before"}.get(days, "days-from-event")
        found[event] = replace(found[event], date=value, date_rule=rule, date_anchor=anchor)
        dates[event] = value
        return True

    for relation in relations:
        before, now = told[relation.other], fixed.get(relation.other)
        moved = now is not None and before is not None and now != before and relation.event not in fixed
        if moved and told[relation.event] == _shifted(before, relation.days):
            settle(relation.event, relation.other, relation.days)
    # Each round dates at least one event or ends: a chain of relations is no longer than the article's events.
    for _ in tellings:
        changed = False
        for one in (relation for relation in relations if relation.firm):
            if dates[one.event] is None:
                changed |= settle(one.event, one.other, one.days)
            elif dates[one.other] is None:
                changed |= settle(one.other, one.event, -one.days)
        if not changed:
            break
    return tuple(found[telling.index] for telling in tellings)


def _shifted(value: Edtf | None, days: int) -> Edtf | None:
    try:
        return shift_days(value, days) if value is not None else None
    except ValueError:
        return None


def _relations(tellings: Sequence[Telling]) -> list[_Relation]:
    """Return the relations that an article tells: by a day-after link, or by words that count from an event.

    Words count from the event that the article is about.
    """
    known = {telling.index for telling in tellings}
    main = main_telling(tellings)
    found: set[_Relation] = set()
    for telling in tellings:
        annotations = telling.document.annotations
        day_before = annotations.events[telling.index].day_after
        if day_before is not None and day_before in known and day_before != telling.index:
            found.add(_Relation(telling.index, day_before, 1, True))
        if main is None or main.index == telling.index:
            continue
        for mention in telling.event_mentions:
            timex = _timex_of(telling, mention, main)
            counted = _DAYS.fullmatch(timex.offset or "") if timex and timex.anchor in _COUNTING else None
            if timex is not None and counted is not None:
                days = int(counted[2]) * (-1 if counted[1] == "-" else 1)
                found.add(_Relation(telling.index, main.index, days, timex.anchor == "event"))
    return sorted(found)


def _timex_of(telling: Telling, mention: EventMention, main: Telling) -> Timex | None:
    """Return the words that date a mention: its own, else the only ones of its sentence that count from the main event.

    « Elle s’était rendue sur place dès le lendemain de l’attaque » tells two events, and only one of them has a date
    to be found: that which is told of by the distance from the other.
    """
    timexes, sentences = telling.document.annotations.timexes, telling.document.annotations.sentences
    if mention.timex is not None:
        return timexes[mention.timex] if 0 <= mention.timex < len(timexes) else None
    if telling.date is not None or not 0 <= mention.sentence < len(sentences):
        return None
    here = [one for one in timexes if sentences[mention.sentence].span.covers(one.span)]
    told_here = {one.sentence for one in main.event_mentions}
    if len(here) != 1 or here[0].anchor != "event" or mention.sentence not in told_here:
        return None
    named = [one.span.start for one in main.event_mentions if one.sentence == mention.sentence]
    return here[0] if any(0 <= start - here[0].span.end <= _BESIDE for start in named) else None
