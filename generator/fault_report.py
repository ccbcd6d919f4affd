"""Show faults to people, and to GitHub, which puts them on the lines of a pull request."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from generator.errors import Fault, one_line


def from_here(faults: Iterable[Fault], root: Path) -> tuple[Fault, ...]:
    """Return the faults with paths as seen from the current folder, sorted and without repeats.

    A fault names its file relative to the chronicle; with ``-C`` an editor's terminal, and GitHub, look from
    elsewhere.
    """
    base = os.path.relpath(root).replace(os.sep, "/")
    moved = (
        replace(fault, path=posixpath.normpath(posixpath.join(base, fault.path))) if fault.path else fault
        for fault in faults
    )
    return tuple(sorted(dict.fromkeys(moved)))


def print_faults(faults: Iterable[Fault], stream: TextIO, *, github: bool, level: str = "error") -> None:
    """Print one line a fault and, for GitHub, one workflow command more.

    Parameters:
        level: ``error`` or ``notice``: how GitHub shows it; the plain line is the same.
    """
    for fault in faults:
        print(one_line(str(fault)), file=stream)
        if github:
            print(workflow_command(fault, level), file=stream)


def workflow_command(fault: Fault, level: str = "error") -> str:
    """Return the line by which a GitHub runner annotates a file.

    Source: GitHub, “Workflow commands for GitHub Actions”, setting an error message; escapes as its toolkit's
    ``command.ts`` makes them.

    Example:
        >>> workflow_command(Fault("data/a,b.yml", 3, 7, "100 % faux", "corrigez"))
        '::error file=data/a%2Cb.yml,line=3,col=7::100 %25 faux; corrigez'
    """
    places = (("file", fault.path), ("line", fault.line), ("col", fault.column))
    properties = ",".join(f"{name}={_escape_property(str(value))}" for name, value in places if value)
    message = _escape_data(f"{fault.what}; {fault.remedy}")
    return f"::{level} {properties}::{message}" if properties else f"::{level}::{message}"


def _escape_data(text: str) -> str:
    return text.replace("##[", "## [").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
