"""Show the evidence: the sentences behind what a page says, each with the way to its article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.french.dates import short
from generator.french.typography import number
from generator.model import ArticleEntry, Passage, Ref, RefKind, Rights, may_show
from generator.render.escape import SafeMarkdown
from generator.render.excerpts import excerpt
from generator.render.labels import say
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief
from generator.render.paging import weight
from generator.render.values import is_fact, is_number, value_words


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article and those of its sentences that matter here.

    ``shown`` pairs the words that may be published with a link to their sentence; ``hidden`` are links to the
    places of the sentences of which nothing may be.
    """

    link: SafeMarkdown
    number: int
    source: str
    notice: bool
    shown: list[tuple[SafeMarkdown, SafeMarkdown]]
    hidden: list[SafeMarkdown]


_AROUND: Final = 480  # bytes around the title of an article and one of its sentences
NOT_SHOWN: Final = SafeMarkdown('<span class="fr-unknown">{}</span>').format(say("shared", "not_shown"))


class Sources:
    """Number the articles of one page in the order in which they are first needed."""

    def __init__(self, lookup: Lookup, linker: Linker) -> None:
        self._lookup = lookup
        self._linker = linker
        self._numbers: dict[str, int] = {}

    def number(self, article_id: str) -> int:
        """Return the number of an article on this page."""
        return self._numbers.setdefault(article_id, len(self._numbers) + 1)

    def may_show(self, article_id: str, words: str) -> bool:
        """Tell whether words of an article may stand here, by its rights."""
        entry = self._lookup.articles.get(article_id)
        return entry is not None and may_show(entry, words)

    def value(self, article_id: str, name: str, value: str, qualifier: str = "") -> SafeMarkdown:
        """Return a property's value as an article gives it: a fact in words, text as far as it may be shown."""
        if is_fact(name, value) or self.may_show(article_id, value):
            return SafeMarkdown.escape(value_words(name, value, qualifier))
        number_of = value.partition(" ")[0]
        if name == "figure" and is_number(number_of):
            return SafeMarkdown("{} ({})").format(number(int(number_of)), NOT_SHOWN)
        return NOT_SHOWN

    def mark(self, passage: Passage) -> SafeMarkdown:
        """Return a small numbered link to the sentence of a passage."""
        words = numbered(say("shared", "source_number"), self.number(passage.article_id))
        return SafeMarkdown('<span class="fr-source">{}</span>').format(
            self._linker.to_passage(passage, words)
        )

    def article_mark(self, article_id: str) -> SafeMarkdown:
        """Return a small numbered link to an article as a whole."""
        words = numbered(say("shared", "source_number"), self.number(article_id))
        return SafeMarkdown('<span class="fr-source">{}</span>').format(
            self._linker.to_article(article_id, words)
        )

    def marks(self, passages: Iterable[Passage]) -> SafeMarkdown:
        """Return one numbered link for each sentence, without repeats."""
        seen: dict[tuple[str, int], Passage] = {}
        for passage in passages:
            seen.setdefault((passage.article_id, passage.sentence), passage)
        return SafeMarkdown(" ").join(self.mark(passage) for passage in seen.values())

    def sentence(self, passages: Sequence[Passage]) -> SafeMarkdown | None:
        """Return the sentence of some passages, their words marked; None where nothing of it may be shown."""
        entry = self._lookup.articles.get(passages[0].article_id)
        return self._words(entry, list(passages)) if entry is not None else None

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

    def weight(self, passage: Passage) -> int:
        """Return about how many bytes of HTML a sentence takes in these lists, as if it were its article's first."""
        entry = self._lookup.articles.get(passage.article_id)
        if entry is None:
            return 0
        head = weight(SafeMarkdown.escape(entry.title)) + weight(SafeMarkdown.escape(source_of(entry)))
        return _AROUND + head + weight(self.sentence([passage]) or SafeMarkdown(""))

    def _article(self, entry: ArticleEntry, sentences: dict[int, list[Passage]]) -> ArticleView:
        words = [(self._words(entry, passages), passages[0]) for _, passages in sorted(sentences.items())]
        hidden = [passage for text, passage in words if text is None]
        return ArticleView(
            self._linker.to(Ref(RefKind.ARTICLE, entry.article.id)),
            self.number(entry.article.id),
            source_of(entry),
            entry.article.rights is Rights.NOTICE,
            [
                (text, self._linker.to_passage(passage, say("shared", "in_article")))
                for text, passage in words
                if text is not None
            ],
            [
                self._linker.to_passage(passage, numbered(say("shared", "sentence_number"), number))
                for number, passage in enumerate(hidden, 1)
            ],
        )

    def _words(self, entry: ArticleEntry, passages: list[Passage]) -> SafeMarkdown | None:
        """Return one sentence with the words of all these passages marked."""
        sentence = self._lookup.sentence(passages[0])
        if sentence is None:
            return None
        return excerpt(entry, sentence.span, [passage.span for passage in passages])


def numbered(name: str, number: int) -> SafeMarkdown:
    """Return a number as the words of a link, with what it counts for those who cannot see where it stands."""
    return SafeMarkdown('<span class="fr-hidden">{} </span>{}').format(name, number)


def source_of(entry: ArticleEntry) -> str:
    """Return where and when an article was published, in words; « source non indiquée » for neither."""
    article = entry.article
    parts = [brief(", ".join(article.publishers))] if article.publishers else []
    if article.published:
        parts.append(short(article.published))
    return ", ".join(parts) or say("shared", "no_source")
