"""Give each plan to the event that fulfilled it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from generator.edtf import compatible
from generator.model import EventStatus, Ref
from generator.resolve.matching.groups import Group
from generator.resolve.matching.match import CALLED, Verdict, is_same_occasion, match
from generator.resolve.names.authority_records import AuthorityIndex

# Days after it was told within which a plan that names a place, and one that does not, may be fulfilled.
_SOON: Final = 92
_VERY_SOON: Final = 31
# Events of longer reach are looked at one by one.
_SHORT: Final = 31


class _ByActor:
    """Find the events of somebody within some days."""

    def __init__(self, happened: Sequence[Group]) -> None:
        self._short: dict[Ref, list[tuple[date, int]]] = {}
        self._long: dict[Ref, list[int]] = {}
        self._groups = happened
        for number, group in enumerate(happened):
            value = group.profile.date
            if value is None or (group.kept is not None and group.kept.withdrawn is not None):
                continue
            for actor in group.profile.persons | group.profile.parties:
                if (value.last - value.first).days <= _SHORT:
                    self._short.setdefault(actor, []).append((value.first, number))
                else:
                    self._long.setdefault(actor, []).append(number)
        for found in self._short.values():
            found.sort()

    def within(self, actors: frozenset[Ref], first: date, last: date) -> list[Group]:
        """Return the events of any of these actors that may have begun within these days."""
        near: set[int] = set()
        start = first - timedelta(days=min(_SHORT, first.toordinal() - 1))
        for actor in actors:
            dated = self._short.get(actor, [])
            near.update(
                number
                for _, number in dated[bisect_left(dated, (start, -1)) : bisect_right(dated, (last, 10**9))]
            )
            near.update(self._long.get(actor, ()))
        return [self._groups[number] for number in sorted(near)]


def join_plans(plans: Sequence[Group], happened: Sequence[Group], index: AuthorityIndex) -> list[Group]:
    """Give each plan to the one event that fulfilled it (rule 12 of the design); return the plans left over.

    A plan fits when type, sides, place and period do, and when the event did not take place before the plan was told.
    A call that is announced without a day fits only what followed very soon among the same people.
    """
    events = _ByActor(happened)
    left: list[Group] = []
    for plan in sorted(plans, key=lambda group: group.name):
        period = _period(plan)
        fitting: list[Group] = []
        if period is not None and plan.kept is None:
            near = events.within(plan.profile.persons | plan.profile.parties, *period)
            fitting = [group for group in near if _fulfils(group, plan, period, index)]
        if len(fitting) == 1:
            for joined in plan.members:
                fitting[0].add(joined.telling, "planned-and-fulfilled")
        else:
            left.append(plan)
    return left


def _period(plan: Group) -> tuple[date, date] | None:
    """Return the days within which a plan may be fulfilled; None for what is called off, or told nobody knows when."""
    if any(telling.facts.status is EventStatus.CANCELLED for telling in plan.tellings):
        return None
    if plan.profile.date is not None:
        return plan.profile.date.first, plan.profile.date.last
    if plan.profile.place is None and not plan.profile.types <= CALLED:
        return (
            None  # « ils se reverront » says nothing that one event could fulfil; a call has no place anyway
        )
    told = [telling.told_on for telling in plan.tellings]
    known = [value for value in told if value is not None]
    if len(known) != len(told) or not known:
        return None
    first, last = max(value.first for value in known), max(value.last for value in known)
    soon = _VERY_SOON if plan.profile.place is None else _SOON
    return first, date.fromordinal(min(last.toordinal() + soon, date.max.toordinal()))


def _fulfils(group: Group, plan: Group, period: tuple[date, date], index: AuthorityIndex) -> bool:
    mine, theirs = plan.profile, group.profile
    if theirs.date is None or group.articles & plan.articles:
        return False
    if group.kept is not None and any(group.kept.id in telling.not_of for telling in plan.tellings):
        return False
    if mine.date is not None:
        if not compatible(mine.date, theirs.date):
            return False
    elif theirs.date.last < period[0] or theirs.date.first > period[1]:
        return False
    found = match(mine, theirs, index)
    if mine.date is None and mine.place is not None:
        return found.verdict is not Verdict.NO or is_same_occasion(mine, theirs, index)
    return found.verdict is not Verdict.NO
