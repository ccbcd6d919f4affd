"""Measure the program on public benchmarks: temporal expressions of newspapers, names of people in encyclopedia prose.

The data is not in this repository. FIL_ROUGE_BENCHMARKS names the folder that holds it; README.md tells how to get it.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from generator import __version__  # noqa: E402
from generator.evaluate import Judgement, tally  # noqa: E402
from generator.evaluate.spans import ValuedSpan, judge_spans  # noqa: E402
from generator.intake import extract_article  # noqa: E402
from generator.model import Article, Tally  # noqa: E402

README: Final = HERE / "README.md"
_BLOCK: Final = re.compile(r"(<!-- accuracy -->\n)(.*?)(<!-- /accuracy -->)", re.S)
_DATED: Final = re.compile(r"Measured on \d{4}-\d{2}-\d{2}")
# Name of the file → what a row of the table calls it.
BENCHMARKS: Final = {"timebank": "French TimeBank, timexes", "persons": "WikiNEuRal, persons"}


def measured(folder: Path) -> dict[tuple[str, str], tuple[int, Tally]]:
    """Return (benchmark, layer) → (number of texts, counts) for each benchmark that the folder holds."""
    found: dict[tuple[str, str], tuple[int, Tally]] = {}
    for name in BENCHMARKS:
        if not (file := folder / f"{name}.jsonl").is_file():
            continue
        lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [row for line in lines for row in judged(line)]
        for layer in dict.fromkeys(row.layer for row in rows):
            found[name, layer] = len(lines), tally(row for row in rows if row.layer == layer)
    return found


def judged(line: dict[str, Any]) -> Iterator[Judgement]:
    """Annotate one text of a benchmark and judge what was found."""
    article = Article(id=str(line.get("id", "")), text=line["text"])
    extracted = extract_article(article, published=line.get("published"))
    if "timexes" in line:
        wanted, found = spans(line["timexes"]), spans(extracted["timexes"])
        return judge_spans(line["text"], wanted, found, values=True)
    mentions = sorted(tuple(one) for person in extracted["persons"] for one in person["mentions"])
    wanted = [ValuedSpan(*one) for one in line["persons"]]
    return judge_spans(line["text"], wanted, [ValuedSpan(*one) for one in mentions], values=False)


def spans(timexes: Iterable[dict[str, Any]]) -> list[ValuedSpan]:
    """Return temporal expressions as spans with their TIMEX3 value."""
    return [ValuedSpan(one["start"], one["end"], one["value"]) for one in timexes]


def table(figures: dict[tuple[str, str], tuple[int, Tally]], date: str) -> str:
    """Return the figures as the block of README.md."""
    rows = [
        f"| {BENCHMARKS[name]} | {texts} | {layer} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.f1:.3f} "
        f"| {counts.right_found}/{counts.found} | {counts.right_expected}/{counts.expected} |"
        for (name, layer), (texts, counts) in figures.items()
    ]
    head = "| benchmark, half | texts | match | precision | recall | F1 | right/found | right/expected |"
    rule = "| --- | --: | --- | --: | --: | --: | --: | --: |"
    return "\n".join([f"Measured on {date} with Fil rouge {__version__}.", "", head, rule, *rows]) + "\n"


def recorded() -> str:
    """Return the block that README.md holds."""
    match = _BLOCK.search(README.read_text(encoding="utf-8"))
    assert match is not None, "README.md has lost its <!-- accuracy --> marks"  # noqa: S101
    return match[2]


def same(one: str, other: str) -> bool:
    """Tell whether two blocks have the same figures, on whatever day."""
    return _DATED.sub("", one) == _DATED.sub("", other)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--record", is_flag=True, help="Write the figures into README.md.")
@click.option("--errors", is_flag=True, help="List every mistake instead.")
def main(record: bool, errors: bool) -> None:
    """Print the figures reached on the benchmarks in FIL_ROUGE_BENCHMARKS."""
    named = os.environ.get("FIL_ROUGE_BENCHMARKS")
    if not named or not Path(named).is_dir():
        raise click.ClickException(
            "FIL_ROUGE_BENCHMARKS must name the folder with timebank.jsonl and persons.jsonl"
        )
    if errors:
        _list_errors(Path(named))
        return
    figures = measured(Path(named))
    if {name for name, _ in figures} != set(BENCHMARKS):
        raise click.ClickException(
            f"{named} must hold {' and '.join(f'{name}.jsonl' for name in BENCHMARKS)}"
        )
    block = table(figures, datetime.now().astimezone().date().isoformat())
    click.echo(block, nl=False)
    if record and not same(block, recorded()):
        text = README.read_text(encoding="utf-8")
        README.write_text(_BLOCK.sub(lambda found: found[1] + block + found[3], text), encoding="utf-8")
        click.echo(f"{README}: written", err=True)


def _list_errors(folder: Path) -> None:
    for name in BENCHMARKS:
        for number, line in enumerate((folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines(), 1):
            for row in judged(json.loads(line)):
                if not row.right:
                    mark = "~" if row.found and row.expected else "+" if row.found else "-"
                    click.echo(
                        f"{name}:{number} {mark} {row.layer}: {' '.join(row.item.split())} {row.told}".rstrip()
                    )


if __name__ == "__main__":
    main()
