"""Evaluate expressions in text order, keeping track of what later ones count from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page
from generator.annotate.timexes.meanings.days import FullDate
from generator.annotate.timexes.scope import Reading, Scope, Tense
from generator.annotate.timexes.tense import find_tense
from generator.edtf import Edtf
from generator.model import Span

_SENTENCE_END: Final = re.compile(r"(?<!\bM)(?<!\bMM)(?<!\bDr)[.!?…]+[»\"”]?\s+(?=[A-ZÀ-Þ«\"“])|\n")
_CLOSE: Final = 30


def place(
    page: Page,
    candidates: Sequence[Candidate],
    prose: Sequence[Span],
    quoted: Sequence[Span],
    reference: Edtf | None,
) -> list[Reading]:
    """Return what each candidate means where it stands.

    A date in a quotation is seen by what follows in the same quotation only; « à 20 h » takes the day of its own
    sentence, before or right after it.
    """
    breaks = [found.end() for found in _SENTENCE_END.finditer(page.text)]
    bounds = [0, *breaks, len(page.text)]
    readings: list[Reading] = []
    focus: Edtf | None = None
    moment: str | None = None
    year_anchor: Edtf | None = None
    weekdays: dict[int, Edtf] = {}
    quote: Span | None = None
    quote_focus: Edtf | None = None
    for index, candidate in enumerate(candidates):
        here = _quotation(quoted, candidate)
        if here != quote:
            quote, quote_focus = here, None
        number = bisect_right(breaks, candidate.start)
        first, last = bounds[number], bounds[number + 1]

        def tense(candidate: Candidate = candidate, first: int = first, last: int = last) -> Tense:
            return find_tense(page.folded, candidate.start, candidate.end, first, last)

        scope = Scope(
            reference, quote is not None, quote_focus or focus, moment, weekdays, year_anchor, tense
        )
        if candidate.needs_day:
            day = _day_nearby(candidates, readings, index, first, scope)
            if day is not None:
                scope = Scope(reference, quote is not None, day, moment, weekdays, year_anchor, tense)
        reading = candidate.meaning.evaluate(scope)
        readings.append(reading)
        date = reading.date
        if date is None:
            continue
        if candidate.weekday is not None and date.days():
            weekdays[candidate.weekday] = date
        if isinstance(candidate.meaning, FullDate) and date.is_day:
            year_anchor = date
        if candidate.names_day and date.days():
            if quote is None:
                focus = date
                moment = None
            else:
                quote_focus = date
        if candidate.type == "TIME" and quote is None:
            moment = reading.value
    return readings


def _quotation(quoted: Sequence[Span], candidate: Candidate) -> Span | None:
    """Return the innermost quotation around a candidate, or None."""
    around = [span for span in quoted if span.start <= candidate.start and candidate.end <= span.end]
    return min(around, key=lambda span: (span.end - span.start, span), default=None)


def _day_nearby(
    candidates: Sequence[Candidate], readings: Sequence[Reading], index: int, first: int, scope: Scope
) -> Edtf | None:
    """Return the day that another expression of the sentence gives to a time of day, or None."""
    for earlier in range(index - 1, -1, -1):
        if candidates[earlier].start < first:
            break
        date = readings[earlier].date
        if candidates[earlier].names_day and date is not None and date.days():
            return date
    here = candidates[index]
    if index + 1 < len(candidates):
        following = candidates[index + 1]
        if following.names_day and following.start - here.end <= _CLOSE:
            date = following.meaning.evaluate(scope).date
            return date if date is not None and date.days() else None
    return None
