"""The figures that are committed are those of the present program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__, measure
from generator.evaluate.figures import load_figures, measured, written
from generator.evaluate.score import LAYERS
from generator.french.typography import typeset
from generator.lexicon import load
from generator.progress import Silent

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"


@pytest.mark.parametrize("name", ["held-out", "development"])
def test_figures_are_those_of_the_present_program(name: str) -> None:
    score, faults = measure.evaluate(GOLD / name, None, Silent())
    assert faults == ()
    recorded = {one.name: one for one in load_figures().sets}
    assert recorded[name] == measured(name, score), "run scripts/record-figures and commit what it wrote"


def test_figures_are_of_this_version() -> None:
    assert load_figures().version == __version__


def test_the_file_is_as_the_program_writes_it() -> None:
    figures = load_figures()
    file = ROOT / "generator" / "evaluate" / "figures.yml"
    assert file.read_text(encoding="utf-8") == written(figures)


def test_every_layer_has_a_name_on_the_page_and_examples_hold() -> None:
    words = load("measures")
    assert tuple(words["layers"]) == LAYERS
    for example in words["examples"]:
        assert typeset(words["layers"][example["layer"]]) == example["gives"]
    assert all(one.name in words["sets"] for one in load_figures().sets)


def test_there_are_at_least_sixty_articles_and_some_are_held_out() -> None:
    texts = {one.name: one.texts for one in load_figures().sets}
    assert sum(texts.values()) >= 60
    assert texts["held-out"] >= 15


def test_the_script_tells_whether_they_hold() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "record_figures.py", "--check"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"as it was on {load_figures().date}" in done.stdout
