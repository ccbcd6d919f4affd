"""News feeds on what is new or changed: in the whole chronicle, on a person, on a theme."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.addresses import FOLDERS, address, feed_file
from generator.export.atom import Entry, atom, identity, line, title_of
from generator.export.catalogue import Catalogue
from generator.french import dates
from generator.model import EntityEntry, Event, EventStatus, Ref, RefKind

# News is what is new: whoever wants all takes the tables. A feed is asked for again and again.
MOST_ENTRIES: Final = 100


def chronicle_feed(catalogue: Catalogue) -> bytes:
    """Return the feed of the whole: the events that changed last."""
    file = feed_file()
    entries = _events(catalogue, catalogue.standing_events())
    return atom(catalogue.site, file, feed_title(catalogue), "", entries, most=MOST_ENTRIES)


def entity_feed(catalogue: Catalogue, entry: EntityEntry) -> bytes:
    """Return the feed on one person or theme: its events that changed last."""
    events = [catalogue.events[one] for one in entry.events if one in catalogue.events]
    standing = [event for event in events if event.withdrawn is None]
    return atom(
        catalogue.site,
        feed_file(entry.ref),
        feed_title(catalogue, entry.ref),
        address(entry.ref),
        _events(catalogue, standing),
        most=MOST_ENTRIES,
    )


def feed_title(catalogue: Catalogue, ref: Ref | None = None) -> str:
    """Return the title of the feed on a person or theme, or of the whole."""
    return title_of("feed_of" if ref else "feed", catalogue.site, catalogue.title(ref) if ref else "")


def _events(catalogue: Catalogue, events: Iterable[Event]) -> list[Entry]:
    return [_event(catalogue, event) for event in events]


def _event(catalogue: Catalogue, event: Event) -> Entry:
    ref = Ref(RefKind.EVENT, event.id)
    state = catalogue.state(ref)
    label = catalogue.wording.label
    categories = [(f"type/{event.type.value}", catalogue.wording.value("type", event.type.value))]
    categories += [(f"{FOLDERS[one.kind]}/{one.id}", catalogue.title(one)) for one in event.themes]
    articles = list(dict.fromkeys(passage.article_id for passage in event.passages))
    summary = [f"{dates.when(event.date)[:1].upper()}{dates.when(event.date)[1:]}."] if event.date else []
    if event.status is not EventStatus.OCCURRED:
        summary.append(label("status_notes", event.status.value))
    named = catalogue.titles(dict.fromkeys((*event.participants, *event.parties)))
    summary += [f"{', '.join(named)}."] if named else []
    if articles:
        titles = ", ".join(catalogue.title(Ref(RefKind.ARTICLE, one)) for one in articles)
        summary.append(line("articles_of", articles=titles))
    return Entry(
        identity(catalogue.site, address(ref)),
        titled(catalogue, event),
        state.changed if state else None,
        catalogue.url(ref),
        " ".join(summary),
        tuple(categories),
    )


def titled(catalogue: Catalogue, event: Event) -> str:
    """Return an event's title with its date and, where it did not simply take place, its status."""
    title = catalogue.dated_title(event)
    if event.status is EventStatus.OCCURRED:
        return title
    return line(
        "status_in_title", title=title, status=catalogue.wording.label("statuses", event.status.value)
    )
