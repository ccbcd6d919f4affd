"""The invented sets themselves: sound, and wholly right when a perfect reader is scored."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.corpus.raw import read_raw_file
from generator.errors import Fault
from generator.evaluate import LAYERS, Gold, judge, read_gold
from generator.evaluate.gold import GoldEvent
from generator.folding import fold_same_length, fold_typography

GOLD = Path(__file__).parents[1] / "gold"
FILES = sorted(GOLD.glob("*/*.yml"))


def read(file: Path) -> tuple[Gold, str]:
    text = read_raw_file(file.parent / "texts" / f"{file.stem}.txt").text
    faults: list[Fault] = []
    gold = read_gold(file.read_text(encoding="utf-8"), file.name, text, faults)
    assert faults == []
    assert gold is not None
    return gold, text


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_perfect_reader_makes_no_mistake(file: Path) -> None:
    gold, text = read(file)
    scored = judge(gold, as_found(gold, text))
    assert [(row.layer, row.item, row.told) for row in scored.judgements if not row.right] == []
    assert scored.traps == ()
    for layer in LAYERS:
        assert scored.tally(layer).empty or scored.tally(layer).recall == 1.0


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_reader_who_finds_nothing_has_no_precision_and_no_recall(file: Path) -> None:
    gold, text = read(file)
    nothing: dict[str, Any] = {layer: [] for layer in as_found(gold, text)}
    scored = judge(gold, nothing | {"text": text, "language": gold.language, "published": None})
    assert all(scored.tally(layer).f1 == 0 for layer in LAYERS)


def test_no_text_is_in_both_sets() -> None:
    assert len({file.stem for file in FILES}) == len(FILES)


def test_every_text_has_gold() -> None:
    texts = {file.stem for file in GOLD.glob("*/texts/*.txt")}
    assert texts == {file.stem for file in FILES}


def as_found(gold: Gold, text: str) -> dict[str, Any]:
    """Return what a perfect reader would have found."""
    return {
        "text": text,
        "language": gold.language,
        "published": gold.publication_date,
        "blocks": blocks(gold, text),
        "persons": [{"name": one.name, "variants": [*one.variants]} for one in gold.persons],
        "organisations": [
            {"name": one.name, "variants": [*one.variants]} for one in gold.organisations or ()
        ],
        "places": [{"name": one.name, "variants": [*one.variants]} for one in gold.places or ()],
        "timexes": timexes(gold, fold_same_length(fold_typography(text))),
        "quotations": [
            {"text": one.text, "speaker": None if one.nobody else one.speaker, "rule": "x"}
            for one in gold.quotations
        ],
        "events": [event(one) for one in gold.events],
    }


def blocks(gold: Gold, text: str) -> list[dict[str, Any]]:
    """Return the lines that the gold lists, each as a block that is no prose."""
    lines = [match.span() for match in re.finditer(r"(?m)^.+$", text)]
    starts = tuple(fold_same_length(fold_typography(one)) for one in gold.boilerplate)
    folded = fold_same_length(fold_typography(text))
    return [
        {"start": start, "end": end, "kind": "notice"}
        for start, end in lines
        if starts and folded[start:end].lstrip().startswith(starts)
    ]


def timexes(gold: Gold, folded: str) -> list[dict[str, Any]]:
    """Return the expressions at the places of their words, the first in the gold at the first in the text."""
    found: list[dict[str, Any]] = []
    for one in gold.timexes or ():
        words = re.escape(fold_same_length(fold_typography(one.text)))
        places = [match.span() for match in re.finditer(rf"(?<!\w){words}(?!\w)", folded)]
        start, end = next(
            (span for span in places if not any(span[0] == it["start"] for it in found)), places[0]
        )
        found.append(
            {
                "start": start,
                "end": end,
                "text": one.text,
                "edtf": one.edtf[0] if one.edtf else None,
                "value": "" if one.minutes is None else f"PT{one.minutes}M",
                "rule": "x",
            }
        )
    return found


def event(one: GoldEvent) -> dict[str, Any]:
    return {
        "type": one.types[0],
        "status": one.statuses[0],
        "date": one.date,
        "participants": [*one.participants],
        "parties": [*one.parties],
        "initiator": next(iter(one.initiators), None),
        "duration_minutes": next(iter(one.durations), None),
        "place": next(iter(one.places), None),
        "figures": [{"value": value} for value in one.figures],
        "ordinal": None if one.ordinal is None else {"count": one.ordinal},
        "start": 0,
        "end": 1,
    }
