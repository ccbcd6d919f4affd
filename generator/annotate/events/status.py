"""Say how an event stands to the world: by the verb that tells it, in its tense, mood, negation and governing verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.annotate.events.ties import Tie, grammar, lemmas
from generator.annotate.verbs import VerbGroup
from generator.lexicon import load
from generator.model import EventStatus, EventType

_EXISTENCE: Final = frozenset(
    [
        "tenir",
        "dérouler",
        "produire",
        "survenir",
        "intervenir",
        "signer",
        "conclure",
        "trouver",
        "organiser",
        "ouvrir",
    ]
)
_PAST: Final = frozenset(
    [
        "past",
        "pluperfect",
        "imperfect",
        "future_perfect",
        "infinitive_past",
        "participle_past",
        "subjunctive_past",
    ]
)
_ATTENDING: Final = frozenset(["participer", "assister", "présider", "manquer", "rater"])
_BROKEN_OFF: Final = (EventType.NEGOTIATION, EventType.MEETING)
_CALLED: Final = (EventType.PROTEST, EventType.STRIKE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands to the world, None where it is none; and whether a verb ties it to the world."""

    status: EventStatus | None
    tied: bool


@cache
def _pattern(*path: str) -> re.Pattern[str]:
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
    if _is_denied(sentence, group, before):
        return EventStatus.DENIED
    if group.tense == "infinitive_past" and lead and lead.lemma in lemmas("accused"):
        return EventStatus.ALLEGED
    if group.tense in ("infinitive", "present_participle") and not group.modal:
        return _of_infinitive(sentence, group, lead, type_)
    opens = max(
        (found.end() for found in grammar("clause_opens").finditer(sentence, 0, group.start)), default=0
    )
    supposed = _pattern("conditional_clause").search(sentence[max(0, opens - 4) : group.end]) is not None
    if supposed or (group.tense == "present" and grammar("wished_that").search(sentence, 0, group.start)):
        return EventStatus.HYPOTHETICAL
    if group.negated:
        return _negated(sentence, group)
    if group.modal:
        return _modal(sentence, group, type_)
    if group.tense == "future":
        return EventStatus.PLANNED
    if group.tense in ("conditional", "conditional_past"):
        if _pattern("conditional_clause").search(sentence):
            return EventStatus.HYPOTHETICAL
        told = lead and lead.tense in _PAST and grammar("that").search(sentence, lead.end, group.start)
        return EventStatus.PLANNED if group.tense == "conditional" and told else EventStatus.ALLEGED
    if group.tense.startswith("subjunctive"):
        return _subjunctive(sentence, group, lead)
    return EventStatus.OCCURRED


def _is_denied(sentence: str, group: VerbGroup, before: Sequence[VerbGroup]) -> bool:
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
    if grammar("and_to").search(sentence, lead.end, group.start) and (
        lead.modal or lead.tense == "infinitive"
    ):
        return of_verb(sentence, lead, [lead], type_)  # « sont convenus de partager … et de se revoir »
    if led_by and led_by.group(1).lower() == "à" and lead.lemma == "être" and lead.tense in _PAST:
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
        return EventStatus.PLANNED if lead.tense == "future" or lead.modal in ("devoir", "aller") else None
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
        and _pattern("foiled").search(sentence, group.end)
    ):
        return EventStatus.CANCELLED
    if kind in ("planned", "agreed"):
        return EventStatus.PLANNED
    if kind == "wished":
        called = group.modal == "appeler" and type_ in _CALLED
        return EventStatus.PLANNED if called else EventStatus.HYPOTHETICAL
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
    if lead and lead.lemma in ("falloir", "attendre") and lead.tense in _PAST:
        return EventStatus.OCCURRED
    before = re.search(r"\bavant qu(?:e\b|')[^,;.]{0,80}$", sentence[: group.start], re.I)
    if before and lead and lead.tense in _PAST:
        return EventStatus.OCCURRED
    return EventStatus.HYPOTHETICAL


def of_question(sentence: str, answer: str) -> EventStatus | None:
    """Return how stands what a question asks for, by the words that follow it, or None.

    >>> of_question("Avez-vous rencontré la maire ?", "Jamais.").value
    'denied'
    """
    for status in (EventStatus.DENIED, EventStatus.OCCURRED):
        if _pattern("answers", status.value).search(answer):
            return status
    return None


def of_noun(
    sentence: str, start: int, end: int, tie: Tie, groups: Sequence[VerbGroup], type_: EventType
) -> Standing:
    """Return how stands what a noun names, by what ties it to the world.

    Parameters:
        sentence: folded.
        start, end: of the noun in it.
        tie: of the noun, from `ties.find_tie`.
        groups: the verb groups of the sentence.
        type_: of the event.
    """
    own = _modified(sentence, start, end, tie) or _doubted(sentence, end, groups)
    if tie.role == "within":
        to_come = tie.group and of_verb(sentence, tie.group, groups, type_) is EventStatus.PLANNED
        return Standing(own or (EventStatus.PLANNED if to_come else EventStatus.OCCURRED), tied=True)
    if tie.role == "relative" and tie.group:
        return _governed(sentence, start, tie.group, groups, replace(tie, role="subject"), type_)
    if tie.role == "ahead":
        return Standing(EventStatus.PLANNED, tied=type_.value in load("event_status")["organised"])
    if tie.role == "verbless":
        return Standing(_of_words(sentence) or EventStatus.OCCURRED, tied=True)
    group = tie.group
    if group and tie.role in ("subject", "object"):
        if _is_denied(sentence, group, [g for g in groups if g.end <= group.start]):
            return Standing(EventStatus.DENIED, tied=True)
        found = _governed(sentence, start, group, groups, tie, type_)
        if found.tied:
            happened = found.status is EventStatus.OCCURRED and group.lemma not in lemmas("happens") | lemmas(
                "support"
            )
            return Standing(own, tied=True) if own and happened else found
        return Standing(own or found.status, tied=own is not None)
    return Standing(own or EventStatus.OCCURRED, tied=own is not None and tie.role == "modified")


def _governed(
    sentence: str, start: int, group: VerbGroup, groups: Sequence[VerbGroup], tie: Tie, type_: EventType
) -> Standing:
    lemma, passive = group.lemma, group.passive or tie.role == "object"
    status = of_verb(sentence, group, groups, type_)
    none = grammar("none").search(sentence, max(0, start - 24), start)
    if group.tense == "infinitive" and not group.modal and status is None:
        return Standing(None, tied=False)  # « pour préparer un référendum »
    if lemma in lemmas("postponed") and passive:
        anew = grammar("another_day").match(sentence, group.end)
        return Standing(EventStatus.PLANNED if anew else EventStatus.CANCELLED, tied=True)
    if lemma in lemmas("cancelled") and (passive or lemma == "sauter"):
        doubtful = group.negated or status is EventStatus.HYPOTHETICAL
        return Standing(EventStatus.PLANNED if doubtful else EventStatus.CANCELLED, tied=True)
    if lemma in lemmas("suspended") and passive and type_ in _BROKEN_OFF:
        return Standing(EventStatus.CANCELLED, tied=True)
    if lemma in lemmas("denied") and passive:
        return Standing(None if group.negated else EventStatus.DENIED, tied=True)
    if lemma in lemmas("wished") and passive:
        return Standing(EventStatus.HYPOTHETICAL, tied=True)
    if lemma in lemmas("announced") and passive:
        organised = type_.value in load("event_status")["organised"]
        return Standing(EventStatus.PLANNED if organised else status, tied=True)
    if lemma in lemmas("planned") and passive and not (type_ is EventType.AGREEMENT and tie.role == "object"):
        if lemma == "déposer" and type_ is not EventType.STRIKE:
            return Standing(None, tied=False)
        return Standing(None if group.negated or none else EventStatus.PLANNED, tied=True)
    if lemma == "être":
        agenda = grammar("agenda").match(sentence, group.end)
        return Standing(
            EventStatus.PLANNED if agenda else status, tied=agenda is not None or group.tense in _PAST
        )
    if tie.role == "object":
        concluding = type_ is not EventType.AGREEMENT or lemma in lemmas("concluding")
        if lemma not in lemmas("support") | lemmas("factive") or not concluding:
            return Standing(None, tied=False)
        if group.negated and lemma in lemmas("factive") | _ATTENDING:
            return Standing(EventStatus.OCCURRED, tied=False)
        return Standing(EventStatus.DENIED if none and group.tense in _PAST else status, tied=True)
    if type_ is EventType.AGREEMENT and lemma not in lemmas("concluding"):
        return Standing(status, tied=False)
    exists = lemma in _EXISTENCE or (
        lemma == "avoir" and re.match(r"\s+(?:\w+ )?lieu\b", sentence[group.end :])
    )
    if group.negated and not exists:
        return Standing(EventStatus.OCCURRED if group.tense in _PAST else None, tied=group.tense in _PAST)
    if none:
        return Standing(EventStatus.DENIED if group.tense in _PAST else None, tied=True)
    done = group.passive and lemma in lemmas("support") | lemmas("factive")
    tied = done or lemma in lemmas("happens") or group.tense in ("past", "pluperfect", "conditional_past")
    return Standing(status, tied=tied)


def _modified(sentence: str, start: int, end: int, tie: Tie) -> EventStatus | None:
    """Return what the participles and adjectives of a noun say: « prévue lundi », « éventuelle rencontre »."""
    for group in tie.others:
        if group.tense != "past_participle":
            continue
        for status, name in (
            (EventStatus.CANCELLED, "cancelled"), (EventStatus.CANCELLED, "postponed"),
            (EventStatus.PLANNED, "planned"), (EventStatus.HYPOTHETICAL, "wished"), (EventStatus.DENIED, "denied"),
        ):  # fmt: skip
            if group.lemma in lemmas(name):
                return status
        if group.lemma in lemmas("support") | lemmas("happens"):
            return EventStatus.OCCURRED
    return _of_words(sentence[max(0, start - 22) : end + 18])


def _doubted(sentence: str, end: int, groups: Sequence[VerbGroup]) -> EventStatus | None:
    """Return that one side alone tells of it, if so: « un appel auquel Paul Dubreuil aurait participé »."""
    behind = next((g for g in groups if g.start >= end), None)
    if behind is None or behind.tense != "conditional_past" or len(sentence[end : behind.start]) > 80:
        return None
    doubted = grammar("relative").search(sentence, end, behind.start)
    return (
        EventStatus.ALLEGED if doubted and not grammar("stop").search(sentence, end, behind.start) else None
    )


def _of_words(words: str) -> EventStatus | None:
    for status in (
        EventStatus.CANCELLED, EventStatus.DENIED, EventStatus.HYPOTHETICAL, EventStatus.PLANNED, EventStatus.ALLEGED,
    ):  # fmt: skip
        if _pattern("modifiers", status.value).search(words):
            return status
    return None
