"""Read `data/` as it was at a git revision, into a folder of its own: neither index nor working tree is touched."""

from __future__ import annotations

import io
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.errors import fault, one_line
from generator.publish.workspace import run_git

_DATA: Final = "data"


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
        folder = Path(name)
        (folder / _DATA).mkdir()
        listed = run_git(root, "ls-tree", "-r", "--name-only", "-z", commit, "--", _DATA)
        empty = listed is None or listed.returncode != 0 or not listed.stdout
        if not empty:
            _unpack(_git(root, "archive", "--format=tar", commit, "--", _DATA), folder)
        yield Past(folder, commit, empty)


def _commit(root: Path, revision: str) -> str:
    _git(root, "rev-parse", "--is-inside-work-tree")
    if revision.startswith("-") or not revision.isprintable() or not revision:
        raise fault("", f"« {one_line(revision)} » is no revision", "name a commit, a branch or a tag")
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
    raise fault("", f"git knows no revision « {revision} » here", remedy)


def _git(root: Path, *arguments: str) -> bytes:
    """Return what a git command prints.

    Raises:
        FilRougeError: with what git says, and a way out.
    """
    done = run_git(root, *arguments)
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


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the files of an archive into a folder; nothing in it may name a place outside.

    Links come last, so that nothing is written through one; where they lead is checked when they are read.
    """
    links: list[tuple[Path, str]] = []
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:") as files:
        for member in files:
            path = PurePosixPath(member.name)
            if path.is_absolute() or ".." in path.parts or path.parts[:1] != (_DATA,):
                continue
            target = folder / path
            content = files.extractfile(member) if member.isfile() else None
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
            elif member.issym():
                links.append((target, member.linkname))
    for target, leads_to in links:
        if not target.exists() and not target.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(leads_to)
