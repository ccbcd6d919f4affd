"""Quoted words: who said them, who relayed them, where; and the index of them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.addresses import QUOTATIONS, index_file
from generator.model import QuotationEntry, Ref, RefKind, Rights
from generator.render.environment import plural
from generator.render.escape import SafeMarkdown
from generator.render.evidence import source_of
from generator.render.excerpts import excerpt
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers
from generator.render.writer import Writer


@dataclass(frozen=True, slots=True)
class QuotationView:
    """Quoted words; ``words`` is None where the article's rights forbid to show them."""

    words: SafeMarkdown | None
    link: SafeMarkdown
    events: list[SafeMarkdown]


@dataclass(frozen=True, slots=True)
class QuotationGroup:
    """Quotations that share their source: who said it, who relayed it, where, in which article.

    ``article`` is None on the article's own page.
    """

    speaker: SafeMarkdown | None
    via: SafeMarkdown | None
    channel: str | None
    article: SafeMarkdown | None
    source: str
    notice: bool
    quotations: list[QuotationView]


def quotation_groups(
    lookup: Lookup, linker: Linker, entries: Iterable[QuotationEntry]
) -> list[QuotationGroup]:
    """Return quotations in order, those that follow each other with the same source together."""
    return [
        _group(lookup, linker, list(members))
        for _, members in groupby(
            entries,
            key=lambda entry: (
                entry.passage.article_id,
                entry.speaker,
                entry.speaker_label,
                entry.via,
                entry.via_label,
                entry.quotation.channel,
            ),
        )
    ]


def _group(lookup: Lookup, linker: Linker, entries: list[QuotationEntry]) -> QuotationGroup:
    first = entries[0]
    ref = Ref(RefKind.ARTICLE, first.passage.article_id)
    article = lookup.articles.get(first.passage.article_id)
    elsewhere = not linker.is_on(ref)
    return QuotationGroup(
        _named(linker, first.speaker, first.speaker_label),
        _named(linker, first.via, first.via_label),
        first.quotation.channel,
        linker.to(ref) if elsewhere else None,
        source_of(article) if article else "",
        elsewhere and article is not None and article.article.rights is Rights.NOTICE,
        [
            QuotationView(
                excerpt(article, entry.quotation.span) if article else None,
                linker.to_quotation(entry, "voir" if not elsewhere else "voir dans l’article"),
                [
                    linker.to_dated_event(event)
                    for event in entry.events
                    if not linker.is_on(Ref(RefKind.EVENT, event))
                ],
            )
            for entry in entries
        ],
    )


def _named(linker: Linker, ref: Ref | None, words: str | None) -> SafeMarkdown | None:
    if ref is not None:
        return linker.to(ref, words)
    return SafeMarkdown.escape(words) if words else None


def quotation_pages(writer: Writer) -> Iterable[Page]:
    """Yield the index of quotations, in the order of the articles."""
    entries = writer.lookup.chronicle.quotations
    pages = in_pages(entries, size=lambda entry: 500 + 3 * len(entry.quotation.text))
    for number, chunk in enumerate(pages, start=1):
        file = index_file(QUOTATIONS, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "quotations.md.j2",
            title="Citations",
            description=f"Toutes les paroles rapportées, avec qui les a dites. {plural(len(entries), 'citation')}.",
            groups=quotation_groups(writer.lookup, linker, chunk),
            count=len(entries),
            numbers=page_numbers(linker, QUOTATIONS, number, len(pages)),
        )
