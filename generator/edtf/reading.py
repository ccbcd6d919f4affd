"""Read EDTF text into a value, or say in which column it goes wrong."""

from __future__ import annotations

import re
from datetime import MINYEAR, date
from functools import lru_cache
from typing import Final

from generator.edtf.value import Edtf, Moment, interval, month, one_of, year

_MOMENT: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<qualifier>[?~%]?)")


class EdtfError(ValueError):
    """Say what is wrong with a date, where (1-based ``column`` in the text) and what would be right."""

    def __init__(self, text: str, column: int, what: str, remedy: str) -> None:
        super().__init__(f"{text!r}, column {column}: {what}; {remedy}")
        self.column = column
        self.what = what
        self.remedy = remedy


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Read an EDTF date; spaces inside a set and its order do not matter.

    Raises:
        EdtfError: a `ValueError` whose message gives the column, what is wrong and what would be right.

    Example:
        >>> str(parse("[2025-06-11, 2025-06-04]"))
        '[2025-06-04,2025-06-11]'
    """
    if not text.startswith("["):
        start, slash, end = text.partition("/")
        begins = _moment(text, start, 0)
        if not slash:
            return Edtf("single", (begins,))
        try:
            return interval(begins, _moment(text, end, len(start) + 1))
        except EdtfError:
            raise
        except ValueError:
            raise EdtfError(
                text, len(start) + 2, "it ends before it begins", "write the earlier date first"
            ) from None
    if not text.endswith("]"):
        raise EdtfError(text, len(text) + 1, "the set is not closed", "end it with ]")
    moments: list[Moment] = []
    offset = 1
    for part in text[1:-1].split(","):
        moments.append(_moment(text, part.strip(" "), offset + len(part) - len(part.lstrip(" "))))
        offset += len(part) + 1
    return one_of(moments)


def _moment(whole: str, text: str, offset: int) -> Moment:
    """Read one day, month or year at ``offset`` of the whole value."""
    found = _MOMENT.fullmatch(text)
    if found is None or not text.isascii():
        raise EdtfError(
            whole,
            offset + 1,
            f"« {text} » is not a date" if text else "a date is missing",
            "write YYYY-MM-DD, YYYY-MM or YYYY, then perhaps ?, ~ or %",
        )
    year_number = int(found["year"])
    if year_number < MINYEAR:
        raise EdtfError(whole, offset + 1, "there is no year 0000", "write a year from 0001 to 9999")
    if found["month"] is None:
        return year(year_number, found["qualifier"]).moments[0]
    month_number = int(found["month"])
    if not 1 <= month_number <= 12:
        raise EdtfError(
            whole, offset + 6, f"there is no month {found['month']}", "write a month from 01 to 12"
        )
    whole_month = month(year_number, month_number, found["qualifier"]).moments[0]
    if found["day"] is None:
        return whole_month
    day_number = int(found["day"])
    if not 1 <= day_number <= whole_month.last.day:
        raise EdtfError(
            whole,
            offset + 9,
            f"there is no day {found['day']} in {found['year']}-{found['month']}",
            f"write a day from 01 to {whole_month.last.day}",
        )
    value = date(year_number, month_number, day_number)
    return Moment(value, value, found["qualifier"])
