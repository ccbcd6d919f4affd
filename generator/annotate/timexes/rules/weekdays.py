"""Weekdays without a number: « lundi », « ce mercredi matin », « jeudi prochain », « la nuit de samedi à dimanche »."""

from __future__ import annotations

import re
from typing import Final

from generator import edtf
from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import DayCount, FullDate, NamedWeekday
from generator.annotate.timexes.meanings.periods import MonthOfYear, NthWeekday, WeekOf
from generator.annotate.timexes.meanings.times import Plain, TimeOfDay
from generator.annotate.timexes.numerals import ORDINALS
from generator.annotate.timexes.rules.calendar_dates import (
    dated,
    day_number,
    full_year,
    month_number,
    part_code,
)
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import (
    CLOCK_WORDS,
    DAYPARTS,
    DEICTIC_DAYS,
    DIGITS,
    MONTHS,
    WEEKDAY_STARTS,
    WEEKDAYS,
    first_words,
    pattern,
)

_WEEKDAY: Final = pattern(
    r"(?:(?P<det>le|ce|un|d'un) )?(?:(?P<same>meme) )?(?P<weekday>{WEEKDAY})\b"
    r"(?: (?:(?P<last>{LAST})|(?P<next>{NEXT}|en huit\b)|(?P<after>{FOLLOWING})"
    r"|(?P<before>{PRECEDING})|(?P<same2>meme)))?"
    r"(?:,? (?:(?P<part>{PART})|(?:a )?(?P<hour>{CLOCK_WORD})))?"
)
_FROM_TO: Final = pattern(r"(?:du )?(?P<first>{WEEKDAY}) au (?P<last>{WEEKDAY})\b(?! \d)")
_DAY_EXPRESSION: Final = (
    r"(?:(?:le )?(?:{WEEKDAY}\b ?)?(?:{DAY}\b ?(?:{MONTH}\b)?(?: {YEAR})?)?(?<! )|{DEICTIC})"
)
_WEEK_OF: Final = pattern(
    rf"(?:la |le )?(?P<unit>semaine|week-end|weekend) du (?P<day>{_DAY_EXPRESSION})(?!\w)"
)
_NTH: Final = pattern(
    r"(?:le )?(?P<ordinal>{ORDINAL}|dernier"
    r"|avant-dernier) (?P<weekday>{WEEKDAY}) (?:du mois )?(?:de "
    r"|d')(?P<month>{MONTH})\b(?: (?P<year>{YEAR}))?"
)
_DAY_PARTS: Final = pattern(
    r"(?:le )?(?:(?P<weekday>{WEEKDAY})\b ?)?(?:(?P<day>{DAY})\b ?(?P<month>{MONTH}\b)?(?: (?P<year>{YEAR}))?)?"
    r"|(?P<deictic>{DEICTIC})"
)
_NIGHT: Final = pattern(
    rf"(?:la |le |l')?(?P<part>{{DAYPART}}) (?:de |du |d')(?P<first>{_DAY_EXPRESSION})(?: (?:a"
    rf"|au) (?P<second>{_DAY_EXPRESSION}))?(?!\w)"
)


def _build_weekday(found: re.Match[str], page: Page) -> Candidate | None:
    weekday = WEEKDAYS[found["weekday"]]
    det, start = found["det"], found.start()
    if det in ("un", "d'un"):
        return None
    pointed = found["last"] or found["next"] or found["after"] or found["before"] or found["same2"]
    if det == "le" and not pointed and found["same"] is None:
        if found["part"] is not None:
            return Candidate(start, found.end(), "SET", "every-weekday", Plain(f"XXXX-WXX-{weekday + 1}"))
        return Candidate(
            start, found.end("weekday"), "SET", "every-weekday", Plain(f"XXXX-WXX-{weekday + 1}")
        )
    which = (
        "last" if found["last"]
        else "next" if found["next"]
        else "after" if found["after"]
        else "before" if found["before"]
        else "same" if found["same"] or found["same2"]
        else "this" if det == "ce"
        else "bare"
    )  # fmt: skip
    meaning: Meaning = NamedWeekday(weekday, which)
    part, hour = part_code(found["part"]), found["hour"]
    if hour and page.folded[found.start("hour") - 2 : found.start("hour")] == "a ":
        return Candidate(start, _end_before(found, "hour"), "DATE", "weekday", meaning, True)
    if part or hour:
        suffix = part or f"T{CLOCK_WORDS[hour]}"
        return Candidate(start, found.end(), "TIME", "weekday-part", TimeOfDay(suffix, meaning), True)
    rule, named = (f"{which}-weekday", weekday) if which != "bare" else ("weekday", None)
    return Candidate(start, found.end(), "DATE", rule, meaning, True, named)


def _end_before(found: re.Match[str], group: str) -> int:
    """Return where the words before a group end, without its « à » and comma."""
    lead = found.string[found.start() : found.start(group)]
    return found.start() + len(re.sub(r",? (?:a )?$", "", lead))


def read_day(words: str) -> Meaning | None:
    """Return the meaning of a day written inside another expression, or None."""
    found = _DAY_PARTS.fullmatch(words.strip())
    if found is None or not words.strip():
        return None
    if found["deictic"]:
        return DayCount(DEICTIC_DAYS[found["deictic"]])
    weekday = WEEKDAYS[found["weekday"]] if found["weekday"] else None
    if found["day"] is None:
        return NamedWeekday(weekday) if weekday is not None else None
    if found["month"] is None:
        return None
    year = full_year(found["year"]) if found["year"] else None
    return dated(month_number(found["month"]), day_number(found["day"]), year, weekday, None)


def _build_night(found: re.Match[str], page: Page) -> Candidate | None:
    first, second = found["first"], found["second"]
    if second and not re.search(r"[a-z]{3,}$", first) and (month := re.search(r" ([a-z]{3,}.*)$", second)):
        first = f"{first} {month[1]}"
    meaning = read_day(first)
    end = read_day(second) if second else None
    if meaning is None or (second and end is None):
        return None
    code = DAYPARTS[found["part"]]
    return Candidate(found.start(), found.end(), "TIME", "part-of-day", TimeOfDay(code, meaning, end), True)


def _build_from_to(found: re.Match[str], page: Page) -> list[Candidate]:
    return [
        Candidate(*found.span(group), "SET", "every-weekday", Plain(f"XXXX-WXX-{WEEKDAYS[found[group]] + 1}"))
        for group in ("first", "last")
    ]


def _build_week_of(found: re.Match[str], page: Page) -> Candidate | None:
    day = read_day(found["day"])
    if day is None:
        return None
    unit = "W" if found["unit"] == "semaine" else "WE"
    return Candidate(found.start(), found.end(), "DATE", "week-of", WeekOf(day, unit))


def _build_nth(found: re.Match[str], page: Page) -> Candidate:
    ordinal = found["ordinal"]
    digits = re.sub(r"\D", "", ordinal)
    count = {"dernier": -1, "avant-dernier": -2}.get(ordinal) or int(digits or ORDINALS.get(ordinal, 1))
    month: Meaning = MonthOfYear(MONTHS[found["month"]])
    if found["year"]:
        month = FullDate(edtf.month(int(found["year"]), MONTHS[found["month"]]))
    meaning = NthWeekday(WEEKDAYS[found["weekday"]], count, month)
    return Candidate(found.start(), found.end(), "DATE", "nth-weekday", meaning, True)


RULES: Final[tuple[Rule, ...]] = (
    Rule("weekday", WEEKDAY_STARTS | {"le", "ce", "un", "d"}, _WEEKDAY, _build_weekday),
    Rule("week-of", frozenset({"la", "le", "semaine", "week", "weekend"}), _WEEK_OF, _build_week_of),
    Rule("nth-weekday", DIGITS | {"le", "dernier", "avant"} | ORDINALS.keys(), _NTH, _build_nth),
    Rule("from-to", WEEKDAY_STARTS | {"du"}, _FROM_TO, _build_from_to),
    Rule("night-of", frozenset({"la", "le", "l"}) | first_words(DAYPARTS), _NIGHT, _build_night),
)
