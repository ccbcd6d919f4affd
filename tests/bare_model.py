"""Events and articles of which a test says only what matters to it; all else is empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.model import (
    Annotations,
    Article,
    ArticleEntry,
    Block,
    BlockKind,
    Event,
    EventStatus,
    EventType,
    Header,
    QuotationEntry,
    Rights,
    Sentence,
    Span,
)


def bare_event(event_id: str, kind: EventType, **told: Any) -> Event:
    """Return a kept event that took place, of which nothing is known but what is ``told``."""
    empty: dict[str, Any] = {
        "kept": True,
        "status": EventStatus.OCCURRED,
        "title": event_id,
        "date": None,
        "date_trail": (),
        "date_conflict": None,
        "participants": (),
        "parties": (),
        "initiator": None,
        "duration_minutes": None,
        "place": None,
        "themes": (),
        "topics": (),
        "figures": (),
        "ordinal": None,
        "passages": (),
        "accounts": (),
        "quotations": (),
        "follow_ups": (),
        "previous": None,
        "next": None,
        "same_series": (),
        "decisions": (),
        "aliases": (),
    }
    return Event(id=event_id, type=kind, **(empty | told))


def bare_annotations(article_id: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Annotations:
    """Return what annotating finds in a French article that names, dates and tells nothing."""
    return Annotations(
        article_id, "fr", None, Header(), tuple(blocks), tuple(sentences), (), (), (), (), (), (), ()
    )


def open_article(
    article_id: str,
    title: str,
    text: str,
    sentences: Sequence[Sentence],
    quotations: Sequence[QuotationEntry],
    *,
    published: str,
    events: Sequence[str] = (),
) -> ArticleEntry:
    """Return an article of one block that may be shown whole, with the quotations in it."""
    whole = Span(0, len(text))
    annotations = bare_annotations(article_id, [Block(whole, BlockKind.BODY, "invented")], sentences)
    article = Article(article_id, text, title=title, published=published, rights=Rights.FULL)
    said = tuple(one.id for one in quotations)
    return ArticleEntry(article, annotations, title, (whole,), (), (), tuple(events), said)
