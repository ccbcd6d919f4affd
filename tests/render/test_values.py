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
