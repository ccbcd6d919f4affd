"""Find the phrases of every sentence of an article, those of an earlier reading where nothing else is masked."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.discourse.phrases import Phrase, find_phrases
from generator.model import Entity, Sentence


def phrases_by_sentence(
    folded: str,
    lowered: str,
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    before: tuple[str, Sequence[list[Phrase]]] | None = None,
) -> list[list[Phrase]]:
    """Return for each sentence the phrases that may act (see `find_phrases`).

    Parameters:
        folded: the text with typography folded and quoted words masked; ``lowered`` the same in lower case.
        sentences: of the article.
        entities: whose mentions the phrases take up.
        before: the folded text and the phrases of an earlier reading of the same sentences and entities.
    """
    mentions = sorted(
        (
            (mention.span.start, mention.span.end, entity)
            for entity in entities
            for mention in entity.mentions
        ),
        key=lambda found: (found[0], found[1], found[2].name),
    )
    phrases, place = [], 0
    for index, sentence in enumerate(sentences):
        while place < len(mentions) and mentions[place][0] < sentence.span.start:
            place += 1
        last = place
        while last < len(mentions) and mentions[last][0] < sentence.span.end:
            last += 1
        if before and sentence.span.of(before[0]) == sentence.span.of(folded):
            phrases.append(before[1][index])
        else:
            phrases.append(find_phrases(folded, lowered, sentence, mentions[place:last]))
        place = last
    return phrases
