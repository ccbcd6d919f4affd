"""Part an article's file into front matter and text, and put them together again.

A file is a line ``---``, YAML, a line ``---``, then the text. **One** empty line right after the second ``---``, if
there is one, belongs to the front matter; every character after it is the text, as received: no newline is
added, removed or translated. `join` always writes that empty line, so any text comes back as it was, one that
begins with a newline included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.corpus.yaml_source import CONTROL_CHARACTERS

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCE: Final = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_EMPTY_LINE: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Parted:
    """A file's two parts; ``header`` is YAML that begins on line 2, ``text`` begins on ``text_line``."""

    header: str
    text: str
    text_line: int


def part(content: str) -> Parted | None:
    r"""Part a file; None if it does not begin with front matter, or if that is never closed.

    Example:
        >>> part("---\ntitle: Un titre\n---\n\nLe texte.")
        Parted(header='title: Un titre\n', text='Le texte.', text_line=5)
    """
    opening = _FENCE.match(content)
    if opening is None or opening.end() == len(content):
        return None
    start = position = opening.end()
    line = 2
    while position < len(content):
        closing = _FENCE.match(content, position)
        if closing is not None:
            begin = closing.end()
            empty = _EMPTY_LINE.match(content, begin)
            if empty is not None:
                begin, line = empty.end(), line + 1
            return Parted(content[start:position], content[begin:], line + 1)
        found = _LINE.match(content, position)
        position = found.end() if found else len(content)
        line += 1
    return None


def join(header: str, text: str) -> str:
    """Return an article's file: the reverse of `part`; ``header`` ends with a newline."""
    return f"---\n{header}---\n\n{text}"


def without_control_characters(text: str) -> str:
    """Return a text without the characters that YAML and HTML refuse."""
    return CONTROL_CHARACTERS.sub("", text)
