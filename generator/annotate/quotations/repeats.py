"""Note which quotations repeat others, and let the words taken up of a quotation have its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Quotation, Span

_FRAGMENT_WORDS: Final = 2  # a fragment that stands in a longer quotation has at least so many words
_PULLED_WORDS: Final = 4  # a pull-quote with which a longer quotation begins has at least so many


def folded_words(text: str) -> str:
    """Return the words of a text without case, accents and marks, between single spaces."""
    return " ".join(re.findall(r"\w+", fold_letters(text)))


def with_repeats(text: str, quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Note repeats, and give a fragment the speaker of the one longer quotation in which its words stand.

    Parameters:
        text: of the article.
        quotations: in text order.

    A paper often takes up a few words in its own sentence before it quotes the whole. A quotation that goes on
    where a pull-quote ends is parted there: its beginning repeats the pull-quote, the rest is a piece of its own.
    What differs by its article alone (« une longue nuit », « longue nuit ») is a repeat.
    """
    parted = _parted(text, quotations)
    folded = [folded_words(q.text) for q in parted]
    cores = [_core(words) for words in folded]
    result: list[Quotation] = []
    for index, q in enumerate(parted):
        made = _as_fragment(q, index, parted, folded)
        earlier = next(
            (place for place in range(index) if cores[place] and cores[place] == cores[index]), None
        )
        if earlier is not None:
            made = replace(made, repeats=earlier)
            if made.speaker is None and result[earlier].speaker:
                first = result[earlier]
                made = replace(
                    made,
                    speaker=first.speaker,
                    speaker_kind=first.speaker_kind,
                    via=first.via,
                    rule="repeated-quotation",
                )
        result.append(made)
    return tuple(_from_its_repeat(made, result) for made in result)


def _from_its_repeat(q: Quotation, quotations: Sequence[Quotation]) -> Quotation:
    """Give a pull-quote or a title that stands before the words it repeats their speaker."""
    same = _core(folded_words(q.text))
    if q.speaker or (q.kind != "pull" and len(same.split()) < _PULLED_WORDS):
        return q
    said = [other for other in quotations if other.speaker and _core(folded_words(other.text)) == same]
    if not said:
        return q
    first = said[0]
    return replace(
        q,
        speaker=first.speaker,
        speaker_kind=first.speaker_kind,
        via=first.via,
        rule="repeated-quotation",
        channel=first.channel,
    )


def _as_fragment(
    q: Quotation, index: int, quotations: Sequence[Quotation], folded: Sequence[str]
) -> Quotation:
    least = _FRAGMENT_WORDS + (q.rule == "unnamed-speaker")
    if len(folded[index].split()) < least:
        return q
    wholes = [
        other
        for place, other in enumerate(quotations)
        if place != index
        and other.speaker
        and len(folded[place]) > len(folded[index])
        and f" {folded[index]} " in f" {folded[place]} "
    ]
    speakers = {(whole.speaker, whole.speaker_kind, whole.via) for whole in wholes}
    if len(speakers) != 1 or (q.speaker is not None and wholes[0].speaker == q.speaker):
        return q
    whole = wholes[0]
    return replace(
        q,
        speaker=whole.speaker,
        speaker_kind=whole.speaker_kind,
        via=whole.via,
        rule="fragment-of-quotation",
        channel=q.channel or whole.channel,
    )


def _core(words: str) -> str:
    """Return folded words without the articles and little words around them; all of them where nothing else is."""
    split = words.split()
    while len(split) > 2 and split[0] in _light():
        del split[0]
    return " ".join(split)


@cache
def _light() -> frozenset[str]:
    return frozenset(fold_letters(word) for word in load("speech_turns")["light"])


def _parted(text: str, quotations: Sequence[Quotation]) -> list[Quotation]:
    """Part quotations that begin with the words of an earlier pull-quote and go on."""
    pulled: list[str] = []
    found: list[Quotation] = []
    for q in quotations:
        words = folded_words(q.text) if pulled or q.kind == "pull" else ""
        if q.kind == "pull":
            pulled += [words] if len(words.split()) >= _PULLED_WORDS else []
            found.append(q)
            continue
        longest = max((p for p in pulled if words.startswith(p + " ")), key=len, default=None)
        found += _two(text, q, len(longest.split())) if longest else [q]
    return found


def _two(text: str, q: Quotation, count: int) -> list[Quotation]:
    ends = [match.end() for match in re.finditer(r"\w+", q.text)]
    cut = q.span.start + ends[count - 1]
    rest = re.compile(r"\w").search(text, cut)
    if rest is None:
        return [q]
    first, second = Span(q.span.start, cut), Span(rest.start(), q.span.end)
    return [
        replace(q, span=first, text=first.of(text)),
        replace(q, span=second, text=second.of(text)),
    ]
