"""What a rule hands to the scanner."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.annotate.timexes.scope import Meaning

_TITLE: Final = re.compile(r"\b(?:mm?\.|mme|mlle|dr\.?|me) $")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that a rule takes for a temporal expression, with what they mean.

    Parameters:
        start, end: offsets in the text scanned.
        type: TIMEX3 type.
        rule: the rule's name.
        meaning: evaluated later, in its place.
        names_day: whether later « la veille » and « à 20 h » may count from it.
        weekday: the weekday that it names together with its date, or None.
        needs_day: whether it is a time of a day that other words name.
    """

    start: int
    end: int
    type: str
    rule: str
    meaning: Meaning
    names_day: bool = False
    weekday: int | None = None
    needs_day: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The text in the two forms that rules read; offsets agree.

    Parameters:
        folded: without capitals and accents.
        text: as written.
    """

    folded: str
    text: str

    def before(self, start: int, length: int = 24) -> str:
        """Return the folded characters just before an offset."""
        return self.folded[max(0, start - length) : start]

    def after(self, end: int, length: int = 24) -> str:
        """Return the folded characters just after an offset."""
        return self.folded[end : end + length]

    def is_name(self, start: int, end: int) -> bool:
        """Tell whether the word is written like a name: after a title, or a capital that opens no sentence."""
        if _TITLE.search(self.before(start, 6)):
            return True
        word = self.text[start:end]
        if not word[:1].isupper() or (len(word) > 1 and word[1:2].isupper()):
            return False
        lead = self.text[max(0, start - 3) : start].rstrip()
        return bool(lead) and lead[-1] not in '.!?:;«»"“”()[]–—-…\n'


Build = Callable[["re.Match[str]", Page], "Candidate | Sequence[Candidate] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that may begin at certain words, and what to make of a match.

    Parameters:
        name: in kebab case; shown to readers as the rule behind a date.
        starts: folded first words; ``#`` stands for any figure.
        pattern: compiled; matched at the first word.
        build: returns the candidates, or None where the words are something else after all.
    """

    name: str
    starts: frozenset[str]
    pattern: re.Pattern[str]
    build: Build
