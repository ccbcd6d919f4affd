"""Say how stands to the world what a noun names: by the verb that ties it, its participles, and words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.annotate.events.status import PAST, is_denied, of_verb, status_words
from generator.annotate.events.ties import Tie, grammar, lemmas
from generator.annotate.verbs import VerbGroup
from generator.lexicon import load
from generator.model import EventStatus, EventType

_EXISTENCE: Final = frozenset(
    "tenir dérouler produire survenir intervenir signer conclure trouver organiser ouvrir".split()  # noqa: SIM905
)
_ATTENDING: Final = frozenset(["participer", "assister", "présider", "manquer", "rater"])
_HELD: Final = (EventType.PROTEST, EventType.STRIKE)
_BROKEN_OFF: Final = (EventType.NEGOTIATION, EventType.MEETING)


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands to the world, None where it is none; and whether a verb ties it to the world."""

    status: EventStatus | None
    tied: bool


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
        behind = grammar("after").search(sentence, max(0, start - 40), start)
        settled = (
            tie.group and tie.group.tense in PAST and not behind
        )  # « lors de la réunion, ils ont accepté de … »
        to_come = (
            not settled and tie.group and of_verb(sentence, tie.group, groups, type_) is EventStatus.PLANNED
        )
        return Standing(own or (EventStatus.PLANNED if to_come else EventStatus.OCCURRED), tied=True)
    if tie.role == "relative" and tie.group:
        return _governed(sentence, start, tie.group, groups, replace(tie, role="subject"), type_)
    if tie.role == "ahead":
        return Standing(EventStatus.PLANNED, tied=type_.value in load("event_status")["organised"])
    if tie.role == "verbless":
        return Standing(_of_words(sentence) or EventStatus.OCCURRED, tied=True)
    group = tie.group
    if group and tie.role in ("subject", "object"):
        if is_denied(sentence, group, [g for g in groups if g.end <= group.start]):
            return Standing(EventStatus.DENIED, tied=True)
        found = _governed(sentence, start, group, groups, tie, type_)
        falls = group.lemma in lemmas("falling_through") and group.tense in PAST
        if own is EventStatus.PLANNED and (found.status is EventStatus.DENIED or falls):
            return Standing(EventStatus.CANCELLED, tied=True)  # « l'appel, prévu lundi, n'a pas eu lieu »
        if found.tied:
            telling = lemmas("happens") | lemmas("support") | lemmas("taken_down")
            happened = found.status is EventStatus.OCCURRED and group.lemma not in telling
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
    renewed = lemma in lemmas("renewed") and group.passive and group.tense in ("present", "past")
    if renewed and grammar("another_day").match(sentence, group.end):
        return Standing(EventStatus.PLANNED, tied=True)
    held = type_ in _HELD and not grammar("notice").search(sentence, max(0, start - 40), group.end + 60)
    if lemma in lemmas("taken_down") and passive and held and group.tense in PAST:
        return Standing(EventStatus.OCCURRED, tied=True)
    if lemma in lemmas("cancelled") and (passive or lemma == "sauter"):
        doubtful = group.negated or status is EventStatus.HYPOTHETICAL
        return Standing(EventStatus.PLANNED if doubtful else EventStatus.CANCELLED, tied=True)
    if lemma in lemmas("suspended") and passive and type_ in _BROKEN_OFF and group.tense != "pluperfect":
        return Standing(EventStatus.CANCELLED, tied=True)
    if (
        lemma in lemmas("suspended")
        and passive
        and type_ is EventType.STRIKE
        and grammar("notice").search(sentence)
    ):
        return Standing(EventStatus.CANCELLED, tied=True)  # « suspendu le mot d'ordre de grève »
    if lemma in lemmas("denied") and passive:
        return Standing(None if group.negated else EventStatus.DENIED, tied=True)
    if lemma in lemmas("wished") and passive:
        weighed = (
            lemma == "envisager" and group.passive and not status_words("conditional_clause").search(sentence)
        )
        return Standing(EventStatus.PLANNED if weighed else EventStatus.HYPOTHETICAL, tied=True)
    if lemma in lemmas("announced") and passive:
        organised = type_.value in load("event_status")["organised"]
        return Standing(EventStatus.PLANNED if organised else status, tied=True)
    if lemma in lemmas("planned") and passive and not (type_ is EventType.AGREEMENT and tie.role == "object"):
        if lemma == "déposer" and type_ is not EventType.STRIKE:
            return Standing(None, tied=False)
        foiled = group.tense in ("pluperfect", "imperfect") and status_words("foiled").search(
            sentence, group.end
        )
        planned = EventStatus.CANCELLED if foiled else EventStatus.PLANNED
        return Standing(None if group.negated or none else planned, tied=True)
    if lemma == "être" and group.negated and grammar("no_longer").match(sentence, group.start):
        return Standing(EventStatus.CANCELLED, tied=True)  # « le déplacement n'est plus d'actualité »
    if lemma == "être" and none:
        return Standing(None, tied=False)  # « aucun déplacement n'était à l'ordre du jour »
    if lemma == "être":
        agenda = grammar("agenda").match(sentence, group.end)
        return Standing(
            EventStatus.PLANNED if agenda else status, tied=agenda is not None or group.tense in PAST
        )
    if tie.role == "object":
        concluding = type_ is not EventType.AGREEMENT or lemma in lemmas("concluding")
        if lemma not in lemmas("support") | lemmas("factive") or not concluding:
            return Standing(None, tied=False)
        if group.negated and lemma in lemmas("factive") | _ATTENDING:
            return Standing(EventStatus.OCCURRED, tied=False)
        return Standing(EventStatus.DENIED if none and group.tense in PAST else status, tied=True)
    if type_ is EventType.AGREEMENT and lemma not in lemmas("concluding"):
        return Standing(status, tied=False)
    exists = lemma in _EXISTENCE or (lemma == "avoir" and grammar("place_taken").match(sentence, group.end))
    if group.negated and not exists:
        return Standing(EventStatus.OCCURRED if group.tense in PAST else None, tied=group.tense in PAST)
    if none:
        return Standing(EventStatus.DENIED if group.tense in PAST else None, tied=True)
    done = group.passive and lemma in lemmas("support") | lemmas("factive")
    tied = (
        done
        or lemma in lemmas("happens")
        or group.tense in ("past", "pluperfect", "conditional_past", "future_perfect")
    )
    return Standing(status, tied=tied)


def _modified(sentence: str, start: int, end: int, tie: Tie) -> EventStatus | None:
    """Return what the participles and adjectives of a noun say: « prévue lundi », « éventuelle rencontre »."""
    for group in tie.others:
        if group.tense != "past_participle":
            continue
        for status, name in (
            (EventStatus.CANCELLED, "cancelled"), (EventStatus.CANCELLED, "postponed"),
            (EventStatus.PLANNED, "planned"), (EventStatus.HYPOTHETICAL, "hoped"), (EventStatus.DENIED, "denied"),
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
        if status_words("modifiers", status.value).search(words):
            return status
    return None
