"""Give the EDTF date that a dating of an event means: one day, a stretch of two, the next Monday of what is planned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.events.dating import Dating
from generator.model import Span, Timex

_WEEK: Final = 7


def date_of(
    dating: Dating,
    timexes: Sequence[Timex],
    stretches: Sequence[tuple[int, int, str]],
    text: str,
    *,
    to_come_on: date | None,
    joined: bool,
) -> tuple[str | None, str, Span]:
    """Return the EDTF date that a dating gives, its words and where they stand: « du 12 au 14 mai » as a whole.

    Parameters:
        timexes: of the article.
        stretches: two dates that bound one, from `find_ranges`.
        text: of the article.
        to_come_on: the article's day where the event is planned: « son sit-in de lundi » is the next Monday's.
        joined: whether « vendredi et samedi » are one stretch of it, not two events.
    """
    for first, last, stretch in stretches:
        if dating.index in (first, last) and not dating.shift:
            span = Span(timexes[first].span.start, timexes[last].span.end)
            return stretch, span.of(text), span
    timex = timexes[dating.index]
    value = timex.edtf
    if value and dating.shift:
        value = str(edtf.shift_days(edtf.parse(value), dating.shift))
    if value and to_come_on:
        value = _next(value, timex, to_come_on)
    pair = _with_neighbour(dating.index, timexes, text) if joined and value == timex.edtf else None
    if pair:
        one, other = pair
        span = Span(one.span.start, other.span.end)
        return f"{one.edtf}/{other.edtf}", span.of(text), span
    return value, timex.text, timex.span


def _next(value: str, timex: Timex, today: date) -> str:
    """Return the next Monday or April of what is planned, where the words were taken for the last one."""
    day = edtf.parse(value)
    if timex.rule == "weekday" and day.is_day and 0 < (today - day.first).days < _WEEK:
        return str(edtf.shift_days(day, _WEEK))
    if timex.rule == "month" and day.form == "single" and day.last < today:
        return str(edtf.month(day.first.year + 1, day.first.month))
    return value


def _with_neighbour(index: int, timexes: Sequence[Timex], text: str) -> tuple[Timex, Timex] | None:
    """Return two days in a row that « et » joins: « vendredi et samedi »."""
    for first, second in zip(
        timexes[max(0, index - 1) : index + 1], timexes[max(1, index) : index + 2], strict=False
    ):
        between = text[first.span.end : second.span.start]
        if not (first.edtf and second.edtf and re.fullmatch(r"\s+et\s+(?:le\s+)?", between)):
            continue
        days = edtf.parse(first.edtf), edtf.parse(second.edtf)
        if days[0].is_exact and days[1].is_exact and (days[1].first - days[0].first).days == 1:
            return first, second
    return None
