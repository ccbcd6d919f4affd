"""Say how stands what the words around an event contest: what one side claims, and another or the next words deny."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.annotate.events.cluster import Cluster
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.status import is_claimed
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.verbs import find_verb_groups
from generator.model import EventMention, EventStatus, EventType

_OF_TWO: Final = (EventType.PHONE_CALL, EventType.MEETING)
_REACH: Final = 6  # sentences from what one side tells to the denial


def contested_status(maker: MentionMaker, clusters: Sequence[Cluster], trigger: Trigger) -> EventStatus:
    """Return a trigger's status; what one side claims and another denies is alleged.

    Parameters:
        maker: of the article.
        clusters: the events told so far.
        trigger: whose verb tells of one.
    """
    status, group = trigger.status or EventStatus.OCCURRED, trigger.group
    if status is not EventStatus.OCCURRED or trigger.role != "verb" or group is None:
        return status
    if _is_belied(maker, trigger):
        return EventStatus.DENIED
    if not any(c.type is trigger.type and c.status is EventStatus.DENIED for c in clusters):
        return status
    span = maker.sentences[trigger.sentence].span
    sentence = span.of(maker.folded)
    groups = find_verb_groups(sentence)
    own = next((g for g in groups if g.head + span.start == group.head), None)
    return EventStatus.ALLEGED if own and is_claimed(sentence, own, groups) else status


def _is_belied(maker: MentionMaker, trigger: Trigger) -> bool:
    """Tell whether the next sentence denies what one tells: « On a écrit qu'ils s'étaient vus », « C'est faux »."""
    following = maker.sentences[trigger.sentence + 1 : trigger.sentence + 2]
    names = ("belied", "refuted") if trigger.type in _OF_TWO else ("belied",)
    patterns = [wording(name, "event_parties") for name in names]
    return bool(following) and any(p.match(maker.folded, following[0].span.start) for p in patterns)


def denied_before(
    clusters: Sequence[Cluster], mentions: Sequence[EventMention], denial: EventMention
) -> Cluster | None:
    """Return the call that one side told of and words without names deny: « Il n'y a eu aucun appel ».

    Parameters:
        clusters, mentions: what the article has told so far.
        denial: the mention that denies.
    """
    facts = denial.facts
    if facts.status is not EventStatus.DENIED or facts.type not in _OF_TWO or facts.participants:
        return None
    for cluster in reversed(clusters):
        told = mentions[cluster.mentions[0]]
        if cluster.type is not facts.type or denial.sentence - told.sentence > _REACH:
            continue
        by_one_side = cluster.status is EventStatus.PLANNED and not cluster.date
        by_one_side |= any(claim.speaker for claim in told.claims if claim.property == "status")
        if by_one_side and (not facts.date or not cluster.date or facts.date == cluster.date):
            return cluster
    return None
