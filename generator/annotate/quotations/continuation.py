"""Tell whose words are quoted where their own sentence does not: the one who spoke before, or is told of around."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.cues import Cue, find_cues
from generator.annotate.quotations.nominals import nominals
from generator.annotate.quotations.subjects import Clauses
from generator.annotate.quotations.turns import document_verbs, nobody_speaks
from generator.annotate.quote_marks import QuotedSpan
from generator.model import EntityKind

# A judgement, a measure or a name that somebody else passes on the subject.
_PASSED_ON: Final = re.compile(
    r"\b(?:est|sont|était|étaient|été|être|fut|sera)\s+(?:[\w-]+ment\s+)?[\w-]+(?:é|ée|és|ées|i|is|it|ite|u|ue)\b[^,;:]*$|\b(?:accus|condamn|poursuiv|soupçonn|inculp|jug|surnomm|connu|dit)\w*\b[^,;:]*$",
    re.I,
)
_PREDICATE: Final = 60  # characters between a subject and the words quoted of it
_WAS_DONE: Final = re.compile(r"\bété\s+(?:[\w-]+ment\s+)?[\w-]+(?:é|i|u|is|it)e?s?\b[^.;:]*$")
# A person, a comma (perhaps the age), then a few words quoted of him or her: « X, 81 ans, « venu en voisin » ».
_BESIDE: Final = re.compile(r",\s*(?:\d+\s+ans\s*,\s*)?[«“\"'‘]?\s*$")
_ARTICLE: Final = re.compile(r"(?:les?|la|l'|un|une)\b", re.I)
_WORD: Final = 2  # so few quoted words behind « les » are a term, no judgement
_THE: Final = re.compile(r"(?:\b(?:les?|la|des|du|aux?)\s+|\bl')[«“\"'‘]?\s*$", re.I)
_MARKS: Final = " \u00a0\u202f«»“”„\"'‘’–—-().,;:!?…■"


@dataclass(slots=True)
class Voice:
    """Who spoke last.

    Parameters:
        last: the last one named, whom a pronoun may mean.
        last_sentence: where.
        heard: who speaks in the sentence ``sentence``; None where nothing names the one who does.
        quoted: whether that sentence quotes words.
    """

    last: Actor | None = None
    last_sentence: int = -10
    heard: Actor | None = None
    sentence: int = -10
    quoted: bool = False

    def hear(self, sentence: int, actor: Actor | None, *, quoted: bool) -> None:
        """Note who speaks in a sentence; None for somebody whom nothing names."""
        self.heard, self.sentence, self.quoted = actor, sentence, quoted
        if actor:
            self.last, self.last_sentence = actor, sentence


def goes_on(
    discourse: Discourse, voice: Voice, index: int, q: QuotedSpan, cues: Sequence[Cue]
) -> tuple[Actor, str] | None:
    """Return the one who spoke in the sentence before if the same one still speaks, with the rule's name.

    The sentence must stand in the same block, or the one before it must end with a colon; a sentence with a
    subject of its own other than the speaker ends the speech.
    """
    if index - voice.sentence != 1 or voice.heard is None:
        return None
    before, now = discourse.sentences[index - 1], discourse.sentences[index]
    if is_all_quoted(discourse, index):
        if before.block == now.block or _ends_with_colon(discourse, index - 1):
            return voice.heard, "same-paragraph"
        return None
    if before.block != now.block or _another_acts(discourse, index, q, voice.heard):
        return None
    if _WAS_DONE.search(discourse.folded, now.span.start, q.outer.start):
        return None  # « a été reporté « faute de temps » »: the reason of whoever put it off
    return voice.heard, "same-paragraph"


def in_predicate(
    discourse: Discourse, clauses: Clauses, index: int, q: QuotedSpan, words: str
) -> Actor | None:
    """Return the subject of a sentence that quotes a few words in what it tells of the subject.

    « Elle redoute « une escalade » »: her words. Not those of a name or a title, which begins with a capital, nor
    those of a judgement passed on the subject (« condamné pour « vol » »).
    """
    span = discourse.sentences[index].span
    before = discourse.folded[span.start : q.outer.start]
    if not words[:1].islower() or nobody_speaks(before, words) or _PASSED_ON.search(before):
        return None
    named = [p for p in nominals(discourse, index) if p.end <= q.outer.start and p.kind == "person"]
    beside = named[-1] if named and not _ARTICLE.match(words) else None
    if beside and beside.name and _BESIDE.fullmatch(discourse.folded[beside.end : q.outer.start]):
        return beside.name, EntityKind.PERSON
    near = [p for p in nominals(discourse, index) if p.end <= q.outer.start and not p.governed]
    if not near or near[0].kind not in ("person", "pronoun", "role"):
        return None
    clause = max(before.rfind(mark) for mark in ";:") + 1
    if near[0].start < span.start + clause or any(
        p.kind in ("person", "pronoun", "role", "organisation") for p in near[1:]
    ):
        return None
    between = discourse.folded[near[0].end : q.outer.start].lstrip(" ,")
    if len(between) > _PREDICATE or "," in between:
        return None
    if len(words.split()) <= _WORD and _THE.search(before):
        return None  # « travaille les « invendus » du marché »
    subject = clauses.first(q.outer.start)
    return subject.actor if subject else None


def told_around(
    discourse: Discourse, voice: Voice, index: int, before: Actor | None, cues: Sequence[Cue]
) -> tuple[Actor, str] | None:
    """Return the one of whom the sentences around a quoted sentence tell, with the rule's name.

    « X s'inquiète. « … » » is by X, and so is « « … » X cherche ses outils. »; a paragraph of nothing but quoted
    words goes on with the speaker of the paragraph before.
    """
    if cues:
        return None
    sentences = discourse.sentences
    block = sentences[index].block
    if index and (sentences[index - 1].block == block or _ends_with_colon(discourse, index - 1)):
        if voice.sentence == index - 1:
            return None  # somebody whom nothing names speaks
        return (before, "introduced") if before else None
    after = index + 1
    while after < len(sentences) and sentences[after].block == block and is_all_quoted(discourse, after):
        after += 1
    if after < len(sentences) and sentences[after].block == block:
        subject = first_told_of(discourse, after)
        return (subject, "followed") if subject else None
    only_quoted = after > index + 1 or is_all_quoted(discourse, index)
    if only_quoted and voice.sentence == index - 1 and voice.quoted and voice.heard:
        return voice.heard, "paragraph-before"
    return None


def is_all_quoted(discourse: Discourse, index: int) -> bool:
    """Tell whether a sentence is nothing but quoted words."""
    span = discourse.sentences[index].span
    words = discourse.folded[span.start : span.end]
    return "■" in words and not words.strip(_MARKS) and not any(c.isalnum() for c in words)


def first_told_of(discourse: Discourse, index: int) -> Actor | None:
    """Return the person of whom the sentence behind a quoted one tells: its speaker, its subject, or the only one."""
    span = discourse.sentences[index].span
    cues = find_cues(discourse.folded[span.start : span.end])
    shifted = [Cue(c.start + span.start, c.end + span.start, c.words, c.form, c.pronoun) for c in cues]
    clauses = Clauses(discourse, index, shifted, [])
    for cue in shifted:
        if cue.form in ("finite", "inverted"):
            subject = clauses.subject(cue)
            if subject:
                return subject.actor
    first = clauses.first(span.end)
    if first and first.actor:
        return first.actor if first.actor[1] is EntityKind.PERSON else None
    names = {p.name for p in nominals(discourse, index) if p.kind == "person" and p.name}
    return (names.pop(), EntityKind.PERSON) if len(names) == 1 else None


def _another_acts(discourse: Discourse, index: int, q: QuotedSpan, speaker: Actor) -> bool:
    """Tell whether a sentence has a subject that is somebody, and not the one who spoke."""
    span = discourse.sentences[index].span
    for phrase in nominals(discourse, index):
        if phrase.governed or phrase.start > max(q.outer.start, span.start + 40):
            continue
        if phrase.kind in ("other", "plural"):
            return document_verbs().search(discourse.folded, phrase.end, q.outer.start) is not None
        if phrase.kind == "place":
            return True
        actor = discourse.resolve(phrase, index, speaker)
        return actor is not None and actor != speaker
    return False


def _ends_with_colon(discourse: Discourse, index: int) -> bool:
    span = discourse.sentences[index].span
    return discourse.folded[span.start : span.end].rstrip().endswith(":")
