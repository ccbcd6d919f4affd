"""Tell the tense of the verb nearest to an expression, which decides between last and next Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from generator.annotate.timexes.candidate import Page
from generator.annotate.timexes.scope import Tense
from generator.annotate.timexes.vocabulary import words
from generator.annotate.verbs import VerbGroup, find_verb_groups
from generator.folding import fold_typography
from generator.lexicon import load

_TO_COME: Final = frozenset(["future", "future_perfect", "conditional"])
_PAST: Final = frozenset(
    [
        "past",
        "pluperfect",
        "imperfect",
        "conditional_past",
        "subjunctive_past",
        "infinitive_past",
        "participle_past",
    ]
)
# What a modal makes of its infinitive: « vient de partir » and « accuse d'avoir tiré » tell of what was,
# « doit partir » of what is to come, « tente de partir » of the time of its own verb.
_OF_MODAL: Final = {
    "done": Tense.PAST, "alleged": Tense.PAST, "denied": Tense.PAST,
    "planned": Tense.FUTURE, "possible": Tense.FUTURE, "wished": Tense.FUTURE, "agreed": Tense.FUTURE,
}  # fmt: skip
# « des pourparlers entamés lundi », « élu en novembre », « voté à main levée la veille »: a participle before the day.
_TO_THE_DAY: Final = re.compile(r"[^,.;:()«»\n]{0,60}")
_SINCE: Final = re.compile(
    r"\b(?:depuis |(?:apres|comme|avant) (?:celui|celle|ceux|celles) d(?:e |u |'))"
    r"(?:le |la |l'|les |ce |cet |cette |mi-|fin |debut )?$"
)
_UNTIL: Final = re.compile(
    r"\b(?:jusqu'(?:a|au|en)|d'ici(?: a| au)?|a partir (?:de|du)|a compter (?:de|du)) (?:le |la |l')?$"
)
# « envisagée pour le printemps », « attendu avant l'été »
_AIMED: Final = re.compile(
    r"\b(?:prevu|programme|planifie|fixe|envisage|annonce|attendu|espere|souhaite|promis|reporte|repousse|convoque|cale|agende"
    r"|rendez-vous|preavis|date)e?s?(?: [a-z' -]{1,20})? (?:pour|avant|d'ici) (?:le |la |l'|debut |fin |mi-|fin de )?$"
)
_MARKS: Final = re.compile(r"[,;:«»()]")
# « Le mouvement, voté à main levée la veille, … »: what a participle between commas tells happened before.
_APPOSED: Final = re.compile(r",\s[^\W\d_]{2,}(?:é|i|u|is|it)e?s?\s[^,.;:()«»\n]*$", re.I)
_AT_FIRST: Final = re.compile(r"\b(?:initialement|a l'origine|au depart)\b")
_REACH: Final = 160
_LONGEST_SENTENCE: Final = 800  # characters; of a longer one only what is near is read
_ACROSS_MARK: Final = 35
_AFTER: Final = 5


def find_tense(page: Page, start: int, end: int, first: int, last: int) -> Tense:
    """Return the tense of the verb or cue nearest to ``[start:end]`` within ``[first:last]``."""
    if _SINCE.search(page.before(start)):
        return Tense.PAST
    tense, name = _nearest(page, start, end, first, last)
    if name not in ("pluperfect", "imperfect") and _AIMED.search(page.before(start)):
        return Tense.FUTURE
    if tense is Tense.UNKNOWN and _UNTIL.search(page.before(start)):
        return Tense.FUTURE
    return tense


def tells_background(page: Page, start: int, end: int, first: int, last: int) -> bool:
    """Tell whether the nearest verb is a pluperfect or an apposed participle: what had happened before what is told."""
    if page.text[end : end + 1] == "," and _APPOSED.search(page.text[max(first, start - 60) : start]):
        return True
    return _nearest(page, start, end, first, last)[1] == "pluperfect"


def _nearest(page: Page, start: int, end: int, first: int, last: int) -> tuple[Tense, str]:
    """Return what the nearest verb or cue says, and its grammatical tense (« cue » of a cue).

    A comma or bracket between the two makes a verb as far as 35 more letters would.
    """
    low, high = max(first, start - _REACH), min(last, end + _REACH)
    best: tuple[int, Tense, str] | None = None
    for begins, ends, tense, name in _telling(page, first, last, start):
        if (begins < end and start < ends) or ends < low or begins > high:
            continue
        if ends <= start:
            between, distance = page.folded[ends:start], start - ends
        else:
            between, distance = page.folded[end:begins], begins - end + _AFTER
        distance += _ACROSS_MARK * len(_MARKS.findall(between))
        if best is None or distance < best[0]:
            best = (distance, tense, name)
    return best[1:] if best else (Tense.UNKNOWN, "")


def _telling(page: Page, first: int, last: int, start: int) -> Iterator[tuple[int, int, Tense, str]]:
    """Yield the verbs and cues of a sentence that tell past from future: where they stand, what they say."""
    if last - first > _LONGEST_SENTENCE:
        first, last = max(first, start - _REACH), min(last, start + 2 * _REACH)
    cues, groups = _in_sentence(page, first, last)
    for begins, ends in cues:
        yield begins, ends, Tense.FUTURE, "cue"
    for group in groups:
        begins, ends = group.start, group.end
        at_day = ends <= start and _TO_THE_DAY.fullmatch(page.folded, ends, start) is not None
        tense = _tense_of(group, at_day=at_day)
        if group.modal and group.tense == "imperfect" and _AT_FIRST.search(page.folded, begins, ends):
            tense = Tense.PAST  # « devaient initialement se parler lundi »
        if tense:
            yield begins, ends, tense, group.tense


@lru_cache(maxsize=64)
def _in_sentence(page: Page, first: int, last: int) -> tuple[Sequence[tuple[int, int]], Sequence[VerbGroup]]:
    """Return where the cues of a stretch stand, and its verbs, once for all expressions in it."""
    cues = [found.span() for found in _cues().finditer(page.folded, first, last)]
    words = page.text[first:last].strip()  # without white space around: so its verbs are found once for all
    begins = page.text.find(words, first)
    return cues, [group.moved(begins) for group in find_verb_groups(fold_typography(words))]


def _tense_of(group: VerbGroup, *, at_day: bool) -> Tense | None:
    """Return when a verb group puts what it tells, or None where it leaves that open (a present, an infinitive).

    « est prévue », « a été reporté », « devait partir » speak of what is to come, « vient de partir » of what was.
    """
    if group.modal and (told := _OF_MODAL.get(load("conjugation")["modals"][group.modal])):
        return told
    if group.tense in _TO_COME:
        hypothetical = group.tense == "conditional" and group.lemma in ("être", "avoir")
        return None if hypothetical else Tense.FUTURE
    if group.lemma in words("planning_verbs") and group.tense in ("present", "past", "past_participle"):
        return Tense.FUTURE
    if group.lemma in words("announcing_verbs") and group.passive and group.tense == "present":
        return Tense.FUTURE
    if group.tense in _PAST:
        return Tense.PAST
    if group.tense == "past_participle" and at_day:
        return Tense.PAST
    if group.tense == "present" and group.passive:
        return Tense.PAST
    return None


@cache
def _cues() -> re.Pattern[str]:
    cues = sorted((re.escape(cue) for cue in words("future_cues")), key=lambda cue: (-len(cue), cue))
    return re.compile(rf"\b(?:{'|'.join(cues)})\b")
