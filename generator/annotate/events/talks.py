"""Tell of which talk of an article a sentence speaks, where exactly one can be meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, takewhile
from typing import Final

from generator.annotate.events.cluster import Cluster
from generator.annotate.events.mention import MentionMaker
from generator.lexicon import load
from generator.model import EventMention, EventStatus, EventType, Span

_TALKS: Final = (EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION, EventType.VISIT)
_TOOK_PLACE: Final = (EventStatus.OCCURRED, EventStatus.ALLEGED)
_NEAR: Final = 2  # sentences within which « la discussion » takes up the talk told last
_CLAUSE_STARTS: Final = ("; ", " que ", " qu'", ": ")
_LONE: Final = re.compile(r"(?:a|avait|s'est|s'était)\b")
_BESIDE: Final = re.compile(r"(?:, (?:lui|elle|de son côté|pour sa part),?)? ")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing said of a talk: the property, where its value stands, the words that say so.

    ``types`` are those of the talk that its noun may take up, none for any; ``rule`` names the reading;
    ``takes_up`` tells whether it speaks of the talk told last (« la discussion », « l'a jugée »).
    """

    property: str
    value: Span
    words: Span
    rule: str
    types: tuple[EventType, ...] = ()
    takes_up: bool = False


@cache
def outcome_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of the list on outcomes, for text in lower case, by its name."""
    return re.compile(load("event_outcomes")[name])


@dataclass(slots=True)
class Talk:
    """A talk that took place, with its mentions in text order and the sentence of each."""

    type: EventType
    participants: set[str]
    places: list[int]
    sentences: list[int]

    def last(self, sentence: int) -> int:
        """Return the last mention up to a sentence, the first one where there is none."""
        return self.places[max(0, bisect_right(self.sentences, sentence) - 1)]


class Talks:
    """The talks of an article that took place, and which of them a sentence speaks of."""

    def __init__(
        self, maker: MentionMaker, clusters: Sequence[Cluster], mentions: Sequence[EventMention]
    ) -> None:
        self._maker = maker
        self._talks: list[Talk] = []
        for cluster in clusters:
            told = any(mentions[place].rule.startswith("trigger") for place in cluster.mentions)
            if cluster.type in _TALKS and cluster.status in _TOOK_PLACE and told:
                places = sorted(cluster.mentions, key=lambda place: (mentions[place].span, place))
                sentences = [mentions[place].sentence for place in places]
                self._talks.append(Talk(cluster.type, cluster.participants, places, sentences))
        self._talks.sort(key=lambda talk: talk.sentences[0])
        self._of: dict[str, list[Talk]] = {}
        self._in: dict[int, list[Talk]] = {}
        for talk in self._talks:
            for name in sorted(talk.participants):
                self._of.setdefault(name, []).append(talk)
            for sentence in dict.fromkeys(talk.sentences):
                self._in.setdefault(sentence, []).append(talk)
        self.any = bool(self._talks)

    def bearer(self, outcome: Outcome, sentence: int) -> int | None:
        """Return the mention of the one talk of which an outcome is told, or None where that is in doubt."""
        here = [talk for talk in self._in.get(sentence, ()) if _may_be_of(outcome, talk)]
        if outcome.takes_up and len(here) == 1:
            return here[0].last(sentence)
        if outcome.takes_up:
            near = [talk for back in range(_NEAR + 1) for talk in self._in.get(sentence - back, ())]
            return max((talk.last(sentence) for talk in near if _may_be_of(outcome, talk)), default=None)
        told = list(islice(self._told(outcome, sentence, self._talks), 1))
        if not told:
            return None
        if outcome.property == "next_step" and not self._acts(outcome, sentence):
            return told[0].last(sentence) if len(self._talks) == 1 else None
        people = self._people(outcome, sentence)
        if people is None:
            return None
        own = [talk for talk in here if people <= talk.participants]
        if len(own) == 1:
            return own[0].last(sentence)
        talks = self._of.get(min(people), ()) if people else self._talks
        fitting = (talk for talk in self._told(outcome, sentence, talks) if people <= talk.participants)
        first_two = list(islice(fitting, 2))
        return first_two[0].last(sentence) if len(first_two) == 1 else None

    def _told(self, outcome: Outcome, sentence: int, talks: Sequence[Talk]) -> Iterator[Talk]:
        """Yield those of some talks that are told by a sentence and may be the one of an outcome, in text order."""
        told = takewhile(lambda talk: talk.sentences[0] <= sentence, talks)
        return (talk for talk in told if _may_be_of(outcome, talk))

    def _acts(self, outcome: Outcome, sentence: int) -> bool:
        """Tell whether somebody is the subject of an outcome's verb: « une rencontre est prévue » has none."""
        return not outcome.value.of(self._maker.discourse.lowered).startswith(
            ("un ", "une ", "des ", "de ", "ces ")
        )

    def _people(self, outcome: Outcome, sentence: int) -> set[str] | None:
        """Return who must have talked if an outcome is theirs, nobody for « les deux maires »; None where it is not."""
        lowered = self._maker.discourse.lowered
        span = self._maker.sentences[sentence].span
        clause = lowered[span.start : outcome.value.start]
        cuts = [clause.rfind(mark) + len(mark) for mark in _CLAUSE_STARTS if mark in clause]
        start = span.start + max(cuts, default=0)
        named = {
            phrase.name
            for phrase in self._maker.discourse.phrases[sentence]
            if phrase.kind == "person"
            and phrase.name
            and start <= phrase.start < outcome.value.start
            and not phrase.governed
        }
        if named:
            return named
        if _LONE.match(outcome.value.of(lowered)):
            subject = self._subject(outcome, sentence, start)
            return {subject} if subject else None
        head = lowered[span.start : outcome.value.start]
        inverted = not head.strip() and lowered.startswith(", ", outcome.value.end)
        return set() if outcome_pattern("together").search(head) or inverted else None

    def _subject(self, outcome: Outcome, sentence: int, start: int) -> str | None:
        discourse = self._maker.discourse
        free = [
            phrase
            for phrase in discourse.phrases[sentence]
            if start <= phrase.start and phrase.end <= outcome.value.start and not phrase.governed
        ]
        if not free:
            return None
        phrase = free[-1]
        focus = self._maker.people.focus(sentence, Span(phrase.start, outcome.value.end))
        # « la préfète » is nobody of whom the text was speaking; « elle » may be.
        actor = discourse.resolve(phrase, sentence, focus if phrase.kind == "pronoun" else None)
        person = discourse.persons.get(actor[0]) if actor else None
        if person is None or (phrase.kind == "role" and not (person.roles or person.implied_roles)):
            return None
        return person.name

    def with_subject(self, outcome: Outcome, sentence: int) -> Outcome:
        """Return an outcome of which one alone is the subject, with his name: « Paul Dubreuil a accepté … »."""
        if not _LONE.match(outcome.value.of(self._maker.discourse.lowered)):
            return outcome
        for phrase in reversed(self._maker.discourse.phrases[sentence]):
            between = self._maker.folded[phrase.end : outcome.value.start]
            if phrase.end <= outcome.value.start and not phrase.governed and _BESIDE.fullmatch(between):
                value = Span(phrase.start, outcome.value.end)
                return replace(outcome, value=value, words=value)
        return outcome


def _may_be_of(outcome: Outcome, talk: Talk) -> bool:
    return not outcome.types or talk.type in outcome.types
