"""Reckon an event's day by the article's own day and by the events told before it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.events.cluster import Cluster
from generator.annotate.events.triggers import Trigger
from generator.model import EventFacts, EventMention, EventStatus, Span, Timex

_LONGEST: Final = 14  # days of an event that has an eve
_MONTH: Final = len("2025-03")
_EVE: Final = "-P1D"
_NEXT_DAY: Final = ("+P1D", "P1D")


def is_to_come(facts: EventFacts, told_on: date | None) -> bool:
    """Tell whether what is told as having occurred is dated after the article.

    Parameters:
        facts: of the event.
        told_on: the last day that may be the article's.
    """
    if facts.status is not EventStatus.OCCURRED or not facts.date or not told_on:
        return False
    return edtf.parse(facts.date).first > told_on


def is_over(trigger: Trigger, facts: EventFacts, told_on: date | None) -> bool:
    """Tell whether what came after something else (« avant de recevoir ») came before the article."""
    if facts.status is not EventStatus.PLANNED or not facts.date or not told_on:
        return False
    ahead = trigger.role == "ahead" or (trigger.group is not None and trigger.group.tense == "infinitive")
    return ahead and edtf.parse(facts.date).last < told_on


def when_due(value: str, trigger: Trigger, told_on: date | None) -> str:
    """Return the month before the article of what was due in it: « elle aurait dû se tenir en mars », said in May.

    Parameters:
        value: EDTF, as the words were taken.
        trigger: of the event.
        told_on: the last day that may be the article's.
    """
    group = trigger.group
    if not told_on or group is None or group.modal != "devoir" or group.tense != "conditional_past":
        return value
    month = edtf.parse(value)
    if len(value) != _MONTH or month.first <= told_on:
        return value
    return str(edtf.month(month.first.year - 1, month.first.month))


def by_the_day_told(
    mention: EventMention,
    clause: Span,
    timexes: Sequence[Timex],
    clusters: Sequence[Cluster],
    told_on: date | None,
) -> EventMention:
    """Count « la veille », « le lendemain » of what is to come from the event to come of which the article tells most.

    Parameters:
        mention: of the event, as made by its own words.
        clause: of its trigger.
        timexes: of the article.
        clusters: the events told so far.
        told_on: the last day that may be the article's.
    """
    if mention.facts.status is not EventStatus.PLANNED or not told_on:
        return mention
    if mention.timex is None:
        first = bisect_left(timexes, clause.start, key=lambda timex: timex.span.start)
        last = bisect_left(timexes, clause.end, lo=first, key=lambda timex: timex.span.start)
        within = [place for place in range(first, last) if _is_neighbour(timexes[place])]
        index = within[0] if len(within) == 1 else None
    else:
        index = mention.timex
    if index is None or not _is_neighbour(timexes[index]):
        return mention
    timex = timexes[index]
    if timex.edtf and edtf.parse(timex.edtf).last >= told_on:
        return mention
    awaited = [
        (len(cluster.mentions), cluster.mentions[-1], edtf.parse(cluster.date))
        for cluster in clusters
        if cluster.status is EventStatus.PLANNED and cluster.date
    ]
    days = [one for one in awaited if one[2].first > told_on]
    if not days:
        return mention
    around = max(days, key=lambda one: one[:2])[2]
    if (around.last - around.first).days > _LONGEST:
        return mention
    start, shift = (around.first, -1) if timex.offset == _EVE else (around.last, 1)
    day = str(edtf.shift_days(edtf.parse(start.isoformat()), shift))
    facts = replace(mention.facts, date=day, date_basis=timex.text)
    claims = [claim for claim in mention.claims if claim.property != "date"]
    dated = replace(
        mention.claims[0], property="date", value=day, span=timex.span, rule="day-from-event-told"
    )
    return replace(mention, facts=facts, timex=index, claims=(claims[0], dated, *claims[1:]))


def _is_neighbour(timex: Timex) -> bool:
    """Tell whether words name the day before or after another: « la veille »."""
    return timex.rule.startswith("day-from") and timex.offset in (_EVE, *_NEXT_DAY)
