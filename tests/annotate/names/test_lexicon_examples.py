"""Each word list of names carries examples; they hold."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate.names.identity import same_person, take_apart
from generator.annotate.names.runs import name_parts
from generator.annotate.names.tokens import tokenise
from generator.annotate.names.vocabulary import vocabulary
from generator.lexicon import load
from tests.annotate.names.reading import read

_LISTS = (
    "cities",
    "companies",
    "countries",
    "given_names",
    "name_joiners",
    "not_names",
    "organisations",
    "person_verbs",
    "roles",
    "titles",
)
_EXAMPLES: list[tuple[str, dict[str, Any]]] = [
    (name, example) for name in _LISTS for example in load(name)["examples"]
]


@pytest.mark.parametrize(
    ("name", "example"), _EXAMPLES, ids=[f"{name}: {example['text'][:30]}" for name, example in _EXAMPLES]
)
def test_example_reads_as_told(name: str, example: dict[str, Any]) -> None:
    found = read(example["text"])
    for kind in ("persons", "organisations", "places"):
        if kind in example:
            assert [entity.name for entity in getattr(found, kind)] == example[kind]
    by_name = {person.name: person for person in found.persons}
    for person, variants in example.get("variants", {}).items():
        assert list(by_name[person].variants) == variants
    for person, roles in example.get("roles", {}).items():
        assert list(by_name[person].roles) == roles
    for person, roles in example.get("implied_roles", {}).items():
        assert list(by_name[person].implied_roles) == roles


@pytest.mark.parametrize("pair", load("transliteration")["examples"], ids=str)
def test_transliterations_of_one_name_agree(pair: dict[str, list[str]]) -> None:
    (verdict, names), *_ = pair.items()
    one, other = (take_apart(name_parts(list(tokenise(name, 0, len(name)))), vocabulary()) for name in names)
    assert same_person(one, other) is (verdict == "same")


def test_lists_hold_only_text() -> None:
    # YAML reads a bare « no » or « on » as a truth value
    def odd(value: Any) -> list[Any]:
        if isinstance(value, dict):
            return [found for key, item in value.items() for found in (*odd(key), *odd(item))]
        if isinstance(value, list):
            return [found for item in value for found in odd(item)]
        return [] if isinstance(value, str) else [value]

    for name in ("cities", "given_names", "name_joiners", "not_names", "organisations", "roles", "titles"):
        assert odd(load(name)) == []
    weights = load("person_verbs")["weights"].values()
    assert all(isinstance(number, float) for number in weights)
