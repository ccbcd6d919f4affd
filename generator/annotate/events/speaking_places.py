"""Find who says so without a name of a person or a body: « Moscou a démenti », « à l'en croire »."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.context import Actor
from generator.annotate.events.wording import wording
from generator.annotate.quotations.cues import Cue
from generator.model import Quotation, Span

# Between a place and its verb nothing stands but an adverb; behind an inverted verb, when.
_BETWEEN: Final = re.compile(r"\s+(?:[\w-]+ment\s+|(?:aussi|également|toujours|déjà)\s+)?", re.I)
_WHEN: Final = re.compile(
    r"\s+(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aussitôt|ensuite)\s+(?:matin\s+|soir\s+)?)?",
    re.I,
)
_NEAR: Final = 2  # sentences back to the words of the one taken up


def speaking_place(discourse: Discourse, sentence: int, verbs: Sequence[Cue], told: int) -> str | None:
    """Return the place that is the subject of the first of some verbs of saying that has one, or None.

    Parameters:
        discourse: over the unmasked text.
        sentence: index of the sentence.
        verbs: verbs of saying of the sentence.
        told: offset of what is said: « Paris a dit que … » stands before it, « …, a dit Paris » behind it.
    """
    places = [p for p in discourse.phrases[sentence] if p.kind == "place" and p.name and not p.governed]
    for verb in verbs:
        first, last = sorted((verb.start, told))
        if ";" in discourse.folded[first:last]:
            continue
        for place in places:
            if place.end <= verb.start <= told and _BETWEEN.fullmatch(
                discourse.folded, place.end, verb.start
            ):
                return place.name
            article = re.search(
                r"(?:\b(?:la|le|les)\s|\bl')$", discourse.folded[verb.end : place.start], re.I
            )
            reached = verb.end + article.start() if article else place.start
            inverted = discourse.folded[: verb.start].rstrip().endswith((",", "»", '"'))
            if inverted and place.start > verb.end and _WHEN.fullmatch(discourse.folded, verb.end, reached):
                return place.name
    return None


def speaker_taken_up(
    discourse: Discourse, number: int, told: Span, cues: Sequence[Cue], quotations: Sequence[Quotation]
) -> Actor | None:
    """Return who was quoted right before, where « à l'en croire » or « …, a-t-il ajouté » takes that one up.

    Parameters:
        discourse: over the unmasked text.
        number: index of the sentence.
        told: the words told in it.
        cues: verbs of saying of the sentence.
        quotations: of the article, in order.
    """
    start = discourse.sentences[number].span.start
    incise = next((c for c in cues if c.pronoun in ("il", "elle") and c.start >= told.end), None)
    if incise is None and not wording("by_that_speaker").search(discourse.folded, start, told.end):
        return None
    place = bisect_left(quotations, start, key=lambda quotation: quotation.span.start)
    before = quotations[place - 1] if place else None
    if before is None or not before.speaker or not before.speaker_kind or number - before.sentence > _NEAR:
        return None
    actor = before.speaker, before.speaker_kind
    pronoun = (
        Phrase(incise.start, incise.end, "pronoun", None, incise.pronoun or "", False) if incise else None
    )
    return actor if pronoun is None or discourse.could_be(pronoun, number, actor) else None
