"""The pages that the names of the articles lead to, once they are linked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from generator.model import Entity, EntityKind, Mention, Ref, RefKind
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.countries import is_country, speaks_of, words_of
from generator.resolve.texts.documents import Document

KINDS: Final = {
    EntityKind.PERSON: RefKind.PERSON,
    EntityKind.ORGANISATION: RefKind.ORGANISATION,
    EntityKind.PLACE: RefKind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Naming:
    """One entity of one article (or those of its mentions that mean the state), and the page they lead to."""

    document: Document
    entity: Entity
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """People of one full name whom nothing but what they are told to be keeps apart, each by a naming."""

    namings: tuple[Naming, ...]


@dataclass(slots=True)
class Linking:
    """The pages that names lead to.

    Parameters:
        namings: for each page, what names it, by article.
        names: for pages without a record, the name by which readers know them.
        namesakes: people of one full name without records, told apart by what articles say that they are.
    """

    index: AuthorityIndex
    namings: dict[Ref, list[Naming]] = field(default_factory=dict)
    names: dict[Ref, str] = field(default_factory=dict)
    namesakes: list[Namesakes] = field(default_factory=list)
    _links: dict[tuple[str, RefKind, str], Ref] = field(default_factory=dict)
    _states: dict[tuple[str, str], Ref] = field(default_factory=dict)
    _written_before: dict[tuple[Ref, str], str | None] = field(default_factory=dict)
    _refs: tuple[Ref, ...] = ()
    _names_in_refs: int = -1

    def set_link(self, article_id: str, kind: RefKind, name: str, ref: Ref) -> None:
        """Lead a name of an article to a page."""
        self._links[article_id, kind, name] = ref

    def set_state(self, article_id: str, name: str, ref: Ref) -> None:
        """Lead a name of an article, where it acts, to a state."""
        self._states[article_id, name] = ref

    def person(self, article_id: str, name: str) -> Ref | None:
        """Return the page of a person named in an article."""
        return self._links.get((article_id, RefKind.PERSON, name))

    def place(self, article_id: str, name: str) -> Ref | None:
        """Return the page of the place where something happened: the city, not the state it speaks for."""
        return self._links.get((article_id, RefKind.PLACE, name)) or self._links.get(
            (article_id, RefKind.ORGANISATION, name)
        )

    def party(self, article_id: str, name: str) -> Ref | None:
        """Return the page of one who acts: for « Moscou », the state."""
        return (
            self._states.get((article_id, name))
            or self._links.get((article_id, RefKind.PLACE, name))
            or self._links.get((article_id, RefKind.ORGANISATION, name))
            or self._links.get((article_id, RefKind.PERSON, name))
        )

    def of_kind(self, article_id: str, name: str, kind: EntityKind | None) -> Ref | None:
        """Return the page of a speaker: of the kind told, else of whichever kind has the name."""
        if kind is EntityKind.PLACE:
            return self.party(article_id, name)
        if kind is not None:
            return self._links.get((article_id, KINDS[kind], name))
        return self.person(article_id, name) or self.party(article_id, name)

    def name_of(self, ref: Ref) -> str:
        """Return the name that readers see."""
        record = self.index.record(ref)
        return record.name if record else self.names[ref]

    def written_before(self, ref: Ref, pattern: re.Pattern[str]) -> str | None:
        """Return what the articles most often write before a name, under the form by which readers know it.

        Parameters:
            pattern: searched in the few characters before the name; its first matching group counts.
        """
        key = ref, pattern.pattern
        if key not in self._written_before:
            counts: dict[str, int] = {}
            name = self.name_of(ref)
            for naming in self.namings.get(ref, ()):
                text = naming.document.article.text
                for mention in naming.mentions:
                    before = text[max(0, mention.span.start - 12) : mention.span.start]
                    found = pattern.search(before) if mention.form == name else None
                    if found:
                        words = next(group for group in found.groups() if group)
                        words = " ".join(words.lower().replace("'", "’").split())
                        counts[words] = counts.get(words, 0) + 1
            best = min(counts, key=lambda words: (-counts[words], words), default=None)
            self._written_before[key] = best
        return self._written_before[key]

    def named_in_articles(self) -> dict[str, frozenset[Ref]]:
        """Return for each article the pages that it names, states by their adjective too (« le poste tarvien »)."""
        found: dict[str, set[Ref]] = {}
        texts: dict[str, str] = {}
        for ref, namings in self.namings.items():
            for naming in namings:
                found.setdefault(naming.document.id, set()).add(ref)
                texts[naming.document.id] = naming.document.article.text
        states = [(ref, self.name_of(ref)) for ref in self.refs() if self._is_state(ref)]
        for article_id, text in texts.items() if states else ():
            words = words_of(text)
            found[article_id].update(ref for ref, name in states if speaks_of(words, name))
        return {article_id: frozenset(refs) for article_id, refs in found.items()}

    def _is_state(self, ref: Ref) -> bool:
        record = self.index.record(ref)
        is_state = record.state if record is not None else is_country(self.names[ref])
        return ref.kind is RefKind.PLACE and is_state

    def refs(self) -> tuple[Ref, ...]:
        """Return every page of a person, an organisation or a place, sorted."""
        # Names are only ever added, so their number tells whether the sorted pages still hold.
        if self._names_in_refs != len(self.names):
            recorded = {
                self.index.canonical(ref) for ref in self.index.records if ref.kind is not RefKind.THEME
            }
            self._refs = tuple(sorted(recorded | set(self.names)))
            self._names_in_refs = len(self.names)
        return self._refs
