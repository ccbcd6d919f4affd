"""Lay out a new, empty chronicle.

The repository of the program is itself a chronicle, so what every chronicle has - settings, hand-written pages,
theme overrides - is taken from there; only what differs lies in `skeleton/`. A wheel carries both.
"""

from __future__ import annotations

import fnmatch
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from generator.corpus.schemas import write_schemas as write_schemas
from generator.errors import fault

_PACKAGE: Final = Path(__file__).parent
_SKELETON: Final = _PACKAGE / "skeleton"
# Taken from the program's own repository; in a wheel they lie in `skeleton/` already.
_SHARED: Final = ("mkdocs.yml", "docs", "schemas", ".gitignore", ".gitattributes")
_EMPTY_FOLDERS: Final = ("data/articles", "data/events")
_SITE_NAME: Final = re.compile(r"(?m)^site_name:.*$")


def initialise(target: Path, name: str) -> tuple[str, ...]:
    """Lay out an empty chronicle that builds at once.

    Parameters:
        target: a folder that is empty or does not exist; `.git` does not count.
        name: the site's name, as readers see it.

    Returns:
        The files written, relative to ``target``, sorted.

    Raises:
        FilRougeError: something stands in the way; nothing was written.
    """
    if target.exists() and not target.is_dir():
        raise fault(str(target), "this is a file", "name a folder that is empty or does not exist yet")
    if target.is_dir() and any(path.name != ".git" for path in target.iterdir()):
        raise fault(str(target), "the folder is not empty", "name one that is empty or does not exist yet")
    contents = {path: _fill_in(path, source, name) for path, source in sorted(skeleton_files().items())}
    contents |= {f"{folder}/.gitkeep": b"" for folder in _EMPTY_FOLDERS}
    try:
        for path, content in contents.items():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as error:
        _take_back(target, contents)
        raise fault(
            str(target), f"cannot be written ({error.strerror})", "name a folder of your own"
        ) from error
    return tuple(sorted(contents))


def _take_back(target: Path, written: Iterable[str]) -> None:
    """Remove what was laid out before something went wrong, so that the next try finds the folder empty."""
    for path in written:
        with suppress(OSError):
            (target / path).unlink(missing_ok=True)
        for folder in (target / path).parents:
            if target not in folder.parents:
                break
            with suppress(OSError):
                folder.rmdir()  # only when it is empty


def skeleton_files() -> dict[str, Path]:
    """Return what a new chronicle is made of: path in the chronicle → file of ours.

    What `.gitignore` names is made by the program, so it is no part of it, though it may lie in the checkout.
    """
    found = dict(_files_below(_SKELETON, ("",)))
    if not (_SKELETON / "mkdocs.yml").is_file():
        found = dict(_files_below(_PACKAGE.parent, _SHARED)) | found
    made = _made_by_the_program(found[".gitignore"])
    return {path: source for path, source in found.items() if not any(_is_at(path, rule) for rule in made)}


def _files_below(base: Path, names: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    for name in names:
        top = base / name
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path.relative_to(base).as_posix(), path


def _made_by_the_program(gitignore: Path) -> tuple[str, ...]:
    lines = gitignore.read_text(encoding="utf-8").splitlines()
    return tuple(line.removeprefix("/") for line in lines if line.startswith("/docs/"))


def _is_at(path: str, rule: str) -> bool:
    return path.startswith(rule) if rule.endswith("/") else fnmatch.fnmatchcase(path, rule)


def _fill_in(path: str, source: Path, name: str) -> bytes:
    content = source.read_bytes()
    if path == "mkdocs.yml":
        # A JSON string is a YAML string, whatever the name holds.
        line = f"site_name: {json.dumps(name, ensure_ascii=False)}"
        return _SITE_NAME.sub(lambda _: line, content.decode(), count=1).encode()
    if path == "README.md":
        return content.replace(b"{name}", name.encode(), 1)
    return content
