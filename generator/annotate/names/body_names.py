"""Find where the name of a body ends, once its first noun is found: « groupe Brennoz », « Union des pêcheurs de … »."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.annotate.names.tokens import NAME_KINDS, Kind, Token, fold
from generator.annotate.names.vocabulary import Vocabulary
from generator.annotate.verbs.conjugation import forms
from generator.lexicon import load

LINKS: Final = frozenset(["de", "du", "des", "d'"])
ARTICLES: Final = frozenset(["la", "l'", "le", "les"])
_REACH: Final = 10
# Words with an adjective's ending that are none.
_NO_ADJECTIVES: Final = frozenset("jamais desormais demain ensemble appelle rappelle interpelle".split())  # noqa: SIM905
_LONGEST_PHRASE: Final = 6  # tokens of a name that is a phrase (« Un toit pour tous »)
_LONGEST_NOUN: Final = 7  # tokens between a noun and the name in apposition
_FINITE: Final = frozenset(["present", "imperfect", "simple_past", "future", "conditional"])


@cache
def _adjectives() -> tuple[frozenset[str], tuple[str, ...]]:
    lists = load("organisations")
    return frozenset(fold(word) for word in lists["adjectives"]), tuple(lists["adjective_endings"])


@cache
def _stops() -> frozenset[str]:
    """Return the words across which no name goes on, whatever their ending (« mais », « jamais »)."""
    return frozenset(load("roles")["phrase_stops"].split()) | _NO_ADJECTIVES


def complement_end(
    tokens: Sequence[Token],
    position: int,
    words: Vocabulary,
    persons: frozenset[int],
    *,
    needs_capital: bool,
    by_people: bool = False,
) -> int:
    """Return where « de la Santé », « radical valdorien », « correctionnel de Vaux » ends; 0 if there is none.

    Parameters:
        tokens, position: where the complement would begin.
        words: the lists.
        persons: indices of the tokens that belong to persons' names.
        needs_capital: whether without a proper name it is none.
        by_people: whether an adjective of a people is as good as a proper name (« gouvernement moldave »).
    """
    begin = position
    capital = False
    count = min(len(tokens), begin + _REACH)
    while position < count and position not in persons and tokens[position].folded not in _stops():
        token = tokens[position]
        previous = tokens[position - 1].folded
        if token.folded in LINKS or (token.folded in ARTICLES and previous in LINKS):
            pass
        elif token.kind in (Kind.CAPITAL, Kind.UPPER):
            if token.folded in words.demonyms and previous not in LINKS:
                break
            if position == begin and needs_capital and tokens[begin - 1].kind == Kind.LOWER:
                break
            capital = True
        elif token.kind == Kind.LOWER and _is_infinitive(token):
            break
        elif token.kind == Kind.LOWER and (
            previous in LINKS or previous in ARTICLES or _is_adjective(token.folded, words)
        ):
            capital = capital or (by_people and token.folded in words.demonyms)
        elif (
            token.folded == "et" and position + 1 < count and tokens[position + 1].folded in LINKS and capital
        ):
            pass
        else:
            break
        position += 1
    while position > begin and (
        tokens[position - 1].folded in LINKS
        or tokens[position - 1].folded in ARTICLES
        or tokens[position - 1].folded == "et"
    ):
        position -= 1
    if position == begin or (needs_capital and not capital):
        return 0
    return position


def proper_name_end(
    tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int], taken: set[int]
) -> int:
    """Return where the capitalised words right after a noun end (« groupe Brennoz »), 0 if there are none.

    A known place may be a part of the name (« agence Sahel Dépêches »), not the whole of it.
    """
    begin, own = position, False
    while position < len(tokens) and position not in persons:
        token = tokens[position]
        joins = token.text == "&" and own and position + 1 < len(tokens)
        if not joins and (token.kind not in NAME_KINDS or token.folded in words.demonyms):
            break
        own = own or position not in taken
        position += 1
    if not own:
        return 0
    follows = tokens[position + 1].kind == Kind.MARK if position + 1 < len(tokens) else True
    if (
        position < len(tokens)
        and tokens[position].text.isdigit()
        and len(tokens[position].text) < 4
        and follows
    ):
        return position + 1
    return position if position - begin > 1 else phrase_end(tokens, begin, words) or position


def phrase_end(tokens: Sequence[Token], begin: int, words: Vocabulary) -> int:
    """Return where a name that is a phrase ends (« Un toit pour tous », « Montrez les comptes »), 0 for none.

    Its first word is a common one, and a mark or « qui » shows where it ends.
    """
    first = tokens[begin]
    if first.kind != Kind.CAPITAL or not (first.folded in words.starters or first.folded.endswith("ez")):
        return 0
    for ahead in range(begin + 1, min(begin + _LONGEST_PHRASE, len(tokens))):
        token = tokens[ahead]
        if token.kind == Kind.MARK or token.folded == "qui":
            return ahead if ahead - begin > 1 else 0
        if token.kind not in (Kind.LOWER, Kind.ELISION) or _is_finite(token):
            return 0
    return 0


def apposed_name(
    tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int], taken: set[int]
) -> tuple[int, int]:
    """Return (first, last) of the name after a noun and a comma (« le syndicat des pilotes, Cabine Unie, »)."""
    for comma in range(position, min(position + _LONGEST_NOUN, len(tokens) - 1)):
        token = tokens[comma]
        if token.text == ",":
            last = proper_name_end(tokens, comma + 1, words, persons, taken)
            closed = last and (
                last >= len(tokens) or tokens[last].text in ",.;)" or tokens[last].folded == "qui"
            )
            begins = tokens[comma + 1].folded not in words.starters
            return (comma + 1, last) if closed and begins else (0, 0)
        if token.kind not in (Kind.LOWER, Kind.ELISION) or _is_finite(token):
            return 0, 0
    return 0, 0


def _is_finite(token: Token) -> bool:
    return any(form.tense in _FINITE for form in forms().get(token.text.lower(), ()))


def _is_infinitive(token: Token) -> bool:
    """« l’armée moldave d’avoir frappé » is the armée moldave."""
    return any(form.tense == "infinitive" for form in forms().get(token.text.lower(), ()))


def _is_adjective(folded: str, words: Vocabulary) -> bool:
    if len(folded) < 3:
        return False
    listed, endings = _adjectives()
    if folded in words.says or folded in words.acts:
        return folded in words.role_adjectives or folded in listed
    if folded in words.role_adjectives or folded in words.demonyms or folded in listed:
        return True
    return folded.endswith(endings)
