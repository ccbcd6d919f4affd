"""Say an EDTF date in formats that know less than EDTF, and never more than it says."""

from __future__ import annotations

from datetime import date

from generator.edtf import Edtf, EdtfError, parse


def containing_date(value: str | None) -> str | None:
    """Return the narrowest day, month or year (ISO 8601) in which the date surely lies; None where none is sure.

    One of several days becomes the month around them, a period that crosses months the year. What is approximate or
    uncertain may lie outside anything that could be said.

    >>> containing_date("2025-06-04"), containing_date("[2025-06-04,2025-06-11]"), containing_date("2025-06-04?")
    ('2025-06-04', '2025-06', None)
    """
    edtf = _certain(value)
    if edtf is None:
        return None
    first, last = edtf.first, edtf.last
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return f"{first.year:04d}" if first.year == last.year else None


def bounds(value: str | None) -> tuple[date, date] | None:
    """Return the first and the last day that a date may be; None for one that is approximate, uncertain or absent.

    >>> [str(day) for day in bounds("2025-02")]
    ['2025-02-01', '2025-02-28']
    """
    edtf = _certain(value)
    return (edtf.first, edtf.last) if edtf else None


def exact_day(value: str | None) -> date | None:
    """Return the day where the date is one day without a doubt, else None.

    >>> exact_day("2025-06") is None
    True
    """
    edtf = _certain(value)
    return edtf.first if edtf is not None and edtf.is_exact else None


def _certain(value: str | None) -> Edtf | None:
    if value is None:
        return None
    try:
        edtf = parse(value)
    except EdtfError:
        return None
    return None if any(moment.qualifier for moment in edtf.moments) else edtf
