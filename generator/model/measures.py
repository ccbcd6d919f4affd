"""How good the program's reading was found to be, on texts that careful readers had annotated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are right of those found and of those expected."""

    right_found: int = 0
    found: int = 0
    right_expected: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Return how much of what was found is right, 0 to 1; 0 where nothing was found."""
        return self.right_found / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return how much of what was expected was found, 0 to 1; 0 where nothing was expected."""
        return self.right_expected / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def empty(self) -> bool:
        """Tell whether there was nothing to judge."""
        return not self.found and not self.expected


@dataclass(frozen=True, slots=True)
class MeasuredLayer:
    """One layer, by its name in a report of `fil-rouge evaluate` (``persons``, ``events + status`` …)."""

    layer: str
    counts: Tally


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """A set of texts (``development``, ``held-out``): how many, what was measured on them, how many traps sprang."""

    name: str
    texts: int
    traps: int
    layers: tuple[MeasuredLayer, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured on an ISO date with a version of the program."""

    date: str
    version: str
    sets: tuple[MeasuredSet, ...]
