"""Remember which files of `docs/` a build wrote, so that only those are ever replaced or removed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import BinaryIO, cast

from generator.errors import fault
from generator.publish.workspace import WORKSPACE, replace_bytes, workspace

_VERSION = 1


def digest(content: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


class Manifest:
    """The files that builds wrote, each with the hashes that prove nobody changed it since.

    A file normally has one hash. It has two when a build was killed while replacing it: the journal tells what
    was about to be written, so both the old and the new bytes are known to be ours.
    """

    def __init__(self, root: Path) -> None:
        folder = workspace(root)
        self._path = folder / "manifest.json"
        self._journal_path = folder / "manifest.journal"
        self._hashes: dict[str, set[str]] = {}
        self._read()
        self._journal: BinaryIO | None = None

    def _read(self) -> None:
        try:
            if self._path.exists():
                data = json.loads(self._path.read_bytes())
                for path, known in data["files"].items():
                    self._hashes[path] = {str(known)}
        except (ValueError, KeyError, AttributeError, TypeError):
            raise fault(
                f"{WORKSPACE}/manifest.json",
                "this file cannot be read",
                f"delete {WORKSPACE}/ and the generated pages of docs/, then build again",
            ) from None
        if self._journal_path.exists():
            for line in self._journal_path.read_bytes().splitlines():
                try:
                    path, known = json.loads(line)
                except ValueError:
                    continue  # the line that the kill cut short: its file was not yet touched
                self._hashes.setdefault(path, set()).add(known)

    def paths(self) -> list[str]:
        """Return every file that builds wrote, sorted."""
        return sorted(self._hashes)

    def knows(self, path: str) -> bool:
        """Tell whether a build wrote this file."""
        return path in self._hashes

    def wrote(self, path: str, known: str) -> bool:
        """Tell whether a build wrote this file with these very bytes."""
        return known in self._hashes.get(path, ())

    def announce(self, path: str, known: str) -> None:
        """Note, before it happens, that a file is about to get these bytes."""
        if self._journal is None:
            # One write per line and no buffer: what is told before a replacement must outlive a kill.
            self._journal = cast(BinaryIO, self._journal_path.open("ab", buffering=0))
        self._journal.write(json.dumps([path, known]).encode() + b"\n")
        self._hashes.setdefault(path, set()).add(known)

    def settle(self, path: str, known: str) -> None:
        """Note that a file has these bytes and no other."""
        self._hashes[path] = {known}

    def forget(self, path: str) -> None:
        """Note that a file is gone or no longer ours."""
        self._hashes.pop(path, None)

    def save(self) -> None:
        """Write the manifest and close the journal."""
        files = {path: sorted(known) for path, known in sorted(self._hashes.items())}
        certain = {path: known[0] for path, known in files.items() if len(known) == 1}
        body = json.dumps({"version": _VERSION, "files": certain}, ensure_ascii=False, indent=0)
        replace_bytes(self._path, body.encode() + b"\n")
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        unsettled = [[path, one] for path, known in files.items() if len(known) > 1 for one in known]
        if unsettled:
            replace_bytes(
                self._journal_path, b"".join(json.dumps(pair).encode() + b"\n" for pair in unsettled)
            )
        else:
            self._journal_path.unlink(missing_ok=True)


def generated_files(root: Path) -> frozenset[str]:
    """Return the files that builds wrote, relative to the chronicle's folder, without changing anything.

    Returns:
        Paths such as `docs/evenements/x.md`; empty before the first build.
    """
    path = root / WORKSPACE / "manifest.json"
    try:
        files = json.loads(path.read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(files)
