"""Rectangles that keep clear of each other: where labels may stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A rectangle of a drawing, in its units; ``right`` and ``bottom`` lie outside it."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Tell whether the two share any of their inside.

        >>> Box(0, 0, 4, 4).meets(Box(4, 0, 8, 4))
        False
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def lies_in(self, other: Box) -> bool:
        """Tell whether all of it lies in another."""
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Tell whether a box meets none of those that are taken."""
    return not any(box.meets(other) for other in taken)


def levels(stretches: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each stretch (from, to) of a line the lowest level on which it meets no earlier one.

    >>> levels([(0, 10), (5, 15), (10, 20)])
    [0, 1, 0]
    """
    ends: list[list[tuple[int, int]]] = []
    found = []
    for start, end in stretches:
        level = next(
            (
                number
                for number, row in enumerate(ends)
                if all(end <= begun or ended <= start for begun, ended in row)
            ),
            len(ends),
        )
        if level == len(ends):
            ends.append([])
        ends[level].append((start, end))
        found.append(level)
    return found
