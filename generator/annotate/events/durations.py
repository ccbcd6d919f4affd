"""Read how long an event lasted: « a duré une heure », « une bonne demi-heure », « deux jours de discussions »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.model import EventType, Span, Timex

_DAY: Final = 24 * 60  # minutes
_LONGEST: Final = {
    EventType.PHONE_CALL: _DAY,
    EventType.MEETING: 7 * _DAY,
    EventType.NEGOTIATION: 14 * _DAY,
    EventType.PROTEST: 3 * _DAY,
    EventType.VISIT: 3 * _DAY,
    EventType.STRIKE: 60 * _DAY,
    EventType.PRISONER_EXCHANGE: 3 * _DAY,
}
_NEAR: Final = 80  # characters behind a trigger
_LINK: Final = 40


def find_duration(
    view: SentenceView, trigger: Trigger, following: SentenceView | None, next_start: int | None
) -> tuple[int, Span] | None:
    """Return minutes and words of how long an event lasted, by its own sentence or the one that goes on with it.

    Parameters:
        view: of the trigger's sentence.
        trigger: of the event.
        following: the next sentence of the paragraph, where no event is told in it.
        next_start: where the next event's words begin: what is behind them is its length, not this one's.

    Example: « Les maires se sont parlé lundi soir. Vingt minutes, pas une de plus. » gives 20.
    """
    longest = max((_LONGEST.get(kind, 0) for kind in trigger.types), default=0)
    for _, timex in view.times:
        if next_start is not None and trigger.end <= next_start <= timex.span.start:
            break
        if _fits(timex, longest) and _is_length_of(view, trigger, timex):
            return timex.minutes or 0, timex.span
    if following is None:
        return None
    for _, timex in following.times:
        lead = following.folded[following.span.start : timex.span.start]
        rest = following.folded[timex.span.end : following.span.end]
        if _fits(timex, longest) and _opens(lead) and _pattern("goes_on").match(rest):
            return timex.minutes or 0, timex.span
    return None


def _fits(timex: Timex, longest: int) -> bool:
    return timex.type == "DURATION" and bool(timex.minutes) and (timex.minutes or 0) <= longest


def _is_length_of(view: SentenceView, trigger: Trigger, timex: Timex) -> bool:
    folded, span = view.folded, view.span
    lead = folded[max(span.start, timex.span.start - _LINK) : timex.span.start]
    rest = folded[timex.span.end : min(span.end, timex.span.end + _LINK)]
    if _pattern("no_length").search(lead):
        return False
    own = Span(trigger.start, trigger.end)
    if timex.span.end <= trigger.start:  # « deux heures de discussions », « après une heure d'entretien »
        return _pattern("of").fullmatch(folded[timex.span.end : trigger.start]) is not None
    if timex.span.start < trigger.end:  # within words such as « se sont parlé une heure au téléphone »
        return True
    between = folded[trigger.end : timex.span.start]
    if _pattern("lasted").search(lead):
        return len(between) <= 2 * _NEAR
    if len(between) > _NEAR or view.is_another_clauses(own, timex.span, verb=trigger.form == "verb"):
        return _pattern("tail").match(rest) is not None and len(between) <= _NEAR
    if _pattern("link").search(lead) or _pattern("tail").match(rest):
        return True
    apart = _pattern("apart").search(lead) is not None and _pattern("apart_end").match(rest) is not None
    bare = trigger.form == "verb" and _pattern("bare").match(between) is not None
    return apart or bare


def _opens(lead: str) -> bool:
    return _pattern("opening").fullmatch(lead) is not None


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_durations")
