"""Passages in many voices, from many countries, with invented people: who, what and where they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.annotate.names.reading import read

_FOLDER = Path(__file__).parent / "passages"
_PASSAGES: list[dict[str, Any]] = [
    passage for path in sorted(_FOLDER.glob("*.yml")) for passage in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("passage", _PASSAGES, ids=[passage["id"] for passage in _PASSAGES])
def test_passage_names_exactly_these_people(passage: dict[str, Any]) -> None:
    found = read(passage["text"])
    assert sorted(person.name for person in found.persons) == sorted(passage["persons"])
    for person in found.persons:
        expected = passage["persons"][person.name]
        if "variants" in expected:
            assert list(person.variants) == expected["variants"]
        if "roles" in expected:
            assert list(person.roles) == expected["roles"]


@pytest.mark.parametrize("kind", ["organisations", "places"])
@pytest.mark.parametrize("passage", _PASSAGES, ids=[passage["id"] for passage in _PASSAGES])
def test_passage_names_exactly_these_bodies_and_places(passage: dict[str, Any], kind: str) -> None:
    found = [entity.name for entity in getattr(read(passage["text"]), kind)]
    assert sorted(found) == sorted(passage.get(kind, []))
