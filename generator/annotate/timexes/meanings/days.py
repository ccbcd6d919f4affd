"""Days: dated, named by weekday, counted from today or from the day last named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.timexes.calendar_arithmetic import last_weekday, nearest_day, next_weekday
from generator.annotate.timexes.scope import Meaning, Reading, Scope, Tense
from generator.edtf import Edtf

_ISO_WEEKDAYS: Final = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
# A « lundi 3 mars » this far from the article is history; a later « lundi » is not that one.
_RECENT: Final = 100
UNKNOWN_DAY: Final = "XXXX-XX-XX"


def value_of(day: Edtf | None, unknown: str) -> str:
    """Return the TIMEX3 value of a date: itself where it is one day, month or year, else ``unknown``."""
    return str(day).rstrip("?~%") if day is not None and day.form == "single" else unknown


def signed(count: int, unit: str) -> str:
    """Return an ISO 8601 duration with its sign: ``-P1D``, ``P0D``, ``+P2W``."""
    return f"{'-' if count < 0 else '+' if count else ''}P{abs(count)}{unit}"


@dataclass(frozen=True, slots=True)
class FullDate:
    """A day, month or year that stands by itself."""

    date: Edtf

    def evaluate(self, scope: Scope) -> Reading:
        """Return the date as written."""
        return Reading(value_of(self.date, str(self.date)), self.date, "absolute")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day and a month without a year (« le 3 mars », « lundi 29 décembre »).

    ``direction`` is ``last`` (« dernier »), ``next`` (« prochain ») or None; ``qualifier`` an EDTF one.
    """

    month: int
    day: int
    weekday: int | None = None
    direction: str | None = None
    qualifier: str = ""

    def evaluate(self, scope: Scope) -> Reading:
        """Choose the year: the nearest that direction, tense and weekday allow."""
        unknown = f"XXXX-{self.month:02d}-{self.day:02d}"
        if scope.shared_year is not None:
            before = self._before(scope.shared_year.last)
            return Reading(value_of(before, unknown), before, "absolute")
        base, anchor = scope.reference, scope.anchor
        if base is None:
            base, anchor = scope.year_anchor, "timex"
        if base is None:
            return Reading(unknown, None, scope.anchor)
        tense = Tense.UNKNOWN
        if self.direction is None and self.weekday is None:
            tense = scope.find_tense()

        def resolve(day: date) -> Edtf | None:
            found = self._on(day, tense)
            return edtf.day(found, self.qualifier) if found else None

        found = scope.spread(resolve, base)
        return Reading(value_of(found, unknown), found, anchor)

    def _before(self, end: date) -> Edtf | None:
        """Return the last such day on or before ``end``."""
        for year in (end.year, end.year - 1):
            try:
                found = date(year, self.month, self.day)
            except ValueError:
                continue
            if found <= end:
                return edtf.day(found, self.qualifier)
        return None

    def _on(self, base: date, tense: Tense) -> date | None:
        if self.direction is None:
            return nearest_day(base, self.month, self.day, tense, self.weekday)
        step = 1 if self.direction == "next" else -1
        for year in (base.year, base.year + step):
            try:
                found = date(year, self.month, self.day)
            except ValueError:
                continue
            if (found >= base) if step > 0 else (found <= base):
                return found
        return None


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that names what happened on it (« le 11-Septembre »): its year is not the article's to choose."""

    month: int
    day: int

    def evaluate(self, scope: Scope) -> Reading:
        """Return the day of a year unknown."""
        return Reading(f"XXXX-{self.month:02d}-{self.day:02d}", None, "none")


@dataclass(frozen=True, slots=True)
class WeekdayOfMonthDay:
    """A weekday and a day's number without a month (« mardi 12 »)."""

    weekday: int
    day: int

    def evaluate(self, scope: Scope) -> Reading:
        """Find the nearest day on which number and weekday agree."""

        def resolve(base: date) -> Edtf | None:
            found = [
                day
                for offset in range(-200, 201)
                if base.toordinal() + offset > 0
                and (day := date.fromordinal(min(base.toordinal() + offset, date.max.toordinal()))).day
                == self.day
                and day.weekday() == self.weekday
            ]
            return edtf.day(min(found, key=lambda day: (abs((day - base).days), day))) if found else None

        found = scope.spread(resolve)
        return Reading(value_of(found, f"XXXX-XX-{self.day:02d}"), found, scope.anchor)


@dataclass(frozen=True, slots=True)
class NamedWeekday:
    """A weekday alone.

    ``which``: ``bare`` (« lundi »), ``last`` (« lundi dernier »), ``next`` (« lundi prochain »), ``this``
    (« ce lundi »), ``same`` (« ce même lundi »), ``after`` and ``before`` (« le lundi suivant »).
    """

    weekday: int
    which: str = "bare"

    def evaluate(self, scope: Scope) -> Reading:
        """Count from the day of the article, or stay with the date of that weekday already named."""
        unknown = f"XXXX-WXX-{self.weekday + 1}"
        name = _ISO_WEEKDAYS[self.weekday]
        known = scope.weekdays.get(self.weekday)
        if self.which in ("after", "before"):
            return self._from_focus(scope, unknown, name)
        if self.which == "same" and known is not None:
            return Reading(value_of(known, unknown), known, "timex")
        if scope.week is not None and self.which == "bare":
            within = edtf.day(next_weekday(scope.week.first, self.weekday))
            return Reading(value_of(within, unknown), within, scope.anchor)
        which = self.which
        if which in ("bare", "this", "same"):
            tense = scope.find_tense()
            if known is not None and which == "bare" and self._recalls(known, scope.reference, tense):
                return Reading(value_of(known, unknown), known, "timex")
            if which == "bare":
                which = "next" if tense is Tense.FUTURE else "last"
                found = scope.spread(lambda day: edtf.day(self._bare(day, which)))
            else:
                which = "this"
                found = self._this(scope, tense)
        else:
            found = scope.spread(lambda day: edtf.day(self._strict(day, which)))
        return Reading(value_of(found, unknown), found, scope.anchor, f"{which}-{name}")

    @staticmethod
    def _recalls(known: Edtf, reference: Edtf | None, tense: Tense) -> bool:
        """Tell whether a bare weekday may mean the date already named: near the article, and as the verb has it."""
        if reference is None:
            return True
        if (reference.first - known.last).days > _RECENT or (known.first - reference.last).days > _RECENT:
            return False
        if tense is Tense.FUTURE:
            return known.last >= reference.first
        return tense is Tense.UNKNOWN or known.first <= reference.last

    def _bare(self, base: date, which: str) -> date:
        return next_weekday(base, self.weekday) if which == "next" else last_weekday(base, self.weekday)

    def _strict(self, base: date, which: str) -> date:
        seek = next_weekday if which == "next" else last_weekday
        return seek(base, self.weekday, strictly=True)

    def _this(self, scope: Scope, tense: Tense) -> Edtf | None:
        """« ce mercredi » is a Wednesday of the article's month, or the one around its day."""
        reference = scope.reference
        if reference is None:
            return None
        same = [day for day in reference.days() if day.weekday() == self.weekday]
        if same:
            return edtf.one_of(same)
        if not reference.days():
            return (
                edtf.weekdays_in_month(reference, self.weekday)
                if 7 <= (reference.last - reference.first).days <= 31
                else None
            )

        def around(day: date) -> Edtf:
            before, after = last_weekday(day, self.weekday), next_weekday(day, self.weekday)
            if tense is Tense.UNKNOWN:
                return edtf.day(before if day - before <= after - day else after)
            return edtf.day(before if tense is Tense.PAST else after)

        return scope.spread(around)

    def _from_focus(self, scope: Scope, unknown: str, name: str) -> Reading:
        offset = f"{'next' if self.which == 'after' else 'last'}-{name}"
        if scope.focus is None:
            return Reading(unknown, None, "event", offset)
        seek = next_weekday if self.which == "after" else last_weekday
        found = scope.spread(lambda day: edtf.day(seek(day, self.weekday, strictly=True)), scope.focus)
        return Reading(value_of(found, unknown), found, "timex", offset)


@dataclass(frozen=True, slots=True)
class DayCount:
    """So many days from the article's day (« hier »), from the day last named (« la veille »), or from an event.

    ``origin``: ``reference``, ``focus`` or ``event`` (named by the words that follow, so never a date by itself).
    ``weekday``: a weekday that the words also name (« hier lundi »).
    """

    days: int
    origin: str = "reference"

    def evaluate(self, scope: Scope) -> Reading:
        """Move the origin by the days counted."""
        offset = signed(self.days, "D")
        if self.origin == "event" or (self.origin == "focus" and scope.focus is None):
            return Reading(UNKNOWN_DAY, None, "event", offset)
        base = scope.reference if self.origin == "reference" else scope.focus
        anchor = scope.anchor if self.origin == "reference" else "timex"
        found = None
        if base is not None:
            try:
                found = edtf.shift_days(base, self.days)
            except ValueError:
                found = None
        return Reading(value_of(found, UNKNOWN_DAY), found, anchor, offset)


@dataclass(frozen=True, slots=True)
class DaysFrom:
    """So many days from another expression (« la veille de Noël »)."""

    days: int
    origin: Meaning

    def evaluate(self, scope: Scope) -> Reading:
        """Move the other expression's date."""
        base = self.origin.evaluate(scope)
        found = None
        if base.date is not None and base.date.days():
            try:
                found = edtf.shift_days(base.date, self.days)
            except ValueError:
                found = None
        offset = signed(self.days, "D")
        return Reading(value_of(found, UNKNOWN_DAY), found, base.anchor, None if found else offset)
