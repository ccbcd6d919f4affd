"""Read the channel of a quotation: « sur X », « à l’AFP », « dans un communiqué »."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.annotate.word_pattern import Guard, words_of
from generator.folding import lower
from generator.lexicon import load


@cache
def _guard() -> Guard:
    return Guard(*(entry["pattern"] for entry in load("channels")["channels"]))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str | None, bool], ...]:
    return tuple(
        (
            re.compile(entry["pattern"], 0 if entry.get("case") else re.I),
            entry.get("channel"),
            bool(entry.get("named")),
        )
        for entry in load("channels")["channels"]
    )


@lru_cache(maxsize=512)
def find_channel(sentence: str, places: frozenset[str] = frozenset()) -> str | None:
    """Return the channel that a sentence names first, or None.

    Parameters:
        sentence: with typography folded and quoted words masked.
        places: names that no channel bears, though one may publish « sur Gaza ».

    >>> find_channel("■■, a-t-elle écrit sur son compte Telegram.")
    'Telegram'
    """
    first: tuple[int, str] | None = None
    for number in _guard().which(words_of(lower(sentence))):
        pattern, channel, any_name = _patterns()[number]
        match = pattern.search(sentence)
        if match and any_name and match.group(1) in places:
            continue
        if match and (first is None or match.start() < first[0]):
            name = channel or match.group(1)
            first = (match.start(), name[0].upper() + name[1:] if channel is None else name)
    return first[1] if first else None
