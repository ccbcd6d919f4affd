"""Read the files of `data/` as text, and find those that are not where they would be read."""

from __future__ import annotations

from pathlib import Path

from generator.corpus.record import did_you_mean, id_problem
from generator.corpus.yaml_source import Fields, load
from generator.errors import Fault

DATA_FOLDERS = ("articles", "events")
DATA_FILES = ("organisations.yml", "people.yml", "places.yml", "themes.yml")


def shown_path(root: Path, path: Path) -> str:
    """Return a path as faults name it: relative to the chronicle, with ``/``."""
    return path.relative_to(root).as_posix()


def read_text(root: Path, path: Path, faults: list[Fault]) -> str | None:
    """Return a file's text with its newlines as they stand and without a byte order mark.

    Returns:
        The text; None where it cannot be read (then a fault says so).
    """
    shown = shown_path(root, path)
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            faults.append(
                Fault(shown, 0, 0, "this link leads out of the chronicle", "put the file itself here")
            )
            return None
        content = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        faults.append(
            Fault(shown, 0, 0, f"the file cannot be read ({reason})", "check its kind and permissions")
        )
        return None
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        faults.append(
            Fault(shown, line, column, "this is not UTF-8", "save the file with the encoding UTF-8")
        )
        return None


def read_fields(root: Path, path: Path, faults: list[Fault]) -> Fields | None:
    """Return the mapping at the top of a YAML file; None where it is missing, empty or unreadable."""
    text = read_text(root, path, faults) if path.exists() or path.is_symlink() else None
    if text is None:
        return None
    shown = shown_path(root, path)
    node = load(text, shown, faults)
    if node is None or isinstance(node, Fields):
        return node
    faults.append(
        Fault(shown, node.line, node.column, "this file must hold keys", "write `key: value` lines")
    )
    return None


def numbered_files(root: Path, folder: str, ending: str, faults: list[Fault]) -> list[Path]:
    """Return the files of `data/FOLDER`, sorted, each named by a sound id; tell of all that would not be read.

    Names that begin with a dot, end with ``~``, or are ``README.md`` are left alone.
    """
    found: list[Path] = []
    base = root / "data" / folder
    if not base.is_dir():
        return found
    for path in sorted(base.iterdir(), key=lambda item: item.name):
        name = path.name
        if name.startswith(".") or name.endswith("~") or name == "README.md":
            continue
        shown = shown_path(root, path)
        if path.is_dir():
            faults.append(
                Fault(shown, 0, 0, "folders are not read here", f"move its files to data/{folder}/")
            )
        elif not name.endswith(ending):
            faults.append(
                Fault(
                    shown,
                    0,
                    0,
                    f"only {ending} files are read here",
                    f"name it ID{ending}, or move it elsewhere",
                )
            )
        elif problem := id_problem(name.removesuffix(ending)):
            faults.append(Fault(shown, 0, 0, *problem))
        else:
            found.append(path)
    return found


def stray_files(root: Path, faults: list[Fault]) -> None:
    """Tell of files in `data/` whose name is nearly one that would be read, and of YAML that never is."""
    known = (*DATA_FILES, *DATA_FOLDERS)
    for path in sorted((root / "data").iterdir(), key=lambda item: item.name):
        name = path.name
        if name.startswith(".") or name.endswith("~") or name in known:
            continue
        near = did_you_mean(name, known)
        if near or name.endswith((".yml", ".yaml")):
            remedy = f"did you mean « {near} »?" if near else f"use one of: {', '.join(DATA_FILES)}"
            faults.append(Fault(shown_path(root, path), 0, 0, f"nothing reads « {name} »", remedy))
