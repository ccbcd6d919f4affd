"""Fold typography away without moving a character, so that spans found in the folded text hold in the stored one."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_SAME_LENGTH: Final = str.maketrans(
    {
        "\u2019": "'",  # typographic apostrophe
        "\u02bc": "'",
        "\u2018": "'",
        "\u201b": "'",
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u2007": " ",
        "\u2009": " ",
        "\t": " ",
        "\u2010": "-",
        "\u2011": "-",
    }
)


def fold_typography(text: str) -> str:
    """Return the text with plain apostrophes, spaces and hyphens, character for character.

    >>> fold_typography("l’an\u00a0dernier")
    "l'an dernier"
    """
    return text.translate(_SAME_LENGTH)


def fold_letters(text: str) -> str:
    """Return lower-case letters without accents, for comparing words; the length may change.

    >>> fold_letters("Œuvre à l’ÉTÉ")
    "oeuvre a l'ete"
    """
    lowered = fold_typography(text).lower().replace("œ", "oe").replace("æ", "ae")
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def fold_same_length(text: str) -> str:
    """Return lower-case letters without accents, character for character, so that offsets hold.

    A letter that folds to several keeps the first: « œ » is ``o``.

    >>> fold_same_length("L’Été")
    "l'ete"
    """
    if text.isascii():
        return text.lower()
    return "".join(_folded_letter(character) for character in text)


@cache
def _folded_letter(character: str) -> str:
    return fold_letters(character)[:1] or " "
