"""A text speaks of a state by its adjective too, as the examples of the word list say."""

from __future__ import annotations

import pytest

from generator.lexicon import load
from generator.resolve.names.countries import speaks_of, words_of

EXAMPLES = load("name_folding")["demonym_examples"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["state"])
def test_the_examples_are_read_as_they_say(example: dict[str, str]) -> None:
    text = example.get("speaks") or example["silent"]
    assert speaks_of(words_of(text), example["state"]) is ("speaks" in example)


def test_the_name_itself_is_no_adjective() -> None:
    assert not speaks_of(words_of("La Tarvie et la Serbie."), "Tarvie")
    assert not speaks_of(words_of("La Tarvie et la Serbie."), "Serbie")
