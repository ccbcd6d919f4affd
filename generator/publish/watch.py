"""Notice when something that the site is made from changes; what a build itself writes does not count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.publish.manifest import generated_files
from generator.publish.site_info import SETTINGS

WATCHED = ("data", "docs")

# file -> (time of the last change in ns, size in bytes)
Snapshot = dict[str, tuple[int, int]]


def snapshot(root: Path, also: tuple[Path, ...] = ()) -> Snapshot:
    """Return what the files that people own look like now.

    Generated files are known by the manifest, so that writing them never calls for another build.

    Parameters:
        root: the chronicle's folder: its `data/`, `docs/` and `mkdocs.yml` are watched.
        also: other folders, such as that of the templates.
    """
    generated = generated_files(root)
    found: Snapshot = {}
    for folder in (*(root / name for name in WATCHED), *also):
        for path in _files(folder):
            name = os.path.relpath(path, root)
            if name not in generated:
                _note(found, name, path)
    _note(found, SETTINGS, str(root / SETTINGS))
    return found


def _files(folder: Path) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith((".", "__pycache__")))
        for name in sorted(names):
            # Editors' swap and backup files come and go while a person types.
            if not name.startswith((".", "#")) and not name.endswith(("~", ".swp", ".tmp")):
                yield os.path.join(where, name)  # noqa: PTH118  # thousands of files, once a second


def _note(found: Snapshot, name: str, path: str) -> None:
    try:
        state = os.stat(path)  # noqa: PTH116
    except OSError:
        return
    found[name] = (state.st_mtime_ns, state.st_size)


def changes(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the files that came, went or changed between two snapshots, sorted."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
