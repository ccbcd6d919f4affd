"""Tell programs what a page is: reference managers, libraries, and those that preview a link.

Zotero reads ``citation_*`` first, then Dublin Core and OpenGraph; without ``z:itemType`` it would take a page with
``citation_title`` for an article of a journal (its translator “Embedded Metadata”).
"""

from __future__ import annotations

from generator import lexicon
from generator.addresses import CORRECTIONS_FEED, PREVIEW_FILE, companion_file, data_file, feed_file
from generator.export.catalogue import Catalogue
from generator.export.citations import CITED, citation
from generator.export.corrections import corrections_title
from generator.export.feeds import feed_title
from generator.export.linked_data import linked_data
from generator.export.previews import HEIGHT, WIDTH, preview_alt
from generator.model import Companion, Ref, RefKind
from generator.plain_text import fold

# The kinds that have a news feed of their own.
FOLLOWED = (RefKind.PERSON, RefKind.THEME)

Pairs = tuple[tuple[str, str], ...]


def companion(catalogue: Catalogue, ref: Ref) -> Companion:
    """Return everything that goes with the page of a thing."""
    state = catalogue.state(ref)
    return Companion(
        citation(catalogue, ref),
        state.digest if state else None,
        state.changed if state else None,
        _names(catalogue, ref),
        _properties(catalogue, ref),
        linked_data(catalogue, ref),
        _feeds(catalogue, ref),
    )


def site_companion(catalogue: Catalogue) -> Companion:
    """Return what goes with a page that is about no single thing: an index, a page written by hand."""
    picture = _picture(catalogue, data_file(PREVIEW_FILE), fold(catalogue.site.site_name))
    return Companion(properties=picture, feeds=_feeds(catalogue))


def _feeds(catalogue: Catalogue, ref: Ref | None = None) -> Pairs:
    """Return the feeds to offer on a page: its own, then that of the whole and the corrections."""
    own = ((feed_title(catalogue, ref), feed_file(ref)),) if ref and ref.kind in FOLLOWED else ()
    return (*own, (feed_title(catalogue), feed_file()), (corrections_title(catalogue), CORRECTIONS_FEED))


def _names(catalogue: Catalogue, ref: Ref) -> Pairs:
    """Return ``<meta name>`` elements; a page that is not to be cited is offered to no reference manager."""
    event = catalogue.events.get(ref.id) if ref.kind is RefKind.EVENT else None
    if event is not None and (not event.kept or event.withdrawn is not None):
        return ()
    site, state = catalogue.site, catalogue.state(ref)
    title = catalogue.dated_title(event) if event else catalogue.title(ref)
    changed = (state.changed if state else None) or ""
    url = catalogue.url(ref) if site.site_url else ""
    entry = catalogue.articles.get(ref.id) if ref.kind is RefKind.ARTICLE else None
    pairs = [
        ("z:itemType", "webpage" if ref.kind in CITED else ""),
        ("citation_title", title),
        ("citation_author", site.author),
        ("citation_publication_date", changed.replace("-", "/")),
        ("citation_publisher", site.site_name),
        ("citation_language", "fr"),
        ("citation_public_url", url),
        ("DC.title", title),
        ("DC.creator", site.author),
        ("DC.publisher", site.site_name),
        ("DC.date", changed),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.language", "fr"),
        ("DC.identifier", url),
        ("DC.source", entry.article.url or "" if entry else ""),
        ("DC.rights", lexicon.load("data_page")["licence"]["path"]),
    ]
    if event is not None:
        pairs += [("DC.subject", one) for one in catalogue.titles(event.themes)]
    return tuple((name, fold(words).strip()) for name, words in pairs if words.strip())


def _properties(catalogue: Catalogue, ref: Ref) -> Pairs:
    """Return ``<meta property>`` elements; an event's picture is its own, any other page's that of the site."""
    event = catalogue.events.get(ref.id) if ref.kind is RefKind.EVENT else None
    state = catalogue.state(ref)
    pairs: list[tuple[str, str]] = []
    if state and state.changed:
        pairs.append(("article:modified_time", state.changed))
    pairs.append(("article:section", catalogue.wording.label("folders", ref.kind.value)))
    if event is not None and event.withdrawn is None:
        return (
            *pairs,
            *_picture(catalogue, companion_file(ref, PREVIEW_FILE), preview_alt(catalogue, event)),
        )
    return (*pairs, *_picture(catalogue, data_file(PREVIEW_FILE), fold(catalogue.site.site_name)))


def _picture(catalogue: Catalogue, file: str, alt: str) -> Pairs:
    """Return what tells of a picture; nothing where its whole address is not known: programs want it whole."""
    if not catalogue.site.site_url:
        return ()
    return (
        ("og:image", catalogue.site.url(file)),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", alt),
    )
