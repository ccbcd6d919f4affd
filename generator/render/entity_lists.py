"""The long lists of an entity's page: its events, the words it said, the words on it, the sentences that name it.

What does not fit the page goes on further ones, so that a person of a thousand articles still opens at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from generator.addresses import further_file, page_file
from generator.model import EntityEntry, Event, Passage, QuotationEntry, Ref, RefKind
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import ArticleView, Sources
from generator.render.links import Linker
from generator.render.lookup import Lookup, date_order
from generator.render.paging import in_pages
from generator.render.quotations import QuotationGroup, quotation_groups

_MOST_BYTES: Final = 8_000
"""Of Markdown: what each list may take on a page where they have to be cut."""

_WHOLE: Final = 32_000
"""Up to so many bytes of Markdown together, they stand on one page, however they share it."""

_EVENT_SIZE: Final = 180
_MENTION_SIZE: Final = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What one page tells of an entity."""

    events: list[Event]
    quotations: list[QuotationEntry]
    quoted_about: list[QuotationEntry]
    mentions: list[Passage]


def told_of(lookup: Lookup, entry: EntityEntry) -> list[Told]:
    """Return what the chronicle tells of an entity, cut into pages; at least one."""
    events = sorted((lookup.events[one] for one in entry.events if one in lookup.events), key=date_order)
    said, said_on = lookup.quotations_of(entry.quotations), lookup.quotations_of(entry.quoted_about)
    mentions = _mentions(lookup, entry)
    together = len(events) * _EVENT_SIZE + len(mentions) * _MENTION_SIZE
    together += sum(map(_quotation_size, [*said, *said_on]))
    most = _WHOLE if together <= _WHOLE else _MOST_BYTES
    parts = zip_longest(
        in_pages(events, lambda event: _EVENT_SIZE, most),
        in_pages(said, _quotation_size, most),
        in_pages(said_on, _quotation_size, most),
        in_pages(mentions, lambda passage: _MENTION_SIZE, most),
    )
    return [
        Told(some or [], words or [], words_on or [], sentences or [])
        for some, words, words_on, sentences in parts
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


def further_numbers(linker: Linker, ref: Ref, current: int, last: int) -> list[SafeMarkdown]:
    """Return the links between the pages on an entity; nothing when there is one."""
    if last < 2:
        return []
    return [
        SafeMarkdown("<strong>{}</strong>").format(number)
        if number == current
        else linker.to_file(page_file(ref) if number == 1 else further_file(ref, number), str(number))
        for number in range(1, last + 1)
    ]


def _quotation_size(entry: QuotationEntry) -> int:
    return 400 + 3 * len(entry.quotation.text)


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
