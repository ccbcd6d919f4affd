"""The article that a state's name takes in a sentence, and what stands before it where something happened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from generator import lexicon
from generator.folding import fold_words
from generator.french.grammar import elides

_AT: Final = {"le": "au", "la": "en", "l’": "en", "les": "aux", "none": "à"}
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def _states() -> Mapping[str, Mapping[str, str]]:
    """Return what the list of states says of each name, under its folded form."""
    lists = lexicon.load("countries")
    return {fold_words(name): entry for name, entry in (lists["other_articles"] | lists["countries"]).items()}


@cache
def _first_words() -> Mapping[str, Mapping[str, str]]:
    return {fold_words(word): entry for word, entry in lexicon.load("countries")["first_words"].items()}


@cache
def _entry(state: str) -> Mapping[str, str]:
    """Return ``article`` and, where it is not the usual one, ``at`` of a state, known or not."""
    known = _states().get(fold_words(state))
    if known is not None:
        return known
    found = _FIRST_WORD.search(state)
    first = found[0] if found else state
    told = _first_words().get(fold_words(first))
    if told is not None:
        return told
    return {"article": "l’" if elides(state) else "la" if first.endswith("e") else "le"}


def article_of(state: str) -> str:
    """Return what stands before a state's name in a sentence, with the blank that follows it if there is one.

    Source: the list of states in the lexicon; for names that it lacks, their first word.

    >>> article_of("Russie"), article_of("Ukraine"), article_of("Corée du Nord"), article_of("Cuba")
    ('la ', 'l’', 'la ', '')
    """
    return _spaced("" if (article := _entry(state)["article"]) == "none" else article)


def state_words(name: str) -> str:
    """Return a state's name with its article, as a sentence has it.

    >>> state_words("Russie"), state_words("Ukraine"), state_words("Yémen"), state_words("Cuba")
    ('la Russie', 'l’Ukraine', 'le Yémen', 'Cuba')
    """
    return f"{article_of(name)}{name}"


def at_state(name: str) -> str:
    """Return a state as the place where something happened.

    >>> at_state("Russie"), at_state("Japon"), at_state("États-Unis"), at_state("Cuba"), at_state("Barbade")
    ('en Russie', 'au Japon', 'aux États-Unis', 'à Cuba', 'à la Barbade')
    """
    entry = _entry(name)
    return f"{_spaced(entry.get('at') or _AT[entry['article']])}{name}"


def _spaced(words: str) -> str:
    return words if not words or words.endswith("’") else f"{words} "


def is_state(name: str) -> bool:
    """Tell whether a name is that of a state."""
    return name in lexicon.load("countries")["countries"]
