"""Tell apart events that lie close: a talk of two beside a gathering; and find the one that the headline names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.annotate.events.cluster import Cluster
from generator.annotate.events.coreference import may_be_headlines
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import fold_typography
from generator.model import EventFacts, EventMention, EventType, Sentence

_TWO: Final = 2
_HELD_BY_TWO: Final = (EventType.MEETING, EventType.NEGOTIATION)
_HEADLINE: Final = 4  # sentences at most
_LEAD: Final = 2  # sentences behind the first that tell the news


def headline_length(folded: str, sentences: Sequence[Sentence], headline: str | None) -> int:
    """Return how many sentences the headline takes at the head of an article."""
    words = fold_typography(headline) if headline else ""
    begins = folded.find(words) if words else -1
    if begins < 0:
        return 0
    return sum(1 for one in sentences[:_HEADLINE] if one.span.end <= begins + len(words))


def is_headlines(
    cluster: Cluster, mentions: Sequence[EventMention], mention: EventMention, headline: int
) -> bool:
    """Tell whether the lead tells the event of which only the headline has told.

    Parameters:
        cluster: the event so far.
        mentions: of the article so far.
        mention: made now.
        headline: how many sentences the headline takes.
    """
    last = mentions[cluster.mentions[-1]].sentence
    lead = headline <= mention.sentence <= headline + _LEAD
    return last < headline and lead and may_be_headlines(cluster, mention.facts)


def names_gathering(folded: str, trigger: Trigger) -> bool:
    """Tell whether a noun is of many: « le sommet »."""
    return wording("gathering", "event_parties").match(folded, trigger.start, trigger.end) is not None


def meets_several(folded: str, trigger: Trigger) -> bool:
    """Tell whether somebody meets people without names: « a rencontré des étudiants »."""
    met = trigger.type is EventType.MEETING and trigger.group is not None and not trigger.group.reflexive
    return met and wording("several_met", "event_parties").match(folded, trigger.end) is not None


def is_beside(cluster: Cluster, facts: EventFacts, *, gathering: bool, several: bool) -> bool:
    """Tell whether a talk of two stands beside a gathering of many, or a meeting with many beside a talk of two."""
    if cluster.type not in _HELD_BY_TWO or facts.type not in _HELD_BY_TWO:
        return False
    two = len(facts.participants) == _TWO
    if several and len(cluster.participants) >= _TWO:
        return True
    return (cluster.gathering and two) or (gathering and len(cluster.participants) == _TWO)
