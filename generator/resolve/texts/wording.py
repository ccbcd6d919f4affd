"""The French words of titles and notes, as the lexicon has them, with the spaces that French wants."""

from __future__ import annotations

from functools import cache
from typing import Any

from generator import lexicon
from generator.french.typography import typeset


@cache
def wording() -> dict[str, Any]:
    """Return the words that the chronicle itself writes; set before any word of an article is put into them.

    >>> wording()["status_suffix"]["planned"]
    'annonce'
    """
    found: dict[str, Any] = _typeset(lexicon.load("chronicle_wording"))
    return found


def _typeset(words: Any) -> Any:
    if isinstance(words, dict):
        return {key: _typeset(value) for key, value in words.items()}
    if isinstance(words, list):
        return [_typeset(value) for value in words]
    return typeset(words) if isinstance(words, str) else words
