"""Find bodies named by capitals (« la CGT-FO »), and tie an acronym to the full name before its bracket."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.annotate.names.tokens import Kind, Token
from generator.annotate.names.vocabulary import Vocabulary

_ACRONYM: Final = re.compile(
    r"[A-ZÀ-Ý]{2,6}\d?(?:-[A-ZÀ-Ý]{2,6}\d?)*|[A-ZÀ-Ý]-[A-ZÀ-Ý]{2,4}|[A-ZÀ-Ý]{2,6}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)+"
)
_IN_BRACKETS: Final = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ]*[A-ZÀ-Ý]\d{0,2}(?:-[A-ZÀ-Ý]+)?|[A-ZÀ-Ý]-[A-ZÀ-Ý]{2,4}"
)
_BEFORE: Final = frozenset(
    ["l'", "la", "le", "du", "au", "les", "des", "d'", "selon", "de", "intersyndicale"]
)
_LONGEST: Final = 9  # letters of an acronym in brackets
_FARTHEST: Final = 5  # tokens between the certain part of a name and its acronym


def acronym_end(tokens: Sequence[Token], position: int, words: Vocabulary, persons: frozenset[int]) -> int:
    """Return where the body that begins with an acronym at ``position`` ends (« CGS Transports »), 0 for none."""
    token = tokens[position]
    if token.text in words.not_acronyms or not _ACRONYM.fullmatch(token.text):
        return 0
    head = token.text.partition("-")[0]
    if len(head) > 1 and head in words.not_acronyms:
        return 0
    before, after = tokens[position - 1], tokens[min(position + 1, len(tokens) - 1)]
    if before.text == "(" and after.text == ")" and position - 2 in persons:
        return 0 if _abbreviates(tokens, position, persons) else position + 1
    if after.kind == Kind.NUMBER:
        return 0
    neighbours = [tokens[i].kind for i in (position - 1, position + 1) if 0 <= i < len(tokens)]
    if Kind.UPPER in neighbours or position == 0 or before.folded not in _BEFORE:
        return 0
    branch = position + 1
    is_branch = branch < len(tokens) and tokens[branch].kind == Kind.CAPITAL and branch not in persons
    if is_branch and tokens[branch].folded not in words.demonyms | words.never:
        return branch + 1
    return position + 1


def abbreviated_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where a name ends whose acronym stands in brackets behind it, 0 if none does.

    Words that alone would not belong to the name do so if its initial is the acronym's: « Syndicat des navigants
    réunis (SNR) ».
    """
    for ahead in range(last, min(last + _FARTHEST, len(tokens) - 2)):
        if tokens[ahead].text == "(":
            found = is_bracketed(tokens, ahead)
            return ahead if found and tokens[ahead + 1].text[0] == tokens[first].text[0].upper() else 0
        if tokens[ahead].kind not in (Kind.LOWER, Kind.ELISION, Kind.CAPITAL):
            return 0
    return 0


def is_bracketed(tokens: Sequence[Token], opening: int) -> bool:
    """Tell whether capitals alone stand in the brackets that open here."""
    if opening + 2 >= len(tokens) or tokens[opening + 2].text != ")":
        return False
    inside = tokens[opening + 1].text
    return len(inside) <= _LONGEST and _IN_BRACKETS.fullmatch(inside) is not None


def _abbreviates(tokens: Sequence[Token], position: int, persons: frozenset[int]) -> bool:
    """Tell whether the capitals are the initials of the person before the bracket."""
    initials = ""
    name = position - 2
    while name in persons:
        initials = tokens[name].folded[:1] + initials
        name -= 1
    return initials.endswith(tokens[position].folded)
