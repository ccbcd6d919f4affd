"""What is said of one item of one layer, and the counts that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.model import Tally


@dataclass(frozen=True, slots=True, order=True)
class Judgement:
    """One item: what was found, what was expected, and whether the two agree.

    Parameters:
        layer: the name of the layer.
        item: what it is about, the same from run to run.
        found: whether the program found it: it counts for precision.
        expected: whether the gold asks for it: it counts for recall.
        right: whether what was found is right.
        told: for a report: what was found, or expected, instead.
    """

    layer: str
    item: str
    found: bool
    expected: bool
    right: bool
    told: str = ""


NO_EVENT: Final = "event not found"  # told of a detail that is missing because its event is


def hit(layer: str, item: str) -> Judgement:
    """Judge something found that the gold expects."""
    return Judgement(layer, item, found=True, expected=True, right=True)


def missed(layer: str, item: str) -> Judgement:
    """Judge something expected that was not found."""
    return Judgement(layer, item, found=False, expected=True, right=False)


def spurious(layer: str, item: str, told: str = "") -> Judgement:
    """Judge something found that the gold does not have."""
    return Judgement(layer, item, found=True, expected=False, right=False, told=told)


def compared(layer: str, item: str, right: bool, found: object, expected: object) -> Judgement:
    """Judge a value found for an item that the gold gives a value for."""
    told = "" if right else f"{found} instead of {expected}"
    return Judgement(layer, item, found=True, expected=True, right=right, told=told)


def tally(judgements: Iterable[Judgement]) -> Tally:
    """Count judgements of one layer."""
    rows = list(judgements)
    return Tally(
        sum(row.right for row in rows if row.found),
        sum(row.found for row in rows),
        sum(row.right for row in rows if row.expected),
        sum(row.expected for row in rows),
    )
