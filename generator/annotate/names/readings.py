"""Read the candidates of a block: their roles, their signs, their neighbours; accept those that are persons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from generator.annotate.names.candidates import Candidate, find_candidates
from generator.annotate.names.evidence import threshold, weigh, weight
from generator.annotate.names.gender import gender_of_roles
from generator.annotate.names.identity import PersonName, take_apart
from generator.annotate.names.roles import Role, role_after, roles_before
from generator.annotate.names.runs import name_parts
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, Token
from generator.model import EntityKind, Span

_COORDINATED: Final = (
    ["et"],
    ["ou"],
    [","],
    [",", "et"],
    [",", "ou"],
    ["-"],
    ["/"],
    ["puis"],
    ["ainsi", "que"],
)

_OF: Final = frozenset(["de", "d'", "du", "des", "au", "a", "aux", "avec", "pour"])
_DEFINITE: Final = frozenset(["le", "la", "l'", "les"])
_LONGEST_LIST: Final = 30  # names after one « MM. »


@dataclass(slots=True, eq=False)
class Reading:
    """A candidate with what was read around it.

    Parameters:
        stretch: the block in which it stands.
        name: its words taken apart for comparison.
        roles: those before and after it, in text order.
        accepted: whether its signs suffice for a person.
        certain_given: whether it begins with a given name that the list knows, or an initial.
        group: the whole of « MM. X et Y » for each of its members, else None.
        company: what shows that a company or thing is named (see `companies`), else "".
        implied: roles told of the person together with others, or by likeness (see `implied_roles`).
    """

    stretch: Stretch
    candidate: Candidate
    name: PersonName
    roles: tuple[Role, ...] = ()
    accepted: bool = False
    certain_given: bool = False
    group: Span | None = None
    implied: list[str] = field(default_factory=list)
    company: str = ""

    @property
    def tokens(self) -> Sequence[Token]:
        """Return the tokens of the block."""
        return self.stretch.tokens

    @property
    def start(self) -> int:
        """Return where the bare name begins in the text."""
        return self.tokens[self.candidate.first].start

    @property
    def full(self) -> bool:
        """Tell whether the name has a given name or a numeral."""
        return bool(self.name.given) or bool(self.name.numeral)


def read_candidates(stretch: Stretch) -> list[Reading]:
    """Return each candidate of a block weighed, with its roles; accepted where its signs suffice."""
    candidates = find_candidates(stretch)
    starts = {candidate.title for candidate in candidates} | {candidate.first for candidate in candidates}
    readings: list[Reading] = []
    for candidate in candidates:
        before = roles_before(stretch, candidate)
        after = role_after(stretch, candidate, starts)
        weigh(stretch, candidate, before, after)
        parts = name_parts(stretch.tokens[candidate.first : candidate.last])
        if not parts:
            continue
        reading = Reading(stretch, candidate, take_apart(parts, stretch.words))
        reading.roles = before if after is None else (*before, after)
        if candidate.gender == "x":
            candidate.gender = gender_of_roles(stretch, reading.roles)
        reading.accepted = candidate.score >= threshold()
        reading.certain_given = parts[0].kind == Kind.INITIAL or stretch.words.is_given(parts[0].folded)
        readings.append(reading)
    _join_plural_titles(stretch, readings)
    _accept_coordinated(stretch, readings)
    _leave_to_others(stretch, readings)
    return readings


def _leave_to_others(stretch: Stretch, readings: Sequence[Reading]) -> None:
    """Take from each the roles across a comma that are somebody else's (« le skieur Paul Vabre, Anna Morel, … »)."""
    names = [reading for reading in readings if reading.accepted]
    begins = [name.candidate.title for name in names]
    for reading in readings:
        reading.roles = tuple(
            role
            for role in reading.roles
            if role.place == "before"
            or not any(
                is_end_of_role(stretch, role.first, role.last, name)
                for name in names[bisect_right(begins, role.first) : bisect_left(begins, role.last)]
            )
        )


def is_end_of_role(stretch: Stretch, first: int, last: int, name: Reading) -> bool:
    """Tell whether words from ``first`` to ``last`` end with a name that no preposition makes a complement."""
    begin = name.candidate.title
    if not first < begin < last or name.candidate.last < last:
        return False
    before = stretch.folded(begin - 1)
    return before not in _OF and not (before in _DEFINITE and stretch.folded(begin - 2) in _OF)


def _join_plural_titles(stretch: Stretch, readings: Sequence[Reading]) -> None:
    """« MM. X, Y et Z »: each is a person; the whole is one of the forms under which each is written."""
    tokens = stretch.tokens
    for index, reading in enumerate(readings):
        if reading.candidate.title_kind != "plural":
            continue
        members = [reading]
        for following in readings[index + 1 : index + _LONGEST_LIST]:
            _take_in_particles(stretch, following)
            between = [t.text for t in tokens[members[-1].candidate.last : following.candidate.title]]
            if between not in (["et"], [","], [",", "et"]) or following.candidate.title_kind == "plural":
                break
            members.append(following)
            if between != [","]:
                break
        if len(members) < 2:
            continue
        span = Span(tokens[reading.candidate.title].start, tokens[members[-1].candidate.last - 1].end)
        for member in members:
            member.accepted = True
            member.group = span
            member.candidate.signs.insert(0, "civility")
            member.candidate.gender = reading.candidate.gender
        reading.candidate.title = reading.candidate.first


def _take_in_particles(stretch: Stretch, reading: Reading) -> None:
    """« MM. de Vabre et van Aerts »: after the first the small words stand without a title."""
    candidate, words = reading.candidate, stretch.words
    small = words.inner | words.noble | words.noble_articles
    begin = candidate.first
    while begin > 0 and stretch.folded(begin - 1) in small:
        begin -= 1
    if candidate.title == candidate.first and stretch.text(begin - 1) in ("et", ","):
        candidate.first = candidate.title = begin


def _accept_coordinated(stretch: Stretch, readings: Sequence[Reading]) -> None:
    """« A et X »: a neighbour in a list of persons needs fewer signs of its own."""
    for forward in (True, False):
        ordered = readings if forward else list(reversed(readings))
        for one, other in pairwise(ordered):
            if other.candidate.known is not None or (other.accepted and one.candidate.known is None):
                continue
            left, right = (one, other) if forward else (other, one)
            between = [t.folded for t in stretch.tokens[left.candidate.last : right.candidate.title]]
            if between not in _COORDINATED:
                continue
            if between in (["et"], [","]) and _is_lone_given(one) and _is_lone_given(other):
                other.candidate.signs.append("given-pair")
                other.candidate.score += weight("given-pair")
                other.accepted = other.candidate.score >= threshold()
            if _is_place_beside(one, other, between):
                other.candidate.signs.append("place-beside")
                other.candidate.score += weight("place-beside")
                other.accepted = other.candidate.score >= threshold()
            elif (
                not other.accepted
                and one.accepted
                and other.candidate.score + weight("coordinated") >= threshold()
            ):
                other.candidate.signs.append("coordinated")
                other.accepted = True


def _is_place_beside(one: Reading, other: Reading, between: Sequence[str]) -> bool:
    known = one.candidate.known
    place = known is not None and known.known.kind == EntityKind.PLACE and not one.accepted
    if other.group is not None or "place-beside" in other.candidate.signs:
        return False
    return (
        place and list(between) == ["et"] and not other.certain_given and other.candidate.title_kind is None
    )


def _is_lone_given(reading: Reading) -> bool:
    return "single-given" in reading.candidate.signs
