"""Read the details of an event from the clause of its trigger: duration, place, subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.roles import countries
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.model import EventType, Span, Timex

_TIMED: Final = frozenset(
    {EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION, EventType.PROTEST, EventType.VISIT}
)
_LONGEST_CALL: Final = 24 * 60  # minutes
_LONGEST: Final = 3 * 24 * 60
_PLACE_REACH: Final = 70  # characters behind a trigger
_PLACELESS: Final = frozenset({EventType.PHONE_CALL, EventType.STATEMENT, EventType.SANCTION})


def _within(span: Span, timexes: Sequence[Timex]) -> list[tuple[int, Timex]]:
    """Return the timexes that begin in a span, with their indices."""
    first = bisect_left(timexes, span.start, key=lambda timex: timex.span.start)
    last = bisect_left(timexes, span.end, lo=first, key=lambda timex: timex.span.start)
    return list(enumerate(timexes[first:last], first))


def find_duration(
    folded: str, trigger: Trigger, clause: Span, timexes: Sequence[Timex]
) -> tuple[int, Span] | None:
    """Return minutes and words of how long an event lasted, by « a duré … », « pendant … », « d'une heure »."""
    if not set(trigger.types) & _TIMED:
        return None
    for _, timex in _within(clause, timexes):
        if (
            timex.type != "DURATION"
            or not timex.minutes
            or timex.minutes > (_LONGEST_CALL if trigger.type is EventType.PHONE_CALL else _LONGEST)
            or not clause.covers(timex.span)
        ):
            continue
        before = folded[max(clause.start, timex.span.start - 30) : timex.span.start]
        if wording("span_not_length").search(before):
            continue
        after = folded[timex.span.end : timex.span.end + 30]
        near = 0 <= timex.span.start - trigger.end <= 80 or re.match(r"\s*(?:de|d')", after)
        if near and (wording("duration_link").search(before) or wording("duration_tail").match(after)):
            return timex.minutes, timex.span
    return None


def find_place(
    discourse: Discourse, trigger: Trigger, clause: Span, parties: Sequence[str]
) -> tuple[str, Span] | None:
    """Return where an event took place, by « à », « en », « dans » near its trigger."""
    if trigger.type in _PLACELESS:
        return None
    folded = discourse.folded
    told_by = trigger.group if trigger.role in ("subject", "relative") else None
    reached = max(trigger.end, told_by.end) if told_by else trigger.end
    for phrase in discourse.phrases[trigger.sentence]:
        if phrase.kind != "place" or not phrase.name or phrase.name in parties:
            continue
        before = folded[max(clause.start, phrase.start - 50) : phrase.start]
        if (
            not (trigger.start - 80 <= phrase.start <= reached + _PLACE_REACH)
            or not clause.start <= phrase.start < clause.end
        ):
            continue
        between = folded[reached if phrase.start >= reached else trigger.end : phrase.start]
        if wording("aside").search(between):
            continue
        if _is_place_of(before, between, phrase.name):
            return phrase.name, Span(phrase.start, phrase.end)
    return None


def _is_place_of(before: str, between: str, name: str) -> bool:
    """Tell whether the words before a place tie it to the event: « à Dakar », or « les pourparlers de Dakar »."""
    if wording("topic_place").search(before):
        return False
    return wording("place_link").search(before) is not None or (
        re.fullmatch(r"\s+(?:[\w-]+\s+)?(?:de |d'|du )", between) is not None
        and fold_letters(name) not in countries()
    )


def find_topics(
    text: str, folded: str, trigger: Trigger, clause: Span, sentence: Span
) -> tuple[tuple[str, Span], ...]:
    """Return what an event was about, in the words of the text: « sur … », « pour discuter de … »."""
    match = wording("topic").search(
        folded, trigger.start, min(sentence.end, max(clause.end, trigger.end + 160))
    )
    if not match or match.start() - trigger.end > 90:
        return ()
    words = wording("topic_end").split(match.group("topic"))[0].strip()
    span = Span(match.start("topic"), match.start("topic") + len(words))
    channel = wording("topic_is_channel").match(words)
    return () if channel or len(words) < 4 else ((span.of(text), span),)
