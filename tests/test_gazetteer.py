"""What editors record is known to the extraction, as if the word lists had it."""

from __future__ import annotations

import pytest

from generator.annotate import annotate
from generator.gazetteer import given_names
from generator.model import Article, Authority, EntityKind, Records

TARVIE = Authority("tarvie", "place", "Tarvie", "Tarvie", state=True, metonyms=("Bresk",))
PALACE = Authority(
    "palais-des-ormes", "organisation", "palais des Ormes", "Ormes", aliases=("le palais des Ormes",)
)
RECORDS = Records(organisations=(PALACE,), places=(TARVIE,))
TEXT = (
    "La Tarvie et la Russie ont signé mardi un accord sur le blé, a annoncé le palais des Ormes. "
    "Bresk a salué ce texte. Le palais est vieux."
)


def test_a_recorded_state_acts_and_a_recorded_palace_speaks() -> None:
    found = annotate(Article("a", TEXT, published="2031-05-07"), given=given_names(RECORDS))
    (event,) = found.events
    assert event.facts.parties == ("Tarvie", "Russie")
    speakers = {claim.speaker for claim in found.event_mentions[event.mentions[0]].claims}
    assert speakers == {"palais des Ormes"}
    assert [entity.name for entity in found.places] == ["Tarvie", "Russie", "Bresk"]


def test_without_records_nothing_is_known_of_them() -> None:
    found = annotate(Article("a", TEXT, published="2031-05-07"))
    assert "palais des Ormes" not in {entity.name for entity in found.organisations}


def test_a_name_has_a_capital_and_no_article() -> None:
    assert [given.written for given in given_names(RECORDS)] == ["Bresk", "Tarvie", "palais des Ormes"]


@pytest.mark.parametrize(
    "records",
    [
        Records(places=(TARVIE, Authority("tarvie-ville", "place", "Tarvie", "Tarvie"))),
        Records(
            places=(TARVIE,), organisations=(Authority("tarvie-fc", "organisation", "Tarvie", "Tarvie"),)
        ),
        Records(places=(TARVIE,), people=(Authority("tarvie", "person", "Tarvie", "Tarvie"),)),
    ],
)
def test_a_name_that_two_records_bear_is_not_handed_on(records: Records) -> None:
    assert "Tarvie" not in {given.written for given in given_names(records)}


def test_what_the_lists_know_stays_as_they_have_it() -> None:
    renamed = Records(places=(Authority("kremlin", "place", "Kremlin", "Kremlin"),))
    found = annotate(Article("a", "Le Kremlin a démenti mardi."), given=given_names(renamed))
    assert [entity.kind for entity in found.organisations] == [EntityKind.ORGANISATION]
