"""Read the files of `data/` as text, and find those that are not where they would be read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.corpus.encodings import MAX_BYTES
from generator.corpus.ids import id_problem
from generator.corpus.record import did_you_mean
from generator.corpus.yaml_source import Fields, load
from generator.errors import Fault

DATA_FOLDERS: Final = ("articles", "events")
DATA_FILES: Final = ("organisations.yml", "people.yml", "places.yml", "themes.yml")


def shown_path(root: Path, path: Path) -> str:
    """Return a path as faults name it: relative to the chronicle, with ``/``, what cannot be printed escaped."""
    shown = path.relative_to(root).as_posix()
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)


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
        if path.exists() and not path.is_file():
            faults.append(Fault(shown, 0, 0, "this is not a file", "put a file here"))
            return None
        if path.stat().st_size > MAX_BYTES:
            what = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
            faults.append(Fault(shown, 0, 0, what, "part it, or take out what is not text"))
            return None
        content = path.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        reason = (getattr(error, "strerror", None) or "a link that leads nowhere").lower()
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
    for path in _children(root, base, faults):
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


def _children(root: Path, folder: Path, faults: list[Fault]) -> list[Path]:
    try:
        return sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        shown = shown_path(root, folder)
        faults.append(Fault(shown, 0, 0, f"the folder cannot be read ({reason})", "check its permissions"))
        return []


def stray_files(root: Path, faults: list[Fault]) -> None:
    """Tell of files in `data/` whose name is nearly one that would be read, and of YAML that never is."""
    for path in _children(root, root / "data", faults):
        name = path.name
        if name.startswith(".") or name.endswith("~") or name in DATA_FILES:
            continue
        if name in DATA_FOLDERS:
            if not path.is_dir():
                faults.append(
                    Fault(shown_path(root, path), 0, 0, "this must be a folder", "move the file away")
                )
            continue
        known = DATA_FOLDERS if path.is_dir() else DATA_FILES
        stems = {entry.removesuffix(".yml"): entry for entry in known}
        near = stems.get(did_you_mean(path.stem, stems) or "")
        if near or name.endswith((".yml", ".yaml")):
            remedy = f"did you mean « {near} »?" if near else f"use one of: {', '.join(DATA_FILES)}"
            faults.append(Fault(shown_path(root, path), 0, 0, f"nothing reads « {name} »", remedy))
