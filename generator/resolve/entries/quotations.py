"""Quotations across the corpus: who speaks, through whom, and about which event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from generator.model import Entity, Quotation, QuotationEntry, Ref, Span
from generator.resolve.names.linking import Linking
from generator.resolve.texts.documents import Document
from generator.resolve.texts.ids import Minter, digest, sentence_anchor

# Which event each sentence of an article tells of, and who takes part in the one the article is about.
SentenceEvents = Mapping[tuple[str, int], Sequence[str]]
MainEvent = Mapping[str, tuple[str, frozenset[Ref]]]


def quotation_entries(
    documents: Sequence[Document],
    linking: Linking,
    sentence_events: SentenceEvents,
    main_events: MainEvent,
    speakers_on: Mapping[str, frozenset[Ref]],
) -> tuple[QuotationEntry, ...]:
    """Return every quotation, by article and position, with the events it is about.

    These are the events of its sentence; else the one the article is about, when the words are those of somebody
    who takes part in it or answers for an account of it, or name somebody who takes part.

    Parameters:
        sentence_events: (article id, sentence) → ids of the events whose triggers stand there.
        main_events: article id → the event it is about and those who take part in it.
        speakers_on: event id → those who answer for an account of it.
    """
    minter = Minter()
    found: list[QuotationEntry] = []
    for document in documents:
        mentions = _mentions(document)
        for quotation in sorted(document.annotations.quotations, key=lambda quotation: quotation.span):
            passage = document.passage(quotation.span, quotation.sentence)
            if passage is None:
                continue
            speaker, via = _speakers(document, quotation, linking)
            events = sentence_events.get((document.id, passage.sentence), ())
            main = main_events.get(document.id)
            if not events and main is not None:
                involved = main[1] | speakers_on.get(main[0], frozenset())
                if speaker in involved or _named(document, mentions, quotation.span, linking) & main[1]:
                    events = (main[0],)
            anchor = sentence_anchor(document, passage.sentence)
            found.append(
                QuotationEntry(
                    id=minter.mint(digest((document.id, anchor), 10)),
                    quotation=quotation,
                    passage=passage,
                    speaker=speaker,
                    speaker_label=linking.name_of(speaker) if speaker else quotation.speaker,
                    via=via,
                    via_label=linking.name_of(via) if via else quotation.via,
                    events=tuple(sorted(set(events))),
                )
            )
    return tuple(found)


def _speakers(document: Document, quotation: Quotation, linking: Linking) -> tuple[Ref | None, Ref | None]:
    speaker = via = None
    if quotation.speaker:
        speaker = linking.of_kind(document.id, quotation.speaker, quotation.speaker_kind)
    if quotation.via:
        via = linking.of_kind(document.id, quotation.via, None)
    return speaker, via


def _mentions(document: Document) -> list[tuple[Span, Entity]]:
    """Return what an article names, in text order."""
    annotations = document.annotations
    named = (*annotations.persons, *annotations.organisations, *annotations.places)
    mentions = ((mention.span, entity) for entity in named for mention in entity.mentions)
    return sorted(mentions, key=lambda one: one[0])


def _named(
    document: Document, mentions: Sequence[tuple[Span, Entity]], span: Span, linking: Linking
) -> set[Ref]:
    """Return the persons and parties that quoted words name."""
    first = bisect_left(mentions, span.start, key=lambda one: one[0].start)
    last = bisect_left(mentions, span.end, lo=first, key=lambda one: one[0].start)
    named = [entity for where, entity in mentions[first:last] if span.covers(where)]
    refs = (linking.of_kind(document.id, entity.name, entity.kind) for entity in named)
    return {ref for ref in refs if ref is not None}
