"""Say with which words a regular expression may begin, so that it need not be tried at any other word."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_LONGEST: Final = 3  # letters of a word's beginning, where its end is not certain
_MOST: Final = 4_000  # ways to begin; a pattern with more is tried at every word
_QUANTIFIER: Final = re.compile(r"(?P<sign>[?*+]|\{(?P<least>\d*)(?:,(?P<most>\d*))?\})[?+]?")
_REPEATS: Final = re.compile(r"[*+]|\{\d*(?:,(?!1\})\d*)?\}")
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_GROUP: Final = re.compile(r"\(\?(?:P<\w+>|[a-z]*-?[a-z]*:|>|<?[=!])|\(")
LOOK_AROUND: Final = re.compile(r"\(\?<?[=!]")
_ENDS_WORD: Final = re.compile(r"\\b|\(\?!(?:\\w|\[\\w['’-]*\])\)")  # « \b », « (?![\w-]) »
_NOT_LETTER: Final = re.compile(r"[\W_]")


class _AnyWordError(Exception):
    """The pattern may begin with any word, or with none."""


@dataclass(frozen=True, slots=True)
class Beginnings:
    """The first words of what a pattern matches: whole ones, and the first letters of others."""

    words: frozenset[str]
    letters: frozenset[str]

    def __or__(self, other: Beginnings) -> Beginnings:
        """Return the words of both."""
        return Beginnings(self.words | other.words, self.letters | other.letters)


def find_beginnings(source: str) -> Beginnings | None:
    r"""Return with which words a pattern in lower case may begin; None where that cannot be told.

    A pattern is read as far as its first word goes; the answer may hold words with which nothing matches after all.

    Parameters:
        source: of the pattern; where it matches, no letter or digit stands before.

    Example:
        >>> sorted(find_beginnings(r"\b(?:a|ont) parlé").words)
        ['a', 'ont']
    """
    reader = PatternReader(source)
    return reader.beginnings(reader.alternatives)


@dataclass(slots=True)
class PatternReader:
    """Follows a pattern with the beginnings read so far."""

    source: str
    at: int = 0
    words: set[str] = field(default_factory=set)
    letters: set[str] = field(default_factory=set)

    def beginnings(self, read: Callable[[set[str]], set[str]]) -> Beginnings | None:
        """Return with what a part of the pattern may begin, None where that cannot be told.

        Parameters:
            read: `alternatives` or `sequence`.
        """
        try:
            self.close(read({""}))
        except _AnyWordError:
            return None
        return Beginnings(frozenset(self.words), frozenset(self.letters))

    def alternatives(self, begun: set[str]) -> set[str]:
        """Read up to the closing bracket or the end; return the beginnings whose word still goes on."""
        ends = self.sequence(begun)
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            ends |= self.sequence(begun)
        return ends

    def close(self, begun: set[str]) -> None:
        """Note beginnings after which anything may follow."""
        if "" in begun:
            raise _AnyWordError
        self.letters |= {word[:_LONGEST] for word in begun}

    def sequence(self, begun: set[str]) -> set[str]:
        """Read one alternative."""
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            begun = self._item(begun)
        return begun

    def _item(self, begun: set[str]) -> set[str]:
        """Read one item and its quantifier."""
        if ending := _ENDS_WORD.match(self.source, self.at):
            self.at = ending.end()
            self.words |= begun - {""}
            return begun & {""}
        ends = self._atom(begun)
        before = self.at
        least = self.quantifier()
        if _REPEATS.match(self.source, before):
            self.close(ends - begun)  # once more, or on with the rest: read no further
            ends &= begun
        return ends if least else ends | begun

    def quantifier(self) -> int:
        """Read how often the item before may come; return how often at least."""
        found = _QUANTIFIER.match(self.source, self.at)
        if not found:
            return 1
        self.at = found.end()
        return int(found["least"] or 0) if found["sign"].startswith("{") else int(found["sign"] == "+")

    def group_opening(self) -> str:
        """Return how a group begins here; empty where none does."""
        found = _GROUP.match(self.source, self.at)
        return found.group() if found else ""

    def pass_over(self) -> str:
        """Pass over one item but for its quantifier, and return it."""
        before = self.at
        if opening := self.group_opening():
            self.at += len(opening)
            self._skip()
            self.at += 1
        elif found := _CLASS.match(self.source, self.at):
            self.at = found.end()
        else:
            self.at += 2 if self.source[self.at] == "\\" else 1
        return self.source[before : self.at]

    def _atom(self, begun: set[str]) -> set[str]:
        source, sign = self.source, self.source[self.at]
        if found := _GROUP.match(source, self.at):
            self.at = found.end()
            return self._group(found.group(), begun)
        if found := _CLASS.match(source, self.at):
            self.at = found.end()
            return self._class(found.group(), begun)
        if sign == "\\":
            self.at += 2
            return self._escape(source[self.at - 1], begun)
        self.at += 1
        if sign in "^$":
            return begun
        if sign == ".":
            self.close(begun)
            return set()
        return self._characters(sign, begun)

    def _group(self, opening: str, begun: set[str]) -> set[str]:
        if LOOK_AROUND.fullmatch(opening):  # what stands around is not matched
            self._skip()
            self.at += 1
            return begun
        ends = self.alternatives(begun)
        self.at += 1
        return ends

    def _skip(self) -> None:
        """Pass over what a bracket holds."""
        depth = 0
        while depth or self.source[self.at] != ")":
            sign = self.source[self.at]
            if sign == "[" and (found := _CLASS.match(self.source, self.at)):
                self.at = found.end()
                continue
            depth += (sign == "(") - (sign == ")")
            self.at += 2 if sign == "\\" else 1

    def _escape(self, letter: str, begun: set[str]) -> set[str]:
        if letter in "bBAZ":
            return begun
        if letter == "d":
            return self._characters("0123456789", begun)
        if letter == "s":
            return self._characters(" ", begun)
        if letter.isalnum():  # « \w », « \S » …
            self.close(begun)
            return set()
        return self._characters(letter, begun)

    def _class(self, written: str, begun: set[str]) -> set[str]:
        inner = written[1:-1]
        if re.search(r"\\[^.'-]|^\^|.-.", inner):
            self.close(begun)
            return set()
        return self._characters(inner.replace("\\", ""), begun)

    def _characters(self, signs: str, begun: set[str]) -> set[str]:
        """Go on with any one of several characters."""
        ends: set[str] = set()
        for sign in signs:
            if not _NOT_LETTER.match(sign):
                ends |= {word + sign for word in begun}
            elif "" in begun:
                raise _AnyWordError
            else:
                self.words |= begun
        if len(ends) > _MOST:
            raise _AnyWordError
        return ends
