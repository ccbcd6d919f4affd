"""The five real texts, where they are at hand: every person found, and nobody else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.annotate.blocks import find_blocks
from generator.annotate.names import find_entities
from generator.annotate.quote_marks import find_quoted
from generator.annotate.sentences import find_sentences

_CORPUS = os.environ.get("FIL_ROUGE_CORPUS")
_PERSONS = {
    "000": {"Vladimir Poutine", "Donald Trump", "Iouri Ouchakov", "Volodymyr Zelensky", "Karoline Leavitt"},
    "001": {"Vladimir Poutine", "Donald Trump", "Iouri Ouchakov", "Vladimir Zelensky"},
    "002": {"Vladimir Poutine", "Donald Trump", "Iouri Ouchakov"},
    "003": {"Vladimir Poutine", "Donald Trump", "Volodymyr Zelensky", "Marc Fogel", "Dmitri Peskov"},
    "004": {"Vladimir Poutine", "Donald Trump", "Caroline Levitt", "Mike Waltz"},
}


@pytest.mark.corpus
@pytest.mark.skipif(
    _CORPUS is None, reason="FIL_ROUGE_CORPUS is unset: the real texts are not in the repository"
)
@pytest.mark.parametrize("number", sorted(_PERSONS))
def test_every_person_is_found_and_nobody_else(number: str) -> None:
    (path,) = Path(_CORPUS or "").glob(f"{number}_*.txt")
    text = path.read_bytes().decode("utf-8")
    blocks = find_blocks(text)[0]
    found = find_entities(text, blocks, find_sentences(text, blocks, find_quoted(text, blocks)))
    assert {person.name for person in found.persons} == _PERSONS[number]
