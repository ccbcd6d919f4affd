"""Fold French text for the search index, so that a word is found however it is typed."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from html import escape

from generator import lexicon

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʹ′＇`´", "'"))
# What separates nothing and shows nothing: soft hyphen, zero-width characters, direction marks.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+")


def searchable(text: str) -> str:
    """Return text as the index should hold it.

    Pagefind misses what follows a typographic apostrophe, and finds a word after a plain one only as a part of
    the longer word. So apostrophes become plain, and a word that lost its vowel stands apart; the browser puts
    both back for the reader.

    >>> searchable("L’accusé n’a rien dit aujourd’hui")
    "L' accusé n' a rien dit aujourd'hui"
    """
    text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", text)).translate(_APOSTROPHES)
    return " ".join(_elision().sub(r"\1' ", text).split())


@cache
def _elision() -> re.Pattern[str]:
    words = sorted(lexicon.load("search")["elided"], key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?<!\w')({'|'.join(words)})'(?=\w)", re.IGNORECASE)


def other_spellings(text: str) -> list[str]:
    """Return the words of a text that hold a ligature, spelt without it, in order and once each.

    >>> other_spellings("Une sœur et son œuvre")
    ['soeur', 'oeuvre']
    """
    ligatures: dict[str, str] = lexicon.load("search")["ligatures"]
    found: dict[str, None] = {}
    for word in _WORD.findall(text):
        plain = word
        for letter, letters in ligatures.items():
            plain = plain.replace(letter, letters).replace(letter.upper(), letters.capitalize())
        if plain != word:
            found[plain] = None
    return list(found)


def markup(text: str) -> str:
    """Return searchable text as HTML text or attribute value."""
    return escape(searchable(text), quote=True)
