"""Find days in the calendar: near a day, on a weekday, after Easter."""

from __future__ import annotations

from datetime import date, timedelta

from generator.annotate.timexes.scope import Tense

# A date that goes against the tense of its verb must be this many days nearer to be preferred: « a annoncé que la
# réunion du 12 juin » stands next to a past verb and means the coming June.
_AGAINST_TENSE = 200
# « En février, une grève avait … » in December means the February before, the next one being nearer.
_MONTH_AGAINST_TENSE = 300
# News tells more of what was than of what will be.
_UNKNOWN_FUTURE = 30


def nearest_day(
    base: date, month: int, day: int, tense: Tense = Tense.UNKNOWN, weekday: int | None = None
) -> date | None:
    """Return the date without a year that is meant on ``base``; with a weekday, the nearest year where it fits.

    >>> nearest_day(date(2025, 12, 30), 1, 6)
    datetime.date(2026, 1, 6)
    """
    found: list[tuple[int, date]] = []
    reach = 1 if weekday is None and (month, day) != (2, 29) else 8
    for year in range(max(1, base.year - reach), min(9999, base.year + reach) + 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if weekday is None or candidate.weekday() == weekday:
            found.append((_distance(base, candidate, candidate, tense), candidate))
    return min(found)[1] if found else None


def nearest_month(base: date, month: int, tense: Tense = Tense.UNKNOWN) -> tuple[int, int]:
    """Return the year and month meant by a month's name on ``base``.

    >>> nearest_month(date(2025, 12, 28), 1)
    (2026, 1)
    """
    if base.month == month:
        return base.year, month
    years = range(max(1, base.year - 1), min(9999, base.year + 1) + 1)
    against = _MONTH_AGAINST_TENSE
    return min((_distance(base, date(y, month, 1), date(y, month, 28), tense, against), y) for y in years)[
        1
    ], month


def _distance(base: date, first: date, last: date, tense: Tense, against: int = _AGAINST_TENSE) -> int:
    if first <= base <= last:
        return 0
    if last < base:
        return (base - last).days + (against if tense is Tense.FUTURE else 0)
    extra = {Tense.PAST: against, Tense.UNKNOWN: _UNKNOWN_FUTURE, Tense.FUTURE: 0}[tense]
    return (first - base).days + extra


def last_weekday(base: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the last such weekday on or (``strictly``) before ``base``."""
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=back or 7 if strictly else back)


def next_weekday(base: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the first such weekday on or (``strictly``) after ``base``."""
    ahead = (weekday - base.weekday()) % 7
    return base + timedelta(days=ahead or 7 if strictly else ahead)


def add_months(base: date, count: int) -> tuple[int, int]:
    """Return the year and month ``count`` months from that of ``base``."""
    index = base.year * 12 + base.month - 1 + count
    return index // 12, index % 12 + 1


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm, as in Meeus).

    >>> easter(2025)
    datetime.date(2025, 4, 20)
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - moon + 15) % 30
    fourth, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * leap + 2 * fourth - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
