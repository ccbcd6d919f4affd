"""Make the date of ids: minted once, from what is known that day, opaque ever after."""

from __future__ import annotations

import re
from typing import Final

UNDATED: Final = "sd"
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?(?![\dX])", re.ASCII)


def date_words(edtf: str | None) -> str:
    """Return what of a date stands in an id, ``sd`` where there is none; marks of doubt are left out.

    Of an interval its beginning: an id is opaque later, and its day tells more than the year that two months share.
    Of a set, what all its dates share; over the turn of a year, the two years.

    Example:
        >>> date_words("[2025-06-04,2025-06-11]"), date_words("2025-05-31/2025-06-01"), date_words(None)
        ('2025-06', '2025-05-31', 'sd')
    """
    begins, slash, _ = (edtf or "").partition("/")
    if slash and _DATE.search(begins):
        return date_words(begins)
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
