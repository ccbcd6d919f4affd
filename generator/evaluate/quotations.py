"""Quotations, and who said them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.evaluate.found import FoundQuotation
from generator.evaluate.gold import GoldQuotation
from generator.evaluate.judgement import Judgement, compared, hit, missed, spurious
from generator.evaluate.likeness import People, overlap, same_body, word_counts
from generator.evaluate.pairing import pair
from generator.folding import fold_words

QUOTATIONS = "quotations"
SPEAKERS = "quotations + speaker"
_SAME: Final = 0.8  # of the words of the longer one: quotation marks are put a little wider or closer
_FEWEST_WORDS: Final = 3  # one or two quoted words are a matter of taste


def judge_quotations(
    people: People, wanted: Sequence[GoldQuotation], found: Sequence[FoundQuotation]
) -> Iterator[Judgement]:
    """Judge quotations one to one; what is quoted twice counts once, quotations of one or two words not at all."""
    kept = list({fold_words(one.text): one for one in reversed(found) if _long(one.text)}.values())[::-1]
    asked = [not one.optional and _long(one.text) for one in wanted]
    words = [word_counts(one.text) for one in wanted]
    candidates: dict[int, list[tuple[float, int]]] = {}
    for index, one in enumerate(kept):
        mine = word_counts(one.text)
        likeness = [(overlap(mine, theirs), place) for place, theirs in enumerate(words)]
        candidates[index] = [
            (how + 0.001 * is_speaker(people, one.speaker, wanted[place]), place)
            for how, place in likeness
            if how >= _SAME
        ]
    pairs = pair(candidates)
    for index, one in enumerate(kept):
        if index in pairs:
            expected = wanted[pairs[index]]
            if asked[pairs[index]]:
                yield hit(QUOTATIONS, expected.text)
                right = is_speaker(people, one.speaker, expected)
                yield compared(
                    SPEAKERS, expected.text, right, f"{one.speaker} ({one.rule})", expected.speaker
                )
        elif all(asked[place] for _, place in candidates[index]):
            yield from (spurious(layer, one.text) for layer in (QUOTATIONS, SPEAKERS))
    for place, expected in enumerate(wanted):
        if asked[place] and place not in pairs.values():
            yield from (missed(layer, expected.text) for layer in (QUOTATIONS, SPEAKERS))


def is_speaker(people: People, speaker: str | None, quotation: GoldQuotation) -> bool:
    """Tell whether naming this speaker, or nobody, is right."""
    if speaker is None:
        return quotation.nobody
    if any(people.is_meant(speaker, name) for name in quotation.speakers):
        return True
    return quotation.organisation is not None and same_body(speaker, quotation.organisation)


def _long(text: str) -> bool:
    return word_counts(text).total() >= _FEWEST_WORDS
