"""Names have an address and a place in an index."""

from __future__ import annotations

import pytest

from generator import lexicon
from generator.names import name_slug, sort_name


@pytest.mark.parametrize("example", lexicon.load("name_particles")["examples"], ids=lambda case: case["name"])
def test_sort_names(example: dict[str, str]) -> None:
    assert sort_name(example["name"]) == example["sort_name"]


def test_a_name_in_another_script_has_an_address_of_its_own() -> None:
    assert name_slug("李明").startswith("nom-") and name_slug("李明") != name_slug("王芳")
