"""The page of an article: where it comes from, what of it may be shown, what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.addresses import CORRECTIONS, METHOD_FILE, REPORT_FILE, further_file, index_file, page_file
from generator.french import dates
from generator.model import ArticleEntry, Ref, RefKind, Rights
from generator.render.article_parts import Stretch, whole_article
from generator.render.article_text import ArticleText, Paragraph
from generator.render.corrections import corrections_of
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import source_of
from generator.render.foreign import foreign_language, in_its_language
from generator.render.labels import counted, label, say
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief
from generator.render.page import Page
from generator.render.paging import Parts, anchors_page, further_numbers
from generator.render.permanence import permanence
from generator.render.prose import time
from generator.render.quotations import QuotationGroup, quotation_groups
from generator.render.supports import Supports
from generator.render.values import date_words
from generator.render.writer import Crumb, Writer, crumb_of


def article_pages(writer: Writer, supports: Supports, parts: Mapping[str, Parts[Stretch]]) -> Iterable[Page]:
    """Yield the page of each article, then further pages on a long one.

    Parameters:
        writer: writes them.
        supports: what rests on each sentence.
        parts: what each page of a long article tells, by its id.
    """
    for entry in writer.lookup.chronicle.articles:
        of_article = parts.get(entry.article.id) or whole_article(writer.lookup, entry)
        yield from article_page(writer, entry, supports, of_article)


def article_page(
    writer: Writer, entry: ArticleEntry, supports: Supports, parts: Parts[Stretch]
) -> Iterable[Page]:
    """Yield the pages of one article."""
    article = entry.article
    ref = Ref(RefKind.ARTICLE, article.id)
    file = page_file(ref)
    linker = writer.linker(file)
    lookup = writer.lookup
    last = len(parts.pages)
    yield writer.page(
        file,
        "article.md.j2",
        title=entry.title,
        description=_description(lookup, entry),
        trail=[crumb_of(RefKind.ARTICLE)],
        article=article,
        language=foreign_language(entry),
        own_title=article.title == entry.title,
        facts=article_facts(entry),
        rights=label("rights", article.rights.value),
        is_notice=article.rights is Rights.NOTICE,
        reference=date_words(article.reference_date.date) if article.reference_date else None,
        decisions=corrections_of(lookup, linker, ref),
        corrections=linker.to_file(index_file(CORRECTIONS), say("shared", "all_corrections")),
        method=linker.to_file(METHOD_FILE, say("article", "method")),
        permanence=permanence(lookup, writer.site, ref),
        report=linker.to_file(REPORT_FILE, say("shared", "report")),
        numbers=further_numbers(linker, ref, 1, last),
        told=_stretch_view(lookup, linker, entry, supports, parts.pages[0]),
    )
    for number, stretch in enumerate(parts.pages[1:], start=2):
        file = further_file(ref, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "article_further.md.j2",
            title=say("shared", "further_title").format(name=brief(entry.title), number=number),
            description=say("article", "further_description").format(title=entry.title, number=number),
            trail=[crumb_of(RefKind.ARTICLE), Crumb(brief(entry.title), page_file(ref))],
            meta={"robots": "noindex"},
            language=foreign_language(entry),
            is_notice=article.rights is Rights.NOTICE,
            back=linker.to(ref),
            numbers=further_numbers(linker, ref, number, last),
            told=_stretch_view(lookup, linker, entry, supports, stretch),
        )
    if parts.further:
        yield anchors_page(ref, parts.further)


@dataclass(frozen=True, slots=True)
class StretchView:
    """What one page tells of an article, as a template prints it."""

    text: list[Paragraph]
    events: list[SafeMarkdown]
    quotations: list[QuotationGroup]
    named: list[tuple[str, list[SafeMarkdown]]]


def _stretch_view(
    lookup: Lookup, linker: Linker, entry: ArticleEntry, supports: Supports, told: Stretch
) -> StretchView:
    # A quotation may reach into the next stretch, and is marked there too.
    quotations = lookup.quoted_in.get(entry.article.id, [])
    notes = supports.notes(linker, entry, told.sentences)
    return StretchView(
        ArticleText(entry, quotations, notes, linker, told.span).paragraphs(),
        [event_entry(linker, lookup.events[event]) for event in told.events],
        quotation_groups(lookup, linker, told.quotations),
        [
            (label("folders", kind.value), [linker.to(ref) for ref in told.named if ref.kind is kind])
            for kind in (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE)
            if any(ref.kind is kind for ref in told.named)
        ],
    )


def _description(lookup: Lookup, entry: ArticleEntry) -> str:
    events = counted(sum(event in lookup.events for event in _events_of(entry)), "event")
    return say("article", "description").format(title=entry.title, source=source_of(entry), count=events)


def _events_of(entry: ArticleEntry) -> set[str]:
    return {event for _, ids in entry.supports for event in ids} | set(entry.events)


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
