"""The values of properties in words, wherever they come from: an account, a decision, an article."""

from __future__ import annotations

import re
from typing import Final

from generator.edtf import EdtfError, parse
from generator.french import dates
from generator.french.grammar import ordinal
from generator.french.typography import NO_BREAK, duration
from generator.model import EventStatus, EventType
from generator.render.labels import label, type_label

_RUN: Final = re.compile(r"P(\d{1,3})([DWM])")
_NAMES: Final = frozenset({"participants", "parties", "initiator", "place", "themes"})


def value_words(name: str, value: str, qualifier: str = "") -> str:
    """Return the value of a property as a reader wants it.

    Parameters:
        qualifier: what the value alone does not say (`generator.model.Account.qualifier`).

    >>> value_words("duration", "75").replace("\u00a0", " "), value_words("place", "Genève")
    ('1 heure 15', 'Genève')
    >>> value_words("duration", "60", "more").replace("\u00a0", " "), value_words("ordinal", "9", "2031")
    ('plus d’une heure', '9e de 2031')
    """
    if name in ("date", "reference_date"):
        return date_words(value)
    if name in ("duration", "duration_minutes") and is_number(value):
        return duration(int(value), qualifier)
    if name == "status":
        return label("statuses", value)
    if name == "type" and value in list(EventType):
        return type_label(EventType(value))
    if name == "ordinal" and is_number(value):
        return _rank(ordinal(int(value)), qualifier)
    return value


def _rank(rank: str, period: str) -> str:
    """Return a place in a series with what it is counted in, where that is known."""
    if period == "this-year":
        return label("ranks", period).format(rank=rank)
    if run := _RUN.fullmatch(period):
        return (
            label("ranks", run[2])
            .format(rank=rank, count=f"{run[1]}{NO_BREAK}")
            .replace(f"{NO_BREAK} ", NO_BREAK)
        )
    return label("ranks", "year").format(rank=rank, year=date_words(period)) if period else rank


def is_fact(name: str, value: str) -> bool:
    """Tell whether a value is a name, a date, a number or a word of ours; any other is words of an article.

    >>> is_fact("date", "2031-06-04"), is_fact("subject", "la pêche")
    (True, False)
    """
    match name:
        case "date" | "reference_date":
            return _is_date(value)
        case "duration" | "duration_minutes" | "ordinal":
            return is_number(value)
        case "status":
            return value in list(EventStatus)
        case "type":
            return value in list(EventType)
    return name in _NAMES


def _is_date(value: str) -> bool:
    try:
        parse(value)
    except EdtfError:
        return False
    return True


def is_number(value: str) -> bool:
    """Tell whether a value is digits that `int` reads: « ² » is a digit to Unicode and no number."""
    return value.isascii() and value.isdigit()


def date_words(value: str) -> str:
    """Return a date in words; a value that is no EDTF date stays as it is."""
    try:
        return dates.stated(value)
    except EdtfError:
        return value
