"""Dates in the form in which they are compared.

Gold may say more than the chronicle keeps: times of day, seasons, open intervals, ranges within sets. Qualifiers are
left out on both sides: readers differ on what is approximate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Final

from generator import edtf

_LEFT_OUT: Final = re.compile(r"[?~%\s]|T\d{2}(?::?\d{2}){0,2}(?:Z|[+-]\d{2}:?\d{2})?")
_SEASON: Final = re.compile(r"(\d{4})-2([1-4])")
_OPEN: Final = re.compile(r"([^/]+)/(?:\.\.)?|(?:\.\.)?/([^/]+)")
_LONGEST_RANGE: Final = 400  # days


def readings(text: str) -> tuple[str, ...]:
    """Return every value that answers a date of the gold, the most exact one first.

    An open interval is answered by the day from which it runs, as the chronicle keeps none that is open.

    Raises:
        EdtfError: it is no date.

    Example:
        >>> readings("2024-11-14T12:00"), readings("2023-21"), readings("2024-11-12/..")
        (('2024-11-14',), ('2023-03/2023-05',), ('2024-11-12/..', '2024-11-12'))
        >>> readings("{2024-05-01..2024-05-02, 2024-04-07?}")
        ('[2024-04-07,2024-05-01,2024-05-02]',)
        >>> readings("2023-24/2024-22")
        ('2023-12/2024-08',)
    """
    plain = _LEFT_OUT.sub("", text)
    if opened := _OPEN.fullmatch(plain):
        known = str(edtf.parse(opened[1] or opened[2]))
        return (f"{known}/.." if opened[1] else f"../{known}", known)
    if plain[:1] in ("[", "{") and plain[-1:] in ("]", "}"):
        members = [_span(part) for part in plain[1:-1].split(",")]
        if any("/" in member for member in members):
            return (f"[{','.join(sorted(members))}]",)
        return (str(edtf.parse(f"[{','.join(chain.from_iterable(map(_days, plain[1:-1].split(','))))}]")),)
    return (_span(plain),)


def _span(plain: str) -> str:
    """Return a date or an interval in normal form, seasons as the months from which to which they last."""
    if ".." in plain:
        return plain
    first, slash, last = plain.partition("/")
    begins, ends = _season(first), _season(last or first)
    if begins or ends:
        first, last = (begins or (first,))[0], (ends or (last,))[-1]
        slash = "/"
    return str(edtf.parse(f"{first}{slash}{last}"))


def _season(plain: str) -> tuple[str, str] | None:
    """Return the first and the last month of a season (ISO 8601-2: 21 is spring … 24 winter); None for none."""
    season = _SEASON.fullmatch(plain)
    if season is None:
        return None
    year, month = int(season[1]), int(season[2]) * 3
    return f"{year}-{month:02}", f"{year}-{month + 2:02}" if month < 12 else f"{year + 1}-02"


def _days(part: str) -> Iterator[str]:
    first, dots, last = part.partition("..")
    try:
        begins, ends = date.fromisoformat(first), date.fromisoformat(last if dots else first)
    except ValueError:
        yield part
        return
    for days in range(min((ends - begins).days, _LONGEST_RANGE) + 1):
        yield (begins + timedelta(days)).isoformat()


def comparable(found: str | None) -> str | None:
    """Return a date that was found as those of the gold are compared; None for none."""
    if not found:
        return None
    try:
        return readings(found)[0]
    except edtf.EdtfError:
        return found
