"""Who appears with whom: persons in a column, an arc between each two who share events.

Names in a column never overlap, on any screen, and an arc's reach shows how the order groups them: each person
stands next to those with whom they share most.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.model import Event, Ref
from generator.render.escape import SafeMarkdown, drawn
from generator.render.pictures.lettering import shortened_to

WIDTH: Final = 360
_LETTERS: Final = 13
_PITCH: Final = 26
_ARCS: Final = 124  # about so far may an arc reach
_MOST_ARCS: Final = 70
_THICKEST: Final = 9  # units


@dataclass(frozen=True, slots=True)
class Person:
    """One who takes part: the name and the address of the page, if there is one."""

    ref: Ref
    name: str
    href: SafeMarkdown | None


@dataclass(frozen=True, slots=True)
class Node:
    """One person's place: the dot, its radius, the name beside it; ``told`` is the whole name."""

    key: str
    href: SafeMarkdown | None
    told: SafeMarkdown
    name: str
    count: int
    y: int
    radius: int
    focus: bool


@dataclass(frozen=True, slots=True)
class Arc:
    """The events that two persons share: a path, its thickness, and who they are (places in the nodes)."""

    key: str
    path: SafeMarkdown
    thickness: int
    count: int
    ends: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ties:
    """The drawing, in units of its view box."""

    width: int
    height: int
    column: int
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]


Weights = dict[tuple[Ref, Ref], int]


def weigh(events: Iterable[Event], wanted: frozenset[Ref]) -> Weights:
    """Count the events that each two of the wanted persons share."""
    weights: Weights = {}
    for event in events:
        mine = sorted(wanted.intersection(event.participants))
        for pair in combinations(mine, 2):
            weights[pair] = weights.get(pair, 0) + 1
    return weights


def ties(
    persons: Sequence[Person], counts: dict[Ref, int], weights: Weights, focus: Ref | None = None
) -> Ties:
    """Lay out persons and what they share.

    Parameters:
        persons: whom to show, in any order.
        counts: how many events each has (with ``focus``: shares with that person).
        weights: how many each two share.
        focus: the person whom the drawing is about: stands first, marked.
    """
    order = _ordered(persons, counts, weights, focus)
    place = {person.ref: number for number, person in enumerate(order)}
    most = max([1, *counts.values()])
    nodes = tuple(_node(person, number, counts, most, focus) for number, person in enumerate(order))
    heaviest = max([1, *weights.values()])
    chosen = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ARCS]
    furthest = max((_reach(place, pair) for pair, _ in chosen), default=0)
    column = furthest + _THICKEST + 2
    arcs = tuple(
        _arc(pair, weight, heaviest, place, column)
        for pair, weight in sorted(chosen, key=lambda item: (item[1], item[0]))
    )
    return Ties(WIDTH, _PITCH * len(order) + 4, column, nodes, arcs)


def _ordered(
    persons: Sequence[Person], counts: dict[Ref, int], weights: Weights, focus: Ref | None
) -> list[Person]:
    """Return persons so that each stands next to those with whom they share most."""
    left = {person.ref: person for person in sorted(persons, key=lambda person: person.ref)}
    bound = dict.fromkeys(left, 0)
    order: list[Person] = []
    while left:
        if not order and focus in left:
            chosen = focus
        else:
            chosen = min(left, key=lambda ref: (-bound[ref], -counts.get(ref, 0), left[ref].name, ref))
        order.append(left.pop(chosen))
        for ref in left:
            pair = (chosen, ref) if chosen < ref else (ref, chosen)
            # What was shared with those who stand further away counts less and less.
            bound[ref] = bound[ref] // 2 + 1000 * weights.get(pair, 0)
    return order


def _node(person: Person, number: int, counts: dict[Ref, int], most: int, focus: Ref | None) -> Node:
    count = counts.get(person.ref, 0)
    room = WIDTH - _ARCS - 14 - 34
    name = shortened_to(person.name, room, _LETTERS)
    told = drawn(person.name if name == person.name else f"{name} {person.name}")
    return Node(
        f"person:{person.ref.id}",
        person.href,
        told,
        name,
        count,
        _middle(number),
        3 + 4 * count // most,
        person.ref == focus,
    )


def _middle(number: int) -> int:
    return _PITCH * number + _PITCH // 2 + 2


def _reach(place: dict[Ref, int], pair: tuple[Ref, Ref]) -> int:
    """Return how far the arc of a pair reaches out: further the further they stand apart."""
    apart = abs(place[pair[0]] - place[pair[1]])
    return min(apart * _PITCH // 2, 20 + (_ARCS - 30) * apart // max(1, len(place) - 1))


def _arc(pair: tuple[Ref, Ref], weight: int, heaviest: int, place: dict[Ref, int], column: int) -> Arc:
    first, second = sorted(place[ref] for ref in pair)
    top, bottom = _middle(first), _middle(second)
    tall = (bottom - top) // 2
    reach = _reach(place, pair)
    path = SafeMarkdown(f"M{column} {top}A{reach} {tall} 0 0 0 {column} {bottom}")
    thickness = 1 + (_THICKEST - 1) * weight // heaviest if heaviest > 1 else 2
    return Arc(f"person:{pair[0].id} person:{pair[1].id}", path, thickness, weight, (first, second))
