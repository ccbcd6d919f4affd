"""See what speaks against a person: a place, a thing, an article, a preposition, a short quoted title."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.annotate.names.candidates import Candidate
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token
from generator.annotate.names.verb_forms import is_verb
from generator.annotate.names.vocabulary import Vocabulary
from generator.model import EntityKind

_INSIDE: Final = frozenset(["en", "dans", "vers", "depuis", "via"])
_WEAK_ARTICLES: Final = frozenset(["le", "la", "l'", "les", "du", "au", "aux"])
_RELATED: Final = frozenset(
    [
        "freres",
        "sœurs",
        "soeurs",
        "epoux",
        "jumeaux",
        "jumelles",
        "cousins",
        "cousines",
        "couple",
        "parents",
        "duo",
    ]
)
_NAME_ARTICLES: Final = frozenset(["le", "la", "les"])
_QUOTES: Final = frozenset('"«“')
_CLOSING: Final = frozenset('"»”')
_SHORT: Final = 3
_TITLE_REACH: Final = 8


_TOWNS_BEGIN: Final = frozenset(
    "sao san santa santo saint sainte puerto porto villa fort nova nueva rio los las el ciudad".split()  # noqa: SIM905
)


def signs_against(stretch: Stretch, candidate: Candidate, parts: Sequence[Token]) -> list[str]:
    """Return the names of the signs that the candidate is no person.

    Parameters:
        stretch: the block.
        parts: the words of the name (see `name_parts`).
    """
    tokens, words = stretch.tokens, stretch.words
    signs: list[str] = []
    folded = [token.folded for token in parts]
    single = len(parts) == 1
    if candidate.known is not None:
        signs.append("place" if candidate.known.known.kind == EntityKind.PLACE else "body")
    elif candidate.place_first:
        signs.append("place-first")
    if len(parts) > 2 and parts[-1].folded in words.org_tails and parts[-1].kind == Kind.CAPITAL:
        signs.append("body")
    if _has_thing_word(parts, words):
        signs.append("thing-word")
    elif folded[0] in words.org_leads and not words.is_given(folded[0]):
        signs.append("body")
    if single and (parts[0].kind == Kind.UPPER and candidate.title_kind is None):
        signs.append("acronym")
    if any(any(character.isdigit() for character in token.text) for token in parts):
        signs.append("digits")
    if single and candidate.opens:
        signs.append("no-sign-single")
        if folded[0] in words.starters or (
            folded[0].endswith(words.starter_endings) and not words.is_given(folded[0])
        ):
            signs.append("thing-word")
    elif (
        single
        and not words.is_given(folded[0])
        and (folded[0] in words.starters or folded[0] in words.role_nouns)
    ):
        signs.append("thing-word")
    ahead = candidate.last
    if single and ahead < len(tokens) and tokens[ahead].kind == Kind.NUMBER:
        signs.append("digits")
    if (
        not single
        and folded[0] in _NAME_ARTICLES
        and candidate.first not in stretch.opening
        and candidate.title_kind is None
    ):
        signs.append("article-name")
    position = candidate.title - 1
    if position >= 0:
        signs += _preposition_against(stretch, position, candidate, single)
        if tokens[position].text in _QUOTES and _closes_soon(tokens, candidate):
            signs.append("quoted-title")
    return signs


def _has_thing_word(parts: Sequence[Token], words: Vocabulary) -> bool:
    """« Brenner Pictures » and « Chase Field » are things, « Helen Field » is a person."""
    first = parts[0].folded
    certain = words.is_certain_given(first)
    if first in words.never and (len(parts) == 1 or not words.is_given(first)):
        return True
    if len(parts) == 2 and first in words.starters and parts[1].folded in words.never:
        return True  # « Son Excellence »
    if len(parts) == 1:
        return not words.is_given(first) and any(
            _is_thing(parts[0], part, words) for part in first.split("-")
        )
    for place, token in enumerate(parts):
        if _is_thing(token, token.folded, words):
            family_first = first in words.family_first and "-" in parts[1].text
            excused = words.is_given(first) or family_first if place == 0 else certain and len(parts) == 2
            if not excused:
                return True
    return False


def _is_thing(token: Token, word: str, words: Vocabulary) -> bool:
    """Tell whether a word names a kind of thing; a short one only in capitals (« FC », not « Ag »)."""
    if word not in words.heads and word not in words.org_tails:
        return False
    return len(word) > _SHORT or token.kind == Kind.UPPER


def _preposition_against(stretch: Stretch, position: int, candidate: Candidate, single: bool) -> list[str]:
    previous, words = stretch.tokens[position], stretch.words
    folded = previous.folded
    if candidate.title_kind is not None:
        return []
    if folded in _WEAK_ARTICLES:
        return ["article"]
    given = words.is_certain_given(stretch.folded(candidate.first))
    if folded in _RELATED and given:
        return []  # « les frères Ousmane et Idrissa X »
    if previous.kind == Kind.LOWER and folded in words.kinds_before and folded not in words.role_nouns:
        return [] if is_verb(stretch, position) else ["kind-before"]  # « a cité X »
    if folded in _INSIDE:
        return ["inside"]
    if folded in ("de", "d'") and stretch.folded(position - 1) in words.place_nouns:
        return ["of-place"]
    town = stretch.folded(candidate.first) in _TOWNS_BEGIN  # « à São José dos Campos »
    if (single or town) and previous.text in ("à", "À"):
        return ["locative"]
    return []


def _closes_soon(tokens: Sequence[Token], candidate: Candidate) -> bool:
    """Tell whether a quotation that the candidate opens is as short as a title."""
    for token in tokens[candidate.last : candidate.last + _TITLE_REACH]:
        if token.text in _CLOSING:
            return True
        if token.text in ".?!":
            return False
    return False
