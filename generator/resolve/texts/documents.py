"""An article with its annotations, in the order and with the look-ups that resolving needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Annotations, Article, Passage, Span


@dataclass(frozen=True, slots=True)
class Document:
    """One article and what was found in it."""

    article: Article
    annotations: Annotations
    starts: tuple[int, ...]

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.article.id

    @property
    def seniority(self) -> tuple[str, str]:
        """Return the key that puts what entered the corpus first before what came later.

        Addresses are minted in this order, so an article added later never takes an address from another.
        """
        return self.article.added or "9999", self.article.id

    def sentence_at(self, span: Span) -> int | None:
        """Return the index of the sentence in which a span begins, or None outside of prose."""
        index = bisect_right(self.starts, span.start) - 1
        if index < 0 or span.start >= self.annotations.sentences[index].span.end:
            return None
        return index

    def passage(self, span: Span, sentence: int | None = None) -> Passage | None:
        """Return a span as evidence, or None where it stands outside of any sentence."""
        if sentence is None or not 0 <= sentence < len(self.starts):
            sentence = self.sentence_at(span)
        return None if sentence is None else Passage(self.article.id, sentence, span)

    def words(self, span: Span) -> str:
        """Return the words pointed at, on one line."""
        return " ".join(span.of(self.article.text).split())

    def sentence_words(self, sentence: int) -> str:
        """Return one sentence, on one line."""
        return self.words(self.annotations.sentences[sentence].span)

    def line_of(self, span: Span) -> int:
        """Return the 1-based line of the article's file on which a span begins."""
        return self.place_of(span)[0]

    def place_of(self, span: Span) -> tuple[int, int]:
        """Return the line and the column of the article's file at which a span begins, both 1-based."""
        text = self.article.text
        line = self.article.text_line + text.count("\n", 0, span.start)
        return line, span.start - text.rfind("\n", 0, span.start)


def read_documents(pairs: Sequence[tuple[Article, Annotations]]) -> tuple[Document, ...]:
    """Return the articles sorted by id, so that nothing depends on the order in which they were read."""
    documents = (
        Document(article, annotations, tuple(sentence.span.start for sentence in annotations.sentences))
        for article, annotations in pairs
    )
    return tuple(sorted(documents, key=lambda document: document.id))
