"""Judge whether what words tell is an event of its own: a verb, a date, a place, people tie it to the world."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.annotate.events.ties import grammar
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.model import EventFacts, EventMention, EventStatus, EventType, Timex

_OWN_DATE: Final = re.compile(r"\s*,?\s*(?:(?:de|du|d'|des|le|la|ce|cette|en|à|au|dans|l')\s*){0,2}")
_NEEDS_MORE: Final = frozenset(
    {EventType.PHONE_CALL, EventType.MEETING, EventType.VISIT, EventType.SANCTION, EventType.ATTACK}
)
_TWO: Final = 2
_HELD: Final = (EventType.MEETING, EventType.NEGOTIATION)
_LASTING: Final = (EventType.NEGOTIATION, EventType.STRIKE)
_SURE: Final = (EventStatus.OCCURRED, EventStatus.PLANNED, EventStatus.CANCELLED)
_DEFINITE: Final = ("definite", "demonstrative", "possessive")


def stands(folded: str, timexes: Sequence[Timex], trigger: Trigger, mention: EventMention) -> bool:
    """Tell whether a mention is tied to the world well enough to be an event of its own.

    Parameters:
        folded: the article's text with typography folded.
        timexes: of the article.
        trigger, mention: what the words tell, and what was made of them.
    """
    facts = mention.facts
    people = len(facts.participants) + len(facts.parties)
    if trigger.elliptical and not facts.date:
        return False
    if (
        facts.status is EventStatus.HYPOTHETICAL
        and trigger.role == "subject"
        and trigger.determiner == "indefinite"
    ):
        return True  # « une rencontre est envisagée »
    may = trigger.group is not None and trigger.group.modal == "pouvoir"
    if facts.status is EventStatus.HYPOTHETICAL and may and trigger.type is EventType.PHONE_CALL:
        return len(facts.participants) == _TWO  # « pourrait appeler le roi »
    if facts.status is EventStatus.HYPOTHETICAL and (
        not facts.date or (trigger.role != "verb" and trigger.determiner in _DEFINITE)
    ):
        return False
    told_in_passing = (
        trigger.group is not None and trigger.group.tense == "imperfect" and not trigger.group.modal
    )
    if trigger.role == "verb" and told_in_passing and not facts.date:
        return False
    regretted = trigger.group is not None and trigger.group.modal == "devoir"
    if trigger.role == "verb" and regretted and facts.status is EventStatus.CANCELLED and not facts.date:
        return False  # « le bail aurait dû être négocié »: a reproach, no plan called off
    if trigger.form == "verb":
        somewhere = people or facts.date or facts.place or facts.figures
        if trigger.role == "verb" and trigger.type in _NEEDS_MORE and not somewhere:
            return False
        return trigger.type is not EventType.PHONE_CALL or people >= 2 or bool(facts.date)
    if not trigger.tied and not (
        _is_dated(folded, timexes, trigger, mention) or _is_placed(folded, trigger, facts)
    ):
        return False
    now = trigger.group is not None and trigger.group.tense == "present" and trigger.role == "subject"
    if (
        now
        and trigger.determiner == "definite"
        and folded[trigger.end - 1] == "s"
        and not (facts.date or facts.place)
    ):
        return False  # « les grèves coûtent cher »
    lead = folded[max(0, trigger.start - 40) : trigger.end]
    if trigger.type is EventType.PHONE_CALL:
        return people >= 2 or (people == 1 and (bool(facts.date) or trigger.tied))
    if trigger.role == "within" and trigger.type in _LASTING and grammar("measured").search(lead):
        return True  # « au terme de neuf jours de pourparlers »
    anchored = bool(facts.date) + bool(facts.place) + (people >= 1) + bool(facts.figures)
    if trigger.determiner in ("bare", "indefinite") and folded[trigger.end - 1] == "s":
        if facts.status is not EventStatus.OCCURRED:
            return bool(facts.date or facts.place)
        return anchored >= (1 if trigger.role in ("subject", "object") else 2) or bool(facts.date)
    if trigger.role == "within" and trigger.determiner == "possessive" and people >= _TWO:
        return True  # « au cours de leur entretien »
    if trigger.role in ("verbless", "modified", "within"):
        return bool(facts.date) or anchored >= 2
    if trigger.role in ("relative", "ahead"):
        return anchored >= 1
    return anchored >= 1 or trigger.status in _SURE


def points_back(folded: str, trigger: Trigger) -> bool:
    """Tell whether what was attacked was told before: « n'a pas attaqué ce poste »."""
    attacked = trigger.form == "verb" and trigger.type is EventType.ATTACK
    return attacked and wording("this").match(folded, trigger.end) is not None


def _is_dated(folded: str, timexes: Sequence[Timex], trigger: Trigger, mention: EventMention) -> bool:
    """Tell whether a noun has its date with it: « la réunion de mardi »."""
    if mention.timex is None:
        return False
    date = timexes[mention.timex].span
    return date.start >= trigger.end and _OWN_DATE.fullmatch(folded, trigger.end, date.start) is not None


def _is_placed(folded: str, trigger: Trigger, facts: EventFacts) -> bool:
    """Tell whether a noun has its place with it: « les pourparlers d'Istanbul »."""
    definite = trigger.determiner == "definite" or trigger.determiner_words == "des"
    if not definite or not facts.place or trigger.type not in _HELD:
        return False
    behind = folded[trigger.end : trigger.end + 40]
    return re.match(r"\s+(?:de |d'|du |à |au )" + re.escape(facts.place), behind) is not None
