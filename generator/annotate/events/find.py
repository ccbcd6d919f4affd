"""Read an article's sentences for events: mentions with facts and claims, then the events they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator import edtf
from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.events.clauses import clause_of, has_support, is_generic, status_of
from generator.annotate.events.coreference import Cluster, article_events, may_be_one
from generator.annotate.events.details import (
    find_count,
    find_date,
    find_duration,
    find_figures,
    find_ordinal,
    find_place,
    find_topics,
)
from generator.annotate.events.initiators import find_initiator
from generator.annotate.events.participants import Parties, demonym_parties, find_parties
from generator.annotate.events.triggers import Trigger, find_triggers
from generator.annotate.quotations.cues import Cue, find_cues
from generator.annotate.quotations.speakers import frame_of, subject_of_verb
from generator.model import (
    ArticleEvent,
    Claim,
    EntityKind,
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
_HEADLINE_RULE: Final = "trigger"


@dataclass(frozen=True, slots=True)
class _Reading:
    """A trigger with what its sentence says of the event; ``definite`` if it may take up an event already told."""

    mention: EventMention
    definite: bool
    other: bool
    anaphor: bool
    types: tuple[EventType, ...]


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
    reader = _Reader(text, folded, sentences, timexes, quotations, discourse)
    for trigger in find_triggers(folded, sentences):
        reader.read(trigger)
    mentions = tuple(reader.mentions)
    return mentions, article_events(reader.clusters, mentions)


class _Reader:
    """Reads triggers from top to bottom, keeping the events told so far."""

    def __init__(
        self,
        text: str,
        folded: str,
        sentences: Sequence[Sentence],
        timexes: Sequence[Timex],
        quotations: Sequence[Quotation],
        discourse: Discourse,
    ) -> None:
        self.text, self.folded = text, folded
        self.sentences, self.timexes, self.quotations = sentences, timexes, quotations
        self.discourse = discourse
        self.mentions: list[EventMention] = []
        self.clusters: list[Cluster] = []
        self.pair: list[str] = []
        self._occurrences: Counter[tuple[int, str]] = Counter()
        self._cues: dict[int, list[Cue]] = {}

    def read(self, trigger: Trigger) -> None:
        """Make a mention of a trigger, if it tells of an event, and add it to the event that it takes up or begins."""
        sentence = self.sentences[trigger.sentence]
        cues = self._cues_of(trigger.sentence)
        clause = clause_of(self.folded, sentence, trigger, cues)
        if trigger.determiner == "count":
            self._count(trigger, sentence)
            return
        status = status_of(self.folded, trigger, clause)
        generic = trigger.form != "verb" and is_generic(self.folded, trigger, clause)
        if trigger.form == "anaphor":
            self._take_up(trigger, clause, sentence, cues)
            return
        if (
            generic
            or status is EventStatus.HYPOTHETICAL
            or re.search(
                r"\bà (?:\d+|plusieurs|de nombreuses) reprises\b", self.folded[trigger.start : clause.end]
            )
        ):
            if re.search(r"\bà \d+ reprises\b", self.folded[trigger.start : clause.end]):
                return
            self._take_up(trigger, clause, sentence, cues)
            return
        mention = self._mention(trigger, clause, sentence, cues, status)
        if not self._stands(trigger, mention, clause):
            self._take_up(trigger, clause, sentence, cues)
            return
        self._add(mention, trigger)
        self._imply_day_before(mention)

    def _cues_of(self, index: int) -> list[Cue]:
        if index not in self._cues:
            span = self.sentences[index].span
            cues = find_cues(self.discourse.folded[span.start : span.end])
            self._cues[index] = [
                replace(cue, start=cue.start + span.start, end=cue.end + span.start) for cue in cues
            ]
        return self._cues[index]

    def _focus(self, index: int) -> Actor | None:
        for back in range(index - 1, max(-1, index - 4), -1):
            subject = self.discourse.subject_of(back)
            if subject:
                return subject
        return None

    def _pair_at(self, index: int) -> list[str]:
        """Return those whom « les deux dirigeants » means: of the last event, else the last two persons named together."""
        if self.pair:
            return self.pair
        for back in range(index, max(-1, index - 3), -1):
            names = [p.name for p in self.discourse.phrases[back] if p.kind == "person" and p.name]
            distinct = list(dict.fromkeys(names))
            if len(distinct) >= 2:
                return distinct[:2]
        return []

    def _utterance(self, span: Span) -> Quotation | None:
        return next((q for q in self.quotations if q.span.covers(span)), None)

    def _mention(
        self, trigger: Trigger, clause: Span, sentence: Sentence, cues: Sequence[Cue], status: EventStatus
    ) -> EventMention:
        span = Span(trigger.start, trigger.end)
        quotation = self._utterance(span)
        utterer = (
            (quotation.speaker, quotation.speaker_kind)
            if quotation and quotation.speaker and quotation.speaker_kind
            else None
        )
        focus = self._focus(trigger.sentence)
        pair = self._pair_at(trigger.sentence)
        parties = find_parties(self.discourse, trigger, clause, cues, focus=focus, pair=pair, utterer=utterer)
        if quotation and utterer and utterer[1] is EntityKind.PERSON and self._first_person(clause):
            parties.add(utterer)
        parties.others.extend(
            name
            for name in demonym_parties(self.folded, clause.start, clause.end)
            if name not in parties.others
        )
        if (
            not parties.persons
            and trigger.determiner == "possessive"
            and trigger.determiner_words.startswith("leur")
        ):
            for name in pair:
                parties.add((name, EntityKind.PERSON))
        return self._build(trigger, clause, sentence, cues, status, parties, focus, quotation)

    def _first_person(self, clause: Span) -> bool:
        words = self.folded[clause.start : clause.end]
        return re.search(r"\b(?:j'|je |nous |ma |mon )", words, re.I) is not None

    def _build(
        self,
        trigger: Trigger,
        clause: Span,
        sentence: Sentence,
        cues: Sequence[Cue],
        status: EventStatus,
        parties: Parties,
        focus: Actor | None,
        quotation: Quotation | None,
    ) -> EventMention:
        span = Span(trigger.start, trigger.end)
        dating = find_date(self.folded, trigger, clause, sentence.span, self.timexes, cues, status)
        timex = self.timexes[dating.index] if dating else None
        duration = find_duration(self.folded, trigger, sentence.span, self.timexes)
        place = find_place(self.discourse, trigger, clause, parties.others)
        ordinal = find_ordinal(self.folded, trigger, clause, sentence.span)
        topics = find_topics(self.text, self.folded, trigger, clause, sentence.span)
        figures = find_figures(self.folded, clause if trigger.form != "verb" else sentence.span)
        initiator = find_initiator(self.discourse, trigger, sentence.span, focus)
        facts = EventFacts(
            type=trigger.type,
            status=status,
            date=timex.edtf if timex else None,
            date_basis=timex.text if timex else None,
            participants=tuple(parties.persons),
            parties=tuple(parties.others),
            initiator=initiator[0] if initiator else None,
            duration_minutes=duration[0] if duration else None,
            place=place[0] if place else None,
            topics=tuple(topic for topic, _ in topics),
            figures=figures,
            ordinal=ordinal,
        )
        said: list[tuple[str, str, Span, str]] = [("status", status.value, span, "tense-and-modality")]
        if timex and dating:
            said.append(("date", timex.edtf or "", timex.span, dating.rule))
        said.extend(
            ("participants", name, span, "clause-structure") for name in [*parties.persons, *parties.others]
        )
        if initiator:
            said.append(("initiator", initiator[0], initiator[1], "initiator"))
        if duration:
            said.append(("duration", str(duration[0]), duration[1], "duration-of-event"))
        if place:
            said.append(("place", place[0], place[1], "place-of-event"))
        said.extend(("subject", topic, where, "subject-of-event") for topic, where in topics)
        said.extend(("figure", f"{figure.value} {figure.what}", figure.span, "figure") for figure in figures)
        if ordinal:
            said.append(("ordinal", str(ordinal.count), ordinal.span, "ordinal"))
        speaker, kind, via = self._authority(trigger, cues, quotation, focus)
        claims = tuple(
            Claim(name, value, where, speaker, kind, via, rule) for name, value, where, rule in said
        )
        words = self.folded[trigger.start : trigger.end].lower()
        self._occurrences[trigger.sentence, words] += 1
        return EventMention(
            span,
            trigger.sentence,
            self._occurrences[trigger.sentence, words],
            facts,
            dating.index if dating else None,
            claims,
            f"trigger-{trigger.form}",
        )

    def _authority(
        self, trigger: Trigger, cues: Sequence[Cue], quotation: Quotation | None, focus: Actor | None
    ) -> tuple[str | None, EntityKind | None, str | None]:
        """Return who says what the sentence of a trigger says, and who relays it."""
        if quotation and quotation.speaker:
            return quotation.speaker, quotation.speaker_kind, quotation.via
        frame = frame_of(self.discourse, trigger.sentence, cues, focus)
        if frame:
            return frame[0][0], frame[0][1], None
        for cue in cues:
            if cue.form in ("finite", "inverted") and not cue.start <= trigger.start < cue.end:
                subject = subject_of_verb(self.discourse, trigger.sentence, cue, cues, focus)
                if subject:
                    return subject[0], subject[1], None
        return None, None, None

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
                people == 1 and bool(facts.date or has_support(self.folded, trigger, clause))
            )
        anchored = (
            bool(facts.date) + bool(facts.place) + (people >= 2) + has_support(self.folded, trigger, clause)
        )
        if (
            trigger.determiner in ("bare", "indefinite")
            and self.folded[trigger.end - 1] == "s"
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
            self.pair = list(mention.facts.participants[:2])
        for cluster in reversed(self.clusters):
            if may_be_one(cluster, mention.facts, definite=definite, other=trigger.other):
                cluster.mentions.append(index)
                cluster.facts.append(mention.facts)
                return
        self.clusters.append(Cluster(mention.facts.type, [index], [mention.facts]))

    def _take_up(self, trigger: Trigger, clause: Span, sentence: Sentence, cues: Sequence[Cue]) -> None:
        """Add what is said of « l'appel » to the last event of a type that the noun may name, if there is one."""
        if trigger.determiner not in ("definite", "demonstrative", "possessive"):
            return
        for cluster in reversed(self.clusters):
            if cluster.type not in trigger.types:
                continue
            status = cluster.status
            made = self._mention(replace(trigger, types=(cluster.type,)), clause, sentence, cues, status)
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

    def _count(self, trigger: Trigger, sentence: Sentence) -> None:
        """Give « dix entretiens téléphoniques » in a year to the article's last event of that type as its ordinal."""
        ordinal = find_count(self.folded, trigger, sentence.span)
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
            self.text[ordinal.span.start : ordinal.span.end],
            people,
        )
        claim = Claim("date", before, ordinal.span, None, None, None, "second-in-two-days")
        self.mentions.append(
            EventMention(ordinal.span, mention.sentence, 1, facts, None, (claim,), "second-in-two-days")
        )
        self.clusters.append(Cluster(facts.type, [len(self.mentions) - 1], [facts]))
