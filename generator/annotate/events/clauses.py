"""Cut a sentence into the clauses around a trigger, and say how its event stands to the world."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.quotations.cues import Cue
from generator.lexicon import load
from generator.model import EventStatus, Sentence, Span

_NEAR: Final = 60  # characters beside a trigger in which words of modality are its own


def clause_of(folded: str, sentence: Sentence, trigger: Trigger, cues: Sequence[Cue]) -> Span:
    """Return the clause in which a trigger stands.

    Parameters:
        folded: the article's text with typography folded.
        sentence, trigger: the trigger in its sentence.
        cues: of the sentence at offsets of the article: a reported clause begins after « a déclaré que » and ends
            before « , a déclaré ».
    """
    start, end = sentence.span.start, sentence.span.end
    for match in wording("clause_boundary").finditer(folded, start, end):
        if match.end() <= trigger.start:
            start = max(start, match.start())
        elif match.start() >= trigger.end:
            end = min(end, match.start())
            break
    for cue in cues:
        if cue.form == "preposition":
            continue
        if cue.end <= trigger.start and re.match(
            r"[^.;]{0,60}?\bqu(?:e\b|')", folded[cue.end : trigger.start]
        ):
            start = max(start, cue.end)
        elif cue.end <= trigger.start and re.search(r",\s*$", folded[start : cue.start]):
            start = max(start, cue.start)
        elif cue.start >= trigger.end and re.search(r",\s*$", folded[trigger.end : cue.start]):
            end = min(end, cue.start)
    return Span(start, max(end, trigger.end))


@cache
def _statuses() -> tuple[tuple[EventStatus, re.Pattern[str]], ...]:
    return tuple(
        (EventStatus(entry["status"]), re.compile(entry["pattern"], re.I))
        for entry in load("event_status")["statuses"]
    )


@cache
def _compiled(name: str, file: str) -> re.Pattern[str]:
    return re.compile(load(file)[name], re.I)


def status_of(folded: str, trigger: Trigger, clause: Span) -> EventStatus:
    """Return how an event stands to the world, by the words of its clause and the trigger's own tense.

    A verb in the past has occurred unless its clause denies or cancels it; a conditional past is alleged.
    """
    words = folded[trigger.start : trigger.end]
    around = folded[clause.start : clause.end]
    near = folded[max(clause.start, trigger.start - _NEAR) : min(clause.end, trigger.end + _NEAR)]
    is_verb = trigger.form == "verb"
    past = is_verb and wording("past_verb").match(words) is not None
    if not is_verb and wording("since").search(folded[clause.start : trigger.start]):
        return EventStatus.OCCURRED
    if _compiled("denying", "event_status").search(folded[max(0, clause.start - 40) : clause.start]):
        return EventStatus.DENIED
    if is_verb and wording("conditional").search(words):
        return EventStatus.ALLEGED
    took_place = past or has_past_support(folded, trigger, clause)
    for status, pattern in _statuses():
        if status is EventStatus.DENIED:
            found = pattern.search(around) is not None
        elif status is EventStatus.CANCELLED:
            found = pattern.search(near if past else around) is not None
        elif not took_place:
            found = pattern.search(near) is not None
        else:  # of what took place, only its certainty may still be in doubt
            doubted = pattern.search(near) or wording("conditional").search(near)
            found = status is EventStatus.ALLEGED and doubted is not None
        if found:
            return status
    if is_verb and not past and _compiled("future_trigger", "event_status").search(words):
        return EventStatus.PLANNED
    return EventStatus.OCCURRED


def alleging() -> re.Pattern[str]:
    """Return the pattern of verbs by which one side gives its word (« affirme », « accuse »)."""
    return _compiled("alleging", "event_status")


def has_support(folded: str, trigger: Trigger, clause: Span) -> bool:
    """Tell whether a noun has a verb by which its event took or takes place."""
    around = folded[max(clause.start, trigger.start - 50) : min(clause.end, trigger.end + 90)]
    return _compiled("support", "event_triggers").search(around) is not None


def has_past_support(folded: str, trigger: Trigger, clause: Span) -> bool:
    """Tell whether a noun's verb says that it took place."""
    if trigger.form == "verb":
        return False
    around = folded[max(clause.start, trigger.start - 50) : min(clause.end, trigger.end + 90)]
    match = _compiled("support", "event_triggers").search(around)
    if not match:
        return False
    words = match.group().lower()
    return wording("not_past_support").search(words) is None


def is_generic(folded: str, trigger: Trigger, clause: Span) -> bool:
    """Tell whether a noun is spoken of as a wish, a kind or a possibility."""
    before = folded[clause.start : trigger.start]
    return _compiled("generic", "event_triggers").search(before) is not None
