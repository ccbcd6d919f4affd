"""Feast days: fixed in the calendar or counted from Easter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from generator import edtf
from generator.annotate.timexes.calendar_arithmetic import easter
from generator.annotate.timexes.meanings.days import UNKNOWN_DAY, DayOfMonth, value_of
from generator.annotate.timexes.scope import Reading, Scope, Tense
from generator.edtf import Edtf


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast day: a month and a day, or so many days after Easter; of a named year or of the nearest."""

    month: int | None
    day: int | None
    easter_offset: int | None
    year: int | None = None
    direction: str | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Find the feast's day."""
        if self.year is not None:
            found: Edtf | None = edtf.day(self._in(self.year))
            return Reading(value_of(found, UNKNOWN_DAY), found, "absolute")
        if self.month is not None and self.day is not None:
            return DayOfMonth(self.month, self.day, None, self.direction).evaluate(scope)
        tense = scope.find_tense() if self.direction is None else Tense.UNKNOWN

        def resolve(base: date) -> Edtf:
            days = [self._in(year) for year in range(max(base.year - 1, 1), min(base.year + 1, 9999) + 1)]
            if self.direction == "last" or (self.direction is None and tense is Tense.PAST):
                days = [day for day in days if day <= base] or days
            elif self.direction == "next" or tense is Tense.FUTURE:
                days = [day for day in days if day >= base] or days
            return edtf.day(min(days, key=lambda day: abs((day - base).days)))

        found = scope.spread(resolve)
        return Reading(value_of(found, UNKNOWN_DAY), found, scope.anchor)

    def _in(self, year: int) -> date:
        if self.easter_offset is not None:
            return easter(year) + timedelta(days=self.easter_offset)
        return date(year, self.month or 1, self.day or 1)
