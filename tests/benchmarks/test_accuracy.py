"""Figures on public benchmarks: the committed ones are the present ones, and those of the data's own scorer."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

import accuracy  # noqa: E402

from generator.evaluate.judgement import tally  # noqa: E402
from generator.evaluate.spans import ValuedSpan, judge_spans  # noqa: E402
from generator.intake import extract_article  # noqa: E402
from generator.model import Article, Tally  # noqa: E402


@pytest.fixture(scope="module")
def folder() -> Path:
    named = os.environ.get("FIL_ROUGE_BENCHMARKS")
    if not named:
        pytest.skip("FIL_ROUGE_BENCHMARKS is unset: it names the folder of the benchmarks' data")
    return Path(named)


# Invented sentences.
TIMEBANK = {
    "id": "a",
    "published": "2031-06-05",
    "text": "Le port a rouvert hier. Il fermera le 12 juin 2031.",
    "timexes": [
        {"start": 18, "end": 22, "type": "DATE", "value": "2031-06-04"},
        {"start": 35, "end": 50, "type": "DATE", "value": "2031-06-13"},
    ],
}
PERSONS = {"text": "Le maire Bastien Orveau a parlé.", "persons": [[9, 23]]}


def made(folder: Path) -> Path:
    (folder / "timebank.jsonl").write_text(json.dumps(TIMEBANK) + "\n", encoding="utf-8")
    (folder / "persons.jsonl").write_text(json.dumps(PERSONS) + "\n", encoding="utf-8")
    return folder


def test_the_figures_of_a_folder(tmp_path: Path) -> None:
    figures = accuracy.measured(made(tmp_path))
    assert figures["timebank", "relaxed"] == (1, Tally(2, 2, 2, 2))
    assert figures["timebank", "value"] == (1, Tally(1, 2, 1, 2))
    assert figures["persons", "strict"] == (1, Tally(1, 1, 1, 1))
    block = accuracy.table(figures, "2031-06-05")
    assert "| WikiNEuRal, persons | 1 | strict | 1.000 | 1.000 | 1.000 | 1/1 | 1/1 |" in block
    assert accuracy.same(block, accuracy.table(figures, "2031-06-06"))


def test_recording_changes_only_the_table_and_only_where_figures_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("# A\n\n<!-- accuracy -->\n<!-- /accuracy -->\n\nB\n", encoding="utf-8")
    monkeypatch.setattr(accuracy, "README", readme)
    monkeypatch.setenv("FIL_ROUGE_BENCHMARKS", str(made(tmp_path)))
    assert CliRunner().invoke(accuracy.main, ["--record"]).exit_code == 0
    text = readme.read_text(encoding="utf-8")
    assert text.startswith("# A\n\n<!-- accuracy -->\nMeasured on ") and text.endswith(
        "<!-- /accuracy -->\n\nB\n"
    )
    older = re.sub(r"Measured on \S+", "Measured on 2001-01-01", text)
    readme.write_text(older, encoding="utf-8")
    CliRunner().invoke(accuracy.main, ["--record"])
    assert readme.read_text(encoding="utf-8") == older
    listed = CliRunner().invoke(accuracy.main, ["--errors"]).stdout
    assert listed == "timebank:1 ~ value: le 12 juin 2031 (35) 2031-06-12 instead of 2031-06-13\n"


def test_without_data_one_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("FIL_ROUGE_BENCHMARKS", raising=False)
    done = CliRunner().invoke(accuracy.main, [])
    assert done.exit_code == 1 and "FIL_ROUGE_BENCHMARKS" in done.stderr
    monkeypatch.setenv("FIL_ROUGE_BENCHMARKS", str(tmp_path))
    assert "timebank.jsonl" in CliRunner().invoke(accuracy.main, []).stderr


def test_spans_are_paired_one_to_one() -> None:
    wanted = [ValuedSpan(0, 4, "a"), ValuedSpan(5, 9, "b")]
    found = [ValuedSpan(0, 9, "a"), ValuedSpan(3, 4, "c"), ValuedSpan(20, 22, "d")]
    rows = list(judge_spans("Un deux trois quatre cinq", wanted, found, values=True))
    assert tally(row for row in rows if row.layer == "relaxed") == Tally(1, 3, 1, 2)
    assert tally(row for row in rows if row.layer == "value") == Tally(1, 3, 1, 2)


def test_committed_figures_are_the_present_ones(folder: Path) -> None:
    block = accuracy.table(accuracy.measured(folder), "2001-01-01")
    assert accuracy.same(block, accuracy.recorded()), (
        "run benchmarks/accuracy.py --record and commit README.md"
    )


@pytest.mark.parametrize("name", list(accuracy.BENCHMARKS))
def test_the_datas_own_scorer_counts_alike(folder: Path, name: str, tmp_path: Path) -> None:
    if not (folder / "score.py").is_file():
        pytest.skip("FIL_ROUGE_BENCHMARKS holds no score.py")
    system = tmp_path / "system.jsonl"
    with system.open("w", encoding="utf-8") as stream:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            given = json.loads(line)
            found = extract_article(Article("x", given["text"]), published=given.get("published"))
            mentions = sorted(mention for person in found["persons"] for mention in person["mentions"])
            stream.write(
                json.dumps({"id": given.get("id"), "timexes": found["timexes"], "persons": mentions}) + "\n"
            )
    done = subprocess.run(
        [sys.executable, folder / "score.py", name, folder / f"{name}.jsonl", system],
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = {line.split()[0]: line.split()[2::2] for line in done.stdout.splitlines()[1:]}
    ours = {
        layer: [f"{share:.3f}" for share in (counts.precision, counts.recall, counts.f1)]
        for (benchmark, layer), (_, counts) in accuracy.measured(folder).items()
        if benchmark == name
    }
    assert ours == theirs
