"""Read the date that an article's own furniture prints: « Publié le 3 mars 2024 à 12h30 », « 23.04.2025 »."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.timexes.folding import compose, fold
from generator.annotate.timexes.rules.calendar_dates import day_number, month_number
from generator.annotate.timexes.vocabulary import pattern
from generator.edtf import Edtf
from generator.model import Span

_DATE: Final = pattern(
    r"(?<![\w/.-])(?:(?P<iso>(?P<y>(?:1\d|20)\d\d)-(?P<m>\d\d)(?:-(?P<d>\d\d))?)(?:t\d\d:\d\d[\d:.z+-]*)?"
    r"|(?P<d2>[0-3]?\d)(?P<sep>[/.-])(?P<m2>[01]?\d)(?P=sep)(?P<y2>(?:1\d|20)?\d\d)"
    r"|(?:{WEEKDAY},? )?(?:le )?(?P<d3>{DAY}) (?P<m3>{ANY_MONTH}),? (?P<y3>(?:1\d|20)\d\d)"
    r"|(?P<m4>{MONTH}) (?P<y4>(?:1\d|20)\d\d))(?![\w/-]|[.,]\d)"
)
_LEADS: Final = re.compile(
    r"[\s>|•·–—*_-]*(?:date ?:? ?|(?:article )?(?:publie|publiee|mis en ligne|mise en ligne|poste"
    r"|redige|ecrit|mis a jour|mise a jour|modifie|actualise|depeche)\w*"
    r"(?: par [^\n]{0,40}?)?(?: le|,|:| du)? ?:? ?|le )?"
)
_UPDATED: Final = re.compile(r"mise? a jour|modifie|actualise")


def read_printed_date(text: str) -> str | None:
    """Return the first date that a line of furniture prints, as EDTF, or None.

    The date of publication wins over one of an update.

    >>> read_printed_date("Publié le 3 mars 2024 à 12h30")
    '2024-03-03'
    """
    folded = fold(compose(text)[0])
    updated: str | None = None
    previous = 0
    for found in _DATE.finditer(folded):
        value = _value(found)
        lead, previous = max(previous, found.start() - 60), found.end()
        if value is None:
            continue
        if not _UPDATED.search(folded, lead, found.start()):
            return str(value)
        updated = updated or str(value)
    return updated


def find_printed_date(text: str) -> tuple[Span, str] | None:
    """Return the date that opens a text, after « Publié le » and the like, with the span of lead and date.

    >>> find_printed_date("date 2025-06 Le maire a démissionné.")
    (Span(start=0, end=12), '2025-06')
    """
    folded = fold(text)
    lead = _LEADS.match(folded)
    start = lead.end() if lead else 0
    found = _DATE.match(folded, start)
    value = _value(found) if found else None
    if found is None or value is None:
        return None
    begin = len(text) - len(text.lstrip())
    return Span(begin, found.end()), str(value)


def _value(found: re.Match[str]) -> Edtf | None:
    try:
        if found["iso"]:
            year, month = int(found["y"]), int(found["m"])
            return edtf.day(date(year, month, int(found["d"]))) if found["d"] else edtf.month(year, month)
        if found["y2"]:
            year = int(found["y2"])
            return edtf.day(date(year + 2000 if year < 100 else year, int(found["m2"]), int(found["d2"])))
        if found["y3"]:
            return edtf.day(date(int(found["y3"]), month_number(found["m3"]), day_number(found["d3"])))
        return edtf.month(int(found["y4"]), month_number(found["m4"]))
    except ValueError:
        return None
