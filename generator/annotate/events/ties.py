"""Tie a noun of an event to the world: the verb it is subject or object of, « lors de », its own date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.annotate.verbs import VerbGroup
from generator.lexicon import load

_PARENTHESIS: Final = re.compile(r",[^,]*,")
_LEAST_FINITE: Final = frozenset(["infinitive", "infinitive_past", "present_participle", "participle_past"])


@dataclass(frozen=True, slots=True)
class Tie:
    """What ties a noun to the world.

    ``role`` is ``subject``, ``object``, ``within`` (« lors de »), ``ahead`` (« avant »), ``modified`` (by a participle
    behind it), ``relative`` (« , qui s'est ouvert »), ``verbless`` (a line without verb) or "" for none;
    ``group`` the verb group of that role, at offsets of the sentence; ``others`` the groups of its relative clauses and
    participles.
    """

    role: str
    group: VerbGroup | None = None
    others: tuple[VerbGroup, ...] = ()


@cache
def lemmas(name: str) -> frozenset[str]:
    """Return a list of verbs of `event_status.yml`."""
    return frozenset(load("event_status")[name].split())


@cache
def _telling() -> frozenset[str]:
    """Return the verbs that make something of an event that is their object."""
    return frozenset().union(*map(lemmas, load("event_status")["of_objects"]))


@cache
def grammar(name: str) -> re.Pattern[str]:
    """Return a pattern of `event_ties.yml` by its name, case ignored."""
    source = str(load("event_ties")["patterns"][name])
    return re.compile(source.replace("{light}", load("event_frames")["light"]), re.I)


@cache
def _phrase_starts() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a determiner before a noun, with no adjective between, with one, with two."""
    determiner = str(load("event_ties")["patterns"]["determiner"])
    adjective = r"(?:(?!et |ou )[\wà-ÿ-]+\s+)"
    return tuple(re.compile(f"{determiner}{adjective}{{{count}}}$", re.I) for count in range(3))


def phrase_start(sentence: str, noun: int) -> int:
    """Return where the noun phrase of a noun begins, with its determiner and « fin de », « trois jours de »."""
    start = noun
    for _ in range(3):
        light = grammar("light").search(sentence, max(0, start - 60), start)
        if not light:
            break
        start = light.start()
        if grammar("own_determiner").match(sentence, start):
            return start
    for pattern in _phrase_starts():
        found = pattern.search(sentence, max(0, start - 40), start)
        if found:
            return found.start()
    return start


def _without_quoted(sentence: str, place: int) -> str:
    """Return a sentence with short quotations blotted out, that stop no clause: « un raid, dit « imminent », »."""
    if not any(mark in sentence for mark in '«“"'):
        return sentence
    return grammar("short_quotation").sub(
        lambda found: found.group() if found.start() <= place < found.end() else "_" * len(found.group()),
        sentence,
    )


def find_tie(
    sentence: str,
    start: int,
    end: int,
    groups: Sequence[VerbGroup],
    *,
    inside: bool = False,
    ongoing: bool = False,
) -> Tie:
    """Return what ties a noun to the world.

    Parameters:
        sentence: folded.
        start, end: of the noun in it.
        groups: the verb groups of the sentence.
        inside: whether « dans » may tell of it: « tués dans l'attaque », « dans un appel ».
        ongoing: whether « en » may tell of it: « en visite », « en grève ».
    """
    sentence = _without_quoted(sentence, start)
    begin = phrase_start(sentence, start)
    modifiers = _modifiers(sentence, end, groups)
    measured = grammar("counted_light").search(sentence, max(0, start - 40), start)
    first = measured.start() if measured else start  # « au terme de neuf jours de pourparlers »
    if grammar("within").search(sentence, max(0, first - 60), first) or (
        inside and grammar("inside").search(sentence, max(0, start - 30), start)
    ):
        return Tie("within", _nearest_finite(groups, start, sentence), modifiers)
    if ongoing and grammar("being_in").search(sentence, max(0, start - 5), start):
        return Tie("within", _nearest_finite(groups, start, sentence), modifiers)
    if grammar("ahead").search(sentence, max(0, start - 30), start):
        return Tie("ahead", _nearest_finite(groups, start, sentence), modifiers)
    led = _object(sentence, begin, groups)
    if led and led.lemma in _telling():
        return Tie("object", led, modifiers)
    main = (
        _verb_of_subject(sentence, begin, end, groups) if _may_be_subject(sentence, begin, groups) else None
    )
    if main:
        return Tie("subject", main[0], main[1])
    told = _relative_verb(sentence, end, groups)
    if told:
        return Tie("relative", told, modifiers)
    if modifiers:
        return Tie("modified", None, modifiers)
    if led:
        return Tie("object", led)
    first, last = _segment(sentence, start, end)
    if not any(_is_finite(g) and sentence[g.start] != "_" and first <= g.start < last for g in groups):
        return Tie("verbless")
    return Tie("", _nearest_finite(groups, start, sentence))


def _segment(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the words reach that « : » and « ; » set apart: « Soudan : une trêve signée »."""
    behind = re.search(r"\s[:;]\s", sentence[end:])
    before = [found.end() for found in re.finditer(r"\s?[:;]\s", sentence[:start])]
    return before[-1] if before else 0, end + behind.start() if behind else len(sentence)


def _is_finite(group: VerbGroup) -> bool:
    return group.tense not in _LEAST_FINITE and group.tense != "past_participle"


def _relative_verb(sentence: str, end: int, groups: Sequence[VerbGroup]) -> VerbGroup | None:
    """Return the verb of a clause on a noun that is no subject: « des pourparlers, qui ont repris lundi »."""
    for group in groups:
        if group.start < end or group.tense in _LEAST_FINITE or group.tense == "past_participle":
            continue
        between = sentence[end : group.start]
        if (
            len(between) < 110
            and not grammar("stop").search(between)
            and grammar("relative_subject").search(between)
        ):
            return group if group.lemma in lemmas("happens") and between.count(",") < 4 else None
        return None
    return None


def _nearest_finite(groups: Sequence[VerbGroup], at: int, sentence: str) -> VerbGroup | None:
    """Return the verb of the clause in which a phrase stands: the last before it, else the next."""
    finite = [g for g in groups if g.tense not in _LEAST_FINITE and g.tense != "past_participle"]
    before = [g for g in finite if g.end <= at and not grammar("stop").search(sentence, g.end, at)]
    behind = [g for g in finite if g.start >= at and not grammar("stop").search(sentence, at, g.start)]
    return before[-1] if before else behind[0] if behind else None


def _modifiers(sentence: str, end: int, groups: Sequence[VerbGroup]) -> tuple[VerbGroup, ...]:
    """Return the participles behind a noun: « prévue lundi », « , ouvertes mardi »."""
    return tuple(
        g
        for g in groups
        if g.tense == "past_participle"
        and 0 <= g.start - end <= 32
        and re.fullmatch(r"(?:\s+[\wà-ÿ'-]+){0,3},?\s+(?:[\wà-ÿ-]+ment\s+)?", sentence[end : g.start])
        and not any(other.start >= end and other.end <= g.start for other in groups if other is not g)
    )


def _object(sentence: str, begin: int, groups: Sequence[VerbGroup]) -> VerbGroup | None:
    """Return the verb whose object, or late subject (« s'est tenue une réunion »), begins at a place."""
    before = [g for g in groups if g.end <= begin]
    if not before:
        return None
    group = before[-1]
    if (
        group.tense == "past_participle"
        and len(before) > 1
        and not grammar("apart").search(sentence, 0, group.start)
    ):
        group = before[-2]  # « ont voté à main levée la grève »
    between = sentence[group.end : begin]
    if len(between) > 90 or grammar("stop").search(between):
        return None
    if group.tense == "past_participle" and len(between) > 12:
        return None
    rest = grammar("time_or_place").sub(" ", _PARENTHESIS.sub(" ", between))
    if "," in rest or grammar("relative").search(rest) or grammar("conjunction").search(rest):
        return None
    preposition = load("event_status")["prepositional"].get(group.lemma)
    words = sentence[begin : begin + 12].lower()
    governed = grammar("governs").match(words) or grammar("governed").search(rest)
    if preposition == "à":
        led = re.search(r"\bà\s*(?:\w+\s*)?$", rest) or re.match(r"aux? ", words)
        part = group.lemma in ("prendre", "mettre")
        if not led and part and not governed and not grammar("another_noun").search(rest):
            return group  # « a pris une mesure »
        return (
            group
            if led
            and (not grammar("another_noun").search(rest) or part or group.lemma in ("appeler", "inviter"))
            else None
        )
    if preposition == "de":
        return group if re.match(r"(?:de |d'|du )", words) or re.search(r"\b(?:de|d')\s*$", rest) else None
    if grammar("another_noun").search(rest):
        return None
    if (governed and not group.negated) or (words.startswith("des ") and grammar("bare_noun").search(rest)):
        return None
    if group.passive or group.reflexive:
        return (
            group if group.lemma in ("tenir", "dérouler", "ouvrir", "prévoir", "suivre", "produire") else None
        )
    return group


def _may_be_subject(sentence: str, begin: int, groups: Sequence[VerbGroup]) -> bool:
    """Tell whether a phrase may be a subject: no preposition, and no verb before it in its clause."""
    if grammar("taken_up").search(sentence, max(0, begin - 10), begin):
        return True  # « quant à la réunion, elle est annulée »
    if grammar("governed").search(sentence, max(0, begin - 12), begin):
        return False
    if grammar("governs").match(sentence, begin):
        return False
    if re.match(r"des ", sentence[begin : begin + 4], re.I) and not grammar("at_clause_start").search(
        sentence[:begin]
    ):
        return False
    opened = 0
    for found in grammar("clause_opens").finditer(sentence, 0, begin):
        opened = found.end()
    return not any(opened <= g.start and g.end <= begin for g in groups if g.tense != "past_participle")


def _verb_of_subject(
    sentence: str, begin: int, end: int, groups: Sequence[VerbGroup]
) -> tuple[VerbGroup, tuple[VerbGroup, ...]] | None:
    """Return the verb of which a phrase is the subject, and those of its relative clauses and participles."""
    others: list[VerbGroup] = []
    reached = end
    taken_up = grammar("taken_up").search(sentence, max(0, begin - 10), begin)
    for group in groups:
        if group.start < end:
            continue
        between = sentence[reached : group.start]
        if grammar("stop").search(between) or len(between) > 180:
            break
        if group.tense == "past_participle" or group.tense in _LEAST_FINITE:
            others.append(group)
            reached = group.end if group.tense == "past_participle" else reached
            continue
        if grammar("relative").search(between):
            others.append(group)
            reached = group.end
            continue
        if grammar("new_subject").search(between) and not taken_up:
            break
        restrictive = bool(others) and reached > end and "," not in sentence[end : end + 2]
        if grammar("new_clause").search(between) and not (
            re.search(r"\bentre\b|\bd[eu'].*\bet\b", between) or (restrictive and "," not in between)
        ):
            break
        return group, tuple(others)
    told = [g for g in others if g.tense not in _LEAST_FINITE]
    return (told[0], tuple(told[1:])) if told and told[0].tense != "past_participle" else None
