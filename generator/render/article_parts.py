"""Cut the page of a long article into several: each a stretch of the text, with what is told and said in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.addresses import page_file, quotation_fragment, sentence_fragment
from generator.model import ArticleEntry, QuotationEntry, Ref, RefKind, Span
from generator.render.article_text import ArticleText, place_of
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.paging import PART, WHOLE, Parts, weight
from generator.render.quotations import quotation_weights
from generator.render.supports import Supports

_NAMED: Final = 80  # bytes of a link to a name, besides the name


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one page tells of an article: a part of its text, the events and words in it, whom it names."""

    span: Span
    sentences: range
    events: list[str]
    quotations: list[QuotationEntry]
    named: list[Ref]


def cut_articles(lookup: Lookup, supports: Supports) -> dict[str, Parts[Stretch]]:
    """Return what each page of the long articles tells; most articles are not long."""
    parts = (
        (entry.article.id, article_parts(lookup, entry, supports)) for entry in lookup.chronicle.articles
    )
    return {article: found for article, found in parts if len(found.pages) > 1}


def whole_article(lookup: Lookup, entry: ArticleEntry) -> Parts[Stretch]:
    """Return what the one page of an article that is not long tells."""
    return _parts(lookup, entry, [0])


def article_parts(lookup: Lookup, entry: ArticleEntry, supports: Supports) -> Parts[Stretch]:
    """Return what each page of an article tells, at least one; cut where the text has a sentence or a line."""
    starts = [0]
    if _about(lookup, entry, supports) > WHOLE:
        sizes = _sizes(lookup, entry, supports)
        names = _names_weight(lookup, {link.ref for link in entry.links})
        if sum(sizes.values()) + names > WHOLE:
            starts = list(_starts(lookup, entry, sizes))
    return _parts(lookup, entry, starts)


def _about(lookup: Lookup, entry: ArticleEntry, supports: Supports) -> int:
    """Return about how many bytes an article's page takes, rather too many than too few, at little cost."""
    quotations = lookup.quoted_in.get(entry.article.id, ())
    links = sum(2 * _NAMED + 3 * len(lookup.title(link.ref)) for link in entry.links)
    events = sum(250 + 3 * len(lookup.title(Ref(RefKind.EVENT, one))) for one in entry.events)
    text = 2 * len(entry.article.text) + 150 * len(entry.annotations.sentences)
    return text + links + events + sum(map(_about_quotation, quotations)) + supports.about(entry.article.id)


def _about_quotation(entry: QuotationEntry) -> int:
    return 600 + 3 * len(entry.quotation.text) + 200 * len(entry.events)


def _sizes(lookup: Lookup, entry: ArticleEntry, supports: Supports) -> dict[int, int]:
    """Return offset → bytes of all that stands on the pages of an article, but for the list of names."""
    ref = Ref(RefKind.ARTICLE, entry.article.id)
    linker = Linker(lookup, page_file(ref))
    quotations = lookup.quoted_in.get(entry.article.id, [])
    text = ArticleText(entry, quotations, supports.notes(linker, entry), linker)
    sizes: Counter[int] = Counter()
    for place, size in text.pieces():
        sizes[place] += size
    for quotation, size in zip(quotations, quotation_weights(lookup, linker, quotations), strict=True):
        sizes[place_of(entry, quotation.passage)] += size
    for place, event in _events(lookup, entry):
        sizes[place] += 20 + weight(event_entry(linker, lookup.events[event]))
    return dict(sorted(sizes.items()))


def _starts(lookup: Lookup, entry: ArticleEntry, sizes: dict[int, int]) -> Iterator[int]:
    """Yield the offsets at which pages begin; nothing is parted from what stands at its own offset."""
    places = list(sizes)
    named: dict[int, set[Ref]] = {}
    for link in entry.links:
        at = max(0, bisect_right(places, link.span.start) - 1)
        named.setdefault(places[at], set()).add(link.ref)
    yield 0
    filled, listed, room = 0, set[Ref](), WHOLE
    for place, size in sizes.items():
        names = named.get(place, set())
        added = size + _names_weight(lookup, names - listed)
        if filled and filled + added > room:
            yield place
            room = PART
            filled, listed, added = 0, set(), size + _names_weight(lookup, names)
        filled += added
        listed |= names


def _names_weight(lookup: Lookup, refs: Iterable[Ref]) -> int:
    return sum(_NAMED + weight(SafeMarkdown.escape(lookup.title(ref))) for ref in refs)


def _events(lookup: Lookup, entry: ArticleEntry) -> Iterator[tuple[int, str]]:
    """Yield (offset, event) for each event that rests on an article, where it does so first."""
    sentences = entry.annotations.sentences
    first: dict[str, int] = {}
    for index, ids in sorted(entry.supports):
        place = sentences[index].span.start if 0 <= index < len(sentences) else 0
        for event in ids:
            first.setdefault(event, place)
    for event in entry.events:
        first.setdefault(event, len(entry.article.text))
    yield from ((place, event) for event, place in first.items() if event in lookup.events)


def _parts(lookup: Lookup, entry: ArticleEntry, starts: list[int]) -> Parts[Stretch]:
    def page_of(place: int) -> int:
        return max(0, bisect_right(starts, place) - 1)

    sentences = entry.annotations.sentences
    bounds = [*starts, len(entry.article.text)]
    events: list[list[str]] = [[] for _ in starts]
    for place, event in _events(lookup, entry):
        events[page_of(place)].append(event)
    quotations: list[list[QuotationEntry]] = [[] for _ in starts]
    for quotation in lookup.quoted_in.get(entry.article.id, ()):
        quotations[page_of(place_of(entry, quotation.passage))].append(quotation)
    named: list[dict[Ref, None]] = [{} for _ in starts]
    for link in entry.links:
        named[page_of(link.span.start)].setdefault(link.ref)
    held: list[list[int]] = [[] for _ in starts]
    for index, sentence in enumerate(sentences):
        held[page_of(sentence.span.start)].append(index)
    further: dict[str, int] = {}
    for number in range(1, len(starts)):
        further.update((sentence_fragment(sentences[index].anchor), number + 1) for index in held[number])
        further.update((quotation_fragment(one.id), number + 1) for one in quotations[number])
    pages = tuple(
        Stretch(
            Span(bounds[number], bounds[number + 1]),
            range(held[number][0], held[number][-1] + 1) if held[number] else range(0),
            events[number],
            quotations[number],
            list(named[number]),
        )
        for number in range(len(starts))
    )
    return Parts(pages, further)
