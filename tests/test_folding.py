"""What makes no difference between words is folded away, and ids are made of what is left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.folding import fold_letters, fold_same_length, fold_typography, fold_words, slug


@given(st.text())
def test_folds_for_spans_keep_the_length(text: str) -> None:
    assert len(fold_typography(text)) == len(text)
    assert len(fold_same_length(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)


def test_letters_that_are_no_accented_ones_are_told_in_latin() -> None:
    assert fold_letters("Đorđe Ħal Þór ŒŁØß") == "dorde hal thor oeloss"
    assert fold_letters("DİYARBAKIR") == "diyarbakir"


def test_a_name_in_another_script_is_compared_as_it_is_written() -> None:
    assert fold_words("Иван  Орлов") == "иван орлов"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Agence France-Presse", "agence-france-presse"),
        ("L’Œil & la Main", "l-oeil-la-main"),
        ("  Ça  ", "ca"),
        ("ÑANDÚ/Straße", "nandu-strasse"),
        ("日本", ""),
        ("ﬁn ①", "fin-1"),
        ("a" * 60, "a" * 40),
    ],
)
def test_the_words_of_an_id_are_plain(text: str, words: str) -> None:
    assert slug(text) == words
