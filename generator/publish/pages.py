"""Write generated pages into `docs/`: only what changed, and never over anything a person wrote."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.errors import Fault, FilRougeError
from generator.publish.manifest import Manifest, digest
from generator.publish.workspace import git, replace_bytes

# What no other file of the folder would escape: told once of each folder, not of each page.
_OF_FOLDERS = {
    errno.EACCES: "give yourself the right to write there",
    errno.EPERM: "give yourself the right to write there",
    errno.EROFS: "move the chronicle to where files can be written",
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
}
_NAME_LIMIT = 255  # bytes in one part of a path, on every usual file system


class PageLike(Protocol):
    """A page as `render` hands it over: where it goes in `docs/`, and its Markdown."""

    @property
    def path(self) -> str:
        """Return the file, relative to `docs/`, with `/`."""

    @property
    def text(self) -> str:
        """Return the Markdown."""


@dataclass(frozen=True, slots=True)
class Written:
    """What writing the pages came to; paths are relative to the chronicle's folder, sorted.

    `unchanged` is a number: these files were not touched, so that their times stay too.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


def write_pages(docs: Path, pages: Iterable[PageLike], files: Iterable[tuple[str, bytes]]) -> Written:
    """Bring the generated part of `docs/` up to date.

    A file is written only when its bytes differ, by rename, so that a kill leaves no half page. What an earlier
    build wrote and this one does not is removed. A file that somebody wrote or changed by hand is never touched:
    it is told. Pages are taken one at a time; nothing is removed unless all of them came and none was refused.

    Parameters:
        docs: the `docs/` folder; the chronicle's folder is its parent.
        pages: Markdown pages.
        files: other files, as (path relative to `docs/`, bytes).

    Returns:
        What was written, removed and left.

    Raises:
        FilRougeError: paths that leave `docs/`, clash, or belong to a person.

    Example:
        >>> write_pages(Path("docs"), [Page("evenements/2025-12-28-appel.md", "# Appel")], [])  # doctest: +SKIP
        Written(written=('docs/evenements/2025-12-28-appel.md',), removed=(), unchanged=0)
    """
    writer = _Writer(docs)
    try:
        for path, content in _contents(pages, files):
            writer.write(path, content)
        if not writer.faults:
            writer.remove_stale()
    finally:
        writer.manifest.save()
    if writer.faults:
        raise FilRougeError(writer.faults)
    return Written(tuple(sorted(writer.written)), tuple(sorted(writer.removed)), writer.unchanged)


def _contents(pages: Iterable[PageLike], files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    for page in pages:
        yield page.path, page.text.encode()
    yield from files


class _Writer:
    def __init__(self, docs: Path) -> None:
        self.docs = docs
        self.root = docs.parent
        self.manifest = Manifest(self.root)
        self.faults: list[Fault] = []
        self.written: list[str] = []
        self.removed: list[str] = []
        self.unchanged = 0
        self._seen: dict[str, str] = {}  # address, without case -> the page that took it
        self._wanted: set[str] = set()
        self._folders: dict[Path, bool] = {}  # folder -> whether it lies in docs/
        self._closed: set[Path] = set()  # folders where nothing can be written
        self._tracked = self._read_tracked()

    def _read_tracked(self) -> frozenset[str]:
        listed = git(self.root, "ls-files", "-z", "--", self.docs.name)
        return frozenset(os.fsdecode(name) for name in listed.split(b"\0")) if listed else frozenset()

    def write(self, path: str, content: bytes) -> None:
        name = f"{self.docs.name}/{path}"
        if why := _unfit(path):
            self._refuse(name, *why)
            return
        if not self._take(path, name):
            return
        self._wanted.add(name)
        target = self.docs / path
        try:
            self._write(name, target, content)
        except OSError as error:
            self._refuse_for(error, name, target)

    def _write(self, name: str, target: Path, content: bytes) -> None:
        if not self._is_inside(target.parent):
            self._refuse(name, "a link leads this path out of docs/", "remove the symbolic link")
            return
        if name in self._tracked:
            self._refuse(
                name,
                "this generated page would replace a file that git tracks",
                "move your page elsewhere, or take it out of git if a build made it (git rm --cached)",
            )
            return
        fresh = digest(content)
        if target.is_symlink() or (target.exists() and not target.is_file()):
            self._refuse(name, "something that is no plain file stands here", "move it elsewhere")
            return
        if target.exists():
            present = digest(target.read_bytes())
            if present == fresh:
                self.manifest.settle(name, fresh)
                self.unchanged += 1
                return
            if not self.manifest.wrote(name, present):
                self._refuse_handwritten(name)
                return
        target.parent.mkdir(parents=True, exist_ok=True)
        self.manifest.announce(name, fresh)
        replace_bytes(target, content)
        self.manifest.settle(name, fresh)
        self.written.append(name)

    def _take(self, path: str, name: str) -> bool:
        # A page answers at its folder's address: « a.md » and « a/index.md » would be one page, and so would
        # « A.md » on file systems that do not tell case.
        address = path.removesuffix(".md").removesuffix("/index").casefold() if path.endswith(".md") else path
        first = self._seen.setdefault(address.casefold(), name)
        if first is not name:
            self._refuse(name, f"this path clashes with « {first} »", "give one of the two another id")
            return False
        return True

    def _is_inside(self, folder: Path) -> bool:
        known = self._folders.get(folder)
        if known is None:
            known = folder.resolve().is_relative_to(self.docs.resolve())
            self._folders[folder] = known
        return known

    def remove_stale(self) -> None:
        """Remove what earlier builds wrote and this one did not; what a person changed is told and stays."""
        for name in self.manifest.paths():
            if name in self._wanted:
                continue
            target = self.root / name
            if not target.is_file() or target.is_symlink() or name in self._tracked:
                self.manifest.forget(name)
            elif not self.manifest.wrote(name, digest(target.read_bytes())):
                self._refuse_handwritten(name)
            else:
                target.unlink()
                self.manifest.forget(name)
                self.removed.append(name)
                self._prune(target.parent)

    def _prune(self, folder: Path) -> None:
        while folder != self.docs and folder.is_relative_to(self.docs):
            try:
                folder.rmdir()
            except OSError:
                return
            folder = folder.parent

    def _refuse_for(self, error: OSError, name: str, target: Path) -> None:
        remedy = _OF_FOLDERS.get(error.errno or 0)
        if remedy is None:
            self._refuse(name, f"this file cannot be written ({error.strerror})", "make room for it in docs/")
            return
        folder = next(parent for parent in target.parents if parent.is_dir())
        if folder not in self._closed:
            self._closed.add(folder)
            where = folder.relative_to(self.root).as_posix()
            self._refuse(where, f"nothing can be written here ({error.strerror})", remedy)

    def _refuse_handwritten(self, name: str) -> None:
        if self.manifest.knows(name):
            self._refuse(
                name,
                "this generated page was changed by hand",
                "carry the change into data/ or a template, then delete the page",
            )
        else:
            self._refuse(
                name,
                "a generated page would replace this file, which no build is known to have made",
                "move it elsewhere if it is yours, else delete it",
            )

    def _refuse(self, name: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(name, 0, 0, what, remedy))


def _unfit(path: str) -> tuple[str, str] | None:
    """Tell why a path cannot be a generated file's, or None."""
    parts = path.split("/")
    if any(ord(character) < 32 or character == "\\" for character in path):
        return "this path holds a backslash or a control character", "give its record another id"
    if any(part in ("", ".", "..") for part in parts) or ":" in parts[0]:
        return "this path leaves docs/", "give its record an id of letters, digits and hyphens"
    if any(part.startswith(".") for part in parts):
        return "MkDocs leaves out files whose name begins with a dot", "give its record another id"
    if any(len(os.fsencode(part)) > _NAME_LIMIT for part in parts):
        return f"a part of this path is longer than {_NAME_LIMIT} bytes", "give its record a shorter id"
    return None
