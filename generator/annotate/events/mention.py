"""Make an event mention of a trigger: its facts, and for each the words and the authority that give it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.events.agents import accuses
from generator.annotate.events.clauses import alleging, clause_of, has_past_support
from generator.annotate.events.date_values import date_of
from generator.annotate.events.dating import Dating, find_date
from generator.annotate.events.details import find_place, find_topics
from generator.annotate.events.durations import find_duration
from generator.annotate.events.figures import FigureReader
from generator.annotate.events.initiators import find_initiator
from generator.annotate.events.participants import Parties, find_parties, pair_called
from generator.annotate.events.protagonists import Protagonists
from generator.annotate.events.reckoning import when_due
from generator.annotate.events.series import find_ordinals
from generator.annotate.events.speaking_places import speaker_taken_up, speaking_place
from generator.annotate.events.story import story_day
from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.quotations.cues import Cue, find_cues
from generator.annotate.quotations.frames import first_subject, frame_of
from generator.lexicon import load
from generator.model import (
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


@dataclass(slots=True)
class MentionMaker:
    """What the layers of an article say about its triggers.

    ``next_starts`` maps the start of each trigger to the start of the one behind it. ``stretches`` are the dates that
    bound a stretch, from `find_ranges`. ``figures`` reads what events count. ``told_on`` is the last day that may be
    the article's; ``people`` knows whom the article follows.
    """

    text: str
    folded: str
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    quotations: Sequence[Quotation]
    discourse: Discourse
    next_starts: dict[int, int]
    stretches: Sequence[tuple[int, int, str]]
    figures: FigureReader
    told_on: date | None = None
    people: Protagonists = field(init=False)
    _cues: dict[int, list[Cue]] = field(default_factory=dict)
    _views: dict[int, SentenceView] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Begin to follow the article's people."""
        self.people = Protagonists(self.discourse, self.sentences, self.quotations)

    def clause(self, trigger: Trigger) -> Span:
        """Return the clause of a trigger."""
        return clause_of(
            self.folded, self.sentences[trigger.sentence], trigger, self.cues_of(trigger.sentence)
        )

    def make(
        self, trigger: Trigger, clause: Span, status: EventStatus, *, named_only: bool = False
    ) -> EventMention:
        """Return the mention that a trigger makes, with this status, by the words of its clause and sentence.

        ``named_only`` takes as participants only those whom the words behind the trigger name.
        """
        sentence, cues = self.sentences[trigger.sentence], self.cues_of(trigger.sentence)
        span = Span(trigger.start, trigger.end)
        quotation = self._utterance(span)
        utterer = (
            (quotation.speaker, quotation.speaker_kind)
            if quotation and quotation.speaker and quotation.speaker_kind
            else None
        )
        focus = self.people.focus(trigger.sentence, clause)
        phrases = self.discourse.phrases[trigger.sentence]
        pair = pair_called(self.discourse, phrases, self.people.pair_at(trigger.sentence), self.people.last)
        parties = find_parties(
            self.discourse,
            self._view(trigger.sentence),
            trigger,
            clause,
            focus=focus,
            pair=pair,
            utterer=utterer,
            named_only=named_only,
        )
        speaking = utterer if quotation else self.people.narrator()
        alone = trigger.type.value in load("event_parties")["without_persons"]
        if speaking and speaking[1] is EntityKind.PERSON and not alone and self._first_person(clause):
            parties.add(speaking)
        if (
            not parties.persons
            and trigger.determiner == "possessive"
            and trigger.determiner_words.startswith("leur")
        ):
            for name in pair:
                parties.add((name, EntityKind.PERSON))
        counted = self.people.caller is not None
        if (
            not parties.persons
            and not (named_only or counted)
            and self._names_the_call_of_two(trigger, clause)
        ):
            for name in self.people.two_before(trigger.sentence):
                parties.add((name, EntityKind.PERSON))
        self.people.complete(parties, trigger, clause, status, focus, taken_up=named_only)
        if not named_only:
            self.people.remember(parties.persons, trigger)
        return self._build(
            trigger, clause, sentence, cues, status, parties, focus, quotation, taken_up=named_only
        )

    def _names_the_call_of_two(self, trigger: Trigger, clause: Span) -> bool:
        """Tell whether « l'entretien téléphonique a duré … » takes up a call that no verb has told yet."""
        return (
            trigger.form == "noun"
            and trigger.type is EventType.PHONE_CALL
            and trigger.determiner in ("definite", "demonstrative")
            and has_past_support(self.folded, trigger, clause)
        )

    def cues_of(self, index: int) -> list[Cue]:
        """Return the words of saying in a sentence, at offsets of the article."""
        if index not in self._cues:
            span = self.sentences[index].span
            cues = find_cues(self.discourse.folded[span.start : span.end])
            self._cues[index] = [cue.moved(span.start) for cue in cues]
        return self._cues[index]

    def _view(self, index: int) -> SentenceView:
        if index not in self._views:
            span = self.sentences[index].span
            first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
            last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
            quoted = [quotation.span for quotation in self.quotations[first:last]]
            self._views[index] = SentenceView(self.folded, span, self.timexes, self.cues_of(index), quoted)
        return self._views[index]

    def _following(self, trigger: Trigger) -> SentenceView | None:
        """Return the next sentence of the paragraph, if no event stands between."""
        index = trigger.sentence + 1
        if index >= len(self.sentences) or self.sentences[index].block != self.sentences[index - 1].block:
            return None
        following = self.next_starts.get(trigger.start)
        return None if following and following < self.sentences[index].span.start else self._view(index)

    def _utterance(self, span: Span) -> Quotation | None:
        place = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.start)
        before = self.quotations[place - 1] if place else None  # quotations never overlap
        return before if before and before.span.covers(span) else None

    def _first_person(self, clause: Span) -> bool:
        return (
            wording("first_person", "event_parties").search(self.folded, clause.start, clause.end) is not None
        )

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
        *,
        taken_up: bool,
    ) -> EventMention:
        span = Span(trigger.noun or trigger.start, trigger.end)
        led = trigger.form == "verb" or len(parties.persons) + len(parties.others) >= 2
        dating = find_date(self._view(trigger.sentence), trigger, clause, status, self.told_on, led=led)
        if (
            dating
            and self.timexes[dating.index].rule == "day-from-event"
            and not self.timexes[dating.index].edtf
        ):
            dating = None  # « au lendemain de la crue »: the story may tell which day that is
        lone_caller = trigger.type is EventType.PHONE_CALL and len(parties.persons) < 2
        if dating is None and quotation is None and not (lone_caller or taken_up):
            dating = story_day(self._view, self.sentences, trigger, status, self.told_on)
        date, basis, date_span = self._date_of(dating, trigger) if dating else (None, None, span)
        next_start = self.next_starts.get(trigger.start)
        duration = find_duration(self._view(trigger.sentence), trigger, self._following(trigger), next_start)
        place = find_place(self.discourse, trigger, clause, parties.others)
        ordinals = find_ordinals(self.folded, trigger, clause, sentence.span)
        topics = find_topics(self.text, self.folded, trigger, clause, sentence.span)
        figures = self.figures.read(trigger, clause)
        initiator = find_initiator(
            self.discourse,
            trigger,
            sentence.span,
            focus,
            [*parties.persons, *self.people.pair_at(trigger.sentence)],
        )
        speaker, kind, via = self._authority(trigger, cues, quotation, focus)
        told = status is EventStatus.OCCURRED and trigger.type is EventType.ATTACK
        if told and speaker and speaker not in parties.others and _one_sided(trigger, cues):
            status = EventStatus.ALLEGED
        facts = EventFacts(
            type=trigger.type,
            status=status,
            date=date,
            date_basis=basis,
            participants=tuple(parties.persons),
            parties=tuple(parties.others),
            initiator=initiator[0] if initiator else None,
            duration_minutes=duration[0] if duration else None,
            place=place[0] if place else None,
            topics=tuple(topic for topic, _ in topics),
            figures=figures,
            ordinal=ordinals[0] if ordinals else None,
            more_ordinals=ordinals[1:],
        )
        said: list[tuple[str, str, Span, str]] = [("status", status.value, span, "tense-and-modality")]
        if date and dating:
            said.append(("date", date, date_span, dating.rule))
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
        said.extend(("ordinal", str(ordinal.count), ordinal.span, "ordinal") for ordinal in ordinals)
        claims = tuple(
            Claim(name, value, where, speaker, kind, via, rule) for name, value, where, rule in said
        )
        return EventMention(
            span,
            trigger.sentence,
            1,  # until all that are kept are numbered
            facts,
            dating.index if dating else None,
            claims,
            f"trigger-{trigger.form}",
        )

    def _date_of(self, dating: Dating, trigger: Trigger) -> tuple[str | None, str, Span]:
        told_on = self.told_on if trigger.status is EventStatus.PLANNED else None
        joined = trigger.type is not EventType.PHONE_CALL
        value, basis, span = date_of(
            dating, self.timexes, self.stretches, self.text, to_come_on=told_on, joined=joined
        )
        return value and when_due(value, trigger, self.told_on), basis, span

    def _authority(
        self, trigger: Trigger, cues: Sequence[Cue], quotation: Quotation | None, focus: Actor | None
    ) -> tuple[str | None, EntityKind | None, str | None]:
        """Return who says what the sentence of a trigger says, and who relays it."""
        if quotation and quotation.speaker:
            return quotation.speaker, quotation.speaker_kind, quotation.via
        told = Span(trigger.start, trigger.end)
        said_so = speaker_taken_up(self.discourse, trigger.sentence, told, cues, self.quotations)
        if said_so:
            return *said_so, None
        frame = frame_of(self.discourse, trigger.sentence, cues, focus)
        if frame:
            return frame[0][0], frame[0][1], None
        verbs = [
            cue
            for cue in cues
            if cue.form in ("finite", "inverted")
            and (not cue.start <= trigger.start < cue.end or accuses(trigger.group))
        ]
        subject = first_subject(self.discourse, trigger.sentence, verbs, cues, focus)
        if subject:
            return subject[0], subject[1], None
        state = speaking_place(self.discourse, trigger.sentence, verbs, trigger.end)
        return (state, EntityKind.PLACE, None) if state else (None, None, None)


def _one_sided(trigger: Trigger, cues: Sequence[Cue]) -> bool:
    """Tell whether one side gives its word for what a trigger tells (« affirme que », « accuse »)."""
    return any(alleging().search(cue.words) for cue in cues if cue.end <= trigger.start)
