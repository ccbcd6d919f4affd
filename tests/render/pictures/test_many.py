"""Ten thousand events: the pages that hold pictures stay light, and are written in little time."""

from __future__ import annotations

from functools import cache
from time import perf_counter

import pytest

from generator.model import Chronicle
from generator.render.calendars import calendar_pages
from generator.render.chronology import chronology_pages
from generator.render.entities import entity_page
from generator.render.home import home_page
from generator.render.indexes import index_pages
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.pictures.records import picture_records
from generator.render.quotations import quotation_pages
from generator.render.writer import Writer
from tests.render.invented import SITE
from tests.render.large import large

MOST = 80_000  # bytes of Markdown; with the frame of the site, 100 kB of HTML
PATIENCE = 120  # seconds; it takes some ten on two processors that do nothing else


@cache
def crowded() -> Chronicle:
    return large(10_000, persons=500, first=1996, years=30)


@cache
def written() -> tuple[tuple[Page, ...], float]:
    """Return the pages with pictures and the seconds that they took."""
    chronicle = crowded()
    begun = perf_counter()
    writer = Writer(Lookup(chronicle), SITE)
    pages = [home_page(writer), *chronology_pages(writer), *calendar_pages(writer), *quotation_pages(writer)]
    pages += index_pages(writer)
    for group in (chronicle.persons[:12], chronicle.places, chronicle.themes):
        for entry in group:
            pages += entity_page(writer, entry)
    return tuple(pages), perf_counter() - begun


def test_no_page_is_heavy() -> None:
    heaviest = sorted(((len(page.text.encode()), page.path) for page in written()[0]), reverse=True)
    print("heaviest:", heaviest[:3])
    assert heaviest[0][0] <= MOST, heaviest[:5]


def test_it_takes_little_time() -> None:
    pages, seconds = written()
    print(f"{len(pages)} pages in {seconds:.1f} s")
    assert seconds < PATIENCE


def test_every_year_has_its_calendar() -> None:
    paths = {page.path for page in written()[0]}
    years = {
        event.date[1:5] if event.date[0] == "[" else event.date[:4]
        for event in crowded().events
        if event.date
    }
    assert {f"chronologie/calendrier/{year}.md" for year in years} <= paths


@pytest.mark.parametrize("path", ["index.md", "chronologie/index.md", "themes/theme-0.md"])
def test_many_events_are_counted_by_period(path: str) -> None:
    page = next(page for page in written()[0] if page.path == path)
    assert 'class="fr-column"' in page.text
    assert 'class="fr-mark"' not in page.text


def test_the_filter_s_records_are_small() -> None:
    _, content = picture_records(crowded())
    assert len(content) < 100 * 10_000, "a hundred bytes an event"
