"""Put what articles tell of numbers in a series, and what follows from it, into the steps of a date's trail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.edtf import Edtf
from generator.french.grammar import ordinal
from generator.model import DateStep, Span
from generator.resolve.tellings.date_steps import note_of, step_of, text_step, words_of
from generator.resolve.tellings.ordinals import MOVEMENT, Numbered, Window
from generator.resolve.tellings.telling import Telling, read_date
from generator.resolve.texts.wording import wording

TEXT: Final = "text"
CORPUS: Final = "corpus"


@dataclass(frozen=True, slots=True)
class Deduction:
    """What the articles together tell of one telling: its number in a year, or its date, and the steps to it."""

    telling: Telling
    number: tuple[int, str] | None
    date: Edtf | None
    steps: tuple[DateStep, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Numbers of one series and year that cannot all be so: two tellings, each with its number."""

    one: Telling
    other: Telling
    year: str
    counts: tuple[int, int]


def told_number(telling: Telling, number: Numbered, date: Edtf | None) -> DateStep:
    """Return the step of an article that gives an event a number."""
    if number.year is None:
        note = note_of("number_open", rank=ordinal(number.count))
    elif date is None:
        note = note_of("number_undated", rank=ordinal(number.count), series=series_words(number.year))
    else:
        note = note_of(
            "number_told", rank=ordinal(number.count), series=series_words(number.year), date=words_of(date)
        )
    return _told(telling, number.span, "ordinal", date, note)


def told_window(telling: Telling, window: Window, date: Edtf | None) -> DateStep:
    """Return the step of an article that counts an event within a run of days."""
    if date is None:
        note = note_of("window_undated", rank=ordinal(window.count), days=str(window.days))
    else:
        note = note_of("window_told", rank=ordinal(window.count), days=str(window.days), date=words_of(date))
    return _told(telling, window.span, "ordinal-in-days", date, note)


def told_eve(telling: Telling, date: Edtf) -> DateStep:
    """Return the step of an article that tells of the event of the day before as well."""
    span = telling.event_mentions[0].span
    return _told(telling, span, "number-of-the-eve", date, note_of("number_of_the_eve", date=words_of(date)))


def concluded(rule: str, number: tuple[int, str], date: Edtf | None) -> DateStep:
    """Return the step that concludes a number or, by ``date-from-numbers``, a date.

    Parameters:
        rule: ``number-before``, ``number-after``, ``number-between``, ``number-of-one-year``,
            ``number-of-same-affair``, ``same-number`` or ``date-from-numbers``.
        date: of the event that has the number.
    """
    key = rule.replace("-", "_")
    values = {"rank": ordinal(number[0]), "series": series_words(number[1])}
    if date is None:
        return step_of(CORPUS, rule, None, note_of(f"{key}_undated", **values))
    return step_of(CORPUS, rule, date, note_of(key, date=words_of(date), **values))


def series_words(year: str) -> str:
    """Return the series of a number in words: « de l’année 2031 »."""
    template: str = wording()["series"]["movement" if year == MOVEMENT else "year"]
    return template.format(year=year)


def told_date(telling: Telling, date: Edtf | None) -> tuple[DateStep, ...]:
    """Return the step of the words that date an event, if its article has such words."""
    timexes = telling.document.annotations.timexes
    for mention in telling.event_mentions:
        if mention.timex is not None and 0 <= mention.timex < len(timexes):
            timex = timexes[mention.timex]
            if date is not None and read_date(timex.edtf) == date:
                return (text_step(telling, timex, telling.document.passage(timex.span)),)
    return ()


def _told(telling: Telling, span: Span, rule: str, date: Edtf | None, note: str) -> DateStep:
    words, passage = telling.document.words(span), telling.document.passage(span)
    return step_of(TEXT, rule, date, note, words=words, passage=passage)
