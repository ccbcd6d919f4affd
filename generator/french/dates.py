"""Dates in French words, never more exact than their EDTF value."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from generator import lexicon
from generator.edtf import Edtf, Moment, parse
from generator.french.grammar import listing, of, ordinal
from generator.french.typography import NO_BREAK

# Of more possible days than these, a note gives the first, the last and how many.
_LISTED: Final = 4


def noun(value: str) -> str:
    """Return a date as a noun: « le mercredi 4 juin 2025 », « juin 2025 ».

    >>> noun("2025-06-04").replace("\u00a0", " ")
    'le mercredi 4 juin 2025'
    >>> noun("[2025-06-04,2025-06-11]").replace("\u00a0", " ")
    'un mercredi de juin 2025 (le 4 ou le 11)'
    """
    edtf = parse(value)
    if edtf.form == "interval":
        return f"la période {_interval(edtf)}"
    if edtf.form == "set":
        return _set(edtf)
    return _qualified(edtf.moments[0], _moment(edtf.moments[0], weekday=True))


def stated(value: str) -> str:
    """Return a date as it stands in a table: as a noun, but an interval as « du 31 mai au 1er juin 2025 »."""
    edtf = parse(value)
    return _interval(edtf) if edtf.form == "interval" else noun(value)


def when(value: str) -> str:
    """Return a date as an adverb: « le mercredi 4 juin 2025 », « en juin 2025 », « du 31 mai au 1er juin 2025 ».

    >>> when("2025-06").replace("\u00a0", " "), when("2025-05-31/2025-06-01").replace("\u00a0", " ")
    ('en juin 2025', 'du 31 mai au 1er juin 2025')
    """
    edtf = parse(value)
    if edtf.form == "interval":
        return _interval(edtf)
    if edtf.form == "set":
        days = all(moment.is_day for moment in edtf.moments)
        return _set(edtf) if days else f"en {_set(edtf)}"
    moment = edtf.moments[0]
    words = _moment(moment, weekday=True)
    if not moment.is_day and not _is_about(moment):
        words = f"en {words}"
    return _qualified(moment, words)


def short(value: str) -> str:
    """Return a date for a list, without the weekday: « 4 juin 2025 », « juin 2025 », « 4 ou 11 juin 2025 ».

    >>> short("2025-06-04").replace("\u00a0", " ")
    '4 juin 2025'
    """
    edtf = parse(value)
    if edtf.form == "interval":
        return _interval(edtf)
    if edtf.form == "set":
        if edtf.days():
            first, last = edtf.first, edtf.last
            if len(edtf.moments) > 3:
                return f"entre le{NO_BREAK}{_span(first, last, 'et le')}"
        return _set(edtf, weekday=False).replace(f"le{NO_BREAK}", "")
    return _bare(edtf.moments[0])


def month_title(year: int, month: int) -> str:
    """Return a month as a heading: « Juin 2025 »."""
    return f"{_month(month).capitalize()}{NO_BREAK}{year}"


def month_abbreviation(month: int) -> str:
    """Return a month as it stands under a drawing's axis: « janv. », « juin ».

    >>> month_abbreviation(2), month_abbreviation(6)
    ('févr.', 'juin')
    """
    entry = lexicon.load("months")["months"][month - 1]
    return f"{entry['abbreviations'][0]}." if entry["abbreviations"] else str(entry["name"])


def date_words(value: Edtf) -> str:
    """Return a date without article, every part in full: « 4 juin 2025 », « 4 juin 2025 ou 11 juin 2025 ».

    >>> date_words(parse("2025-06-01")).replace("\u00a0", " ")
    '1er juin 2025'
    """
    if value.form == "interval":
        return f"{_bare(value.moments[0])} – {_bare(value.moments[-1])}"
    if value.form == "set" and len(value.moments) > _LISTED:
        reach = f"le{NO_BREAK}{_day(value.first)} et le{NO_BREAK}{_day(value.last)}"
        return f"{len(value.moments)}{NO_BREAK}dates possibles entre {reach}"
    return listing([_bare(moment) for moment in value.moments], "ou")


def the_date(value: Edtf) -> str:
    """Return a date as « du » wants it after « le » is taken in: « 4 juin 2025 », and « mois de juin 2025 ».

    >>> the_date(parse("2025-06")).replace("\u00a0", " ")
    'mois de juin 2025'
    >>> the_date(parse("2025-04")).replace("\u00a0", " ")
    'mois d’avril 2025'
    """
    moment = value.moments[0]
    if value.form == "single" and not moment.is_day and _is_month(moment):
        return f"mois {of(_bare(moment))}"
    return date_words(value)


def full_date(value: Edtf) -> str:
    """Return a date as a note has it: « le 4 juin 2025 », « du 31 mai au 1er juin 2025 », « juin 2025 ».

    >>> full_date(parse("[2025-06-04,2025-06-11]")).replace("\u00a0", " ")
    'le 4 ou le 11 juin 2025'
    """
    if value.form == "interval":
        return _interval(value)
    days = list(value.days())
    if 1 <= len(days) <= _LISTED and not any(moment.qualifier for moment in value.moments):
        return listing(_days(days), "ou")
    return date_words(value)


@cache
def _months() -> tuple[str, ...]:
    return tuple(str(entry["name"]) for entry in lexicon.load("months")["months"])


def _month(number: int) -> str:
    return _months()[number - 1]


def _weekday(number: int) -> str:
    """Return the name of a weekday, Monday being 0."""
    return str(lexicon.load("weekdays")["weekdays"][number]["name"])


def _is_month(moment: Moment) -> bool:
    return moment.first.month == moment.last.month


def _bare(moment: Moment) -> str:
    """Return one date without article, with its doubt."""
    return _qualified(moment, _moment(moment, weekday=False).removeprefix(f"le{NO_BREAK}"))


def _day(value: date, *, with_month: bool = True, with_year: bool = True) -> str:
    words = ordinal(value.day) if value.day == 1 else str(value.day)
    if with_month:
        words += NO_BREAK + _month(value.month)
        if with_year:
            words += f" {value.year:04d}"
    return words


def _moment(moment: Moment, *, weekday: bool) -> str:
    first = moment.first
    if moment.is_day:
        name = f"{_weekday(first.weekday())} " if weekday else ""
        return f"le{NO_BREAK}{name}{_day(first)}"
    if _is_month(moment):
        return f"{_month(first.month)}{NO_BREAK}{first.year:04d}"
    return f"{first.year:04d}"


def _is_about(moment: Moment) -> bool:
    return moment.qualifier in ("~", "%")


def _qualified(moment: Moment, words: str) -> str:
    if _is_about(moment):
        words = f"vers {words}"
    return f"{words} (date incertaine)" if moment.qualifier in ("?", "%") else words


def _span(first: date, last: date, joint: str) -> str:
    """Return two days, with what they share said once."""
    if first.year != last.year:
        begin = _day(first)
    elif first.month != last.month:
        begin = _day(first, with_year=False)
    else:
        begin = _day(first, with_month=False)
    return f"{begin} {joint}{NO_BREAK}{_day(last)}"


def _interval(edtf: Edtf) -> str:
    begin, end = edtf.moments
    if begin.is_day and end.is_day:
        words = f"du{NO_BREAK}{_span(begin.first, end.first, 'au')}"
    else:
        start = f"du{NO_BREAK}{_day(begin.first)}" if begin.is_day else f"de {_moment(begin, weekday=False)}"
        stop = f"au{NO_BREAK}{_day(end.first)}" if end.is_day else f"à {_moment(end, weekday=False)}"
        words = f"{start} {stop}"
    uncertain = any(moment.qualifier for moment in edtf.moments)
    return f"{words} (dates incertaines)" if uncertain else words


def _set(edtf: Edtf, *, weekday: bool = True) -> str:
    moments = edtf.moments
    if not all(moment.is_day for moment in moments):
        return listing([_moment(moment, weekday=False) for moment in moments], "ou")
    days = [moment.first for moment in moments]
    names = {value.weekday() for value in days}
    months = {(value.year, value.month) for value in days}
    named = weekday and len(names) == 1
    if named and len(months) == 1:
        year, month = months.pop()
        numbers = [f"le{NO_BREAK}{_day(value, with_month=False)}" for value in days]
        of_month = of(f"{_month(month)}{NO_BREAK}{year:04d}")
        text = f"un {_weekday(names.pop())} {of_month} ({listing(numbers, 'ou')})"
    else:
        text = listing(_days(days), "ou")
        if named:
            text = f"un {_weekday(names.pop())} ({text})"
    uncertain = any(moment.qualifier for moment in moments)
    return f"{text} (date incertaine)" if uncertain else text


def _days(days: list[date]) -> list[str]:
    """Return days, each with the month and the year only where the next one does not share them."""
    words = []
    for value, following in zip(days, [*days[1:], None], strict=True):
        same_year = following is not None and following.year == value.year
        same_month = same_year and following is not None and following.month == value.month
        words.append(f"le{NO_BREAK}{_day(value, with_month=not same_month, with_year=not same_year)}")
    return words
