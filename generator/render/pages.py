"""All pages of the site, in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.model import Chronicle, Companion, Download, Measures, Ref, RefKind
from generator.render.article_parts import cut_articles
from generator.render.articles import article_pages
from generator.render.calendars import calendar_pages
from generator.render.chronology import chronology_pages
from generator.render.corrections import correction_pages
from generator.render.data import data_page
from generator.render.entities import entity_pages
from generator.render.event_parts import cut_events
from generator.render.events import event_pages
from generator.render.handed_words import handed_words
from generator.render.home import home_page, search_page
from generator.render.indexes import index_pages
from generator.render.lookup import Lookup
from generator.render.measures import measures_file
from generator.render.page import Page, SiteInfo
from generator.render.pictures.records import picture_records
from generator.render.quotations import quotation_pages
from generator.render.redirects import redirect_pages
from generator.render.supports import Supports
from generator.render.writer import Writer


def render_pages(
    chronicle: Chronicle,
    site: SiteInfo,
    companions: Callable[[str], Companion] | None = None,
    downloads: Sequence[Download] = (),
) -> Iterator[Page]:
    """Yield every generated page of the site, one at a time: a large chronicle never stands in memory twice.

    Parameters:
        chronicle: everything resolved.
        site: the site's own facts, the day of the build among them.
        companions: tells what goes with the page of a file: its citation, its metadata.
        downloads: the files offered for reuse.

    Returns:
        Pages whose paths are relative to `docs/`, each path once, always in the same order.

    Example:
        >>> from generator.model import Chronicle
        >>> empty = Chronicle((), (), (), (), (), (), (), (), (), ())
        >>> site = SiteInfo("Fil rouge", "", "Une chronique.", "", "2026-01-01", "0.1.0")
        >>> next(render_pages(empty, site)).path
        'index.md'
    """
    lookup = Lookup(chronicle)
    writer = Writer(lookup, site, companions, bool(downloads)) if companions else Writer(lookup, site)
    supports = Supports(lookup)
    events = cut_events(lookup)
    lookup.further |= {Ref(RefKind.EVENT, one): parts.further for one, parts in events.items()}
    articles = cut_articles(lookup, supports)
    lookup.further |= {Ref(RefKind.ARTICLE, one): parts.further for one, parts in articles.items()}
    yield home_page(writer)
    yield search_page(writer)
    yield from index_pages(writer)
    yield from chronology_pages(writer)
    yield from calendar_pages(writer)
    yield from quotation_pages(writer)
    yield from correction_pages(writer)
    yield data_page(writer, downloads)
    yield from event_pages(writer, events)
    yield from entity_pages(writer)
    yield from article_pages(writer, supports, articles)
    yield from redirect_pages(writer)
    yield from handed_words()


def render_files(chronicle: Chronicle, measures: Measures) -> tuple[tuple[str, bytes], ...]:
    """Return what pages need besides: the table of figures, the records that the filter of the pictures asks for.

    Returns:
        (path relative to `docs/`, bytes) of each.
    """
    return measures_file(measures), picture_records(chronicle)
