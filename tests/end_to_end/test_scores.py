"""`extract --json` on the real texts against the gold annotation: floors, not aims."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.finished_site import succeed

pytestmark = pytest.mark.corpus

# Metric of the scorer → least F1.
FLOORS = {"persons": 0.90, "quotes": 0.97, "quotes+speaker": 0.95, "events": 0.70}


def scorer_input(extracted: dict[str, Any]) -> dict[str, Any]:
    """Turn one object of `extract --json` into what the scorer reads."""
    return {
        "persons": [{"name": one["name"], "variants": one["variants"]} for one in extracted["persons"]],
        "quotes": [{"text": one["text"], "speaker": one["speaker"]} for one in extracted["quotations"]],
        "events": [
            {key: one[key] for key in ("type", "status", "date", "participants", "duration_minutes")}
            for one in extracted["events"]
        ],
    }


@pytest.fixture(scope="module")
def extracted(real_texts: list[Path]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in succeed("extract", "--json", *real_texts).splitlines()]


@pytest.fixture(scope="module")
def report(extracted: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    scorer, gold = os.environ.get("FIL_ROUGE_SCORER"), os.environ.get("FIL_ROUGE_GOLD")
    if not scorer or not gold:
        pytest.skip(
            "FIL_ROUGE_SCORER or FIL_ROUGE_GOLD is unset: they name the scorer and its gold annotation"
        )
    folder = tmp_path_factory.mktemp("scored")
    for one in extracted:
        (folder / f"{one['id']}.json").write_text(json.dumps(scorer_input(one)), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, scorer, folder, "--gold", gold, "--json"], capture_output=True, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    assert result["info"]["missing"] == 0
    return result


@pytest.mark.parametrize("metric", FLOORS)
def test_scores_stay_above_their_floor(report: dict[str, Any], metric: str) -> None:
    assert report["metrics"][metric]["f1"] >= FLOORS[metric]


def test_no_trap_is_sprung(report: dict[str, Any]) -> None:
    assert report["traps"] == []


def test_every_offset_points_at_the_words_shown(
    extracted: list[dict[str, Any]], real_texts: list[Path]
) -> None:
    for one, path in zip(extracted, real_texts, strict=True):
        text = one["text"]
        assert one["id"] == path.stem
        assert text.encode() == path.read_bytes()
        for layer in ("timexes", "quotations"):
            for item in one[layer]:
                assert text[item["start"] : item["end"]] == item["text"]
        for layer in ("blocks", "sentences", "events"):
            for item in one[layer]:
                assert 0 <= item["start"] < item["end"] <= len(text)
        for layer in ("persons", "organisations", "places"):
            for entity in one[layer]:
                assert all(text[start:end].strip() for start, end in entity["mentions"])
