"""Say which words a text must have for a regular expression to match: « négocié » for « a (…) négocié ».

The words with which a pattern begins are often the commonest of all. What it cannot do without later on tells more.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.annotate.beginnings import LOOK_AROUND, Beginnings, PatternReader
from generator.lexicon import load

_COMMON = 50  # times as likely in a sentence as a word that is not common
_SHORT = 2  # letters of a word that is common, whatever it is
_OPEN = 4  # times as likely as one word: all that begin with the same letters


def find_telling_words(source: str, *, from_start: bool = False) -> Beginnings | None:
    r"""Return words of which a text has one at least where a pattern in lower case matches; None if none is known.

    Parameters:
        source: of the pattern.
        from_start: whether it matches from the text's start only, where no word can be going on.

    Example:
        >>> sorted(find_telling_words(r"\b(?:a|ont) (?:\w+ )?(?:signé|paraphé)\b").words)
        ['paraphé', 'signé']
    """
    return _Reader(source).alternatives(fresh=from_start)[0]


@cache
def _common_words() -> tuple[str, ...]:
    return tuple(load("languages")["common_words"]["fr"].split())


def _likelihood(telling: Beginnings) -> int:
    """Return how likely a sentence is to have one of the words, in no unit."""
    words = sum(word in _common_words() or len(word) <= _SHORT for word in telling.words)
    letters = sum(
        len(letters) <= _SHORT or any(word.startswith(letters) for word in _common_words())
        for letters in telling.letters
    )
    return (words + letters) * _COMMON + len(telling.words) + len(telling.letters) * _OPEN


def _better(one: Beginnings | None, other: Beginnings | None) -> Beginnings | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=_likelihood)


@dataclass(slots=True)
class _Reader:
    """Follows a pattern from word to word; ``fresh`` is whether a word can only begin there, not go on."""

    source: str
    at: int = 0

    def alternatives(self, *, fresh: bool) -> tuple[Beginnings | None, bool]:
        """Read up to the closing bracket or the end; one of the alternatives matches, any of them."""
        telling, ends_fresh = self._sequence(fresh)
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            other, other_fresh = self._sequence(fresh)
            telling = telling | other if telling and other else None
            ends_fresh = ends_fresh and other_fresh
        return telling, ends_fresh

    def _sequence(self, fresh: bool) -> tuple[Beginnings | None, bool]:
        """Read one alternative; all of its parts match, so the best of them tells."""
        best: Beginnings | None = None
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            if fresh:
                rest = PatternReader(self.source, self.at)
                best = _better(best, rest.beginnings(rest.sequence))
            telling, fresh = self._item(fresh)
            best = _better(best, telling)
        return best, fresh

    def _item(self, fresh: bool) -> tuple[Beginnings | None, bool]:
        reader = PatternReader(self.source, self.at)
        opening = reader.group_opening()
        telling, ends_fresh = None, False
        if opening and not LOOK_AROUND.fullmatch(opening):
            self.at += len(opening)
            telling, ends_fresh = self.alternatives(fresh=fresh)
            self.at += 1
            reader.at = self.at
        else:
            written = reader.pass_over()
            self.at = reader.at
            if written in (r"\b", r"(?<!\w)") or written.startswith(r"(?<![\w"):
                return None, True
            if opening or written in "^$":
                return None, fresh
            ends_fresh = written in (r"\s", r"\W", r"[\W_]") or (len(written) == 1 and written in " '’,;:-–—")
        least = reader.quantifier()
        self.at = reader.at
        return (telling, ends_fresh) if least else (None, fresh and ends_fresh)
