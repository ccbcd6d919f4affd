"""Which namings of a person without a record are of one person: the same full name, or certain spellings of it.

Two people of one full name are told apart where what articles say that they are excludes each other; a naming
that says nothing of it then belongs to neither, and stands for its article alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.resolve.names.linking import Namesakes, Naming
from generator.resolve.names.name_keys import Spelling, compare_spelling, spelling_key
from generator.resolve.names.roles import Role, agree, exclude, read_role


@dataclass(slots=True)
class Person:
    """One person as put together so far: the folded names, the namings, and what articles say of the person."""

    keys: list[str] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)
    roles: set[Role] = field(default_factory=set)

    def add(self, key: str, naming: Naming, roles: Iterable[Role]) -> None:
        """Take a naming in."""
        if key not in self.keys:
            self.keys.append(key)
        self.namings.append(naming)
        self.roles.update(roles)


def persons_of(
    named: Mapping[str, Sequence[Naming]],
) -> tuple[list[list[Naming]], list[Namesakes]]:
    """Put together the namings of people by full name.

    Parameters:
        named: the namings of each folded full name.

    Returns:
        The namings of each person, and the people of one name who were told apart.
    """
    people: list[list[Naming]] = []
    namesakes: list[Namesakes] = []
    keys = sorted(named, key=lambda key: (spelling_key(key), key))
    for _, group in groupby(keys, key=spelling_key):
        found = _put_together({key: named[key] for key in group})
        people += [person.namings for person in found]
        for key in sorted({key for person in found for key in person.keys}):
            bearers = [person.namings[0] for person in found if key in person.keys]
            if len(bearers) > 1:
                namesakes.append(Namesakes(tuple(bearers)))
    return people, namesakes


def _put_together(named: Mapping[str, Sequence[Naming]]) -> list[Person]:
    told = [
        (key, naming, tuple(read_role(words) for words in naming.entity.roles))
        for key, namings in named.items()
        for naming in namings
    ]
    # Who is said to be somebody comes first; then elders, so that input order decides nothing.
    told.sort(
        key=lambda item: (not _decides(item[2]), item[1].document.seniority, item[0], item[1].entity.name)
    )
    people: list[Person] = []
    for key, naming, roles in told:
        fitting = [person for person in people if _fits(person, key, roles)]
        if len(fitting) > 1 and not _decides(roles):
            fitting = []  # it may be any of these namesakes
        if fitting:
            fitting[0].add(key, naming, roles)
        else:
            people.append(Person())
            people[-1].add(key, naming, roles)
    return people


def _decides(roles: Iterable[Role]) -> bool:
    return any(role.domains or role.place for role in roles)


def _fits(person: Person, key: str, roles: Sequence[Role]) -> bool:
    spelling = max((compare_spelling(key, known) for known in person.keys), key=lambda found: found.value)
    if spelling is Spelling.OTHER:
        return False
    if spelling is Spelling.IF_ROLES_AGREE and not agree(roles, person.roles):
        return False
    return not exclude(roles, person.roles)
