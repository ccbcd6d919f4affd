"""When two names, two texts or two dates are the same to a fair judge.

The judge has rules of its own, few and blunt: were they those of the program, it would forgive its mistakes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import sha1
from itertools import chain
from typing import Final

from generator import lexicon
from generator.evaluate.gold import GoldPerson
from generator.folding import fold_letters, fold_words

# Words that name no body by themselves: « la présidence de la République » and « la présidence russe ».
_COMMON: Final = frozenset(fold_words("présidence président États Unis de la le les du des l d et").split())
_ARTICLES: Final = frozenset(["le", "la", "les", "l"])
_WORD: Final = re.compile(r"\w+")


@cache
def _titles() -> frozenset[str]:
    listed = lexicon.load("titles")
    forms = chain(*listed["civility"].values(), *listed["plural"].values(), listed["function"], ("premier",))
    return _ARTICLES | {word for form in forms for word in fold_words(form).split()}


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without titles; all of them where it is nothing but titles.

    >>> name_words("M. Éric Le Goff"), name_words("le Président")
    (('eric', 'goff'), ('le', 'president'))
    """
    every = tuple(fold_words(name).split())
    return tuple(word for word in every if word not in _titles()) or every


def same_name(one: str, other: str) -> bool:
    """Tell whether two names of persons are the same: in any order, with or without middle names, with an initial.

    >>> same_name("Kerbrat Maëlle", "Mme Maelle KERBRAT"), same_name("M. Kerbrat", "A. Kerbrat")
    (True, False)
    """
    left, right = name_words(one), name_words(other)
    if not left or not right:
        return False
    if sorted(left) == sorted(right):
        return True
    return len(left) > 1 < len(right) and left[-1] == right[-1] and left[0][0] == right[0][0]


class People:
    """The persons of one gold text, to ask which of them a name designates."""

    def __init__(self, persons: Sequence[GoldPerson]) -> None:
        self.persons = persons
        self._by_name = {person.name: person for person in persons}

    def designates(self, name: str | None, person: GoldPerson) -> bool:
        """Tell whether a name found designates this person: by a full name, or a short form that only it bears."""
        if not name:
            return False
        if any(same_name(name, form) for form in (person.name, *person.aliases)):
            return True
        found = sorted(name_words(name))
        others = [other for other in self.persons if other is not person]
        if any(found == sorted(name_words(form)) for form in person.variants):
            forms = chain.from_iterable(other.variants for other in others)
            return not any(found == sorted(name_words(form)) for form in forms)
        if len(found) == 1 and found[0] == name_words(person.name)[-1]:
            return not any(name_words(other.name)[-1] == found[0] for other in others)
        return False

    def is_meant(self, name: str | None, wanted: str) -> bool:
        """Tell whether a name found is the one wanted, a person of the text or a name that it only accepts."""
        person = self._by_name.get(wanted)
        return bool(name) and (self.designates(name, person) if person else same_name(name or "", wanted))


def same_body(found: str, wanted: str) -> bool:
    """Tell whether two names of states or organisations share a word that names something.

    >>> same_body("les États-Unis", "Etats-Unis"), same_body("présidence de la Valdie", "présidence du Norvant")
    (True, False)
    """
    one, other = set(fold_words(found).split()), set(fold_words(wanted).split())
    return one == other or bool((one & other) - _COMMON) or {"etats", "unis"} <= one & other


def within(found: str, wanted: str) -> bool:
    """Tell whether one of two names of states or organisations is all in the other.

    >>> within("préfecture de Haute-Vire", "Haute-Vire"), within("ministère des Ports", "ministère du Sel")
    (True, False)
    """
    one, other = (
        {*fold_words(name).split()} - _COMMON or {*fold_words(name).split()} for name in (found, wanted)
    )
    return one <= other or other <= one


def same_party(found: str, wanted: str) -> bool:
    """Tell whether two names are one party to an event; a capital speaks for its state.

    >>> same_party("Dakar", "Sénégal"), same_party("Dakar", "Mali"), same_party("groupe Ravel", "Ravel")
    (True, False, True)
    """
    return within(found, wanted) or _state(found) == _state(wanted) is not None


def with_initials(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return names, those that are the initials of another together with it: a gold may list both forms of one body.

    >>> with_initials(["Syndicat des navigants réunis", "SNR", "Ravel"])
    (('Syndicat des navigants réunis', 'SNR'), ('Ravel',))
    """
    short = {name for name in names if name.isupper() and len(name) > 1}
    groups = [[name, *sorted(one for one in short if one.lower() == _initials(name))] for name in names]
    joined = {one for group in groups for one in group[1:]}
    return tuple(tuple(group) for group in groups if group[0] not in joined)


def with_capitals(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return names, each with its initials and with the capital or the state that it means too.

    >>> with_capitals(["Syndicat des navigants réunis", "SNR", "Mali", "Bamako"])
    (('Syndicat des navigants réunis', 'SNR'), ('Mali', 'Bamako'))
    """
    found: list[tuple[str, ...]] = []
    for group in with_initials(names):
        same = next((one for one in found if _state(one[0]) == _state(group[0]) is not None), None)
        if same is None:
            found.append(group)
        else:
            found[found.index(same)] = (*same, *group)
    return tuple(found)


@cache
def _states() -> dict[str, str]:
    table: dict[str, str] = {}
    for name, entry in lexicon.load("countries")["countries"].items():
        for word in (name, *entry.get("also", ()), entry.get("capital"), *entry.get("metonyms", ())):
            if word:
                table.setdefault(bare(str(word)), name)
    return table


def _state(name: str) -> str | None:
    return _states().get(bare(name))


def _initials(name: str) -> str:
    words = [word for word in fold_words(name).split() if word not in _COMMON]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def bare(name: str) -> str:
    """Return the folded words of a name without its leading article.

    >>> bare("Le Havre"), bare("l’Aunis")
    ('havre', 'aunis')
    """
    words = fold_words(name).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def word_counts(text: str) -> Counter[str]:
    """Count the folded words of a text."""
    return Counter(fold_words(text).split())


def sealed_words(text: str) -> str:
    """Return the folded words of a text, each as « x » and the first seven hex digits of its SHA-1.

    >>> sealed_words("À suivre")
    'x86f7e43 x9518a99'
    """
    hashes = (sha1(word.encode(), usedforsecurity=False).hexdigest() for word in fold_words(text).split())
    return " ".join(f"x{digest[:7]}" for digest in hashes)


def overlap(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of the longer text's words the shorter one shares, 0 to 1."""
    longer = max(one.total(), other.total())
    return (one & other).total() / longer if longer else 0.0


@lru_cache(maxsize=64)
def _words_in_order(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_letters(text)))


def occurs(words: str, text: str) -> bool:
    """Tell whether words stand in a text in this order; an incise between two of them may have been taken out.

    >>> said = "« Nous reviendrons, dit-elle, demain. »"
    >>> occurs("Nous reviendrons demain", said), occurs("demain nous", said)
    (True, False)
    """
    wanted, there = _words_in_order(words), _words_in_order(text)
    if not wanted:
        return True
    starts = [place for place, word in enumerate(there) if word == wanted[0]]
    return any(_runs_from(wanted, there, start) for start in starts)


def _runs_from(wanted: tuple[str, ...], there: tuple[str, ...], start: int) -> bool:
    """Tell whether the words follow each other from here, but for a few that were left out."""
    place = start
    left_out = 0
    for word in wanted:
        ahead = there[place : place + _LONGEST_INCISE + 1]
        if word not in ahead:
            return False
        skipped = ahead.index(word)
        left_out += skipped > 0
        place += skipped + 1
    return left_out <= _MOST_INCISES


_LONGEST_INCISE: Final = 30
_MOST_INCISES: Final = 2
