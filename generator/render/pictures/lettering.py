"""How much room words take in a drawing.

Which font a reader has is not known when a picture is drawn, so widths are those of a wide sans serif: what fits by
this count fits in any of the fonts that the style sheet names.
"""

from __future__ import annotations

from functools import cache
from typing import Final
from unicodedata import east_asian_width

_NARROW: Final = frozenset(" \u00a0\u202f.,:;!|'’ijlIftr()[]{}-‐‑·")
_WIDE: Final = frozenset("mwMW@%—…ŒÆœæ")
# In hundredths of the letter's height.
_OF_NARROW: Final = 38
_OF_WIDE: Final = 96
_OF_CAPITAL: Final = 73
_OF_OTHERS: Final = 60
_OF_IDEOGRAPH: Final = 104


@cache
def width_of(words: str, size: int) -> int:
    """Return the width of words set on one line, in units of the drawing, never too small.

    Parameters:
        words: what is set.
        size: height of the letters in the same units.

    Example:
        >>> width_of("Kremlin", 12)
        49
    """
    return -(-sum(map(_hundredths, words)) * size // 100)


def shortened_to(words: str, room: int, size: int) -> str:
    """Cut words so that they fit, with « … » where they were cut, at a blank if one is near.

    >>> shortened_to("Conseil de la Côte d’Émeraude", 110, 12)
    'Conseil de la…'
    """
    if width_of(words, size) <= room:
        return words
    kept = words
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    at_blank = kept.rsplit(" ", 1)[0].rstrip(" ,;:")
    return f"{at_blank if 2 * len(at_blank) > len(kept) else kept.rstrip()}…"


def _hundredths(letter: str) -> int:
    if letter in _NARROW:
        return _OF_NARROW
    if letter in _WIDE:
        return _OF_WIDE
    if east_asian_width(letter) in "WF":
        return _OF_IDEOGRAPH
    return _OF_CAPITAL if letter.isupper() else _OF_OTHERS
