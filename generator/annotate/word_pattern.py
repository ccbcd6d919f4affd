"""Search a sentence for a pattern only where it has a word that the pattern cannot do without: few sentences do.

A sentence is cut into words once, for all patterns that read it; and a pattern in lower case, on a text in lower
case, is several times as fast as one that ignores case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from generator.annotate.telling_words import find_telling_words

_WORD: Final = re.compile(r"[^\W_]+")
_CAPITAL: Final = re.compile(r"(\\.|\(\?P[<=>])|[A-ZÀ-ÖØ-Þ]")


class Words:
    """The words of a text in lower case, and their first letters."""

    __slots__ = ("_by_letters", "all")

    def __init__(self, lowered: str) -> None:
        self.all = frozenset(_WORD.findall(lowered))
        self._by_letters: dict[int, frozenset[str]] = {}

    def beginnings(self, count: int) -> frozenset[str]:
        """Return so many first letters of each word."""
        found = self._by_letters.get(count)
        if found is None:
            found = self._by_letters[count] = frozenset([word[:count] for word in self.all])
        return found


@lru_cache(maxsize=512)
def words_of(lowered: str) -> Words:
    """Return the words of a stretch of text in lower case, cut once for all patterns that read it."""
    return Words(lowered)


class Guard:
    """Tell which of several patterns a text may match, by the words that they cannot do without.

    Parameters:
        sources: of the patterns, in any case.
        from_start: whether they match from the text's start only.
    """

    def __init__(self, *sources: str, from_start: bool = False) -> None:
        self._always: list[int] = []
        self._by_word: dict[str, tuple[int, ...]] = {}
        self._by_letters: dict[int, dict[str, tuple[int, ...]]] = {}
        for number, source in enumerate(sources):
            telling = find_telling_words(in_lower_case(source), from_start=from_start)
            if telling is None:
                self._always.append(number)
                continue
            for word in telling.words:
                self._by_word[word] = (*self._by_word.get(word, ()), number)
            for letters in telling.letters:
                table = self._by_letters.setdefault(len(letters), {})
                table[letters] = (*table.get(letters, ()), number)
        self._words = frozenset(self._by_word)
        self._letters = [(count, frozenset(table), table) for count, table in self._by_letters.items()]

    def lets_by(self, words: Words) -> bool:
        """Tell whether a text may match any of the patterns."""
        if self._always or not self._words.isdisjoint(words.all):
            return True
        for count, letters, _ in self._letters:  # noqa: SIM110  # `any` is slower, and this is asked often
            if not letters.isdisjoint(words.beginnings(count)):
                return True
        return False

    def which(self, words: Words) -> list[int]:
        """Return the numbers of the patterns that a text may match, in order."""
        found = set(self._always)
        for word in self._words.intersection(words.all):
            found.update(self._by_word[word])
        for count, letters, table in self._letters:
            for beginning in letters.intersection(words.beginnings(count)):
                found.update(table[beginning])
        return sorted(found)


class WordPattern:
    r"""A pattern that ignores case, for text in lower case; guarded by its telling words.

    Parameters:
        source: of the pattern. Its capitals are taken as small letters.

    Example:
        >>> text = "elle a dit oui"
        >>> [found.group() for found in WordPattern(r"\b(?:a|ont) dit\b").finditer(text, 0, len(text))]
        ['a dit']
    """

    def __init__(self, source: str) -> None:
        self.pattern = re.compile(in_lower_case(source))
        self.guard = Guard(source)

    def finditer(self, lowered: str, start: int, end: int) -> Iterable[re.Match[str]]:
        """Return the matches in ``lowered[start:end]``."""
        if self.guard.lets_by(words_of(lowered[start:end])):
            return self.pattern.finditer(lowered, start, end)
        return ()

    def search(self, lowered: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match in ``lowered[start:end]``, or None."""
        if self.guard.lets_by(words_of(lowered[start:end])):
            return self.pattern.search(lowered, start, end)
        return None


def in_lower_case(source: str) -> str:
    r"""Return a pattern with the capitals that it matches in lower case.

    >>> in_lower_case(r"(?P<title>M\.|Mme)\W")
    '(?P<title>m\\.|mme)\\W'
    """
    return _CAPITAL.sub(lambda found: found.group(1) or found.group().lower(), source)
