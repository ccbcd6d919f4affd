"""Tell the language of a text by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from generator.lexicon import load

_ENOUGH = 3  # common words: fewer tell nothing


@cache
def _tables() -> dict[str, str]:
    table: dict[str, str] = {}
    for language, words in load("languages")["common_words"].items():
        for word in words.split():
            table[word] = "" if word in table else language
    return table


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; French where too few words tell.

    >>> detect_language("El presidente se reunió con los ministros en la capital para hablar de los precios.")
    'es'
    """
    languages = _tables()
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    counts = Counter(language for word in words if (language := languages.get(word)))
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return best[0][0] if best and best[0][1] >= _ENOUGH else "fr"
