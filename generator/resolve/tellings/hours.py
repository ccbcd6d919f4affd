"""The time of day that an article gives to an event, for telling two calls of one day apart."""

from __future__ import annotations

from typing import Final

from generator.hours import Minutes, minutes_of
from generator.model import Timex
from generator.resolve.tellings.telling import Telling

# Between a day and its hour: « lundi, vers 10 heures ».
_BESIDE: Final = 8


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
                hours = minutes_of(timexes[index])
                if hours is not None:
                    found.add(hours)
                    break
    return found.pop() if len(found) == 1 else None


def _is_beside(dating: Timex, other: Timex) -> bool:
    if other is dating:
        return True
    first, second = sorted((dating.span, other.span))
    same_day = (dating.edtf or "") == (other.edtf or "")
    return other.type == "TIME" and same_day and 0 <= second.start - first.end <= _BESIDE
