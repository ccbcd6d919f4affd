"""Divide the prose of an article into sentences, never inside a quotation."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.annotate.quote_marks import QuotedSpan
from generator.folding import fold_letters, fold_typography
from generator.lexicon import load
from generator.model import Block, BlockKind, Sentence, Span

_END: Final = re.compile(r"(?<![.!?…])[.!?…]++(?P<after>[\s)\]»”\"'’]*)(?=\s|$)")
_STARTS_SENTENCE: Final = re.compile(r"\s*[«“\"'‘(\[–—-]*\s*[A-ZÀ-ÝŒ0-9«“\"]")
_LAST_WORD: Final = re.compile(r"(?:^|[\s'(«“\"/])([\w°]+(?:[.-][\w-]+)*)$")
# « sur X. », « le groupe B. »: a letter that is a name, no initial
_NAMED_BY_LETTER: Final = re.compile(
    r"\b(?:sur|réseau(?: social)?|plateforme|compte|via|groupe|poule|catégorie|plan|lettre|vitamine|type)\s[A-Z]$"
)
_LONGEST_ABBREVIATION: Final = 40  # characters
_LONGEST: Final = 3000  # characters: nobody writes longer sentences; they are cut between words
_VISIBLE: Final = re.compile(r"\S")
_WORD: Final = re.compile(r"\w+")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.-?)+[A-Z]")
_REPEATERS: Final = {BlockKind.LEAD: 1, BlockKind.HEADLINE: 2}  # of the body's words, the more the higher
_ANCHOR_DIGITS: Final = 10  # of a hash: two sentences of one article meet once in 2^40


def find_sentences(text: str, blocks: Sequence[Block], quoted: Sequence[QuotedSpan]) -> tuple[Sentence, ...]:
    """Return the sentences of the prose blocks in text order, each without surrounding white space.

    Parameters:
        text: the article's text.
        blocks: from `find_blocks`.
        quoted: from `find_quoted`; a sentence never ends inside one.

    Example: « Elle a dit : "Venez. Vite." Il est venu. » is two sentences.
    """
    found: list[tuple[Span, int]] = []
    quotes = [one.outer.start for one in quoted]
    for index, block in enumerate(blocks):
        if not block.kind.is_prose:
            continue
        first, last = bisect_left(quotes, block.span.start), bisect_left(quotes, block.span.end)
        own = [one for one in quoted[first:last] if block.span.covers(one.outer)]
        found += [(span, index) for span in _split(text, block.span, own)]
    anchors = _anchors(text, found, blocks)
    return tuple(Sentence(span, index, anchors[span]) for span, index in found)


def _anchors(text: str, found: Sequence[tuple[Span, int]], blocks: Sequence[Block]) -> dict[Span, str]:
    """Return the anchor of each sentence: the hash of its words, with ``-2``, ``-3`` for a repeat.

    What repeats the body above it comes after it: a headline or a lead that is written anew moves no anchor there.
    """
    seen: Counter[str] = Counter()
    anchors: dict[Span, str] = {}
    for span, _ in sorted(found, key=lambda pair: (_REPEATERS.get(blocks[pair[1]].kind, 0), pair[0])):
        digest = sentence_digest(span.of(text))
        seen[digest] += 1
        anchors[span] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    return anchors


def sentence_digest(sentence: str) -> str:
    """Return the hash of a sentence's words, whatever their case, accents, typography and punctuation.

    >>> sentence_digest("L’été vient.") == sentence_digest("l'ete vient")
    True
    """
    words = _WORD.findall(fold_letters(sentence))
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:_ANCHOR_DIGITS]


def _split(text: str, block: Span, quoted: Sequence[QuotedSpan]) -> list[Span]:
    inside = [q.outer for q in quoted if q.depth == 0 and _shields(q, block)]
    starts = [span.start for span in inside]
    folded = fold_typography(text[block.start : block.end])
    spans, start = [], block.start
    for match in _END.finditer(folded):
        stop = block.start + match.start() + len(match.group().rstrip())
        within = bisect_left(starts, stop) - 1
        if within >= 0 and stop < inside[within].end:
            # a full stop before a closing mark ends the sentence after the mark
            continue
        if not _STARTS_SENTENCE.match(folded, stop - block.start) and stop < block.end:
            continue
        if match.group()[0] == "." and _is_abbreviation(
            folded[max(0, match.start() - _LONGEST_ABBREVIATION) : match.start()]
        ):
            continue
        spans.append(Span(start, stop))
        following = _VISIBLE.search(text, stop, block.end)
        start = following.start() if following else block.end
    if start < block.end:
        spans.append(Span(start, block.end))
    short = [piece for span in spans for piece in _cut(text, span)]
    return [span for span in short if any(character.isalnum() for character in span.of(text))]


def _cut(text: str, span: Span) -> Iterator[Span]:
    """Yield the pieces of a span that is longer than any sentence: what reads sentences compares all their words."""
    start = span.start
    while span.end - start > _LONGEST:
        stop = text.rfind(" ", start + 1, start + _LONGEST)
        stop = stop if stop > 0 else start + _LONGEST
        yield Span(start, start + len(text[start:stop].rstrip()))
        following = _VISIBLE.search(text, stop, span.end)
        start = following.start() if following else span.end
    if start < span.end:
        yield Span(start, span.end)


def _shields(quoted: QuotedSpan, block: Span) -> bool:
    """Tell whether no sentence may end inside: a closed quotation always, an open one to the end of its block."""
    return quoted.closed or quoted.outer.end == block.end


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    lists = load("sentences")
    return frozenset(lists["abbreviations"]), frozenset(lists["ambiguous"])


def _is_abbreviation(before: str) -> bool:
    """Tell whether the full stop after these words belongs to an abbreviation or an initial."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found.group(1)
    if len(word) == 1 and word.isalpha() and word.isupper():
        return _NAMED_BY_LETTER.search(before) is None
    abbreviations, ambiguous = _abbreviations()
    folded = word.lower()
    return (folded in abbreviations and folded not in ambiguous) or _INITIALS.fullmatch(word) is not None
