"""Read the role that stands before or after a name (« la cheffe du parti, X », « X, maire de Vaux »)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.annotate.names.candidates import Candidate
from generator.annotate.names.tokens import Kind, Token
from generator.annotate.names.vocabulary import Vocabulary

_REACH: Final = 16  # tokens between a role and its name
_DETERMINERS: Final = frozenset(
    [
        "le",
        "la",
        "l'",
        "un",
        "une",
        "son",
        "sa",
        "leur",
        "ce",
        "cet",
        "cette",
        "notre",
        "mon",
        "ma",
        "votre",
        "au",
        "du",
        "les",
        "des",
        "ses",
        "leurs",
        "ces",
        "deux",
    ]
)
_LINKS: Final = frozenset(
    [
        "de",
        "du",
        "des",
        "d'",
        "a",
        "au",
        "aux",
        "en",
        "pour",
        "aupres",
        "charge",
        "chargee",
        "sur",
        "contre",
        "pres",
    ]
)
_ARTICLES: Final = frozenset(["le", "la", "l'", "les"])
_STOPS: Final = frozenset(
    [
        "est",
        "ont",
        "sont",
        "avait",
        "avaient",
        "etait",
        "etaient",
        "sera",
        "fut",
        "furent",
        "qui",
        "que",
        "qu'",
        "ou",
        "dont",
        "mais",
        "lorsque",
        "quand",
        "par",
        "avec",
        "dans",
        "chez",
        "n'",
        "ne",
        "se",
        "s'",
        "il",
        "elle",
        "ils",
        "elles",
        "on",
        "nous",
        "vous",
        "je",
        "tu",
        "y",
        "lui",
        "selon",
        "puis",
        "car",
        "donc",
        "si",
        "comme",
    ]
)
_QUOTES: Final = frozenset('"”»')
_APPOSED_ARTICLES: Final = frozenset({"le", "la", "l'", "un", "une", "son", "sa", "leur", "notre"})
_FINITE: Final = frozenset({"a", "est", "ont", "sont", "avait", "etait", "n'", "s'", "se", "ne", "sera"})


class Role(NamedTuple):
    """A role: the tokens that tell it, where it stands, and whether it is one of the person's own.

    ``place`` is ``before``, ``comma`` (before, with a comma between) or ``after``. ``own`` is false for
    « son homologue » and « sa sœur », which say that it is a person and not which.
    """

    first: int
    last: int
    place: str
    own: bool
    kin: bool = False


def role_before(tokens: Sequence[Token], candidate: Candidate, words: Vocabulary) -> Role | None:
    """Return the role that introduces the candidate, or None.

    With a comma the whole phrase back to its own article is the role (« le chef du parti du président, X »);
    without one, only the nearest role (« le conseiller du président X »).
    """
    end = candidate.title if candidate.title_kind in ("civility", "plural") else candidate.first
    position = end - 1
    if position > 0 and tokens[position].text == "[":
        position -= 1
    if position < 0:
        return None
    comma = tokens[position].text == ","
    if comma:
        position -= 1
    nearest = chosen = None
    limit = max(-1, position - _REACH)
    last = position
    while position > limit:
        token = tokens[position]
        if (token.kind in (Kind.MARK, Kind.NUMBER) and token.text not in "-’'") or token.folded in _STOPS:
            break
        if token.folded == "a" and not _links(tokens, position):
            break
        if _is_role_noun(token, words) and (position == last or _fits(tokens, position, last, words)):
            chosen = position
            nearest = position if nearest is None else nearest
            if not comma:
                break
        if _bare_article(tokens, position):
            break
        position -= 1
    if chosen is None:
        return None
    first = _with_prefixes(tokens, chosen, words)
    if comma and not _introduced(tokens, first):
        return None
    folded = tokens[chosen].folded
    kin = folded in words.kin
    own = not kin and folded not in words.relational and folded not in words.civilities
    return Role(first, last + 1, "comma" if comma else "before", own, kin)


def role_after(
    tokens: Sequence[Token], candidate: Candidate, words: Vocabulary, is_name: set[int]
) -> Role | None:
    """Return the role in apposition after the candidate (« X, 54 ans, maire de Vaux »), or None."""
    position, count = candidate.last, len(tokens)
    while position < count and tokens[position].text in _QUOTES:
        position += 1
    if position + 1 >= count or tokens[position].text != ",":
        return None
    position += 1
    if position + 3 < count and tokens[position].kind == Kind.NUMBER and tokens[position + 1].folded == "ans":
        if tokens[position + 2].text != ",":
            return None
        position += 3
    article = ""
    if tokens[position].folded in _APPOSED_ARTICLES:
        article = tokens[position].folded
        position += 1
    first = position
    while (
        position < count
        and tokens[position].folded in words.role_prefixes
        and not _is_role_noun(tokens[position], words)
    ):
        position += 1
    if position >= count:
        return None
    token = tokens[position]
    demonym = token.kind == Kind.CAPITAL and token.folded in words.demonyms and article in ("un", "une")
    if not (_is_role_noun(token, words) or demonym):
        return None
    kin = token.folded in words.kin
    own = not kin and token.folded not in words.relational
    end = _phrase_end(tokens, position + 1, words)
    if end < count and end in is_name and not _is_complement(tokens, end):
        return None
    if not _closes(tokens, end, article, is_name):
        return None
    return Role(first, end, "after", own, kin)


def _closes(tokens: Sequence[Token], end: int, article: str, is_name: set[int]) -> bool:
    """Tell an apposition from the subject of what follows (« selon X, le maire a cédé ») and from the next name's role."""
    if end >= len(tokens):
        return True
    closing = tokens[end]
    if closing.text == ",":
        return not (end + 1 in is_name and article not in ("un", "une", ""))
    if article in ("", "un", "une"):
        return closing.folded not in _FINITE
    return closing.kind == Kind.MARK and closing.text not in "-'" or closing.folded in ("qui", "dont")


def _is_role_noun(token: Token, words: Vocabulary) -> bool:
    if token.kind not in (Kind.LOWER, Kind.CAPITAL, Kind.UPPER):
        return False
    folded = token.folded
    if token.kind == Kind.UPPER and folded not in ("pdg", "dg"):
        return False
    if folded in words.role_nouns or folded in words.relational or folded in words.kin:
        return token.kind != Kind.CAPITAL or not words.is_given(folded)
    head, hyphen, _ = folded.partition("-")
    return bool(hyphen) and (head in words.role_nouns or folded.startswith(("ex-", "vice-", "sous-", "co-")))


def _fits(tokens: Sequence[Token], noun: int, last: int, words: Vocabulary) -> bool:
    """Tell whether all between the noun and the name are adjectives of it or complements."""
    return _phrase_end(tokens, noun + 1, words, limit=last + 1) == last + 1


def _phrase_end(tokens: Sequence[Token], position: int, words: Vocabulary, limit: int | None = None) -> int:
    """Return where the phrase that began with a role noun ends."""
    count = len(tokens) if limit is None else limit
    linked = False
    begin = position
    while position < count and position - begin < _REACH:
        token = tokens[position]
        folded = token.folded
        if folded in _STOPS or token.kind in (Kind.MARK, Kind.TITLE):
            break
        if folded in _LINKS or (token.kind == Kind.ELISION and folded == "d'"):
            if not _links(tokens, position):
                break
            linked = True
        elif folded in _ARTICLES:
            if tokens[position - 1].folded not in _LINKS and tokens[position - 1].folded not in ("et", "de"):
                break
        elif folded == "et":
            if position + 1 >= count:
                break
            ahead = tokens[position + 1]
            pair = (
                ahead.folded in words.role_nouns
                or ahead.folded in ("de", "du", "des", "d'")
                or (linked and ahead.kind == Kind.CAPITAL and not words.is_given(ahead.folded))
            )
            if not pair:
                break
            position += 1
        elif token.kind == Kind.LOWER and not linked:
            if not (
                folded in words.role_adjectives
                or folded in words.demonyms
                or folded in words.role_nouns
                or folded.endswith(words.adjective_endings)
            ):
                break
        elif token.kind == Kind.LOWER:
            previous = tokens[position - 1].folded
            nominal = previous in _LINKS or previous in _ARTICLES
            if not nominal and not (
                folded in words.role_adjectives
                or folded in words.demonyms
                or folded.endswith(words.adjective_endings)
            ):
                break
        elif token.kind == Kind.NUMBER or not linked:
            break
        position += 1
    while position > begin and (
        tokens[position - 1].folded in _LINKS
        or tokens[position - 1].folded in _ARTICLES
        or tokens[position - 1].folded == "et"
    ):
        position -= 1
    return position


def _links(tokens: Sequence[Token], position: int) -> bool:
    """Tell « à » from « a »: only the first is a preposition."""
    return tokens[position].folded != "a" or tokens[position].text in ("à", "À")


def _bare_article(tokens: Sequence[Token], position: int) -> bool:
    """An article that no preposition governs begins the phrase."""
    token = tokens[position]
    if token.folded in ("un", "une", "son", "sa", "leur", "ce", "cet", "cette", "notre"):
        return not (position and tokens[position - 1].folded in _LINKS)
    if token.folded not in _ARTICLES:
        return False
    return not position or (tokens[position - 1].folded not in _LINKS and tokens[position - 1].folded != "et")


def _with_prefixes(tokens: Sequence[Token], noun: int, words: Vocabulary) -> int:
    first = noun
    while first and tokens[first - 1].folded in words.role_prefixes and tokens[first - 1].kind != Kind.MARK:
        if tokens[first - 1].folded in ("aussi", "egalement", "tres", "autre", "seul", "seule", "simple"):
            break
        first -= 1
    return first


def _introduced(tokens: Sequence[Token], first: int) -> bool:
    """A role before a comma needs its article, so that an item of a list is not taken for one."""
    if first == 0:
        return True
    before = tokens[first - 1]
    return before.folded in _DETERMINERS or before.kind == Kind.ELISION or before.kind == Kind.MARK


def _is_complement(tokens: Sequence[Token], position: int) -> bool:
    return position > 0 and tokens[position - 1].folded in _LINKS
