"""One prose block made ready for reading names: its tokens, sentence openings and known names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.annotate.names.phrases import KnownNames, Match, find_known, plain_words
from generator.annotate.names.tokens import Kind, Token, tokenise
from generator.annotate.names.vocabulary import Vocabulary
from generator.model import Block

_OPENING_MARKS: Final = frozenset("«“\"':–—•-")
_CAPITALS_SHARE: Final = 0.8  # of a line's letters: a headline set in capitals


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block as the rules see it.

    Parameters:
        tokens: of the block.
        opening: indices of the tokens that open a sentence or a quotation: their capital says nothing.
        known: known places and organisations, by the index of their first token.
        words: the lists.
        in_capitals: whether the whole block is set in capitals.
    """

    tokens: Sequence[Token]
    opening: frozenset[int]
    known: dict[int, Match]
    words: Vocabulary
    in_capitals: bool = False

    def folded(self, index: int) -> str:
        """Return the folded token at an index, the empty string beyond either end."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """Return the token at an index as written, the empty string beyond either end."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""


def make_stretch(
    text: str, block: Block, starts: Sequence[int], words: Vocabulary, names: KnownNames | None = None
) -> Stretch | None:
    """Return a block's stretch, or None where the block is empty.

    Parameters:
        text: the article's text.
        block: a prose block.
        starts: where the sentences of the article begin, sorted.
        words: the lists.
        names: the places and organisations that are known; None for those of the lists.
    """
    tokens = tokenise(text, block.span.start, block.span.end)
    if not tokens:
        return None
    kinds = [token.kind for token in tokens]
    capitals = kinds.count(Kind.UPPER)
    written = capitals + kinds.count(Kind.LOWER) + kinds.count(Kind.CAPITAL)
    in_capitals = written > 1 and capitals >= _CAPITALS_SHARE * written
    opening = _opening(tokens, starts)
    known = {
        match.first: match
        for match in find_known(tokens, names)
        if match.first not in opening
        or tokens[match.first].folded not in plain_words()
        or match.last - match.first > 1
    }
    return Stretch(tokens, opening, known, words, in_capitals)


def _opening(tokens: Sequence[Token], starts: Sequence[int]) -> frozenset[int]:
    opening: set[int] = {0}
    offsets = [token.start for token in tokens]
    for start in starts[bisect_left(starts, tokens[0].start) : bisect_right(starts, tokens[-1].start)]:
        index = bisect_left(offsets, start)
        while index < len(tokens) and tokens[index].kind == Kind.MARK:
            index += 1
        opening.add(index)
    mark, elision = Kind.MARK, Kind.ELISION
    for index, (_, _, word, kind, _) in enumerate(tokens[:-1]):
        if (kind is mark and word in _OPENING_MARKS) or (kind is elision and index in opening):
            opening.add(index + 1)
    return frozenset(opening)
