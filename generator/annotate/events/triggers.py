"""Find the words that tell of an event, and whether they name a new one or take one up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.beginnings import Beginnings, find_beginnings
from generator.annotate.word_pattern import WordPattern, in_lower_case
from generator.folding import lower
from generator.lexicon import load
from generator.model import EventType, Sentence

_DETERMINER: Final = re.compile(
    r"(?P<words>\b(?:(?P<possessive>leurs?|son|sa|ses|mon|ma|mes|notre|nos)|(?P<demonstrative>ce|cet|cette|ces)"
    r"|(?P<definite>le|la|les|l'|du|des?\s+(?=\d)|au|aux)|(?P<indefinite>un|une|d'une?|de|des|d'|quelques|plusieurs|certaines?|aucune?|premiers?))"
    r"(?:(?<=')|(?!\w))\s*(?:(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente)\s+)?)"
    r"(?:(?P<other>autre|nouvel|nouvelle|nouveau|second|seconde)\s+|[\wà-ÿ-]+\s+){0,2}?$"
)
_COUNT_BEFORE: Final = re.compile(
    r"\b(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|cent)\s+$"
)


_NAME_BEGINS: Final = "(?-i:[A-ZÀ-Ý])"  # as the lists write it
_RESUMED: Final = (EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event, at offsets of the article.

    ``form`` is ``verb``, ``noun`` or ``anaphor``; ``types`` are those it may stand for, the likeliest first;
    ``determiner`` is ``definite``, ``demonstrative``, ``possessive``, ``indefinite``, ``count`` or ``bare``;
    ``other`` whether the words say that it is another one.
    """

    start: int
    end: int
    form: str
    types: tuple[EventType, ...]
    determiner: str
    determiner_words: str
    other: bool
    sentence: int

    @property
    def type(self) -> EventType:
        """Return the likeliest type."""
        return self.types[0]


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The verbs or the nouns of one type; ``as_written`` where a capital tells."""

    form: str
    type: EventType
    pattern: re.Pattern[str]
    begins: Beginnings
    as_written: bool


@cache
def _patterns() -> tuple[_Pattern, ...]:
    compiled = []
    lists = load("event_triggers")
    for form in ("verbs", "nouns"):
        for name, entry in lists["types"].items():
            source = "|".join(f"(?:{pattern})" for pattern in entry[form]).replace("{when}", lists["when"])
            begins = find_beginnings(in_lower_case(source))
            if begins is None:
                raise ValueError(
                    f"event_triggers.yml: a pattern of {name} begins with no word: {entry[form]}"
                )
            as_written = _NAME_BEGINS in source
            whole = rf"(?:{source if as_written else in_lower_case(source)})(?![\w-])"
            pattern = re.compile(whole, re.I if as_written else re.NOFLAG)
            compiled.append(_Pattern(form[:-1], EventType(name), pattern, begins, as_written))
    return tuple(compiled)


@cache
def _first_word() -> re.Pattern[str]:
    """Compile the pattern of a word, in lower case, with which some verb or noun of an event begins."""
    words = alternation(word for one in _patterns() for word in one.begins.words)
    letters = alternation(word for one in _patterns() for word in one.begins.letters)
    return re.compile(rf"(?:(?<![\w'-])|(?<=[ldsn]'))(?:{words}(?!\w)|{letters})")


@cache
def _beginning_with(word: str) -> tuple[tuple[int, _Pattern], ...]:
    """Return the patterns, numbered, that may begin with a word; kept for the few words of `_first_word` alone."""
    return tuple(
        (number, one)
        for number, one in enumerate(_patterns())
        if word in one.begins.words or any(word.startswith(letters) for letters in one.begins.letters)
    )


def _matches(
    folded: str, lowered: str, start: int, end: int
) -> list[tuple[int, int, int, int, _Pattern, re.Match[str]]]:
    """Return what each pattern finds in a sentence, verbs first, then by length, place and type."""
    reached: dict[int, int] = {}
    matches = []
    for begun in _first_word().finditer(lowered, start, end):
        place = begun.start()
        for number, one in _beginning_with(begun.group()):
            if place < reached.get(number, 0):
                continue
            match = one.pattern.match(folded if one.as_written else lowered, place, end)
            if match:
                reached[number] = match.end()
                matches.append((one.form != "verb", place - match.end(), place, number, one, match))
    return sorted(matches, key=lambda item: item[:4])


@cache
def _resuming() -> WordPattern:
    return WordPattern(rf"(?<![\w-])(?:{'|'.join(load('event_triggers')['resuming'])})(?![\w-])")


@cache
def _anaphors() -> tuple[WordPattern, dict[str, tuple[EventType, ...]]]:
    table: dict[str, tuple[EventType, ...]] = {}
    for name, entry in load("event_triggers")["types"].items():
        for noun in entry["anaphors"]:
            table[noun] = (*table.get(noun, ()), EventType(name))
    return WordPattern(rf"(?<![\w-])(?P<noun>{alternation(table)})(?![\w-])"), table


def anaphor_types(folded: str, trigger: Trigger) -> tuple[EventType, ...]:
    """Return the types of event that a definite noun may take up, beside its own."""
    _, table = _anaphors()
    return (*trigger.types, *table.get(folded[trigger.start : trigger.end].lower(), ()))


def find_triggers(folded: str, sentences: Sequence[Sentence]) -> list[Trigger]:
    """Return the triggers of an article's sentences in text order, none overlapping another.

    Parameters:
        folded: the article's text with typography folded.
        sentences: of the article.

    A verb counts before a noun and a noun before an anaphor; among equals the longer one.
    """
    found: list[Trigger] = []
    lowered = lower(folded)
    anaphor, table = _anaphors()
    for number, sentence in enumerate(sentences):
        claimed = _Claimed()
        start, end = sentence.span.start, sentence.span.end
        for *_, one, match in _matches(folded, lowered, start, end):
            if claimed.is_free(match):
                claimed.add(_trigger(lowered, match, one.form, (one.type,), start, number))
        for match in _resuming().finditer(lowered, start, end):
            if claimed.is_free(match):
                claimed.add(
                    Trigger(match.start(), match.end(), "anaphor", _RESUMED, "definite", "", False, number)
                )
        for match in anaphor.finditer(lowered, start, end):
            if claimed.is_free(match):
                trigger = _trigger(lowered, match, "anaphor", table[match.group("noun")], start, number)
                if trigger.determiner in ("definite", "demonstrative", "possessive"):
                    claimed.add(trigger)
        found.extend(claimed.triggers)
    return found


class _Claimed:
    """The triggers of a sentence so far, none overlapping another, in order."""

    def __init__(self) -> None:
        self.triggers: list[Trigger] = []
        self._starts: list[int] = []

    def is_free(self, match: re.Match[str]) -> bool:
        """Tell whether no trigger shares a character with a match."""
        place = bisect_left(self._starts, match.end())
        return not place or self.triggers[place - 1].end <= match.start()

    def add(self, trigger: Trigger) -> None:
        """Put a trigger where it belongs."""
        place = bisect_left(self._starts, trigger.start)
        self._starts.insert(place, trigger.start)
        self.triggers.insert(place, trigger)


def _trigger(
    lowered: str, match: re.Match[str], form: str, types: tuple[EventType, ...], floor: int, sentence: int
) -> Trigger:
    before = lowered[max(floor, match.start() - 45) : match.start()]
    determiner, words, other = "bare", "", False
    if form != "verb":
        found = _DETERMINER.search(before)
        count = _COUNT_BEFORE.search(before)
        if count or (found and found.group("count")):
            determiner = "count"
        elif found:
            determiner = next(
                kind
                for kind in ("possessive", "demonstrative", "definite", "indefinite")
                if found.group(kind)
            )
            words = found.group("words").strip()
        other = bool(found and found.group("other"))
    return Trigger(match.start(), match.end(), form, types, determiner, words, other, sentence)
