"""Find runs of capitalised words, with the small words and marks that belong inside names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import NAME_KINDS, Kind, Token

_LONGEST: Final = 20  # tokens; longer runs are tables or shouting
_OPENING_QUOTES: Final = frozenset('«“"‘')
_CLOSING_QUOTES: Final = frozenset('»”"’')
_QUOTES: Final = _OPENING_QUOTES | _CLOSING_QUOTES


def find_runs(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of each run; no run goes on into the next sentence.

    Example: « Anne de Vaux », « Hilde van der Meer », « [Anna] Morel », « Jean « Jeannot » Morel » are runs.
    """
    tokens = stretch.tokens
    position, count = 0, len(tokens)
    while position < count:
        if tokens[position].kind not in NAME_KINDS and tokens[position].kind != Kind.TITLE:
            position += 1
            continue
        first = position
        position += 1
        while position < count and position - first < _LONGEST:
            step = _bracket(tokens, first, position) or _nickname(stretch, position)
            if not step and position not in stretch.opening:
                step = _extends(stretch, first, position)
            if not step:
                break
            position += step
        yield first, position


def name_parts(tokens: Sequence[Token]) -> list[Token]:
    """Return the words of a name without small words, brackets and nickname."""
    parts: list[Token] = []
    quoted = False
    for token in tokens:
        if token.text in _QUOTES:
            quoted = not quoted
        elif not quoted and token.kind in NAME_KINDS:
            parts.append(token)
    return parts


def _bracket(tokens: Sequence[Token], first: int, position: int) -> int:
    """« [Anna] Morel »: a given name that the editor has added belongs to the name."""
    if tokens[position].text != "]" or first == 0 or tokens[first - 1].text != "[":
        return 0
    return 2 if position + 1 < len(tokens) and tokens[position + 1].kind in NAME_KINDS else 0


def _nickname(stretch: Stretch, position: int) -> int:
    """« Jean « Jeannot » Morel »."""
    tokens = stretch.tokens
    if tokens[position].text not in _OPENING_QUOTES or position + 3 >= len(tokens):
        return 0
    if not stretch.words.is_given(tokens[position - 1].folded):
        return 0
    close = position + 2 if tokens[position + 2].text in _CLOSING_QUOTES else position + 3
    if close + 1 >= len(tokens) or tokens[close].text not in _CLOSING_QUOTES:
        return 0
    named = tokens[close + 1].kind in NAME_KINDS and tokens[position + 1].kind in NAME_KINDS
    return close + 2 - position if named else 0


def _extends(stretch: Stretch, first: int, position: int) -> int:
    """Return how many tokens at ``position`` carry the run on, 0 if it ends."""
    tokens, words = stretch.tokens, stretch.words
    token = tokens[position]
    if token.kind in NAME_KINDS:
        return 1
    if token.folded in words.suffixes and token.kind != Kind.LOWER:
        return 1
    count = len(tokens)
    if token.folded in words.inner:
        ahead = position + 1
        while ahead < count and tokens[ahead].folded in words.inner and tokens[ahead].kind == Kind.LOWER:
            ahead += 1
        follows = ahead < count and tokens[ahead].kind in NAME_KINDS and ahead - position <= 2
        return ahead - position + 1 if follows else 0
    return _noble(stretch, first, position) if token.folded in words.noble else 0


def _noble(stretch: Stretch, first: int, position: int) -> int:
    """« Anne de Vaux »: after given names only; « Anne Morel de Vaux » more likely comes from Vaux."""
    tokens, words = stretch.tokens, stretch.words
    before = [token for token in tokens[first:position] if token.kind != Kind.TITLE]
    ahead = position + 1
    if ahead < len(tokens) and tokens[ahead].folded in words.noble_articles:
        ahead += 1
    if ahead >= len(tokens) or tokens[ahead].kind != Kind.CAPITAL or tokens[ahead].folded in words.demonyms:
        return 0
    if before and first in stretch.opening and not words.is_given(before[0].folded):
        before = before[1:] or before
    names = [t for t in before if words.is_certain_given(t.folded) or not words.is_title_or_demonym(t.folded)]
    if not names or names[-1].kind == Kind.UPPER:
        return 0
    named = words.is_given if tokens[ahead - 1].folded in words.noble_articles else words.is_certain_given
    if all(t.kind == Kind.INITIAL or named(t.folded) for t in names):
        return ahead - position + 1
    introduced = stretch.folded(first - 1) in words.plain_roles and len(names) == 1
    if introduced and ahead not in stretch.known:
        return ahead - position + 1
    apposed = stretch.text(first - 1) == "," and ahead + 1 < len(tokens) and tokens[ahead + 1].text == ","
    if apposed and len(names) >= 2 and tokens[position].text == "de" and ahead not in stretch.known:
        return ahead - position + 1  # « la présidente, Inês Valadares de Brito, »
    elided = tokens[position].kind == Kind.ELISION and len(names) >= 2 and words.is_given(names[0].folded)
    return ahead - position + 1 if elided and ahead not in stretch.known else 0
