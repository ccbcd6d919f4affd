"""Where each event stands in the chronology: the file and the anchor of its month."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.addresses import CHRONOLOGY, index_file
from generator.edtf import parse
from generator.french.dates import month_title
from generator.model import Event
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.labels import say
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.paging import MOST_BYTES, in_pages, size_of

# The pictures above the list take their room of the first page.
_FIRST_BYTES: Final = 14_000


@dataclass(frozen=True, slots=True)
class Sections:
    """The chronology cut into pages, and the section of each event in it.

    Parameters:
        pages: the events of each page.
        files: event id → the file and the anchor of the section where its month begins.
    """

    pages: tuple[tuple[Event, ...], ...]
    files: dict[str, tuple[str, str]]

    def href(self, linker: Linker, event: Event) -> SafeMarkdown:
        """Return the address of the section in which an event is listed."""
        file, anchor = self.files[event.id]
        return linker.href_of_file(file, anchor)


@lru_cache(maxsize=1)
def sections_of(lookup: Lookup) -> Sections:
    """Return the sections of a chronicle's chronology, found once for all pages."""
    linker = Linker(lookup, index_file(CHRONOLOGY))
    pages = in_pages(
        lookup.current_events(),
        size=lambda event: size_of(event_entry(linker, event)),
        most_bytes=MOST_BYTES,
        first_bytes=_FIRST_BYTES,
    )
    first_of: dict[str, str] = {}
    files: dict[str, tuple[str, str]] = {}
    for number, chunk in enumerate(pages, start=1):
        for event in chunk:
            heading, anchor = month_of(event.date)
            if heading is None:
                _, anchor = year_of(event.date)
            files[event.id] = first_of.setdefault(anchor, index_file(CHRONOLOGY, number)), anchor
    return Sections(tuple(map(tuple, pages)), files)


def month_of(date: str | None) -> tuple[str | None, str]:
    """Return the heading and anchor of the month in which an event begins; no heading for a bare year.

    >>> month_of("2025")
    (None, 'courant-2025')
    """
    if date is None:
        return None, "mois-inconnu"
    edtf = parse(date)
    if edtf.form == "single" and edtf.first.month != edtf.last.month:
        return None, f"courant-{edtf.first.year:04d}"
    return month_title(edtf.first.year, edtf.first.month), f"mois-{edtf.first.isoformat()[:7]}"


def year_of(date: str | None) -> tuple[str, str]:
    """Return the heading and the anchor of a date's year.

    >>> year_of("2025-06")
    ('2025', 'annee-2025')
    """
    if date is None:
        return say("shared", "undated_heading"), "sans-date"
    year = f"{parse(date).first.year:04d}"
    return year, f"annee-{year}"
