"""Tell which of two people of one surname « M. X » means, and find both in « Messieurs X », « les époux X »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from generator.annotate.names.identity import PersonName, same_person
from generator.annotate.names.readings import Reading
from generator.annotate.names.register import Person
from generator.annotate.names.tokens import fold
from generator.model import Mention, Span

Apart = frozenset[tuple[PersonName, PersonName]]

_TOGETHER: Final = frozenset(
    ["epoux", "freres", "soeurs", "sœurs", "conjoints", "couple", "deux", "jumeaux", "jumelles", "cousins"]
)
_FARTHEST: Final = 600  # characters back to the one last named
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


def settle(text: str, reading: Reading, bearers: Sequence[Person]) -> Person | None:
    """Return whom a surname means that several bear: told by the title, else the one last spoken of.

    Nobody is certain where two of them stand in the sentence that named one last.
    """
    titled = _by_title(text, reading, bearers)
    if titled is not None:
        return titled
    if reading.candidate.title_kind != "civility":
        return None
    start = reading.start
    window = text[max(0, start - _FARTHEST) : start]
    last = sorted(
        (
            (_last_spoken_of(text, person, start, window, bearers), index)
            for index, person in enumerate(bearers)
        ),
        reverse=True,
    )
    (latest, index), (other, _) = last[0], last[1]
    if latest < 0 or latest < start - _FARTHEST:
        return None
    if other >= 0 and _SENTENCE_END.search(text, other, latest) is None:
        return None
    return bearers[index]


def _by_title(text: str, reading: Reading, bearers: Sequence[Person]) -> Person | None:
    """« le ministre X »: the one of whom alone that office is told."""
    offices = {fold(reading.tokens[role.first].text) for role in reading.roles if role.place == "before"}
    if not offices:
        return None
    fitting = [
        person
        for person in bearers
        if any(offices & set(fold(role).split()) for role in _roles(text, person))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _roles(text: str, person: Person) -> list[str]:
    roles = [
        text[reading.tokens[role.first].start : reading.tokens[role.last - 1].end]
        for reading in person.readings
        for role in reading.roles
        if role.own
    ]
    return list(dict.fromkeys(roles))


def _last_spoken_of(text: str, person: Person, start: int, window: str, bearers: Sequence[Person]) -> int:
    """Return where a person was named or described last before an offset, -1 for nowhere."""
    named = [reading.start for reading in person.readings if reading.start < start]
    others = {fold(role) for other in bearers if other is not person for role in _roles(text, other)}
    folded = fold(window)
    for role in _roles(text, person):
        words = fold(role)
        if any(words in other or other in words for other in others) or len(folded) != len(window):
            continue
        at = folded.rfind(words)
        if at > 0 and re.search(r"(?:\b(?:le|la|du|au)\s|l['’])$", folded[:at]):
            named.append(start - len(window) + at)
    return max(named, default=-1)
