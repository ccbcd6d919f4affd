"""Read French numerals, in words, in figures and in Roman letters."""

from __future__ import annotations

import re
from typing import Any, Final

from generator.lexicon import load

_WORDS: Final[dict[str, Any]] = load("numbers")
UNITS: Final[dict[str, int]] = _WORDS["units"]
TENS: Final[dict[str, int]] = _WORDS["tens"]
HUNDREDS: Final[dict[str, int]] = _WORDS["hundreds"]
THOUSANDS: Final[dict[str, int]] = _WORDS["thousands"]
COLLECTIVES: Final[dict[str, int]] = _WORDS["collectives"]
ORDINALS: Final[dict[str, int]] = _WORDS["ordinals"]
NUMBER_WORDS: Final[tuple[str, ...]] = (*UNITS, *TENS, *HUNDREDS, *THOUSANDS)

_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_FIGURES: Final = re.compile(r"(\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(\d+))?")


def from_words(words: str) -> int | None:
    """Return the number that folded words spell, or None where they spell none.

    >>> from_words("quatre-vingt-dix-huit"), from_words("soixante et onze"), from_words("deux six")
    (98, 71, None)
    """
    total = group = 0
    smallest = 10**6
    for word in re.split(r"[ -]", words):
        if word == "et":
            continue
        if word in UNITS:
            value = UNITS[word]
            if smallest <= 10 and not (smallest == 10 and 7 <= value <= 9):
                return None
            group += value
            smallest = 10 if value == 10 else 1
        elif word in TENS:
            value = TENS[word]
            if value == 20 and group % 100 == 4:
                group += 76
            elif smallest <= 20:
                return None
            else:
                group += value
            smallest = 20
        elif word in HUNDREDS:
            if group >= 10:
                return None
            group = max(group, 1) * 100
            smallest = 100
        elif word in THOUSANDS:
            if total:
                return None
            total, group, smallest = max(group, 1) * 1000, 0, 10**3
        else:
            return None
    return total + group


def from_figures(figures: str) -> int | float | None:
    """Return the number that figures write, with French separators (``1 500``, ``1.500``, ``30,4``).

    >>> from_figures("1.500"), from_figures("30,4")
    (1500, 30.4)
    """
    found = _FIGURES.fullmatch(figures)
    if found is None or len(figures) > 12:
        return None
    whole = int(re.sub(r"[ .]", "", found[1]))
    return float(f"{whole}.{found[2]}") if found[2] else whole


def from_roman(letters: str) -> int | None:
    """Return the number that folded Roman letters write, up to the centuries of our era.

    >>> from_roman("xix"), from_roman("iv")
    (19, 4)
    """
    if not letters or not set(letters) <= _ROMAN.keys():
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
