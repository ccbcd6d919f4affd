"""What is known of states without an editor's record: their names, their capitals, the names that speak for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from generator import lexicon
from generator.folding import fold_letters
from generator.resolve.names.name_keys import thing_key

_WORD: Final = re.compile(r"\w+(?:-\w+)*")
_ENDING: Final = re.compile("(?:ie|ia|[aeiou])$")
_SHORTEST: Final = 3  # letters that the name of a state and its adjective share at least


@cache
def _capitals() -> dict[str, str]:
    """Return the one country for each name that speaks for one."""
    found: dict[str, set[str]] = {}
    for country, entry in lexicon.load("countries")["countries"].items():
        if entry.get("former"):
            continue
        for name in (entry.get("capital"), *entry.get("metonyms", ())):
            if name:
                found.setdefault(thing_key(str(name)), set()).add(str(country))
    return {key: countries.pop() for key, countries in found.items() if len(countries) == 1}


@cache
def _countries() -> frozenset[str]:
    return frozenset(thing_key(str(country)) for country in lexicon.load("countries")["countries"])


def country_of_capital(name: str) -> str | None:
    """Return the country for which a name speaks, or None; a city state speaks for itself.

    >>> country_of_capital("Kaboul"), country_of_capital("Belgrade"), country_of_capital("Lyon")
    ('Afghanistan', 'Serbie', None)
    """
    key = thing_key(name)
    country = _capitals().get(key)
    return country if country is not None and key not in _countries() else None


def is_country(name: str) -> bool:
    """Tell whether a name is that of a country.

    >>> is_country("Japon")
    True
    """
    return thing_key(name) in _countries()


def words_of(text: str) -> tuple[str, ...]:
    """Return the different words of a text, folded and sorted, for `speaks_of`."""
    return tuple(sorted(set(_WORD.findall(fold_letters(text)))))


def speaks_of(words: Sequence[str], state: str) -> bool:
    """Tell whether a text has the adjective of a state: « l’ambassadeur serbe », « la délégation tarvienne ».

    That of a country stands in the lexicon; that of any other is its name with another ending.

    Parameters:
        words: of the text, from `words_of`.
        state: its name.

    >>> speaks_of(words_of("La délégation tarvienne est arrivée."), "Tarvie")
    True
    """
    known = _adjectives().get(thing_key(state))
    if known is not None:
        return any(_has(words, adjective) for adjective in known)
    stem = _ENDING.sub("", fold_letters(state))
    if len(stem) < _SHORTEST:
        return False
    return any(_has(words, stem + ending) for ending in lexicon.load("name_folding")["demonym_endings"])


def _has(words: Sequence[str], word: str) -> bool:
    at = bisect_left(words, word)
    return at < len(words) and words[at] == word


@cache
def _adjectives() -> dict[str, frozenset[str]]:
    """Return the folded adjectives of each country, their plurals included."""
    found: dict[str, frozenset[str]] = {}
    for country, entry in lexicon.load("countries")["countries"].items():
        forms = [fold_letters(word) for word in str(entry.get("demonym", "")).split()]
        found[thing_key(str(country))] = frozenset((*forms, *(f"{form}s" for form in forms)))
    return found
