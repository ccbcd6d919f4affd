"""Read `data/` as it was at a git revision, into a folder of its own: neither index nor working tree is touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.corpus.encodings import MAX_BYTES
from generator.errors import fault, one_line
from generator.publish.workspace import run_git

_DATA: Final = "data"
_LONGEST_NAME: Final = 200  # characters of a revision; a longer one is a mistake, and nobody reads it
_LONGEST_PATH: Final = 1000  # bytes, which leaves room for the folder before it
_LONGEST_FILE_NAME: Final = 255  # bytes


@dataclass(frozen=True, slots=True)
class Past:
    """The data of a chronicle at a revision.

    Parameters:
        folder: holds `data/` as it was, for as long as the context lasts.
        commit: the full hash of the revision.
        empty: whether there was no `data/` then.
    """

    folder: Path
    commit: str
    empty: bool


@contextmanager
def data_at(root: Path, revision: str) -> Iterator[Past]:
    """Give a folder with the data of a chronicle as they were at a revision; it goes when the context ends.

    Parameters:
        root: the chronicle's folder, in a git repository or at its top.
        revision: a commit, a branch, a tag, `HEAD~1` …

    Raises:
        FilRougeError: there is no git, no repository or no such revision here.
    """
    commit = _commit(root, revision)
    with tempfile.TemporaryDirectory(prefix="fil-rouge-diff-") as name:
        top = Path(name) / "then"
        # Where the chronicle stands below the top of its repository, git writes its files below another top.
        folder = top / os.fsdecode(_git(root, "rev-parse", "--show-prefix").removesuffix(b"\n"))
        (folder / _DATA).mkdir(parents=True)
        files = _listed(root, commit)
        read = [path for path, size in files if size <= MAX_BYTES]
        _check_out(root, commit, read, top)
        for path, size in files:
            if size > MAX_BYTES:
                _hollow(folder / os.fsdecode(path), size)
        yield Past(folder, commit, not files)


def _listed(root: Path, commit: str) -> list[tuple[bytes, int]]:
    """Return the files of `data/` at a commit with their sizes in bytes.

    A repository within is none, nor is what git can hold and no disk takes: a path too long.
    """
    found: list[tuple[bytes, int]] = []
    for line in _git(root, "ls-tree", "-r", "-l", "-z", commit, "--", f"{_DATA}/").split(b"\0"):
        about, _, path = line.partition(b"\t")
        if len(path) > _LONGEST_PATH or any(len(name) > _LONGEST_FILE_NAME for name in path.split(b"/")):
            continue
        size = about.split()[-1:]
        if size == [b"BAD"]:
            what = f"git has lost this file as it was at {commit[:12]}"
            raise fault(one_line(os.fsdecode(path)), what, "`git fsck` tells what is damaged; fetch it again")
        if size and size[0].isdigit():
            found.append((path, int(size[0])))
    return found


def _check_out(root: Path, commit: str, paths: list[bytes], top: Path) -> None:
    """Write files of a commit below a folder as git would check them out, by an index of its own.

    Not as git archives them: what a project leaves out of its archives is in its chronicle all the same. Where links
    lead is checked when they are read.
    """
    own_index = {"GIT_INDEX_FILE": str(top.parent / "index")}
    _git(root, "read-tree", commit, environment=own_index)
    options = ("--quiet", "--force", "-z", "--stdin", f"--prefix={top}/")
    _git(root, "checkout-index", *options, environment=own_index, given=b"\0".join([*paths, b""]))


def _hollow(path: Path, size: int) -> None:
    """Let a file that is too large to be read stand for itself by its size alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.truncate(size)


def _commit(root: Path, revision: str) -> str:
    _git(root, "rev-parse", "--is-inside-work-tree")
    named = one_line(revision if len(revision) <= _LONGEST_NAME else revision[:_LONGEST_NAME] + "…")
    # « ^HEAD » is every commit but those, not one.
    if revision.startswith(("-", "^")) or not revision.isprintable() or not revision or named.endswith("…"):
        raise fault("", f"« {named} » is no revision", "name a commit, a branch or a tag")
    done = run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if done is not None and done.returncode == 0:
        return done.stdout.decode().strip()
    shallow = run_git(root, "rev-parse", "--is-shallow-repository")
    if shallow is not None and shallow.stdout.strip() == b"true":
        remedy = (
            f"this clone is shallow: run `git fetch --depth 1 origin {revision}`, or `git fetch --unshallow`"
        )
    else:
        remedy = "`git log --oneline` shows which there are; `git fetch` brings those of the remote"
    raise fault("", f"git knows no revision « {named} » here", remedy)


def _git(
    root: Path, *arguments: str, given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> bytes:
    """Return what a git command prints.

    Raises:
        FilRougeError: with what git says, and a way out.
    """
    done = run_git(root, *arguments, given=given, environment=environment)
    if done is None:
        raise fault("", "git cannot be run", "install it, and see that PATH names its folder")
    if done.returncode == 0:
        return done.stdout
    said = next(iter(done.stderr.decode("utf-8", "replace").strip().splitlines()), "no reason given")
    if "not a git repository" in said:
        raise fault(
            "", "the chronicle is in no git repository", "run `git init`, `git add` and `git commit` in it"
        )
    raise fault("", f"git {arguments[0]} failed: {one_line(said)}", "see what git asks for, and try again")
