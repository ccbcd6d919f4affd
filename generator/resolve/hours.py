"""The time of day that an article gives to an event, for telling two calls of one day apart."""

from __future__ import annotations

import re
from typing import Final

from generator.model import Timex
from generator.resolve.tellings import Telling

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
# Between a day and its hour: « lundi, vers 10 heures ».
_BESIDE: Final = 8

Minutes = tuple[int, int]


def hours_of(telling: Telling) -> Minutes | None:
    """Return the minutes of the day between which a telling puts its event; None where it does not say, or says two.

    Only an hour that stands with the words that date the event counts.
    """
    timexes = telling.document.annotations.timexes
    found: set[Minutes] = set()
    for mention in telling.event_mentions:
        if mention.timex is None or not 0 <= mention.timex < len(timexes):
            continue
        dating = timexes[mention.timex]
        for index in (mention.timex, mention.timex - 1, mention.timex + 1):
            if 0 <= index < len(timexes) and _is_beside(dating, timexes[index]):
                hours = _minutes(timexes[index])
                if hours is not None:
                    found.add(hours)
                    break
    return found.pop() if len(found) == 1 else None


def exclude(one: Minutes | None, other: Minutes | None) -> bool:
    """Tell whether two times of day cannot be the same.

    >>> exclude((600, 660), (0, 720)), exclude((600, 660), (1020, 1440))
    (False, True)
    """
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _is_beside(dating: Timex, other: Timex) -> bool:
    if other is dating:
        return True
    first, second = sorted((dating.span, other.span))
    same_day = (dating.edtf or "") == (other.edtf or "")
    return other.type == "TIME" and same_day and 0 <= second.start - first.end <= _BESIDE


def _minutes(timex: Timex) -> Minutes | None:
    if timex.type != "TIME":
        return None
    clock = _CLOCK.search(timex.value)
    if clock is not None:
        at = int(clock[1]) * 60 + int(clock[2] or 0)
        return at - _ABOUT, at + _ABOUT
    return _PARTS.get(timex.value.rpartition("T")[2])
