"""Show the evidence: the sentences behind what a page says, each with the way to its article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import ArticleEntry, BlockKind, Passage, Ref, RefKind, Rights
from generator.render.dates import short
from generator.render.escape import SafeMarkdown
from generator.render.excerpts import excerpt
from generator.render.links import Linker
from generator.render.lookup import Lookup


@dataclass(frozen=True, slots=True)
class SentenceView:
    """One sentence: its words as far as they may be published, and a link to it."""

    words: SafeMarkdown | None
    link: SafeMarkdown
    heading: bool = False


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and those of its sentences that matter here."""

    link: SafeMarkdown
    number: int
    source: str
    notice: bool
    sentences: tuple[SentenceView, ...]


class Sources:
    """Number the articles of one page in the order in which they are first needed."""

    def __init__(self, lookup: Lookup, linker: Linker) -> None:
        self._lookup = lookup
        self._linker = linker
        self._numbers: dict[str, int] = {}

    def number(self, article_id: str) -> int:
        """Return the number of an article on this page."""
        return self._numbers.setdefault(article_id, len(self._numbers) + 1)

    def mark(self, passage: Passage) -> SafeMarkdown:
        """Return a small numbered link to the sentence of a passage."""
        hidden = SafeMarkdown('<span class="fr-hidden">source </span>')
        words = SafeMarkdown("{}{}").format(hidden, self.number(passage.article_id))
        return SafeMarkdown('<span class="fr-source">{}</span>').format(
            self._linker.to_passage(passage, words)
        )

    def marks(self, passages: Iterable[Passage]) -> SafeMarkdown:
        """Return one numbered link for each sentence, without repeats."""
        seen: dict[tuple[str, int], Passage] = {}
        for passage in passages:
            seen.setdefault((passage.article_id, passage.sentence), passage)
        return SafeMarkdown(" ").join(self.mark(passage) for passage in seen.values())

    def articles(self, passages: Iterable[Passage]) -> list[ArticleView]:
        """Return the articles of some passages, each with its sentences, evidence marked."""
        grouped: dict[str, dict[int, list[Passage]]] = {}
        for passage in passages:
            grouped.setdefault(passage.article_id, {}).setdefault(passage.sentence, []).append(passage)
        views = [
            self._article(entry, sentences)
            for article_id, sentences in grouped.items()
            if (entry := self._lookup.articles.get(article_id)) is not None
        ]
        return sorted(views, key=lambda view: view.number)

    def _article(self, entry: ArticleEntry, sentences: dict[int, list[Passage]]) -> ArticleView:
        return ArticleView(
            self._linker.to(Ref(RefKind.ARTICLE, entry.article.id)),
            self.number(entry.article.id),
            source_of(entry),
            entry.article.rights is Rights.NOTICE,
            tuple(self.sentence(passages) for _, passages in sorted(sentences.items())),
        )

    def sentence(self, passages: list[Passage]) -> SentenceView:
        """Return one sentence with the words of all these passages marked."""
        passage = passages[0]
        entry = self._lookup.articles[passage.article_id]
        sentence = self._lookup.sentence(passage)
        if sentence is None:
            return SentenceView(None, self._linker.to_passage(passage, "voir l’article"))
        block = entry.annotations.blocks[sentence.block]
        words = excerpt(entry, sentence.span, [other.span for other in passages])
        titled = block.kind in (BlockKind.HEADLINE, BlockKind.HEADING)
        return SentenceView(words, self._linker.to_passage(passage, "voir dans l’article"), titled)


def source_of(entry: ArticleEntry) -> str:
    """Return where and when an article was published, in words; « source non indiquée » for neither."""
    article = entry.article
    parts = [", ".join(article.publishers)] if article.publishers else []
    if article.published:
        parts.append(short(article.published))
    return ", ".join(parts) or "source et date non indiquées"
