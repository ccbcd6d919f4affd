"""Tell a noun from the verb form that is written alike: « le prévenu », « a prévenu »; « le juge », « il juge »."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind
from generator.annotate.verbs.conjugation import forms

_BETWEEN: Final = frozenset(
    [
        "pas",
        "plus",
        "jamais",
        "deja",
        "aussi",
        "bien",
        "enfin",
        "ete",
        "ensuite",
        "tout",
        "egalement",
        "ainsi",
    ]
)
_OBJECTS: Final = frozenset(
    ["le", "la", "l'", "les", "un", "une", "des", "que", "qu'", "ce", "cette", "son", "sa"]
)
_DETERMINERS: Final = frozenset(
    ["le", "la", "l'", "un", "une", "du", "au", "ce", "cet", "cette", "son", "sa", "leur", "notre", "votre"]
)


def is_verb(stretch: Stretch, position: int) -> bool:
    """Tell whether the lower-case word at a position is a verb here, though it may be a noun elsewhere.

    A participle is one after an auxiliary (« a prévenu »); a form of the present is one where neither a determiner
    nor an adjective that may stand before a noun goes before it (« le maire critique X »).
    """
    word = stretch.text(position).lower()
    if position < 1 or stretch.tokens[position].kind != Kind.LOWER:
        return False
    if word in _participles():
        before = position - 1
        while before > 0 and (stretch.folded(before) in _BETWEEN or stretch.folded(before).endswith("ment")):
            before -= 1
        return stretch.text(before).lower() in _auxiliaries()
    if word not in _present() or stretch.folded(position) in stretch.words.role_adjectives:
        return False
    previous = stretch.tokens[position - 1]
    if previous.kind in (Kind.MARK, Kind.TITLE) or previous.folded in _DETERMINERS:
        return False
    return previous.folded not in stretch.words.role_prefixes


def opens_clause(stretch: Stretch, position: int) -> bool:
    """Tell whether a word right after « X, » is the verb of X (« X, 54 ans, juge la mesure inutile »)."""
    ahead = stretch.folded(position + 1)
    return stretch.text(position) in _present() and (ahead in _OBJECTS or ahead.endswith("ment"))


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(
        form for form, readings in forms().items() if any(r.lemma in ("avoir", "être") for r in readings)
    )


@cache
def _participles() -> frozenset[str]:
    return _with_tense("past_participle", "")


@cache
def _present() -> frozenset[str]:
    return _with_tense("present", "3s")


def _with_tense(tense: str, person: str) -> frozenset[str]:
    return frozenset(
        form
        for form, readings in forms().items()
        if any(r.tense == tense and r.person == person for r in readings)
    )
