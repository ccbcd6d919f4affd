"""Find places: known ones, and unknown ones that a preposition or a noun shows to be places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.annotate.names.naming import Found, join_words
from generator.annotate.names.phrases import Known, Match, find_known
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token, fold, tokenise
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load
from generator.model import EntityKind, Span

_ADMINISTRATIVE: Final = frozenset(
    [
        "departement",
        "province",
        "canton",
        "region",
        "oblast",
        "comte",
        "commune",
        "ville",
        "village",
        "localite",
        "quartier",
        "district",
        "arrondissement",
    ]
)
_LINKS: Final = frozenset(["de", "du", "des", "d'"])
_ARTICLES: Final = frozenset(["la", "l'", "le", "les"])
_ROUTES: Final = frozenset(
    [
        "ligne",
        "train",
        "vol",
        "axe",
        "liaison",
        "trajet",
        "route",
        "etape",
        "course",
        "match",
        "un",
        "derby",
        "tgv",
    ]
)
_REACH_BACK: Final = 5


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    towns = load("cities")
    nouns = frozenset(fold(word) for word in towns["geo_nouns"])
    return nouns, frozenset(fold(word) for word in towns["dative_verbs"].split())


_INSIDE_TOWNS: Final = frozenset({"dos", "das", "do", "da", "del", "los", "las", "della", "di"})


def find_places(stretch: Stretch, persons: frozenset[int]) -> Iterator[Found]:
    """Yield the places of one block; the parameters are those of `find_organisations`."""
    tokens, words = stretch.tokens, stretch.words
    known = stretch.known.values()
    matched: dict[int, Match] = {}
    for match in known:
        for position in range(match.first, match.last):
            matched[position] = match
        if match.known.kind == EntityKind.PLACE and not persons & set(range(match.first, match.last)):
            yield Found(_span(tokens, match.first, match.last), match.known.name, "known")
    nouns, datives = _lists()
    for position, token in enumerate(tokens):
        if token.kind == Kind.LOWER:
            if token.folded in nouns:
                yield from _after_noun(tokens, position, matched, persons, words)
            continue
        if token.kind != Kind.CAPITAL or position in matched or position in persons:
            continue
        if token.text.find("-") > 0:
            compound = list(_compound(stretch, position))
            if compound:
                yield from compound
                continue
        if position in stretch.opening or not position or _is_plain(token, words):
            continue
        beside = _is_between(tokens, position, matched)
        if beside or _is_located(tokens, position, datives) or _completes(tokens, position):
            last = position + 1
            while last < len(tokens) and last not in persons and last not in matched:
                small = tokens[last].folded in _INSIDE_TOWNS and last + 1 < len(tokens)
                if small and tokens[last + 1].kind == Kind.CAPITAL and last + 1 not in persons:
                    last += 2  # « São José dos Campos »
                elif tokens[last].kind == Kind.CAPITAL:
                    last += 1
                else:
                    break
            yield Found(_span(tokens, position, last), join_words(tokens[position:last]), "preposition")


@cache
def _forms() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    towns = load("cities")
    located, parts, heads = (towns[name] for name in ("located", "town_parts", "town_heads"))
    return (
        frozenset(fold(word) for word in located),
        frozenset(fold(word) for word in parts),
        frozenset(fold(word) for word in heads),
    )


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(facts["capital"]) for facts in load("countries")["countries"].values())


def _compound(stretch: Stretch, position: int) -> Iterator[Found]:
    """Yield the places of a hyphenated word: « Équateur-Colombie » two, « Bâle-Mulhouse », « Vaux-sur-Orne » one."""
    token, words = stretch.tokens[position], stretch.words
    left, _, right = token.text.partition("-")
    one, other = (_known_word(half) for half in (left, right))
    if one is not None and other is not None:
        route = position > 0 and stretch.folded(position - 1) in _ROUTES
        if route or all(known.state or fold(known.name) in _capitals() for known in (one, other)):
            middle = token.start + len(left)
            yield Found(Span(token.start, middle), one.name, "compound")
            yield Found(Span(middle + 1, token.end), other.name, "compound")
        else:
            yield Found(Span(token.start, token.end), token.text, "compound")
        return
    _, inner, heads = _forms()
    parts = token.folded.split("-")
    town = parts[0] in heads or (len(parts) > 2 and any(part in inner for part in parts[1:-1]))
    before = stretch.tokens[position - 1] if position else None
    after_kind = before is not None and (
        before.folded in words.kinds_before
        or before.kind in (Kind.TITLE, Kind.INITIAL)
        or before.folded in words.civilities
        or (before.kind in (Kind.CAPITAL, Kind.UPPER) and position not in stretch.opening)
    )
    if town and not after_kind and not _is_plain(token, words) and not words.is_given(parts[0]):
        yield Found(Span(token.start, token.end), token.text, "town-form")


def _known_word(word: str) -> Known | None:
    """Return the known place that one word names."""
    matches = find_known(list(tokenise(word, 0, len(word)))) if word else []
    whole = len(matches) == 1 and matches[0].known.kind == EntityKind.PLACE
    return matches[0].known if whole and matches[0].last - matches[0].first == 1 else None


def _is_between(tokens: Sequence[Token], position: int, matched: dict[int, Match]) -> bool:
    """« entre Lomé et X »."""
    if position < 3 or tokens[position - 1].folded != "et" or position - 2 not in matched:
        return False
    first = matched[position - 2].first
    return first > 0 and tokens[first - 1].folded == "entre"


def _completes(tokens: Sequence[Token], position: int) -> bool:
    """« la prison de X », « le maire d'X »: the complement of a noun that only places have."""
    if position < 2 or tokens[position - 1].text not in ("de", "d'", "d’"):
        return False
    noun = tokens[position - 2]
    return noun.kind == Kind.LOWER and noun.folded in _forms()[0]


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last - 1].end)


def _is_plain(token: Token, words: Vocabulary) -> bool:
    """Tell whether the word is capitalised without being a place's name."""
    folded = token.folded
    return (
        folded in words.never
        or folded in words.demonyms
        or folded in words.heads
        or folded in words.functions
    )


def _is_located(tokens: Sequence[Token], position: int, datives: frozenset[str]) -> bool:
    previous = tokens[position - 1]
    if previous.folded == "en":
        return True
    if previous.folded in ("vers", "depuis", "via"):
        return True
    if previous.folded == "de" and position > 1 and tokens[position - 2].folded == "pres":
        return True
    if previous.text not in ("à", "À"):
        return False
    before = tokens[max(0, position - 1 - _REACH_BACK) : position - 1]
    return not any(token.folded in datives for token in before)


def _after_noun(
    tokens: Sequence[Token],
    position: int,
    matched: dict[int, Match],
    persons: frozenset[int],
    words: Vocabulary,
) -> Iterator[Found]:
    """« mer Noire », « lac de Vaux », « village de Kermor »: with the noun, unless it only says what kind."""
    ahead = position + 1
    while (
        ahead < len(tokens)
        and ahead <= position + 2
        and (tokens[ahead].folded in _LINKS or (tokens[ahead].folded in _ARTICLES and ahead > position + 1))
    ):
        ahead += 1
    if (
        ahead >= len(tokens)
        or tokens[ahead].kind != Kind.CAPITAL
        or ahead in persons
        or _is_plain(tokens[ahead], words)
    ):
        return
    administrative = tokens[position].folded in _ADMINISTRATIVE
    if administrative and (ahead in matched or ahead == position + 1):
        return
    last = ahead + 1
    while last < len(tokens) and tokens[last].kind == Kind.CAPITAL and last not in persons:
        last += 1
    if ahead in matched:
        last = max(last, matched[ahead].last)
    first = ahead if administrative else position
    yield Found(_span(tokens, first, last), join_words(tokens[first:last]), "noun")
