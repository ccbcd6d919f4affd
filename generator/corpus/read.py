"""Read everything under `data/`, check that its parts fit together, and tell all faults at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from generator.corpus.articles import read_articles
from generator.corpus.authorities import FILES, read_authorities
from generator.corpus.check_events import sound_events
from generator.corpus.kept_events import read_kept_events
from generator.corpus.source_files import stray_files
from generator.errors import Fault, FilRougeError
from generator.model import Article, Decision, Records


@dataclass(frozen=True, slots=True)
class Corpus:
    """All of `data/`: articles and records by id, decisions by file and line."""

    articles: tuple[Article, ...] = ()
    records: Records = field(default_factory=Records)
    decisions: tuple[Decision, ...] = ()


def read_corpus(root: Path, today: str | None = None) -> tuple[Corpus, tuple[Fault, ...]]:
    """Read a chronicle's data, as far as it can be read.

    Parameters:
        root: the chronicle's folder, which holds `data/`.
        today: ISO date after which nothing can have been decided; None not to ask.

    Returns:
        What could be read, and every fault of every file, sorted; nothing is missing where there is none.
    """
    faults: list[Fault] = []
    if not (root / "data").is_dir():
        return Corpus(), (
            Fault(
                "data", 0, 0, "there is no such folder", "run `fil-rouge init`, or name the chronicle with -C"
            ),
        )
    stray_files(root, faults)
    in_articles: list[Decision] = []
    articles = read_articles(root, faults, in_articles)
    folder = PurePosixPath("data/articles")
    unreadable = frozenset(
        path.stem for path in (PurePosixPath(one.path) for one in faults) if path.parent == folder
    )
    authorities, decisions = read_authorities(root, faults)
    at_fault = {one.path for one in faults}
    faulty = frozenset(kind for kind, name in FILES if f"data/{name}" in at_fault)
    kept = read_kept_events(root, faults)
    records = Records(
        people=authorities["person"],
        organisations=authorities["organisation"],
        places=authorities["place"],
        themes=authorities["theme"],
    )
    records = replace(records, events=sound_events(kept, records, articles, unreadable, faulty))
    everything = [*decisions, *(decision for file in kept for decision in file.decisions)]
    everything += in_articles
    everything.sort(key=lambda decision: (decision.path, decision.line, decision.property, decision.value))
    faults += [_undecided(decision) for decision in everything if today and (decision.decided or "") > today]
    return Corpus(articles, records, tuple(everything)), tuple(sorted(dict.fromkeys(faults)))


def load_corpus(root: Path) -> Corpus:
    """Read a chronicle's data, all or nothing.

    Raises:
        FilRougeError: with every fault of every file.
    """
    corpus, faults = read_corpus(root)
    if faults:
        raise FilRougeError(faults)
    return corpus


def _undecided(decision: Decision) -> Fault:
    what = f"{decision.property}: « {decision.decided} » is in the future: nothing was decided then"
    return Fault(decision.path, decision.line, decision.column, what, "write the day on which it was decided")
