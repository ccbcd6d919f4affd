"""What one article tells of one event, with its names led to their pages and its date as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.edtf import Edtf, EdtfError, day, interval, parse
from generator.model import Article, DateStep, EventFacts, EventMention, EventStatus, Passage, Ref
from generator.resolve.names.linking import Linking
from generator.resolve.texts.documents import Document
from generator.resolve.texts.ids import provisional_id

# An undated « ils se sont rencontrés à X » is taken to speak of the recent past when events are compared.
_RECENT_DAYS: Final = 31
UNREAL: Final = (EventStatus.PLANNED, EventStatus.HYPOTHETICAL, EventStatus.CANCELLED)


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's account of one event.

    Parameters:
        index: the event's place in the article, ``Annotations.events[index]``.
        mentions: indices of its mentions, in text order, never empty.
        date: as the article gives it, or as another event of the article implies it.
        date_rule: how the date came about where another event gives it: ``day-before``, ``day-after`` …
        date_anchor: the date of that other event.
        provisional: the id the event has while this is its first telling and nobody keeps it.
        event_mentions: the mentions themselves.
        seniority: the key by which the first telling of an event is chosen: it never gives way to a later one.
        number: its place in the series of a year, where other articles tell it: (9, "2031").
        written_after: the day of the event that an article without a date reports, once other articles tell it.
        evidence: the steps by which other articles tell its number or its date.
        not_of: ids of kept events that it does not tell of, by an editor's decision.
    """

    document: Document
    index: int
    mentions: tuple[int, ...]
    facts: EventFacts
    persons: tuple[Ref, ...]
    parties: tuple[Ref, ...]
    initiator: Ref | None
    place: Ref | None
    date: Edtf | None
    provisional: str
    event_mentions: tuple[EventMention, ...]
    seniority: tuple[tuple[str, str], int, tuple[int, ...]]
    date_rule: str | None = None
    date_anchor: Edtf | None = None
    number: tuple[int, str] | None = None
    evidence: tuple[DateStep, ...] = ()
    written_after: Edtf | None = None
    not_of: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int, tuple[int, ...]]:
        """Name the telling, and sort by article and place in it."""
        return self.document.id, self.index, self.mentions

    @property
    def unreal(self) -> bool:
        """Tell whether it is told as something that has not taken place."""
        return self.facts.status in UNREAL

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return the trigger of each mention as evidence."""
        found = (self.document.passage(m.span, m.sentence) for m in self.event_mentions)
        return tuple(passage for passage in found if passage)

    @property
    def told_on(self) -> Edtf | None:
        """Return when its article was written: by its date, else not before the event that it reports."""
        return (
            read_date(self.document.annotations.reference or self.document.article.reference)
            or self.written_after
        )

    @property
    def recent_past(self) -> Edtf | None:
        """Return the days that an undated past event of this article is likely to fall in, for comparing only."""
        reference = read_date(self.document.annotations.reference or self.document.article.reference)
        if reference is None:
            return None
        start = max(reference.first.toordinal() - _RECENT_DAYS, 1)
        return interval(date.fromordinal(start), reference.last)


def read_date(text: str | None) -> Edtf | None:
    """Return the value of an EDTF date, or None for none and for what is not one."""
    if text is None:
        return None
    try:
        return parse(text)
    except EdtfError:
        return None


def telling_of(
    document: Document, linking: Linking, index: int, mentions: tuple[int, ...], facts: EventFacts
) -> Telling:
    """Lead the names of one article event to their pages."""
    persons = [linking.person(document.id, name) for name in facts.participants]
    parties = [linking.party(document.id, name) for name in facts.parties]
    initiator = linking.of_kind(document.id, facts.initiator, None) if facts.initiator else None
    told = tuple(document.annotations.event_mentions[m] for m in mentions)
    first = min(told, key=lambda m: (m.span, m.occurrence))
    return Telling(
        document=document,
        index=index,
        mentions=mentions,
        facts=facts,
        persons=tuple(sorted({ref for ref in persons if ref})),
        parties=tuple(sorted({ref for ref in parties if ref})),
        initiator=initiator,
        place=linking.place(document.id, facts.place) if facts.place else None,
        date=read_date(facts.date),
        provisional=provisional_id(document, first),
        event_mentions=told,
        seniority=(document.seniority, min(mention.sentence for mention in told), mentions),
    )


def tellings_of(document: Document, linking: Linking) -> tuple[Telling, ...]:
    """Return what an article tells of each of its events, in its order; what is only weighed is no event here."""
    return tuple(
        telling_of(document, linking, index, event.mentions, event.facts)
        for index, event in enumerate(document.annotations.events)
        if event.mentions and event.facts.status is not EventStatus.HYPOTHETICAL
    )


def facts_of_mentions(document: Document, mentions: Sequence[int], whole: EventFacts) -> EventFacts:
    """Return what some mentions of an article event say by themselves, when an editor takes it apart.

    What they do not say is left out, but for type and status, which every event has.
    """
    return facts_together([document.annotations.event_mentions[index].facts for index in mentions], whole)


def facts_together(told: Sequence[EventFacts], whole: EventFacts) -> EventFacts:
    """Return what some mentions of an event say together; ``whole`` where there is none."""
    if not told:
        return whole
    head = told[0]

    def first(name: str) -> object:
        return next((value for fact in told if (value := getattr(fact, name)) is not None), None)

    def union(name: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(value for fact in told for value in getattr(fact, name)))

    changes: dict[str, object] = {
        name: first(name)
        for name in ("date", "date_basis", "initiator", "duration_minutes", "place", "ordinal")
    }
    changes |= {name: union(name) for name in ("participants", "parties", "topics", "figures")}
    return replace(head, **changes)  # type: ignore[arg-type]


def main_telling(tellings: Sequence[Telling]) -> Telling | None:
    """Return the event that an article is about: of those it tells as real, the one it speaks of most."""
    real = [telling for telling in tellings if not telling.unreal]
    return min(real, key=lambda telling: (-len(telling.mentions), telling.mentions), default=None)


def article_published(article: Article) -> Edtf | None:
    """Return the date printed on an article's page as a value."""
    return read_date(article.published)


def days_around(value: Edtf) -> tuple[Edtf, ...]:
    """Return each day of a short run of days."""
    first, last = value.first.toordinal(), value.last.toordinal()
    return tuple(day(date.fromordinal(ordinal)) for ordinal in range(first, last + 1))
