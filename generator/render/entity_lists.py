"""The long lists of an entity's page: its events, the words it said, the words on it, the sentences that name it.

What does not fit the page goes on further ones, so that a person of a thousand articles still opens at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from generator.model import EntityEntry, Event, Passage, QuotationEntry, RefKind
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import ArticleView, Sources
from generator.render.links import Linker
from generator.render.lookup import Lookup, date_order
from generator.render.paging import in_pages, weight
from generator.render.quotations import QuotationGroup, quotation_groups, quotation_weights

_WHOLE: Final = 34_000
"""Up to so many bytes of HTML together, they stand on one page, beside its pictures, however they share it."""

SHARE: Final = 9_000
"""What each list may take on a page where they have to be cut."""

_LINE: Final = 30  # bytes around an event of a list


@dataclass(frozen=True, slots=True)
class Told:
    """What one page tells of an entity."""

    events: list[Event]
    quotations: list[QuotationEntry]
    quoted_about: list[QuotationEntry]
    mentions: list[Passage]


def told_of(lookup: Lookup, linker: Linker, entry: EntityEntry, first: int | None = None) -> list[Told]:
    """Return what the chronicle tells of an entity, cut into pages; at least one.

    Parameters:
        lookup, linker: of its page.
        entry: the entity.
        first: what each list may take on the first page, where that is full of other things; then they are cut.
    """
    events = sorted((lookup.events[one] for one in entry.events if one in lookup.events), key=date_order)
    said, said_on = lookup.quotations_of(entry.quotations), lookup.quotations_of(entry.quoted_about)
    mentions = _mentions(lookup, entry)
    sizes = {one.id: weight(event_entry(linker, one)) + _LINE for one in events}
    words: dict[str, int] = {}
    for some in (said, said_on):
        words |= zip((one.id for one in some), quotation_weights(lookup, linker, some), strict=True)
    sources = Sources(lookup, linker)
    sentences = {one: sources.weight(one) for one in mentions}
    whole = sum(sizes.values()) + sum(words[one.id] for one in (*said, *said_on)) + sum(sentences.values())
    most = _WHOLE if whole <= _WHOLE and first is None else SHARE
    parts = zip_longest(
        in_pages(events, lambda event: sizes[event.id], most, first),
        in_pages(said, lambda one: words[one.id], most, first),
        in_pages(said_on, lambda one: words[one.id], most, first),
        in_pages(mentions, lambda one: sentences[one], most, first),
    )
    return [
        Told(some or [], spoken or [], spoken_on or [], named or [])
        for some, spoken, spoken_on, named in parts
    ]


def standing_events(lookup: Lookup, entry: EntityEntry) -> list[Event]:
    """Return the events of an entity that have not been withdrawn, by date."""
    events = (lookup.events[one] for one in entry.events if one in lookup.events)
    return sorted((event for event in events if event.withdrawn is None), key=date_order)


@dataclass(frozen=True, slots=True)
class ToldViews:
    """The same, as a template prints it."""

    events: list[SafeMarkdown]
    quotations: list[QuotationGroup]
    quoted_about: list[QuotationGroup]
    mentions: list[ArticleView]


def told_views(lookup: Lookup, linker: Linker, sources: Sources, told: Told) -> ToldViews:
    """Return one page's lists as its template prints them."""
    return ToldViews(
        [event_entry(linker, event) for event in told.events],
        quotation_groups(lookup, linker, told.quotations),
        quotation_groups(lookup, linker, told.quoted_about),
        sources.articles(told.mentions),
    )


def _mentions(lookup: Lookup, entry: EntityEntry) -> list[Passage]:
    """Return one passage for each sentence that names the entity; for a theme, those of its events."""
    passages = list(entry.mentions)
    if not passages and entry.ref.kind is RefKind.THEME:
        passages = sorted(
            passage
            for event in entry.events
            if event in lookup.events
            for passage in lookup.events[event].passages
        )
    seen: dict[tuple[str, int], Passage] = {}
    for passage in passages:
        seen.setdefault((passage.article_id, passage.sentence), passage)
    return list(seen.values())
