"""Find institutions, companies and other bodies: known ones, and those that say what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from generator.annotate.names.acronyms import abbreviated_end, acronym_end, is_bracketed
from generator.annotate.names.body_names import (
    LINKS,
    apposed_name,
    complement_end,
    proper_name_end,
)
from generator.annotate.names.naming import Found, join_words
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import NAME_KINDS, Kind, Token, fold
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load
from generator.model import EntityKind, Span

_LONGEST_RUN: Final = 40  # tokens of a name
_LONGEST_QUOTED: Final = 8  # tokens of a name in quotation marks
_NAME_ARTICLES: Final = frozenset(["le", "la", "les"])
_OF_PLACES: Final = frozenset(["a", "de", "vers", "depuis", "en", "pres"])
_QUOTES: Final = frozenset('«“"')
_CLOSING: Final = frozenset('»”"')
NAMED: Final = "opener-name"  # the rule of « groupe Brennoz »
ABBREVIATED: Final = "abbreviation"  # the rule of « (SNR) » after the full name


class _Spot(NamedTuple):
    """Where a body stands, ``tokens[first:last]``, and by which rule it was found."""

    first: int
    last: int
    rule: str


@cache
def _nouns(name: str) -> frozenset[str]:
    lists: dict[str, Any] = load("organisations")
    return frozenset(fold(word) for word in lists[name])


def find_organisations(stretch: Stretch, persons: frozenset[int]) -> Iterator[Found]:
    """Yield the organisations of one block.

    Parameters:
        stretch: the block.
        persons: indices of the tokens that belong to persons' names.

    An acronym in brackets after a full name is yielded under that name, by the rule `ABBREVIATED`.
    """
    tokens = stretch.tokens
    for match in stretch.known.values():
        if match.known.kind == EntityKind.ORGANISATION and match.first not in persons:
            yield _found(tokens, match.first, match.last, match.known.name, "known")
            yield from _abbreviation(tokens, match.last, match.known.name)
    for spot in _spots(stretch, persons):
        last = abbreviated_end(tokens, spot.first, spot.last) or spot.last
        found = _found(tokens, spot.first, last, None, spot.rule)
        yield found
        yield from _abbreviation(tokens, last, found.name)


def _abbreviation(tokens: Sequence[Token], opening: int, name: str) -> Iterator[Found]:
    if opening < len(tokens) and tokens[opening].text == "(" and is_bracketed(tokens, opening):
        yield _found(tokens, opening + 1, opening + 2, name, ABBREVIATED)


def _spots(stretch: Stretch, persons: frozenset[int]) -> Iterator[_Spot]:
    tokens = stretch.tokens
    taken = {position for match in stretch.known.values() for position in range(match.first, match.last)}
    lower, named, of_peoples = (_nouns(name) for name in ("openers_de", "openers_name", "of_peoples"))
    for position, token in enumerate(tokens):
        kind = token.kind
        if position in persons:
            continue
        if kind == Kind.LOWER or (kind == Kind.UPPER and token.folded in named):
            if token.folded in lower or token.folded in named or token.folded in of_peoples:
                spot = _after_opener(stretch, position, persons, taken)
                if spot is not None:
                    yield spot
        elif kind in NAME_KINDS and (position not in taken or position in stretch.known):
            last, rule = _capitalised(stretch, position, persons, taken)
            if last > _known_end(stretch, position):
                yield _Spot(position, last, rule)


def _known_end(stretch: Stretch, position: int) -> int:
    """Return where the known name at a position ends, 0 if there is none: a longer one may begin with it."""
    match = stretch.known.get(position)
    return match.last if match is not None else 0


def _after_opener(stretch: Stretch, position: int, persons: frozenset[int], taken: set[int]) -> _Spot | None:
    """Return « ministère de la Santé », « groupe Brennoz », or the « Cabine Unie » of « le syndicat, Cabine Unie »."""
    tokens, words = stretch.tokens, stretch.words
    folded = tokens[position].folded
    by_people = folded in _nouns("of_peoples") and stretch.folded(position + 1) in words.demonyms
    central = folded in _nouns("needs_adjective") and stretch.folded(position + 1) in LINKS
    if (folded in _nouns("openers_de") or by_people) and not central:
        last = complement_end(tokens, position + 1, words, persons, needs_capital=True, by_people=by_people)
        if last:
            return _Spot(position, last, "opener")
    if folded not in _nouns("openers_name") or position in taken:
        return None
    if stretch.text(position + 1) in _QUOTES:
        close = _closing(stretch, position + 2)
        return _Spot(position + 2, close, "quoted-name") if close else None
    inner = stretch.folded(position + 1) in _nouns("capital_openers")
    if inner and complement_end(tokens, position + 2, words, persons, needs_capital=True):
        return None  # « la société Minérale de l'Adrar »: the name has an opener of its own
    last = proper_name_end(tokens, position + 1, words, persons, taken)
    if last:
        ahead = last + 1
        joins = (
            folded in _nouns("joined_by_de") and stretch.folded(last) in ("de", "d'") and ahead not in taken
        )
        if joins and ahead < len(tokens) and tokens[ahead].kind == Kind.CAPITAL and ahead not in persons:
            last += 2
        return _Spot(position, last, NAMED)
    first, last = apposed_name(tokens, position + 1, words, persons, taken)
    return _Spot(first, last, "apposed") if last else None


def _closing(stretch: Stretch, begin: int) -> int:
    """Return where a short name in quotation marks ends (« le collectif « Ports sans frontières » »), 0 for none."""
    if begin >= len(stretch.tokens) or stretch.tokens[begin].kind not in NAME_KINDS:
        return 0
    for position in range(begin + 1, min(begin + _LONGEST_QUOTED, len(stretch.tokens))):
        if stretch.text(position) in _CLOSING:
            return position
        if stretch.text(position) in ".,;:!?":
            return 0
    return 0


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


def _capitalised(
    stretch: Stretch, position: int, persons: frozenset[int], taken: set[int]
) -> tuple[int, str]:
    """Return where a body that begins with a capital ends, and by which rule; 0 if none begins here."""
    tokens, words = stretch.tokens, stretch.words
    token = tokens[position]
    if token.kind == Kind.CAPITAL and token.folded in _nouns("capital_openers"):
        elided = stretch.text(position - 1).lower() in (
            "l'",
            "l’",
        )  # « L'Association »: no capital of a sentence
        opens = position in stretch.opening and not elided and not _is_titled(stretch, position)
        participle = opens and token.folded in _nouns("also_participles")
        last = complement_end(tokens, position + 1, words, persons, needs_capital=opens)
        if last and not participle:
            return last, "capital-opener"
    if position in taken:
        return 0, ""
    last = _with_article(stretch, position, persons, taken)
    if last:
        return last, "capital-article"
    last = _run_with_sign(tokens, position, words, persons)
    if last:
        return last, "sign-word"
    if token.kind == Kind.UPPER or (token.kind == Kind.CAPITAL and token.text[:2].isupper()):
        last = acronym_end(tokens, position, words, persons)
        return last, "acronym" if last else ""
    return 0, ""


def _is_titled(stretch: Stretch, position: int) -> bool:
    """Tell whether a short quotation begins here: « la « Tribune bocagère » » is a name, though it opens."""
    before = stretch.text(position - 1)
    if before not in _QUOTES and not (
        before.lower() in ("l'", "l’") and stretch.text(position - 2) in _QUOTES
    ):
        return False
    return any(stretch.text(ahead) in _CLOSING for ahead in range(position + 2, position + 9))


def _with_article(stretch: Stretch, position: int, persons: frozenset[int], taken: set[int]) -> int:
    """Return where « Le Fanal », « La Dépêche de l'Aunis » ends inside a sentence; 0 where none begins.

    At the beginning of a quotation only a noun that newspapers bear shows the name.
    """
    tokens, words = stretch.tokens, stretch.words
    head = position + 1
    if tokens[position].folded not in _NAME_ARTICLES or head >= len(tokens) or head in persons:
        return 0
    noun = tokens[head]
    if noun.kind != Kind.CAPITAL or head in taken or noun.folded in words.demonyms:
        return 0
    press = noun.folded in _nouns("press_nouns")
    if not press and stretch.folded(position - 1) in _OF_PLACES:
        return 0
    opens = position in stretch.opening
    if (opens and not (press and _is_titled(stretch, position))) or (
        not press and noun.folded in words.starters
    ):
        return 0
    last = complement_end(tokens, head + 1, words, persons, needs_capital=not press)
    return last or head + 1


def _found(tokens: Sequence[Token], first: int, last: int, name: str | None, rule: str) -> Found:
    span = Span(tokens[first].start, tokens[last - 1].end)
    return Found(span, name or join_words(tokens[first:last]), rule)


def _run_with_sign(tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int]) -> int:
    """« Brenner Pictures », « FC Brézinval », « Ravel & Associés »: a run with a word or sign of a body."""
    before = position - 1
    if (position and tokens[before].text == "&") or (not position and tokens[0].folded in words.starters):
        return 0
    if position and tokens[before].kind in NAME_KINDS and tokens[before].folded not in words.starters:
        return 0
    last, limit = position, min(len(tokens), position + _LONGEST_RUN)
    while (
        last < limit and (tokens[last].kind in NAME_KINDS or tokens[last].text == "&") and last not in persons
    ):
        last += 1
    if last - position < 2 + (tokens[position].folded in words.starters) or tokens[last - 1].text == "&":
        return 0
    joined = any(token.text == "&" for token in tokens[position:last])
    if joined or tokens[last - 1].folded in words.org_tails or tokens[position].folded in words.org_leads:
        return last
    return 0
