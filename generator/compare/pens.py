"""How words that are not ours stand in a report: plain for a terminal, escaped for Markdown."""

from __future__ import annotations

import re
from typing import Final, Protocol

_LONGEST: Final = 120  # characters of a quotation, before it is cut
# Any ASCII punctuation may be escaped so (CommonMark 0.31, section 2.4); these are what could mean something inside of
# a line, in GitHub's Markdown too: addresses, mentions, formulas.
_MARKUP: Final = re.compile(r"[\\`*_\[\]()<>#|~&@$]|:(?=\S)")


class Pen(Protocol):
    """Write the parts of a line that come from data."""

    def name(self, words: str) -> str:
        """Return a title or a name."""

    def code(self, words: str) -> str:
        """Return an address, an id or a path."""


class PlainPen:
    """Write for a terminal, which `tell` keeps from obeying anything."""

    def name(self, words: str) -> str:
        """Return the words on one line."""
        return _one_line(words)

    def code(self, words: str) -> str:
        """Return the words on one line."""
        return _one_line(words)


class MarkdownPen:
    """Write for GitHub's Markdown: whatever stands in data is shown and does nothing."""

    def name(self, words: str) -> str:
        r"""Return the words with everything escaped that could be markup.

        >>> MarkdownPen().name("<b> & [un](lien)")
        '\\<b\\> \\& \\[un\\]\\(lien\\)'
        """
        return _MARKUP.sub(lambda found: f"\\{found.group()}", _one_line(words))

    def code(self, words: str) -> str:
        """Return the words as a code span that none of their own backticks ends.

        >>> MarkdownPen().code("un `mot`")
        '`` un `mot` ``'
        """
        line = _one_line(words)
        runs = [len(run) for run in re.findall("`+", line)]
        fence = "`" * (max(runs) + 1) if runs else "`"
        return f"{fence} {line} {fence}" if runs else f"`{line}`"


def _one_line(words: str) -> str:
    line = "".join(c if c.isprintable() or c in "\u00a0\u202f" else " " for c in " ".join(words.split(" ")))
    line = re.sub(" {2,}", " ", line).strip(" ")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def quoted(words: str) -> str:
    """Put words that a pen has written into guillemets.

    >>> quoted("un mot")
    '« un mot »'
    """
    return f"« {words} »"
