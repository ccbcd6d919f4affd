"""The event mentions that the words of a selector bind."""

from __future__ import annotations

from generator.model import EventMention, EventType, Span
from generator.resolve.texts.documents import Document


def mentions_in(document: Document, span: Span) -> tuple[int, ...]:
    """Return the event mentions in some words, without those that an editor rejects."""
    told = {index for event in document.annotations.events for index in event.mentions}
    mentions = document.annotations.event_mentions
    return tuple(index for index in sorted(told) if mentions[index].span.overlaps(span))


def mentions_at(
    document: Document, span: Span, wanted: EventType, near: frozenset[EventType]
) -> tuple[int, ...]:
    """Return the event mentions that the words bind: those of the wanted type, else near it, else the only one."""
    found = [(index, document.annotations.event_mentions[index]) for index in mentions_in(document, span)]

    def of(types: frozenset[EventType], pool: list[tuple[int, EventMention]]) -> tuple[int, ...]:
        return tuple(index for index, mention in pool if mention.facts.type in types)

    chosen = of(frozenset({wanted}), found) or of(near, found)
    if not chosen and len(found) == 1:
        chosen = (found[0][0],)
    return chosen
