"""Turn a chronicle into the formats that others read, one module for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from generator.addresses import feed_file, page_file
from generator.export.catalogue import Catalogue
from generator.export.citations import CITED, citation
from generator.export.downloads import checksums, downloads
from generator.export.feeds import entity_feed
from generator.export.page_metadata import companion, site_companion
from generator.export.previews import Preview, draw, drawing_rules, event_previews
from generator.model import Companion, Download, Ref, RefKind

__all__ = [
    "Catalogue",
    "Preview",
    "companions",
    "downloads",
    "draw",
    "drawing_rules",
    "event_previews",
    "site_files",
]


def companions(catalogue: Catalogue) -> Callable[[str], Companion]:
    """Return what tells, for a page's file, what goes with it; made when it is asked for."""
    refs = {page_file(ref): ref for ref in _pages(catalogue)}
    of_the_site = site_companion(catalogue)

    def of(file: str) -> Companion:
        ref = refs.get(file)
        return companion(catalogue, ref) if ref else of_the_site

    return of


def site_files(catalogue: Catalogue, offered: Sequence[Download]) -> Iterator[tuple[str, bytes]]:
    """Yield all files but pictures, as (path relative to `docs/`, bytes): those offered, then those of each page."""
    yield from ((one.file, one.content) for one in offered)
    yield checksums(offered)
    for ref in _pages(catalogue):
        for make in _PAGE_FILES:
            yield from make(catalogue, ref)


def _pages(catalogue: Catalogue) -> Iterator[Ref]:
    yield from (Ref(RefKind.EVENT, event.id) for event in catalogue.chronicle.events)
    yield from catalogue.entities
    yield from (Ref(RefKind.ARTICLE, entry.article.id) for entry in catalogue.chronicle.articles)


def _citations(catalogue: Catalogue, ref: Ref) -> Iterator[tuple[str, bytes]]:
    cited = citation(catalogue, ref) if ref.kind in CITED else None
    for one in cited.formats if cited else ():
        yield one.file, one.text.encode()


def _feeds(catalogue: Catalogue, ref: Ref) -> Iterator[tuple[str, bytes]]:
    if ref.kind in (RefKind.PERSON, RefKind.THEME):
        yield feed_file(ref), entity_feed(catalogue, catalogue.entities[ref])


_PAGE_FILES: Final = (_citations, _feeds)
