"""The page of an article: where it comes from, what of it may be shown, what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.addresses import CORRECTIONS, METHOD_FILE, REPORT_FILE, index_file, page_file
from generator.french import dates
from generator.model import ArticleEntry, Ref, RefKind, Rights
from generator.render.article_text import ArticleText
from generator.render.corrections import corrections_of
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import source_of
from generator.render.foreign import foreign_language, in_its_language
from generator.render.labels import counted, label, say
from generator.render.page import Page
from generator.render.permanence import permanence
from generator.render.prose import time
from generator.render.quotations import quotation_groups
from generator.render.supports import Supports
from generator.render.values import date_words
from generator.render.writer import Writer, crumb_of


def article_pages(writer: Writer) -> Iterable[Page]:
    """Yield the page of each article."""
    supports = Supports(writer.lookup)
    for entry in writer.lookup.chronicle.articles:
        yield article_page(writer, entry, supports)


def article_page(writer: Writer, entry: ArticleEntry, supports: Supports) -> Page:
    """Return the page of one article."""
    article = entry.article
    file = page_file(Ref(RefKind.ARTICLE, article.id))
    linker = writer.linker(file)
    lookup = writer.lookup
    events = [event for event in _events_in_order(entry) if event in lookup.events]
    quotations = lookup.quoted_in.get(article.id, [])
    named = list(dict.fromkeys(link.ref for link in entry.links))
    return writer.page(
        file,
        "article.md.j2",
        title=entry.title,
        description=say("article", "description").format(
            title=entry.title, source=source_of(entry), count=counted(len(events), "event")
        ),
        trail=[crumb_of(RefKind.ARTICLE)],
        article=article,
        language=foreign_language(entry),
        own_title=article.title == entry.title,
        facts=article_facts(entry),
        rights=label("rights", article.rights.value),
        is_notice=article.rights is Rights.NOTICE,
        reference=date_words(article.reference_date.date) if article.reference_date else None,
        text=ArticleText(entry, quotations, supports.notes(linker, entry), linker).paragraphs(),
        events=[event_entry(linker, lookup.events[event]) for event in events],
        quotations=quotation_groups(lookup, linker, quotations),
        named=[
            (label("folders", kind.value), [linker.to(ref) for ref in named if ref.kind is kind])
            for kind in (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE)
            if any(ref.kind is kind for ref in named)
        ],
        decisions=corrections_of(lookup, linker, Ref(RefKind.ARTICLE, article.id)),
        corrections=linker.to_file(index_file(CORRECTIONS), say("shared", "all_corrections")),
        method=linker.to_file(METHOD_FILE, say("article", "method")),
        permanence=permanence(lookup, writer.site, Ref(RefKind.ARTICLE, article.id)),
        report=linker.to_file(REPORT_FILE, say("shared", "report")),
    )


def article_facts(entry: ArticleEntry) -> list[tuple[str, SafeMarkdown]]:
    """Return what is known of where an article comes from; what the source does not tell is said so."""
    article = entry.article
    unknown = SafeMarkdown('<span class="fr-unknown">{}</span>').format(say("article", "unknown"))
    rows = [
        (
            say("article", "publication"),
            SafeMarkdown.escape(", ".join(article.publishers)) if article.publishers else unknown,
        ),
        (
            say("article", "signature"),
            SafeMarkdown.escape(", ".join(article.authors)) if article.authors else unknown,
        ),
        (
            say("article", "published"),
            time(article.published, date_words(article.published)) if article.published else unknown,
        ),
        (say("article", "url"), external(article.url) if article.url else unknown),
    ]
    if article.title is None or article.title != entry.title:  # the page is headed by it already
        title = in_its_language(entry, article.title) if article.title else unknown
        rows.insert(0, (say("article", "title"), title))
    if article.added:
        rows.append((say("article", "added"), time(article.added, dates.noun(article.added))))
    return rows


def external(url: str) -> SafeMarkdown:
    """Return a link to another site; only for what is surely a web address."""
    parts = urlsplit(url.strip()) if "\\" not in url else None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return SafeMarkdown.escape(url)
    return SafeMarkdown('<a href="{}" rel="external noopener">{}</a>').format(url.strip(), parts.hostname)


def _events_in_order(entry: ArticleEntry) -> list[str]:
    order = [event for _, ids in sorted(entry.supports) for event in ids]
    return list(dict.fromkeys([*order, *entry.events]))
