"""Find who does what a verb tells: its subjects, through relatives, coordination, infinitives and inversion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.events.syntax import SentenceView
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.annotate.verbs import VerbGroup
from generator.lexicon import load
from generator.model import Span

_WHO: Final = re.compile(r"(?P<gap>,?\s+)qui\s+(?:[\w-]+\s+){0,2}$", re.I)
_ET: Final = re.compile(
    r"\s*,?\s*(?:et|ainsi que|comme)\s+(?:(?:le|la|l'|son|sa|leur|M\.|Mme|MM\.)\s*)?(?:[\wà-ÿ-]+\s+){0,6}",
    re.I,
)
_COMMA: Final = re.compile(r"\s*,\s*(?:(?:le|la|l'|son|sa|leur|M\.|Mme|MM\.)\s*)?(?:[\wà-ÿ-]+\s+){0,3}", re.I)
_TITLING: Final = re.compile(r"\s(?:(?!et |ou |mais )(?-i:[a-zà-ÿ'-]+)\s+){0,4}", re.I)
_GOES_ON: Final = re.compile(
    r"(?:\bet\b|,|\bpuis\b|\bavant d(?:e\s|')|\bpour\b|\bd(?:e\s|')|\bà\b|\bafin\b|\baprès\b|^\s*$)", re.I
)
_WITH_WHOM: Final = re.compile(r",?\s+avec\s+(?:qui|lequel|laquelle|lesquel(?:le)?s)\s", re.I)
_BRACKETS: Final = re.compile(r"\s*\([^()]{1,40}\)")
_BY: Final = re.compile(r"\bpar\s+(?:le |la |l'|les |son |sa )?$", re.I)
# « par la ministre, pour l'armée, et par le préfet »
_AND_BY: Final = re.compile(
    r"(?:,\s[^,;:.]{1,60})?,?\s*et\s+par\s+(?:la |le |l'|son |sa )?|,?\s*et\s+(?:la |le |l'|son |sa )?", re.I
)
# « …, les pourparlers »: the noun right behind the comma
_APPOSED: Final = re.compile(r",\s(?:les?|la|l'|ces|cette|ce|leurs?)\s?(?:[\w-]+\s)?$", re.I)
_AFTERWARDS: Final = re.compile(r"^(?:\s[^;:.]{1,30})?,?\s(?:après|avant d[e']|pour)\s*$", re.I)
_PARTED: Final = re.compile(r"[;:?!]\s")
_INFINITIVES: Final = frozenset({"infinitive", "infinitive_past", "present_participle", "participle_past"})
_BLAMING: Final = frozenset({"accuser", "soupçonner", "suspecter"})
_DEEPEST: Final = 3  # verbs from one of which to the next a subject is carried


def subjects_of(
    discourse: Discourse,
    view: SentenceView,
    sentence: int,
    group: VerbGroup,
    kinds: Sequence[str],
    depth: int = 0,
) -> list[Phrase]:
    """Return the phrases of those who do what a verb tells, in order.

    Parameters:
        discourse: over the unmasked text.
        view: of the sentence.
        sentence: its index.
        group: the verb, at offsets of the article.
        kinds: of phrases that may be a subject.

    Example: of « est venu » in « Anna Leclerc, qui a vu Paul Dubreuil, est venue » the phrase « Anna Leclerc ».
    """
    folded = view.folded
    phrases = [p for p in discourse.phrases[sentence] if p.kind in kinds and p.end <= group.start]
    if group.tense not in _INFINITIVES:
        relative = _WHO.search(folded[max(view.span.start, group.start - 60) : group.start])
        if relative:
            place = (
                group.start
                - len(folded[max(view.span.start, group.start - 60) : group.start])
                + relative.start()
            )
            antecedent = [p for p in phrases if p.end <= place and place - p.end <= 1]
            return _side_by_side(folded, antecedent[-1:], phrases) if antecedent else []
    if group.modal in _BLAMING:  # « accuse l'armée d'avoir bombardé »: who is accused did it
        return [
            p
            for p in discourse.phrases[sentence]
            if p.kind in (*kinds, "place") and group.start < p.start and p.end <= group.head
        ][:1]
    free = [p for p in phrases if not p.governed and not view.is_aside(p.start, group.start)]
    earlier = [
        one
        for one in view.finite_between(view.span.start, group.start)
        if not view.is_aside(one.start, group.start)
    ]
    floor = earlier[-1].end if earlier else view.span.start
    near = [
        p
        for p in free
        if p.start >= floor
        and not _is_apposed(folded, p, free)
        and not _PARTED.search(folded[p.end : group.start])
        and not (p.kind == "plural" and _is_named_behind(folded, p, free))
    ]
    if group.tense in _INFINITIVES:
        near = _handed_on(earlier, phrases, floor) or _inverted(folded, free, floor, group)
    if near:
        return _side_by_side(folded, near[-1:], near)
    if group.pronoun:
        return [Phrase(group.start, group.end, "pronoun", None, group.pronoun, False)]
    if earlier and depth < _DEEPEST and _GOES_ON.search(folded[floor : group.start]):
        return subjects_of(discourse, view, sentence, earlier[-1], kinds, depth + 1)
    return []


def _handed_on(earlier: Sequence[VerbGroup], phrases: Sequence[Phrase], floor: int) -> list[Phrase]:
    """Return whom somebody invites or sends to do what an infinitive tells: « a invité Paul Dubreuil à venir »."""
    lemmas = str(load("event_parties")["handing_on"]).split()
    return [p for p in phrases if p.start >= floor] if earlier and earlier[-1].lemma in lemmas else []


def _inverted(folded: str, free: Sequence[Phrase], floor: int, group: VerbGroup) -> list[Phrase]:
    """Return who stands behind his verb: « a déclaré Anna Leclerc après s'être entretenue avec … »."""
    behind = [p for p in free if p.start >= floor and p.kind in ("person", "role")]
    if not behind or not _AFTERWARDS.match(folded[behind[0].end : group.start]):
        return []
    return behind[:1] if not folded[floor : behind[0].start].strip() else []


def _is_apposed(folded: str, phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """Tell whether a description stands between commas behind a name: « Anna Leclerc, la maire, »."""
    if phrase.kind != "role" or folded[phrase.end : phrase.end + 1] != ",":
        return False
    return any(
        p.kind == "person" and folded[p.end : phrase.start].strip() == ","
        for p in others
        if p.end <= phrase.start
    )


def _is_named_behind(folded: str, plural: Phrase, others: Sequence[Phrase]) -> bool:
    """Tell whether names behind say who is meant: « les deux ministres du Commerce, Anna Leclerc et Paul Dubreuil »."""
    return any(
        p.kind == "person" and 0 < p.start - plural.end <= 60 and "," in folded[plural.end : p.start]
        for p in others
    )


def _side_by_side(folded: str, last: Sequence[Phrase], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return a phrase with those that « et » and commas join to it from the left.

    A post before a name is no other person: « le chef de file flamand Paul Dubreuil ».
    """
    chosen = list(last)
    joined = False
    reached = last[0].start if last else 0
    for phrase in reversed([p for p in phrases if last and p.end <= last[0].start]):
        gap = _BRACKETS.sub("", folded[phrase.end : reached])
        if phrase.kind == "role" and chosen[0].kind == "person" and _TITLING.fullmatch(gap):
            reached = phrase.start
            continue
        if _ET.fullmatch(gap):
            joined = True
        elif not (joined and _COMMA.fullmatch(gap)):
            break
        chosen.insert(0, phrase)
        reached = phrase.start
    return chosen


def holders_of(
    discourse: Discourse,
    view: SentenceView,
    trigger: Trigger,
    clause: Span,
    phrases: Sequence[Phrase],
    kinds: Sequence[str],
) -> list[Phrase]:
    """Return who does what a verb tells, or who holds what a noun names (« a eu un entretien »).

    Parameters:
        phrases: of the clause.
        kinds: of phrases that may be a subject.
    """
    folded = discourse.folded
    if trigger.form == "verb":
        group = view.own_group(trigger.start, trigger.end)
        if group is None:
            return []
        led = _pattern("led_by").search(folded, view.span.start, group.start)
        leaders = [p for p in phrases if led and p.end <= group.start and 0 <= p.start - led.end() <= 4]
        return subjects_of(discourse, view, trigger.sentence, group, kinds) or leaders
    aside = _pattern("gathering").match(folded, trigger.start) and _pattern("in_margins").search(
        folded[clause.start : trigger.start]
    )
    if aside:
        return []  # « en marge du sommet, il fera escale »: many hold it
    if wording("upon").search(folded[clause.start : trigger.start]):
        return _of_occasion(discourse, view, trigger, phrases, kinds)
    group = view.governor(trigger.start, trigger.end)
    holds = group is not None and group.lemma in _holding()
    if group is None or group.start > trigger.start:
        return []
    if (
        holds
        or wording("with_others").match(folded, trigger.end, clause.end)
        or trigger.determiner == "possessive"
    ):
        return subjects_of(discourse, view, trigger.sentence, group, kinds)
    return []


def by_whom(view: SentenceView, trigger: Trigger, phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return who holds what a passive tells: « les discussions sont conduites par la ministre et le préfet »."""
    folded, group = view.folded, view.governor(trigger.start, trigger.end)
    if trigger.form == "anaphor" and trigger.group is not None and trigger.group.passive:
        group = (
            trigger.group if trigger.group.start >= trigger.start else group
        )  # « Elles sont menées par … »
    if group is None or group.start < trigger.start or not group.passive or group.lemma not in _holding():
        group = _fronted(view, trigger)
    if group is None:
        return []
    behind = [p for p in phrases if p.start >= group.end and p.kind != "place"]
    found = next((i for i, p in enumerate(behind) if _BY.search(folded, group.end, p.start)), None)
    if found is None or _PARTED.search(folded, group.end, behind[found].start):
        return []
    chosen = behind[found : found + 1]
    for phrase in behind[found + 1 :]:
        if not _AND_BY.fullmatch(folded, chosen[-1].end, phrase.start):
            break
        chosen.append(phrase)
    return chosen


def _fronted(view: SentenceView, trigger: Trigger) -> VerbGroup | None:
    """Return the participle that opens a sentence: « Menés par la ministre et le préfet, les pourparlers … »."""
    first = view.groups[0] if view.groups else None
    if first is None or first.tense != "past_participle" or first.lemma not in _holding():
        return None
    alone = not view.folded[view.span.start : first.start].strip()
    return first if alone and _APPOSED.search(view.folded, first.end, trigger.start) else None


def with_whom(discourse: Discourse, view: SentenceView, trigger: Trigger) -> list[Phrase]:
    """Return who stands before « avec lequel elle doit signer »."""
    group = view.own_group(trigger.start, trigger.end)
    if group is None:
        return []
    floor = max([view.span.start, *(one.end for one in view.finite_between(view.span.start, group.start))])
    match = _WITH_WHOM.search(view.folded, floor, group.start)
    before = [p for p in discourse.phrases[trigger.sentence] if match and p.end <= match.start() + 1]
    return before[-1:] if match and before and match.start() - before[-1].end <= 1 else []


def _of_occasion(
    discourse: Discourse,
    view: SentenceView,
    trigger: Trigger,
    phrases: Sequence[Phrase],
    kinds: Sequence[str],
) -> list[Phrase]:
    """Return who does something upon an event, and to whom: « X a informé Y lors d'un appel »."""
    before = view.finite_between(view.span.start, trigger.start)
    free = [p for p in phrases if p.end <= trigger.start and not p.governed and p.kind != "place"]
    if not before:
        return free
    subjects = subjects_of(discourse, view, trigger.sentence, before[-1], kinds)
    return [*subjects, *(p for p in free if p.start >= before[-1].end and p not in subjects)]


def accuses(group: VerbGroup | None) -> bool:
    """Tell whether a verb group is an accusation with what it is of: « a accusé la maire d'avoir attaqué »."""
    return group is not None and group.modal in _BLAMING


@cache
def _holding() -> frozenset[str]:
    return frozenset(str(load("event_parties")["holding"]).split())


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_parties")
