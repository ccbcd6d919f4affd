"""How a talk went, what was agreed, what is to follow: each example of the list, and what says nothing of the kind."""

from __future__ import annotations

from typing import Any, Final

import pytest

from generator.annotate import annotate
from generator.lexicon import load
from generator.model import Article, Claim, EventType

LISTS: Final = load("event_outcomes")
PROPERTIES: Final = ("tone", "agreement", "next_step")
CALL: Final = "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone lundi. "


def outcomes(text: str) -> list[tuple[Claim, EventType]]:
    """Return the claims on how a talk went and what came of it, each with the type of what it is about."""
    found = annotate(Article("a", text, published="2031-03-12"), raw=True)
    claims = [(claim, mention.facts.type) for mention in found.event_mentions for claim in mention.claims]
    assert all(claim.span.of(text) for claim, _ in claims)
    return [(claim, type_) for claim, type_ in claims if claim.property in PROPERTIES]


@pytest.mark.parametrize("example", LISTS["examples"], ids=lambda one: one["sentence"][-40:])
def test_each_example_gives_one_account_with_its_authority(example: dict[str, Any]) -> None:
    ((claim, _),) = outcomes(example["sentence"])
    assert claim.value == example[claim.property]
    assert claim.speaker == example.get("by")


@pytest.mark.parametrize("sentence", LISTS["counter_examples"])
def test_a_wish_a_denial_or_another_affair_gives_none(sentence: str) -> None:
    assert outcomes(sentence) == []


def test_the_words_are_those_of_the_article() -> None:
    text = CALL + "L’échange a été franc et direct."
    ((claim, _),) = outcomes(text)
    assert claim.value == "franc et direct"
    assert claim.span.of(text) == "échange a été franc et direct"


def test_of_two_talks_the_named_one_is_meant() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone lundi. "
        "Anna Leclerc et Marc Lenoir se sont rencontrés mardi à Lissac. Anna Leclerc et Marc Lenoir "
        "ont convenu de rouvrir le canal."
    )
    ((claim, type_),) = outcomes(text)
    assert (claim.property, type_) == ("agreement", EventType.MEETING)


def test_who_agrees_must_have_talked() -> None:
    assert outcomes(CALL + "Marc Lenoir et Claire Dumas ont convenu de rouvrir le canal.") == []


def test_of_two_talks_in_doubt_none_is_meant() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone lundi. Anna Leclerc et Paul Dubreuil se sont "
        "rencontrés mardi à Lissac. Les deux maires ont convenu de rouvrir le canal."
    )
    assert outcomes(text) == []


def test_a_title_does_not_end_what_is_to_follow() -> None:
    ((claim, _),) = outcomes(CALL + "Ils doivent se reparler après la visite de M. Lenoir à Lissac.")
    assert claim.value == "doivent se reparler après la visite de M. Lenoir à Lissac"
