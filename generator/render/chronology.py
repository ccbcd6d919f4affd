"""All events by year and month, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable

from generator.addresses import CHRONOLOGY, index_file
from generator.edtf import parse
from generator.french.dates import month_title
from generator.model import Event
from generator.render.environment import plural
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.indexes import year_of
from generator.render.links import Linker
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers, size_of
from generator.render.writer import Writer

Months = list[tuple[str | None, str, list[SafeMarkdown]]]


def chronology_pages(writer: Writer) -> Iterable[Page]:
    """Yield the chronology, page after page, each with the ways to all years."""
    pages = _pages(writer)
    total = sum(map(len, pages))
    for number, chunk in enumerate(pages, start=1):
        file = index_file(CHRONOLOGY, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "chronology.md.j2",
            title="Chronologie" if number == 1 else f"Chronologie ({number})",
            description=f"Tous les événements, jour après jour. {plural(total, 'événement')}.",
            years=_by_year(writer, linker, chunk),
            ways=_ways(pages, linker),
            count=plural(total, "événement"),
            numbers=page_numbers(linker, CHRONOLOGY, number, len(pages)),
        )


def year_links(writer: Writer, linker: Linker) -> list[tuple[SafeMarkdown, int]]:
    """Return a link to each year of the chronology, and how many events it has."""
    return _ways(_pages(writer), linker)


def _ways(pages: list[list[Event]], linker: Linker) -> list[tuple[SafeMarkdown, int]]:
    counts: dict[tuple[str, str], int] = {}
    files: dict[tuple[str, str], str] = {}
    for number, chunk in enumerate(pages, start=1):
        for event in chunk:
            year = year_of(event.date)
            counts[year] = counts.get(year, 0) + 1
            files.setdefault(year, index_file(CHRONOLOGY, number))
    return [(linker.to_file(files[year], year[0], year[1]), count) for year, count in counts.items()]


def _pages(writer: Writer) -> list[list[Event]]:
    linker = writer.linker(index_file(CHRONOLOGY))
    events = writer.lookup.current_events()
    return in_pages(events, size=lambda event: size_of(event_entry(linker, event)))


def _by_year(writer: Writer, linker: Linker, events: list[Event]) -> list[tuple[str, str, Months]]:
    years: list[tuple[str, str, Months]] = []
    for event in events:
        heading, anchor = year_of(event.date)
        if not years or years[-1][1] != anchor:
            years.append((heading, anchor, []))
        months = years[-1][2]
        month, month_anchor = _month_of(event.date)
        if not months or months[-1][1] != month_anchor:
            months.append((month, month_anchor, []))
        months[-1][2].append(event_entry(linker, event))
    return years


def _month_of(date: str | None) -> tuple[str | None, str]:
    """Return the heading and anchor of the month in which an event begins; no heading for a bare year."""
    if date is None:
        return None, "mois-inconnu"
    edtf = parse(date)
    if edtf.form == "single" and edtf.first.month != edtf.last.month:
        return None, f"courant-{edtf.first.year:04d}"
    return month_title(edtf.first.year, edtf.first.month), f"mois-{edtf.first.isoformat()[:7]}"
