"""Find the verb groups of a sentence: auxiliary, adverbs and participle, or a modal and its infinitive, as one.

« doit rencontrer », « n'ont jamais été reçus », « se sont longuement entretenus » are one group each, with the verb
that carries the meaning (its lemma) and what tense, modality, negation and voice make of it. Events and words of
saying are told by lemma, so that a verb is known in all its forms.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from generator.annotate.verbs.conjugation import Form, forms, takes_être
from generator.annotate.verbs.group import VerbGroup
from generator.annotate.verbs.infinitives import Infinitive, led_infinitive
from generator.annotate.verbs.tokens import (
    ARTICLES,
    CLITICS,
    REFLEXIVE,
    Token,
    listed,
    participle_of,
    past_aside,
    read_tokens,
)
from generator.folding import lower
from generator.lexicon import load

_NOT: Final = frozenset(["pas", "plus", "jamais", "guère", "point", "aucunement", "nullement"])
_PRONOUNS: Final = frozenset(
    ["il", "elle", "ils", "elles", "on", "je", "j'", "nous", "qui", "ce", "ça", "cela", "celui-ci"]
)
_SUBJECTS: Final = frozenset(["il", "elle", "ils", "elles", "on", "je", "nous"])
_TENSE_OF_AUXILIARY: Final = {
    "present": "past",
    "imperfect": "pluperfect",
    "simple_past": "past",
    "future": "future_perfect",
    "conditional": "conditional_past",
    "subjunctive": "subjunctive_past",
    "infinitive": "infinitive_past",
    "present_participle": "participle_past",
}
_FINITE: Final = frozenset(["present", "imperfect", "simple_past", "future", "conditional", "subjunctive"])
_UNLIKE_NOUNS: Final = frozenset(["imperfect", "future", "conditional", "simple_past"])
_OBJECT_BEGINS: Final = frozenset(["le", "la", "l'", "les", "un", "une", "son", "sa", "ses", "leur", "leurs"])
_MOST_BETWEEN: Final = 7  # words between an auxiliary and its participle


def find_verb_groups(sentence: str) -> tuple[VerbGroup, ...]:
    """Return the verb groups of a sentence whose typography is folded, in order.

    >>> [(group.lemma, group.tense) for group in find_verb_groups("Ils se sont parlé et se reverront.")]
    [('parler', 'past'), ('revoir', 'future')]
    """
    return _groups(lower(sentence))


@lru_cache(maxsize=512)
def _groups(lowered: str) -> tuple[VerbGroup, ...]:
    tokens, known = read_tokens(lowered), forms()
    found: list[VerbGroup] = []
    reached = 0
    for place in [
        place for place, token in enumerate(tokens) if token[0] in known
    ]:  # most words are no verbs
        if place >= reached:
            group, reached = _group_at(tokens, place)
            if group:
                found.append(group)
    return tuple(found)


def _group_at(tokens: Sequence[Token], place: int) -> tuple[VerbGroup | None, int]:
    """Read a group whose first verb form is at ``place``; return it and where to go on."""
    readings = forms().get(tokens[place].text)
    if not readings or _is_within_word(tokens, place):
        return None, place + 1
    first = _first_clitic(tokens, place)
    clitics = {token.text for token in tokens[first:place]}
    auxiliary = _reading(readings, ("avoir", "être"), _FINITE | {"infinitive", "present_participle"})
    if auxiliary and (compound := _compound(tokens, place, first, clitics, auxiliary)):
        return compound
    modal = next((one for one in readings if one.lemma in load("conjugation")["modals"]), None)
    if (
        modal
        and modal.tense != "past_participle"
        and (led := _infinitive(tokens, place, first, clitics, modal))
    ):
        return led
    return _simple(tokens, place, first, clitics, readings)


def _is_within_word(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a hyphen before makes a form part of a name or another word: « Mar-a-Lago », « peut-être »."""
    return (
        place > 1
        and tokens[place - 1].text == "-"
        and tokens[place - 2].end == tokens[place - 1].start
        and tokens[place - 1].end == tokens[place].start
        and tokens[place - 2].text not in ("y", "t")
    )


def _first_clitic(tokens: Sequence[Token], place: int) -> int:
    first = place
    while first and tokens[first - 1].text in CLITICS and place - first < 4:
        first -= 1
    if first < place and first and tokens[first - 1].text == "-":
        return place  # « ce rendez-vous est fixé »
    return first


def _reading(readings: Sequence[Form], lemmas: tuple[str, ...], tenses: frozenset[str]) -> Form | None:
    return next((one for one in readings if one.lemma in lemmas and one.tense in tenses), None)


def _inverted(tokens: Sequence[Token], place: int) -> tuple[str | None, int]:
    """Return the subject pronoun hung to a verb (« a-t-il », « ont-ils »), and the place behind it."""
    at = place + 1
    if at >= len(tokens) or tokens[at].text != "-":
        return None, place + 1
    at += 1
    if at + 1 < len(tokens) and tokens[at].text == "t" and tokens[at + 1].text == "-":
        at += 2
    if at < len(tokens) and tokens[at].text in _SUBJECTS:
        return tokens[at].text, at + 1
    return None, place + 1


def _compound(
    tokens: Sequence[Token], place: int, first: int, clitics: set[str], auxiliary: Form
) -> tuple[VerbGroup, int] | None:
    pronoun, at = _inverted(tokens, place)
    negated = False
    with_être = auxiliary.lemma == "être"
    was = False  # « a été »
    for _ in range(_MOST_BETWEEN):
        if at >= len(tokens):
            return None
        at = past_aside(tokens, at)
        if at >= len(tokens):
            return None
        word = tokens[at].text
        if word == "été" and not was:
            was = True
            at += 1
            continue
        participle = participle_of(word)
        if was and not participle and word not in listed("between") and not word.endswith("ment"):
            break  # « a été ministre »
        if participle and not (word in listed("between") and _participle_follows(tokens, at + 1)):
            break
        if word not in listed("between") and not (word.endswith("ment") and len(word) > 5):
            return None
        negated = negated or (word in _NOT and ("ne" in clitics or "n'" in clitics or word == "jamais"))
        at += 1
    else:
        return None
    if participle is None and was and auxiliary.lemma == "avoir":
        participle, at, was = "être", at - 1, False
    if participle is None:
        return None
    lemma, verb = participle, tokens[at]
    reflexive = with_être and bool(clitics & REFLEXIVE)
    passive = was or (with_être and not reflexive and lemma not in takes_être())
    tense = auxiliary.tense if passive and not was else _TENSE_OF_AUXILIARY[auxiliary.tense]
    group = VerbGroup(
        tokens[first].start, verb.end, verb.start, lemma, "past" if tense == "simple_past" else tense,
        auxiliary.person, passive, reflexive, negated or _is_negated(tokens, first, at, clitics), None, pronoun,
    )  # fmt: skip
    if lemma in load("conjugation")["modals"] and not passive:
        led = led_infinitive(tokens, at + 1, lemma)
        if led:
            alone = lemma in listed("negated_alone") and bool(clitics & {"ne", "n'"})
            restricted = {token.text for token in tokens[at : led.place + 3]} & {"que", "qu'"}
            group = group._replace(negated=group.negated or (alone and not restricted))
            return _with_modal(group, tokens, led, lemma), led.place + 1
    return group, at + 1


def _participle_follows(tokens: Sequence[Token], at: int) -> bool:
    return any(participle_of(token.text) for token in tokens[at : at + 2])


def _is_negated(tokens: Sequence[Token], first: int, last: int, clitics: set[str]) -> bool:
    """Tell whether « ne » stands before the group and « pas » or « aucun » within or right behind it."""
    if not clitics & {"ne", "n'"}:
        return False
    behind = {token.text for token in tokens[first : last + 4]}
    return bool(behind & (_NOT | {"aucun", "aucune", "nul", "rien", "personne", "ni"})) and not behind & {
        "que",
        "qu'",
    }


def _infinitive(
    tokens: Sequence[Token], place: int, first: int, clitics: set[str], modal: Form
) -> tuple[VerbGroup, int] | None:
    pronoun, at = _inverted(tokens, place)
    led = led_infinitive(tokens, at, modal.lemma)
    if not led:
        return None
    if modal.lemma in ("aller", "venir") and modal.tense not in ("present", "imperfect"):
        return None
    tense = "past" if modal.tense == "simple_past" else modal.tense
    group = VerbGroup(
        tokens[first].start, tokens[place].end, tokens[place].start, modal.lemma, tense, modal.person,
        negated=_is_negated(tokens, first, place, clitics), pronoun=pronoun, reflexive=bool(clitics & {"se", "s'"}),
    )  # fmt: skip
    return _with_modal(group, tokens, led, modal.lemma), led.place + 1


def _with_modal(group: VerbGroup, tokens: Sequence[Token], led: Infinitive, modal: str) -> VerbGroup:
    verb = tokens[led.place]
    return VerbGroup(
        group.start, verb.end, verb.start, led.lemma, group.tense, group.person, led.passive, led.reflexive,
        group.negated, modal, group.pronoun,
    )  # fmt: skip


def _simple(
    tokens: Sequence[Token], place: int, first: int, clitics: set[str], readings: Sequence[Form]
) -> tuple[VerbGroup | None, int]:
    before = tokens[first - 1].text if first else ""
    subject = before in _PRONOUNS
    one = _choose(tokens, place, first, readings, subject=subject)
    if one is None:
        return None, place + 1
    pronoun, after = _inverted(tokens, place) if one.tense in _FINITE else (None, place + 1)
    tense = "past" if one.tense == "simple_past" else one.tense
    start = place if one.tense == "past_participle" else first
    return (
        VerbGroup(
            tokens[start].start, tokens[after - 1].end, tokens[place].start, one.lemma, tense, one.person,
            reflexive=bool({token.text for token in tokens[start:place]} & REFLEXIVE),
            negated=_is_negated(tokens, first, place, clitics), pronoun=pronoun,
        ),
        after,
    )  # fmt: skip


def _must_be_verb(tokens: Sequence[Token], place: int, before: str) -> bool:
    """Tell whether a word that is mostly no verb is one: « le maire rencontre les élus »."""
    if before in CLITICS - ARTICLES:
        return True
    if tokens[place].text in ("entre", "unis") or not before or before in listed("before_nouns"):
        return False
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return after in _OBJECT_BEGINS or (before == "," and after == "à")


def _choose(
    tokens: Sequence[Token], place: int, first: int, readings: Sequence[Form], *, subject: bool
) -> Form | None:
    """Return the reading that fits, or None for a noun: « la visite », « une marche », « en route »."""
    before = tokens[place - 1].text if place else ""
    if tokens[place].text in listed("seldom_verbs") and not (subject or _must_be_verb(tokens, place, before)):
        return None
    finite = [one for one in readings if one.tense in _FINITE]
    participle = next((one for one in readings if one.tense == "past_participle"), None)
    if finite and (subject or (first < place and tokens[first].text in ("ne", "n'", "se", "s'"))):
        return finite[0]
    if before in CLITICS and finite and all(one.tense in _UNLIKE_NOUNS for one in readings):
        return finite[0]  # « l'attendaient », « les recevront »
    if place == 0 or before in listed("before_nouns"):
        others = [one for one in readings if one.tense in ("infinitive", "present_participle")]
        return others[0] if others else (participle if place == 0 else None)
    if participle and finite and finite[0].tense in ("simple_past", "subjunctive"):
        return participle  # « une trêve, conclue en mai, … »
    return finite[0] if finite else readings[0]
