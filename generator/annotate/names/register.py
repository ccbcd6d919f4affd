"""Keep the persons of one article so that those near a name are found without looking at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.annotate.names.identity import PersonName, calls, given_keys
from generator.annotate.names.readings import Reading
from generator.model import Mention


@dataclass(slots=True, eq=False)
class Person:
    """The readings of one person; ``others`` are mentions that no reading tells."""

    name: PersonName
    gender: str
    readings: list[Reading] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Tell whether more than a surname is known."""
        return bool(self.name.given) or bool(self.name.numeral)


class Register:
    """The persons of an article in the order in which they were found.

    ``surnames`` are those of persons with a given name.
    """

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.surnames: set[tuple[str, ...]] = set()
        self._places: dict[str, list[int]] = {}
        self._by_given: dict[tuple[str, str], list[int]] = {}
        self._called: dict[PersonName, list[Person]] = {}

    def add(self, name: PersonName, reading: Reading) -> None:
        """Open an entry for somebody new."""
        if name.given or name.numeral:
            self._called.clear()
        place = len(self.people)
        self.people.append(Person(name, reading.candidate.gender, [reading]))
        if name.given:
            self.surnames.add(name.surname)
        for word in dict.fromkeys((*name.surname[:1], *name.surname[-1:], *name.short, *name.given[:2])):
            self._places.setdefault(word, []).append(place)
        for word in dict.fromkeys((*name.surname[:1], *name.surname[-1:])):
            for key in given_keys(name.given):
                self._by_given.setdefault((word, key), []).append(place)

    def near(self, *words: str) -> list[Person]:
        """Return who has one of the words as first given name, as either end of the surname or as short form."""
        places = {place for word in words for place in self._places.get(word, ())}
        return [self.people[place] for place in sorted(places)]

    def alike(self, name: PersonName) -> list[Person]:
        """Return who has either end of a full name's surname and a given name that may be the same."""
        places = {
            place
            for word in (name.surname[0], name.surname[-1])
            for key in given_keys(name.given)
            for place in self._by_given.get((word, key), ())
        }
        return [self.people[place] for place in sorted(places)]

    def called(self, surname: PersonName) -> list[Person]:
        """Return whom, of those of whom more than a surname is known, a surname may mean."""
        if surname not in self._called:
            near = self.near(surname.surname[0], surname.surname[-1])
            self._called[surname] = [p for p in near if p.full and calls(surname, p.name)]
        return self._called[surname]

    def rename(self, person: Person, name: PersonName) -> None:
        """Give somebody the name that a later mention tells in full."""
        person.name = name
        self._called.clear()
