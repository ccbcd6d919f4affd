"""Compare the chronicle of the working tree with that of an earlier revision, for whoever reviews a change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.annotation_cache import AnnotationCache
from generator.compare import Change, State, compare
from generator.compare.report import Since
from generator.errors import Fault
from generator.pipeline import Reading, read
from generator.progress import Progress
from generator.revision import data_at


@dataclass(frozen=True, slots=True)
class Review:
    """What changed since a revision, and what is wrong with the data as they are now."""

    changes: tuple[Change, ...]
    since: Since
    faults: tuple[Fault, ...]


def review(root: Path, revision: str, progress: Progress) -> Review:
    """Tell what changed in a chronicle since a revision.

    Both states are read by this program and what it finds in an article is looked for once, so that nothing but the
    data's change shows. Nothing is written into the chronicle.

    Parameters:
        root: the chronicle's folder; its files count as they lie there, committed or not.
        revision: as git has it.

    Raises:
        FilRougeError: there is no such revision here.
    """
    remembered = AnnotationCache(root, writes=False)
    with data_at(root, revision) as past:
        before = read(past.folder, progress, remembered=remembered)
        empty, commit = past.empty, past.commit
    after = read(root, progress, remembered=remembered)
    notes: list[str] = []
    if empty:
        notes.append("There was no data/ then: everything is new.")
    elif before.faults:
        count = len(before.faults)
        notes.append(
            f"The data were at fault then ({count} {'fault' if count == 1 else 'faults'}, the first: "
            f"{before.faults[0]}): what could not be read shows as new."
        )
    if after.faults:
        notes.append("The data are at fault now: what cannot be read shows as gone.")
    changes = compare(_state(before), _state(after))
    since = Since(revision, commit, f"fil-rouge {__version__}", tuple(notes))
    return Review(changes, since, after.faults)


def _state(reading: Reading) -> State:
    return State(reading.chronicle, reading.corpus.records)
