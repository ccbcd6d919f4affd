"""Give what is told in passing the time of the event just told: « il y a rencontré », « Elle doit y signer »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.wording import wording
from generator.model import Claim, EventMention, EventStatus, EventType, Span

_PRONOUN: Final = re.compile(r"(?:Il|Elle|Celui-ci|Celle-ci)\b(?=[^.;]{1,40}\b(?:doit|devrait|\w+ra)\b)")


def at_the_same_time(
    maker: MentionMaker, mentions: Sequence[EventMention], mention: EventMention, clause: Span
) -> EventMention:
    """Give « il y a rencontré », « dès son arrivée » the date (and « y » the place) of the event just told.

    Parameters:
        maker: of the article.
        mentions: told so far.
        mention, clause: what is told now, and where.
    """
    told = wording("same_time").search(maker.folded, clause.start, clause.end)
    told = told or _goes_on_with(maker, mentions, mention, clause)
    by_story = any(claim.property == "date" and claim.rule == "story-day" for claim in mention.claims)
    if not told or not mentions or (mention.facts.date and not by_story):
        return mention
    before = mentions[-1]
    if mention.sentence - before.sentence > 1 or before.facts.status is not mention.facts.status:
        return mention
    place = before.facts.place if told.group().lower().startswith(("y ", "où ")) else None
    facts = replace(
        mention.facts,
        date=before.facts.date,
        date_basis=before.facts.date_basis,
        place=mention.facts.place or place,
    )
    dated = (
        [Claim("date", facts.date, Span(*told.span()), None, None, None, "same-time")] if facts.date else []
    )
    return replace(mention, facts=facts, timex=before.timex, claims=(*mention.claims, *dated))


def _goes_on_with(
    maker: MentionMaker, mentions: Sequence[EventMention], mention: EventMention, clause: Span
) -> re.Match[str] | None:
    """Match the pronoun of « Elle est attendue vendredi à Brest. Elle doit y signer … »: on the same visit."""
    if mention.facts.status is not EventStatus.PLANNED or not mentions:
        return None
    before = mentions[-1]
    if mention.sentence != before.sentence + 1 or before.facts.type is not EventType.VISIT:
        return None
    shared = set(before.facts.participants) & set(mention.facts.participants)
    begins = maker.sentences[mention.sentence].span.start
    return _PRONOUN.match(maker.folded, begins) if shared and clause.start == begins else None
