"""All events by year and month, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from generator.addresses import CHRONOLOGY, index_file
from generator.model import Event
from generator.render.calendars import calendar_links, calendar_of_all
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.labels import counted, say
from generator.render.links import Linker
from generator.render.page import Page
from generator.render.paging import numbered_title, page_numbers
from generator.render.pictures.timeline_picture import TimelinePicture, timeline_picture
from generator.render.pictures.wording import words
from generator.render.sections import month_of, sections_of, year_of
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
            title=numbered_title(say("chronology", "title"), number),
            description=say("chronology", "description").format(count=counted(total, "event")),
            years=_by_year(writer, linker, chunk),
            ways=_ways(pages, linker),
            count=counted(total, "event"),
            calendar=calendar_of_all(writer, linker) if number == 1 else None,
            calendars=calendar_links(writer, linker) if number == 1 else [],
            timeline=chronology_timeline(writer, linker) if number == 1 else None,
            numbers=page_numbers(linker, CHRONOLOGY, number, len(pages)),
        )


def chronology_timeline(writer: Writer, linker: Linker) -> TimelinePicture | None:
    """Return the timeline of all events."""
    sections = sections_of(writer.lookup)
    return timeline_picture(
        writer.lookup.current_events(),
        linker,
        partial(sections.href, linker),
        title=words("titles", "timeline"),
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
    return [list(page) for page in sections_of(writer.lookup).pages]


def _by_year(writer: Writer, linker: Linker, events: list[Event]) -> list[tuple[str, str, Months]]:
    years: list[tuple[str, str, Months]] = []
    for event in events:
        heading, anchor = year_of(event.date)
        if not years or years[-1][1] != anchor:
            years.append((heading, anchor, []))
        months = years[-1][2]
        month, month_anchor = month_of(event.date)
        # Of a bare year's first possible day is the first of January: its events stand among those of that month.
        group = next((one for one in months if one[1] == month_anchor), None)
        if group is None:
            group = (month, month_anchor, [])
            months.append(group)
        group[2].append(event_entry(linker, event))
    return years
