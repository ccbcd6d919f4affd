"""The signs that stand for events: a shape for the status, beside its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.french import dates
from generator.model import Event, EventStatus, Ref, RefKind
from generator.render.badges import status_words_of
from generator.render.escape import SafeMarkdown, anchor, drawn
from generator.render.labels import label, type_label
from generator.render.links import Linker
from generator.render.lookup import brief
from generator.render.pictures.wording import words

RADIUS: Final = 6
_LONGEST: Final = 80  # characters of a title: a picture may name a hundred events

# Outlines around a centre, to be drawn from it: equal to the eye, told apart by their shape alone.
_OUTLINES: Final = {
    EventStatus.OCCURRED: "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    EventStatus.PLANNED: "m-4-6v12l10-6z",
    EventStatus.ALLEGED: "m0-7 7 7-7 7-7-7z",
    EventStatus.DENIED: "m-6-3 3-3 3 3 3-3 3 3-3 3 3 3-3 3-3-3-3 3-3-3 3-3z",
    EventStatus.CANCELLED: "m-5-5h10v10h-10z",
    EventStatus.HYPOTHETICAL: "m0-8 2 6 6 2-6 2-2 6-2-6-6-2 6-2z",
}


def outline(status: EventStatus, x: int, y: int) -> SafeMarkdown:
    """Return the path of a status's sign around a point.

    >>> str(outline(EventStatus.ALLEGED, 20, 10))
    'M20 10m0-7 7 7-7 7-7-7z'
    """
    return SafeMarkdown(f"M{x} {y}{_OUTLINES[status]}")


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend: a status's sign and its words."""

    path: SafeMarkdown
    words: str


def legend(statuses: Iterable[EventStatus]) -> list[Key]:
    """Return the signs of the statuses that occur, in their usual order."""
    met = set(statuses)
    return [
        Key(outline(status, 8, 8), label("statuses", status.value)) for status in EventStatus if status in met
    ]


def told(event: Event) -> SafeMarkdown:
    """Return an event as the name of its link: date, title, status where it did not simply take place."""
    date = dates.short(event.date) if event.date else words("words", "undated")
    status = "" if event.status is EventStatus.OCCURRED else f" ({status_words_of(event.type, event.status)})"
    return SafeMarkdown("{}{}{}{}").format(
        drawn(date), SafeMarkdown("\u00a0: "), drawn(brief(event.title, _LONGEST)), drawn(status)
    )


@dataclass(frozen=True, slots=True)
class Row:
    """One event in the list that says what a drawing shows."""

    date: str
    link: SafeMarkdown
    type: str
    status: str


def rows(linker: Linker, events: Iterable[Event]) -> list[Row]:
    """Return events as a drawing's list tells them."""
    return [
        Row(
            dates.short(event.date) if event.date else words("words", "undated"),
            html_link(href_of(linker, event), brief(event.title, _LONGEST)),
            type_label(event.type),
            status_words_of(event.type, event.status),
        )
        for event in events
    ]


def href_of(linker: Linker, event: Event) -> SafeMarkdown:
    """Return the address of an event's page; an event of a chronicle always has one."""
    return linker.href(Ref(RefKind.EVENT, event.id)) or anchor("sans-page")


def html_link(href: SafeMarkdown | None, name: str) -> SafeMarkdown:
    """Return a link in HTML, for where Markdown is not read; only the words where there is no page."""
    shown = SafeMarkdown.escape(name if name.strip() else words("words", "untitled"))
    return SafeMarkdown('<a href="{}">{}</a>').format(href, shown) if href is not None else shown
