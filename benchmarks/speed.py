"""Measure how many articles a second are annotated on one core, beside spaCy's blank French pipeline, and the memory.

The articles are the invented ones of `tests/`. Each round is a process of its own, so that no article has been read
before; README.md tells how to make the environment.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Final

import click

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from generator import __version__  # noqa: E402
from generator.annotate import annotate  # noqa: E402
from generator.annotate.language import detect_language  # noqa: E402
from generator.model import Article  # noqa: E402

README: Final = HERE / "README.md"
WORDS: Final = 350  # of an article
WARMING: Final = 12  # articles read before the clock starts: word lists are loaded, patterns compiled
STREAM: Final = (1_000, 5_000, 10_000)  # articles after which memory is measured
PUBLISHED: Final = "2025-06-04"
_BLOCK: Final = re.compile(r"(<!-- speed -->\n)(.*?)(<!-- /speed -->)", re.S)
_NAME: Final = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{3,}")
_SYLLABLES: Final = "ba co dra fel gui hin jou kar lem mou nar or pel quin ros sti tra ul ver zan".split()  # noqa: SIM905
# Ours first.
SYSTEMS: Final = ("Fil rouge, annotate", "spaCy, blank French pipeline")


def articles() -> list[str]:
    """Return the invented French articles of the tests, joined and cut to the same length, in a fixed order."""
    tests = HERE.parent / "tests"
    files = sorted([*tests.glob("golden/annotate/*/input.txt"), *tests.glob("gold/*/texts/*.txt")])
    texts = [file.read_text(encoding="utf-8").strip() for file in files]
    french = [text for text in texts if text and detect_language(text) == "fr"]
    random.Random(1).shuffle(french)  # noqa: S311  # a fixed order that mixes the two sets
    return list(_cut("\n\n".join(french)))


def _cut(text: str) -> Iterator[str]:
    """Yield pieces of exactly `WORDS` words that begin where a line begins."""
    piece: list[str] = []
    for line in text.splitlines(keepends=True):
        piece.append(line)
        words = list(re.finditer(r"\S+", "".join(piece)))
        if len(words) >= WORDS:
            yield "".join(piece)[: words[WORDS - 1].end()]
            piece = []


def renamed(text: str, number: int) -> str:
    """Return an article with other names in it, for each number others: a stream in which none comes twice."""
    return _NAME.sub(lambda found: invented(f"{found.group()} {number}"), text)


def invented(seed: str) -> str:
    """Return a name that nobody bears."""
    drawn = random.Random(seed)  # noqa: S311
    return "".join(drawn.choices(_SYLLABLES, k=drawn.randint(2, 3))).capitalize()


def reader(system: str) -> Callable[[str], object]:
    """Return what reads one text."""
    if system == SYSTEMS[0]:
        return lambda text: annotate(Article("x", text, published=PUBLISHED))
    pipeline = importlib.import_module("spacy").blank("fr")  # a tokeniser,
    pipeline.add_pipe("sentencizer")  # and sentences
    return lambda text: pipeline(text)


def speed(system: str) -> float:
    """Return articles a second of processor time, none of which has been read before."""
    read, texts = reader(system), articles()
    for text in texts[:WARMING]:
        read(text)
    begun = time.process_time()
    for text in texts[WARMING:]:
        read(text)
    return (len(texts) - WARMING) / (time.process_time() - begun)


def memory() -> Iterator[tuple[int, float]]:
    """Yield numbers of articles and the most memory used so far, in MB."""
    read, texts = reader(SYSTEMS[0]), articles()
    for number in range(1, STREAM[-1] + 1):
        read(renamed(texts[number % len(texts)], number))
        if number in STREAM:
            yield number, _peak()


def _peak() -> float:
    """Return the most memory that this process has used, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux, where `getrusage` counts what the parent used too
        return int(status.read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


@dataclass(frozen=True, slots=True)
class Measured:
    """Articles a second of each system, by round, and the memory after so many articles."""

    rounds: dict[str, list[float]]
    memory: list[tuple[int, float]]

    def written(self, version: str, today: str) -> str:
        """Return the tables as Markdown."""
        count = len(articles()) - WARMING
        ours, yardstick = (self.rounds[system] for system in SYSTEMS)
        rows = [
            f"Measured on {today} with Fil rouge {__version__}, Python {sys.version.split()[0]}, spaCy {version}: "
            f"{len(ours)} rounds of {count} articles of {WORDS} words.",
            "",
            "| articles a second, one core | minimum | median | maximum |",
            "| --- | --: | --: | --: |",
            *(
                f"| {system} | {min(found):.0f} | {median(found):.0f} | {max(found):.0f} |"
                for system, found in self.rounds.items()
            ),
            f"| ratio, spaCy to Fil rouge | | {median(yardstick) / median(ours):.1f} | |",
        ]
        if self.memory:
            rows += ["", "| articles in one process | peak memory, MB |", "| --: | --: |"]
            rows += [f"| {number} | {used:.0f} |" for number, used in self.memory]
        return "\n".join(rows)


def worker(task: str) -> str:
    """Run a part of this program in a process of its own, on the processor on which this one runs."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, __file__, "--worker", task],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    if done.returncode:
        raise click.ClickException(done.stderr.strip().splitlines()[-1])
    return done.stdout


@click.command()
@click.option("--rounds", default=7, show_default=True, help="How often each is measured, in turns.")
@click.option("--with-memory", is_flag=True, help="Stream 10,000 articles too; takes minutes.")
@click.option("--record", is_flag=True, help="Write the figures, memory included, into README.md.")
@click.option("--worker", "task", hidden=True)
def main(rounds: int, with_memory: bool, record: bool, task: str | None) -> None:
    """Print articles a second for Fil rouge and for spaCy's blank French pipeline, in turns, and their ratio."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    if task == "memory":
        for number, used in memory():
            click.echo(f"{number} {used}")
        return
    if task:
        click.echo(speed(task))
        return
    try:
        version = importlib.metadata.version("spacy")
    except importlib.metadata.PackageNotFoundError:
        raise click.ClickException("spaCy is missing; README.md tells how to make the environment") from None
    found: dict[str, list[float]] = {system: [] for system in SYSTEMS}
    for number in range(rounds):
        for system in SYSTEMS if number % 2 == 0 else reversed(SYSTEMS):
            found[system].append(float(worker(system)))
    streamed = [line.split() for line in worker("memory").splitlines()] if record or with_memory else []
    measured = Measured(found, [(int(count), float(used)) for count, used in streamed])
    text = measured.written(version, datetime.now(UTC).date().isoformat())
    click.echo(text)
    if record:
        page = README.read_text(encoding="utf-8")
        README.write_text(_BLOCK.sub(lambda block: f"{block[1]}{text}\n{block[3]}", page), encoding="utf-8")


if __name__ == "__main__":
    main()
