"""Quoted words: who said them, who relayed them, where; and the index of them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.addresses import QUOTATIONS, index_file
from generator.model import QuotationEntry, Ref, RefKind, Rights
from generator.render import dates
from generator.render.environment import plural
from generator.render.escape import SafeMarkdown
from generator.render.excerpts import excerpt
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers
from generator.render.writer import Writer


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation as pages show it; ``words`` is None where the article's rights forbid to show them."""

    words: SafeMarkdown | None
    speaker: SafeMarkdown | None
    via: SafeMarkdown | None
    channel: str | None
    kind: str
    link: SafeMarkdown
    article: SafeMarkdown | None
    date: str | None
    events: list[SafeMarkdown]
    notice: bool


def quotation_view(lookup: Lookup, linker: Linker, entry: QuotationEntry) -> QuotationView:
    """Return a quotation with its links."""
    article = lookup.articles.get(entry.passage.article_id)
    quotation = entry.quotation
    source = Ref(RefKind.ARTICLE, entry.passage.article_id)
    published = article.article.published if article else None
    return QuotationView(
        excerpt(article, quotation.span) if article else None,
        _named(linker, entry.speaker, entry.speaker_label),
        _named(linker, entry.via, entry.via_label),
        quotation.channel,
        label("quotation_kinds", quotation.kind),
        linker.to_quotation(entry, "voir dans l’article"),
        linker.to(source) if not linker.is_on(source) else None,
        dates.short(published) if published else None,
        [linker.to_event(event) for event in entry.events if not linker.is_on(Ref(RefKind.EVENT, event))],
        article is not None and article.article.rights is Rights.NOTICE,
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
            quotations=[quotation_view(writer.lookup, linker, entry) for entry in chunk],
            count=len(entries),
            numbers=page_numbers(linker, QUOTATIONS, number, len(pages)),
        )
