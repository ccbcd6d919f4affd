"""The calendar: on the chronology's first page while it is small, else a page a year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, partial

from generator.addresses import CHRONOLOGY, calendar_file, index_file
from generator.render.escape import SafeMarkdown
from generator.render.labels import counted, say
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.pictures.calendar import Days, days_of
from generator.render.pictures.calendar_picture import CalendarPicture, calendar_picture, fits_beside_a_list
from generator.render.sections import sections_of
from generator.render.writer import Crumb, Writer


def calendar_of_all(writer: Writer, linker: Linker) -> CalendarPicture | None:
    """Return the calendar of all years where it is small enough to stand with the chronology's list."""
    days = _days(writer.lookup)
    if not fits_beside_a_list(days):
        return None
    sections = sections_of(writer.lookup)
    return calendar_picture(days, linker, partial(sections.href, linker))


def calendar_links(writer: Writer, linker: Linker) -> list[SafeMarkdown]:
    """Return a link to each year's calendar where these have pages of their own; else none."""
    days = _days(writer.lookup)
    if fits_beside_a_list(days):
        return []
    return [linker.to_file(calendar_file(year), f"{year:04d}") for year in days.years]


def calendar_pages(writer: Writer) -> Iterable[Page]:
    """Yield a page for each year of a large chronicle."""
    days = _days(writer.lookup)
    if fits_beside_a_list(days):
        return
    sections = sections_of(writer.lookup)
    for year in days.years:
        file = calendar_file(year)
        linker = writer.linker(file)
        picture = calendar_picture(days, linker, partial(sections.href, linker), year=year)
        assert picture is not None  # noqa: S101  # it is one of the years with squares
        yield writer.page(
            file,
            "calendar.md.j2",
            title=picture.title,
            description=say("calendar", "description").format(
                title=picture.title, count=counted(picture.years[0].count, "event")
            ),
            trail=[Crumb(say("chronology", "title"), index_file(CHRONOLOGY))],
            calendar=picture,
            ways=calendar_links(writer, linker),
            back=linker.to_file(index_file(CHRONOLOGY), say("shared", "whole_chronology")),
        )


@lru_cache(maxsize=1)
def _days(lookup: Lookup) -> Days:
    """Return the events of a chronicle by day, gathered once for all pages."""
    return days_of(lookup.current_events())
