"""Stretches longer than a day: weeks, week-ends, months, seasons, years, decades, centuries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator import edtf
from generator.annotate.timexes.calendar_arithmetic import add_months, nearest_month
from generator.annotate.timexes.meanings.days import signed, value_of
from generator.annotate.timexes.scope import Meaning, Reading, Scope, Tense
from generator.edtf import Edtf

_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Y": "XXXX"}


@dataclass(frozen=True, slots=True)
class MonthOfYear:
    """A month without a year; ``direction`` as in `DayOfMonth`."""

    month: int
    direction: str | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Choose the year: the nearest that direction and tense allow."""
        unknown = f"XXXX-{self.month:02d}"
        if scope.shared_year is not None:
            end = scope.shared_year.last
            lent = edtf.month(end.year if self.month <= end.month else max(end.year - 1, 1), self.month)
            return Reading(str(lent), lent, "absolute")
        base, anchor = scope.reference, scope.anchor
        if base is None:
            base, anchor = scope.year_anchor, "timex"
        if base is None:
            return Reading(unknown, None, scope.anchor)
        tense = scope.find_tense() if self.direction is None else Tense.UNKNOWN

        def resolve(day: date) -> Edtf:
            if self.direction is None:
                return edtf.month(*nearest_month(day, self.month, tense))
            step = 1 if self.direction == "next" else -1
            away = (self.month - day.month) * step
            return edtf.month(day.year + (0 if away > 0 else step), self.month)

        found = scope.spread(resolve, base)
        return Reading(value_of(found, unknown), found, anchor)


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """So many days, weeks, week-ends, months or years from the article's day, or from the day last named.

    ``origin``: ``reference`` or ``focus``; ``qualifier`` an EDTF one; ``to_the_day``: « jour pour jour ».
    Otherwise a month from here is a month, a year a year: « il y a deux ans » is never more exact than that.
    """

    count: int
    unit: str
    origin: str = "reference"
    qualifier: str = ""
    to_the_day: bool = False

    def evaluate(self, scope: Scope) -> Reading:
        """Move the origin's own day, week, month or year."""
        unknown = _UNKNOWN[self.unit]
        offset = signed(self.count, self.unit[0])
        base = scope.reference if self.origin == "reference" else self._origin(scope)
        if base is None:
            return Reading(unknown, None, scope.anchor if self.origin == "reference" else "event", offset)
        found = scope.spread(self._from, base)
        value = value_of(found, unknown)
        if self.unit in ("W", "WE"):
            value = _week_value(found, self.unit)
        return Reading(value, found, scope.anchor if self.origin == "reference" else "timex", offset)

    def _origin(self, scope: Scope) -> Edtf | None:
        """Return the day last named, or a later week, month or year that is as exact as the unit."""
        period = scope.period
        if period is None or self.unit not in ("W", "M", "Y") or period.is_day:
            return scope.focus
        length = (period.last - period.first).days
        if self.unit == "W" or period.form == "interval":
            return period if self.unit == "W" and length < 7 else scope.focus
        return period if length < (31 if self.unit == "M" else 366) else None

    def _from(self, base: date) -> Edtf | None:
        try:
            if self.to_the_day and self.unit in ("W", "M", "Y"):
                return edtf.day(self._same_day(base), self.qualifier)
            if self.unit == "D":
                return edtf.day(base + timedelta(days=self.count), self.qualifier)
            if self.unit == "W":
                monday = base + timedelta(days=7 * self.count - base.weekday())
                ends = (edtf.day(monday + timedelta(days=days), self.qualifier) for days in (0, 6))
                return edtf.interval(*(end.moments[0] for end in ends))
            if self.unit == "WE":
                return self._weekend(base)
            if self.unit == "M":
                return edtf.month(*add_months(base, self.count), self.qualifier)
            return edtf.year(base.year + self.count, self.qualifier)
        except (OverflowError, ValueError):
            return None

    def _same_day(self, base: date) -> date:
        """Return the same day of another week, month or year, at most that month's last."""
        if self.unit == "W":
            return base + timedelta(days=7 * self.count)
        year, month = add_months(base, self.count * (12 if self.unit == "Y" else 1))
        return date(year, month, min(base.day, edtf.month(year, month).last.day))

    def _weekend(self, base: date) -> Edtf:
        """« le week-end dernier » is over; on a Saturday « le week-end prochain » is the next one."""
        saturday = base + timedelta(days=5 - base.weekday())
        if base.weekday() == 6:
            saturday = base - timedelta(days=1)
        if self.count < 0:
            saturday += timedelta(days=7 * self.count)
        elif self.count > 0:
            saturday += timedelta(days=7 * (self.count if base.weekday() >= 5 else self.count - 1))
        return edtf.interval(saturday, saturday + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class ThisWeekend:
    """« ce week-end »: the one just over or the one coming, by the tense of the verb and the day of the week."""

    def evaluate(self, scope: Scope) -> Reading:
        """Choose by tense; without one, the past week-end until Wednesday, the coming one from Thursday."""
        tense = scope.find_tense()

        def resolve(day: date) -> Edtf:
            if day.weekday() >= 5:
                saturday = day - timedelta(days=day.weekday() - 5)
            else:
                saturday = day + timedelta(days=5 - day.weekday())
                if tense is Tense.PAST or (tense is Tense.UNKNOWN and day.weekday() <= 2):
                    saturday -= timedelta(days=7)
            return edtf.interval(saturday, saturday + timedelta(days=1))

        found = scope.spread(resolve)
        return Reading(_week_value(found, "WE"), found, scope.anchor, "this-WE")


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a named year or of one counted from the article's .

    ``which``: ``this``, ``last``, ``next``, or ``tense`` (« au printemps »: the nearest that the verb allows).
    """

    code: str
    first_month: int
    year: int | None = None
    which: str | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Return the season; without year or pointer it recurs and has no date."""
        if self.year is not None:
            return Reading(f"{self.year}-{self.code}", self._months(self.year), "absolute")
        if self.which is None:
            return Reading(f"XXXX-{self.code}", None, "none")
        tense = scope.find_tense() if self.which == "tense" else Tense.UNKNOWN
        found = scope.spread(lambda base: self._pointed(base, tense))
        year = (
            f"{found.first.year}" if found is not None and (found.last - found.first).days < 100 else "XXXX"
        )
        return Reading(f"{year}-{self.code}", found, scope.anchor)

    def _months(self, year: int) -> Edtf:
        end_year, end_month = add_months(date(year, self.first_month, 1), 2)
        return edtf.interval(
            edtf.month(year, self.first_month).moments[0], edtf.month(end_year, end_month).moments[0]
        )

    def _pointed(self, base: date, tense: Tense = Tense.UNKNOWN) -> Edtf | None:
        near = [self._months(year) for year in range(max(base.year - 2, 1), min(base.year + 2, 9998) + 1)]
        if self.which == "last":
            return max((s for s in near if s.last < base), key=lambda s: s.first, default=None)
        if self.which == "next":
            return min((s for s in near if s.first > base), key=lambda s: s.first, default=None)
        if self.which == "tense" and tense is Tense.PAST:
            near = [season for season in near if season.first <= base] or near
        elif self.which == "tense" and tense is Tense.FUTURE:
            near = [season for season in near if season.last >= base] or near
        return min(near, key=lambda s: (max((s.first - base).days, (base - s.last).days, 0), s.first))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch with a TIMEX3 value of its own: a quarter, a decade, a century."""

    value: str
    first: date
    last: date

    def evaluate(self, scope: Scope) -> Reading:
        """Return its bounds, as months or years where they are whole."""
        if (self.first.month, self.last.month) == (1, 12):
            start, end = edtf.year(self.first.year), edtf.year(self.last.year)
        else:
            start, end = (edtf.month(day.year, day.month) for day in (self.first, self.last))
        return Reading(self.value, edtf.interval(start.moments[0], end.moments[0]), "absolute")


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter (``Q``) or half (``H``) of a year without its number, or ``this`` year's."""

    letter: str
    count: int
    year_shift: int | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Place it in the article's year, or in the one before or after."""
        unknown = f"XXXX-{self.letter}{self.count}"
        tense = scope.find_tense() if self.year_shift is None else Tense.UNKNOWN
        size = 3 if self.letter == "Q" else 6

        def resolve(base: date) -> Edtf | None:
            first_month = (self.count - 1) * size + 1
            year = base.year + (self.year_shift or 0)
            if self.year_shift is None and tense is not Tense.FUTURE and first_month > base.month:
                year -= 1
            if not 1 <= year <= 9999:
                return None
            last_month = edtf.month(year, first_month + size - 1)
            return edtf.interval(edtf.month(year, first_month).moments[0], last_month.moments[0])

        found = scope.spread(resolve)
        exact = found is not None and (found.last - found.first).days < 200
        value = f"{found.first.year}-{self.letter}{self.count}" if found is not None and exact else unknown
        return Reading(value, found, scope.anchor)


@dataclass(frozen=True, slots=True)
class NewYear:
    """« la nouvelle année »: the one that has just begun, or in November and December the one to come."""

    def evaluate(self, scope: Scope) -> Reading:
        """Choose by the article's month."""
        found = scope.spread(lambda day: edtf.year(min(day.year + (day.month > 10), 9999)))
        return Reading(value_of(found, "XXXX"), found, scope.anchor)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """« la semaine du 16 juin », « le week-end du 14 juin »: the week or week-end that holds another day."""

    day: Meaning
    unit: str

    def evaluate(self, scope: Scope) -> Reading:
        """Return the week from its Monday or the week-end from its Saturday."""
        around = self.day.evaluate(scope)
        if around.date is None or not around.date.days():
            return Reading(_UNKNOWN[self.unit], None, around.anchor)

        def resolve(base: date) -> Edtf:
            monday = base - timedelta(days=base.weekday())
            first = monday if self.unit == "W" else monday + timedelta(days=5)
            return edtf.interval(first, monday + timedelta(days=6))

        found = scope.spread(resolve, around.date)
        return Reading(_week_value(found, self.unit), found, around.anchor)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """« le dernier mercredi de juin »: counted within a month; ``count`` is -1 for the last."""

    weekday: int
    count: int
    month: Meaning

    def evaluate(self, scope: Scope) -> Reading:
        """Count the weekdays of the month."""
        month = self.month.evaluate(scope)
        unknown = f"XXXX-WXX-{self.weekday + 1}"
        if month.date is None or month.date.form != "single":
            return Reading(unknown, None, month.anchor)
        days = edtf.weekdays_in_month(month.date, self.weekday).days()
        if self.count > len(days):
            return Reading(unknown, None, month.anchor)
        found = edtf.day(days[self.count if self.count < 0 else self.count - 1])
        return Reading(value_of(found, unknown), found, month.anchor)


def _week_value(found: Edtf | None, unit: str) -> str:
    """Return the TIMEX3 value of one week or week-end."""
    if found is None or (found.last - found.first).days >= 7:
        return _UNKNOWN[unit]
    year, week, _ = found.first.isocalendar()
    return f"{year}-W{week:02d}" + ("-WE" if unit == "WE" else "")
