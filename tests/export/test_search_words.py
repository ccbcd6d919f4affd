"""What the index holds for the examples of the lexicon, and for anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import lexicon
from generator.export.search_words import markup, other_spellings, searchable
from generator.model import RefKind

WORDS = lexicon.load("search")


@pytest.mark.parametrize("example", WORDS["elided_examples"], ids=lambda example: example["written"])
def test_elided_words_stand_apart(example: dict[str, str]) -> None:
    assert searchable(example["written"]) == example["indexed"]


@pytest.mark.parametrize("example", WORDS["ligature_examples"], ids=lambda example: example["written"])
def test_ligatures_are_found_without_them(example: dict[str, str]) -> None:
    assert other_spellings(example["written"]) == [example["found_as"]]


def test_every_kind_of_page_has_a_name() -> None:
    assert set(WORDS["kinds"]) == {kind.value for kind in RefKind}
    for example in WORDS["kind_examples"]:
        assert WORDS["kinds"][example["kind"]] == example["shown"]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = searchable(text)
    assert searchable(once) == once
    assert "’" not in once
    assert "  " not in once


@given(st.text())
def test_no_text_is_markup(text: str) -> None:
    assert not set(markup(text)) & set('<>"')
