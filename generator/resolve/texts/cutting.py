"""Where a sentence may be cut for an excerpt: between words, never between a number and what belongs to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from generator import lexicon
from generator.folding import fold_letters

_TOKEN: Final = re.compile(r"\d[\d.,]*|[^\W\d_]+|%|€|\$")


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that are numbers or change one, and those that join numbers to other words."""
    found: set[str] = set()

    def collect(entry: Any) -> None:
        for key, value in entry.items():
            if isinstance(value, int):
                found.add(str(key))
            elif isinstance(value, dict):
                collect(value)

    collect(lexicon.load("numbers"))
    lists = lexicon.load("excerpts")
    # « un » and « une » are articles far more often than numbers.
    return frozenset({*found, *lists["approximations"]} - {"un", "une"}), frozenset(lists["joints"])


def may_cut(text: str, at: int) -> bool:
    """Tell whether a text may be cut at an offset that lies between two words.

    >>> may_cut("Près de 2 000 marins", 8), may_cut("Les marins partent", 11)
    (False, True)
    """
    numbers, joints = _words()
    before = [fold_letters(found[0]) for found in _TOKEN.finditer(text, max(0, at - 60), at)][-3:]
    following = _TOKEN.match(text, at)
    after = fold_letters(following[0]) if following else ""

    def counts(word: str) -> bool:
        return word[:1].isdigit() or word in numbers

    if not before or not text[at - 1].isspace():
        return True
    if counts(before[-1]):
        return False
    if before[-1] in joints:
        return not (counts(after) or (len(before) > 1 and (counts(before[-2]) or before[-2] in joints)))
    return after not in ("%", "€", "$")
