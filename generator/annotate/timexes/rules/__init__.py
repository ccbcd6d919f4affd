"""The rules, each family in its module; the scanner takes the longest match, and the first of equals."""

from __future__ import annotations

from typing import Final

from generator.annotate.timexes.candidate import Rule
from generator.annotate.timexes.rules import (
    anaphoric,
    calendar_dates,
    clock,
    counted,
    deictic,
    eras,
    lengths,
    periods,
    pointers,
    recurring,
    seasons,
    weekdays,
)

RULES: Final[tuple[Rule, ...]] = (
    *calendar_dates.RULES,
    *weekdays.RULES,
    *deictic.RULES,
    *anaphoric.RULES,
    *eras.RULES,
    *periods.RULES,
    *seasons.RULES,
    *clock.RULES,
    *counted.RULES,
    *recurring.RULES,
    *lengths.RULES,
    *pointers.RULES,
)
