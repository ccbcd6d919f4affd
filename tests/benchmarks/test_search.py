"""The measure of the search: what is indexed, and what is written of it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import search  # noqa: E402


def test_the_records_are_those_of_a_chronicle_each_with_an_address_of_its_own() -> None:
    made = list(search.records(500))
    assert len({one.ref for one in made}) == len(made) == 500
    kinds = Counter(one.filters["kind"][0] for one in made)
    assert kinds["Événement"] == 300
    assert all(one.lines and one.sentence for one in made)
    assert [one.title for one in made] == [one.title for one in search.records(500)]


def test_the_table_tells_the_median_and_the_most() -> None:
    answers = [
        search.Answer("grève", 900.4, 650.0, 80.0, 12),
        search.Answer("accord", 700.0, 600.0, 120.0, 3),
    ]
    text = search.written(answers, 25_000, 23.0, "2025-06-04")
    assert "25,000 pages, indexed in 23 s" in text
    assert "100 ms (median), 120 ms at most" in text
    assert "| grève | 12 | 900 | 650 | 80 |" in text
