"""Pair what was found with what was expected, one to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Candidates = Mapping[int, Sequence[tuple[float, int]]]


def pair(candidates: Candidates) -> dict[int, int]:
    """Return a pairing of as many as possible and, of all such, one that is best together.

    Parameters:
        candidates: for each item found, (how good, item expected) of all that it might be.

    Returns:
        Item found → item expected.

    Source: successive shortest augmenting paths, the textbook way to a weighted bipartite matching.

    Example:
        >>> pair({0: [(1.0, 0), (2.0, 1)], 1: [(1.0, 1)]})
        {0: 0, 1: 1}
        >>> pair({0: [(2.0, 0), (1.5, 1)], 1: [(2.0, 0), (0.5, 1)]})
        {0: 1, 1: 0}
    """
    gains = {(found, expected): how for found, options in candidates.items() for how, expected in options}
    taken_by: dict[int, int] = {}
    while path := _best_path(candidates, gains, taken_by):
        taken_by |= dict(path)
    return dict(sorted((found, expected) for expected, found in taken_by.items()))


def _best_path(
    candidates: Candidates, gains: Mapping[tuple[int, int], float], taken_by: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the steps (expected, found) by which one more item is paired at the greatest gain; none where none is."""
    paired = {found: expected for expected, found in taken_by.items()}
    gained = {found: 0.0 for found in candidates if found not in paired}  # by the best path that ends there
    reached: dict[
        int, tuple[float, int]
    ] = {}  # expected → gain of the best path to it, and the found before it
    waiting = list(gained)
    while waiting:
        found = waiting.pop(0)
        for _, expected in candidates[found]:
            if paired.get(found) == expected:
                continue
            gain = gained[found] + gains[found, expected]
            if expected in reached and gain <= reached[expected][0] + 1e-9:
                continue
            reached[expected] = gain, found
            owner = taken_by.get(expected)
            if owner is not None:
                gained[owner] = gain - gains[owner, expected]
                if owner not in waiting:
                    waiting.append(owner)
    free = [expected for expected in reached if expected not in taken_by]
    if not free:
        return []
    expected = max(free, key=lambda one: (reached[one][0], -one))
    steps = []
    while True:
        found = reached[expected][1]
        steps.append((expected, found))
        if found not in paired:
            return steps
        expected = paired[found]
