"""Our figures beside those of an independent scorer, where it judges the same things."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import measure
from generator.corpus.raw import read_raw_file
from generator.evaluate import Gold, Score, judge, read_gold
from generator.intake import extract_article
from generator.model import Tally
from generator.progress import Silent
from tests.end_to_end.test_scores import scorer_input

GOLD = Path(__file__).parents[1] / "gold"
# Our layer → what the scorer's `evaluate` calls it.
SAME = {
    "persons": "persons",
    "quotations": "quotes",
    "quotations + speaker": "quotes+speaker",
    "events": "events",
    "events + status": "events+status",
    "dates of events": "dates",
}


@pytest.fixture(scope="module")
def scorer() -> Path:
    path = os.environ.get("FIL_ROUGE_SCORER")
    if not path:
        pytest.skip("FIL_ROUGE_SCORER is unset: it names a scorer that is not ours")
    return Path(path)


def counts(scorer: Path, system: Path, gold: Path) -> dict[str, Tally]:
    """Run the scorer and take its counts; its report prints « correct/system correct/gold »."""
    done = subprocess.run(
        [sys.executable, scorer, system, "--gold", gold], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in done.stdout.splitlines() if line.count("/") == 2]
    found = {}
    for name, *_, of_found, of_expected in (row for row in rows if len(row) == 6):
        found[name] = Tally(*map(int, (*of_found.split("/"), *of_expected.split("/"))))
    return found


def ours(score: Score) -> dict[str, Tally]:
    return {theirs: score.tally(layer) for layer, theirs in SAME.items()}


def test_the_gold_of_the_real_texts(scorer: Path, real_texts: list[Path], tmp_path: Path) -> None:
    gold = os.environ.get("FIL_ROUGE_GOLD")
    if not gold:
        pytest.skip("FIL_ROUGE_GOLD is unset: it names the gold annotation of the real texts")
    score, faults = measure.evaluate(Path(gold), real_texts[0].parent, Silent())
    assert faults == ()
    for path in real_texts:
        write_system(path, None, tmp_path)
    theirs = counts(scorer, tmp_path, Path(gold))
    assert {name: theirs[name] for name in SAME.values()} == ours(score)


@pytest.mark.parametrize("name", ["development", "held-out"])
def test_our_own_gold(scorer: Path, name: str, tmp_path: Path) -> None:
    """The scorer reads the gold as we do, written down again: it knows neither open intervals nor seasons."""
    scores = []
    system, gold = tmp_path / "system", tmp_path / "gold"
    system.mkdir()
    gold.mkdir()
    for file in sorted((GOLD / name).glob("*.yml")):
        read = read_gold(file.read_text(encoding="utf-8"), file.name, None, [])
        assert read is not None
        # The scorer accepts one status only.
        read = replace(read, events=tuple(replace(one, statuses=one.statuses[:1]) for one in read.events))
        (gold / file.name).write_text(yaml.safe_dump(as_scorer_gold(read)), encoding="utf-8")
        scores.append(
            judge(read, write_system(GOLD / name / "texts" / f"{read.id}.txt", read.published, system))
        )
    theirs, mine = counts(scorer, system, gold), ours(Score(tuple(scores)))
    for layer in ("persons", "quotes", "quotes+speaker"):
        assert mine[layer] == theirs[layer]
    # Where several events of one text look alike, we pair them for the best of all, the scorer one after the other.
    for layer in ("events", "events+status", "dates"):
        assert mine[layer].expected == theirs[layer].expected
        assert 0 <= mine[layer].right_found - theirs[layer].right_found <= 5
        assert abs(mine[layer].found - theirs[layer].found) <= 5


def write_system(path: Path, published: str | None, folder: Path) -> dict[str, Any]:
    found = extract_article(read_raw_file(path).as_article(), published=published)
    (folder / f"{path.stem}.json").write_text(json.dumps(scorer_input(found)), encoding="utf-8")
    return found


def as_scorer_gold(gold: Gold) -> dict[str, Any]:
    return {
        "id": gold.id,
        "language": gold.language,
        "persons": [
            {
                "name": one.name,
                "aliases": [*one.aliases],
                "variants": [*one.variants],
                "optional": one.optional,
            }
            for one in gold.persons
        ],
        "quotes": [
            {
                "text": one.text,
                "speaker": None if one.nobody else next(iter(one.speakers), None),
                "speaker_accept": [*one.speakers],
                "speaker_org": one.organisation,
                # Of one or two words: the scorer drops them where they are found, and would miss them here.
                "optional": one.optional or len(re.findall(r"[^\W_]+", one.text)) < 3,
            }
            for one in gold.quotations
        ],
        "events": [
            {
                "id": one.id,
                "type": one.types[0],
                "alt_types": [*one.types[1:]],
                "status": one.statuses[0],
                "date": one.date,
                "date_accept": [*one.dates],
                "participants": [*one.participants],
                "participants_optional": [*one.optional_participants],
                "parties": [*one.parties],
                "optional": one.optional,
            }
            for one in gold.events
        ],
    }
