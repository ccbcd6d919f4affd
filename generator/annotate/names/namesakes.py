"""Tell which of two people of one surname « M. X » means, and find both in « Messieurs X », « les époux X »."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.annotate.names.identity import PersonName, same_person
from generator.annotate.names.readings import Reading
from generator.annotate.names.register import Person
from generator.annotate.names.tokens import fold
from generator.folding import fold_letters
from generator.model import Mention, Span

Apart = frozenset[tuple[PersonName, PersonName]]

_TOGETHER: Final = frozenset(
    ["epoux", "freres", "soeurs", "sœurs", "conjoints", "couple", "deux", "jumeaux", "jumelles", "cousins"]
)
_FARTHEST: Final = 600  # characters back to the one last named
MANY: Final = 30  # bearers of one surname; more than any article tells apart by it
_DEFINITE: Final = re.compile(r"(?:\b(?:le|la|du|au)\s|l['’])$")
_SENTENCE_END: Final = re.compile(r"[.!?…]\s|\n")


def named_apart(text: str, readings: Sequence[Reading]) -> Apart:
    """Return the full names that a sentence tells apart: « entre Paul Durand et Paul Henri Durand ».

    Nobody is named in full twice in one sentence by two names; each pair stands both ways round.
    """
    found: set[tuple[PersonName, PersonName]] = set()
    bearers: dict[tuple[str, ...], list[Reading]] = {}
    for reading in readings:
        if reading.accepted and reading.full and reading.name.given:
            bearers.setdefault(reading.name.surname, []).append(reading)
    for borne in bearers.values():
        for one, other in pairwise(borne):
            if len(one.name.given) == len(other.name.given) or not same_person(one.name, other.name):
                continue
            if _SENTENCE_END.search(text, one.start, other.start) is None:
                found.update(((one.name, other.name), (other.name, one.name)))
    return frozenset(found)


def names_all(reading: Reading) -> bool:
    """Tell whether a surname is said of all who bear it (« Messieurs X », « les frères X »)."""
    candidate = reading.candidate
    if candidate.title_kind == "plural":
        return reading.group is None
    return candidate.title_kind is None and reading.stretch.folded(candidate.title - 1) in _TOGETHER


def add_to_all(text: str, reading: Reading, bearers: Sequence[Person]) -> None:
    """Give each of several bearers of a surname the mention that names them together."""
    tokens, candidate = reading.tokens, reading.candidate
    bare = Span(tokens[candidate.first].start, tokens[candidate.last - 1].end)
    titled = candidate.title_kind == "plural" and candidate.title < candidate.first
    span = Span(tokens[candidate.title].start, bare.end) if titled else bare
    for person in bearers:
        person.others.append(Mention(span, span.of(text), "together", bare))


@dataclass(slots=True)
class _Trail:
    """Where one person is named, in order, and the descriptions read beside the name, folded."""

    starts: list[int] = field(default_factory=list)
    roles: dict[str, None] = field(default_factory=dict)

    def add(self, text: str, reading: Reading) -> None:
        insort(self.starts, reading.start)
        for role in reading.roles:
            if role.own:
                words = text[reading.tokens[role.first].start : reading.tokens[role.last - 1].end]
                self.roles[fold(words)] = None


class Namesakes:
    """Tells whom a surname means that several bear, from an article's first such mention to its last.

    Parameters:
        text: of the article.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._trails: dict[Person, _Trail] = {}

    def settle(self, reading: Reading, bearers: Sequence[Person]) -> None:
        """Give a mention to the one whom it means: told by the title, else the one last spoken of.

        Nobody is certain where two of them stand in the sentence that named one last.
        """
        trails = [self._trail(person) for person in bearers]
        index = self._by_title(reading, trails)
        if index is None and reading.candidate.title_kind == "civility":
            index = self._last_spoken_of(reading.start, trails)
        if index is not None:
            bearers[index].readings.append(reading)
            trails[index].add(self._text, reading)

    def _trail(self, person: Person) -> _Trail:
        if person not in self._trails:
            trail = self._trails[person] = _Trail()
            for reading in person.readings:
                trail.add(self._text, reading)
        return self._trails[person]

    def _by_title(self, reading: Reading, trails: Sequence[_Trail]) -> int | None:
        """« le ministre X »: the one of whom alone that office is told."""
        offices = {fold(reading.tokens[role.first].text) for role in reading.roles if role.place == "before"}
        fitting = [
            index
            for index, trail in enumerate(trails)
            if offices and any(offices & set(role.split()) for role in trail.roles)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _last_spoken_of(self, start: int, trails: Sequence[_Trail]) -> int | None:
        """Return which of several was named or described last before an offset, None where two were at once."""
        window = self._text[max(0, start - _FARTHEST) : start]
        folded = fold_letters(window)
        spoken = []
        for index, trail in enumerate(trails):
            before = bisect_left(trail.starts, start)
            places = trail.starts[max(0, before - 1) : before]
            if len(folded) == len(window):
                others = [role for other in trails if other is not trail for role in other.roles]
                places += [start - len(window) + at for at in _described(folded, trail.roles, others)]
            spoken.append((max(places, default=-1), index))
        spoken.sort(reverse=True)
        (latest, index), (other, _) = spoken[0], spoken[1]
        if latest < 0 or latest < start - _FARTHEST:
            return None
        if other >= 0 and _SENTENCE_END.search(self._text, other, latest) is None:
            return None
        return index


def _described(words: str, roles: Iterable[str], others: Sequence[str]) -> Iterator[int]:
    """Yield where folded words have a person's descriptions, each the last time, that are like none of the others'."""
    for role in roles:
        at = words.rfind(role)
        alike = any(role in other or other in role for other in others)
        if at > 0 and not alike and _DEFINITE.search(words, 0, at):
            yield at
