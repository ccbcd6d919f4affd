"""Name the speaker of a quotation from the cue and the structure of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.cues import Cue
from generator.model import Span

_ELIDED_SUBJECT: Final = re.compile(r"(?:\bet|\bpuis|\bmais|,)\s*(?:\w+ment\s*)?$")
_PLURAL_VERB: Final = re.compile(r"(?:l'|les |lui |leur )?(?:ont|avaient|auraient|se sont|s'étaient)\b", re.I)
_RELATIVE: Final = re.compile(r",?\s*qui\s*(?:\w+ment\s*)?")
_CONTENT: Final = re.compile(r"\bqu(?:e\b|')|[■«“\"]")  # what is said begins: no subject follows
_INVERSION_GAP: Final = re.compile(r"^[\s,;.!?»”\"')\]–—-]*(?:comme\s+)?$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, how we know, and who relays it; offsets of the cue are the article's."""

    speaker: Actor
    via: Actor | None
    cue: str
    cue_span: Span
    rule: str


def attribute(
    discourse: Discourse,
    sentence: int,
    quotation: Span,
    cues: Sequence[Cue],
    focus: Actor | None,
) -> Attribution | None:
    """Return who says the quotation by the cues of its own sentence, or None.

    Parameters:
        discourse: what has been read so far.
        sentence: index of the sentence in which the quotation begins.
        quotation: its outer span.
        cues: of the sentence, at offsets of the article.
        focus: the one whom the text has been following.

    In order: a verb inside it (« …, a-t-elle poursuivi, … »); a verb right after it, with its subject inverted; the
    nearest verb or participle before it; a verb further on behind a comma; « selon X » anywhere; the subject
    before a colon. A verb's subject that is « les deux présidents » says nothing. Where « selon X » frames
    another's words, X relays them.
    """
    frame = _frame(discourse, sentence, cues, focus)
    within = [cue for cue in cues if quotation.start < cue.start and cue.end < quotation.end]
    for cue in within:
        subject = _subject(discourse, sentence, cue, within, focus, inverted=True)
        if subject:
            return Attribution(subject, None, cue.words, Span(cue.start, cue.end), "incise")
    for rule, cue, subject in _by_verbs(discourse, sentence, quotation, cues, focus):
        if subject is None:
            continue
        via = frame[0] if frame and frame[0] != subject else None
        return Attribution(subject, via, cue.words, Span(cue.start, cue.end), rule)
    if frame:
        return Attribution(frame[0], None, frame[1].words, Span(frame[1].start, frame[1].end), "according-to")
    opening = discourse.folded[discourse.sentences[sentence].span.start : quotation.start]
    if opening.rstrip().endswith(":"):
        subject = _first_subject(discourse, sentence, _before(discourse, sentence, quotation), focus)
        if subject:
            return Attribution(subject, None, ":", Span(quotation.start, quotation.start), "colon")
    return None


def is_told_by_another(discourse: Discourse, sentence: int, quotation: Span, cues: Sequence[Cue]) -> bool:
    """Tell whether a verb of saying before the quotation has a subject of its own, be it one we cannot name.

    Then the one who spoke before is not the one who speaks here.
    """
    verbs = [cue for cue in cues if cue.form == "finite" and cue.end <= quotation.start]
    if not verbs or _PLURAL_VERB.match(verbs[-1].words):
        return False
    return any(
        not p.governed and p.kind != "pronoun" and p.end <= verbs[-1].start
        for p in discourse.phrases[sentence]
    )


def _before(discourse: Discourse, sentence: int, quotation: Span) -> list[Phrase]:
    return [phrase for phrase in discourse.phrases[sentence] if phrase.end <= quotation.start]


def _by_verbs(
    discourse: Discourse, sentence: int, quotation: Span, cues: Sequence[Cue], focus: Actor | None
) -> list[tuple[str, Cue, Actor | None]]:
    folded = discourse.folded
    verbs = [cue for cue in cues if cue.form != "preposition"]
    after = [cue for cue in verbs if cue.start >= quotation.end]
    before = [cue for cue in verbs if cue.end <= quotation.start]
    found: list[tuple[str, Cue, Actor | None]] = []
    if after and _INVERSION_GAP.match(folded[quotation.end : after[0].start]):
        found.append(
            (
                "inverted-subject",
                after[0],
                _subject(discourse, sentence, after[0], verbs, focus, inverted=True),
            )
        )
    if before:
        cue = before[-1]
        found.append(
            (
                "verb-before",
                cue,
                _subject(discourse, sentence, cue, verbs, focus, inverted=_is_inverted(folded, cue)),
            )
        )
    for cue in after:
        if _is_inverted(folded, cue):
            found.append(("verb-after", cue, _subject(discourse, sentence, cue, verbs, focus, inverted=True)))
            break
    return found


def _is_inverted(folded: str, cue: Cue) -> bool:
    """Tell whether a verb stands behind a comma, so that its subject follows it."""
    return cue.form == "inverted" or (
        cue.form == "finite"
        and re.search(r"(?:[,»”\"']|■)\s*(?:comme\s+)?$", folded[max(0, cue.start - 12) : cue.start])
        is not None
    )


def subject_of_verb(
    discourse: Discourse, sentence: int, cue: Cue, cues: Sequence[Cue], focus: Actor | None
) -> Actor | None:
    """Return the subject of a verb of saying, quotation or not."""
    verbs = [other for other in cues if other.form != "preposition"]
    return _subject(discourse, sentence, cue, verbs, focus, inverted=_is_inverted(discourse.folded, cue))


def _subject(
    discourse: Discourse,
    sentence: int,
    cue: Cue,
    verbs: Sequence[Cue],
    focus: Actor | None,
    *,
    inverted: bool,
) -> Actor | None:
    if cue.form == "inverted":
        pronoun = Phrase(cue.start, cue.end, "pronoun", None, cue.pronoun or "", governed=False)
        return discourse.resolve(pronoun, sentence, focus)
    if _PLURAL_VERB.match(cue.words):
        return None  # several speak: nobody in particular
    phrases = discourse.phrases[sentence]
    if cue.form == "participle":
        main = [verb for verb in verbs if verb.end <= cue.start and verb.form != "participle"]
        if main:
            return _subject(
                discourse, sentence, main[-1], verbs, focus, inverted=_is_inverted(discourse.folded, main[-1])
            )
        return _first_subject(discourse, sentence, [p for p in phrases if p.end <= cue.start], focus)
    if inverted:
        end = min(
            [verb.start for verb in verbs if verb.start > cue.end and verb.form != "participle"],
            default=10**9,
        )
        following = [
            p
            for p in phrases
            if cue.end <= p.start < end
            and not (p.governed and p.kind != "role")
            and not _CONTENT.search(discourse.folded[cue.end : p.start])
        ]
        subject = _first_subject(
            discourse, sentence, [p for p in following if not p.governed] or following[:1], focus
        )
        if subject or following:
            return subject
    preceding = [p for p in phrases if p.end <= cue.start]
    if preceding and _RELATIVE.fullmatch(discourse.folded[preceding[-1].end : cue.start]):
        return _resolve(discourse, preceding[-1], sentence, focus)  # « saluée par X, qui y voit »
    if _ELIDED_SUBJECT.search(discourse.folded[max(0, cue.start - 20) : cue.start]):
        return _first_subject(discourse, sentence, preceding, focus)
    for phrase in reversed(preceding):
        if phrase.kind == "plural" and not phrase.governed:
            return None
        if not phrase.governed:
            return _resolve(discourse, phrase, sentence, focus)
    return None


def _resolve(discourse: Discourse, phrase: Phrase, sentence: int, focus: Actor | None) -> Actor | None:
    """Resolve a subject; a capital that stands for its government is nobody in particular."""
    return None if phrase.kind == "place" else discourse.resolve(phrase, sentence, focus)


def _first_subject(
    discourse: Discourse, sentence: int, phrases: Sequence[Phrase], focus: Actor | None
) -> Actor | None:
    for phrase in phrases:
        if phrase.governed:
            continue
        if phrase.kind == "plural":
            return None
        return _resolve(discourse, phrase, sentence, focus)
    return None


def _frame(
    discourse: Discourse, sentence: int, cues: Sequence[Cue], focus: Actor | None
) -> tuple[Actor, Cue] | None:
    """Return the one named by « selon X » in the sentence, with the cue."""
    for cue in cues:
        if cue.form != "preposition":
            continue
        for phrase in discourse.phrases[sentence]:
            if cue.end - 3 <= phrase.start <= cue.end + 12:
                actor = _resolve(discourse, phrase, sentence, focus)
                if actor:
                    return actor, cue
                break
    return None


frame_of = _frame
