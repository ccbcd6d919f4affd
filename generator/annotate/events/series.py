"""Read the numbers of an event: its place in a series, how many there were, and the figures that it claims."""

from __future__ import annotations

import re
from functools import cache

from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.timexes.numerals import from_words
from generator.folding import fold_letters, fold_same_length
from generator.lexicon import load
from generator.model import Figure, Ordinal, Span


@cache
def _ordinals() -> dict[str, int]:
    return {fold_letters(word): number for word, number in load("event_details")["ordinals"].items()}


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    words = _alternatives(list(_ordinals()))
    return re.compile(
        rf"(?<![\w-])(?P<word>{words}|(?P<digits>\d{{1,3}})\s?(?:e|eme|er|ere|nd|nde))(?![\w-])"
    )


def number_of(words: str) -> int | None:
    """Return the number that digits or number words say.

    >>> number_of("vingt-deux")
    22
    """
    return int(words) if words.isdigit() else from_words(fold_letters(words))


def find_ordinal(folded: str, trigger: Trigger, clause: Span, sentence: Span) -> Ordinal | None:
    """Return an event's place in a series: « leur neuvième appel cette année », « …, le deuxième en deux jours »."""
    before = fold_same_length(folded[max(clause.start, trigger.start - 22) : trigger.start])
    found = None
    for match in _ordinal_pattern().finditer(before):
        if re.fullmatch(r"\s+(?:(?!a\b)[\w-]+\s+)?", before[match.end() :]):
            found = (match, trigger.start - len(before))
    if found is None:
        opening = fold_same_length(folded[sentence.start : trigger.start])
        times = re.search(r"\bpour la (?=[\w-]+ fois\b)", opening)
        repeated = _ordinal_pattern().match(opening, times.end()) if times else None
        if repeated:
            found = (repeated, sentence.start)
    if found is None:
        after = fold_same_length(folded[trigger.end : sentence.end])
        late = re.search(r",\s*(?:le|la|leur)\s+", after)
        late_match = _ordinal_pattern().match(after, late.end()) if late else None
        if late_match:
            found = (late_match, trigger.end)
    if found is None:
        return None
    match, offset = found
    digits = match.group("digits")
    count = int(digits) if digits else _ordinals()[match.group("word")]
    rest = folded[offset + match.end() : sentence.end]
    return Ordinal(count, _period(rest), Span(offset + match.start(), offset + match.end()))


def _period(words: str) -> str | None:
    days = wording("span_of_days").search(words)
    if days:
        unit = {"j": "D", "s": "W", "m": "M"}[days.group("unit")[0].lower()]
        return f"P{number_of(days.group('count')) or 0}{unit}"
    year = wording("in_year").search(words)
    if year:
        return year.group("year")
    return "this-year" if wording("this_year").search(words) else None


def find_count(folded: str, trigger: Trigger, sentence: Span) -> Ordinal | None:
    """Return how many a plural says there were: « dix entretiens téléphoniques » in a sentence on 2025."""
    before = folded[max(sentence.start, trigger.start - 20) : trigger.start]
    match = re.search(r"(\d+|\b[a-zà-ÿ]+)\s+$", before, re.I)
    count = number_of(match.group(1)) if match else None
    if not match or not count or count < 2:
        return None
    start = trigger.start - len(before) + match.start(1)
    return Ordinal(count, _period(folded[sentence.start : sentence.end]), Span(start, trigger.end))


@cache
def _figure_pattern() -> re.Pattern[str]:
    lists = load("event_details")
    counted = _alternatives(lists["counted"])
    number = r"\d{1,3}(?:[ .]\d{3})+|\d+|[^\W\d_]+(?:-[^\W\d_]+)*"
    harmed = r"tuée?s|blessée?s|arrêtée?s|interpellée?s|évacuée?s"
    return re.compile(
        rf"(?<![\w,.])(?P<count>{number})\s+(?:autres\s+)?(?P<what>{counted})(?![\w-])"
        rf"(?:\s+(?:ont|avaient|auraient)\s+(?:\w+\s+)?été\s+(?P<harmed>{harmed}))?",
        re.I,
    )


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def find_figures(folded: str, span: Span) -> tuple[Figure, ...]:
    """Return the numbers of people and things that a stretch of text gives."""
    figures = []
    for match in _figure_pattern().finditer(folded, span.start, span.end):
        value = number_of(re.sub(r"[ .]", "", match.group("count")))
        if value is not None:
            what = match.group("harmed") or match.group("what")
            figures.append(Figure(value, what.lower(), Span(match.start(), match.end())))
    return tuple(figures)
