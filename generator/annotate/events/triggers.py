"""Find the words that tell of an event, and whether they name a new one or take one up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.events.frames import Domains, nouns_in, told_by
from generator.annotate.events.noun_status import of_noun
from generator.annotate.events.status import of_question, of_verb
from generator.annotate.events.ties import Tie, find_tie, grammar, lemmas
from generator.annotate.verbs import VerbGroup, find_verb_groups
from generator.annotate.word_pattern import WordPattern
from generator.folding import lower
from generator.lexicon import load
from generator.model import EventStatus, EventType, Sentence

_DETERMINER: Final = re.compile(
    r"(?P<words>\b(?:(?P<possessive>leurs?|son|sa|ses|mon|ma|mes|notre|nos)|(?P<demonstrative>ce|cet|cette|ces)"
    r"|(?P<definite>le|la|les|l'|du|des?\s+(?=\d)|au|aux)|(?P<indefinite>un|une|d'une?|(?:de|des|d')(?!\s*(?:leurs?|son|sa|ses|mon|ma|mes|notre|nos|ce|cet|cette|ces|la|l'|les)\b)|quelques|plusieurs|certaines?|aucune?|premiers?))"
    r"(?:(?<=')|(?!\w))\s*(?:(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente)\s+)?)"
    r"(?:(?P<other>autres?|nouvel|nouvelle|nouveau|second|seconde|(?P<next>précédente?|prochaine?|suivante?))\s+"
    r"|(?!(?:les?|la|une?|du|des?|leurs?|son|sa|ses|ce|cet|cette|ces)\s)[\wà-ÿ-]+\s+){0,2}?$"
)
_COUNT_BEFORE: Final = re.compile(
    r"\b(?P<count>\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|cent)\s+$"
)
_COUNT_REACH: Final = 12  # characters of a number before a noun
_OBJECT_REACH: Final = 45  # characters from a verb to its object, if both are one telling
_TAKEN_UP: Final = (
    EventType.MEETING,
    EventType.NEGOTIATION,
    EventType.PHONE_CALL,
    EventType.VISIT,
    EventType.PROTEST,
    EventType.STRIKE,
    EventType.ELECTION,
)
_RESUMED: Final = (EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION)


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that tell of an event, at offsets of the article.

    ``form`` is ``verb``, ``noun`` or ``anaphor``; ``types`` are those it may stand for, the likeliest first;
    ``determiner`` is ``definite``, ``demonstrative``, ``possessive``, ``indefinite``, ``count`` or ``bare``;
    ``other`` whether the words say that it is another one.

    ``status`` is how its verb makes it stand to the world, None where that tells of no event; ``role`` what ties it
    to the world: the ``verb`` itself, or a role of `ties.Tie`; ``tied`` whether that tells of an event. ``group`` is
    the verb of that role; ``noun`` where the noun begins in a ``verb`` that spans both (« ont eu un appel »);
    ``elliptical`` marks a number alone (« le premier, le 14 janvier »).
    """

    start: int
    end: int
    form: str
    types: tuple[EventType, ...]
    determiner: str
    determiner_words: str
    other: bool
    sentence: int
    status: EventStatus | None = EventStatus.OCCURRED
    role: str = ""
    tied: bool = False
    group: VerbGroup | None = None
    noun: int | None = None
    elliptical: bool = False

    @property
    def type(self) -> EventType:
        """Return the likeliest type."""
        return self.types[0]


@cache
def _elliptical() -> WordPattern:
    return WordPattern(load("event_ties")["patterns"]["elliptical"])


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

    A verb counts before a noun and a noun before an anaphor.
    """
    found: list[Trigger] = []
    lowered = lower(folded)
    anaphor, table = _anaphors()
    domains = Domains(lowered)
    for number, sentence in enumerate(sentences):
        claimed = _Claimed()
        start, end = sentence.span.start, sentence.span.end
        reader = _Reader(folded, lowered, start, end, number, domains)
        for trigger in (*reader.verbs(), *reader.nouns(), *reader.pronouns()):
            if claimed.is_free(trigger.start, trigger.end):
                claimed.add(trigger)
        for trigger in reader.elliptical([*found[-4:], *claimed.triggers]):
            if claimed.is_free(trigger.start, trigger.end):
                claimed.add(trigger)
        for match in _resuming().finditer(lowered, start, end):
            if claimed.is_free(*match.span()):
                claimed.add(Trigger(*match.span(), "anaphor", _RESUMED, "definite", "", False, number))
        for match in anaphor.finditer(lowered, start, end):
            if claimed.is_free(*match.span()):
                trigger = reader.noun(*match.span(), "anaphor", table[match.group("noun")])
                if trigger.determiner in ("definite", "demonstrative", "possessive"):
                    claimed.add(trigger)
        found.extend(claimed.triggers)
    return found


@dataclass(frozen=True)
class _Reader:
    """Reads one sentence for verbs and nouns of events."""

    folded: str
    lowered: str
    start: int
    end: int
    number: int
    domains: Domains

    @cached_property
    def sentence(self) -> str:
        """Return the words of the sentence."""
        return self.folded[self.start : self.end]

    @cached_property
    def groups(self) -> tuple[VerbGroup, ...]:
        """Return its verb groups, at its own offsets."""
        return find_verb_groups(self.sentence)

    def _asked(self, status: EventStatus | None) -> EventStatus | None:
        """Return a status, or where the sentence asks, the one that the answer gives."""
        if not grammar("question").search(self.sentence):
            return status
        return of_question(self.sentence, self.folded[self.end : self.end + 40].lstrip())

    def pronouns(self) -> Iterator[Trigger]:
        """Yield the verbs by which a pronoun takes up an event: « Il n'aura pas lieu »."""
        for group in self.groups:
            held = group.lemma == "avoir" and grammar("place_taken").match(self.sentence, group.end)
            done = lemmas("cancelled") | lemmas("postponed") | lemmas("led")
            if not held and not (group.passive and group.lemma in done):
                continue
            if not grammar("pronoun_subject").search(self.sentence, 0, group.start):
                continue
            tie = Tie("subject", group)
            standing = of_noun(self.sentence, group.start, group.start, tie, self.groups, EventType.MEETING)
            yield Trigger(
                group.start + self.start, group.end + self.start, "anaphor", _TAKEN_UP, "definite", "", False,
                self.number, standing.status, "subject", standing.tied, self._placed(group),
            )  # fmt: skip

    def verbs(self) -> Iterator[Trigger]:
        """Yield the verbs that tell of an event."""
        for group in self.groups:
            lead = self.lowered[
                max(self.start, group.start + self.start - _COUNT_REACH) : group.start + self.start
            ]
            if group.start == group.head and _COUNT_BEFORE.search(lead):
                continue  # « dix entretiens » is a noun, whatever verb it looks like
            for type_, end in told_by(self.sentence, group, self.domains):
                status = self._asked(of_verb(self.sentence, group, self.groups, type_))
                if status:
                    again = grammar("nth_time").search(self.sentence, 0, group.start)
                    yield Trigger(
                        group.start + self.start, end + self.start, "anaphor" if again else "verb", (type_,),
                        "definite" if again else "bare", "", False, self.number, status, "verb", True,
                        self._placed(group),
                    )  # fmt: skip

    def nouns(self) -> Iterator[Trigger]:
        """Yield the nouns that may tell of an event; what a verb leads to (« ont tenu une réunion ») as a verb."""
        for type_, start, end in nouns_in(self.folded, self.lowered, self.start, self.end, self.domains):
            if self._is_name(start):
                continue
            trigger = self.noun(start, end, "noun", (type_,))
            group = trigger.group
            aimed = group is not None and group.tense == "infinitive"  # « afin de signer la convention »
            taken_up = trigger.determiner in ("definite", "demonstrative") and not aimed
            led = trigger.role == "object" and trigger.tied and not taken_up
            if led and group and _holds(group, type_) and 0 <= start - group.end <= _OBJECT_REACH:
                counted = trigger.determiner == "count"
                determiner = "bare" if counted else trigger.determiner
                yield replace(trigger, start=group.start, form="verb", determiner=determiner, noun=start)
            else:
                yield trigger

    def _is_name(self, start: int) -> bool:
        """Tell whether a capital within a sentence makes a noun part of a name: « le Rassemblement paysan »."""
        if not self.folded[start].isupper() or self.folded[start : start + 3].isupper():
            return False
        return grammar("goes_on").search(self.folded, self.start, start) is not None

    def elliptical(self, before: Sequence[Trigger]) -> Iterator[Trigger]:
        """Yield what a number alone names: « le premier, le 14 janvier, … », « le prochain est prévu »."""
        for match in _elliptical().finditer(self.lowered, self.start, self.end):
            told = [t for t in before if t.end <= match.start() and self.number - t.sentence <= 2]
            counted = (t for t in reversed(told) if t.determiner == "count")
            last = next(counted, told[-1] if told else None)  # « Cinq appels … Le premier, à 7 heures, … »
            if last is None:
                continue
            trigger = self.noun(*match.span("nth"), "noun", last.types[:1])
            yield replace(trigger, determiner="indefinite", other=True, elliptical=True)

    def noun(self, start: int, end: int, form: str, types: tuple[EventType, ...]) -> Trigger:
        """Return the trigger of a noun, with what ties it to the world."""
        begin, finish = start - self.start, end - self.start
        inside = types[0] in (EventType.ATTACK, EventType.PHONE_CALL)
        ongoing = types[0] in (EventType.VISIT, EventType.STRIKE)
        tie = find_tie(self.sentence, begin, finish, self.groups, inside=inside, ongoing=ongoing)
        standing = of_noun(self.sentence, begin, finish, tie, self.groups, types[0])
        status = self._asked(standing.status)
        determiner, words, other = _determined(self.lowered, start, self.start)
        if determiner == "count" and grammar("of_time").match(self.lowered, start, end):
            determiner = "bare"  # « six jours de grève » are one
        return Trigger(
            start, end, form, types, determiner, words, other, self.number,
            status, tie.role, standing.tied, self._placed(tie.group),
        )  # fmt: skip

    def _placed(self, group: VerbGroup | None) -> VerbGroup | None:
        return group and group.moved(self.start)


def _holds(group: VerbGroup, type_: EventType) -> bool:
    """Tell whether a verb's subject takes part in its object: in « tenir une réunion », not in « proposer … »."""
    agreed = load("conjugation")["modals"].get(group.modal) == "agreed"
    if type_ is EventType.AGREEMENT:
        return group.lemma in lemmas("concluding")
    return group.lemma in lemmas("support") - lemmas("factive") - lemmas("planned") and not agreed


class _Claimed:
    """The triggers of a sentence so far, none overlapping another, in order."""

    def __init__(self) -> None:
        self.triggers: list[Trigger] = []
        self._starts: list[int] = []

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no trigger shares a character with a stretch."""
        place = bisect_left(self._starts, end)
        return not place or self.triggers[place - 1].end <= start

    def add(self, trigger: Trigger) -> None:
        """Put a trigger where it belongs."""
        place = bisect_left(self._starts, trigger.start)
        self._starts.insert(place, trigger.start)
        self.triggers.insert(place, trigger)


def _determined(lowered: str, start: int, floor: int) -> tuple[str, str, bool]:
    """Return the determiner of a noun, its words, and whether they speak of another one."""
    before = lowered[max(floor, start - 45) : start]
    found = _DETERMINER.search(before)
    other = bool(found and found.group("other"))
    if _COUNT_BEFORE.search(before) or (
        found and found.group("count") and not grammar("of_light").search(before)
    ):
        return "count", "", other
    if found and found.group("next"):
        return "indefinite", "", True  # « la prochaine réunion » is none told yet
    if not found:
        return "bare", "", other
    kind = next(k for k in ("possessive", "demonstrative", "definite", "indefinite") if found.group(k))
    return kind, found.group("words").strip(), other
