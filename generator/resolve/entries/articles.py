"""The entry of an article: its title, the names that link, what its sentences support, what may be shown."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import ArticleEntry, Event, LinkedSpan, Passage, QuotationEntry, Span
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.article_titles import article_title
from generator.resolve.texts.documents import Document
from generator.resolve.texts.rights import shown_spans

# How much rests on a piece of evidence: an event on its trigger, a fact on its account.
_TRIGGER_WEIGHT, _ACCOUNT_WEIGHT, _QUOTATION_WEIGHT = 4, 2, 1
_KEPT_WEIGHT = 2


def article_entries(
    documents: Sequence[Document],
    linking: Linking,
    events: Sequence[Event],
    quotations: Sequence[QuotationEntry],
) -> tuple[ArticleEntry, ...]:
    """Return the articles by id."""
    standing = [event for event in events if event.withdrawn is None]
    links: dict[str, list[LinkedSpan]] = {document.id: [] for document in documents}
    for ref in sorted(linking.namings):
        for naming in linking.namings[ref]:
            links[naming.document.id] += [LinkedSpan(mention.span, ref) for mention in naming.mentions]
    supports: dict[str, dict[int, dict[str, None]]] = {document.id: {} for document in documents}
    evidence: dict[str, dict[int, dict[Span, int]]] = {document.id: {} for document in documents}

    def weigh(passage: Passage, weight: int) -> None:
        spans = evidence[passage.article_id].setdefault(passage.sentence, {})
        spans[passage.span] = spans.get(passage.span, 0) + weight

    for event in standing:
        for passage in event.passages:
            weigh(passage, _TRIGGER_WEIGHT + (_KEPT_WEIGHT if event.kept else 0))
        for account in event.accounts:
            weigh(account.passage, _ACCOUNT_WEIGHT)
        for passage in (*event.passages, *event.follow_ups, *(a.passage for a in event.accounts)):
            supports[passage.article_id].setdefault(passage.sentence, {})[event.id] = None
    for entry in quotations:
        weigh(entry.passage, _QUOTATION_WEIGHT)
    told: dict[str, dict[str, None]] = {}
    for event in standing:
        for passage in event.passages:
            told.setdefault(passage.article_id, {})[event.id] = None
    quoted: dict[str, list[str]] = {}
    for entry in quotations:
        quoted.setdefault(entry.passage.article_id, []).append(entry.id)
    return tuple(
        ArticleEntry(
            article=document.article,
            annotations=document.annotations,
            title=article_title(document),
            shown=shown_spans(document, evidence[document.id], article_title(document)),
            links=_without_overlap(links[document.id]),
            supports=tuple(
                (sentence, tuple(sorted(ids))) for sentence, ids in sorted(supports[document.id].items())
            ),
            events=tuple(told.get(document.id, ())),
            quotations=tuple(quoted.get(document.id, ())),
        )
        for document in documents
    )


def _without_overlap(links: Sequence[LinkedSpan]) -> tuple[LinkedSpan, ...]:
    """Keep the longest of links that overlap, of equals the first."""
    chosen: list[LinkedSpan] = []
    longest_first = sorted(links, key=lambda link: (link.span.start - link.span.end, link))
    taken: set[int] = set()
    for link in longest_first:
        positions = range(link.span.start, link.span.end)
        if len(positions) and not any(position in taken for position in positions):
            taken.update(positions)
            chosen.append(link)
    return tuple(sorted(chosen))
