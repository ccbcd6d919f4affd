"""Compare the chronicle of the working tree with that of an earlier revision, for whoever reviews a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.annotation_cache import AnnotationCache
from generator.compare import Change, Since, State, compare, lost_anchors
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
    lost_anchors: tuple[Fault, ...] = ()


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
        notes.append(
            f"The data were at fault then ({_places(before.faults)}): what could not be read shows as new."
        )
    if after.faults:
        notes.append(
            f"The data are at fault now ({_places(after.faults)}): what cannot be read shows as gone."
        )
    was, now = _state(before), _state(after)
    changes = compare(was, now)
    since = Since(revision, commit, f"fil-rouge {__version__}", tuple(notes))
    return Review(changes, since, after.faults, lost_anchors(was, now, revision))


def _places(faults: Sequence[Fault]) -> str:
    """Return how many faults there are and where the first is: what it says is for the state of then."""
    first = f"{faults[0].path}:{faults[0].line}" if faults[0].line else faults[0].path
    return f"in {first}" if len(faults) == 1 else f"{len(faults)} faults, the first in {first}"


def _state(reading: Reading) -> State:
    return State(reading.chronicle, reading.corpus.records)
