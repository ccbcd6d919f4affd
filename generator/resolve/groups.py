"""Put together what different articles tell of one event: greedily, in an order that input cannot change.

Kept events come first, then tellings with an exact day, then vaguer ones. A telling joins a group only when
one group is the best and the match is certain, or when it is the only one that it may belong to and something
beyond the date supports it. Where several might be meant and nothing decides, they stay apart and `check` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from generator.edtf import compatible
from generator.model import EventStatus, EventType, KeptEvent, Passage, Ref
from generator.resolve.authority_records import AuthorityIndex
from generator.resolve.kept import Kept
from generator.resolve.matching import Match, Profile, Verdict, match, near_types, profile_of
from generator.resolve.tellings import Telling, days_around

# Longer runs of days are not looked up day by day; they are compared as vague dates.
_BLOCK_DAYS: Final = 10
# A list of more names than these is not filed pair by pair.
_PAIRED: Final = 40

# Two who took part, or all of them.
_Sides = frozenset[Ref]


@dataclass(slots=True)
class Joined:
    """One telling in a group, and the rule that put it there."""

    telling: Telling
    rule: str


@dataclass(slots=True)
class Group:
    """One event while it is being put together."""

    profile: Profile
    members: list[Joined] = field(default_factory=list)
    kept: KeptEvent | None = None
    merged: tuple[KeptEvent, ...] = ()
    passages: tuple[Passage, ...] = ()
    unreal: bool = False
    number: int = -1
    articles: set[str] = field(default_factory=set)
    _name: str | None = None

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Return what it is made of, the first to enter the corpus first."""
        return tuple(sorted((j.telling for j in self.members), key=lambda telling: telling.seniority))

    @property
    def name(self) -> str:
        """Return the id as far as it is known by now."""
        if self._name is None:
            self._name = self.kept.id if self.kept else self.tellings[0].provisional
        return self._name

    def add(self, telling: Telling, rule: str) -> None:
        """Take a telling in."""
        self.members.append(Joined(telling, rule))
        self.articles.add(telling.document.id)
        self._name = None
        if self.kept is None:
            self.profile.absorb(profile_of(telling))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A telling that may be one of several events (or of one), and nothing decides."""

    telling: Telling
    groups: tuple[str, ...]
    rule: str


class Grouping:
    """Hold the groups so far, with the keys by which a telling finds those it may belong to."""

    def __init__(self, index: AuthorityIndex) -> None:
        self.groups: list[Group] = []
        self.doubts: list[Doubt] = []
        self._index = index
        self._by_day: dict[tuple[EventType, object], dict[int, Group]] = {}
        self._all = _BySides()
        self._loose = _BySides()
        self._profiles: dict[tuple[object, ...], int] = {}
        self._profile_of: dict[int, int] = {}

    def seed(self, group: Group) -> None:
        """Start with a group that an editor has made."""
        self._start(group)
        self._file(group)

    def _start(self, group: Group) -> None:
        group.number = len(self.groups)
        self.groups.append(group)

    def place(self, tellings: Iterable[Telling]) -> None:
        """Give each telling to a group, its own where none fits."""
        for telling in sorted(tellings, key=_surest_first):
            profile = profile_of(telling)
            found = self._candidates(telling, profile)
            best = self._choose(telling, found)
            if best is None:
                best, rule = Group(profile_of(telling), unreal=telling.unreal), "first"
                self._start(best)
            else:
                rule = next(verdict.rule for group, verdict in found if group is best)
            best.add(telling, rule)
            self._file(best)

    def _candidates(self, telling: Telling, profile: Profile) -> list[tuple[Group, Match]]:
        near: dict[int, Group] = {}
        days = _days(profile)
        # What has a day meets the groups of that day and those without one; what has none meets all of its sides'.
        by_sides = self._loose if days else self._all
        for type_ in sorted(near_types()[telling.facts.type]):
            for value in days:
                near |= self._by_day.get((type_, value), {})
            near |= by_sides.near(type_, profile)
        # Many groups know the same: each such profile is compared once.
        verdicts: dict[int, Match] = {}
        found: list[tuple[Group, Match]] = []
        recent = telling.recent_past if profile.date is None else None
        for number in sorted(near):
            group = near[number]
            if group.unreal != telling.unreal:
                continue
            known = self._profile_of[number]
            if known not in verdicts:
                verdicts[known] = match(profile, group.profile, self._index, recent)
            verdict = verdicts[known]
            if telling.document.id in group.articles:
                # Two events of one article stay two: only an editor makes them one.
                if verdict.verdict is Verdict.CERTAIN:
                    self.doubts.append(Doubt(telling, (group.name,), f"one article, {verdict.rule}"))
                continue
            if verdict.verdict is not Verdict.NO:
                found.append((group, verdict))
        return found

    def _choose(self, telling: Telling, found: Sequence[tuple[Group, Match]]) -> Group | None:
        certain = [group for group, verdict in found if verdict.verdict is Verdict.CERTAIN]
        if certain:
            # Two groups of one day that both fit: the one an editor keeps, else the better attested one.
            return min(certain, key=lambda group: (group.kept is None, -_overlap(telling, group), group.name))
        supported = [group for group, verdict in found if verdict.verdict is Verdict.SUPPORTED]
        if len(supported) == 1 and len(found) == 1:
            return supported[0]
        if found:
            names = tuple(sorted(group.name for group, _ in found))
            self.doubts.append(Doubt(telling, names, found[0][1].rule))
        return None

    def _file(self, group: Group) -> None:
        profile = group.profile
        days = _days(profile)
        for type_ in sorted(profile.types):
            for value in days:
                self._by_day.setdefault((type_, value), {})[group.number] = group
            self._all.file(type_, group)
            if not days:
                self._loose.file(type_, group)
        self._profile_of[group.number] = self._profiles.setdefault(profile.key, len(self._profiles))


class _BySides:
    """File groups so that a telling finds those with the same sides.

    Where no day is shared, a match needs two persons or two parties in common, or nobody else on either side
    (`matching.match`): so groups are filed by such pairs, and not under each actor, who may be in all of them.
    """

    def __init__(self) -> None:
        self._by_sides: dict[tuple[EventType, _Sides, _Sides], dict[int, Group]] = {}
        self._by_actor: dict[tuple[EventType, Ref], dict[int, Group]] = {}
        self._long: dict[EventType, dict[int, Group]] = {}

    def file(self, type_: EventType, group: Group) -> None:
        """File a group under its sides as they are now; it stays under those it had before."""
        profile = group.profile
        for actor in profile.persons | profile.parties:
            self._by_actor.setdefault((type_, actor), {})[group.number] = group
        if _is_long(profile):
            self._long.setdefault(type_, {})[group.number] = group
            return
        for sides in _sides_of(profile):
            self._by_sides.setdefault((type_, *sides), {})[group.number] = group

    def near(self, type_: EventType, profile: Profile) -> dict[int, Group]:
        """Return the groups that may have the same sides, and no fewer."""
        near: dict[int, Group] = {}
        if _is_long(profile):
            for actor in sorted(profile.persons | profile.parties):
                near |= self._by_actor.get((type_, actor), {})
            return near
        for sides in _sides_of(profile):
            near |= self._by_sides.get((type_, *sides), {})
        return near | self._long.get(type_, {})


def _is_long(profile: Profile) -> bool:
    return max(len(profile.persons), len(profile.parties)) > _PAIRED


def _sides_of(profile: Profile) -> list[tuple[_Sides, _Sides]]:
    """Return each pair of persons, each pair of parties, and all of both."""
    none: _Sides = frozenset()
    sides = [(frozenset(pair), none) for pair in combinations(sorted(profile.persons), 2)]
    sides += [(none, frozenset(pair)) for pair in combinations(sorted(profile.parties), 2)]
    if profile.persons or profile.parties:
        sides.append((profile.persons, profile.parties))
    return sides


def _days(profile: Profile) -> tuple[str, ...]:
    """Return the days under which a date is filed; none for a date too vague to be filed by day."""
    if profile.date is None or (profile.date.last - profile.date.first).days >= _BLOCK_DAYS:
        return ()
    return tuple(str(value) for value in days_around(profile.date))


def _overlap(telling: Telling, group: Group) -> int:
    shared = {*telling.persons, *telling.parties} & (group.profile.persons | group.profile.parties)
    return 2 * len(shared) + (telling.place is not None and telling.place == group.profile.place)


def _surest_first(telling: Telling) -> tuple[object, ...]:
    exact = telling.date is not None and telling.date.is_day
    vagueness = (telling.date.last - telling.date.first).days if telling.date else 10**6
    known = len(telling.persons) + len(telling.parties) + (telling.place is not None)
    return not exact, vagueness, -known, telling.seniority, telling.key


def seed_group(kept: Kept, facts: Profile) -> Group:
    """Return the group of a kept event: its facts win, so what it binds does not change the profile."""
    unreal = kept.event.status in (EventStatus.PLANNED, EventStatus.HYPOTHETICAL, EventStatus.CANCELLED)
    group = Group(
        facts, kept=kept.event, merged=tuple(kept.merged), passages=tuple(kept.passages), unreal=unreal
    )
    for telling in sorted(kept.tellings, key=lambda telling: telling.key):
        group.add(telling, "kept")
    return group


def join_plans(plans: Sequence[Group], happened: Sequence[Group], index: AuthorityIndex) -> list[Group]:
    """Give each plan to the one event that fulfilled it (rule 12 of the design); return the plans left over.

    A plan fits when type, sides, place and period do, and when the event did not take place before the plan was told.
    """
    by_actor: dict[Ref, dict[int, Group]] = {}
    for number, group in enumerate(happened):
        for actor in group.profile.persons | group.profile.parties:
            by_actor.setdefault(actor, {})[number] = group
    left: list[Group] = []
    for plan in sorted(plans, key=lambda group: group.name):
        near: dict[int, Group] = {}
        for actor in sorted(plan.profile.persons | plan.profile.parties):
            near |= by_actor.get(actor, {})
        fitting = [near[number] for number in sorted(near) if _fulfils(near[number], plan, index)]
        if plan.kept is None and len(fitting) == 1:
            for joined in plan.members:
                fitting[0].add(joined.telling, "planned-and-fulfilled")
        else:
            left.append(plan)
    return left


def _fulfils(group: Group, plan: Group, index: AuthorityIndex) -> bool:
    if group.kept is not None and group.kept.withdrawn is not None:
        return False
    if plan.profile.date is None and plan.profile.place is None:
        return False
    if group.profile.date is None or group.articles & plan.articles:
        return False
    if plan.profile.date is not None and not compatible(plan.profile.date, group.profile.date):
        return False
    for telling in plan.tellings:
        told = telling.recent_past
        if told is not None and group.profile.date.last < told.last and plan.profile.date is None:
            return False
        if (
            plan.profile.date is None
            and told is not None
            and (group.profile.date.first - told.last).days > 92
        ):
            return False
    return match(plan.profile, group.profile, index).verdict is not Verdict.NO
