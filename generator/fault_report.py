"""Show faults to people, and to GitHub, which puts them on the lines of a pull request."""

from __future__ import annotations

import os
import posixpath
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TextIO

from generator.errors import Fault, one_line

# What a person still reads of one file, and of a run; a data set that is wrong throughout is wrong in few ways.
OF_A_FILE: Final = 100
OF_A_RUN: Final = 200


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


def print_faults(
    faults: Iterable[Fault], stream: TextIO, *, github: bool, level: str = "error", every: bool = False
) -> None:
    """Print one line a fault and, for GitHub, one workflow command more.

    Beyond what a person reads the rest is counted: file by file, then that of the files of which nothing is shown.

    Parameters:
        level: ``error`` or ``notice``: how GitHub shows it; the plain line is the same.
        every: leave none out, however many they are.
    """
    faults = tuple(faults)
    left = Counter(fault.path for fault in faults)
    shown = faults if every else _readable(faults)
    for position, fault in enumerate(shown):
        print(one_line(str(fault)), file=stream)
        if github:
            print(workflow_command(fault, level), file=stream)
        left[fault.path] -= 1
        is_last = position + 1 == len(shown) or shown[position + 1].path != fault.path
        if is_last and left[fault.path]:
            rest = f"… and {left.pop(fault.path):,} more"
            print(one_line(f"{fault.path}: {rest}" if fault.path else rest), file=stream)
    if len(shown) < len(faults):
        hidden = {fault.path for fault in faults} - {fault.path for fault in shown}
        if hidden:
            number = sum(left[path] for path in hidden)
            print(f"… and {number:,} more in {len(hidden):,} more files", file=stream)
        print(f"{len(shown):,} of {len(faults):,} are told; --all tells every one", file=stream)


def _readable(faults: Sequence[Fault]) -> tuple[Fault, ...]:
    """Return as many faults as a person reads, of each file the same number or all, so that none crowds out others."""
    sizes = Counter(fault.path for fault in faults)
    if len(faults) <= OF_A_RUN and max(sizes.values(), default=0) <= OF_A_FILE:
        return tuple(faults)
    shares = range(min(OF_A_FILE, OF_A_RUN), 0, -1)
    share = next((n for n in shares if sum(min(size, n) for size in sizes.values()) <= OF_A_RUN), 1)
    taken: Counter[str] = Counter()
    shown: list[Fault] = []
    for fault in faults:
        taken[fault.path] += 1
        if taken[fault.path] <= share and len(shown) < OF_A_RUN:
            shown.append(fault)
    return tuple(shown)


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
