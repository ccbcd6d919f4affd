"""Tell the tense of the verb nearest to an expression, which decides between last and next Thursday."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Page
from generator.annotate.timexes.scope import Tense
from generator.annotate.timexes.vocabulary import words

_NOT_FUTURE: Final = words("not_future")
_PLANNING: Final = "|".join(sorted(words("planning_verbs")))
_FUTURE_CUES: Final = "|".join(
    sorted((re.escape(cue) for cue in words("future_cues")), key=lambda c: (-len(c), c))
)
_NO_PARTICIPLE: Final = (
    "(?:l[ae]|les|des|une?|de|que|ce|se|ne|me|te|ses|mes|cette|notre|votre|entre|contre|quatre|mille|onze|douze|quinze"
    "|toute?s?|plus|sous|peu|lieu|autres?|comme|encore|meme|depuis|puis|mais|pas|tres|moins|trois|ni|qui|plusieurs)\\b"
)
# Accents are folded away, so « à minuit » looks like « a produit »: the written text tells them apart.
_VERBS: Final = re.compile(
    rf"\b(?:(?P<cue>{_FUTURE_CUES}|(?:devait|devaient) (?:[a-z]+ ){{0,3}}[a-z]+(?:er|ir|re|oir)"
    rf"|(?:(?:a|ont|avait|avaient|est|sont) )?(?:{_PLANNING})[a-z]{{0,6}} (?:[^,.;:«»\n]{{0,40}} )?(?:de |d'|a )"
    r"(?:s[e'] ?|l[ea'] ?|les |y |en )?[a-z]+(?:er|ir|re|oir))"
    r"|(?P<future>[a-z]{2,}(?:ra|ront|rai|rons|rez))"
    r"|(?P<past>(?:a|ont|ai|avons|est|sont|suis|sommes|avait|avaient|etait|etaient|fut|furent"
    r"|eu)(?: (?:ete|pas|deja|aussi|egalement|encore|toutefois|ensuite|d'abord|notamment"
    r"|[a-z]+ment|plus|jamais|tous?|toutes|bien))*"
    rf" (?!{_NO_PARTICIPLE})[a-z]+(?:e|ee|es|ees|i|ie|is|ies|u|ue|us|ues|it|ite|its|ert|erte|ort|orte)"
    r"|[a-z]{2,}(?:aient|erent|irent|urent)|[a-z]{3,}(?<!f)ait|s'est|se sont|avait|avaient|etait))\b"
)
# « est prévue », « a été reporté »: a past form that tells of what is to come.
_PLANNED: Final = re.compile(
    r"(?:(?:est|sont)\b.* (?:attendu|annonce)"
    r"|(?:a|ont|est|sont)\b.* (?:prevu|programme|fixe|reporte|repousse|convoque))e?s?$"
)
_PLUPERFECT: Final = re.compile(r"(?:avait|avaient|etait|etaient)\b.* ")
_CONDITIONAL: Final = re.compile(
    r"(?:[a-z]+(?:drait|draient|irait|iraient|erait|eraient)|devrait|devraient)$"
)
# « des pourparlers entamés lundi »: a participle right before the day, unless it is one of planning.
_PARTICIPLE: Final = re.compile(r"(?<!\w)[^\W\d_]{3,}ée?s?\s$", re.IGNORECASE)
_NOUN_LEAD: Final = re.compile(r"\b(?:l[ae]s?|l'|une?|des?|d'|du|aux?|ces?|cette|s[ao]n?|en|a) ?$")
_TO_COME: Final = re.compile(
    r"programme|convoque|planifie|fixe|reporte|repousse|(?<=est )annonce|(?<=sont )annonce"
)
# « Le mouvement, voté à main levée la veille, … »: what a participle between commas tells happened before.
_APPOSED: Final = re.compile(r",\s[^\W\d_]{2,}(?:é|i|u|is|it)e?s?\s[^,.;:()«»\n]*$")
_MARKS: Final = re.compile(r"[,;:«»()]")
_REACH: Final = 160
_ACROSS_MARK: Final = 35
_AFTER: Final = 5


def find_tense(page: Page, start: int, end: int, first: int, last: int) -> Tense:
    """Return the tense of the verb or cue nearest to ``[start:end]`` within ``[first:last]``."""
    participle = _PARTICIPLE.search(page.text[max(first, start - 25) : start])
    if participle:
        at = start - len(participle[0])
        if not _TO_COME.match(page.folded, at) and not _NOUN_LEAD.search(page.before(at, 8)):
            return Tense.PAST
    return _nearest(page, start, end, first, last)[0]


def tells_background(page: Page, start: int, end: int, first: int, last: int) -> bool:
    """Tell whether the nearest verb is a pluperfect or an apposed participle: what had happened before what is told."""
    if _APPOSED.search(page.text[max(first, start - 60) : start]) and page.text[end : end + 1] == ",":
        return True
    return _PLUPERFECT.match(_nearest(page, start, end, first, last)[1]) is not None


def _nearest(page: Page, start: int, end: int, first: int, last: int) -> tuple[Tense, str]:
    """Return tense and words of the nearest verb or cue.

    A comma or bracket between the two makes a verb as far as 35 more letters would.
    """
    folded = page.folded
    best: tuple[int, Tense, str] | None = None
    low, high = max(first, start - _REACH), min(last, end + _REACH)
    for found in _VERBS.finditer(folded, low, high):
        if found.start() < end and start < found.end():
            continue
        if found["future"] in _NOT_FUTURE or (found["future"] and page.is_name(*found.span())):
            continue
        past = found["past"]
        if past and page.text[found.start()] in "àÀ":
            continue
        if past and past.endswith(("rait", "raient")) and " " not in past:
            if past in _NOT_FUTURE or past.startswith(("serai", "aurai")) or not _CONDITIONAL.match(past):
                continue
            past = None
        elif past and _PLANNED.match(past):
            past = None
        tense = Tense.PAST if past else Tense.FUTURE
        if found.end() <= start:
            between, distance = folded[found.end() : start], start - found.end()
        else:
            between, distance = folded[end : found.start()], found.start() - end + _AFTER
        distance += _ACROSS_MARK * len(_MARKS.findall(between))
        if best is None or distance < best[0]:
            best = (distance, tense, found[0])
    return best[1:] if best else (Tense.UNKNOWN, "")
