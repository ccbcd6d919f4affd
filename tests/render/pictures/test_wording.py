"""The catalogue of the pictures' words is whole, and its examples hold."""

from __future__ import annotations

import pytest

from generator import lexicon
from generator.french.typography import typeset
from generator.model import EventType
from generator.render.pictures.lettering import shortened_to, width_of
from generator.render.pictures.wording import family_of, words

CATALOGUE = lexicon.load("pictures")


@pytest.mark.parametrize("example", CATALOGUE["examples"], ids=lambda example: str(example["key"]))
def test_the_examples_hold(example: dict[str, str]) -> None:
    assert words(example["group"], example["key"]) == typeset(example["gives"])


def test_every_type_of_event_has_one_family() -> None:
    listed = [name for types in CATALOGUE["families"].values() for name in types]
    assert sorted(listed) == sorted(one.value for one in EventType)
    for one in EventType:
        assert one.value in CATALOGUE["families"][family_of(one)]


def test_words_are_cut_to_their_room() -> None:
    name = "Confédération des associations de quartier"
    for room in range(20, 300, 7):
        assert width_of(shortened_to(name, room, 12), 12) <= max(room, width_of("…", 12))
