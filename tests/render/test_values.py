"""Values of properties in words, also those that are nearly a number."""

from __future__ import annotations

import pytest

from generator.render.values import value_words


@pytest.mark.parametrize("name", ["duration", "duration_minutes", "ordinal"])
@pytest.mark.parametrize("value", ["²", "①", "٣", "", "75 minutes"])
def test_what_is_no_number_stays_as_it_is(name: str, value: str) -> None:
    assert value_words(name, value) == value


def test_numbers_are_told_in_words() -> None:
    assert value_words("duration", "75").replace("\u00a0", " ") == "1 heure 15"
    assert value_words("ordinal", "9") == "9e"


@pytest.mark.parametrize(
    ("name", "value", "qualifier", "words"),
    [
        ("duration", "60", "more", "plus d’une heure"),
        ("duration", "120", "nearly", "près de 2 heures"),
        ("duration", "50", "about", "environ 50 minutes"),
        ("duration", "60", "less", "moins d’une heure"),
        ("ordinal", "9", "2031", "9e de 2031"),
        ("ordinal", "9", "this-year", "9e de l’année"),
        ("ordinal", "2", "P2D", "2e en 2 jours"),
        ("ordinal", "1", "", "1er"),
    ],
)
def test_a_value_says_what_it_leaves_open(name: str, value: str, qualifier: str, words: str) -> None:
    assert value_words(name, value, qualifier).replace("\u00a0", " ") == words
