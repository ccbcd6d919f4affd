"""Keep the persons of one article so that those near a name are found without looking at all."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.annotate.names.identity import PersonName
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

    def add(self, name: PersonName, reading: Reading) -> None:
        """Open an entry for somebody new."""
        place = len(self.people)
        self.people.append(Person(name, reading.candidate.gender, [reading]))
        if name.given:
            self.surnames.add(name.surname)
        for word in dict.fromkeys((*name.surname[:1], *name.surname[-1:], *name.short, *name.given[:2])):
            self._places.setdefault(word, []).append(place)

    def near(self, *words: str) -> list[Person]:
        """Return who has one of the words as first given name, as either end of the surname or as short form."""
        places = {place for word in words for place in self._places.get(word, ())}
        return [self.people[place] for place in sorted(places)]
