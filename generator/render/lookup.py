"""Find things of the chronicle by what refers to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from generator.addresses import further_file, page_file
from generator.edtf import parse
from generator.french.dates import short
from generator.french.grammar import capitalised
from generator.model import (
    ArticleEntry,
    Chronicle,
    Decision,
    EntityEntry,
    Event,
    PageState,
    Passage,
    QuotationEntry,
    Ref,
    RefKind,
    Sentence,
    Span,
)

_LONGEST: Final = 100  # characters of a name in a list


class Lookup:
    """Answer by id; made once for all pages."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self.articles: dict[str, ArticleEntry] = {entry.article.id: entry for entry in chronicle.articles}
        self.events: dict[str, Event] = {event.id: event for event in chronicle.events}
        self.quotations: dict[str, QuotationEntry] = {entry.id: entry for entry in chronicle.quotations}
        self.quoted_in: dict[str, list[QuotationEntry]] = defaultdict(list)
        """Quotations by the article in which they stand, in the chronicle's order."""
        for quotation in chronicle.quotations:
            self.quoted_in[quotation.passage.article_id].append(quotation)
        self.entities: dict[Ref, EntityEntry] = {
            entry.ref: entry
            for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
            for entry in group
        }
        self.told_at: dict[tuple[str, Span], list[Event]] = defaultdict(list)
        """Standing events by the words of an article that tell them."""
        for event in chronicle.events:
            if event.withdrawn is None:
                for passage in event.passages:
                    self.told_at[passage.article_id, passage.span].append(event)
        self.states: dict[Ref, PageState] = {state.ref: state for state in chronicle.states}
        self.overruled: dict[Decision, str] = dict(chronicle.overruled)
        self.moved: dict[Ref, Ref] = dict(chronicle.redirects)
        self.further: dict[Ref, Mapping[str, int]] = {}
        """Of pages that have been cut: on which further page an anchor stands that is not on the first."""
        self.mentioning: dict[str, list[Event]] = defaultdict(list)
        """Events that name another one as of the same series, by the other's id."""
        for event in chronicle.events:
            for other in event.same_series:
                self.mentioning[other].append(event)

    def file_of(self, ref: Ref, fragment: str = "") -> str:
        """Return the Markdown file of the page of a thing, of the further one if an anchor stands there."""
        number = self.further.get(ref, {}).get(fragment)
        return further_file(ref, number) if number is not None else page_file(ref)

    def has_page(self, ref: Ref) -> bool:
        """Tell whether a page answers at the address of this thing."""
        match ref.kind:
            case RefKind.EVENT:
                return ref.id in self.events
            case RefKind.ARTICLE:
                return ref.id in self.articles
            case _:
                return ref in self.entities

    def title(self, ref: Ref) -> str:
        """Return the name under which a thing is shown on other pages; its id when nothing is known of it."""
        if ref.kind is RefKind.EVENT and ref.id in self.events:
            return brief(self.events[ref.id].title)
        if ref.kind is RefKind.ARTICLE and ref.id in self.articles:
            return brief(self.articles[ref.id].title)
        if ref in self.entities:
            return brief(name_alone(self.entities[ref]))
        return ref.id

    def dated_title(self, event_id: str, *, whole: bool = False) -> str:
        """Return an event's title with its date, since many events of one affair are titled alike.

        Parameters:
            event_id: the event's.
            whole: however long the title is, as on its own page.
        """
        event = self.events.get(event_id)
        if event is None:
            return event_id
        title = event.title if whole else brief(event.title)
        if event.date is None or str(parse(event.date).first.year) in event.title:
            return title
        return f"{title} ({short(event.date)})"

    def quotations_of(self, ids: Iterable[str]) -> list[QuotationEntry]:
        """Return quotations by their ids, in that order."""
        return [self.quotations[one] for one in ids if one in self.quotations]

    def sentence(self, passage: Passage) -> Sentence | None:
        """Return the sentence in which a passage stands."""
        entry = self.articles.get(passage.article_id)
        if entry is None or not 0 <= passage.sentence < len(entry.annotations.sentences):
            return None
        return entry.annotations.sentences[passage.sentence]

    def current_events(self) -> list[Event]:
        """Return the events that stand, all but the withdrawn ones: by date, those without a date last."""
        standing = [event for event in self.chronicle.events if event.withdrawn is None]
        return sorted(standing, key=date_order)


def name_alone(entry: EntityEntry) -> str:
    """Return an entity's name as it stands above a page or in a list; a person's is left as it is."""
    return entry.name if entry.ref.kind is RefKind.PERSON else capitalised(entry.name)


def brief(name: str, most: int = _LONGEST) -> str:
    """Return a name or title as links, lists and drawings have it: a very long one is whole on its own page only.

    >>> brief("Appel téléphonique"), len(brief("Appel " * 100)) <= 100
    ('Appel téléphonique', True)
    """
    if len(name) <= most:
        return name
    return name[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def date_order(event: Event) -> tuple[bool, date, date, str]:
    """Return a key that sorts events by their first possible day; those without a date come last."""
    if event.date is None:
        return True, date.max, date.max, event.id
    edtf = parse(event.date)
    return False, edtf.first, edtf.last, event.id
