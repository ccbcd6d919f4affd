"""Find whom « le vainqueur », « le visiteur », « le vaincu » mean: those of whom the text has told the deed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, takewhile
from typing import Final

from generator.annotate.discourse.phrases import Phrase
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Sentence

_OF_LIST: Final = re.compile(r"\b(?:liste|camp|parti|équipe)\b[^.;:]{0,50}\b(?:de|d')\s*$", re.I)
_TWO: Final = 2
_Patterns = tuple[re.Pattern[str], re.Pattern[str]]  # of the deed behind the doer's name, and ahead of it


@dataclass(slots=True)
class _Told:
    """Who is named, and whose deed is told, each with the sentence that does so first; ``read`` sentences are read."""

    named: dict[str, int] = field(default_factory=dict)
    doers: dict[str, int] = field(default_factory=dict)
    read: int = 0


class Deeds:
    """The deeds that an article tells; each is looked for when a noun for its doer is first met.

    Parameters:
        folded: the article's text with typography folded.
        sentences: of the article.
        phrases: of each sentence.
    """

    def __init__(
        self, folded: str, sentences: Sequence[Sentence], phrases: Sequence[Sequence[Phrase]]
    ) -> None:
        self._folded = folded
        self._sentences = sentences
        self._phrases = phrases
        self._told: dict[_Patterns, _Told] = {}

    def doer(self, phrase: Phrase, noun: str, sentence: int) -> str | None:
        """Return the one person whom a noun for a doer means by what the text has told before it, or None.

        Parameters:
            phrase: « le vainqueur ».
            noun: its head, folded.
            sentence: in which it stands.

        Example: « Anna Leclerc l'emporte face à Paul Dubreuil. Le vaincu … » means Paul Dubreuil.
        """
        if noun not in _deeds() or phrase.words.lower().startswith(("son ", "sa ", "un ", "une ")):
            return None
        patterns, of_other = _deeds()[noun]
        told = self._told.setdefault(patterns, _Told())
        for index in range(told.read, sentence):
            for name, does in self._persons(index, patterns):
                told.named.setdefault(name, index)
                if does:
                    told.doers.setdefault(name, index)
        told.read = max(told.read, sentence)
        here = list(self._persons(sentence, patterns, phrase.start))
        doers = {*_first(told.doers, sentence, _TWO), *(name for name, does in here if does)}
        if len(doers) != 1:
            return None
        if not of_other:
            return doers.pop()
        others = {*_first(told.named, sentence, _TWO + 1), *(name for name, _ in here)} - doers
        return others.pop() if len(others) == 1 else None

    def _persons(
        self, index: int, patterns: _Patterns, until: int | None = None
    ) -> Iterator[tuple[str, bool]]:
        """Yield the persons whom a sentence names up to a place, each with whether it tells the deed of him or her."""
        behind, ahead = patterns
        span = self._sentences[index].span
        for one in self._phrases[index]:
            if one.kind == "person" and one.name and one.end <= (span.end if until is None else until):
                before = self._folded[span.start : one.start]
                free = not one.governed or _OF_LIST.search(before)
                does = (free and behind.search(self._folded[one.end : span.end])) or ahead.search(before)
                yield one.name, bool(does)


def _first(told: dict[str, int], sentence: int, most: int) -> list[str]:
    """Return the first of those told of before a sentence."""
    return list(islice(takewhile(lambda name: told[name] < sentence, told), most))


@cache
def _deeds() -> dict[str, tuple[_Patterns, bool]]:
    """Map each noun for a doer to the patterns of the deed, and whether it is for the other of two."""
    table: dict[str, tuple[_Patterns, bool]] = {}
    lists = load("role_heads")
    for entry in lists["deeds"]:
        patterns = re.compile(entry["behind"], re.I), re.compile(entry["ahead"], re.I)
        for noun in entry["nouns"]:
            table[fold_letters(noun)] = patterns, False
    patterns, _ = table["vainqueur"]
    for noun in lists["others"]:
        table[fold_letters(noun)] = patterns, True
    return table
