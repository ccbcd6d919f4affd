"""A git history of an invented chronicle, made of the folders of `history/`.

A step is a folder: the files of `data/` that it writes, ``gone.txt`` with those that it deletes, and what `diff` must
say of it: ``expected.txt``, and ``strict.txt`` with what `--strict` refuses. « COMMIT », « VERSION »
and « AUJOURD’HUI » stand for these.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import main
from generator.compare import State
from generator.initialise import initialise
from generator.pipeline import read
from generator.progress import Silent

STEPS: Final = sorted(path for path in (Path(__file__).parent / "history").iterdir() if path.is_dir())
_EXPECTATIONS: Final = ("expected.txt", "strict.txt", "gone.txt")
_WHO: Final = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (
        ("NAME", "Essai"),
        ("EMAIL", "essai@example.org"),
        ("DATE", "2025-06-01T12:00:00+00:00"),
    )
}


@dataclass(frozen=True)
class Told:
    """What the program says of one step, in each of its forms, and the state after it."""

    text: Result
    strict: Result
    markdown: Result
    json: Result
    state: State


def git(root: Path, *arguments: str) -> str:
    """Run git on a repository of a test, whatever this machine's own settings are."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= _WHO | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], check=True, capture_output=True, text=True, env=environment
    )
    return done.stdout


def new_repository(root: Path) -> None:
    """Lay out an empty chronicle in a git repository of its own."""
    initialise(root, "Sainte-Orge")
    git(root, "init", "--quiet", "--initial-branch=main")


def take(root: Path, step: Path) -> None:
    """Write and delete what a step writes and deletes, and commit it."""
    for path in sorted(step.rglob("*")):
        if path.is_file() and path.name not in _EXPECTATIONS:
            target = root / path.relative_to(step)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    gone = step / "gone.txt"
    for line in gone.read_text(encoding="utf-8").splitlines() if gone.is_file() else ():
        (root / line).unlink()
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", step.name)


def diff(root: Path, *arguments: str) -> Result:
    """Run `fil-rouge diff` on a chronicle."""
    return CliRunner().invoke(main, ["diff", *arguments, "-C", str(root)], catch_exceptions=False)


def state_of(root: Path) -> State:
    """Return the state of a chronicle as its files are now."""
    reading = read(root, Silent())
    return State(reading.chronicle, reading.corpus.records)


def played(root: Path) -> dict[str, Told]:
    """Play the whole history, and return what is told of each step against the one before."""
    new_repository(root)
    told: dict[str, Told] = {}
    for step in STEPS:
        take(root, step)
        if step is not STEPS[0]:
            told[step.name] = Told(
                diff(root, "HEAD~1"),
                diff(root, "HEAD~1", "--strict"),
                diff(root, "HEAD~1", "--format", "markdown"),
                diff(root, "HEAD~1", "--json"),
                state_of(root),
            )
    return told


def without_commit(text: str) -> str:
    """Return a report without what differs by machine and version: the hash of the commit, the program."""
    return re.sub(r"\([0-9a-f]{12}\)", "(COMMIT)", text).replace(
        f"fil-rouge {__version__}", "fil-rouge VERSION"
    )
