"""Build articles with annotations by hand, so that resolving is tested without the extractor."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from generator.model import (
    Annotations,
    Article,
    ArticleEvent,
    Block,
    BlockKind,
    Claim,
    Entity,
    EntityKind,
    EventFacts,
    EventMention,
    EventStatus,
    EventType,
    Header,
    Mention,
    Quotation,
    Rights,
    Sentence,
    Span,
    Timex,
)

Pair = tuple[Article, Annotations]


class ArticleBuilder:
    """Collect the layers of one invented article; spans are found by their words."""

    def __init__(self, id_: str, text: str, *, published: str | None = None, **fields: Any) -> None:
        fields.setdefault("rights", Rights.NOTICE)
        fields.setdefault("path", f"data/articles/{id_}.md")
        self.article = Article(id_, text, published=published, **fields)
        self.sentences: list[Sentence] = []
        seen: dict[str, int] = {}
        for found in re.finditer(r"\S.*?(?:[.!?](?=\s|$)|$)", text, re.DOTALL):
            anchor = hashlib.sha256(" ".join(found[0].lower().split()).encode()).hexdigest()[:10]
            seen[anchor] = seen.get(anchor, 0) + 1
            name = anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}"
            self.sentences.append(Sentence(Span(found.start(), found.end()), 0, name))
        self.entities: dict[EntityKind, list[Entity]] = {kind: [] for kind in EntityKind}
        self.timexes: list[Timex] = []
        self.quotations: list[Quotation] = []
        self.mentions: list[EventMention] = []
        self.events: list[ArticleEvent] = []

    def span(self, words: str, occurrence: int = 1) -> Span:
        start = -1
        for _ in range(occurrence):
            start = self.article.text.index(words, start + 1)
        return Span(start, start + len(words))

    def sentence_of(self, span: Span) -> int:
        return next(i for i, sentence in enumerate(self.sentences) if sentence.span.covers(span))

    def _entity(self, kind: EntityKind, name: str, forms: Sequence[str], roles: Sequence[str]) -> None:
        taken: list[Mention] = []
        for form in sorted({name, *forms}, key=len, reverse=True):
            for found in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self.article.text):
                span = Span(found.start(), found.end())
                if not any(span.overlaps(mention.span) for mention in taken):
                    taken.append(Mention(span, form, "given"))
        taken.sort(key=lambda mention: mention.span)
        variants = tuple(dict.fromkeys(mention.form for mention in taken))
        self.entities[kind].append(Entity(name, kind, variants, tuple(taken), tuple(roles)))

    def person(self, name: str, *forms: str, roles: Sequence[str] = ()) -> ArticleBuilder:
        self._entity(EntityKind.PERSON, name, forms, roles)
        return self

    def place(self, name: str, *forms: str) -> ArticleBuilder:
        self._entity(EntityKind.PLACE, name, forms, ())
        return self

    def organisation(self, name: str, *forms: str) -> ArticleBuilder:
        self._entity(EntityKind.ORGANISATION, name, forms, ())
        return self

    def timex(
        self, words: str, edtf: str | None, anchor: str = "absolute", rule: str = "date", **fields: Any
    ) -> int:
        self.timexes.append(Timex(self.span(words), words, "DATE", edtf or "", edtf, anchor, rule, **fields))
        return len(self.timexes) - 1

    def claim(self, property_: str, value: str, words: str, speaker: str | None = None) -> Claim:
        kind = next(
            (kind for kind, found in self.entities.items() if any(e.name == speaker for e in found)), None
        )
        return Claim(property_, value, self.span(words), speaker, kind, None, "given")

    def event(
        self,
        type_: str,
        *triggers: str,
        status: str = "occurred",
        timex: int | None = None,
        claims: Sequence[Claim] = (),
        day_after: int | None = None,
        **facts: Any,
    ) -> int:
        """Add an article event; its triggers are the words of its mentions, the first carries the claims."""
        told = EventFacts(EventType(type_), EventStatus(status), **facts)
        first = len(self.mentions)
        counts: dict[str, int] = {}
        for number, trigger in enumerate(triggers):
            counts[trigger] = counts.get(trigger, 0) + 1
            span = self.span(trigger, counts[trigger])
            sentence = self.sentence_of(span)
            mine = tuple(claims) if number == 0 else ()
            self.mentions.append(
                EventMention(
                    span, sentence, counts[trigger], told, timex if number == 0 else None, mine, "given"
                )
            )
        indices = tuple(range(first, len(self.mentions)))
        self.events.append(ArticleEvent(told, indices, day_after))
        return len(self.events) - 1

    def quote(
        self, words: str, speaker: str | None = None, kind: EntityKind = EntityKind.PERSON
    ) -> ArticleBuilder:
        span = self.span(words)
        self.quotations.append(
            Quotation(span, words, "direct", self.sentence_of(span), speaker, kind if speaker else None)
        )
        return self

    def build(self) -> Pair:
        text = self.article.text
        return self.article, Annotations(
            article_id=self.article.id,
            language="fr",
            reference=self.article.reference,
            header=Header(),
            blocks=(Block(Span(0, len(text)), BlockKind.BODY, "given"),),
            sentences=tuple(self.sentences),
            timexes=tuple(self.timexes),
            persons=tuple(self.entities[EntityKind.PERSON]),
            organisations=tuple(self.entities[EntityKind.ORGANISATION]),
            places=tuple(self.entities[EntityKind.PLACE]),
            quotations=tuple(self.quotations),
            event_mentions=tuple(self.mentions),
            events=tuple(self.events),
        )
