"""The folder `.fil-rouge/` of a chronicle: where a build keeps what it needs to remember, and what it throws away."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

WORKSPACE: Final = ".fil-rouge"


def workspace(root: Path) -> Path:
    """Return the chronicle's work folder, made when missing.

    It holds a `.gitignore` of its own, so that a chronicle whose own list forgets it commits nothing of it.
    """
    folder = root / WORKSPACE
    folder.mkdir(parents=True, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        replace_bytes(ignore, b"*\n")
    return folder


def replace_bytes(target: Path, content: bytes) -> None:
    """Write a file so that a reader, or a kill, sees either the old bytes or the new, never a part."""
    handle, name = tempfile.mkstemp(prefix=".fil-rouge-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(0o644)  # mkstemp makes private files; a web server reads these
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def git(root: Path, *arguments: str) -> bytes | None:
    """Return what a git command prints in a folder, or None where there is no git or no checkout."""
    done = run_git(root, *arguments)
    return done.stdout if done is not None and done.returncode == 0 else None


def run_git(
    root: Path, *arguments: str, given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes] | None:
    """Run a git command in a folder and return how it ended, or None where there is no git.

    A command that git itself starts, from a hook, inherits variables that name another repository or index; they
    are left out, as is a setting that makes `log` print signatures. What git complains of is in English.

    Parameters:
        given: what the command reads from its standard input.
        environment: variables of the caller's own.
    """
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        return subprocess.run(  # noqa: S603
            ["git", "-c", "log.showSignature=false", "-C", str(root), *arguments],  # noqa: S607  # PATH says where
            capture_output=True,
            check=False,
            input=given,
            env={**inherited, "LC_ALL": "C", **(environment or {})},
        )
    except OSError:
        return None
