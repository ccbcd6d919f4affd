"""Times of day, lengths, repetitions, and words that only point at a present, a past or a future."""

from __future__ import annotations

from dataclasses import dataclass

from generator import edtf
from generator.annotate.timexes.meanings.days import UNKNOWN_DAY, NamedWeekday, value_of
from generator.annotate.timexes.scope import Meaning, Reading, Scope


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time or a part of a day, on a day named in the same words, near by, or last.

    Parameters:
        suffix: what follows the day in a TIMEX3 value (``T13:00``, ``TEV``).
        day: the day, where these words name it.
        end: the second day of a night (« la nuit de lundi à mardi »).
    """

    suffix: str
    day: Meaning | None = None
    end: Meaning | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Join day and time; without a day in the words it is the one last named, else the article's."""
        if self.day is not None:
            reading = self.day.evaluate(scope)
        elif scope.focus is not None:
            reading = Reading(value_of(scope.focus, UNKNOWN_DAY), scope.focus, "timex", "P0D")
        else:
            reference = scope.reference
            reading = Reading(value_of(reference, UNKNOWN_DAY), reference, scope.anchor, "P0D")
        if isinstance(self.day, NamedWeekday) and isinstance(self.end, NamedWeekday):
            reading = self._night_before(scope, self.day, self.end)
        day = reading.value if len(reading.value) == 10 or reading.value.startswith("XXXX") else UNKNOWN_DAY
        date = reading.date
        if self.end is not None and date is not None:
            second = self.end.evaluate(scope).date
            date = _night(date, second) if second is not None and date.days() and second.days() else None
        return Reading(day + self.suffix, date, reading.anchor, reading.offset)

    @staticmethod
    def _night_before(scope: Scope, day: NamedWeekday, end: NamedWeekday) -> Reading:
        """Count back from the second weekday: the night that ends on Thursday began the day before."""
        second = end.evaluate(scope)
        if second.date is None or not second.date.days():
            return day.evaluate(scope)
        first = edtf.shift_days(second.date, -((end.weekday - day.weekday) % 7))
        return Reading(value_of(first, UNKNOWN_DAY), first, second.anchor, second.offset)


def _night(evening: edtf.Edtf, morning: edtf.Edtf) -> edtf.Edtf:
    """Return the stretch from one day to the next, or where several nights may be meant, one of their days."""
    if evening.is_day and morning.is_day and evening.first < morning.first:
        return edtf.interval(evening.moments[0], morning.moments[0])
    return edtf.one_of([*evening.days(), *morning.days()])


@dataclass(frozen=True, slots=True)
class SameMoment:
    """« à ce moment-là »: the time last named."""

    def evaluate(self, scope: Scope) -> Reading:
        """Return the last time of day, else the last day."""
        if scope.focus is None:
            return Reading("PAST_REF", None, "event")
        value = scope.moment or value_of(scope.focus, UNKNOWN_DAY)
        return Reading(value, scope.focus, "timex", "P0D")


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that no date changes: a length, a repetition, ``PRESENT_REF``."""

    value: str
    minutes: int | None = None

    def evaluate(self, scope: Scope) -> Reading:
        """Return the value as it is."""
        return Reading(self.value, None, "none", None, self.minutes)
