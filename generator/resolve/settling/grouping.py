"""Put together what different articles tell of one event: greedily, in an order that input cannot change.

Kept events come first, then tellings with an exact day, then vaguer ones. A telling joins a group only when
one group is the best and the match is certain, or when it is the only one that it may belong to and something
beyond the date supports it. Where several might be meant and nothing decides, they stay apart and `check` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Final

from generator.edtf import Edtf
from generator.model import EventStatus, EventType, Ref
from generator.resolve.matching.filing import BySides, OfDay
from generator.resolve.matching.groups import Doubt, Group
from generator.resolve.matching.match import (
    TOLD_AS_TWO,
    UNNAMED,
    Match,
    Profile,
    Verdict,
    match,
    near_types,
    profile_of,
)
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.tellings.telling import Telling, days_around

# Longer runs of days are not looked up day by day; they are compared as vague dates.
_BLOCK_DAYS: Final = 10
# Dates of a longer reach are filed as undated.
_MANY_MONTHS: Final = 6
# Events that something without any date is compared with.
_FEW: Final = 24

# Types that two sides have between them, not told apart by a place.
_BETWEEN_SIDES: Final = frozenset({EventType.AGREEMENT, EventType.MEETING, EventType.NEGOTIATION})
# Of one day, told without names in an article that names all who took part.
_SIDES_NAMED: Final = Match(Verdict.SUPPORTED, "same-day-sides-named")


class Grouping:
    """Hold the groups so far, with the keys by which a telling finds those it may belong to."""

    def __init__(self, index: AuthorityIndex, named: Mapping[str, frozenset[Ref]] | None = None) -> None:
        self._named = named or {}
        self.groups: list[Group] = []
        self.doubts: list[Doubt] = []
        self._index = index
        self._by_day: dict[tuple[EventType, object], OfDay] = {}
        self._all = BySides()
        self._loose = BySides()
        self._by_month: dict[str | None, BySides] = {}
        self._by_number: dict[tuple[EventType, tuple[int, str]], dict[int, Group]] = {}
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
        placed = [(telling, profile_of(telling)) for telling in tellings]
        told = Counter(_occasion(telling) for telling, _ in placed)
        # An article that tells of several calls of a day shows how many there were: it goes first.
        placed.sort(key=lambda item: _surest_first(item[0], item[1], told[_occasion(item[0])] > 1))
        for telling, profile in placed:
            found = self._candidates(telling, profile)
            best, several = self._choose(telling, found)
            if best is None:
                best, rule = Group(profile_of(telling), unreal=telling.unreal, undecided=several), "first"
                self._start(best)
            else:
                rule = next(verdict.rule for group, verdict in found if group is best)
            best.add(telling, rule)
            self._file(best)

    def _candidates(self, telling: Telling, profile: Profile) -> list[tuple[Group, Match]]:
        near: dict[int, Group] = {}
        recent = telling.recent_past if profile.date is None else None
        denied = telling.facts.status is EventStatus.DENIED
        for type_ in sorted(near_types()[telling.facts.type]):
            near |= self._near(type_, profile, recent)
        # Many groups know the same: each such profile is compared once.
        verdicts: dict[int, Match] = {}
        found: list[tuple[Group, Match]] = []
        for number in sorted(near):
            group = near[number]
            if group.unreal != telling.unreal or (group.kept and group.kept.id in telling.not_of):
                continue
            verdict = self._compare(profile, group, recent, verdicts)
            if verdict.rule == UNNAMED and self._is_of_those_named(telling, group):
                verdict = _SIDES_NAMED
            if group.withdrawn and not (denied and verdict.verdict is Verdict.CERTAIN):
                continue  # a denial bears the withdrawal out; whoever tells of the event anew may be right
            if telling.document.id in group.articles:
                # Two events of one article stay two: only an editor makes them one.
                if verdict.verdict is Verdict.CERTAIN:
                    self.doubts.append(Doubt(telling, (group,), f"one article, {verdict.rule}"))
                continue
            if verdict.verdict is not Verdict.NO:
                found.append((group, verdict))
            elif verdict.rule in TOLD_AS_TWO:
                self.doubts.append(Doubt(telling, (group,), verdict.rule))
        return found

    def _compare(
        self, profile: Profile, group: Group, recent: Edtf | None, verdicts: dict[int, Match]
    ) -> Match:
        known = self._profile_of[group.number]
        if known not in verdicts:
            verdicts[known] = match(profile, group.profile, self._index, recent)
        return verdicts[known]

    def _is_of_those_named(self, telling: Telling, group: Group) -> bool:
        """Tell whether « l'accord signé le 22 mars » is that of two states of whom its article speaks."""
        sides = group.profile.persons | group.profile.parties
        silent = not (telling.persons or telling.parties or telling.place)
        named = self._named.get(telling.document.id, frozenset())
        return silent and len(sides) >= 2 and sides <= named and group.profile.types <= _BETWEEN_SIDES

    def _near(self, type_: EventType, profile: Profile, recent: Edtf | None) -> dict[int, Group]:
        """Return the groups that a telling may belong to, and others: what has a day meets those of that day.

        What has none meets those of its months and, whatever their date, those of its number. What nothing dates
        meets only the first few among the same people: more would help nobody to choose.
        """
        near: dict[int, Group] = {}
        days = _days(profile)
        for value in days:
            if (type_, value) in self._by_day:
                near |= self._by_day[type_, value].near(profile)
        if days:
            return near | self._loose.near(type_, profile)
        if profile.ordinal is not None:
            near |= self._by_number.get((type_, profile.ordinal), {})
        reach = profile.date or recent
        if reach is None or None in _months(reach):
            found = self._all.near(type_, profile)
        else:
            for month in _months(reach):
                if month in self._by_month:
                    near |= self._by_month[month].near(type_, profile)
            found = self._by_month[None].near(type_, profile) if None in self._by_month else {}
        if profile.date is None:
            found = {number: found[number] for number in nsmallest(_FEW, found)}
        return near | found

    def _choose(self, telling: Telling, found: Sequence[tuple[Group, Match]]) -> tuple[Group | None, bool]:
        """Return the group that a telling belongs to, or None; and whether several events of its day may be meant."""
        certain = [group for group, verdict in found if verdict.verdict is Verdict.CERTAIN]
        if certain:
            shared = max(_overlap(telling, group) for group in certain)
            best = [group for group in certain if _overlap(telling, group) == shared]
            kept = [group for group in best if group.kept is not None]
            if len(best) == 1 or len(kept) == 1:
                return (kept or best)[0], False
            self.doubts.append(
                Doubt(telling, tuple(g for g in best if not g.undecided), "several of that day")
            )
            return next((group for group in best if group.undecided), None), True
        supported = [group for group, verdict in found if verdict.verdict is Verdict.SUPPORTED]
        if len(supported) == 1 and len(found) == 1:
            return supported[0], False
        if found:
            self.doubts.append(Doubt(telling, tuple(group for group, _ in found), found[0][1].rule))
        return None, False

    def _file(self, group: Group) -> None:
        profile = group.profile
        days = _days(profile)
        for type_ in sorted(profile.types):
            for value in days:
                self._by_day.setdefault((type_, value), OfDay(self._index)).file(group)
            self._all.file(type_, group)
            for month in _months(profile.date) if profile.date is not None else (None,):
                self._by_month.setdefault(month, BySides()).file(type_, group)
            if not days:
                self._loose.file(type_, group)
            if profile.ordinal is not None:
                self._by_number.setdefault((type_, profile.ordinal), {})[group.number] = group
        self._profile_of[group.number] = self._profiles.setdefault(profile.key, len(self._profiles))


def _days(profile: Profile) -> tuple[str, ...]:
    """Return the days under which a date is filed; none for a date too vague to be filed by day."""
    if profile.date is None or (profile.date.last - profile.date.first).days >= _BLOCK_DAYS:
        return ()
    return tuple(str(value) for value in days_around(profile.date))


def _months(value: Edtf) -> tuple[str | None, ...]:
    """Return the months under which a date is filed: those it may lie in, or None for too many of them."""
    first, last = value.first.year * 12 + value.first.month - 1, value.last.year * 12 + value.last.month - 1
    if last - first >= _MANY_MONTHS:
        return (None,)
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1))


def _overlap(telling: Telling, group: Group) -> int:
    shared = {*telling.persons, *telling.parties} & (group.profile.persons | group.profile.parties)
    return 2 * len(shared) + (telling.place is not None and telling.place == group.profile.place)


def _occasion(telling: Telling) -> tuple[object, ...]:
    """Return what several events of one article share when it tells, say, of two calls of a day."""
    day = str(telling.date) if telling.date is not None else None
    return (
        telling.document.id if day else telling.key,
        telling.facts.type,
        day,
        telling.persons,
        telling.parties,
    )


def _surest_first(telling: Telling, profile: Profile, of_several: bool) -> tuple[object, ...]:
    exact = telling.date is not None and telling.date.is_day
    vagueness = (telling.date.last - telling.date.first).days if telling.date else 10**6
    known = len(telling.persons) + len(telling.parties) + (telling.place is not None)
    details = sum(
        value is not None for value in (profile.ordinal, profile.hours, profile.initiator, profile.duration)
    )
    return not exact, vagueness, not of_several, -known, -details, telling.seniority, telling.key
