"""Dates with a day's number: « le 3 mars 2024 », « lundi 29 décembre », « du 3 au 6 avril », « 23/04/2025 »."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import DayOfMonth, FullDate, NamedDay, WeekdayOfMonthDay
from generator.annotate.timexes.meanings.times import TimeOfDay
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import (
    DAYPARTS,
    DIGITS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAY_STARTS,
    WEEKDAYS,
    pattern,
)

_ITEM: Final = pattern(r"(?:(?:le|l[ae]s|les) )?(?:(?P<weekday>{WEEKDAY}),? (?:le )?)?(?P<day>{DAY})")
_DATE: Final = pattern(
    r"(?:(?:les?|ce) )?(?:{WEEKDAY},? (?:le )?)?{DAY}"
    r"(?:(?:, | et | et le | au | ou | ou le |, le |-|/)(?:{WEEKDAY} )?{DAY}(?= ?[-/,]| (?:et|au"
    r"|ou|janv|fev|mar|avr|ma|jui|ao|sep|oct|nov|dec))){0,9}"
    r"(?P<joint>[ -])(?P<month>{ANY_MONTH})"
    r"(?:(?:,? | de l'annee |-)(?P<year>{SHORT_YEAR})| (?:(?P<last>{LAST})|(?P<next>{NEXT})))?"
    r"(?:,? (?P<part>{PART}))?"
)
_APPROXIMATE: Final = re.compile(
    r"(?:\bvers|\bautour d(?:u|e)|\baux (?:alentours|environs) d(?:u|e)|\benviron) ?$"
)
_NUMERIC: Final = re.compile(
    r"(?:(?:le|du) )?(?:(?P<y>(?:1\d|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)"
    r"|(?P<d2>[0-3]?\d)(?P<sep>[/.-])(?P<m2>[01]?\d)(?P=sep)(?P<y2>(?:1\d|20)\d\d))(?![\w/-]|[.,]\d)"
)
_WEEKDAY_AND_NUMBER: Final = pattern(
    r"(?:(?:le|ce) )?(?P<weekday>{WEEKDAY}) (?P<day>{DAY})"
    r"(?:,? (?P<part>{PART}))?(?= ?(?:[,.;:)»!?]|$|\n)| (?:a|au|aux|dans|et|pour|par|en|dernier"
    r"|prochain|qui|que)\b)"
)


def month_number(word: str) -> int:
    """Return the month that a folded name or abbreviation (with or without its full stop) names."""
    name = word.rstrip(".")
    return MONTHS.get(name) or MONTH_ABBREVIATIONS[name]


def day_number(word: str) -> int:
    """Return the day that « 3 », « 1er » or « premier » says."""
    return 1 if word == "premier" else int(re.sub(r"\D", "", word))


def full_year(word: str) -> int:
    """Return the year of two or four figures; two figures above 30 are of the last century."""
    digits = word.lstrip("'")
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (1900 if number > 30 else 2000)


def dated(
    month: int, day: int, year: int | None, weekday: int | None, direction: str | None
) -> Meaning | None:
    """Return the meaning of a day's number and a month, or None where the calendar has no such day."""
    try:
        date(year or 2024, month, day)
    except ValueError:
        return None
    if year is not None:
        return FullDate(edtf.day(date(year, month, day)))
    return DayOfMonth(month, day, weekday, direction)


def part_code(words: str | None) -> str | None:
    """Return the TIMEX3 code of « au soir », « dans la nuit », « matin »."""
    return DAYPARTS[max((p for p in DAYPARTS if words.endswith(p)), key=len)] if words else None


def _build_date(found: re.Match[str], page: Page) -> list[Candidate] | None:
    month = month_number(found["month"])
    year = full_year(found["year"]) if found["year"] else None
    direction = "last" if found["last"] else "next" if found["next"] else None
    if found["joint"] == "-" and year is None and direction is None:
        number = day_number(next(_ITEM.finditer(page.folded, found.start()))["day"])
        return [Candidate(found.start(), found.end("month"), "DATE", "named-day", NamedDay(month, number))]
    items = list(_ITEM.finditer(page.folded, found.start(), found.start("month")))
    part = part_code(found["part"])
    approximate = _APPROXIMATE.search(page.before(found.start())) is not None
    result: list[Candidate] = []
    for index, item in enumerate(items):
        weekday = WEEKDAYS[item["weekday"]] if item["weekday"] else None
        meaning = dated(month, day_number(item["day"]), year, weekday, direction)
        if meaning is None:
            return None
        if approximate:
            meaning = _approximate(meaning)
        last = index == len(items) - 1
        kind = "DATE"
        if last and part:
            meaning, kind = TimeOfDay(part, meaning), "TIME"
        end = found.end() if last else item.end()
        rule = "full-date" if year is not None else "day-month" if weekday is None else "weekday-day-month"
        result.append(
            Candidate(item.start() if index else found.start(), end, kind, rule, meaning, True, weekday)
        )
    return result


def _approximate(meaning: Meaning) -> Meaning:
    if isinstance(meaning, DayOfMonth):
        return DayOfMonth(meaning.month, meaning.day, meaning.weekday, meaning.direction, "~")
    if isinstance(meaning, FullDate):
        return FullDate(edtf.parse(f"{meaning.date}~"))
    return meaning


def _build_numeric(found: re.Match[str], page: Page) -> Candidate | None:
    year, month, day = (int(found[name] or found[name + "2"]) for name in ("y", "m", "d"))
    meaning = dated(month, day, year, None, None) if 1 <= month <= 12 and day else None
    if meaning is None:
        return None
    start = found.start() + (3 if found[0].startswith("du ") else 0)
    return Candidate(start, found.end(), "DATE", "numeric-date", meaning, True)


def _build_weekday_and_number(found: re.Match[str], page: Page) -> Candidate:
    weekday = WEEKDAYS[found["weekday"]]
    meaning: Meaning = WeekdayOfMonthDay(weekday, day_number(found["day"]))
    part = part_code(found["part"])
    if part:
        meaning = TimeOfDay(part, meaning)
    return Candidate(
        found.start(), found.end(), "TIME" if part else "DATE", "weekday-number", meaning, True, weekday
    )


_STARTS: Final = DIGITS | WEEKDAY_STARTS | {"le", "les", "ce", "premier"}
RULES: Final[tuple[Rule, ...]] = (
    Rule("day-month", _STARTS, _DATE, _build_date),
    Rule("numeric-date", DIGITS | {"le", "du"}, _NUMERIC, _build_numeric),
    Rule("weekday-number", WEEKDAY_STARTS | {"le", "ce"}, _WEEKDAY_AND_NUMBER, _build_weekday_and_number),
)
