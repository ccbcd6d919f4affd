"""Read an article's sentences for events: mentions with facts and claims, then the events they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator import edtf
from generator.annotate.discourse import Discourse
from generator.annotate.events.clauses import has_support, is_generic, status_of
from generator.annotate.events.coreference import Cluster, article_events, may_be_one
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.series import find_count
from generator.annotate.events.triggers import Trigger, find_triggers
from generator.annotate.events.wording import wording
from generator.model import (
    ArticleEvent,
    Claim,
    EventFacts,
    EventMention,
    EventStatus,
    EventType,
    Quotation,
    Sentence,
    Span,
    Timex,
)

_NEEDS_PEOPLE: Final = frozenset(
    {EventType.PHONE_CALL, EventType.MEETING, EventType.VISIT, EventType.RELEASE}
)


def find_events(
    text: str,
    folded: str,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    quotations: Sequence[Quotation],
    discourse: Discourse,
) -> tuple[tuple[EventMention, ...], tuple[ArticleEvent, ...]]:
    """Return the event mentions of an article in text order, and its events.

    Parameters:
        text, folded: the article's text, and the same with typography folded.
        sentences, timexes, quotations: from their finders.
        discourse: over ``folded`` with nothing masked, before anything was read.
    """
    reader = _Reader(MentionMaker(text, folded, sentences, timexes, quotations, discourse))
    for trigger in find_triggers(folded, sentences):
        reader.read(trigger)
    mentions = tuple(reader.mentions)
    return mentions, article_events(reader.clusters, mentions)


class _Reader:
    """Reads triggers from top to bottom, keeping the events told so far."""

    def __init__(self, maker: MentionMaker) -> None:
        self.maker = maker
        self.mentions: list[EventMention] = []
        self.clusters: list[Cluster] = []

    def read(self, trigger: Trigger) -> None:
        """Make a mention of a trigger, if it tells of an event, and add it to the event that it takes up or begins."""
        folded, clause = self.maker.folded, self.maker.clause(trigger)
        if trigger.determiner == "count":
            self._count(trigger)
        elif wording("repeatedly").search(folded, trigger.start, clause.end):
            return
        elif trigger.form == "anaphor" or is_generic(folded, trigger, clause):
            self._take_up(trigger, clause)
        else:
            status = status_of(folded, trigger, clause)
            mention = self.maker.make(trigger, clause, status)
            if status is EventStatus.HYPOTHETICAL or not self._stands(trigger, mention, clause):
                self._take_up(trigger, clause)
            else:
                self._add(mention, trigger)
                self._imply_day_before(mention)

    def _stands(self, trigger: Trigger, mention: EventMention, clause: Span) -> bool:
        """Tell whether a mention is tied to the world well enough to be an event of its own."""
        facts = mention.facts
        people = len(facts.participants) + len(facts.parties)
        if trigger.type in _NEEDS_PEOPLE and not people:
            return False
        if trigger.form == "verb":
            return trigger.type is not EventType.PHONE_CALL or people >= 2 or bool(facts.date)
        if trigger.type is EventType.PHONE_CALL:
            return people >= 2 or (
                people == 1 and bool(facts.date or has_support(self.maker.folded, trigger, clause))
            )
        anchored = (
            bool(facts.date)
            + bool(facts.place)
            + (people >= 2)
            + has_support(self.maker.folded, trigger, clause)
        )
        if (
            trigger.determiner in ("bare", "indefinite")
            and self.maker.folded[trigger.end - 1] == "s"
            and not facts.date
        ):
            return anchored >= 3
        if trigger.type is EventType.MEETING:
            return people >= 2 or (people == 1 and anchored >= 1)
        if trigger.type in (EventType.ATTACK, EventType.NEGOTIATION):
            return anchored >= 1 and (bool(facts.date) or bool(facts.place) or anchored >= 2)
        return anchored >= 2 or (anchored == 1 and bool(facts.date))

    def _add(self, mention: EventMention, trigger: Trigger) -> None:
        definite = trigger.determiner in ("definite", "demonstrative", "possessive")
        index = len(self.mentions)
        self.mentions.append(mention)
        if len(mention.facts.participants) >= 2:
            self.maker.pair = list(mention.facts.participants[:2])
        for cluster in reversed(self.clusters):
            if may_be_one(cluster, mention.facts, definite=definite, other=trigger.other):
                cluster.mentions.append(index)
                cluster.facts.append(mention.facts)
                return
        self.clusters.append(Cluster(mention.facts.type, [index], [mention.facts]))

    def _take_up(self, trigger: Trigger, clause: Span) -> None:
        """Add what is said of « l'appel » to the last event of a type that the noun may name, if there is one."""
        if trigger.determiner not in ("definite", "demonstrative", "possessive"):
            return
        for cluster in reversed(self.clusters):
            if cluster.type not in trigger.types:
                continue
            made = self.maker.make(replace(trigger, types=(cluster.type,)), clause, cluster.status)
            stray = (
                made.facts.participants
                and not set(made.facts.participants) & cluster.participants
                and cluster.participants
            )
            facts = replace(made.facts, participants=() if stray else made.facts.participants)
            if may_be_one(cluster, facts, definite=True, other=trigger.other):
                self.mentions.append(replace(made, facts=facts, rule="anaphor"))
                cluster.mentions.append(len(self.mentions) - 1)
                cluster.facts.append(facts)
                return

    def _count(self, trigger: Trigger) -> None:
        """Give « dix entretiens téléphoniques » in a year to the article's last event of that type as its ordinal."""
        ordinal = find_count(self.maker.folded, trigger, self.maker.sentences[trigger.sentence].span)
        if not ordinal or not ordinal.period:
            return
        for cluster in self.clusters:
            if (
                cluster.type is trigger.type
                and cluster.status is EventStatus.OCCURRED
                and cluster.first("ordinal") is None
            ):
                place = cluster.mentions[0]
                mention = self.mentions[place]
                facts = replace(mention.facts, ordinal=ordinal)
                claim = Claim(
                    "ordinal", str(ordinal.count), ordinal.span, None, None, None, "count-in-period"
                )
                self.mentions[place] = replace(mention, facts=facts, claims=(*mention.claims, claim))
                cluster.facts[0] = facts
                return

    def _imply_day_before(self, mention: EventMention) -> None:
        """Make the earlier event of « le deuxième en l'espace de deux jours », the day before the one dated."""
        ordinal = mention.facts.ordinal
        if not ordinal or ordinal.count != 2 or ordinal.period != "P2D":
            return
        cluster = next(c for c in self.clusters if len(self.mentions) - 1 in c.mentions)
        known = next((facts.date for facts in cluster.facts if facts.date), None)
        if not known or not edtf.parse(known).is_day:
            return
        before = str(edtf.shift_days(edtf.parse(known), -1))
        people = tuple(sorted(cluster.participants))
        facts = EventFacts(
            mention.facts.type,
            EventStatus.OCCURRED,
            before,
            self.maker.text[ordinal.span.start : ordinal.span.end],
            people,
        )
        claim = Claim("date", before, ordinal.span, None, None, None, "second-in-two-days")
        self.mentions.append(
            EventMention(ordinal.span, mention.sentence, 1, facts, None, (claim,), "second-in-two-days")
        )
        self.clusters.append(Cluster(facts.type, [len(self.mentions) - 1], [facts]))
