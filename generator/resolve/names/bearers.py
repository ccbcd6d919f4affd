"""Whom a surname alone means in an article that gives no full name: « le président Orlov », « Mme Valmer ».

The surname is never enough. An office says who is meant where one person alone bears the name and holds that office;
a civility does where editors know all who bear it, and one of them alone is a woman, or a man.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from generator import lexicon
from generator.folding import fold_words
from generator.model import Ref, RefKind
from generator.resolve.names.linking import Linking, Naming
from generator.resolve.names.name_keys import person_key
from generator.resolve.names.roles import Role, exclude, read_role


class Bearers:
    """The people of the chronicle by surname, with what articles and editors say that they are."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking
        self._by_surname: dict[str, list[Ref]] = {}
        for ref in linking.refs():
            if ref.kind is RefKind.PERSON:
                forms = (linking.name_of(ref), *linking.index.given_names(ref))
                keys = {key.split()[-1] for form in forms if " " in (key := person_key(form))}
                for surname in sorted(keys):
                    self._by_surname.setdefault(surname, []).append(ref)

    def meant_by(self, namings: Sequence[Naming]) -> Ref | None:
        """Return the one person whom a bare surname of one article means, or None.

        Parameters:
            namings: what names the person there, by one form of the name without a given name.
        """
        key = person_key(namings[0].entity.name)
        bearers = self._by_surname.get(key, [])
        here = {naming.document.id for naming in namings}
        if " " in key or any(self._is_named_in(ref, here) for ref in bearers):
            return None
        roles = _roles(namings)
        fitting = [ref for ref in bearers if not exclude(roles, self._roles_of(ref))]
        if len(bearers) == 1 and fitting and _share_an_office(roles, self._roles_of(bearers[0])):
            return bearers[0]
        recorded = all(self._linking.index.record(ref) is not None for ref in bearers)
        gender = _gender(namings)
        if not recorded or gender is None or None in (genders := [self._gender_of(ref) for ref in bearers]):
            return None
        alike = [ref for ref, theirs in zip(bearers, genders, strict=True) if theirs == gender]
        return alike[0] if len(alike) == 1 and alike[0] in fitting else None

    def _is_named_in(self, ref: Ref, articles: set[str]) -> bool:
        """Tell whether an article names somebody in full: what it calls by the surname alone is then another."""
        return any(naming.document.id in articles for naming in self._linking.namings.get(ref, ()))

    def _roles_of(self, ref: Ref) -> list[Role]:
        return _roles(self._linking.namings.get(ref, ()))

    def _gender_of(self, ref: Ref) -> str | None:
        return _gender(self._linking.namings.get(ref, ()))


def apart_by_civility(groups: Iterable[Sequence[Naming]]) -> list[list[Naming]]:
    """Take « Mme Valmer » and « M. Valmer » of one article apart; what has no civility stays with the first."""
    found: list[list[Naming]] = []
    for namings in groups:
        by_gender: dict[str | None, list[Naming]] = {}
        for naming in namings:
            by_gender.setdefault(_gender([naming]), []).append(naming)
        plain = by_gender.pop(None, [])
        parts = list(by_gender.values()) or [[]]
        parts[0] = [naming for naming in namings if naming in plain or naming in parts[0]]
        found += parts
    return found


def _roles(namings: Iterable[Naming]) -> list[Role]:
    return [read_role(words) for naming in namings for words in naming.entity.roles]


def _share_an_office(one: Iterable[Role], other: Iterable[Role]) -> bool:
    theirs = list(other)
    return any(mine.groups & role.groups for mine in one for role in theirs)


@cache
def _civilities() -> dict[str, str]:
    """Return for each civility, folded, whether it is a man's (m) or a woman's (f)."""
    civility = lexicon.load("titles")["civility"]
    return {fold_words(str(word)): gender for gender in ("m", "f") for word in civility[gender]}


def _gender(namings: Iterable[Naming]) -> str | None:
    """Return the gender that all civilities before a name tell, or None."""
    found = {
        _civilities()[first]
        for naming in namings
        for form in naming.entity.variants
        if (first := fold_words(form).split(" ", 1)[0]) in _civilities() and first != fold_words(form)
    }
    return found.pop() if len(found) == 1 else None
