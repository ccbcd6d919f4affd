"""Tell of which talk of an article a sentence speaks, where exactly one can be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
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


class Talks:
    """The talks of an article that took place, and which of them a sentence speaks of."""

    def __init__(
        self, maker: MentionMaker, clusters: Sequence[Cluster], mentions: Sequence[EventMention]
    ) -> None:
        self._maker = maker
        self._mentions = mentions
        self._talks = [
            cluster
            for cluster in clusters
            if cluster.type in _TALKS
            and cluster.status in _TOOK_PLACE
            and any(mentions[place].rule.startswith("trigger") for place in cluster.mentions)
        ]
        self.any = bool(self._talks)

    def bearer(self, outcome: Outcome, sentence: int) -> int | None:
        """Return the mention of the one talk of which an outcome is told, or None where that is in doubt."""
        talks = [talk for talk in self._talks if not outcome.types or talk.type in outcome.types]
        here = [talk for talk in talks if self._in(talk, sentence, outcome.value)]
        if outcome.takes_up and len(here) == 1:
            return self._last(here[0], sentence)
        told = [talk for talk in talks if self._first(talk) <= sentence]
        if outcome.takes_up:
            near = [talk for talk in told if sentence - self._sentence(talk, sentence) <= _NEAR]
            return max((self._last(talk, sentence) for talk in near), default=None)
        if outcome.property == "next_step" and not self._acts(outcome, sentence):
            return self._last(told[0], sentence) if len(self._talks) == len(told) == 1 else None
        fitting = [talk for talk in told if self._fits(talk, outcome, sentence)]
        own = [talk for talk in fitting if talk in here]
        fitting = own if len(own) == 1 else fitting
        return self._last(fitting[0], sentence) if len(fitting) == 1 else None

    def _acts(self, outcome: Outcome, sentence: int) -> bool:
        """Tell whether somebody is the subject of an outcome's verb: « une rencontre est prévue » has none."""
        return not outcome.value.of(self._maker.discourse.lowered).startswith(
            ("un ", "une ", "des ", "de ", "ces ")
        )

    def _fits(self, talk: Cluster, outcome: Outcome, sentence: int) -> bool:
        """Tell whether those who agree are those who talked: « les deux maires », or names of the talk only."""
        lowered = self._maker.discourse.lowered
        span = self._maker.sentences[sentence].span
        clause = lowered[span.start : outcome.value.start]
        cuts = [clause.rfind(mark) + len(mark) for mark in _CLAUSE_STARTS if mark in clause]
        start = span.start + max(cuts, default=0)
        named = [
            phrase.name
            for phrase in self._maker.discourse.phrases[sentence]
            if phrase.kind == "person"
            and phrase.name
            and start <= phrase.start < outcome.value.start
            and not phrase.governed
        ]
        if named:
            return set(named) <= talk.participants
        if _LONE.match(outcome.value.of(lowered)):
            return self._subject(outcome, sentence, start) in talk.participants
        head = lowered[span.start : outcome.value.start]
        inverted = not head.strip() and lowered[outcome.value.end :][:40].startswith(", ")
        return bool(outcome_pattern("together").search(head)) or inverted

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

    def _in(self, talk: Cluster, sentence: int, value: Span) -> bool:
        return any(self._mentions[place].sentence == sentence for place in talk.mentions)

    def _first(self, talk: Cluster) -> int:
        return min(self._mentions[place].sentence for place in talk.mentions)

    def _sentence(self, talk: Cluster, sentence: int) -> int:
        return self._mentions[self._last(talk, sentence)].sentence

    def _last(self, talk: Cluster, sentence: int) -> int:
        """Return the last mention of a talk up to a sentence."""
        upto = [place for place in talk.mentions if self._mentions[place].sentence <= sentence]
        return max(upto or talk.mentions[:1], key=lambda place: (self._mentions[place].span, place))
