"""Note which quotations repeat others, and let the words taken up of a quotation have its speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import EntityKind, Quotation, Span

_Speaker = tuple[str | None, EntityKind | None, str | None]  # who, of which kind, and who relays it
_WORD: Final = re.compile(r"\w+")
_FRAGMENT_WORDS: Final = 2  # a fragment that stands in a longer quotation has at least so many words
_PULLED_WORDS: Final = 4  # a pull-quote with which a longer quotation begins has at least so many


def folded_words(text: str) -> str:
    """Return the words of a text without case, accents and marks, between single spaces."""
    return " ".join(_WORD.findall(fold_letters(text)))


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
    wholes, first = _Wholes(parted, folded), dict[str, int]()
    for index, q in enumerate(parted):
        made = _as_fragment(q, folded[index], wholes)
        earlier = first.get(cores[index])
        if cores[index]:
            first.setdefault(cores[index], index)
        if earlier is not None:
            made = replace(made, repeats=earlier)
            if made.speaker is None and result[earlier].speaker:
                before = result[earlier]
                made = replace(
                    made,
                    speaker=before.speaker,
                    speaker_kind=before.speaker_kind,
                    via=before.via,
                    rule="repeated-quotation",
                )
        result.append(made)
    said: dict[str, Quotation] = {}
    for q, core in zip(result, cores, strict=True):
        if q.speaker:
            said.setdefault(core, q)
    return tuple(_from_its_repeat(q, core, said.get(core)) for q, core in zip(result, cores, strict=True))


def _from_its_repeat(q: Quotation, core: str, said: Quotation | None) -> Quotation:
    """Give a pull-quote or a title that stands before the words it repeats their speaker."""
    if said is None or q.speaker or (q.kind != "pull" and len(core.split()) < _PULLED_WORDS):
        return q
    return replace(
        q,
        speaker=said.speaker,
        speaker_kind=said.speaker_kind,
        via=said.via,
        rule="repeated-quotation",
        channel=said.channel,
    )


def _as_fragment(q: Quotation, words: str, wholes: _Wholes) -> Quotation:
    least = _FRAGMENT_WORDS + (q.rule == "unnamed-speaker")
    if len(words.split()) < least:
        return q
    whole = wholes.of(words)
    if whole is None or (q.speaker is not None and whole.speaker == q.speaker):
        return q
    return replace(
        q,
        speaker=whole.speaker,
        speaker_kind=whole.speaker_kind,
        via=whole.via,
        rule="fragment-of-quotation",
        channel=q.channel or whole.channel,
    )


class _Wholes:
    """The quotations of which others may be fragments, each wording once.

    Parameters:
        quotations: of the article.
        folded: the words of each.
    """

    def __init__(self, quotations: Sequence[Quotation], folded: Sequence[str]) -> None:
        self._said: dict[str, dict[_Speaker, Quotation]] = {}  # by their words the first of each speaker
        for q, words in zip(quotations, folded, strict=True):
            if q.speaker:
                self._said.setdefault(words, {}).setdefault((q.speaker, q.speaker_kind, q.via), q)
        self._bearing: dict[str, list[str]] = {}
        for words in self._said:
            for word in dict.fromkeys(words.split()):
                self._bearing.setdefault(word, []).append(words)
        self._found: dict[str, Quotation | None] = {}

    def of(self, words: str) -> Quotation | None:
        """Return the first of the longer quotations in which words stand, if all of them are one speaker's."""
        if words not in self._found:
            rarest = min((self._bearing.get(word, []) for word in words.split()), key=len)
            wholes: dict[_Speaker, Quotation] = {}
            for longer in rarest:
                if len(longer) > len(words) and f" {words} " in f" {longer} ":
                    wholes = self._said[longer] | wholes
            self._found[words] = next(iter(wholes.values())) if len(wholes) == 1 else None
        return self._found[words]


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
    pulled: set[tuple[str, ...]] = set()
    lengths: set[int] = set()
    found: list[Quotation] = []
    for q in quotations:
        words = tuple(folded_words(q.text).split()) if pulled or q.kind == "pull" else ()
        if q.kind == "pull":
            if len(words) >= _PULLED_WORDS:
                pulled.add(words)
                lengths.add(len(words))
            found.append(q)
            continue
        longest = max((n for n in lengths if n < len(words) and words[:n] in pulled), default=None)
        found += _two(text, q, longest) if longest else [q]
    return found


def _two(text: str, q: Quotation, count: int) -> list[Quotation]:
    ends = [match.end() for match in _WORD.finditer(q.text)]
    cut = q.span.start + ends[count - 1]
    rest = re.compile(r"\w").search(text, cut)
    if rest is None:
        return [q]
    first, second = Span(q.span.start, cut), Span(rest.start(), q.span.end)
    return [
        replace(q, span=first, text=first.of(text)),
        replace(q, span=second, text=second.of(text)),
    ]
