"""Make the date of ids: minted once, from what is known that day, opaque ever after."""

from __future__ import annotations

import re
from typing import Final

UNDATED: Final = "sd"
_DATE: Final = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?)?(?![\dX])", re.ASCII)


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
