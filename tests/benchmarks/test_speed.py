"""The measure of speed: what is read, and what is written of it."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import speed  # noqa: E402


def test_the_articles_are_of_one_length_and_all_different() -> None:
    texts = speed.articles()
    assert {len(text.split()) for text in texts} == {speed.WORDS}
    assert len(set(texts)) == len(texts) > speed.WARMING
    assert texts == speed.articles()


def test_a_stream_has_other_names_in_every_article() -> None:
    text = "Le maire Armel Quintrec a reçu Maude Ancelin, dit la mairie."
    one, other = speed.renamed(text, 1), speed.renamed(text, 2)
    assert one != other
    assert "Quintrec" not in one + other
    assert one == speed.renamed(text, 1)
    assert one.startswith("Le maire ") and one.endswith(" dit la mairie.")


def test_the_tables_tell_the_ratio_of_the_medians_and_the_memory() -> None:
    rounds = dict(zip(speed.SYSTEMS, ([90.0, 100.0, 130.0], [240.0, 250.0, 300.0]), strict=True))
    text = speed.Measured(rounds, [(1000, 80.4)]).written("3.8", "2025-06-04")
    assert "| Fil rouge, annotate | 90 | 100 | 130 |" in text
    assert "| ratio, spaCy to Fil rouge | | 2.5 | |" in text
    assert "| 1000 | 80 |" in text


def test_articles_are_read_at_some_speed() -> None:
    read = speed.reader(speed.SYSTEMS[0])
    assert read(speed.articles()[0]) is not None
