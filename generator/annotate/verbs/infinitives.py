"""Read the infinitive that a modal leads to: « doit être reçu », « appelle les siens à manifester »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.annotate.verbs.conjugation import Form, forms
from generator.annotate.verbs.tokens import (
    ARTICLES,
    CLITICS,
    REFLEXIVE,
    Token,
    listed,
    participle_of,
    past_aside,
)

_GUESSED: Final = re.compile(r"[^\W\d_]{2,}(?:er|ir)$")
_LEADS: Final = frozenset(["de", "d'", "à"])
_OF_PURPOSE: Final = frozenset({"afin", "pour", "avant", "après", "sans"})  # « l'a appelée afin de … »
_MOST_BETWEEN: Final = 6  # words between the modal and its infinitive
_MOST_OBJECT: Final = 8  # words of whom « appelle … à », « accuse … de »


@dataclass(frozen=True, slots=True)
class Infinitive:
    """The verb that a modal leads to, and its place among the tokens."""

    lemma: str
    place: int
    reflexive: bool = False
    passive: bool = False


def led_infinitive(tokens: Sequence[Token], at: int, modal: str) -> Infinitive | None:
    """Return the infinitive behind a modal whose form ends before ``at``, or None."""
    direct = _infinitive(tokens, at)
    if direct or modal not in listed("with_object"):
        return direct
    for place in range(at, min(len(tokens), at + _MOST_OBJECT)):
        word = tokens[place].text
        if not (word[0].isalnum() or word in "-") or word in _OF_PURPOSE:
            return None
        if word in _LEADS and place > at and (led := _infinitive(tokens, place + 1)):
            return led
    return None


def _infinitive(tokens: Sequence[Token], at: int) -> Infinitive | None:
    clitics: set[str] = set()
    place = at - 1
    for _ in range(_MOST_BETWEEN):
        place += 1
        if place >= len(tokens):
            return None
        place = past_aside(tokens, place)
        if place >= len(tokens):
            return None
        word = tokens[place].text
        found = next((one for one in forms().get(word, ()) if one.tense == "infinitive"), None)
        guessable = word not in listed("before_nouns") and tokens[place - 1].text not in ARTICLES
        if found is None and guessable and _GUESSED.match(word):
            found = Form(word, "infinitive", "")
        if found and found.lemma in ("être", "avoir"):
            after = place + 1
            while after < len(tokens) and tokens[after].text in listed("between"):
                after += 1
            participle = participle_of(tokens[after].text) if after < len(tokens) else None
            if participle:
                return Infinitive(participle, after, bool(clitics & REFLEXIVE), found.lemma == "être")
        if found:
            return Infinitive(found.lemma, place, bool(clitics & REFLEXIVE))
        if word in CLITICS:
            clitics.add(word)
        elif word not in _LEADS and word not in listed("between") and not word.endswith("ment"):
            return None
    return None
