"""Whatever the text: spans are exact, sorted and apart, names unique, and the result always the same."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate.names import Entities, find_entities
from generator.model import BlockKind
from tests.annotate.names.reading import divide, read

_WORDS = st.sampled_from(
    [
        "M.",
        "MM.",
        "Mme",
        "président",
        "Anna",
        "Paul",
        "Morel",
        "Leclerc",
        "MOREL",
        "Vaubourg",
        "de",
        "la",
        "Le",
        "du",
        "d'",
        "l'",
        "et",
        ",",
        ".",
        "«",
        "»",
        "(",
        ")",
        "[",
        "]",
        '"',
        "J.",
        "K.",
        "Kim",
        "Dok-su",
        "ben",
        "van",
        "der",
        "Kremlin",
        "Washington",
        "Paris",
        "Saint-Étienne",
        "OTAN",
        "ministère",
        "Santé",
        "maire",
        "russe",
        "Russe",
        "dit",
        "a",
        "déclaré",
        "selon",
        "Selon",
        "à",
        "en",
        "À",
        "45",
        "ans",
        "III",
        "XIV",
        "-",
        "–",
        ":",
        ";",
        "&",
        "Pictures",
        "groupe",
        "agence\n",
        "\xa0",
        "\u202f",
        "é",
        "О'Брайен",
        "李",
        "😀",
        "",
    ]
)
_TEXTS = st.lists(_WORDS, max_size=40).map(" ".join)


def _check(text: str, found: Entities) -> None:
    for entities in (found.persons, found.organisations, found.places):
        names = [entity.name for entity in entities]
        assert len(names) == len(set(names))
        assert [e.mentions[0].span for e in entities] == sorted(e.mentions[0].span for e in entities)
        spans = sorted(mention.span for entity in entities for mention in entity.mentions)
        assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
        for entity in entities:
            assert entity.name.strip()
            assert list(entity.mentions) == sorted(entity.mentions, key=lambda mention: mention.span)
            for mention in entity.mentions:
                assert mention.span.of(text) == mention.form
                assert mention.name is not None and mention.span.covers(mention.name)
                assert " ".join(mention.form.split()) in entity.variants


@given(_TEXTS)
@settings(max_examples=300, deadline=None)
def test_names_of_any_words(text: str) -> None:
    found = read(text)
    _check(text, found)
    assert found == read(text)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_names_of_any_characters(text: str) -> None:
    _check(text, read(text))


@pytest.mark.parametrize(
    "piece",
    [
        "Anna de ",
        "MM. Morel, ",
        "Morel ",
        "l'",
        "[Anna] ",
        "Jean « ",
        "le ministre de la ",
        "J. ",
        "A-",
        "à ",
    ],
)
def test_long_repetition_takes_time_in_proportion(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    _check(text, read(text))
    assert time.process_time() - began < 10


def test_only_prose_is_read() -> None:
    text = "Anna Leclerc a parlé à Paul Morel."
    for kind in BlockKind:
        blocks, sentences = divide(text, kind)
        assert bool(find_entities(text, blocks, sentences).persons) is kind.is_prose


def test_hash_seed_changes_nothing() -> None:
    script = (
        "from tests.annotate.names.reading import read; print(read("
        "'Selon MM. Morel et Leclerc, Anna Leclerc et le maire de Vaux, Paul Morel, iront à Kiev avec l’OTAN.'))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
