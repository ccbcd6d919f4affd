"""Faults that an editor can mend, and the one exception that carries them.

A fault is a place in a file, what is wrong there, and what to do. Faults are gathered over a whole run and
shown together; the command line prints them and exits with status 1, without a traceback.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

# What CI runners obey where a line holds or begins with it; source: GitHub's runner, ActionCommand.cs.
_COMMAND: Final = re.compile(r"##(?=\[)|^\s*:(?=:)")
_SEPARATORS: Final = "\u2028\u2029"  # of lines and paragraphs: no control characters, and they end a line too


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Say where something is wrong, what is wrong and what would be right.

    Parameters:
        path: the file, relative to the chronicle's folder, with ``/``; the empty string for no file.
        line: 1-based; 0 where the fault is the file itself: its name, its kind, that it is not there.
        column: 1-based, in Unicode characters; 0 where there is no line.
        what: one clause without a full stop.
        remedy: one clause without a full stop: what to do.

    Example:
        >>> print(Fault("data/events/x.yml", 3, 7, "« 2025-13 » is not a date", "write a month from 01 to 12"))
        data/events/x.yml:3:7: « 2025-13 » is not a date; write a month from 01 to 12
    """

    path: str
    line: int
    column: int
    what: str
    remedy: str

    def __str__(self) -> str:
        place = [part for part in (self.path, self.line, self.column) if part]
        prefix = ":".join(str(part) for part in place)
        return f"{prefix}: {self.what}; {self.remedy}" if prefix else f"{self.what}; {self.remedy}"


class FilRougeError(Exception):
    """Stop a command because of faults that its user can mend.

    Parameters:
        faults: one or more; kept sorted and without repeats.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(dict.fromkeys(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def fault(path: str, what: str, remedy: str, line: int = 0, column: int = 0) -> FilRougeError:
    """Make the exception for a single fault."""
    return FilRougeError([Fault(path, line, column, what, remedy)])


def one_line(text: str) -> str:
    """Return a text as one line that a terminal shows and a CI runner does not obey: data may hold anything.

    >>> one_line("un" + chr(27) + "[31m mot ##[error]")
    'un [31m mot ## [error]'
    """
    shown = "".join(" " if unicodedata.category(one)[0] == "C" or one in _SEPARATORS else one for one in text)
    return _COMMAND.sub(lambda found: found.group() + " ", shown)
