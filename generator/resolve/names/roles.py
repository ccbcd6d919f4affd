"""Whether what articles say that somebody is speaks for one person or for two: roles agree or exclude each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator import lexicon
from generator.folding import fold_words
from generator.resolve.names.name_keys import content_words

# Shorter words (« de », « chef ») tell nothing of whom somebody works for.
_SUBSTANCE = 4


@dataclass(frozen=True, slots=True)
class Role:
    """One description: the groups of its noun, the domains that it decides, and its words of substance."""

    groups: frozenset[str]
    domains: frozenset[str]
    words: frozenset[str]
    place: str | None = None


@cache
def _nouns() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group, nouns in lexicon.load("role_heads")["groups"].items():
        for noun in nouns:
            found.setdefault(fold_words(str(noun)), set()).add(str(group))
    return {noun: frozenset(groups) for noun, groups in found.items()}


def _domains() -> dict[str, Any]:
    return lexicon.load("role_domains")


@cache
def _folded(name: str) -> frozenset[str]:
    return frozenset(fold_words(str(word)) for word in _domains()[name])


@lru_cache(maxsize=16384)
def read_role(description: str) -> Role:
    """Return what a description says.

    >>> sorted(read_role("ministre des Finances").domains)
    ['state']
    """
    words = fold_words(description).split()
    past = bool(words) and words[0] in _folded("past")
    noun = next(
        (head for size in range(min(4, len(words)), 0, -1) if (head := " ".join(words[:size])) in _nouns()),
        "",
    )
    groups = _nouns().get(noun, frozenset())
    rest = " ".join(words[len(noun.split()) :])
    substance = frozenset(word for word in content_words(rest) if len(word) >= _SUBSTANCE)
    decides = bool(groups) and not past and noun not in _folded("undecided")
    domains = frozenset(
        domain for domain, members in _domains()["domains"].items() if decides and groups & set(members)
    )
    place = rest if noun in _folded("one_place") and rest and not past else None
    return Role(groups, domains, substance, place)


def exclude(one: Iterable[Role], other: Iterable[Role]) -> bool:
    """Tell whether two articles' descriptions cannot be of one person."""
    mine, theirs = list(one), list(other)
    domains = [frozenset[str]().union(*(role.domains for role in roles)) for roles in (mine, theirs)]
    exclusive = {frozenset(pair) for pair in _domains()["exclusive"]}
    if domains[0] and domains[1]:
        pairs = [frozenset((a, b)) for a in domains[0] for b in domains[1]]
        if all(pair in exclusive for pair in pairs):
            return True
    places = [{role.place for role in roles if role.place} for roles in (mine, theirs)]
    return bool(places[0] and places[1]) and not places[0] & places[1]


def agree(one: Iterable[Role], other: Iterable[Role]) -> bool:
    """Tell whether two articles describe somebody by one kind of role, and for one house where both name one.

    « Porte-parole de la Citadelle » and « porte-parole » agree; with « porte-parole du syndicat » neither does.
    """
    theirs = list(other)
    return any(_one_office(mine, role) for mine in one for role in theirs)


def _one_office(one: Role, other: Role) -> bool:
    if not one.groups & other.groups:
        return False
    return bool(one.words & other.words) or (
        bool(one.domains & other.domains) and not (one.words and other.words)
    )
