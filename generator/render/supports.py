"""What each sentence of an article supports: values of events, quotations, presentations, themes; with links there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from generator.addresses import account_fragment, sentence_fragment
from generator.french import dates
from generator.french.grammar import capitalised
from generator.french.typography import NARROW, NO_BREAK
from generator.model import Account, ArticleEntry, EntityEntry, Event, Passage, QuotationEntry, RefKind
from generator.render.environment import listed
from generator.render.escape import SafeMarkdown, anchor
from generator.render.evidence import Sources, numbered
from generator.render.labels import label, type_label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.text_fragment import text_fragment

_S: Final = SafeMarkdown
_LIST: Final = _S(f"{NARROW}; ")


@dataclass(slots=True)
class _OfEvent:
    """What one sentence supports of one event."""

    told: bool = False
    announced: bool = False
    dated: bool = False
    accounts: list[Account] = field(default_factory=list)


@dataclass(slots=True)
class _OfSentence:
    """What one sentence supports."""

    events: dict[str, _OfEvent] = field(default_factory=lambda: defaultdict(_OfEvent))
    quotations: list[QuotationEntry] = field(default_factory=list)
    presented: list[EntityEntry] = field(default_factory=list)
    themes: list[EntityEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Note:
    """What a sentence supports, in words.

    Parameters:
        id: the note's own anchor.
        call: the link that follows the sentence and leads to the note.
        back: the link back to the sentence.
        lines: one for each event, then quotations, presentations and themes.
        original: the link to these words on the page that they come from, or None.
    """

    id: SafeMarkdown
    call: SafeMarkdown
    back: SafeMarkdown
    lines: tuple[SafeMarkdown, ...]
    original: SafeMarkdown | None


class Supports:
    """Know what rests on each sentence of each article; made once for all pages."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._found: dict[str, dict[int, _OfSentence]] = defaultdict(lambda: defaultdict(_OfSentence))
        for event in lookup.current_events():
            self._read_event(event)
        for of_sentence in self._found.values():
            for told in of_sentence.values():
                for of_event in told.events.values():
                    of_event.accounts.sort(key=lambda one: (one.authority, one.property, one.value, one.id))
        for quoted in lookup.chronicle.quotations:
            self._at(quoted.passage).quotations.append(quoted)
        for entry in lookup.entities.values():
            for passage in dict.fromkeys(passage for _, passage in entry.roles):
                _once(self._at(passage).presented, entry)
            if entry.ref.kind is RefKind.THEME:
                for passage in entry.mentions:
                    _once(self._at(passage).themes, entry)

    def _at(self, passage: Passage) -> _OfSentence:
        return self._found[passage.article_id][passage.sentence]

    def _read_event(self, event: Event) -> None:
        for passage in event.passages:
            self._at(passage).events[event.id].told = True
        for passage in event.follow_ups:
            self._at(passage).events[event.id].announced = True
        for account in event.accounts:
            self._at(account.passage).events[event.id].accounts.append(account)
        for step in event.date_trail:
            if step.passage is not None:
                self._at(step.passage).events[event.id].dated = True

    def notes(
        self, linker: Linker, entry: ArticleEntry, wanted: Container[int] | None = None
    ) -> dict[int, Note]:
        """Return a note for each sentence (index) that supports something, numbered in text order.

        Parameters:
            linker: makes the links of the page.
            entry: the article.
            wanted: the sentences of the page, where the article has several; the numbers stay the same.
        """
        sources = Sources(self._lookup, linker)
        sentences = entry.annotations.sentences
        found = {
            index: told
            for index, told in sorted(self._found.get(entry.article.id, {}).items())
            if 0 <= index < len(sentences)
        }
        return {
            index: self._note(linker, sources, entry, index, number, told)
            for number, (index, told) in enumerate(found.items(), start=1)
            if wanted is None or index in wanted
        }

    def about(self, article_id: str) -> int:
        """Return about how many bytes the notes of an article take, rather too many than too few."""
        told = self._found.get(article_id, {}).values()
        return sum(
            500
            + sum(200 + sum(250 + len(one.value) for one in event.accounts) for event in of.events.values())
            + 120 * (len(of.quotations) + len(of.presented) + len(of.themes))
            for of in told
        )

    def _note(
        self,
        linker: Linker,
        sources: Sources,
        entry: ArticleEntry,
        index: int,
        number: int,
        told: _OfSentence,
    ) -> Note:
        sentence = entry.annotations.sentences[index]
        id_ = f"appui-{sentence.anchor}"
        lines = [
            self._of_event(linker, sources, entry, self._lookup.events[event_id], of_event)
            for event_id, of_event in told.events.items()
        ]
        lines += _named("quotations", _speakers(linker, told.quotations))
        lines += _named("presented", [linker.to(one.ref, fragment="qui") for one in told.presented])
        lines += _named("themes", [linker.to(one.ref) for one in told.themes])
        original = text_fragment(entry, sentence.span)
        return Note(
            anchor(id_),
            linker.to_file(linker.from_file, numbered(label("supports", "call"), number), id_),
            linker.to_file(
                linker.from_file,
                numbered(label("supports", "back"), number),
                sentence_fragment(sentence.anchor),
            ),
            tuple(lines),
            _original(original) if original else None,
        )

    def _of_event(
        self, linker: Linker, sources: Sources, entry: ArticleEntry, event: Event, told: _OfEvent
    ) -> SafeMarkdown:
        name = capitalised(type_label(event.type))
        if event.date:
            name = f"{name} ({dates.short(event.date)})"
        items = [
            _said(linker, sources, entry, event, list(accounts))
            for _, accounts in groupby(told.accounts, key=lambda account: account.authority)
        ]
        by_property = {account.property for account in told.accounts}
        if told.dated and "date" not in by_property:
            items.append(linker.to_event(event.id, label("supports", "dated"), "faits"))
        if told.announced:
            items.append(linker.to_event(event.id, label("supports", "announced"), "suites"))
        if told.told and not items:
            items.append(linker.to_event(event.id, label("supports", "told"), "articles"))
        return _S("<strong>{}</strong> {}").format(linker.to_event(event.id, name), _LIST.join(items))


def _says_the_date(event: Event, account: Account) -> bool:
    return account.property == "date" and account.value == event.date


def _property(name: str, event: Event, accounts: Iterable[Account]) -> SafeMarkdown:
    """Return the name of a property before its values; a status, and the date that heads the line, need none."""
    if name == "status" or all(_says_the_date(event, account) for account in accounts):
        return _S("")
    words = label("properties", name)
    return _S("{}{}: ").format(words[:1].lower() + words[1:], NO_BREAK)


def _value(sources: Sources, entry: ArticleEntry, event: Event, account: Account) -> SafeMarkdown:
    if _says_the_date(event, account):
        return _S.escape(label("supports", "date"))
    return sources.value(entry.article.id, account.property, account.value, account.qualifier)


def _said(
    linker: Linker, sources: Sources, entry: ArticleEntry, event: Event, accounts: list[Account]
) -> SafeMarkdown:
    """Return what one authority says of an event in one sentence, by property."""
    items = []
    for name, same in groupby(accounts, key=lambda account: account.property):
        told = list(same)
        links = [
            linker.to_event(event.id, _value(sources, entry, event, one), account_fragment(one.id))
            for one in told
        ]
        items.append(_property(name, event, told) + listed(links))
    said, first = _LIST.join(items), accounts[0]
    if first.authority.kind is RefKind.ARTICLE:
        return said
    return _S("{} ({}{}{})").format(said, label("supports", "according"), NO_BREAK, first.authority_label)


def _speakers(linker: Linker, quotations: Iterable[QuotationEntry]) -> list[SafeMarkdown]:
    found = [
        linker.to(one.speaker)
        if one.speaker
        else SafeMarkdown.escape(one.speaker_label or label("supports", "nobody"))
        for one in quotations
    ]
    return list(dict.fromkeys(found))


def _named(what: str, links: list[SafeMarkdown]) -> list[SafeMarkdown]:
    return [_S("{}{}: {}").format(label("supports", what), NO_BREAK, listed(links))] if links else []


def _once(entries: list[EntityEntry], entry: EntityEntry) -> None:
    if entry not in entries:
        entries.append(entry)


def _original(address: str) -> SafeMarkdown:
    link = _S('<a href="{}" rel="external noopener">{}</a>')
    return link.format(address, label("supports", "original"))
