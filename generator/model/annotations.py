"""What `annotate` finds in one article: layers of spans, each with the name of the rule that found it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.text import Block, Sentence, Span


class EntityKind(StrEnum):
    """What a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class EventType(StrEnum):
    """The short list of event types that readers understand; data maps each to PLOVER and schema.org."""

    PHONE_CALL = "phone_call"
    MEETING = "meeting"
    NEGOTIATION = "negotiation"
    VISIT = "visit"
    AGREEMENT = "agreement"
    PRISONER_EXCHANGE = "prisoner_exchange"
    RELEASE = "release"
    ATTACK = "attack"
    SANCTION = "sanction"
    PROTEST = "protest"
    STRIKE = "strike"
    ELECTION = "election"
    STATEMENT = "statement"


class EventStatus(StrEnum):
    """How an event stands to the world; an announced call is not a call."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"
    CANCELLED = "cancelled"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression (TIMEX3) with its calendar value.

    Parameters:
        span, text: the words; ``text == span.of(article.text)``.
        type: ``DATE``, ``TIME``, ``DURATION`` or ``SET``.
        value: TIMEX3 value (``2025-06-04``, ``2025-W23``, ``PT75M``, ``PRESENT_REF`` …).
        edtf: EDTF date, never more exact than the words and their anchor allow; None where there is none.
        anchor: what it counts from: ``absolute``, ``publication``, ``utterance``, ``event``, ``timex``, ``none``.
        rule: the name of the rule that found it (``weekday``, ``deictic-day`` …).
        offset: from the anchor, as an ISO 8601 duration with a sign (``-P1D``) or ``last-WED``; None if absolute.
        minutes: length of a DURATION in minutes, or None.
    """

    span: Span
    text: str
    type: str
    value: str
    edtf: str | None
    anchor: str
    rule: str
    offset: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named; ``span`` covers the name (with « M. » or « [Paul] » if written so).

    ``name`` covers the name alone, without the title that ``span`` takes in; None where no title was looked for.
    """

    span: Span
    form: str
    rule: str
    name: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place of one article, with every form under which it is written.

    Parameters:
        name: the fullest certain form without title (« Paul Dubreuil »); unique within its kind in the article.
        kind: what it is.
        variants: distinct written forms in order of appearance, as read, whitespace folded.
        mentions: in text order.
        roles: descriptions as read (« conseiller du Kremlin »), in order of appearance.
        implied_roles: descriptions that no words of the text give as they stand: told of several at once (« les
            ministres X et Y »), by a counterpart (« son homologue ») or by kinship. They help to find who is meant.
    """

    name: str
    kind: EntityKind
    variants: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[str, ...] = ()
    implied_roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and who said them.

    Parameters:
        span, text: the content without its quotation marks.
        kind: ``direct`` (a whole sentence), ``mixed`` (inside a sentence), ``word`` (up to two words), ``pull``.
        sentence: index of the sentence in which it begins.
        speaker: an entity's name, or None when nobody is certain.
        speaker_kind: the kind of that entity, or None.
        via: name of the one who relays the words, or None.
        cue: the words of saying (« a déclaré »), or None.
        cue_span: where the cue stands, or None.
        channel: « Truth Social », « X », « la presse » …, or None.
        rule: the name of the rule that named the speaker, ``none`` if none did.
        repeats: index of the earlier quotation with the same words, or None.
        incises: the stretches inside the marks that are the article's (« , a-t-elle ajouté »), in order.
    """

    span: Span
    text: str
    kind: str
    sentence: int
    speaker: str | None = None
    speaker_kind: EntityKind | None = None
    via: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    channel: str | None = None
    rule: str = "none"
    repeats: int | None = None
    incises: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        """Return the words said, without the incises that the article puts between them."""
        pieces, end = [], 0
        for incise in self.incises:
            pieces.append(self.text[end : incise.start - self.span.start])
            end = incise.end - self.span.start
        return "".join([*pieces, self.text[end:]])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that an event claims: ``Figure(7, "morts", …)``."""

    value: int
    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a series: the ninth of a year, the second in two days.

    ``period`` is EDTF (``2025``), ``this-year`` where no date tells which year, or an ISO duration (``P2D``).
    """

    count: int
    period: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """One property of an event as one passage tells it; what accounts are made from.

    Parameters:
        property: ``status``, ``date``, ``duration``, ``initiator``, ``participants`` (states and organisations
            that act included), ``place``, ``subject``, ``figure``, ``ordinal``, ``agreement`` (what was agreed),
            ``tone`` or ``next_step``: each is made by `annotate`.
        value: in normal form (EDTF, minutes, a name …).
        span: the words that say so.
        speaker, speaker_kind: who says so, an entity of the article; None for the article's own voice.
        via: who relays it, or None.
        rule: the name of the rule.
    """

    property: str
    value: str
    span: Span
    speaker: str | None
    speaker_kind: EntityKind | None
    via: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is said of an event, by one mention or by all of an article's mentions together.

    ``participants`` are names of persons; ``parties`` names of places and organisations that act (a state is a
    place); ``date`` is EDTF or None, ``date_basis`` the words behind it; ``topics`` are the words of the text;
    ``more_ordinals`` are places in series beside ``ordinal``: the tenth of a year may be the second in two days.
    """

    type: EventType
    status: EventStatus
    date: str | None = None
    date_basis: str | None = None
    participants: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    initiator: str | None = None
    duration_minutes: int | None = None
    place: str | None = None
    topics: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    ordinal: Ordinal | None = None
    more_ordinals: tuple[Ordinal, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence says happened.

    Parameters:
        span: the trigger words (« conversation téléphonique »).
        sentence: index of its sentence.
        occurrence: 1 for the first mention with this trigger text in the sentence, 2 for the next …
        timex: index of the timex that dates it, or None.
        claims: its properties with their words and authority.
        rule: the name of the rule that made it.
    """

    span: Span
    sentence: int
    occurrence: int
    facts: EventFacts
    timex: int | None
    claims: tuple[Claim, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """All mentions in one article of what is certainly one event, and what they say together.

    ``mentions`` are indices into `Annotations.event_mentions`, in text order; the first is the event's head.
    ``day_after`` is the index, among the article's events, of one that took place the day before this one.
    """

    facts: EventFacts
    mentions: tuple[int, ...]
    day_after: int | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What an article's own furniture tells: headline, date as printed (EDTF), by-lines, agencies and outlets."""

    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one article; tuples are in text order.

    ``reference`` is the EDTF date from which relative dates were counted, or None.
    """

    article_id: str
    language: str
    reference: str | None
    header: Header
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    timexes: tuple[Timex, ...]
    persons: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    places: tuple[Entity, ...]
    quotations: tuple[Quotation, ...]
    event_mentions: tuple[EventMention, ...]
    events: tuple[ArticleEvent, ...]
