"""The chronicle: everything resolved; what all pages and exports are made from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.errors import Fault
from generator.model.annotations import Annotations, EventStatus, EventType, Figure, Ordinal, Quotation
from generator.model.records import Authority, Decision
from generator.model.references import Passage, Ref
from generator.model.text import Article, Span


@dataclass(frozen=True, slots=True)
class DateStep:
    """One step of a date's trail: the words, what they count from, the rule, the result (EDTF).

    ``kind`` is ``text`` (an article says so), ``article_date`` (what the page of the article says), ``decision``
    (an editor), ``corpus`` (what other articles add). ``note`` is a French sentence for the reader.
    """

    kind: str
    words: str | None
    anchor: str | None
    rule: str
    result: str | None
    note: str
    passage: Passage | None = None
    decision: Decision | None = None


class Rank(StrEnum):
    """How much an account weighs among those on its property, as Wikidata ranks its statements."""

    PREFERRED = "preferred"
    NORMAL = "normal"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True)
class Account:
    """One claim about one property of one event, by one authority, with its evidence.

    ``id`` is the anchor without its prefix (``#compte-ID``). ``authority`` is the page of the one who says so
    (organisation, else person, else article); ``authority_label`` its name. ``agreement`` is ``alone``,
    ``agrees``, ``completes`` or ``contradicts``, against the other accounts on the same property;
    ``agreement_rule`` names what decided that. An account that differs from what an editor keeps ``contradicts``,
    with a rule that begins with ``kept-fact:``. ``bears_out`` tells whether its words are evidence for the event's
    own value of the property. ``repeats`` are the ids that the same words of the same authority further on in the
    article would have: anchors as well, for an edit may make one of them the first. ``qualifier`` is what the value
    alone does not say: how rough a duration is (``more``: « plus d’une heure »; the names of `event_durations.yml`), in
    which series an ordinal counts (`Ordinal.period`); else empty.
    """

    id: str
    property: str
    value: str
    words: str
    authority: Ref
    authority_label: str
    via: Ref | None
    passage: Passage
    agreement: str
    rule: str
    agreement_rule: str = ""
    bears_out: bool = True
    rank: Rank = Rank.NORMAL
    rank_rule: str = ""
    rank_reason: str = ""
    rank_decision: Decision | None = None
    repeats: tuple[str, ...] = ()
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an event's own value of one property rests on.

    ``kind`` is ``decision`` (an editor keeps it), ``agreement`` (several say so, nobody otherwise), ``single`` (one
    says so), ``majority`` or ``best-evidence`` (others contradict it), ``deduced`` (it follows from other articles)
    or ``open`` (they contradict each other and the page gives no value). ``supporters`` and ``opponents`` are the
    authorities for and against it, sorted; ``decision`` is the editor's, if he gave a reason.
    """

    property: str
    kind: str
    supporters: tuple[Ref, ...]
    opponents: tuple[Ref, ...]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class QuotationEntry:
    """A quotation with its speaker resolved; ``id`` is the anchor without its prefix (``#citation-ID``)."""

    id: str
    quotation: Quotation
    passage: Passage
    speaker: Ref | None
    speaker_label: str | None
    via: Ref | None
    via_label: str | None
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the chronicle, made of every mention of it in every article.

    Parameters:
        id: the kept id, or ``p-`` and eight hex digits while provisional.
        kept: whether an editor keeps it.
        title: French, for the page (« Appel téléphonique entre Anna Leclerc et Paul Dubreuil »).
        date: EDTF, or None; ``date_trail`` says how it came about; ``date_conflict`` is a French sentence where
            the article's date and the event's disagree, or None.
        participants: persons; ``parties``: places and organisations that act.
        initiator: the one who called or invited, or None.
        passages: the trigger of each mention, sorted: the evidence that it took place.
        quotations: ids of `QuotationEntry`.
        follow_ups: announced sequels without a page of their own, each a passage (« Suites annoncées »).
        previous, next: ids of the neighbours of the same type and participants, by date.
        same_series: ids of events told to stand in a relation of days (the call of the day before).
        decisions: what editors decided about it.
        aliases: earlier ids that redirect here (provisional and merged ones).
        withdrawn: the reason, when the event is withdrawn.
        joins: why each article's telling is part of it: (article id, name of the rule), sorted.
        bases: what each of its values rests on, by property, in the page's order.
        duration_qualifier: how rough the duration is (see `Account.qualifier`); empty where it is told exactly.
    """

    id: str
    kept: bool
    type: EventType
    status: EventStatus
    title: str
    date: str | None
    date_trail: tuple[DateStep, ...]
    date_conflict: str | None
    participants: tuple[Ref, ...]
    parties: tuple[Ref, ...]
    initiator: Ref | None
    duration_minutes: int | None
    place: Ref | None
    themes: tuple[Ref, ...]
    topics: tuple[str, ...]
    figures: tuple[Figure, ...]
    ordinal: Ordinal | None
    passages: tuple[Passage, ...]
    accounts: tuple[Account, ...]
    quotations: tuple[str, ...]
    follow_ups: tuple[Passage, ...]
    previous: str | None
    next: str | None
    same_series: tuple[str, ...]
    decisions: tuple[Decision, ...]
    aliases: tuple[str, ...]
    withdrawn: str | None = None
    joins: tuple[tuple[str, str], ...] = ()
    bases: tuple[Basis, ...] = ()
    duration_qualifier: str = ""


@dataclass(frozen=True, slots=True)
class AttestedName:
    """A form under which an entity is written: where it was read, or ``given`` by an editor."""

    form: str
    article_ids: tuple[str, ...]
    given: bool


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A person, organisation, place or theme with everything that the chronicle knows of it.

    Parameters:
        ref: its page; ``name`` and ``sort_name`` as readers see and sort it.
        record: the editor's file on it, or None: then nothing but what was read is known.
        names: every attested and given form, the most frequent first, then by form.
        roles: descriptions as read, each with where: (words, passage).
        mentions: every place where it is named, sorted by article and position.
        events: ids, by date; ``quotations``: ids of words spoken; ``quoted_about``: of words that name it.
        related: entities that share an event with it: (ref, number of shared events), most first.
        aliases: earlier ids that redirect here.
    """

    ref: Ref
    name: str
    sort_name: str
    record: Authority | None
    names: tuple[AttestedName, ...]
    roles: tuple[tuple[str, Passage], ...]
    mentions: tuple[Passage, ...]
    events: tuple[str, ...]
    quotations: tuple[str, ...]
    quoted_about: tuple[str, ...]
    related: tuple[tuple[Ref, int], ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class LinkedSpan:
    """Words of an article that name an entity; ``span`` never overlaps another of the same article."""

    span: Span
    ref: Ref


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """An article with what it supports and what of it may be shown.

    ``shown`` are the spans of the text that may be published, by the article's rights, computed once for all
    outputs; ``supports`` pairs a sentence index with the ids of the events that rest on it.
    """

    article: Article
    annotations: Annotations
    title: str
    shown: tuple[Span, ...]
    links: tuple[LinkedSpan, ...]
    supports: tuple[tuple[int, tuple[str, ...]], ...]
    events: tuple[str, ...]
    quotations: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class PageState:
    """Say which state of a page this is, so that a citation can name the state that was read.

    The digest is that of the page's content, whatever its layout, the program's version, the clock or git. Hashed is
    the canonical JSON (UTF-8, keys sorted, no blanks, nothing that is None or empty) of:

    - every page: its kind and id, and the decisions taken on it (property, value, reason, day, source);
    - an event: title, type, status, date, its conflict with the articles' dates, duration, initiator, participants,
      parties, place and themes (id and name), figures, rank, subjects, whether it is kept; the trail of its date;
      each account (property, value, authority, relayer, how it stands to the others, its rank and why), and all its
      evidence; its sequels and quotations;
    - a withdrawn event: its title, why it was withdrawn, and the articles that it came from;
    - an entity: names, description, coordinates and what else its record says; its roles, its mentions and
      quotations, and its events (id, title, date, status);
    - an article: its metadata, its rights, the SHA-256 of its text, the names that link, its quotations, and for each
      sentence that supports something the events that do rest on it.

    Evidence is told as (article, anchor of the sentence, words), never as offsets: an edit elsewhere in an article
    leaves the digest as it is. Left out: the names of rules, our French notes, neighbours in lists, counts, other
    pages' states.

    Parameters:
        ref: the page.
        digest: the first 12 hex digits of the SHA-256 of that JSON.
        changed: ISO date of the last change, or None where no date is known: the latest ``decided`` of the decisions
            on the page, on its events and on the articles that it rests on, and ``added`` of these articles.
    """

    ref: Ref
    digest: str
    changed: str | None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything resolved. All tuples are sorted: events by date then id, entities by sort name, articles by id.

    ``redirects`` pairs an old page with the one that answers for it; ``notices`` is what `check` tells that is
    no fault (what nobody has kept, where extraction has come to differ), each with the line to write.
    ``overruled`` pairs a decision with what the articles alone would give in its place, written as its value is; the
    empty string where they say nothing of it. ``states`` has one entry for each event, person, organisation, place,
    theme and article, sorted by page.
    """

    articles: tuple[ArticleEntry, ...]
    events: tuple[Event, ...]
    persons: tuple[EntityEntry, ...]
    organisations: tuple[EntityEntry, ...]
    places: tuple[EntityEntry, ...]
    themes: tuple[EntityEntry, ...]
    quotations: tuple[QuotationEntry, ...]
    decisions: tuple[Decision, ...]
    redirects: tuple[tuple[Ref, Ref], ...]
    notices: tuple[Fault, ...]
    states: tuple[PageState, ...] = ()
    overruled: tuple[tuple[Decision, str], ...] = ()
