"""Find two people in one hyphenated word: « le duo Morel-Leclerc », « la rencontre Vabre-Van Aerts »."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.names.identity import skeleton
from generator.annotate.names.readings import Reading
from generator.annotate.names.register import Person, Register
from generator.annotate.names.tokens import Token, fold
from generator.annotate.names.vocabulary import Vocabulary
from generator.model import Mention, Span


def find_paired(text: str, reading: Reading, register: Register) -> None:
    """Give two people of the article the mention that names both, each by surname alone.

    Parameters:
        text: the article's text.
        reading: any candidate.
        register: the persons found; one whom the whole word named is left without readings.
    """
    tokens = reading.tokens[reading.candidate.first : reading.candidate.last]
    for index, token in enumerate(tokens):
        left, hyphen, right = token.text.partition("-")
        if not hyphen or not left or not right[:1].isupper():
            continue
        middle = token.start + len(left)
        spans = (Span(tokens[0].start, middle), Span(middle + 1, tokens[-1].end))
        words = reading.stretch.words
        keys = (
            [*_keys(tokens[:index], words), skeleton(fold(left))],
            [*_keys_of(right, words), *_keys(tokens[index + 1 :], words)],
        )
        pair = [_bearers(key, register, words) if key else [] for key in keys]
        if len(pair[0]) != 1 or len(pair[1]) != 1 or pair[0] == pair[1]:
            continue
        called = [p for p in register.near(*reading.name.surname) if reading in p.readings]
        if any(len(person.readings) > 1 for person in called):
            return
        for person in called:
            person.readings.clear()
        for (person,), span in zip(pair, spans, strict=True):
            person.others.append(Mention(span, span.of(text), "pair", span))
        return


def _keys(tokens: Sequence[Token], words: Vocabulary) -> list[str]:
    return [skeleton(token.folded) for token in tokens if token.folded not in words.inner]


def _keys_of(word: str, words: Vocabulary) -> list[str]:
    return [] if fold(word) in words.inner else [skeleton(fold(word))]


def _bearers(key: Sequence[str], register: Register, words: Vocabulary) -> list[Person]:
    """Return who has just that surname, or it with a small word (« Ag Oufene »), or whose surname ends so."""
    near = [person for person in register.near(key[-1]) if person.name.given]
    small = {skeleton(word) for word in words.inner}
    exact = [p for p in near if [part for part in p.name.surname if part not in small] == list(key)]
    return exact or [p for p in near if list(p.name.surname[-len(key) :]) == list(key)]
