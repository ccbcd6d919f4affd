"""Whether what an article tells is an event that others tell: the rules, each with its name."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

from generator import lexicon
from generator.edtf import Edtf, compatible, intersect
from generator.hours import Minutes, exclude
from generator.model import EventType, Ref
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.tellings.hours import hours_of
from generator.resolve.tellings.ordinals import number_of
from generator.resolve.tellings.telling import Telling

# A week-end, « ces derniers jours »: short enough to mean one occasion among the same people.
_FEW_DAYS: Final = 4
# Types with one side, which the place tells apart: two attacks of one day are two unless they share it.
_PLACED: Final = frozenset(
    {EventType.ATTACK, EventType.PROTEST, EventType.STRIKE, EventType.ELECTION, EventType.VISIT}
)
# Types told apart by whom they are about.
_PERSONAL: Final = frozenset({EventType.RELEASE, EventType.VISIT})
# One says many things a day: nothing but an editor makes two statements one.
_NEVER: Final = frozenset({EventType.STATEMENT})
#: A call has no place: what an article gives as one is where somebody sat.
PLACELESS: Final = frozenset({EventType.PHONE_CALL, EventType.AGREEMENT, EventType.SANCTION})

#: Types that have a caller and no place: who called makes two of one day two.
CALLED: Final = frozenset({EventType.PHONE_CALL})
OTHER_NUMBER: Final = "same-day-other-number"
OTHER_HOURS: Final = "same-day-other-hours"
OTHER_INITIATOR: Final = "same-day-other-initiator"
OTHER_PLACE: Final = "same-day-other-place"
UNNAMED: Final = "same-day-nobody-named"
#: Why two tellings of one day that may be of one event are taken for two; `check` tells of each.
TOLD_AS_TWO: Final = (OTHER_NUMBER, OTHER_HOURS, OTHER_INITIATOR, OTHER_PLACE, UNNAMED)


class Verdict(IntEnum):
    """How sure it is that two tellings are of one event."""

    NO = 0
    POSSIBLE = 1
    SUPPORTED = 2
    CERTAIN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A verdict and the name of the rule behind it."""

    verdict: Verdict
    rule: str


NO_MATCH: Final = Match(Verdict.NO, "none")


@dataclass(slots=True)
class Profile:
    """What is known of an event while it is being put together; what tellings are compared with.

    ``hours`` are the minutes of the day between which it is put; ``latest`` is the day by which it had taken place.
    """

    types: frozenset[EventType]
    date: Edtf | None
    persons: frozenset[Ref]
    parties: frozenset[Ref]
    place: Ref | None
    ordinal: tuple[int, str] | None
    duration: int | None
    figures: frozenset[tuple[int, str]]
    hours: Minutes | None = None
    initiator: Ref | None = None
    latest: datetime.date | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Return what tells profiles apart that know different things."""
        return (
            self.types,
            self.date,
            self.persons,
            self.parties,
            self.place,
            self.ordinal,
            self.duration,
            self.figures,
            self.hours,
            self.initiator,
            self.latest if self.date is None else None,
        )

    def absorb(self, other: Profile) -> None:
        """Add what another telling knows; dates narrow, sides add up, the first place stays."""
        self.types |= other.types
        if self.date is None or other.date is None:
            self.date = self.date or other.date
        else:
            self.date = intersect(self.date, other.date) or self.date
        self.persons |= other.persons
        self.parties |= other.parties
        self.place = self.place or other.place
        self.ordinal = self.ordinal or other.ordinal
        self.duration = self.duration or other.duration
        self.figures |= other.figures
        self.hours = self.hours or other.hours
        self.initiator = self.initiator or other.initiator
        self.latest = min((day for day in (self.latest, other.latest) if day is not None), default=None)


@cache
def near_types() -> dict[EventType, frozenset[EventType]]:
    """Return for each type those that may be one event told twice, itself included."""
    types = lexicon.load("event_types")["types"]
    near: dict[EventType, set[EventType]] = {type_: {type_} for type_ in EventType}
    for name, entry in types.items():
        for other in entry.get("near", ()):
            near[EventType(name)].add(EventType(other))
            near[EventType(other)].add(EventType(name))
    return {type_: frozenset(others) for type_, others in near.items()}


def profile_of(telling: Telling) -> Profile:
    """Return what one telling knows."""
    return Profile(
        types=frozenset({telling.facts.type}),
        date=telling.date,
        persons=frozenset(telling.persons),
        parties=frozenset(telling.parties),
        place=telling.place,
        ordinal=number_of(telling),
        duration=telling.facts.duration_minutes,
        figures=frozenset((figure.value, figure.what) for figure in telling.facts.figures),
        hours=hours_of(telling),
        initiator=telling.initiator,
        latest=telling.recent_past.last if telling.recent_past and not telling.unreal else None,
    )


def match(one: Profile, other: Profile, index: AuthorityIndex, recent: Edtf | None = None) -> Match:
    """Tell how sure it is that two profiles are of one event.

    Parameters:
        recent: for an undated ``one``, the days in which it is likely to have taken place.
    """
    if not _may_be_one(one, other, index):
        return NO_MATCH
    sides = _sides(one, other)
    place = _same_place(one, other, index)
    if sides == "strangers" and not place:
        return NO_MATCH
    if one.ordinal and one.ordinal == other.ordinal and sides == "same":
        return Match(Verdict.CERTAIN, "same-ordinal")
    if one.types & _NEVER:
        return NO_MATCH
    if _is_elsewhere(one, other, index):
        # « À Genève » and « en Suisse » may be one place, which no record says.
        both = sides == "same" and not (one.types | other.types) & _PLACED
        return Match(Verdict.NO, OTHER_PLACE) if both else NO_MATCH
    told_apart = _is_told_apart(one, other, sides, place)
    if one.date and other.date:
        found = _dated(one.date, other.date, sides, place, told_apart, _same_length(one, other))
        if found.verdict is not Verdict.NO:
            two = _told_as_two(one, other)
            if two is not None:
                return Match(Verdict.NO, two)
        return found
    if sides != "same" or _is_another_number(one, other):
        return NO_MATCH
    known = one.date or other.date
    if known and recent and place and told_apart and compatible(known, recent):
        return Match(Verdict.SUPPORTED, "recent-and-same-place")
    return Match(Verdict.POSSIBLE, "undated")


def is_same_occasion(one: Profile, other: Profile, index: AuthorityIndex) -> bool:
    """Tell whether near types, one place and somebody in common make a plan and an event one, where days fit.

    « La ministre recevra le préfet à Valmer » and « les négociations de Valmer, menées par la ministre » name
    their sides differently; nobody named on both sides is a stranger to the other.
    """
    if not _may_be_one(one, other, index) or not _same_place(one, other, index):
        return False
    return _sides(one, other) in ("same", "partly")


def _told_as_two(one: Profile, other: Profile) -> str | None:
    """Return why two tellings of the same people and day are of two events: number, hour or who called; else None.

    Two houses may each say that the other has called: where the call has the same length, it is one.
    """
    if _is_another_number(one, other):
        return OTHER_NUMBER
    if exclude(one.hours, other.hours):
        return OTHER_HOURS
    callers = one.initiator and other.initiator and one.initiator != other.initiator
    if callers and (one.types | other.types) <= CALLED and not _same_length(one, other):
        return OTHER_INITIATOR
    return None


def _is_another_number(one: Profile, other: Profile) -> bool:
    mine, theirs = one.ordinal, other.ordinal
    return mine is not None and theirs is not None and mine[1] == theirs[1] and mine != theirs


def _may_be_one(one: Profile, other: Profile, index: AuthorityIndex) -> bool:
    near = near_types()
    if not any(mine in near[theirs] for mine in one.types for theirs in other.types):
        return False
    if one.date and other.date and not compatible(one.date, other.date):
        return False
    for mine, theirs in ((one, other), (other, one)):
        if mine.date is None and theirs.date is not None:
            if mine.latest is not None and theirs.date.first > mine.latest:
                return False  # it had taken place before
            if mine.ordinal and mine.ordinal[1].isdigit() and not compatible(theirs.date, mine.ordinal[1]):
                return False
    return not _is_elsewhere(one, other, index) or _is_one_day(one, other)


def _is_elsewhere(one: Profile, other: Profile, index: AuthorityIndex) -> bool:
    if one.place is None or other.place is None or (one.types | other.types) & PLACELESS:
        return False
    return not _same_place(one, other, index)


def _is_one_day(one: Profile, other: Profile) -> bool:
    return one.date is not None and one.date.is_day and other.date is not None and other.date.is_day


def _same_place(one: Profile, other: Profile, index: AuthorityIndex) -> bool:
    if one.place is None or other.place is None:
        return False
    return index.within(one.place, other.place) or index.within(other.place, one.place)


def _sides(one: Profile, other: Profile) -> str:
    """Compare who took part: ``same``, ``partly`` (one side shared), ``silent`` (one names nobody), ``strangers``."""
    persons, parties = one.persons & other.persons, one.parties & other.parties
    if one.persons and other.persons and not _one_holds_other(one.persons, other.persons):
        return "strangers"
    if len(persons) >= 2:
        return "same"
    if one.parties and other.parties and not _one_holds_other(one.parties, other.parties):
        return "strangers"
    if len(parties) >= 2:
        return "same"
    if not (one.persons or one.parties) or not (other.persons or other.parties):
        return "silent"
    single = one.persons == other.persons and one.parties == other.parties
    if single and (one.types | other.types) <= _PLACED | _PERSONAL | {EventType.SANCTION}:
        return "same"
    return "partly" if persons or parties else "strangers"


def _one_holds_other(one: frozenset[Ref], other: frozenset[Ref]) -> bool:
    return one <= other or other <= one


def _is_told_apart(one: Profile, other: Profile, sides: str, place: bool) -> bool:
    """Tell whether sides and place leave no second event of the same day to be meant."""
    types = one.types | other.types
    if types & _PERSONAL and one.persons and one.persons == other.persons:
        return True
    return place or (bool(one.figures & other.figures) if types & _PLACED else sides == "same")


def _dated(one: Edtf, other: Edtf, sides: str, place: bool, told_apart: bool, same_length: bool) -> Match:
    if told_apart and sides in ("same", "partly", "silent"):
        if one.is_day and other.is_day:
            return Match(Verdict.CERTAIN, "same-day")
        if max(_days(one), _days(other)) <= _FEW_DAYS:
            return Match(Verdict.CERTAIN, "same-few-days")
    if sides == "silent" and one.is_day and other.is_day:
        return Match(Verdict.NO, UNNAMED)
    if sides != "same":
        return NO_MATCH
    if told_apart and place:
        return Match(Verdict.SUPPORTED, "compatible-dates-and-same-place")
    if told_apart and same_length:
        return Match(Verdict.SUPPORTED, "compatible-dates-and-same-length")
    return Match(Verdict.POSSIBLE, "compatible-dates")


def _same_length(one: Profile, other: Profile) -> bool:
    return one.duration is not None and one.duration == other.duration


def _days(value: Edtf) -> int:
    return (value.last - value.first).days + 1
