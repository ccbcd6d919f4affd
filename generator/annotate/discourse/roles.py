"""Compare descriptions of people: « le dirigeant américain » may be « président des États-Unis »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

from generator.annotate.discourse.phrases import role_pattern
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Entity

_STOP: Final = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "au",
        "aux",
        "a",
        "en",
        "son",
        "sa",
        "ses",
        "leur",
        "ce",
        "cet",
        "cette",
        "et",
        "ex",
        "ancien",
        "ancienne",
        "haut",
        "haute",
        "principal",
        "principale",
    ]
)


WEAK: Final = 1  # « président Leclerc » may be « le président valdorien »: a hint, no proof


_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ACRONYM: Final = re.compile(
    r"\b(?:de la|du|de l['’])\s*(?!UE\b|UA\b|ONU\b|OTAN\b|FIFA\b|UEFA\b)[A-Z]{3,6}\b"
)


@dataclass(frozen=True, slots=True)
class RoleKey:
    """What a description says: the group of its noun, the country it names, and its other words.

    ``groups`` is empty where the noun tells nothing; ``any_role`` where it may stand for every role; ``former`` where
    it says that it is over.
    """

    groups: tuple[str, ...]
    any_role: bool
    country: str | None
    words: frozenset[str]
    head: str = ""
    former: bool = False

    def clashes(self, other: RoleKey) -> bool:
        """Tell whether one person can hardly be described by both: another country, or nouns of other groups."""
        if self.country and other.country and self.country != other.country:
            return True
        if self.any_role or other.any_role or not self.groups or not other.groups:
            return False
        return not set(self.groups) & set(other.groups)

    def may_be(self, other: RoleKey) -> bool:
        """Tell whether one person may be described by both, however little they share: not two posts, two countries."""
        if self.country and other.country and self.country != other.country:
            return False
        posts = set(load("role_heads")["posts"])
        mine, others = posts.intersection(self.groups), posts.intersection(other.groups)
        return not mine or not others or bool(mine & others)

    def matches(self, other: RoleKey) -> int:
        """Return how much two descriptions share: 0 for nothing that counts."""
        gone = self.former and "captive" not in self.groups  # an « ex-otage » is who was one
        if self.clashes(other) or (gone and not other.former):
            return 0
        shared = len(self.words & other.words)
        same_group = bool(set(self.groups) & set(other.groups))
        same_country = bool(self.country and self.country == other.country)
        same_head = bool(self.head) and self.head == other.head
        if same_group and (same_country or shared):
            return 2 + 2 * same_country + 2 * shared + same_head
        if same_group and not (self.country or self.words):
            own_state = "head_of_state" in self.groups and "republique" in other.words and not other.country
            return 2 + (same_head or own_state)  # « le chef de l'État » of a « président de la République »
        if same_group and not (other.country or other.words):
            return WEAK
        if self.any_role and same_head and not (self.country or self.words):
            return 2
        if self.any_role:
            return 2 * same_country + 2 * shared
        if other.any_role:
            return WEAK if same_country else 2 * shared
        return 0


@lru_cache(maxsize=4096)
def role_key(description: str) -> RoleKey:
    """Read a description.

    >>> role_key("le président français").groups
    ('head_of_state',)
    """
    determined = description if role_pattern().match(description) else f"le {description}"
    match = role_pattern().search(determined.replace("’", "'"))
    head = fold_letters(match.group("head")) if match else ""
    groups = list(_groups().get(head, ()))
    hypernym = _hypernyms().get(head, ())
    any_role = "*" in hypernym or not head  # « le Finlandais »
    groups.extend(value for value in hypernym if value != "*")
    if _heads_union(head, description):
        groups = [group for group in groups if group != "head_of_state"] + ["union"]
    country, words = None, []
    within = frozenset([*_WORD.findall(head), f"ex-{head}"])
    rest = fold_letters(description)
    for name in _country_phrases():
        if name in rest:
            country = country or countries()[name]
            rest = rest.replace(name, " ")
    for word in _WORD.findall(rest):
        if word in countries():
            country = country or countries()[word]
        elif word not in _STOP and word not in within:
            words.append(word)
    former = re.search(r"\b(?:ex|ancien|ancienne)\b", rest) is not None
    return RoleKey(tuple(groups), any_role, country, frozenset(words), head, former)


@lru_cache(maxsize=1 << 14)
def likeness(one: str, other: str) -> int:
    """Return how much two descriptions share, as `RoleKey.matches` tells.

    >>> likeness("le dirigeant français", "président de la France") > WEAK
    True
    """
    return role_key(one).matches(role_key(other))


def _heads_union(head: str, description: str) -> bool:
    """Tell whether « présidente du syndicat des carriers » or « président de la CGSQ » heads a union."""
    if not head.startswith(("president", "secretaire general", "vice-president", "dirigeant", "responsable")):
        return False
    rest = fold_letters(description)
    return any(f" {word}" in rest for word in _unions()) or _ACRONYM.search(description) is not None


@cache
def _unions() -> tuple[str, ...]:
    return tuple(fold_letters(word) + " " for word in load("role_heads")["unions"])


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    """Map the folded head of a role to the names of its groups, in the order of the list."""
    table: dict[str, tuple[str, ...]] = {}
    for name, heads in load("role_heads")["groups"].items():
        for head in dict.fromkeys(fold_letters(head) for head in heads):
            table[head] = (*table.get(head, ()), name)
    return table


@cache
def _hypernyms() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for noun, values in load("role_heads")["hypernyms"].items():
        table.setdefault(fold_letters(noun), tuple(values))
    return table


@cache
def countries() -> dict[str, str]:
    """Map every folded name and demonym of a country to the country's name."""
    table: dict[str, str] = {}
    for name, entry in load("countries")["countries"].items():
        for word in _country_words(name, entry):
            table.setdefault(fold_letters(word), name)
    return table


@cache
def _country_phrases() -> tuple[str, ...]:
    return tuple(sorted((name for name in countries() if " " in name), key=lambda name: (-len(name), name)))


def _country_words(name: str, entry: dict[str, Any]) -> list[str]:
    demonyms = entry.get("demonym", "").split()
    plurals = [f"{word}s" for word in demonyms if not word.endswith(("s", "x"))]
    return [name, *demonyms, *plurals, *entry.get("also", [])]


def capital_of(state: str) -> str | None:
    """Return the capital of a state, or None.

    >>> capital_of("Sénégal"), capital_of("Valdie")
    ('Dakar', None)
    """
    entry = load("countries")["countries"].get(state)
    return str(entry["capital"]) if entry and "capital" in entry else None


@cache
def capitals() -> dict[str, str]:
    """Map the folded name of every capital, and what else stands for a state, to the country's name."""
    table: dict[str, str] = {}
    for name, entry in load("countries")["countries"].items():
        for word in [entry.get("capital"), *entry.get("metonyms", [])]:
            if word:
                table.setdefault(fold_letters(str(word)), name)
    return table


def role_of_title(person: Entity) -> list[str]:
    """Return the description that a title tells: « Me Anna Leclerc » is « l'avocate »."""
    titles = load("role_heads")["titles"]
    return [titles[first] for form in person.variants if (first := form.split(" ", 1)[0]) in titles][:1]
