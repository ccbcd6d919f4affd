"""Read the numbers of an event in a series: its place there, and how many there were."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.annotate.events.figures import number_of
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters, fold_same_length
from generator.lexicon import load
from generator.model import EventType, Ordinal, Span

# What every ordinal has in it: looking for one costs little where there is none.
_HINT: Final = re.compile(r"[èe]me\b|premi|second|\d\s?(?:[eè]|nde?\b)", re.I)


@cache
def _ordinals() -> dict[str, int]:
    return {fold_letters(word): number for word, number in load("event_details")["ordinals"].items()}


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    words = _alternatives(list(_ordinals()))
    return re.compile(
        rf"(?<![\w-])(?P<word>{words}|(?P<digits>\d{{1,3}})\s?(?:e|eme|er|ere|nd|nde))(?![\w-])"
    )


def find_ordinals(folded: str, trigger: Trigger, clause: Span, sentence: Span) -> tuple[Ordinal, ...]:
    """Return an event's places in series: « leur neuvième appel cette année, le deuxième en deux jours »."""
    if not _HINT.search(folded, sentence.start, sentence.end):
        return ()
    found: dict[int, re.Match[str]] = {}
    named = trigger.noun or trigger.start
    start = max(clause.start, named - 36)
    before = fold_same_length(folded[start:named])
    for match in _ordinal_pattern().finditer(before):
        if wording("between_ordinal_and_event").fullmatch(before, match.end()):
            found[start + match.start()] = match
    own = _ordinal_pattern().match(fold_same_length(folded[named : trigger.end]))
    if own and trigger.type is EventType.NEGOTIATION:
        found[named] = own  # « le sixième cycle de pourparlers »: a round is named by its number
    opening = fold_same_length(folded[sentence.start : trigger.start])
    after = fold_same_length(folded[trigger.end : sentence.end])
    for offset, words in ((sentence.start, opening), (trigger.end, after)):
        for times in wording("for_the_nth").finditer(words):
            repeated = _ordinal_pattern().match(words, times.end())
            if repeated and wording("nth_time").match(words, repeated.end()):
                found.setdefault(offset + repeated.start(), repeated)
    for late in wording("then_the_nth").finditer(after):
        match_after = _ordinal_pattern().match(after, late.end())
        # The first may say no more than « …, le deuxième »; what is added to a number says within what.
        behind = folded[trigger.end + match_after.end() : sentence.end] if match_after else ""
        if match_after and (not found or _period(_own_words(behind))):
            found.setdefault(trigger.end + match_after.start(), match_after)
    ordinals = []
    for begins, match in found.items():
        ends = begins + len(match.group())
        digits = match.group("digits")
        count = int(digits) if digits else _ordinals()[match.group("word")]
        ordinals.append(Ordinal(count, _period(_own_words(folded[ends : sentence.end])), Span(begins, ends)))
    return tuple(ordinals)


def _own_words(words: str) -> str:
    """Cut the words behind an ordinal where the next one begins."""
    following = _ordinal_pattern().search(fold_same_length(words))
    return words[: following.start()] if following else words


def _period(words: str) -> str | None:
    """Return the period that is named first: within so many days, a year, this year."""
    found = [
        (match.start(), name, match)
        for name in ("span_of_days", "in_year", "this_year")
        if (match := wording(name).search(words))
    ]
    if not found:
        return None
    _, name, match = min(found, key=lambda item: item[0])
    if name == "span_of_days":
        unit = {"j": "D", "s": "W", "m": "M"}[match.group("unit")[0].lower()]
        return f"P{number_of(match.group('count')) or 0}{unit}"
    return match.group("year") if name == "in_year" else "this-year"


def find_count(folded: str, trigger: Trigger, sentence: Span) -> Ordinal | None:
    """Return how many a plural says there were: « dix entretiens téléphoniques » in a sentence on 2025."""
    before = folded[max(sentence.start, trigger.start - 20) : trigger.start]
    match = re.search(r"(\d+|\b[a-zà-ÿ]+)\s+$", before, re.I)
    count = number_of(match.group(1)) if match else None
    if not match or not count or count < 2:
        return None
    start = trigger.start - len(before) + match.start(1)
    return Ordinal(count, _period(folded[sentence.start : sentence.end]), Span(start, trigger.end))


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
