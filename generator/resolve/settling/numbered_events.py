"""Events as members of a series: their numbers, the steps by which each is known, the days that numbers leave them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from generator.edtf import Edtf, compatible, interval
from generator.model import DateStep, EventStatus, EventType, Ref
from generator.resolve.matching.groups import Group
from generator.resolve.tellings.deductions import told_date, told_number
from generator.resolve.tellings.ordinals import BY_THE_DAY, MOVEMENT, Numbered, Window, number_of, ordinals_of
from generator.resolve.tellings.telling import Telling

_REAL: Final = (EventStatus.OCCURRED, EventStatus.ALLEGED)


@dataclass(slots=True, eq=False)
class Node:
    """One event in its series, with its numbers by year, and the steps by which each is known.

    ``undated`` are the tellings that give the number and no date: what others tell of the number bears them out.
    """

    group: Group
    telling: Telling
    date: Edtf | None
    numbers: dict[str, int] = field(default_factory=dict)
    steps: dict[str, tuple[DateStep, ...]] = field(default_factory=dict)
    open: list[tuple[Telling, Numbered]] = field(default_factory=list)
    windows: list[tuple[Telling, Window]] = field(default_factory=list)
    undated: dict[str, Telling] = field(default_factory=dict)

    @property
    def day(self) -> datetime.date | None:
        """Return the one day on which it took place, if that is known."""
        return self.date.first if self.date is not None and self.date.is_day else None


def node_of(group: Group) -> Node | None:
    """Return an event that counts in a series; None for what is planned, denied or withdrawn."""
    tellings = [telling for telling in group.tellings if telling.facts.status in _REAL]
    if not tellings or (group.kept is not None and group.kept.status not in _REAL):
        return None
    node = Node(group, tellings[0], group.profile.date)
    for telling in tellings:
        told = ordinals_of(telling)
        for number in told.numbered:
            year = number.year or year_of(node.date)
            known = number_of(telling)
            if year is None and known is not None and known[0] == number.count:
                year = known[1]
            if year is None:
                node.open.append((telling, number))
            elif year not in node.numbers:
                node.numbers[year] = number.count
                if telling.date is None and not telling.evidence:
                    node.undated[year] = telling
                if telling.evidence:
                    node.steps[year] = telling.evidence
                else:
                    node.steps[year] = (
                        *told_date(telling, node.date),
                        told_number(telling, number, node.date),
                    )
        node.windows.extend((telling, window) for window in told.windows)
        if telling.number is not None and telling.number[1] not in node.numbers:
            node.numbers[telling.number[1]] = telling.number[0]
            node.steps[telling.number[1]] = telling.evidence
    return node


def year_of(value: Edtf | None) -> str | None:
    """Return the one year in which a date lies, or None."""
    return str(value.first.year) if value is not None and value.first.year == value.last.year else None


def sides_of(group: Group) -> tuple[Ref, ...]:
    """Return what makes a series: who takes part; of strikes the place, and of visits the place as well."""
    profile = group.profile
    place = (profile.place,) if profile.place is not None else ()
    if profile.types & BY_THE_DAY and place:
        return place
    people = tuple(
        sorted(profile.persons if len(profile.persons) >= 2 else profile.persons | profile.parties)
    )
    return people + place if people and EventType.VISIT in profile.types else people


def may_be_one(node: Node, other: Node) -> bool:
    """Tell whether two numbered events may be one: told in different articles, of days that agree."""
    if node is other or node.group.articles & other.group.articles:
        return False
    return not (node.date and other.date) or compatible(node.date, other.date)


def bounds(
    node: Node, year: str, numbered: Iterable[Node], *, strict: bool
) -> tuple[Edtf, tuple[Node, ...]] | None:
    """Return the days that the numbers of other events leave for one, and the events that set these bounds.

    Parameters:
        numbered: the events with a number in this year.
        strict: whether two of the series never fall on one day.

    Returns:
        None where nothing bounds it on both sides, or where no day is left.
    """
    of_year = year != MOVEMENT
    first, last = (
        (datetime.date(int(year), 1, 1), datetime.date(int(year), 12, 31)) if of_year else (None, None)
    )
    by_first: Node | None = None
    by_last: Node | None = None
    for other in numbered:
        if other is node or other.date is None:
            continue
        apart = other.numbers[year] - node.numbers[year]
        if apart == 0:
            continue
        after, before = _bounds_by(node, other, apart, strict=strict)
        if after is not None and (first is None or after > first):
            first, by_first = after, other
        if before is not None and (last is None or before < last):
            last, by_last = before, other
    others = tuple(dict.fromkeys(other for other in (by_first, by_last) if other is not None))
    if first is None or last is None or last < first or not others:
        return None
    return interval(first, last), others


def _bounds_by(
    node: Node, other: Node, apart: int, *, strict: bool
) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day that another event, so many numbers further on, leaves for an event."""
    if other.date is None:
        return None, None
    counting = other if apart > 0 else node
    reach = [w for _, w in counting.windows if abs(apart) < w.count]
    gap = abs(apart) if strict else 0
    try:
        near, far = (
            datetime.timedelta(days=gap),
            min((datetime.timedelta(days=w.days - 1) for w in reach), default=None),
        )
        if any(w.count == w.days for w in reach):
            # « Le deuxième en deux jours »: one on each day.
            near = datetime.timedelta(days=abs(apart))
            far = near
        if apart > 0:
            return (other.date.first - far if far is not None else None), other.date.last - near
        return other.date.first + near, (other.date.last + far if far is not None else None)
    except OverflowError:
        return None, None
