"""Cut a sentence into the clauses around a trigger."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from generator.annotate.events.triggers import Trigger
from generator.annotate.quotations.cues import Cue
from generator.annotate.word_pattern import in_lower_case
from generator.folding import lower
from generator.lexicon import load
from generator.model import EventStatus, EventType, Sentence, Span

_OF_TWO: Final = (EventType.PHONE_CALL,)
# « … a été le plus long : une heure et quart avec Anna Leclerc »
_LENGTH_WITH: Final = re.compile(r":\s[^,;.:]{2,30}?(?:minutes?|heures?|quart|demie?)\s(?:avec|pour)\s")


@cache
def _boundary() -> re.Pattern[str]:
    return re.compile(in_lower_case(load("event_details")["patterns"]["clause_boundary"]))


@lru_cache(maxsize=512)
def _boundaries(lowered: str) -> tuple[tuple[int, int], ...]:
    """Return where a sentence's clauses meet, once for all of its triggers."""
    return tuple(match.span() for match in _boundary().finditer(lowered))


def clause_of(folded: str, sentence: Sentence, trigger: Trigger, cues: Sequence[Cue]) -> Span:
    """Return the clause in which a trigger stands.

    Parameters:
        folded: the article's text with typography folded.
        sentence, trigger: the trigger in its sentence.
        cues: of the sentence at offsets of the article: a reported clause begins after « a déclaré que » and ends
            before « , a déclaré ».
    """
    start, end = sentence.span.start, sentence.span.end
    for first, last in _boundaries(lower(folded[start:end])):
        if sentence.span.start + last <= trigger.start:
            start = sentence.span.start + first
        elif sentence.span.start + first >= trigger.end:
            if (
                trigger.type in _OF_TWO
                and folded[sentence.span.start + first] == ":"
                and (trigger.role == "verbless" or _LENGTH_WITH.match(folded, sentence.span.start + first))
            ):
                continue  # « Dernier échange de la journée : cinquante minutes avec Anna Leclerc. »
            end = sentence.span.start + first
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


def has_past_support(folded: str, trigger: Trigger, clause: Span) -> bool:
    """Tell whether a noun's verb says that it took place."""
    return trigger.form != "verb" and trigger.tied and trigger.status is EventStatus.OCCURRED


@cache
def alleging() -> re.Pattern[str]:
    """Return the pattern of verbs by which one side gives its word (« affirme », « accuse »)."""
    return re.compile(load("event_status")["alleging"], re.I)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(load("event_triggers")["generic"], re.I)


def is_generic(folded: str, trigger: Trigger, clause: Span) -> bool:
    """Tell whether a noun is spoken of as a wish, a kind or a possibility."""
    told = trigger.form == "verb" or (trigger.tied and trigger.role in ("subject", "relative"))
    return not told and _generic().search(folded[clause.start : trigger.start]) is not None
