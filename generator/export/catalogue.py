"""Find things of the chronicle, as exports name them: title, address, state, and the words that may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from generator.addresses import address
from generator.edtf import parse
from generator.export.shown_words import shown_words
from generator.french.dates import short
from generator.french.grammar import capitalised
from generator.model import (
    Chronicle,
    EntityEntry,
    Event,
    PageState,
    Passage,
    Ref,
    RefKind,
    Sentence,
    SiteInfo,
    Span,
    Wording,
    may_show,
)


class Catalogue:
    """Answer by id; made once for all exports.

    Parameters:
        chronicle: everything resolved.
        site: where it is published.
        wording: the words of the pages.
    """

    def __init__(self, chronicle: Chronicle, site: SiteInfo, wording: Wording) -> None:
        self.chronicle = chronicle
        self.site = site
        self.wording = wording
        self.articles = {entry.article.id: entry for entry in chronicle.articles}
        self.events = {event.id: event for event in chronicle.events}
        self.quotations = {quotation.id: quotation for quotation in chronicle.quotations}
        self.entities: dict[Ref, EntityEntry] = {
            entry.ref: entry
            for entry in chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        }
        self._states = {state.ref: state for state in chronicle.states}
        self._moved = dict(chronicle.redirects)

    def standing_events(self) -> tuple[Event, ...]:
        """Return the events that stand, in the chronicle's order: all but the withdrawn ones."""
        return tuple(event for event in self.chronicle.events if event.withdrawn is None)

    def title(self, ref: Ref) -> str:
        """Return the name under which a thing is shown; its id when nothing is known of it."""
        if ref.kind is RefKind.EVENT and ref.id in self.events:
            return self.events[ref.id].title
        if ref.kind is RefKind.ARTICLE and ref.id in self.articles:
            return self.articles[ref.id].title
        entry = self.entities.get(ref)
        if entry is None:
            return ref.id
        return entry.name if ref.kind is RefKind.PERSON else capitalised(entry.name)

    def dated_title(self, event: Event) -> str:
        """Return an event's title with its date, since many events of one affair are titled alike."""
        if event.date is None or str(parse(event.date).first.year) in event.title:
            return event.title
        return f"{event.title} ({short(event.date)})"

    def has_page(self, ref: Ref) -> bool:
        """Tell whether a page of its own answers at the address of this thing."""
        if ref.kind is RefKind.EVENT:
            return ref.id in self.events
        return ref.id in self.articles if ref.kind is RefKind.ARTICLE else ref in self.entities

    def url(self, ref: Ref, fragment: str = "") -> str:
        """Return the address of a thing's page, that of the page which answers for it by now if it moved."""
        return self.site.url(address(self.current(ref), fragment))

    def current(self, ref: Ref) -> Ref:
        """Return the page that answers for a page by now."""
        return ref if self.has_page(ref) else self._moved.get(ref, ref)

    def state(self, ref: Ref) -> PageState | None:
        """Return the state of a page, or None where none was computed."""
        return self._states.get(ref)

    def sentence(self, passage: Passage) -> Sentence | None:
        """Return the sentence in which a passage stands."""
        entry = self.articles.get(passage.article_id)
        if entry is None or not 0 <= passage.sentence < len(entry.annotations.sentences):
            return None
        return entry.annotations.sentences[passage.sentence]

    def shown(self, article_id: str, span: Span) -> str | None:
        """Return the words of a stretch of an article on one line, as far as its rights allow; None for nothing."""
        entry = self.articles.get(article_id)
        words = shown_words(entry, span) if entry else None
        return " ".join(words.split()) if words else None

    def shown_value(self, article_id: str, name: str, value: str) -> str | None:
        """Return a property's value as an article gives it, or None where it is words that may not be shown."""
        if self.wording.is_fact(name, value):
            return value
        entry = self.articles.get(article_id)
        return value if entry is not None and may_show(entry, value) else None

    def titles(self, refs: Iterable[Ref]) -> list[str]:
        """Return the name of each thing."""
        return [self.title(ref) for ref in refs]
