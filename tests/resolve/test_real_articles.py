"""What only all articles together settle, on the real texts: they stay outside of the repository."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from generator.annotate import annotate
from generator.model import Article, Chronicle, EventType, Records
from generator.resolve import explain, resolve
from tests.resolve.builder import Pair


@pytest.fixture(scope="module")
def pairs(real_texts: list[Path]) -> list[Pair]:
    found: list[Pair] = []
    for path in real_texts:
        article = Article(path.stem, path.read_bytes().decode("utf-8"), path=f"data/articles/{path.stem}.md")
        article = replace(article, published=annotate(article).header.published)
        found.append((article, annotate(article)))
    return found


@pytest.fixture(scope="module")
def chronicle(pairs: list[Pair]) -> Chronicle:
    return resolve(pairs, Records(), [])[0]


def test_the_ninth_call_is_dated_by_the_tenth_without_any_decision(chronicle: Chronicle) -> None:
    (call,) = (event for event in chronicle.events if event.ordinal and event.ordinal.count == 9)
    assert (call.type, call.date, call.duration_minutes) == (EventType.PHONE_CALL, "2025-12-28", 75)
    told = {step.passage.article_id[:3] for step in call.date_trail if step.passage}
    assert told == {"000", "001"}
    assert {"number-before", "same-number"} <= {step.rule for step in call.date_trail}
    assert "corpus (number-before) → 2025-12-28" in (explain(chronicle, call.id) or "")
    assert not chronicle.decisions


def test_what_one_article_announces_is_what_another_tells(chronicle: Chronicle) -> None:
    (talks,) = (e for e in chronicle.events if e.place and e.place.id == "mar-a-lago")
    assert (talks.date, sorted(article_id[:3] for article_id, _ in talks.joins)) == (
        "2025-12-28",
        ["000", "001"],
    )


def test_people_written_in_several_ways_have_one_page(chronicle: Chronicle) -> None:
    surnames = [entry.ref.id.split("-")[-1] for entry in chronicle.persons]
    assert not {"levitt", "ushakov"} & set(surnames)
    assert len(surnames) == len(set(surnames))


def test_the_order_of_the_articles_changes_nothing(pairs: list[Pair], chronicle: Chronicle) -> None:
    for order in list(permutations(pairs))[::17]:
        assert resolve(order, Records(), [])[0] == chronicle
