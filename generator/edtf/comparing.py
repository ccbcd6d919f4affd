"""Compare and move dates without ever claiming more than both of them know."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from generator.edtf.reading import parse
from generator.edtf.value import Edtf, Moment, interval, last_of_month, one_of


def compatible(a: Edtf | str, b: Edtf | str) -> bool:
    """Tell whether two dates can be the same: whether they share at least one day.

    >>> compatible("2025-06", "[2025-05-28,2025-06-04]")
    True
    """
    return any(f <= last and first <= t for first, last in _of(a).ranges() for f, t in _of(b).ranges())


def contains(outer: Edtf | str, inner: Edtf | str) -> bool:
    """Tell whether every day that ``inner`` may be is one that ``outer`` may be.

    >>> contains("2025-06", "2025-06-04")
    True
    """
    wide = _merged(_of(outer).ranges())
    return all(any(f <= first and last <= t for f, t in wide) for first, last in _of(inner).ranges())


def intersect(a: Edtf | str, b: Edtf | str) -> Edtf | None:
    """Return the days that two dates share, or None; the narrower one keeps its precision and qualifier.

    Shared days that no day, month, year or set of them can name become the interval around them.

    >>> str(intersect("2025-05-31/2025-06-10", "[2025-05-28,2025-06-04,2025-06-11]"))
    '2025-06-04'
    """
    one, other = _of(a), _of(b)
    for narrow, wide in ((one, other), (other, one)):
        if contains(wide, narrow):
            return narrow
    shared: list[Moment] = []
    loose: list[tuple[date, date]] = []
    for mine in _pieces(one):
        for theirs in _pieces(other):
            first, last = max(mine.first, theirs.first), min(mine.last, theirs.last)
            if first > last:
                continue
            exact = [m for m in (mine, theirs) if (m.first, m.last) == (first, last) and _is_named(m)]
            if exact:
                shared.append(exact[0])
            elif _is_named(Moment(first, last)):
                shared.append(Moment(first, last))
            else:
                loose.append((first, last))
    if loose:
        bounds = [*loose, *((moment.first, moment.last) for moment in shared)]
        return interval(min(first for first, _ in bounds), max(last for _, last in bounds))
    return one_of(shared) if shared else None


def shift_days(value: Edtf | str, count: int) -> Edtf:
    """Move a date by a number of days: exact for days; a month or a year becomes the days it may then be.

    Raises:
        ValueError: the result lies outside the years 1 to 9999.

    Example:
        >>> str(shift_days("2025-06", -1))
        '2025-05-31/2025-06-29'
    """
    edtf = _of(value)
    step = timedelta(days=count)
    try:
        if count == 0:
            return edtf
        if edtf.days():
            moved = (Moment(m.first + step, m.last + step, m.qualifier) for m in edtf.moments)
            return one_of(moved)
        if edtf.form == "set":
            return interval(edtf.first + step, edtf.last + step)
        begins, ends = edtf.moments[0], edtf.moments[-1]
        start = Moment(begins.first + step, begins.first + step, begins.qualifier)
        return interval(start, Moment(ends.last + step, ends.last + step, ends.qualifier))
    except OverflowError:
        raise ValueError(f"{edtf} moved by {count} days lies outside the years 1 to 9999") from None


def weekdays_in_month(value: Edtf | str, weekday: int, *, reach_before: bool = False) -> Edtf:
    """Return the weekdays of a month (or of any range) as one of a set.

    With ``reach_before``, it is the last such weekday on or before some day of the month, so the one before
    the month's first day may be meant too (rule 4 of the design).

    Parameters:
        value: a month, year, interval or day.
        weekday: 0 for Monday to 6 for Sunday.

    Raises:
        ValueError: no such weekday falls into ``value``.

    Example:
        >>> str(weekdays_in_month("2025-02", 2))
        '[2025-02-05,2025-02-12,2025-02-19,2025-02-26]'
    """
    edtf = _of(value)
    start = edtf.first + timedelta(days=(weekday - edtf.first.weekday()) % 7)
    if reach_before and start > edtf.first and start.toordinal() > 7:
        start -= timedelta(days=7)
    return one_of(start + timedelta(days=7 * week) for week in range((edtf.last - start).days // 7 + 1))


def _of(value: Edtf | str) -> Edtf:
    return parse(value) if isinstance(value, str) else value


def _is_named(moment: Moment) -> bool:
    """Tell whether its bounds are those of a day, a calendar month or a calendar year."""
    if moment.first == moment.last:
        return True
    if moment.first.day != 1 or moment.first.year != moment.last.year:
        return False
    return moment.last == last_of_month(moment.first) or (
        moment.first.month == 1 and (moment.last.month, moment.last.day) == (12, 31)
    )


def _pieces(edtf: Edtf) -> tuple[Moment, ...]:
    return (Moment(edtf.first, edtf.last),) if edtf.form == "interval" else edtf.moments


def _merged(ranges: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Join ranges that touch, so that two halves of a stretch count as the stretch."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(ranges):
        if joined and first.toordinal() <= joined[-1][1].toordinal() + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
