"""The JSON form of what was found in one document: one object, as `extract --json` prints it."""

from __future__ import annotations

from typing import Any

from generator.model import Annotations, Article, Entity, Span


def extraction(article: Article, annotations: Annotations) -> dict[str, Any]:
    """Return the annotations of a document as plain values for JSON.

    Every object with ``start`` and ``end`` points into ``text``, in Unicode characters. ``published`` is the date as
    printed, or the one given for the document. The ``text`` of a quotation leaves out its ``incises``, the words of
    the article between the quoted ones (« …, a-t-elle ajouté, … »).
    """
    a = annotations
    return {
        "id": article.id,
        "language": a.language,
        "published": article.published or a.header.published,
        "title": article.title or a.header.title,
        "authors": list(article.authors or a.header.authors),
        "publishers": list(article.publishers or a.header.publishers),
        "text": article.text,
        "blocks": [{**_span(b.span), "kind": b.kind.value, "rule": b.rule} for b in a.blocks],
        "sentences": [{**_span(s.span), "anchor": s.anchor} for s in a.sentences],
        "timexes": [
            {
                **_span(t.span),
                "text": t.text,
                "type": t.type,
                "value": t.value,
                "edtf": t.edtf,
                "anchor": t.anchor,
                "offset": t.offset,
                "rule": t.rule,
            }
            for t in a.timexes
        ],
        "persons": [_entity(entity) for entity in a.persons],
        "organisations": [_entity(entity) for entity in a.organisations],
        "places": [_entity(entity) for entity in a.places],
        "quotations": [
            {
                **_span(q.span),
                "text": q.said,
                "incises": [_span(incise) for incise in q.incises],
                "speaker": q.speaker,
                "via": q.via,
                "cue": q.cue,
                "channel": q.channel,
                "kind": q.kind,
                "rule": q.rule,
                "repeats": q.repeats,
            }
            for q in a.quotations
        ],
        "events": [_event(a, index) for index in range(len(a.events))],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "name": entity.name,
        "variants": list(entity.variants),
        "mentions": [[mention.span.start, mention.span.end] for mention in entity.mentions],
        "roles": list(entity.roles),
    }


def _event(annotations: Annotations, index: int) -> dict[str, Any]:
    event = annotations.events[index]
    facts = event.facts
    head = annotations.event_mentions[event.mentions[0]]
    return {
        "type": facts.type.value,
        "status": facts.status.value,
        "date": facts.date,
        "date_basis": facts.date_basis,
        "participants": list(facts.participants),
        "parties": list(facts.parties),
        "initiator": facts.initiator,
        "duration_minutes": facts.duration_minutes,
        "place": facts.place,
        "topics": list(facts.topics),
        "figures": [{"value": figure.value, "what": figure.what} for figure in facts.figures],
        "ordinal": {"count": facts.ordinal.count, "period": facts.ordinal.period} if facts.ordinal else None,
        **_span(head.span),
        "mentions": [
            list(_span(annotations.event_mentions[place].span).values()) for place in event.mentions
        ],
    }
