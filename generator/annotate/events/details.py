"""Read the details of an event from the clause of its trigger: place, subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.roles import capital_of, countries
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.model import EventType, Span

_PLACE_REACH: Final = 110  # characters behind a trigger
_PLACELESS: Final = frozenset({EventType.PHONE_CALL, EventType.STATEMENT, EventType.SANCTION})


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
        before = folded[max(clause.start, phrase.start - 60) : phrase.start]
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
    return _town_of_site(discourse, trigger, clause, reached) or _capital(discourse, trigger, clause)


def _capital(discourse: Discourse, trigger: Trigger, clause: Span) -> tuple[str, Span] | None:
    """Return the town of « dans la capitale sénégalaise »."""
    start = max(clause.start, trigger.start - _PLACE_REACH)
    for match in wording("in_capital").finditer(discourse.folded, start, clause.end):
        town = capital_of(countries().get(fold_letters(match.group("people")), ""))
        if town:
            return town, Span(*match.span())
    return None


def _town_of_site(
    discourse: Discourse, trigger: Trigger, clause: Span, reached: int
) -> tuple[str, Span] | None:
    """Return the town of « dans les rues d'Orvaux » behind a trigger, which no list of towns need know."""
    end = min(clause.end, reached + _PLACE_REACH + 60)
    for match in wording("town_of_site").finditer(discourse.folded, trigger.end, end):
        span = Span(*match.span("town"))
        between = discourse.folded[reached : match.start()] if match.start() > reached else ""
        if wording("aside").search(between) or fold_letters(match.group("town")) in countries():
            continue
        others = [phrase for phrase in discourse.phrases[trigger.sentence] if phrase.kind == "person"]
        if not any(phrase.start < span.end and span.start < phrase.end for phrase in others):
            return match.group("town"), span
    return None


def _is_place_of(before: str, between: str, name: str) -> bool:
    """Tell whether the words before a place tie it to the event: « à Dakar », or « les pourparlers de Dakar »."""
    if wording("topic_place").search(before):
        return False
    if wording("part_of_country").search(before):
        return False
    if wording("place_link").search(before) or wording("site_link").search(before):
        return True
    return (
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
