"""Find institutions, companies and other bodies: known ones, and those that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from generator.annotate.names.naming import Found, join_words
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import NAME_KINDS, Kind, Token, fold
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load
from generator.model import EntityKind, Span

_LINKS: Final = frozenset(["de", "du", "des", "d'"])
_ARTICLES: Final = frozenset(["la", "l'", "le", "les"])
_ACRONYM: Final = re.compile(r"[A-ZÀ-Ý]{2,6}\d?|[A-ZÀ-Ý]-[A-ZÀ-Ý]{2,4}")
_BEFORE_ACRONYM: Final = frozenset(["l'", "la", "le", "du", "au", "les", "des", "d'", "selon", "de"])
_REACH: Final = 10
_LONGEST_RUN: Final = 40  # tokens of a name
NAMED: Final = "opener-name"  # the rule of « groupe Brennoz »


@cache
def _openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lists: dict[str, Any] = load("organisations")
    groups = (lists["openers_de"], lists["openers_name"], lists["capital_openers"])
    lower, named, capital = (frozenset(fold(word) for word in group) for group in groups)
    return lower, named, capital


@cache
def _adjective_endings() -> tuple[str, ...]:
    return tuple(load("organisations")["adjective_endings"])


def find_organisations(stretch: Stretch, persons: frozenset[int]) -> Iterator[Found]:
    """Yield the organisations of one block.

    Parameters:
        stretch: the block.
        persons: indices of the tokens that belong to persons' names.
    """
    tokens = stretch.tokens
    known = stretch.known.values()
    for match in known:
        if match.known.kind == EntityKind.ORGANISATION and match.first not in persons:
            yield _found(tokens, match.first, match.last, match.known.name, "known")
    taken = {position for match in known for position in range(match.first, match.last)}
    lower, named, _ = _openers()
    for position, token in enumerate(tokens):
        kind = token.kind
        if kind == Kind.LOWER or (kind == Kind.UPPER and token.folded in named):
            if position in persons or (token.folded not in lower and token.folded not in named):
                continue
            last, rule = _after_opener(stretch, position, persons, taken)
        elif kind in NAME_KINDS and position not in persons and position not in taken:
            last, rule = _capitalised(stretch, position, persons)
        else:
            continue
        if last:
            yield _found(tokens, position, last, None, rule)


def _after_opener(
    stretch: Stretch, position: int, persons: frozenset[int], taken: set[int]
) -> tuple[int, str]:
    """Return where « ministère de la Santé » or « groupe Brennoz » ends, 0 if neither begins here."""
    lower, named, _ = _openers()
    folded = stretch.tokens[position].folded
    if folded in lower:
        last = _complement(stretch.tokens, position + 1, stretch.words, persons, needs_capital=True)
        if last:
            return last, "opener"
    if folded in named and position not in taken:
        return _proper_name(stretch.tokens, position + 1, stretch.words, persons, taken), NAMED
    return 0, ""


def proper_part(name: str) -> str:
    """Return « Brennoz » of « groupe Brennoz »."""
    return name.partition(" ")[2]


def find_bare(stretch: Stretch, persons: frozenset[int], named: dict[str, str]) -> Iterator[Found]:
    """Yield the bodies that have been introduced elsewhere (« le groupe Brennoz », then « Brennoz »).

    Parameters:
        stretch: the block.
        persons: indices of the tokens that belong to persons' names.
        named: the name under which a body is gathered, by its own words.
    """
    firsts: dict[str, list[list[str]]] = {}
    for proper in named:
        firsts.setdefault(proper.split()[0], []).append(proper.split())
    for position, token in enumerate(stretch.tokens):
        if token.text not in firsts or position in persons or token.kind not in NAME_KINDS:
            continue
        for words in sorted(firsts[token.text], key=len, reverse=True):
            last = position + len(words)
            if [following.text for following in stretch.tokens[position:last]] == words:
                yield _found(stretch.tokens, position, last, named[" ".join(words)], "bare")
                break


def _capitalised(stretch: Stretch, position: int, persons: frozenset[int]) -> tuple[int, str]:
    """Return where a body that begins with a capital ends, and by which rule; 0 if none begins here."""
    tokens, words = stretch.tokens, stretch.words
    if tokens[position].kind == Kind.CAPITAL and tokens[position].folded in _openers()[2]:
        opens = position in stretch.opening
        last = _complement(tokens, position + 1, words, persons, needs_capital=opens)
        if last:
            return last, "capital-opener"
    last = _run_with_sign(tokens, position, words, persons)
    if last:
        return last, "sign-word"
    if tokens[position].kind == Kind.UPPER and _is_acronym(tokens, position, words, persons):
        return position + 1, "acronym"
    return 0, ""


def _found(tokens: Sequence[Token], first: int, last: int, name: str | None, rule: str) -> Found:
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Found(span, name or join_words(tokens[first:last]), rule)


def _complement(
    tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int], needs_capital: bool
) -> int:
    """Return where « de la Santé », « radical valdorien », « correctionnel de Vaux » ends; 0 if there is none."""
    begin = position
    capital = False
    count = min(len(tokens), begin + _REACH)
    while position < count and position not in persons:
        token = tokens[position]
        previous = tokens[position - 1].folded
        if token.folded in _LINKS or (token.folded in _ARTICLES and previous in _LINKS):
            pass
        elif token.kind in (Kind.CAPITAL, Kind.UPPER):
            if token.folded in words.demonyms and previous not in _LINKS:
                break
            if position == begin and needs_capital and tokens[begin - 1].kind == Kind.LOWER:
                break
            capital = True
        elif (
            (token.kind == Kind.LOWER and (previous in _LINKS or previous in _ARTICLES))
            or (token.kind == Kind.LOWER and _is_adjective(token.folded, words))
            or (
                token.folded == "et"
                and position + 1 < count
                and (tokens[position + 1].folded in _LINKS and capital)
            )
        ):
            pass
        else:
            break
        position += 1
    while position > begin and (
        tokens[position - 1].folded in _LINKS
        or tokens[position - 1].folded in _ARTICLES
        or tokens[position - 1].folded == "et"
    ):
        position -= 1
    if position == begin or (needs_capital and not capital):
        return 0
    return position


def _is_adjective(folded: str, words: Vocabulary) -> bool:
    if len(folded) < 3:
        return False
    if folded in words.says or folded in words.acts:
        return folded in words.role_adjectives
    if folded in words.role_adjectives or folded in words.demonyms:
        return True
    return folded.endswith(_adjective_endings())


def _proper_name(
    tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int], taken: set[int]
) -> int:
    """« groupe Brennoz »: the capitalised words right after the noun."""
    begin = position
    while position < len(tokens) and tokens[position].kind in NAME_KINDS and position not in persons:
        if position in taken or tokens[position].folded in words.demonyms:
            break
        position += 1
    return position if position > begin else 0


def _run_with_sign(tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int]) -> int:
    """« Brenner Pictures », « FC Brézinval »: a run whose first or last word says that it is a body."""
    before = position - 1
    if position and tokens[before].text == "&":
        return 0
    if position and tokens[before].kind in NAME_KINDS and tokens[before].folded not in words.starters:
        return 0
    last, limit = position, min(len(tokens), position + _LONGEST_RUN)
    while (
        last < limit and (tokens[last].kind in NAME_KINDS or tokens[last].text == "&") and last not in persons
    ):
        last += 1
    if last - position < 2:
        return 0
    if tokens[last - 1].folded in words.org_tails or tokens[position].folded in words.org_leads:
        return last
    return 0


def _is_acronym(tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int]) -> bool:
    token = tokens[position]
    if token.text in words.not_acronyms or not _ACRONYM.fullmatch(token.text):
        return False
    before, after = tokens[position - 1], tokens[min(position + 1, len(tokens) - 1)]
    if before.text == "(" and after.text == ")" and position - 2 in persons:
        return not _abbreviates(tokens, position, persons)
    if after.kind == Kind.NUMBER:
        return False
    neighbours = [tokens[i].kind for i in (position - 1, position + 1) if 0 <= i < len(tokens)]
    if Kind.UPPER in neighbours:
        return False
    return position > 0 and tokens[position - 1].folded in _BEFORE_ACRONYM


def _abbreviates(tokens: Sequence[Token], position: int, persons: frozenset[int]) -> bool:
    """Tell whether the capitals are the initials of the person before the bracket."""
    initials = ""
    name = position - 2
    while name in persons:
        initials = tokens[name].folded[:1] + initials
        name -= 1
    return initials.endswith(tokens[position].folded)
