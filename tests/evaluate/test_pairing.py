"""Pairing: as many as possible, and the best of these together."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from generator.evaluate.pairing import pair

WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from([0.5, 1.0, 1.5, 2.0, 3.5]), max_size=16
)


@given(WEIGHTS)
def test_no_other_pairing_is_larger_or_better(weights: dict[tuple[int, int], float]) -> None:
    candidates: dict[int, list[tuple[float, int]]] = {}
    for (found, expected), how in weights.items():
        candidates.setdefault(found, []).append((how, expected))
    pairs = pair(candidates)
    assert len(set(pairs.values())) == len(pairs)
    assert all(one in weights for one in pairs.items())
    reached = len(pairs), sum(weights[one] for one in pairs.items())
    best = max(
        (len(chosen), sum(weights[one] for one in chosen))
        for order in permutations(range(5))
        for chosen in [[one for one in enumerate(order) if one in weights]]
    )
    assert reached == best


def test_nothing_pairs_with_nothing() -> None:
    assert pair({}) == {}
    assert pair({0: [], 1: []}) == {}


def test_many_that_might_be_anything() -> None:
    everyone = {found: [(1.0, expected) for expected in range(60)] for found in range(80)}
    assert len(pair(everyone)) == 60
