"""Read the figures of an event: the dead, the strikers, the prisoners that its sentences count."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.events.triggers import Trigger
from generator.annotate.timexes.numerals import COLLECTIVES, NUMBER_WORDS, from_words
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import EventType, Figure, Quotation, Sentence, Span

_TOLD_ON: Final = 3  # sentences behind that of an event which may count without naming it
_FEW: Final = 12  # sentences, triggers: the turnout is told once, and not far from the vote
_SHARED: Final = (
    EventType.ELECTION,
    EventType.STRIKE,
)  # told in parts of a hundred, for which no other event is meant
_LONG_QUOTE: Final = (
    40  # characters: « près de 6 000 » is a figure in quotes, a longer quote speaks for itself
)
_APART: Final = re.compile(r";\s|\s[–—]\s")
_SUBJECT_ENDS: Final = re.compile(r"[,;:.]")


@cache
def _collectives() -> dict[str, int]:
    return {**COLLECTIVES, **load("event_figures")["collectives"]}


def number_of(words: str) -> int | None:
    """Return the number that digits, number words or a collective say.

    >>> number_of("vingt-deux"), number_of("12 000"), number_of("quarantaine")
    (22, 12000, 40)
    """
    folded = fold_letters(words).strip()
    digits = re.sub(r"[ .]", "", folded)
    if digits.isdecimal():
        return int(digits) if len(digits) <= 9 else None
    return _collectives().get(folded) or from_words(folded)


@cache
def _number() -> str:
    words = alternation(NUMBER_WORDS)
    return (
        rf"(?:\d{{1,3}}(?:[ .]\d{{3}})+(?!\d)|\d+|(?:{words})(?:(?:\s|-|\set\s|-et-)(?:{words}))*(?![\w-]))"
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compile a pattern of the list, its numbers filled in."""
    patterns = load("event_figures")["patterns"]
    source: str = patterns[name]
    if "{number}" in source:
        source = source.replace("{number}", _number()).replace("{about}", patterns["about"])
    return re.compile(source, re.I)


@cache
def _counted() -> re.Pattern[str]:
    """Compile the pattern of a number with the noun that it counts."""
    within = load("event_figures")["patterns"]["between_number_and_noun"]
    longer = alternation(one for words in _all_nouns() for one in words if " " in one)
    return re.compile(
        rf"(?<![\w,.-])(?:(?:une?\s+)?(?P<about>{alternation(_collectives())})\s+(?:de\s+|(?=d'entre)|d')"
        rf"|(?P<count>{_number()})(?:\s+des\s+{_number()})?\s+)"
        rf"(?:{within})?(?P<what>{longer}|d'entre\s(?:eux|elles)|[^\W\d_]+(?:-[^\W\d_]+)*)(?![\w-])",
        re.I,
    )


@cache
def _all_nouns() -> tuple[tuple[str, ...], ...]:
    lists = load("event_figures")
    things = lists["things"]
    named = [lists["harm"], lists["arrests"], lists["people"], *(things[name] for name in sorted(things))]
    return tuple(tuple(words) for words in named)


@cache
def _people() -> frozenset[str]:
    """Return the nouns that name several people: by what they do, by where they are from."""
    roles = (noun for group in load("role_heads")["groups"].values() for noun in group if " " not in noun)
    peoples = (
        word for entry in load("countries")["countries"].values() for word in entry.get("demonym", "").split()
    )
    several = (word if word.endswith(("s", "x")) else f"{word}s" for word in (*roles, *peoples))
    return frozenset({*load("event_figures")["people"], *several})


@cache
def _nouns(kind: EventType) -> tuple[frozenset[str], frozenset[str]]:
    """Return the nouns that an event of a type counts, and those of them that show by themselves what befell them."""
    lists = load("event_figures")
    groups = lists["counts"][kind.value]["of"]
    telling = {word for name in groups if name in ("harm", "arrests") for word in lists[name]}
    nouns = set(telling)
    if "people" in groups:
        nouns |= _people()
    if "things" in groups:
        nouns |= set(lists["things"][kind.value])
    return frozenset(word.lower() for word in nouns), frozenset(telling)


def counts_figures(kind: EventType) -> bool:
    """Tell whether events of a type have figures."""
    return kind.value in load("event_figures")["counts"]


class FigureReader:
    """Reads the figures of the events of one article.

    Parameters:
        folded: the article's text with typography folded.
        sentences, quotations: of the article.
        triggers: all of the article, in text order.
    """

    def __init__(
        self,
        folded: str,
        sentences: Sequence[Sentence],
        quotations: Sequence[Quotation],
        triggers: Sequence[Trigger],
    ) -> None:
        self.folded = folded
        self.sentences = sentences
        self.quoted = [quotation.span for quotation in quotations]
        self.triggers = triggers
        self._starts = [trigger.start for trigger in triggers]

    def read(self, trigger: Trigger, clause: Span) -> tuple[Figure, ...]:
        """Return the figures of a trigger's event: in its sentence, and in those that tell on.

        >>> FigureReader(text, sentences, (), triggers).read(attack, clause)  # doctest: +SKIP
        (Figure(value=9, what='tuées', …), Figure(value=22, what='blessées', …))
        """
        if not counts_figures(trigger.type):
            return ()
        own = self._own_stretch(trigger, clause)
        found = [*self._in(own, trigger, own=True)]
        pluperfect = trigger.group is not None and trigger.group.tense == "pluperfect"
        for sentence in self._told_on(trigger):
            earlier = _pattern("earlier").search(self.folded, sentence.start, sentence.end)
            if earlier and not (
                pluperfect and _pattern("then").search(self.folded, sentence.start, sentence.end)
            ):
                break
            found += self._in(sentence, trigger, own=False)
        if trigger.type in _SHARED:
            for sentence in self._later(trigger):
                if not _pattern("earlier").search(self.folded, sentence.start, sentence.end):
                    found += self._claimed(sentence, trigger)
        return tuple({figure.span: figure for figure in found}.values())

    def _own_stretch(self, trigger: Trigger, clause: Span) -> Span:
        """Return the part of its sentence that speaks of a trigger's event, up to where another event is told."""
        span = self.sentences[trigger.sentence].span
        start, end = span.start, span.end
        for cut in _APART.finditer(self.folded, start, end):
            if cut.end() <= trigger.start:
                start = max(start, cut.end())
            elif cut.start() >= trigger.end:
                end = min(end, cut.start())
        place = bisect_left(self._starts, trigger.start)
        before = self.triggers[place - 1] if place else None
        if before and before.type is not trigger.type:
            start = max(start, before.end)
        after = next(
            (one for one in self.triggers[place + 1 : place + 3] if one.type is not trigger.type), None
        )
        if after and after.start < end:
            end = max(after.start, trigger.end)
        return Span(min(start, trigger.start), end)

    def _told_on(self, trigger: Trigger) -> Iterator[Span]:
        """Yield the next sentences of the paragraph in which no event is told."""
        block = self.sentences[trigger.sentence].block
        for index in range(trigger.sentence + 1, trigger.sentence + 1 + _TOLD_ON):
            if index >= len(self.sentences) or self.sentences[index].block != block:
                return
            span = self.sentences[index].span
            following = bisect_right(self._starts, trigger.start)
            if following < len(self._starts) and self._starts[following] < span.end:
                return
            yield span

    def _later(self, trigger: Trigger) -> Iterator[Span]:
        """Yield the next sentences of the article up to where an event of the same type is told."""
        place = bisect_right(self._starts, trigger.start)
        alike = (one.sentence for one in self.triggers[place : place + _FEW] if one.type is trigger.type)
        stop = min(next(alike, len(self.sentences)), len(self.sentences), trigger.sentence + 1 + _FEW)
        for index in range(trigger.sentence + 1, stop):
            yield self.sentences[index].span

    def _in(self, stretch: Span, trigger: Trigger, *, own: bool) -> Iterator[Figure]:
        """Yield the figures of a stretch of text; in a sentence that tells on, those of whom something befell."""
        yield from self._claimed(stretch, trigger)
        nouns, telling = _nouns(trigger.type)
        lists = load("event_figures")
        least = lists["counts"][trigger.type.value]["least"]
        befell = own or _pattern("befell").search(self.folded, stretch.start, stretch.end) is not None
        for match in _counted().finditer(self.folded, stretch.start, stretch.end):
            value = number_of(match.group("count") or match.group("about"))
            what = match.group("what").lower()
            if value is None or value < least or self._is_said(match.start(), trigger):
                continue
            if value == 1 and what not in telling:
                continue
            if _pattern("changed").search(self.folded, max(0, match.start() - 24), match.start()):
                continue  # « réduire les équipages de cinq à quatre hommes »
            taken = what in telling or (befell and what in nouns and value > 1)
            if "harm" in lists["counts"][trigger.type.value]["of"] and what not in lists["never_counted"]:
                taken = taken or _pattern("fell").match(self.folded, match.end(), stretch.end) is not None
            if taken or (own and self._acts(match, trigger, what)):
                suffered = _pattern("suffered").match(self.folded, match.end(), stretch.end)
                what = suffered.group("what").lower() if suffered and what not in telling else what
                yield Figure(value, what, Span(match.start(), match.end()))
                yield from self._by_others(match.end(), stretch.end, what)

    def _acts(self, match: re.Match[str], trigger: Trigger, what: str) -> bool:
        """Tell whether those counted do what the trigger tells: « les 140 éducatrices ont débrayé »."""
        lists = load("event_figures")
        if trigger.type.value not in lists["by_subject"] or trigger.form != "verb":
            return False
        if what in lists["never_counted"] or not match.end() <= trigger.start <= match.end() + 90:
            return False
        return _SUBJECT_ENDS.search(self.folded, match.end(), trigger.start) is None

    def _is_said(self, place: int, trigger: Trigger) -> bool:
        """Tell whether a place stands in a quotation, in which the trigger does not."""
        index = bisect_right(self.quoted, place, key=lambda span: span.start)
        quote = self.quoted[index - 1] if index else None
        if quote is None or not quote.start <= place < quote.end or quote.end - quote.start <= _LONG_QUOTE:
            return False
        return not quote.start <= trigger.start < quote.end

    def _claimed(self, stretch: Span, trigger: Trigger) -> Iterator[Figure]:
        """Yield the figures that have no noun of their own: crowds, and parts of a hundred."""
        folded, start, end = self.folded, stretch.start, stretch.end
        if trigger.type in (EventType.PROTEST, EventType.STRIKE):
            for match in _pattern("crowd").finditer(folded, start, end):
                yield from _figure(match, "count", "personnes")
                yield from self._by_others(match.end(), end, "personnes")
        if trigger.type is EventType.STRIKE and _pattern("strikers_share").search(folded, start, end):
            for match in _pattern("share").finditer(folded, start, end):
                yield from _figure(match, "count" if match.group("count") else "other", "% de grévistes")
        if trigger.type is EventType.ELECTION:
            for match in _pattern("turnout").finditer(folded, start, end):
                yield from _figure(match, "count", f"% de {match.group('what').lower()}")

    def _by_others(self, start: int, end: int, what: str) -> Iterator[Figure]:
        """Yield what others count of the same: « 3 000 personnes selon la police, 8 000 selon les organisateurs »."""
        match = _pattern("counted_by_others").match(self.folded, start, end)
        if match:
            yield from _figure(match, "count", what)


def _figure(match: re.Match[str], group: str, what: str) -> Iterator[Figure]:
    value = number_of(match.group(group))
    if value is not None:
        yield Figure(value, what, Span(*match.span(group)))
