"""Between whom an event is: states, unions and employers that its own clause does not name. All people are invented."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate.events.states_named import states_in
from generator.lexicon import load
from generator.model import EventFacts, EventType
from tests.annotate.test_events import annotated, events


def parties_of(text: str, kind: EventType) -> list[tuple[str, ...]]:
    return [facts.parties for facts in events(text) if facts.type is kind]


@pytest.mark.parametrize("example", load("event_sides")["examples"], ids=lambda example: example["sentence"])
def test_each_example_of_the_lexicon_names_its_states(
    example: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    discourses: list[Any] = []
    monkeypatch.setattr(
        "generator.annotate.events.find.add_sides", lambda *given: discourses.append(given[0])
    )
    annotated(example["sentence"])
    assert [side.name for side in states_in(discourses[0], 0, exchange=True)] == example["states"]


def test_another_round_is_between_the_states_of_the_first() -> None:
    text = (
        "Les négociateurs tunisiens et vietnamiens ont achevé mardi un cycle de négociations. "
        "Le prochain cycle de négociations est prévu du 17 au 21 juin."
    )
    first, second = parties_of(text, EventType.NEGOTIATION)
    assert set(first) == set(second) == {"Tunisie", "Viêt Nam"}


def test_an_exchange_is_between_those_who_give_and_take() -> None:
    text = (
        "Un échange de prisonniers a eu lieu mardi. "
        "L’Algérie a remis à la Tunisie douze marins ; la Tunisie a rendu neuf douaniers."
    )
    assert parties_of(text, EventType.PRISONER_EXCHANGE) == [("Algérie", "Tunisie")]


def test_who_only_speaks_of_an_agreement_is_no_party_to_it() -> None:
    text = "Un accord a été signé mardi à Vannes par les deux syndicats. Paris et Tokyo en ont pris note."
    assert parties_of(text, EventType.AGREEMENT) == [()]


def test_talks_with_another_delegation_are_not_those_of_the_two_presidents() -> None:
    text = (
        "Le président slovaque Marek Dolnicky et le président albanais Ilir Zogolli se sont parlé au téléphone mardi. "
        "La veille, des négociations s’étaient tenues à Vannes avec une délégation portugaise."
    )
    (parties,) = parties_of(text, EventType.NEGOTIATION)
    assert "Albanie" not in parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Syndicat des agents du port a déposé mardi un préavis de grève pour lundi.",
            ("Syndicat des agents du port",),
        ),
        (
            "Les 64 matelots de la Société des passages du Fleuve sont en grève depuis mardi.",
            ("Société des passages du Fleuve",),
        ),
        ("La Fédération des usagers du bac déplore la grève de mardi.", ()),
    ],
)
def test_a_strike_has_its_union_and_its_employer(text: str, expected: tuple[str, ...]) -> None:
    assert parties_of(text, EventType.STRIKE) == [expected]


def test_the_agreement_that_ends_a_strike_is_between_union_and_employer() -> None:
    text = (
        "Les agents de la Société des passages du Fleuve ont cessé le travail lundi "
        "à l’appel du Syndicat des équipages. Un accord a été signé mardi."
    )
    sides = {"Société des passages du Fleuve", "Syndicat des équipages"}
    assert [set(parties) for parties in parties_of(text, EventType.AGREEMENT)] == [sides]


def test_the_words_that_name_a_side_are_its_evidence() -> None:
    found = annotated(
        "Les négociateurs tunisiens et vietnamiens ont mené mardi des négociations. Un accord a été signé mercredi."
    )
    facts: EventFacts = next(e.facts for e in found.events if e.facts.type is EventType.AGREEMENT)
    claims = [c for m in found.event_mentions for c in m.claims if c.rule == "sides-of-affair"]
    assert set(facts.parties) == {claim.value for claim in claims} == {"Tunisie", "Viêt Nam"}


def test_an_exchange_told_in_the_last_sentence_has_no_sentence_behind() -> None:
    assert parties_of("Douze soldats ont été échangés mardi.", EventType.PRISONER_EXCHANGE) == [()]
