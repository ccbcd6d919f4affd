"""Write the schemas into a chronicle, and notice when those that lie there are of another version."""

from __future__ import annotations

from pathlib import Path

from generator.corpus.schemas.files import FOLDER, schema_files
from generator.errors import Fault, fault


def write_schemas(root: Path) -> tuple[str, ...]:
    """Write every schema that is missing or of another version; they are the program's files, nobody edits them.

    Returns:
        The files written, relative to ``root``, sorted.

    Raises:
        FilRougeError: a file cannot be written.
    """
    written: list[str] = []
    for path, content in schema_files().items():
        if _content(root / path) == content:
            continue
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise fault(path, f"cannot be written ({reason})", "check the folder's permissions") from error
        written.append(path)
    return tuple(written)


def stale_schemas(root: Path) -> tuple[Fault, ...]:
    """Tell, once, that the schemas by which editors' tools check the data are missing or of another version."""
    stale = [path for path, content in schema_files().items() if _content(root / path) != content]
    if not stale:
        return ()
    missing = all(_content(root / path) is None for path in stale)
    state = "are missing" if missing else "are those of another version"
    what = f"the schemas with which editors' tools check data/ {state}"
    return (Fault(FOLDER, 0, 0, what, "run `fil-rouge schemas`"),)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
