"""Pair what was found with what was expected, one to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Candidates = Mapping[int, Sequence[tuple[float, int]]]


def pair(candidates: Candidates) -> dict[int, int]:
    """Return a pairing of as many as possible, the better candidates first.

    Parameters:
        candidates: for each item found, (how good, item expected) of all that it might be.

    Returns:
        Item found → item expected.

    Source: augmenting paths for bipartite graphs (Berge 1957; Kuhn 1955).

    Example:
        >>> pair({0: [(1.0, 0), (2.0, 1)], 1: [(1.0, 1)]})
        {0: 0, 1: 1}
    """
    ranked = {
        found: [expected for _, expected in sorted(options, key=lambda option: -option[0])]
        for found, options in candidates.items()
    }
    best = {found: max((score for score, _ in options), default=0.0) for found, options in candidates.items()}
    taken_by: dict[int, int] = {}

    def settle(found: int, tried: set[int]) -> bool:
        for expected in ranked[found]:
            if expected in tried:
                continue
            tried.add(expected)
            if expected not in taken_by or settle(taken_by[expected], tried):
                taken_by[expected] = found
                return True
        return False

    for found in sorted(ranked, key=lambda one: -best[one]):
        settle(found, set())
    return dict(sorted((found, expected) for expected, found in taken_by.items()))
