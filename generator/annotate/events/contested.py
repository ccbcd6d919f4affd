"""Say how stands what the words around an event contest: what one side claims, and another or the next words deny."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.events.cluster import Cluster
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.status import is_claimed
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.verbs import find_verb_groups
from generator.model import EventStatus


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
    return (
        bool(following)
        and wording("belied", "event_parties").match(maker.folded, following[0].span.start) is not None
    )
