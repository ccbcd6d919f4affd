"""Find known places and organisations, of one word or several, among tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from generator.annotate.names.tokens import NAME_KINDS, Kind, Token, fold, tokenise
from generator.lexicon import load
from generator.model import EntityKind, GivenName

_ARTICLES: Final = {"au": "le", "du": "le", "aux": "les", "des": "les"}


class Known(NamedTuple):
    """A known name: how it is shown, what it names, and whether it is a state."""

    name: str
    kind: EntityKind
    state: bool = False


class Match(NamedTuple):
    """A known name among the tokens: ``tokens[first:last]``."""

    first: int
    last: int
    known: Known


_Word = tuple[str, bool]  # folded, and whether it is written with a capital


class KnownNames(NamedTuple):
    """What is known, by the first word of each name: what must follow, and what it is; the longest first.

    ``lower_openers`` are the lower-case words with which a name may begin (« palais de l’Élysée »).
    """

    by_first_word: dict[str, list[tuple[tuple[_Word, ...], Known]]]
    lower_openers: frozenset[str]


@lru_cache(maxsize=8)
def known_names(given: tuple[GivenName, ...] = ()) -> KnownNames:
    """Return the names of the word lists, and behind them those that a chronicle's editors have recorded."""
    entries: dict[tuple[_Word, ...], Known] = {}
    recorded = [(one.written, Known(one.name, one.kind, one.state)) for one in given]
    for written, known in (*_organisations(), *_places(), *recorded):
        tokens = tokenise(written, 0, len(written))
        key = tuple((token.folded, token.kind in (Kind.CAPITAL, Kind.UPPER)) for token in tokens)
        entries.setdefault(key, known)
    index: dict[str, list[tuple[tuple[_Word, ...], Known]]] = {}
    for key, known in entries.items():
        index.setdefault(key[0][0], []).append((key[1:], known))
    for choices in index.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    lower = frozenset(fold(one.written.split()[0]) for one in given if one.written[0].islower())
    return KnownNames(index, _lower_openers() | lower)


def _organisations() -> Iterable[tuple[str, Known]]:
    lists = load("organisations")
    for names in lists["known"]:
        known = Known(names[0], EntityKind.ORGANISATION)
        yield from ((name, known) for name in names)
    yield from ((name, Known(name, EntityKind.ORGANISATION)) for name in lists["acronyms"])


def _places() -> Iterable[tuple[str, Known]]:
    towns = load("cities")
    shown: dict[str, str] = {fold(name): names[0] for names in towns["aliases"] for name in names}
    states = load("countries")["countries"]
    for state, facts in states.items():
        known = Known(state, EntityKind.PLACE, state=True)
        names = [state] if facts.get("bare", True) else []
        names += facts.get("also", [])
        yield from ((name, known) for name in names)
    capitals = [facts["capital"] for facts in states.values()]
    listed = [name for names in towns["aliases"] for name in names]
    words = (*towns["france"].split(), *towns["world"].split(), *towns["multiword"], *capitals, *listed)
    for name in words:
        yield name, Known(shown.get(fold(name), name), EntityKind.PLACE)


def find_known(tokens: Sequence[Token], names: KnownNames | None = None) -> list[Match]:
    """Return the known places and organisations among the tokens, in order, without overlap, longest first.

    An acronym (« ONU ») must be written in capitals; other names must begin with a capital.

    >>> [m.known.name for m in find_known(list(tokenise("à la Maison Blanche", 0, 19)))]
    ['Maison-Blanche']
    """
    index, lower_openers = names or known_names()
    found: list[Match] = []
    position, count = 0, len(tokens)
    while position < count:
        token = tokens[position]
        if token.kind not in NAME_KINDS and token.folded not in lower_openers:
            position += 1
            continue
        match = _contracted(tokens, position, index) or _match_at(tokens, position, index)
        if match is None:
            position += 1
        else:
            found.append(match)
            position = match.last
    return found


def _match_at(
    tokens: Sequence[Token], position: int, index: dict[str, list[tuple[tuple[_Word, ...], Known]]]
) -> Match | None:
    for rest, known in index.get(tokens[position].folded, ()):
        last = position + 1 + len(rest)
        if last > len(tokens):
            continue
        if all(_is_word(token, word) for token, word in zip(tokens[position + 1 : last], rest, strict=True)):
            if tokens[position].kind == Kind.LOWER and not rest:
                continue
            if (
                not rest
                and known.name.isupper()
                and len(known.name) < 5
                and tokens[position].kind != Kind.UPPER
            ):
                continue
            return Match(position, last, known)
    return None


def _contracted(
    tokens: Sequence[Token], position: int, index: dict[str, list[tuple[tuple[_Word, ...], Known]]]
) -> Match | None:
    """Return the town whose article is in the word before: « au Caire » is « Le Caire »."""
    before = tokens[position - 1] if position else None
    article = _ARTICLES.get(before.folded) if before and before.kind == Kind.LOWER else None
    for rest, known in index.get(article, ()) if article else ():
        last = position + len(rest)
        whole = last <= len(tokens) and all(map(_is_word, tokens[position:last], rest))
        if rest and whole and known.kind == EntityKind.PLACE and known.name.split()[0].lower() == article:
            return Match(position, last, known)
    return None


def _is_word(token: Token, word: _Word) -> bool:
    """Tell « La Réunion » from « la réunion »."""
    return token.folded == word[0] and (not word[1] or token.kind != Kind.LOWER)


@cache
def plain_words() -> frozenset[str]:
    """Return known names of one word that, where a sentence begins, are more likely a common word."""
    return frozenset(fold(word) for word in load("not_names")["known_but_plain"])


@cache
def _lower_openers() -> frozenset[str]:
    """Return the lower-case words with which a known name may begin (« palais de l’Élysée »)."""
    lists = load("organisations")
    names = [name for names in lists["known"] for name in names if name[0].islower()]
    names += [name for name in load("cities")["multiword"] if name[0].islower()]
    names += [name for group in load("cities")["aliases"] for name in group if name[0].islower()]
    return frozenset(fold(name.split()[0]) for name in names)
