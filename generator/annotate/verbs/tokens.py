"""The words of a sentence as verb groups read them, and what single words may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Final, NamedTuple

from generator.annotate.verbs.conjugation import forms
from generator.lexicon import load

_LONGEST_ASIDE: Final = 9  # words and signs between two commas
_TOKEN: Final = re.compile(r"[^\W\d_]+'?|\d+|[^\w\s]")
CLITICS: Final = frozenset("se s' me m' te t' ne n' y en le la l' les lui leur nous vous".split())  # noqa: SIM905
ARTICLES: Final = frozenset(["le", "la", "l'", "les", "leur", "en"])
REFLEXIVE: Final = frozenset(["se", "s'", "me", "m'", "nous"])
_GUESSED_PARTICIPLE: Final = re.compile(r"(?P<stem>[^\W\d_]{2,})ée?s?$")


class Token(NamedTuple):
    """A word (with its apostrophe), a number or a mark, at offsets of the sentence."""

    text: str
    start: int
    end: int


_make: Final = partial(tuple.__new__, Token)  # faster than Token(…), for every word of an article


def read_tokens(lowered: str) -> Sequence[Token]:
    """Return the tokens of a sentence in lower case: « s'est » is two, « a-t-il » five."""
    return [_make((found.group(), *found.span())) for found in _TOKEN.finditer(lowered)]


@cache
def listed(name: str) -> frozenset[str]:
    """Return a list of words of `conjugation.yml`."""
    return frozenset(load("conjugation")[name].split())


def participle_of(word: str) -> str | None:
    """Return the infinitive of a past participle, guessed for an unknown verb in -er, or None."""
    for one in forms().get(word, ()):
        if one.tense == "past_participle":
            return one.lemma
    guessed = _GUESSED_PARTICIPLE.match(word)
    return guessed.group("stem") + "er" if guessed else None


@cache
def _phrases_between() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of several words that may stand between auxiliary and participle, by their first word."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in load("conjugation")["phrases_between"]:
        words = tuple(token.text for token in read_tokens(phrase))
        table[words[0]] = (*table.get(words[0], ()), words)
    return table


def past_aside(tokens: Sequence[Token], at: int) -> int:
    """Return the place behind « d'abord », « une nouvelle fois » or words between commas that begin at a place."""
    for words in _phrases_between().get(tokens[at].text, ()):
        if tuple(token.text for token in tokens[at : at + len(words)]) == words:
            return at + len(words)
    if tokens[at].text == ",":
        for end in range(at + 2, min(at + _LONGEST_ASIDE, len(tokens))):
            if tokens[end].text == ",":
                return end + 1
            if not tokens[end].text[0].isalnum() and tokens[end].text not in ("-", "'"):
                break
    return at
