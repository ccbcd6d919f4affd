"""Filing groups by their sides hides no group that a telling without a shared day may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from generator.edtf import Edtf, interval
from generator.model import EventType, Records, Ref, RefKind
from generator.resolve.matching.filing import BySides
from generator.resolve.matching.groups import Group
from generator.resolve.matching.match import Profile, Verdict, match
from generator.resolve.names.authority_records import AuthorityIndex

START = date(2031, 3, 1)
PERSONS = [Ref(RefKind.PERSON, f"personne-{number}") for number in range(60)]
PARTIES = [Ref(RefKind.PLACE, f"pays-{number}") for number in range(5)]
INDEX = AuthorityIndex(Records())


@st.composite
def vague_dates(draw: st.DrawFn) -> Edtf | None:
    if draw(st.booleans()):
        return None
    first = START + timedelta(draw(st.integers(0, 20)))
    return interval(first, first + timedelta(draw(st.integers(11, 40))))


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    many = draw(st.integers(0, 9)) == 0
    persons = PERSONS if many else draw(st.lists(st.sampled_from(PERSONS[:4]), max_size=3))
    return Profile(
        types=frozenset({draw(st.sampled_from([EventType.PHONE_CALL, EventType.ATTACK, EventType.RELEASE]))}),
        date=draw(vague_dates()),
        persons=frozenset(persons),
        parties=frozenset(draw(st.lists(st.sampled_from(PARTIES), max_size=2))),
        place=draw(st.sampled_from([None, PARTIES[0]])),
        ordinal=draw(st.sampled_from([None, (2, "2031")])),
        duration=None,
        figures=frozenset(),
    )


@given(st.lists(profiles(), max_size=8), profiles())
def test_every_group_that_may_be_meant_is_found(known: Sequence[Profile], told: Profile) -> None:
    filed = BySides()
    (type_,) = told.types
    for number, profile in enumerate(known):
        for of in profile.types:
            filed.file(of, Group(profile, number=number))
    meant = {
        number
        for number, profile in enumerate(known)
        if type_ in profile.types and match(told, profile, INDEX).verdict is not Verdict.NO
    }
    assert meant <= set(filed.near(type_, told))


def test_those_who_are_in_every_event_do_not_make_every_event_comparable() -> None:
    filed = BySides()
    for number in range(1, 50):
        with_one = frozenset({PERSONS[0], PERSONS[number]})
        profile = Profile(
            frozenset({EventType.PHONE_CALL}), None, with_one, frozenset(), None, None, None, frozenset()
        )
        filed.file(EventType.PHONE_CALL, Group(profile, number=number))
    assert set(filed.near(EventType.PHONE_CALL, profile)) == {49}
