"""Tell apart what one verb tells of several people in turn: « a joint Anna Leclerc, puis Paul Dubreuil »."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.annotate.discourse import Discourse
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.folding import lower
from generator.model import EventMention, EventStatus, EventType, Sentence


def in_turn(
    discourse: Discourse, trigger: Trigger, mention: EventMention, sentences: Sequence[Sentence]
) -> Iterator[EventMention]:
    """Yield a mention for each of those whom somebody calls or meets one after the other, or the mention itself.

    Parameters:
        discourse: over the unmasked text.
        trigger, mention: what the words tell, and what was made of them.
        sentences: of the article.

    Words of order stand between the names (« puis », « avant de joindre ») or behind them (« séparément »).
    """
    facts, end = mention.facts, sentences[trigger.sentence].span.end
    called = facts.type in (EventType.PHONE_CALL, EventType.MEETING)
    if not called or trigger.form != "verb" or len(facts.participants) < 2:
        yield mention
        return
    persons = [
        p
        for p in discourse.phrases[trigger.sentence]
        if p.kind == "person" and p.name and trigger.end <= p.start < end
    ]
    partners = [p for p in persons if p.name in facts.participants]
    subjects = [name for name in facts.participants if name not in {p.name for p in partners}]
    if not partners or len(subjects) != 1:
        yield mention
        return
    chosen, parted = partners[:1], False
    for phrase in persons[persons.index(partners[0]) + 1 :]:
        gap = lower(discourse.folded[chosen[-1].end : phrase.start])
        if _pattern("then_another").fullmatch(gap):
            parted = True
        elif not _pattern("and_another").fullmatch(gap):
            break
        chosen.append(phrase)
    behind = discourse.folded[chosen[-1].end : end]
    if len(chosen) < 2 or not (parted or _pattern("one_by_one").search(behind)):
        yield mention
        return
    for place, phrase in enumerate(chosen):
        people = (subjects[0], str(phrase.name))
        claims = tuple(c for c in mention.claims if c.property != "participants" or c.value in people)
        yield replace(
            mention,
            facts=replace(facts, participants=people),
            claims=claims,
            rule="in-turn" if place else mention.rule,
        )


def on_a_second_date(maker: MentionMaker, mention: EventMention) -> EventMention | None:
    """Return the second event of « se sont parlé le 12 avril, puis le 3 mai », if there is one."""
    if mention.timex is None or mention.facts.status is not EventStatus.OCCURRED:
        return None
    if "/" in (mention.facts.date or ""):
        return None  # « les 28 et 29 mai » are one stretch
    first, following = maker.timexes[mention.timex], maker.timexes[mention.timex + 1 : mention.timex + 2]
    for timex in following:
        gap = maker.folded[first.span.end : timex.span.start]
        if timex.type == "DATE" and timex.edtf and wording("second_date").match(gap):
            return replace(
                mention,
                facts=replace(mention.facts, date=timex.edtf, date_basis=timex.text),
                timex=mention.timex + 1,
                rule="second-date",
            )
    return None


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_parties")
