"""Read who took the initiative: « à l'initiative de », « initié par », « a appelé »."""

from __future__ import annotations

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.model import EntityKind, Span


def find_initiator(
    discourse: Discourse, trigger: Trigger, sentence: Span, focus: Actor | None
) -> tuple[str, Span] | None:
    """Return the person who called or invited, and the words that say so.

    Example: « L'appel a été initié par la ministre valdorienne » with the minister known gives her name.
    """
    folded = discourse.folded
    phrases = discourse.phrases[trigger.sentence]
    for match in wording("initiated_by").finditer(folded, sentence.start, sentence.end):
        for phrase in phrases:
            if match.end() - 4 <= phrase.start <= match.end() + 3:
                actor = discourse.resolve(phrase, trigger.sentence, focus)
                if actor and actor[1] is EntityKind.PERSON:
                    return actor[0], Span(match.start(), phrase.end)
    if wording("calling").search(folded[trigger.start : trigger.end]):
        named = [p for p in phrases if p.end <= trigger.start and p.kind in ("person", "role", "pronoun")]
        subjects = [p for p in named if not p.governed]
        actor = discourse.resolve(subjects[-1], trigger.sentence, focus) if subjects else None
        if actor and actor[1] is EntityKind.PERSON:
            return actor[0], Span(subjects[-1].start, trigger.end)
    return None
