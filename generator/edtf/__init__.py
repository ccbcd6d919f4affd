"""Dates that say how much is known: the part of EDTF (ISO 8601-2, level 1) that the chronicle uses.

A value is a day, a month or a year, each with an optional qualifier (``?`` uncertain, ``~`` approximate,
``%`` both); one of a set ``[a,b,c]``, of any mix of these; or an interval ``a/b``. Every value is a sorted
run of day ranges: an event on ``2025-06`` took place on some day from the first to the last.
"""

from generator.edtf.comparing import compatible, contains, intersect, shift_days, weekdays_in_month
from generator.edtf.reading import EdtfError, parse
from generator.edtf.value import Edtf, Moment, day, interval, month, one_of, year

__all__ = [
    "Edtf",
    "EdtfError",
    "Moment",
    "compatible",
    "contains",
    "day",
    "intersect",
    "interval",
    "month",
    "one_of",
    "parse",
    "shift_days",
    "weekdays_in_month",
    "year",
]
