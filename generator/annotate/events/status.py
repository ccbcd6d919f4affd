"""Say how stands to the world what a verb tells: by its tense, mood and negation, and the verb that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.annotate.events.ties import grammar, lemmas
from generator.annotate.verbs import VerbGroup
from generator.lexicon import load
from generator.model import EventStatus, EventType

PAST: Final = frozenset(
    "past pluperfect imperfect future_perfect infinitive_past participle_past subjunctive_past".split()  # noqa: SIM905
)
_CALLED: Final = (EventType.PROTEST, EventType.STRIKE)


@cache
def status_words(*path: str) -> re.Pattern[str]:
    """Return a pattern of `event_status.yml` by the names that lead to it, case ignored."""
    value = load("event_status")
    for name in path:
        value = value[name]
    return re.compile(str(value), re.I)


@cache
def _leads(name: str) -> frozenset[str]:
    return frozenset(load("event_status")["leads_to"][name].split())


def of_verb(
    sentence: str, group: VerbGroup, groups: Sequence[VerbGroup], type_: EventType
) -> EventStatus | None:
    """Return how stands what a verb group tells, or None where it tells of no event.

    Parameters:
        sentence: folded.
        group: the verb, at offsets of the sentence.
        groups: all of the sentence.
        type_: of the event.
    """
    before = [g for g in groups if g.end <= group.start]
    lead = (
        before[-1] if before and not grammar("stop").search(sentence, before[-1].end, group.start) else None
    )
    if is_denied(sentence, group, before):
        return EventStatus.DENIED
    if group.tense == "infinitive_past" and lead and lead.lemma in lemmas("accused"):
        return EventStatus.ALLEGED
    if group.tense in ("infinitive", "present_participle") and not group.modal:
        return _of_infinitive(sentence, group, lead, type_)
    opens = max(
        (found.end() for found in grammar("clause_opens").finditer(sentence, 0, group.start)), default=0
    )
    supposed = status_words("conditional_clause").search(sentence[max(0, opens - 4) : group.end]) is not None
    if supposed or (group.tense == "present" and grammar("wished_that").search(sentence, 0, group.start)):
        return EventStatus.HYPOTHETICAL
    if group.tense in ("present", "imperfect") and not group.modal:
        clause = sentence[max(0, group.start - 40) : group.end + 40]
        if status_words("habitual").search(clause):
            return None
    if group.negated:
        return _negated(sentence, group)
    if group.modal:
        return _modal(sentence, group, type_)
    if group.lemma == "convoquer" and type_ is EventType.MEETING and group.tense in ("past", "present"):
        return EventStatus.PLANNED
    awaited = (
        group.lemma == "attendre"
        and group.passive
        and group.tense
        in (
            "present",
            "imperfect",
            "past_participle",
        )
    )
    if group.tense == "future" or awaited:
        return EventStatus.PLANNED
    if group.tense in ("conditional", "conditional_past"):
        if status_words("conditional_clause").search(sentence):
            return EventStatus.HYPOTHETICAL
        told = (
            lead
            and lead.tense in PAST | {"past_participle"}
            and grammar("that").search(sentence, lead.end, group.start)
        )
        return EventStatus.PLANNED if group.tense == "conditional" and told else EventStatus.ALLEGED
    if group.tense.startswith("subjunctive"):
        return _subjunctive(sentence, group, lead)
    return EventStatus.OCCURRED


def is_denied(sentence: str, group: VerbGroup, before: Sequence[VerbGroup]) -> bool:
    """Tell whether a verb before a group denies what it tells: « dément que … », « nie avoir … »."""
    for lead in reversed(before[-3:]):
        if lead.lemma not in lemmas("denied") or lead.negated or lead.tense == "infinitive":
            continue
        between = sentence[lead.end : group.end]
        if grammar("stop").search(between):
            return False
        return grammar("that").search(between) is not None or (
            group.tense.startswith("infinitive")
            and len(between) < 60
            and "," not in sentence[lead.end : group.start]
        )
    return False


def is_claimed(sentence: str, group: VerbGroup, groups: Sequence[VerbGroup]) -> bool:
    """Tell whether somebody gives his word for what a verb tells: « le site assure qu'ils se sont parlé »."""
    before = [g for g in groups if g.end <= group.start and g.lemma in lemmas("accused") | lemmas("reported")]
    between = sentence[before[-1].end : group.start] if before else ""
    return grammar("that").search(between) is not None and not grammar("stop").search(between)


def _of_infinitive(
    sentence: str, group: VerbGroup, lead: VerbGroup | None, type_: EventType
) -> EventStatus | None:
    if lead is None or group.start - lead.end > 140:
        return None
    led_by = re.search(
        r"\b(avant d(?=')|avant de|afin de|à|de|d'|pour|en)\s*$", sentence[: group.start], re.I
    )
    if group.tense == "present_participle":
        return None
    if lead.lemma == "faire" and not sentence[lead.end : group.start].strip():
        return of_verb(sentence, lead, [lead], type_)  # « a fait défiler »
    if grammar("and_to").search(sentence, lead.end, group.start) and (
        lead.modal or lead.tense == "infinitive"
    ):
        return of_verb(sentence, lead, [lead], type_)  # « sont convenus de partager … et de se revoir »
    if led_by and led_by.group(1).lower() == "à" and lead.lemma == "être" and lead.tense in PAST:
        return EventStatus.OCCURRED  # « ils étaient 300 à défiler »
    if led_by and led_by.group(1).lower() in ("à", "de", "d'"):
        if lead.lemma in _leads("planned"):
            return None if lead.negated else EventStatus.PLANNED
        if lead.lemma in _leads("hypothetical"):
            return EventStatus.HYPOTHETICAL
        if lead.lemma == "renoncer":
            return EventStatus.CANCELLED
    if led_by and led_by.group(1).lower() == "avant de":
        return EventStatus.PLANNED
    if led_by and led_by.group(1).lower() in ("pour", "afin de"):
        return (
            EventStatus.PLANNED
            if lead.tense in ("future", "conditional") or lead.modal in ("devoir", "aller")
            else None
        )
    return None


def _negated(sentence: str, group: VerbGroup) -> EventStatus | None:
    if re.search(r"\bencore\b", sentence[group.start : group.end + 8]):
        return None
    if group.modal in ("devoir", "aller") or (group.tense == "future" and not group.modal):
        return EventStatus.CANCELLED
    if group.modal == "exclure":
        return EventStatus.HYPOTHETICAL
    if group.modal:
        return None
    if group.tense in ("past", "pluperfect", "subjunctive_past", "infinitive_past", "conditional_past"):
        return EventStatus.DENIED
    return None


def _modal(sentence: str, group: VerbGroup, type_: EventType) -> EventStatus | None:
    kind = load("conjugation")["modals"].get(group.modal)
    if group.modal == "devoir" and group.tense == "conditional_past":
        return EventStatus.CANCELLED  # « aurait dû se tenir »
    if group.modal == "devoir" and group.tense in ("past", "pluperfect"):
        return EventStatus.OCCURRED
    if group.modal == "pouvoir":
        return EventStatus.OCCURRED if group.tense in ("past", "pluperfect") else EventStatus.HYPOTHETICAL
    if group.modal == "renoncer":
        return EventStatus.CANCELLED
    if kind == "agreed" and type_ is EventType.AGREEMENT:
        return EventStatus.OCCURRED
    if (
        group.modal == "devoir"
        and group.tense == "imperfect"
        and (
            status_words("foiled").search(sentence, group.end)
            or grammar("at_first").search(sentence, group.start, group.end)
        )
    ):
        return EventStatus.CANCELLED
    if kind in ("planned", "agreed"):
        return EventStatus.PLANNED
    if kind == "wished":
        called = group.modal == "appeler" and type_ in _CALLED
        return EventStatus.PLANNED if called else EventStatus.HYPOTHETICAL
    if group.modal == "refuser" and type_ is EventType.STRIKE:
        return EventStatus.OCCURRED
    if kind == "alleged":
        return EventStatus.ALLEGED
    if kind == "denied":
        return EventStatus.DENIED
    if kind == "done":
        return EventStatus.PLANNED if group.tense == "future" else EventStatus.OCCURRED
    return None


def _subjunctive(sentence: str, group: VerbGroup, lead: VerbGroup | None) -> EventStatus | None:
    if re.search(r"\b(?:bien|quoi)\s?que?\b[^,;.]{0,60}$", sentence[: group.start], re.I):
        return EventStatus.OCCURRED
    if lead and lead.lemma in ("falloir", "attendre") and lead.tense in PAST:
        return EventStatus.OCCURRED
    before = re.search(r"\bavant qu(?:e\b|')[^,;.]{0,80}$", sentence[: group.start], re.I)
    if before and lead and lead.tense in PAST:
        return EventStatus.OCCURRED
    return EventStatus.HYPOTHETICAL


def of_question(sentence: str, answer: str) -> EventStatus | None:
    """Return how stands what a question asks for, by the words that follow it, or None.

    >>> of_question("Avez-vous rencontré la maire ?", "Jamais.").value
    'denied'
    """
    for status in (EventStatus.DENIED, EventStatus.OCCURRED):
        if status_words("answers", status.value).search(answer):
            return status
    return None
