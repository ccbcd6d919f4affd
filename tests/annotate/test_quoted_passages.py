"""Passages and who says what in them: the speaker by sentence structure, and nobody where nobody is certain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.annotate import annotate
from generator.model import Article

_ALL: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("quoted_passages.yml").read_text(encoding="utf-8")
)
PASSAGES = [
    pytest.param(
        one,
        id=one["name"],
        marks=[pytest.mark.xfail(strict=True, reason="known gap: strike it off when it is mended")]
        if one.get("gap")
        else [],
    )
    for one in _ALL
]


def expected(passage: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"text": words, "speaker": speaker, **(told[0] if told else {})}
        for words, speaker, *told in passage["quotes"]
    ]


def found(passage: dict[str, Any]) -> list[dict[str, Any]]:
    quotations = annotate(Article("passage", passage["text"]), raw=True).quotations
    wanted = expected(passage)
    rows = []
    for place, q in enumerate(quotations):
        told = wanted[place] if place < len(wanted) else {}
        row = {"text": q.text, "speaker": q.speaker}
        rows.append(row | {key: getattr(q, key) for key in ("via", "channel", "repeats") if key in told})
    return rows


@pytest.mark.parametrize("passage", PASSAGES)
def test_who_says_what(passage: dict[str, Any]) -> None:
    assert found(passage) == expected(passage)


def test_every_passage_has_a_name_of_its_own() -> None:
    names = [one["name"] for one in _ALL]
    assert len(set(names)) == len(names)
