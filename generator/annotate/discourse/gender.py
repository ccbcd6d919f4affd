"""Tell whether a man or a woman is meant, by given name, by the noun of a role, by the word before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from generator.annotate.discourse.phrases import Phrase
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Entity

# How nouns form their feminine: « directeur, directrice ».
_PAIRS: Final = (
    ("", "e"),
    ("teur", "trice"),
    ("eur", "euse"),
    ("eur", "eure"),
    ("er", "ère"),
    ("en", "enne"),
    ("on", "onne"),
    ("f", "fe"),
    ("f", "ve"),
    ("et", "ète"),
    ("i", "ine"),
    ("homme", "femme"),
    ("entrepreneur", "entrepreneuse"),
)
_DETERMINERS: Final = {
    **dict.fromkeys(["la", "une", "cette"], "f"),
    **dict.fromkeys(["le", "un", "ce", "du", "au"], "m"),
}

_DETERMINED: Final = re.compile(r"^(?:l'|l’|\w+ )")


@lru_cache(maxsize=4096)
def role_gender(description: str) -> str | None:
    """Return ``m`` or ``f`` where the noun of a description has another form for the other gender.

    >>> role_gender("conseillère du palais"), role_gender("porte-parole")
    ('f', None)
    """
    words = description.lower().replace("’", "'").split()
    heads = _gendered_heads()
    for count in range(min(4, len(words)), 0, -1):
        found = heads.get(" ".join(words[:count]))
        if found:
            return found if found in ("m", "f") else None
    return None


@cache
def _gendered_heads() -> dict[str, str]:
    """Map the nouns that come in two forms to their gender; a noun of one form to ``x``."""
    lists = load("role_heads")
    heads = {head for group in lists["groups"].values() for head in group} | set(lists["hypernyms"])
    table: dict[str, str] = dict.fromkeys(heads, "x")
    for head in sorted(heads):
        first, _, rest = head.partition(" ")
        for masculine, feminine in _PAIRS:
            if first.endswith(masculine):
                other = first[: len(first) - len(masculine)] + feminine
                for form in (f"{other} {rest}".strip(), other):
                    if form in heads and form != head:
                        table[head], table[form] = "m", "f"
    for head in lists["one_gender"]:
        table[head] = "x"
    return table


def genders_by_determiner(phrases: Sequence[Sequence[Phrase]]) -> dict[str, str]:
    """Return the gender that the word before a description tells: « la porte-parole Anna Leclerc »."""
    found: dict[str, str] = {}
    for sentence in phrases:
        for phrase in sentence:
            if phrase.kind == "person" and phrase.name:
                first = phrase.words.lower().split(" ", 1)[0]
                if first in _DETERMINERS:
                    found.setdefault(phrase.name, _DETERMINERS[first])
    return found


class Genders:
    """The gender of each person of an article, worked out when it is first asked for.

    Parameters:
        persons: by name.
        phrases: of each sentence.
    """

    def __init__(self, persons: Mapping[str, Entity], phrases: Sequence[Sequence[Phrase]]) -> None:
        self._persons = persons
        self._determined = genders_by_determiner(phrases)
        self._found: dict[str, str | None] = {}

    def of(self, name: str) -> str | None:
        """Return ``m`` or ``f`` where a title, a role, the given name or a determiner tells."""
        if name not in self._found:
            person = self._persons.get(name)
            self._found[name] = (gender_of(person) or self._determined.get(name)) if person else None
        return self._found[name]


@cache
def _of_one_gender() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('role_heads')['one_gender'])})\b")


def says_no_gender(words: str) -> bool:
    """Tell whether a description in lower case has a noun that is the same for men and women: « la victime »."""
    return _of_one_gender().search(words) is not None


_ANY: Final = frozenset(["m", "f", None])
_EITHER: Final = {"m": frozenset(["m", None]), "f": frozenset(["f", None])}
_LEADS: Final = {"f": ("la ", "cette ", "une "), "m": ("le ", "ce ", "cet ", "du ", "au ", "un ")}


@lru_cache(maxsize=4096)
def genders_meant(description: str) -> frozenset[str | None]:
    """Return the genders, None for one that nothing tells, of those whom a description with its determiner may mean.

    >>> sorted(map(str, genders_meant("la porte-parole"))), sorted(map(str, genders_meant("la victime")))
    (['None', 'f'], ['None', 'f', 'm'])
    """
    words = description.lower()
    told = role_gender(_DETERMINED.sub("", words))
    if told:
        return _EITHER[told]
    if says_no_gender(words):
        return _ANY
    return next((_EITHER[gender] for gender, leads in _LEADS.items() if words.startswith(leads)), _ANY)


@cache
def _genders() -> dict[str, str]:
    table: dict[str, str] = {}
    lists = load("given_names")
    for gender, key in (("m", "masculine"), ("f", "feminine")):
        for group in lists.get(key, {}).values():
            for name in group.split():
                folded = fold_letters(name)
                table[folded] = gender if table.get(folded, gender) == gender else "x"
    return table


def gender_of_given(given: str) -> str | None:
    """Return ``m`` or ``f`` for a folded given name that only one of them bears, None for others."""
    found = _genders().get(given) or _genders().get(given.split("-")[0])
    return found if found in ("m", "f") else None


def gender_of(person: Entity) -> str | None:
    """Return ``m`` or ``f`` where a title, the given name or a role of a person tells."""
    for form in person.variants:
        if form.startswith(("M. ", "MM. ", "Monsieur ")):
            return "m"
        if form.startswith(("Mme ", "Mlle ", "Mmes ", "Madame ")):
            return "f"
    given = gender_of_given(fold_letters(person.name).split()[0])
    return given or next((gender for role in person.roles if (gender := role_gender(role))), None)
