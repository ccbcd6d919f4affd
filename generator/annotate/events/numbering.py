"""Number the mentions of a sentence that have the same words: with the sentence, that is how ids tell them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.folding import fold_words
from generator.model import EventMention


def numbered(mentions: Sequence[EventMention], text: str) -> tuple[EventMention, ...]:
    """Return mentions in the order given, each with its `occurrence`, counted in text order.

    Only what is kept counts, so that an id does not depend on what the rules tried and gave up.

    Parameters:
        mentions: of an article.
        text: of the article.

    Example: of « Un appel a suivi l'appel du matin. », both kept, the first « appel » is 1, the other 2.
    """
    counts: Counter[tuple[int, str]] = Counter()
    result = list(mentions)
    for index in sorted(range(len(mentions)), key=lambda index: (mentions[index].span, index)):
        mention = mentions[index]
        words = mention.sentence, fold_words(mention.span.of(text))
        counts[words] += 1
        if mention.occurrence != counts[words]:
            result[index] = replace(mention, occurrence=counts[words])
    return tuple(result)
