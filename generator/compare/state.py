"""One state of a chronicle with the look-ups that comparing needs."""

from __future__ import annotations

from functools import cached_property

from generator.answers import answers
from generator.compare.changes import Thing
from generator.model import (
    ArticleEntry,
    Authority,
    Chronicle,
    EntityEntry,
    Event,
    KeptEvent,
    Passage,
    Records,
    Ref,
    RefKind,
)

Key = tuple[object, ...]


class State:
    """A chronicle, and what editors wrote from which it was made.

    Parameters:
        chronicle: everything resolved.
        records: the editors' files.
    """

    def __init__(self, chronicle: Chronicle, records: Records) -> None:
        self.chronicle = chronicle
        self.records = records
        self.articles: dict[str, ArticleEntry] = {entry.article.id: entry for entry in chronicle.articles}
        self.events: dict[str, Event] = {event.id: event for event in chronicle.events}
        self.entities: dict[Ref, EntityEntry] = {
            entry.ref: entry
            for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
            for entry in group
        }
        self._things: dict[Ref, Thing] = {}
        self.kept: dict[str, KeptEvent] = {event.id: event for event in records.events}

    @cached_property
    def answers(self) -> dict[Ref, Ref]:
        """Each address with the page that answers there."""
        return answers(self.chronicle)

    @cached_property
    def authorities(self) -> dict[Ref, Authority]:
        """The editors' records by the address that each was given."""
        groups = (
            (RefKind.PERSON, self.records.people),
            (RefKind.ORGANISATION, self.records.organisations),
            (RefKind.PLACE, self.records.places),
            (RefKind.THEME, self.records.themes),
        )
        return {Ref(kind, one.id): one for kind, records in groups for one in records}

    @cached_property
    def kept_addresses(self) -> dict[Ref, str]:
        """Each address that a file of the editors names, with that file: these were given for good.

        A page that stands on what was read alone is not among them, nor what leads to it by itself.
        """
        found: dict[Ref, str] = {}
        for entry in self.chronicle.articles:
            found[Ref(RefKind.ARTICLE, entry.article.id)] = entry.article.path
        for ref, record in self.authorities.items():
            found[ref] = record.path
        for event in self.records.events:
            for id_ in (event.id, *event.provisional):
                found.setdefault(Ref(RefKind.EVENT, id_), event.path)
        return {ref: path for ref, path in sorted(found.items()) if ref in self.answers}

    @cached_property
    def holders(self) -> dict[Key, list[tuple[Ref, Passage]]]:
        """The passages on which events rest, by what makes them the same in both states, with these events."""
        found: dict[Key, list[tuple[Ref, Passage]]] = {}
        for event in self.chronicle.events:
            for passage in event.passages:
                found.setdefault(self.key_of(passage), []).append((Ref(RefKind.EVENT, event.id), passage))
        return found

    def thing(self, ref: Ref) -> Thing:
        """Return what stands at an address as readers see it; its id where nothing does."""
        if ref not in self._things:
            self._things[ref] = self._thing(ref)
        return self._things[ref]

    def _thing(self, ref: Ref) -> Thing:
        if ref.kind is RefKind.EVENT and ref.id in self.events:
            event = self.events[ref.id]
            path, line = self._event_place(event)
            return Thing(ref, event.title, event.date, event.kept, path, line)
        if ref.kind is RefKind.ARTICLE and ref.id in self.articles:
            entry = self.articles[ref.id]
            return Thing(ref, entry.title, entry.article.published, True, entry.article.path)
        if ref in self.entities:
            entity = self.entities[ref]
            if entity.record is not None:
                return Thing(ref, entity.name, None, True, entity.record.path, entity.record.line)
            path, line = self.place_of(entity.mentions[0]) if entity.mentions else ("", 0)
            return Thing(ref, entity.name, None, False, path, line)
        kept = self.kept.get(ref.id) if ref.kind is RefKind.EVENT else None
        return Thing(ref, ref.id, None, kept is not None, kept.path if kept else "")

    def _event_place(self, event: Event) -> tuple[str, int]:
        if event.id in self.kept:
            return self.kept[event.id].path, 0
        return self.place_of(event.passages[0]) if event.passages else ("", 0)

    def place_of(self, passage: Passage) -> tuple[str, int]:
        """Return the file and the 1-based line on which a passage begins."""
        entry = self.articles.get(passage.article_id)
        if entry is None:
            return f"data/articles/{passage.article_id}.md", 0
        article = entry.article
        return article.path, article.text_line + article.text.count("\n", 0, passage.span.start)

    def words_of(self, passage: Passage) -> str:
        """Return the words of a passage, on one line."""
        entry = self.articles.get(passage.article_id)
        return " ".join(passage.span.of(entry.article.text).split()) if entry else ""

    def key_of(self, passage: Passage) -> Key:
        """Return what makes a passage the same in both states: its sentence's anchor and its place therein.

        An edit elsewhere in the article changes neither.
        """
        entry = self.articles.get(passage.article_id)
        sentences = entry.annotations.sentences if entry else ()
        if not 0 <= passage.sentence < len(sentences):
            return passage.article_id, passage.span
        sentence = sentences[passage.sentence]
        start = passage.span.start - sentence.span.start
        return passage.article_id, sentence.anchor, start, passage.span.end - passage.span.start
