"""Make the words of ids: minted once, from what is known that day, opaque ever after."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

UNDATED: Final = "sd"
_LETTERS: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)
_NOT_ID: Final = re.compile(r"[^a-z0-9]+")
_LEFT_OVER: Final = re.compile(r"(?:-[a-z]?)+$")  # an elided « d’ » that has lost its noun
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?(?![\dX])", re.ASCII)


def slug(text: str, longest: int = 40) -> str:
    """Return the words of a text as an id has them; empty if none of its letters is Latin.

    Parameters:
        longest: characters at most; cut between words where there are several.

    Example:
        >>> slug("L’Œuvre de Saint-Étienne")
        'l-oeuvre-de-saint-etienne'
    """
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower()
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    found = _NOT_ID.sub("-", bare).strip("-")
    if len(found) <= longest:
        return found
    cut = found[: longest + 1].rpartition("-")[0] or found[:longest]
    return _LEFT_OVER.sub("", cut)


def date_words(edtf: str | None) -> str:
    """Return the part of a date that is common to all its days, ``sd`` where there is none.

    Sets and intervals never stand in an id, nor do marks of doubt. Of an interval over the turn of a year, the
    two years stay.

    Example:
        >>> date_words("[2025-06-04,2025-06-11]"), date_words("2025-12-31/2026-01-01"), date_words(None)
        ('2025-06', '2025-2026', 'sd')
    """
    dates = [tuple(part for part in found.groups() if part) for found in _DATE.finditer(edtf or "")]
    if not dates:
        return UNDATED
    common: list[str] = []
    for parts in zip(*dates, strict=False):
        if len(set(parts)) > 1:
            break
        common.append(parts[0])
    if common:
        return "-".join(common)
    return f"{min(dates)[0]}-{max(dates)[0]}"
