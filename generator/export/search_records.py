"""Write one small HTML file for each page, made from the chronicle, for Pagefind to index.

A record holds what a reader may search a page by and nothing of the page's furniture. Its words come from the
articles only as far as their rights allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from generator import lexicon
from generator.addresses import address
from generator.export.search_record import Record, as_html, periods_of
from generator.export.shown_words import shown_words
from generator.french.grammar import capitalised
from generator.french.typography import duration, typeset_written
from generator.model import (
    ArticleEntry,
    Chronicle,
    EntityEntry,
    Event,
    EventStatus,
    Passage,
    QuotationEntry,
    Ref,
    RefKind,
    may_show,
)


def search_files(chronicle: Chronicle, date_in_words: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
    """Make the search records, one for each page that has something to be found by.

    Parameters:
        chronicle: everything resolved.
        date_in_words: turns an EDTF date into French words (« 4 juin 2031 »).

    Returns:
        (path, HTML) for each page; the path is the page's address with `index.html`, so that what Pagefind finds
        leads to the page under whatever path the site answers.

    Example:
        >>> [path for path, _ in search_files(chronicle, str)]  # doctest: +SKIP
        ['evenements/2031-05-04-appel/index.html', 'personnes/anna-leclerc/index.html']
    """
    records = _Records(chronicle)
    for record in records.all():
        yield address(record.ref) + "index.html", as_html(record, date_in_words).encode()


class _Records:
    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self.articles = {entry.article.id: entry for entry in chronicle.articles}
        self.events = {event.id: event for event in chronicle.events}
        self.quotations = {quotation.id: quotation for quotation in chronicle.quotations}
        self.entities = {
            entry.ref: entry
            for entry in chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        }
        self.kinds: dict[str, str] = lexicon.load("search")["kinds"]
        self.words = lexicon.load("event_types")

    def all(self) -> Iterator[Record]:
        for event in self.chronicle.events:
            if event.withdrawn is None:  # its address answers, but nobody is led there
                yield self.event(event)
        for entity in self.entities.values():
            yield self.entity(entity)
        for entry in self.chronicle.articles:
            yield self.article(entry)

    def event(self, event: Event) -> Record:
        label = str(self.words["types"][event.type.value]["label"])
        status = str(self.words["statuses"][event.status.value]["adjective"])
        kind = (
            label.capitalize()
            if event.status is EventStatus.OCCURRED
            else f"{label.capitalize()} ({self._agreed(status, event)})"
        )
        sentences = list(self._sentences(event))
        record = Record(
            Ref(RefKind.EVENT, event.id), event.title, kind, event.date, sentences[0] if sentences else None
        )
        record.lines += sentences
        record.lines += self._quotations(event.quotations)
        record.lines += self._told(event)
        people = list(event.participants) + ([event.initiator] if event.initiator else [])
        places = [ref for ref in event.parties if ref.kind is RefKind.PLACE]
        places += [event.place] if event.place else []
        refs = list(dict.fromkeys([*people, *event.parties, *places, *event.themes]))
        record.lines.append(", ".join(self._name(ref) for ref in refs))
        record.lines.append(", ".join([label, status, *self._topics(event)]))
        record.forms += chain.from_iterable(self._forms(ref) for ref in refs)
        record.filters = {
            "type": [label.capitalize()],
            "status": [status.capitalize()],
            "person": self._names(people),
            "place": self._names(places),
            "theme": self._names(event.themes),
            "period": periods_of(event.date),
            "source": self._sources(passage.article_id for passage in event.passages),
        }
        return self._of_kind(record)

    def entity(self, entity: EntityEntry) -> Record:
        record = Record(entity.ref, self._name(entity.ref), self.kinds[entity.ref.kind.value])
        roles = [words for words, passage in entity.roles if self._may_show(passage, words)]
        described = entity.record.description if entity.record else None
        described = typeset_written(described) if described else None
        record.sentence = described or (roles[0] if roles else None)
        record.lines += [described] if described else []
        record.lines += roles
        events = [self.events[one] for one in entity.events if one in self.events]
        record.lines += [event.title for event in events]
        record.lines += self._quotations(entity.quotations)
        record.own_names = list(dict.fromkeys([entity.name, *self._forms(entity.ref)]))
        if entity.record:
            whole = [Ref(kind, entity.record.part_of or "") for kind in (RefKind.ORGANISATION, RefKind.PLACE)]
            record.lines += [self._name(ref) for ref in whole if ref in self.entities]
            record.forms += [*entity.record.metonyms, *entity.record.keywords]
        record.filters = {
            "period": sorted(set(chain.from_iterable(periods_of(event.date) for event in events))),
            "source": self._sources(passage.article_id for passage in entity.mentions),
        }
        record.sort_name = entity.sort_name
        record.events = len(events)
        if entity.ref.kind in (RefKind.PERSON, RefKind.PLACE, RefKind.THEME):
            record.filters[entity.ref.kind.value] = [self._name(entity.ref)]
        return self._of_kind(record)

    def article(self, entry: ArticleEntry) -> Record:
        article = entry.article
        record = Record(
            Ref(RefKind.ARTICLE, article.id), entry.title, self.kinds["article"], article.published
        )
        for sentence in entry.annotations.sentences:
            if words := shown_words(entry, sentence.span):
                record.lines.append(words)
        sources = [*article.publishers, *article.authors]
        record.sentence = record.lines[0] if record.lines else ", ".join(sources) or None
        record.lines += [", ".join(sources)] if sources else []
        refs = list(dict.fromkeys(link.ref for link in entry.links))
        record.lines.append(", ".join(self._name(ref) for ref in refs))
        record.forms += chain.from_iterable(self._forms(ref) for ref in refs)
        record.filters = {
            "person": self._names(ref for ref in refs if ref.kind is RefKind.PERSON),
            "place": self._names(ref for ref in refs if ref.kind is RefKind.PLACE),
            "period": periods_of(article.published),
            "source": self._sources([article.id]),
        }
        record.events = len(entry.events)
        return self._of_kind(record)

    def _of_kind(self, record: Record) -> Record:
        """Let a record be found by what it is: events under that word, whatever their type."""
        record.filters["kind"] = [self.kinds[record.ref.kind.value]]
        return record

    def _sources(self, article_ids: Iterable[str]) -> list[str]:
        """Return who published articles, each once, sorted."""
        entries = [self.articles[one] for one in sorted(set(article_ids)) if one in self.articles]
        return sorted({publisher for entry in entries for publisher in entry.article.publishers})

    def _sentences(self, event: Event) -> Iterator[str]:
        """Yield the sentences that an event rests on, as far as they may be shown, each once."""
        passages = [*event.passages, *(account.passage for account in event.accounts), *event.follow_ups]
        seen = dict.fromkeys((one.article_id, one.sentence) for one in passages)
        for article_id, index in seen:
            entry = self.articles.get(article_id)
            if entry is not None and 0 <= index < len(entry.annotations.sentences):
                words = shown_words(entry, entry.annotations.sentences[index].span)
                if words is not None:
                    yield words

    def _told(self, event: Event) -> Iterator[str]:
        """Yield who says how long it lasted and who began it: facts, whatever the rights of the articles' words."""
        wordings: dict[str, str] = lexicon.load("search")["accounts"]
        told = [one for one in event.accounts if one.property in wordings]
        for account in told:
            value = account.value
            if account.property == "duration":
                if not value.isdecimal():
                    continue
                value = duration(int(value), account.qualifier)
            yield wordings[account.property].format(value=value, who=account.authority_label)

    def _agreed(self, participle: str, event: Event) -> str:
        """Return a participle in the gender and number of the name of the event's type: « Visite (annoncée) »."""
        entry = self.words["types"][event.type.value]
        feminine = "e" if entry["gender"] == "f" else ""
        return f"{participle}{feminine}{'s' if entry['label'] == entry['label_plural'] else ''}"

    def _quotations(self, ids: Iterable[str]) -> Iterator[str]:
        for one in ids:
            quotation = self.quotations.get(one)
            words = self._quoted(quotation) if quotation else None
            if quotation and words:
                yield (
                    f"{quotation.speaker_label} : « {words} »."
                    if quotation.speaker_label
                    else f"« {words} »."
                )

    def _quoted(self, quotation: QuotationEntry) -> str | None:
        entry = self.articles.get(quotation.passage.article_id)
        return shown_words(entry, quotation.quotation.span) if entry else None

    def _may_show(self, passage: Passage, words: str) -> bool:
        entry = self.articles.get(passage.article_id)
        return entry is not None and may_show(entry, words)

    def _topics(self, event: Event) -> list[str]:
        """Return what an event was about, in the words of those articles that let themselves be quoted."""
        ids = dict.fromkeys(passage.article_id for passage in event.passages)
        entries = [self.articles[one] for one in ids if one in self.articles]
        texts = [(entry, " ".join(entry.article.text.split())) for entry in entries]
        return [
            topic
            for topic in event.topics
            if any(topic in text and may_show(entry, topic) for entry, text in texts)
        ]

    def _name(self, ref: Ref) -> str:
        entity = self.entities.get(ref)
        if entity is None:
            return ref.id
        return entity.name if ref.kind is RefKind.PERSON else capitalised(entity.name)

    def _names(self, refs: Iterable[Ref]) -> list[str]:
        return list(dict.fromkeys(self._name(ref) for ref in refs))

    def _forms(self, ref: Ref) -> list[str]:
        entity = self.entities.get(ref)
        return [name.form for name in entity.names] if entity else []
