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
_PART: Final = re.compile(r"(\d{4})-([2-4]\d)")
# Parts of a year by ISO 8601-2: first month and number of months. Seasons are those of the north, wherever it is.
_PARTS: Final = {
    **{20 + number: (number * 3, 3) for number in (1, 2, 3, 4)},  # spring … winter
    **{24 + number: (number * 3, 3) for number in (1, 2, 3, 4)},  # the same, said to be of the north
    **{32 + number: (number * 3 - 2, 3) for number in (1, 2, 3, 4)},  # quarters
    **{36 + number: (number * 4 - 3, 4) for number in (1, 2, 3)},
    **{39 + number: (number * 6 - 5, 6) for number in (1, 2)},  # halves
}
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
        >>> readings("2023-24/2024-22"), readings("2026-33")
        (('2023-12/2024-08',), ('2026-01/2026-03',))
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
    """Return a date or an interval in normal form, parts of a year as the months in which they begin and end."""
    if ".." in plain:
        return plain
    first, slash, last = plain.partition("/")
    begins, ends = _part_of_year(first), _part_of_year(last or first)
    if begins or ends:
        first, last = (begins or (first,))[0], (ends or (last,))[-1]
        slash = "/"
    return str(edtf.parse(f"{first}{slash}{last}"))


def _part_of_year(plain: str) -> tuple[str, str] | None:
    """Return the first and the last month of a season, a quarter or a half; None where it is something else."""
    match = _PART.fullmatch(plain)
    if match is None or int(match[2]) not in _PARTS:
        return None
    year, (first, months) = int(match[1]), _PARTS[int(match[2])]
    last = first + months - 2  # counted from 0
    return f"{year}-{first:02}", f"{year + last // 12}-{last % 12 + 1:02}"


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
