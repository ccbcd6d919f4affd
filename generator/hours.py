"""The minutes of the day between which a time of day lies, for telling two calls of one day apart."""

from __future__ import annotations

import re
from typing import Final

from generator.model import Timex

# Minutes of the day from and to which a part of the day may reach; « la nuit » is on both ends of a day, so it is none.
_PARTS: Final = {
    "MO": (0, 12 * 60),
    "MI": (11 * 60, 15 * 60),
    "AF": (12 * 60, 19 * 60),
    "EV": (17 * 60, 24 * 60),
}
_CLOCK: Final = re.compile(r"T(\d{1,2})(?::(\d{2}))?\b")
# « à 10 heures » is told to the half hour.
_ABOUT: Final = 30

Minutes = tuple[int, int]


def minutes_of(timex: Timex) -> Minutes | None:
    """Return the minutes of the day between which a temporal expression lies; None where it tells no time of day."""
    if timex.type != "TIME":
        return None
    clock = _CLOCK.search(timex.value)
    if clock is not None:
        at = int(clock[1]) * 60 + int(clock[2] or 0)
        return at - _ABOUT, at + _ABOUT
    return _PARTS.get(timex.value.rpartition("T")[2])


def exclude(one: Minutes | None, other: Minutes | None) -> bool:
    """Tell whether two times of day cannot be the same.

    >>> exclude((600, 660), (0, 720)), exclude((600, 660), (1020, 1440))
    (False, True)
    """
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])
