"""Tell a person's gender from the words that describe her or him."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from generator.annotate.names.roles import Role
from generator.annotate.names.stretch import Stretch
from generator.lexicon import load

_DETERMINERS: Final = {
    "le": "m", "un": "m", "du": "m", "au": "m", "ce": "m", "cet": "m",
    "la": "f", "une": "f", "cette": "f", "sa": "f", "ma": "f",
}  # fmt: skip


def gender_of_roles(stretch: Stretch, roles: Iterable[Role]) -> str:
    """Return ``m`` or ``f`` where the roles around a name tell, else ``x``.

    Example: « la géologue X » and « X, infirmière » are feminine, « X, géologue » may be either.
    """
    for role in roles:
        before = _DETERMINERS.get(stretch.folded(role.first - 1))
        if before and not (before == "m" and _of_either(stretch.text(role.first).lower())):
            return before
        for position in range(role.first, min(role.last, role.first + 2)):
            gender = _of_word(stretch.text(position).lower())
            if gender != "x":
                return gender
    return "x"


def _of_word(word: str) -> str:
    masculine, feminine, endings, exceptions = _lists()
    if word in feminine:
        return "f"
    if word in masculine:
        return "m"
    return "f" if word.endswith(endings) and word not in exceptions else "x"


def _of_either(word: str) -> bool:
    """Tell whether a masculine noun is said of women too: « le juge », « l’otage », « le mannequin »."""
    return word in _lists()[3]


@cache
def _lists() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    lists = load("roles")["gender"]
    return (
        frozenset(lists["masculine"]),
        frozenset(lists["feminine"]),
        tuple(lists["feminine_endings"]),
        frozenset(lists["either"]),
    )
