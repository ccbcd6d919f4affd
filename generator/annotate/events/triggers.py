"""Find the words that tell of an event, and whether they name a new one or take one up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.folding import lower
from generator.lexicon import load
from generator.model import EventType, Sentence

_DETERMINER: Final = re.compile(
    r"(?P<words>\b(?:(?P<possessive>leurs?|son|sa|ses|mon|ma|mes|notre|nos)|(?P<demonstrative>ce|cet|cette|ces)"
    r"|(?P<definite>le|la|les|l'|du|des?\s+(?=\d)|au|aux)|(?P<indefinite>un|une|d'une?|de|des|d'|quelques|plusieurs|certaines?|aucune?|premiers?))"
    r"(?:(?<=')|(?!\w))\s*(?:(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente)\s+)?)"
    r"(?:(?P<other>autre|nouvel|nouvelle|nouveau|second|seconde)\s+|[\wà-ÿ-]+\s+){0,2}?$",
    re.I,
)
_COUNT_BEFORE: Final = re.compile(
    r"\b(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|cent)\s+$",
    re.I,
)


_NAME_BEGINS: Final = "(?-i:[A-ZÀ-Ý])"  # as the lists write it
_CAPITAL: Final = re.compile(r"(?<!\\)[A-ZÀ-Ý]")
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


@cache
def _patterns() -> tuple[tuple[str, EventType, re.Pattern[str]], ...]:
    compiled = []
    when = load("event_triggers")["when"]
    for form in ("verbs", "nouns"):
        for name, entry in load("event_triggers")["types"].items():
            source = "|".join(f"(?:{pattern})" for pattern in entry[form]).replace("{when}", when)
            compiled.append(
                (
                    form[:-1],
                    EventType(name),
                    re.compile(rf"(?<![\w'-])(?:{source})(?![\w-])|(?<=[ldsn]')(?:{source})(?![\w-])", re.I),
                )
            )
    return tuple(compiled)


@cache
def _anywhere() -> re.Pattern[str]:
    """Compile the pattern of a place in a text in lower case at which some verb or noun of an event begins."""
    lists = load("event_triggers")
    sources = [one for form in ("verbs", "nouns") for entry in lists["types"].values() for one in entry[form]]
    source = "|".join(f"(?:{one})" for one in sources).replace("{when}", lists["when"])
    source = _CAPITAL.sub(lambda found: found.group().lower(), source.replace(_NAME_BEGINS, r"[^\W\d_]"))
    return re.compile(rf"(?:(?<![\w'-])|(?<=[ldsn]'))(?=(?:{source})(?![\w-]))")


def _matches(
    pattern: re.Pattern[str], folded: str, places: Sequence[int], end: int
) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would, trying the places alone at which something is found."""
    reached = 0
    for place in places:
        match = pattern.match(folded, place, end) if place >= reached else None
        if match:
            reached = match.end()
            yield match


@cache
def _resuming() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(load('event_triggers')['resuming'])})(?![\w-])", re.I)


@cache
def _anaphors() -> tuple[re.Pattern[str], dict[str, tuple[EventType, ...]]]:
    table: dict[str, tuple[EventType, ...]] = {}
    for name, entry in load("event_triggers")["types"].items():
        for noun in entry["anaphors"]:
            table[noun] = (*table.get(noun, ()), EventType(name))
    nouns = "|".join(re.escape(noun) for noun in sorted(table, key=lambda noun: (-len(noun), noun)))
    return re.compile(rf"(?<![\w-])(?P<noun>{nouns})(?![\w-])", re.I), table


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
    for number, sentence in enumerate(sentences):
        claimed: list[Trigger] = []
        start, end = sentence.span.start, sentence.span.end
        places = [place.start() for place in _anywhere().finditer(lowered, start, end)]
        matches = [
            (0 if form == "verb" else 1, match.start(), -match.end(), form, type_, match)
            for form, type_, pattern in (_patterns() if places else ())
            for match in _matches(pattern, folded, places, end)
        ]
        for _, _, _, form, type_, match in sorted(
            matches, key=lambda item: (item[0], item[2] + item[1], item[1])
        ):
            if not any(other.start < match.end() and match.start() < other.end for other in claimed):
                claimed.append(_trigger(folded, match, form, (type_,), start, number))
        for match in _resuming().finditer(folded, start, end):
            if not any(other.start < match.end() and match.start() < other.end for other in claimed):
                claimed.append(
                    Trigger(match.start(), match.end(), "anaphor", _RESUMED, "definite", "", False, number)
                )
        pattern, table = _anaphors()
        for match in pattern.finditer(folded, start, end):
            if any(other.start < match.end() and match.start() < other.end for other in claimed):
                continue
            trigger = _trigger(folded, match, "anaphor", table[match.group("noun").lower()], start, number)
            if trigger.determiner in ("definite", "demonstrative", "possessive"):
                claimed.append(trigger)
        found.extend(sorted(claimed, key=lambda trigger: trigger.start))
    return found


def _trigger(
    folded: str, match: re.Match[str], form: str, types: tuple[EventType, ...], floor: int, sentence: int
) -> Trigger:
    before = folded[max(floor, match.start() - 45) : match.start()]
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
            words = found.group("words").strip().lower()
        other = bool(found and found.group("other"))
    return Trigger(match.start(), match.end(), form, types, determiner, words, other, sentence)
