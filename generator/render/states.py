"""The article that a state's name takes in a sentence."""

from __future__ import annotations

import re
from functools import cache

from generator import lexicon

_VOWEL = re.compile(r"[aeiouyœæâàäéèêëîïôöùûü]", re.IGNORECASE)


@cache
def article_of(state: str) -> str:
    """Return what stands before a state's name in a sentence, with the blank that follows it if there is one.

    >>> article_of("Russie"), article_of("Ukraine"), article_of("Japon"), article_of("Cuba")
    ('la ', 'l’', 'le ', '')
    """
    lists = lexicon.load("chronicle_wording")
    if state in lists["bare"]:
        return ""
    if state in lists["plural"]:
        return "les "
    if _VOWEL.match(state):
        return "l’"
    return "la " if state.endswith("e") and state not in lists["masculine"] else "le "


def is_state(name: str) -> bool:
    """Tell whether a name is that of a state."""
    return name in lexicon.load("countries")["countries"]
