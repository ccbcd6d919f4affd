"""The sets of texts on which changes are shown, with the judge that each has."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from generator.corpus.raw import read_raw_file
from generator.evaluate import Judgement, judge, read_gold
from generator.evaluate.spans import ValuedSpan, judge_spans

Judge = Callable[[dict[str, Any]], Iterable[Judgement]]

# Name → what it needs.
SETS: Final = {
    "development": "tests/gold/development is not there",
    "held-out": "tests/gold/held-out is not there",
    "golden": "tests/golden/annotate is not there",
    "real": "FIL_ROUGE_CORPUS is unset: it names the folder of the real texts",
    "timebank": "FIL_ROUGE_BENCHMARKS is unset, or holds no timebank.jsonl",
    "persons": "FIL_ROUGE_BENCHMARKS is unset, or holds no persons.jsonl",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A text to annotate; ``judge`` says what is right in what was found, None where there is no gold."""

    id: str
    text: str
    published: str | None
    raw: bool
    judge: Judge | None


def documents_of(name: str, root: Path) -> list[Document] | None:
    """Return the texts of a set, in the order of their ids; None where it is not at hand."""
    benchmarks = Path(os.environ.get("FIL_ROUGE_BENCHMARKS") or os.devnull)
    texts, gold = os.environ.get("FIL_ROUGE_CORPUS"), os.environ.get("FIL_ROUGE_GOLD")
    if name == "golden":
        folders = sorted(path.parent for path in (root / "tests" / "golden" / "annotate").glob("*/input.txt"))
        return [_golden(folder) for folder in folders] or None
    if name == "real":
        files = sorted(Path(texts).glob("*.txt")) if texts else []
        return [_text(path, Path(gold or os.devnull) / f"{path.stem}.yml") for path in files] or None
    if name in ("timebank", "persons"):
        file = benchmarks / f"{name}.jsonl"
        return _benchmark(file, timexes=name == "timebank") if file.is_file() else None
    folder = root / "tests" / "gold" / name if name in SETS else Path(name)
    files = sorted(folder.glob("*.yml"))
    return [_text(folder / "texts" / f"{path.stem}.txt", path) for path in files] or None


def _golden(folder: Path) -> Document:
    case = yaml.safe_load((folder / "case.yml").read_text(encoding="utf-8")) or {}
    return Document(folder.name, read_raw_file(folder / "input.txt").text, case.get("published"), False, None)


def _text(path: Path, gold_path: Path) -> Document:
    text = read_raw_file(path).text
    if not gold_path.is_file():
        return Document(path.stem, text, None, False, None)
    gold = read_gold(gold_path.read_text(encoding="utf-8"), gold_path.name, None, [])
    if gold is None:
        return Document(path.stem, text, None, False, None)
    return Document(path.stem, text, gold.published, False, lambda found: judge(gold, found).judgements)


def _benchmark(file: Path, *, timexes: bool) -> list[Document]:
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Document(
            str(line.get("id") or f"sentence-{number}"),
            line["text"],
            line.get("published"),
            False,
            _timex_judge(line) if timexes else _person_judge(line),
        )
        for number, line in enumerate(lines, 1)
    ]


def _timex_judge(line: dict[str, Any]) -> Judge:
    def spans(timexes: list[dict[str, Any]]) -> list[ValuedSpan]:
        return [ValuedSpan(one["start"], one["end"], one["value"]) for one in timexes]

    return lambda found: judge_spans(
        line["text"], spans(line["timexes"]), spans(found["timexes"]), values=True
    )


def _person_judge(line: dict[str, Any]) -> Judge:
    wanted = [ValuedSpan(start, end) for start, end in line["persons"]]

    def judge_persons(found: dict[str, Any]) -> Iterable[Judgement]:
        mentions = sorted(tuple(mention) for person in found["persons"] for mention in person["mentions"])
        return judge_spans(line["text"], wanted, [ValuedSpan(*one) for one in mentions], values=False)

    return judge_persons
