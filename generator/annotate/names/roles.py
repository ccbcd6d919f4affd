"""Read the role that stands before or after a name (« la cheffe du parti, X », « X, maire de Vaux »)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.annotate.names.candidates import Candidate
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token
from generator.annotate.names.verb_forms import is_verb, opens_clause
from generator.annotate.names.vocabulary import Vocabulary
from generator.lexicon import load

_LONGEST_ASIDE: Final = 8  # tokens in brackets between a role and its name
_REACH: Final = 16  # tokens between a role and its name
ARTICLES: Final = frozenset({"le", "la", "l'", "les"})
_INDEFINITE: Final = frozenset({"un", "une"})
_POSSESSIVES: Final = frozenset({"son", "sa", "leur", "notre", "ce", "cet", "cette", "mon", "ma", "votre"})
_DETERMINERS: Final = ARTICLES | _INDEFINITE | _POSSESSIVES | {"au", "du", "des", "ses", "leurs", "ces"}
_OPENING_DETERMINERS: Final = _INDEFINITE | _POSSESSIVES
_APPOSED: Final = frozenset({"le", "la", "l'", "un", "une", "son", "sa", "leur", "notre"})
_OF: Final = frozenset({"de", "du", "des", "d'"})
LINKS: Final = _OF | {"a", "au", "aux", "en", "pour", "aupres", "charge", "chargee", "sur", "contre", "pres"}
_HANGING: Final = LINKS | ARTICLES | {"et"}
_STOPS: Final = frozenset(load("roles")["phrase_stops"].split())
_FINITE: Final = frozenset({"a", "est", "ont", "sont", "avait", "etait", "n'", "s'", "se", "ne", "sera"})
_CLOSING_QUOTES: Final = frozenset('"”»')
_UNSAID: Final = frozenset({"aussi", "egalement", "tres", "autre", "seul", "seule", "simple"})


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


def roles_before(stretch: Stretch, candidate: Candidate) -> tuple[Role, ...]:
    """Return the roles that introduce the candidate, in text order; « le chef du parti, le colonel X » has two.

    With a comma the whole phrase back to its own article is the role (« le chef du parti du président, X »);
    without one, only the nearest role (« le conseiller du président X »).
    """
    end = candidate.title if candidate.title_kind in ("civility", "plural") else candidate.first
    if stretch.text(end - 1) == "[":
        end -= 1
    if stretch.text(end - 1) == ")":  # « la maire (divers gauche) X »
        end = next(
            (p for p in range(end - 2, max(0, end - _LONGEST_ASIDE), -1) if stretch.text(p) == "("), end
        )
    found: list[Role] = []
    if candidate.demonym and stretch.folded(end - 2) in ARTICLES and stretch.text(end - 3) == ",":
        end -= 2  # « le chef de la mission, le Valdorien X »
    while len(found) < 2:
        role = _role_before(stretch, end)
        if role is None:
            break
        found.insert(0, role)
        end = role.first - 1
        if role.place == "comma" or stretch.folded(end) not in ARTICLES or stretch.text(end - 1) != ",":
            break
    return tuple(found)


def _role_before(stretch: Stretch, end: int) -> Role | None:
    tokens, words = stretch.tokens, stretch.words
    position = end - 1
    comma = stretch.text(position) == ","
    if comma:
        position -= 1
    if position < 0 or (not comma and stretch.folded(position) in words.kinds_before):
        return None
    last, chosen = position, None
    limit = max(-1, position - _REACH)
    while position > limit:
        token = tokens[position]
        if _bars(tokens, position):
            break
        if is_role_noun(token, words) and (position == last or fits_between(stretch, position, last)):
            chosen = position
            if not comma:
                break
        if _opens_phrase(stretch, position):
            break
        position -= 1
    if chosen is None or is_verb(stretch, chosen):
        return None
    while chosen and tokens[chosen - 1].kind == Kind.LOWER and is_role_noun(tokens[chosen - 1], words):
        chosen -= 1  # « prince héritier »
    first = _with_prefixes(stretch, chosen)
    if comma and not _introduced(stretch, first):
        return None
    kin, own = _whose(tokens[chosen], words)
    return Role(first, last + 1, "comma" if comma else "before", own, kin)


def role_after(stretch: Stretch, candidate: Candidate, is_name: set[int]) -> Role | None:
    """Return the role in apposition after the candidate (« X, 54 ans, maire de Vaux »), or None."""
    tokens, words = stretch.tokens, stretch.words
    position, count = candidate.last, len(tokens)
    while stretch.text(position) in _CLOSING_QUOTES:
        position += 1
    if stretch.text(position) != ",":
        return None
    position += 1
    if stretch.folded(position + 1) == "ans":
        if stretch.text(position + 2) != ",":
            return None
        position += 3
    article = stretch.folded(position) if stretch.folded(position) in _APPOSED else ""
    position += bool(article)
    first = position
    while stretch.folded(position) in words.role_prefixes and not is_role_noun(tokens[position], words):
        position += 1
    if position >= count:
        return None
    token = tokens[position]
    demonym = token.kind == Kind.CAPITAL and token.folded in words.demonyms and article in _INDEFINITE
    if not (is_role_noun(token, words) or demonym) or (not article and opens_clause(stretch, position)):
        return None
    end = phrase_end(stretch, position + 1)
    if end in is_name and stretch.folded(end - 1) not in LINKS:
        return None
    if not _closes(stretch, end, article, is_name):
        return None
    kin, own = _whose(token, words)
    return Role(first, end, "after", own, kin)


def _closes(stretch: Stretch, end: int, article: str, is_name: set[int]) -> bool:
    """Tell an apposition from the next clause (« selon X, le maire a cédé ») and from the next name's role."""
    if end >= len(stretch.tokens):
        return True
    closing = stretch.tokens[end]
    if closing.text == ",":
        return end + 1 not in is_name or article in ("", "un", "une")
    if article in ("", "un", "une"):
        return closing.folded not in _FINITE
    return (closing.kind == Kind.MARK and closing.text not in "-'") or closing.folded in ("qui", "dont")


def _whose(token: Token, words: Vocabulary) -> tuple[bool, bool]:
    """Return whether a role noun is one of kin, and whether it is the person's own role."""
    exact = token.text.lower()
    kin = exact in words.kin
    return kin, not kin and exact not in words.relational and token.folded not in words.civilities


def is_role_noun(token: Token, words: Vocabulary) -> bool:
    """Tell whether a word names somebody by what he or she is: « ministre », « vice-présidente », « sœur »."""
    if token.kind not in (Kind.LOWER, Kind.CAPITAL, Kind.UPPER):
        return False
    if token.kind == Kind.UPPER:
        return token.text in ("PDG", "DG", "DJ")
    exact = token.text.lower()
    if exact in words.role_nouns or exact in words.relational or exact in words.kin:
        return token.kind != Kind.CAPITAL or not words.is_given(token.folded)
    head, hyphen, rest = exact.partition("-")
    return bool(hyphen) and (
        head in words.role_nouns or (head in ("ex", "vice", "sous", "co") and rest in words.role_nouns)
    )


def _bars(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether no role phrase goes on across this token."""
    token = tokens[position]
    if token.kind in (Kind.MARK, Kind.NUMBER) or token.folded in _STOPS:
        return True
    return token.folded == "a" and token.text not in ("à", "À")


def fits_between(stretch: Stretch, noun: int, last: int) -> bool:
    """Tell whether all between the noun and the name are adjectives of it or complements."""
    return phrase_end(stretch, noun + 1, limit=last + 1) == last + 1


def phrase_end(stretch: Stretch, position: int, limit: int | None = None) -> int:
    """Return where the phrase that began with a role noun ends."""
    tokens = stretch.tokens
    count = len(tokens) if limit is None else limit
    begin, linked = position, False
    while position < count and position - begin < _REACH:
        step = _phrase_step(stretch, position, linked, count)
        if not step:
            break
        linked = linked or tokens[position].folded in LINKS
        position += step
    while position > begin and tokens[position - 1].folded in _HANGING:
        position -= 1
    return position


def _phrase_step(stretch: Stretch, position: int, linked: bool, count: int) -> int:
    """Return how many tokens at ``position`` carry a role phrase on, 0 if it ends."""
    token, words = stretch.tokens[position], stretch.words
    folded, before = token.folded, stretch.folded(position - 1)
    if _bars(stretch.tokens, position) or token.kind == Kind.TITLE:
        return 0
    if folded in LINKS:
        return 1
    if folded in ARTICLES:
        return int(before in LINKS or before == "et")
    if folded == "et":
        return 2 if position + 1 < count and _pairs(stretch, position + 1, linked) else 0
    if token.kind == Kind.LOWER:
        nominal = linked and (before in LINKS or before in ARTICLES)
        return int(nominal or _is_adjective(token, words) or (not linked and token.text in words.role_nouns))
    return int(linked)


def _pairs(stretch: Stretch, position: int, linked: bool) -> bool:
    """« ministre de l’Économie et des Finances », « auteur et metteur en scène »."""
    ahead, words = stretch.tokens[position], stretch.words
    if ahead.text in words.role_nouns or ahead.folded in _OF:
        return True
    return linked and ahead.kind == Kind.CAPITAL and not words.is_given(ahead.folded)


def _is_adjective(token: Token, words: Vocabulary) -> bool:
    folded = token.folded
    if folded in words.role_adjectives or folded in words.demonyms:
        return True
    return folded.removesuffix("s").endswith(words.adjective_endings) and not (
        folded in words.acts or folded in words.says
    )


def _opens_phrase(stretch: Stretch, position: int) -> bool:
    """Tell whether an article that no preposition governs begins the phrase here."""
    folded, before = stretch.folded(position), stretch.folded(position - 1)
    if folded in _OPENING_DETERMINERS:
        return before not in LINKS
    return folded in ARTICLES and before not in LINKS and before != "et"


def _with_prefixes(stretch: Stretch, noun: int) -> int:
    first = noun
    while (
        stretch.folded(first - 1) in stretch.words.role_prefixes and stretch.folded(first - 1) not in _UNSAID
    ):
        first -= 1
    return first


def _introduced(stretch: Stretch, first: int) -> bool:
    """Tell whether a role before a comma has its article, so that an item of a list is not taken for one."""
    if first == 0:
        return True
    before = stretch.tokens[first - 1]
    return before.folded in _DETERMINERS or before.kind in (Kind.ELISION, Kind.MARK)
