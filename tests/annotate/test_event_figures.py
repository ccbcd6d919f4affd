"""What an event's sentences count: each example of the list, and what is no figure of an event."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate import annotate
from generator.lexicon import load
from generator.model import Article

_PUBLISHED = "2025-03-12"


def _figures(text: str, kind: str) -> list[int]:
    article = Article("figures", text, published=_PUBLISHED)
    events = [event.facts for event in annotate(article, raw=True).events if event.facts.type.value == kind]
    return [figure.value for facts in events for figure in facts.figures]


@pytest.mark.parametrize("example", load("event_figures")["examples"], ids=lambda one: one["sentence"][:40])
def test_examples_of_the_list(example: dict[str, Any]) -> None:
    assert _figures(example["sentence"], example["type"]) == example["figures"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Les boulangères ont manifesté lundi pendant deux heures pour 90 euros de prime.", "protest"),
        ("Les éclusiers ont débrayé lundi pour la troisième fois en 10 jours.", "strike"),
        ("Les deux présidents se sont rencontrés lundi à Lissac.", "meeting"),
        ("Les éclusiers ont débrayé lundi. L’an dernier, 300 agents avaient été blessés.", "strike"),
    ],
)
def test_lengths_prices_and_other_times_are_no_figures(sentence: str, kind: str) -> None:
    assert _figures(sentence, kind) == []
