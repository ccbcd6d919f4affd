"""Let sentences keep the anchors that editors' files noted of them, whatever is edited in or around them since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count

from generator.model import KeptEvent, Selector, Sentence
from generator.resolve.texts.documents import Document
from generator.selectors import find_selector


def with_kept_anchors(documents: Sequence[Document], events: Sequence[KeptEvent]) -> tuple[Document, ...]:
    """Return the documents, their sentences under the anchors that kept events noted when they were bound.

    A sentence's anchor is the hash of its words, and of identical sentences the first has the plain one: words alone
    cannot tell which of them a link meant, once another is put before it, nor which sentence was reworded. A kept
    event's selector can: it finds its words by what stands around them, and notes beside them the anchor of their
    sentence. Accounts, quotations and provisional addresses take theirs from it and stay as well.

    Parameters:
        documents: as read, their anchors from their words alone.
        events: every kept event, those merged or withdrawn included.
    """
    noted: dict[str, list[Selector]] = {}
    for event in sorted(events, key=lambda event: event.id):
        for selector in event.mentions:
            if selector.sentence is not None:
                noted.setdefault(selector.article, []).append(selector)
    return tuple(
        _anchored(document, noted[document.id]) if document.id in noted else document
        for document in documents
    )


def _anchored(document: Document, noted: Sequence[Selector]) -> Document:
    sentences = document.annotations.sentences
    claims = _claims(document, noted)
    if all(sentences[index].anchor == anchor for index, anchor in claims.items()):
        return document
    moved = tuple(_minted(sentences, claims))
    return replace(document, annotations=replace(document.annotations, sentences=moved))


def _claims(document: Document, noted: Sequence[Selector]) -> dict[int, str]:
    """Return the anchor that each bound sentence claims: of its own words, or of words that no sentence has.

    The latter is a sentence that was reworded; where the noted words still stand elsewhere, the anchor stays with them.
    Of two that claim one anchor (a sentence was parted) the first has it.
    """
    sentences = document.annotations.sentences
    by_words = {_words_of(sentence.anchor) for sentence in sentences}
    claims: dict[int, str] = {}
    for selector in noted:
        span = find_selector(document.article.text, selector)
        index = document.sentence_at(span) if span is not None else None
        if index is None or selector.sentence is None or index in claims:
            continue
        words = _words_of(selector.sentence)
        if words == _words_of(sentences[index].anchor) or words not in by_words:
            claims[index] = selector.sentence
    first: dict[str, int] = {}
    for index, anchor in sorted(claims.items()):
        first.setdefault(anchor, index)
    return {index: anchor for anchor, index in first.items()}


def _minted(sentences: Sequence[Sentence], claims: Mapping[int, str]) -> Iterator[Sentence]:
    """Yield the sentences with the anchors that they claim, else their own, else the first repeat that is free."""
    taken = set(claims.values())
    own = {
        index: sentence.anchor
        for index, sentence in enumerate(sentences)
        if index not in claims and sentence.anchor not in taken
    }
    taken |= set(own.values())
    for index, sentence in enumerate(sentences):
        anchor = claims.get(index) or own.get(index)
        if anchor is None:
            words = _words_of(sentence.anchor)
            repeats = (f"{words}-{repeat}" for repeat in count(2))
            anchor = next(one for one in chain((words,), repeats) if one not in taken)
            taken.add(anchor)
        yield replace(sentence, anchor=anchor)


def _words_of(anchor: str) -> str:
    """Return the part of an anchor that stands for the words, without the number of a repeat."""
    return anchor.partition("-")[0]
