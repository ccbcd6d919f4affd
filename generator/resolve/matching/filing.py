"""File groups by who took part, so that a telling is compared with few of them."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from generator.model import EventType, Ref
from generator.resolve.matching.groups import Group
from generator.resolve.matching.match import PLACELESS, Profile
from generator.resolve.names.authority_records import AuthorityIndex

# A list of more names than these is not filed pair by pair.
_PAIRED: Final = 40

# Two who took part, or all of them.
_Sides = frozenset[Ref]


class ByPlace:
    """File groups by where they took place, so that a telling finds those that may have taken place where it does."""

    def __init__(self, index: AuthorityIndex) -> None:
        self._index = index
        self._all: dict[int, Group] = {}
        self._anywhere: dict[int, Group] = {}
        self._at: dict[str, dict[int, Group]] = {}
        self._within: dict[str, dict[int, Group]] = {}

    def file(self, group: Group) -> None:
        """File a group under its place as it is now; it stays under the one it had before."""
        self._all[group.number] = group
        place = _place_of(group.profile)
        if place is None:
            self._anywhere[group.number] = group
            return
        self._at.setdefault(place.id, {})[group.number] = group
        for around in self._index.around(place):
            self._within.setdefault(around, {})[group.number] = group

    def near(self, profile: Profile) -> dict[int, Group]:
        """Return the groups at a telling's place, in it, around it, or nowhere in particular."""
        place = _place_of(profile)
        if place is None:
            return self._all
        near = self._anywhere | self._within.get(place.id, {})
        for around in self._index.around(place):
            near |= self._at.get(around, {})
        return near


def _place_of(profile: Profile) -> Ref | None:
    """Return the place that tells an event from others, None where a place says nothing."""
    return None if profile.types & PLACELESS else profile.place


class OfDay:
    """File the groups of one day so that a telling finds those that share somebody with it, or name nobody.

    Whoever names others only is a stranger; where nobody is named on one side, anybody may be meant, but no other
    place (`matching.match`).
    """

    def __init__(self, index: AuthorityIndex) -> None:
        self._all = ByPlace(index)
        self._silent = ByPlace(index)
        self._by_actor: dict[Ref, dict[int, Group]] = {}

    def file(self, group: Group) -> None:
        """File a group under its sides as they are now; it stays under those it had before."""
        self._all.file(group)
        actors = group.profile.persons | group.profile.parties
        if not actors:
            self._silent.file(group)
        for actor in actors:
            self._by_actor.setdefault(actor, {})[group.number] = group

    def near(self, profile: Profile) -> dict[int, Group]:
        """Return the groups that are no strangers to a telling."""
        actors = profile.persons | profile.parties
        if not actors:
            return self._all.near(profile)
        near = self._silent.near(profile)
        for actor in actors:
            near |= self._by_actor.get(actor, {})
        return near


class BySides:
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
