"""Write one small HTML file for each page, made from the chronicle, for Pagefind to index.

A record holds what a reader may search a page by and nothing of the page's furniture. Its words come from the
articles only as far as their rights allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from itertools import chain

from generator import lexicon
from generator.addresses import address
from generator.edtf import EdtfError, parse
from generator.export.search_words import markup, other_spellings, searchable
from generator.export.shown_words import shown_words
from generator.folding import fold_letters
from generator.french.grammar import capitalised
from generator.french.typography import typeset_written
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

_EXCERPT = 240  # characters of the sentence that stands under a result
_MONTHS = 4  # a date that may be in so many months tells no month
_UNDATED = "0000-00-00"  # before every day, so last in a list with the latest first
_NAMES = (
    "· "  # stands between the text and the names, so that docs/assets/search-words.js can tell them apart
)
_NAME_WEIGHT = 8  # of a page's own names against its other words, which weigh 1; Pagefind allows up to 10


@dataclass(slots=True)
class _Record:
    """What one page is searched by, found in, and shown as."""

    ref: Ref
    title: str
    kind: str
    date: str | None = None  # EDTF
    sentence: str | None = None
    lines: list[str] = field(default_factory=list)
    own_names: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)
    sort_name: str | None = None
    events: int = 0


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
        yield address(record.ref) + "index.html", _html(record, date_in_words).encode()


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

    def all(self) -> Iterator[_Record]:
        for event in self.chronicle.events:
            if event.withdrawn is None:  # its address answers, but nobody is led there
                yield self.event(event)
        for entity in self.entities.values():
            yield self.entity(entity)
        for entry in self.chronicle.articles:
            yield self.article(entry)

    def event(self, event: Event) -> _Record:
        label = str(self.words["types"][event.type.value]["label"])
        status = str(self.words["statuses"][event.status.value]["adjective"])
        kind = (
            label.capitalize() if event.status is EventStatus.OCCURRED else f"{label.capitalize()} ({status})"
        )
        sentences = list(self._sentences(event))
        record = _Record(
            Ref(RefKind.EVENT, event.id), event.title, kind, event.date, sentences[0] if sentences else None
        )
        record.lines += sentences
        record.lines += self._quotations(event.quotations)
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
            "period": _periods(event.date),
            "source": self._sources(passage.article_id for passage in event.passages),
        }
        return self._of_kind(record)

    def entity(self, entity: EntityEntry) -> _Record:
        record = _Record(entity.ref, self._name(entity.ref), self.kinds[entity.ref.kind.value])
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
            "period": sorted(set(chain.from_iterable(_periods(event.date) for event in events))),
            "source": self._sources(passage.article_id for passage in entity.mentions),
        }
        record.sort_name = entity.sort_name
        record.events = len(events)
        if entity.ref.kind in (RefKind.PERSON, RefKind.PLACE, RefKind.THEME):
            record.filters[entity.ref.kind.value] = [self._name(entity.ref)]
        return self._of_kind(record)

    def article(self, entry: ArticleEntry) -> _Record:
        article = entry.article
        record = _Record(
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
            "period": _periods(article.published),
            "source": self._sources([article.id]),
        }
        record.events = len(entry.events)
        return self._of_kind(record)

    def _of_kind(self, record: _Record) -> _Record:
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


def _periods(date: str | None) -> list[str]:
    """Return the years of a date, and its months where it falls into few of them.

    >>> _periods("2031-12-31/2032-01-02")
    ['2031', '2031-12', '2032', '2032-01']
    """
    if date is None:
        return []
    try:
        value = parse(date)
    except EdtfError:
        return []
    first, last = value.first, value.last
    years = [f"{year:04d}" for year in range(first.year, last.year + 1)]
    begun, ended = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if ended - begun >= _MONTHS:
        return years
    return sorted([*years, *(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(begun, ended + 1))])


def _html(record: _Record, date_in_words: Callable[[str], str]) -> str:
    words = date_in_words(record.date) if record.date else None
    lines = [searchable(line) for line in record.lines]
    names = [searchable(name) for name in record.own_names]
    known = " ".join([searchable(record.title), *names, *lines])
    forms = [form for form in dict.fromkeys(map(searchable, record.forms)) if form and form not in known]
    forms += other_spellings(" ".join([known, *forms]))
    parts = [
        "<!doctype html>",
        '<html lang="fr">',
        f'<head><meta charset="utf-8"><title>{escape(record.title)}</title></head>',
        "<body data-pagefind-body>",
        "<div data-pagefind-ignore>",
    ]
    meta = {"title": record.title, "kind": record.kind, "date": words, "sentence": _cut(record.sentence)}
    meta["edtf"] = record.date  # what is not for the reader's eyes is found as well
    parts += [f'<p data-pagefind-meta="{key}">{markup(value)}</p>' for key, value in meta.items() if value]
    for key, values in record.filters.items():
        # Filters are offered to the reader as they are, not searched: they keep their typography.
        parts += [f'<p data-pagefind-filter="{key}">{escape(value)}</p>' for value in values]
    sorts = {
        "date": _first_day(record.date),
        "name": fold_letters(record.sort_name or record.title),
        "events": str(record.events),
    }
    parts += [f'<p data-pagefind-sort="{key}">{escape(value)}</p>' for key, value in sorts.items()]
    parts.append("</div>")
    parts += [f"<p>{markup(line)}</p>" for line in lines if line]
    if names:  # whoever looks for a name wants the page of the one who bears it
        parts.append(f'<p data-pagefind-weight="{_NAME_WEIGHT}">{_NAMES}{markup(" · ".join(names))}</p>')
    if not (any(lines) or any(names) or forms):
        # Pagefind leaves out a page without a word; a name that nothing else is known of is found by itself.
        parts.append(f"<p>{markup(record.title)}</p>")
    if forms:
        parts.append(f"<p>{_NAMES}{markup(' · '.join(dict.fromkeys(forms)))}</p>")
    parts.append("</body></html>")
    return "\n".join(parts) + "\n"


def _first_day(date: str | None) -> str:
    """Return what a record is sorted by; Pagefind leaves out of a sorted list what has no such value."""
    try:
        return parse(date).first.isoformat() if date else _UNDATED
    except EdtfError:
        return _UNDATED


def _cut(sentence: str | None) -> str | None:
    """Shorten a sentence at a word."""
    if sentence is None:
        return None
    whole = " ".join(sentence.split())
    if len(whole) <= _EXCERPT:
        return whole
    return whole[: _EXCERPT + 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
