"""Fold a text so that capitals, accents, apostrophes and kinds of space make no difference, offset by offset."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_APOSTROPHES: Final = "\u2019\u02bc\u2018\u00b4\u02b9\u2032\uff07"
_SPACES: Final = "\u00a0\u202f\u2009\u2007\u2002\u2003\u2008\u200a\u205f\u3000\t\r\x0b\x0c"
_HYPHENS: Final = "\u2010\u2011\u00ad"
_COMBINING: Final = re.compile(r"[\u0300-\u036f]")
_BROKEN_LINE: Final = re.compile(r"(?<!\n)\n(?![ \t]*\n)")


def _table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, _APOSTROPHES), "'")
    table.update(dict.fromkeys(map(ord, _SPACES), " "))
    table.update(dict.fromkeys(map(ord, _HYPHENS), "-"))
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    return table


_TABLE: Final = _table()


def fold(text: str) -> str:
    """Return the text in lower case without accents, with plain apostrophes and spaces, of the same length.

    A single line break becomes a space (hard-wrapped text); an empty line stays one.

    >>> fold("L’été 2024 à Évian")
    "l'ete 2024 a evian"
    """
    return _BROKEN_LINE.sub(" ", text.translate(_TABLE))


def compose(text: str) -> tuple[str, list[int] | None]:
    """Join letters and combining accents (macOS stores names apart) and say where each character came from.

    Returns:
        The text with composed letters, and the offset in ``text`` of each of its characters and of its end; None
        where both are the same.
    """
    if _COMBINING.search(text) is None:
        return text, None
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if "\u0300" <= character <= "\u036f" and characters:
            joined = unicodedata.normalize("NFC", characters[-1] + character)
            characters[-1] = joined if len(joined) == 1 else characters[-1]
        else:
            characters.append(character)
            offsets.append(offset)
    return "".join(characters), [*offsets, len(text)]
