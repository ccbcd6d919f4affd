"""Name the speaker of a quotation from the cue and the structure of its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.cues import Cue
from generator.annotate.quotations.frames import frame_of, frames
from generator.annotate.quotations.referents import NOBODY, Subject
from generator.annotate.quotations.subjects import Clauses
from generator.annotate.quotations.turns import find_inversion, nobody_speaks, puts_out_works
from generator.model import Span

__all__ = ["Attribution", "attribute", "frame_of"]

_GAP: Final = re.compile(r"^[\s,;.!?…»”\"')\]–—-]*(?:comme\s+|ainsi\s+)?$")
_THEN_COLON: Final = re.compile(r"\s*:\s+")
_RELATIVE_CLAUSE: Final = re.compile(r",\s+(?:pour\s+|selon\s+)?(?:qui|que|dont|laquelle|lequel)\b[^,;:]*$")
# A clause about a person, a colon, and a clause that quotes a few words: « X n'en démord pas : c'est « un scandale » ».
_FIRM: Final = re.compile(r"^[^:;]*[^:;\s]\s*:\s+[^:;]*$")
_AGENT: Final = re.compile(r"\bpar\s+")
_PASSIVE_GAP: Final = re.compile(
    r"\s*(?:,\s*)?(?:de|d'|comme|pour|d'avoir|d'être)?\s*(?:[\w'-]+\s+){0,2}[«“\"'‘]?\s*$"
)
_WORDING: Final = re.compile(
    r"\b(?:mots|termes|dires|propos|expression|formule)\b", re.I
)  # the words are his own
_SPEAKING: Final = ("finite", "inverted", "participle", "infinitive")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, how we know, and who relays it; offsets of the cue are the article's.

    ``speaker`` is None where the sentence has a speaker whom nothing names (« un voisin », « le ministère »): then
    it is nobody else either.
    """

    speaker: Actor | None
    via: Actor | None
    cue: str
    cue_span: Span
    rule: str


def attribute(
    discourse: Discourse,
    sentence: int,
    quotation: Span,
    words: str,
    cues: Sequence[Cue],
    foci: Sequence[Actor],
    barred: Collection[str] = (),
) -> Attribution | None:
    """Return who says the quotation by the cues of its own sentence, or None where it has none.

    Parameters:
        discourse: what has been read so far.
        sentence: index of the sentence in which the quotation begins.
        quotation: its outer span.
        words: the quoted ones.
        cues: of the sentence, turns included, at offsets of the article.
        foci: those whom the text has been following, the likeliest first.
        barred: persons named in the quoted words.

    In order: a verb inside it (« …, a-t-elle poursuivi, … »); a verb right after it, with its subject inverted; a
    frame between the last verb and it (« que, pour X, … »); the nearest verb before it; « qualifié de … par X »; a
    verb further on behind a comma; « selon X » anywhere; the subject before a colon. Where « selon X » frames
    another's words, X relays them, and so does « X » of « X rapporte que Y a dit ».
    """
    return _Reading(discourse, sentence, quotation, words, cues, foci, barred).attribution()


class _Reading:
    """One quotation in its sentence."""

    def __init__(
        self,
        discourse: Discourse,
        sentence: int,
        quotation: Span,
        words: str,
        cues: Sequence[Cue],
        foci: Sequence[Actor],
        barred: Collection[str] = (),
    ) -> None:
        self.folded = discourse.folded
        self.span = discourse.sentences[sentence].span
        self.quotation = quotation
        self.words = words
        self.cues = cues
        self.clauses = Clauses(discourse, sentence, cues, foci, barred)
        self.verbs = [cue for cue in cues if cue.form in _SPEAKING]
        clause = self.folded.rfind(";", self.span.start, quotation.start) + 1
        self.before = [cue for cue in self.verbs if clause <= cue.start and cue.end <= quotation.start]
        self.after = [cue for cue in self.verbs if cue.start >= quotation.end and cue.form != "infinitive"]

    def attribution(self) -> Attribution | None:
        for cue in self.cues:
            if (
                self.quotation.start < cue.start
                and cue.end < self.quotation.end
                and cue.form in ("finite", "inverted")
            ):
                subject = self.clauses.subject(cue, inverted=True)
                if subject:
                    return self._made(subject, cue, "incise")
        adjacent = self.after and _GAP.match(self.folded[self.quotation.end : self.after[0].start])
        if adjacent and not self._in_relative():
            subject = self.clauses.subject(self.after[0], inverted=True)
            if subject:
                return self._relayed(self._made(subject, self.after[0], "inverted-subject"))
        whom = [
            one for one in self._frames() if one[1].form == "for-whom" and one[1].end <= self.quotation.start
        ]
        if whom:
            return self._made(*whom[-1], "according-to")
        named = self._told_behind_colon()
        if named:
            return named
        generic = self._any_verb_behind()
        if generic:
            return self._relayed(generic)
        since = self.before[-1].end if self.before else self.span.start
        if nobody_speaks(self.folded[since : self.quotation.start], self.words):
            return self._made(NOBODY, Cue(self.quotation.start, self.quotation.start, "", ""), "nobody")
        unnamed: Attribution | None = None
        for made in self._others():
            if made.speaker:
                return self._relayed(made)
            unnamed = unnamed or made
        return unnamed

    def _in_relative(self) -> bool:
        """Tell whether a clause with « qui » holds the quotation: then the verb behind it has another object."""
        if not self.words[:1].islower():
            return False
        before = self.folded[self.span.start : self.quotation.start]
        relative = _RELATIVE_CLAUSE.search(before)
        if relative is None:
            return False
        start = self.span.start + relative.start()
        return any(p.end == start and not p.governed for p in self.clauses.phrases)

    def _told_behind_colon(self) -> Attribution | None:
        """Read the headline « « … » : la ministre X monte au front »."""
        if self.folded[self.span.start : self.quotation.start].strip():
            return None
        colon = _THEN_COLON.match(self.folded, self.quotation.end, self.span.end)
        named = next((p for p in self.clauses.phrases if colon and p.start == colon.end()), None)
        if colon is None or named is None or named.kind not in ("person", "role"):
            return None
        subject = self.clauses.referents.of(named)
        return self._made(subject, Cue(colon.start(), colon.end(), ":", "colon"), "colon")

    def _any_verb_behind(self) -> Attribution | None:
        """Read « « … », s'étrangle X »: behind a whole sentence any verb tells who says it."""
        end = self.quotation.end
        ends_sentence = self.words[-1:] in tuple("?!…,.") or self.folded[end : end + 2].lstrip()[:1] in tuple(
            ",–—"
        )
        if not ends_sentence or not self.words[:1].isupper():
            return None
        cue = find_inversion(self.folded, end, self.span.end)
        if cue is None:
            return None
        subject = (
            self.clauses.subject(cue, inverted=True)
            if cue.form == "inverted"
            else self.clauses.referents.right_behind(cue.end)
        )
        return self._made(subject, cue, "inverted-subject") if subject else None

    def _others(self) -> list[Attribution]:
        frames = self._frames()
        found: list[Attribution] = []
        last = self._verb_before()
        inner = [
            one
            for one in frames
            if last and one[1].form != "preposition" and last.end <= one[1].start < self.quotation.start
        ]
        wording = [one for one in frames if _WORDING.search(one[1].words)]
        if wording:
            found.append(self._made(*wording[0], "according-to"))
        if inner and inner[-1][0].actor:
            found.append(self._made(*inner[-1], "according-to"))
        passive = self._passive()
        if passive:
            found.append(passive)
        if last and not self._puts_out(last):
            subject = self._other_of_two(last) or self.clauses.subject(last)
            if subject:
                found.append(self._made(subject, last, "verb-before"))
        for cue in self.after:
            behind_comma = self.folded[self.span.start : cue.start].rstrip().endswith(",")
            if cue.form == "inverted" or (cue.form == "finite" and behind_comma):
                subject = self.clauses.subject(cue, inverted=True, known=cue.form == "finite")
                if subject:
                    found.append(self._made(subject, cue, "verb-after"))
                break
        if frames:
            behind = [one for one in frames if one[1].start >= self.quotation.end]
            close = [one for one in behind if _GAP.match(self.folded[self.quotation.end : one[1].start])]
            ahead = [one for one in frames if one[1].end <= self.quotation.start]
            found.append(self._made(*(close[:1] or ahead[-1:] or behind)[0], "according-to"))
        colon = self._colon()
        return [*found, colon] if colon else found

    def _verb_before(self) -> Cue | None:
        """Return the last verb before the quotation; before a colon none that stands in a clause with « que »."""
        verbs = list(self.before)
        if self.folded[self.span.start : self.quotation.start].rstrip().endswith(":"):
            while len(verbs) > 1 and re.search(
                r"\bqu(?:e\b|')", self.folded[verbs[-2].end : verbs[-1].start]
            ):
                verbs.pop()
        while len(verbs) > 1 and self._is_in_first_of_two(verbs[-2], verbs[-1]):
            verbs.pop()
        return verbs[-1] if verbs else None

    def _is_in_first_of_two(self, outer: Cue, inner: Cue) -> bool:
        """Tell whether a verb stands in the first of two clauses: « dit que Y veut … et qu'il … »."""
        if re.search(r"\bqu(?:e\b|')", self.folded[outer.end : inner.start]) is None:
            return False
        return re.search(r"\bet qu(?:e\b|')", self.folded[inner.end : self.quotation.start]) is not None

    def _other_of_two(self, verb: Cue) -> Subject | None:
        """Read « le premier a insisté sur « … », le second sur « … » », where the second has no verb of his own."""
        words = self.folded[verb.end : self.quotation.start]
        match = re.search(r",\s+(?:et\s+)?l[ea] seconde?\b", words)
        if match is None:
            return None
        start = verb.end + match.end()
        return next((self.clauses.referents.of(p) for p in self.clauses.phrases if p.end == start), None)

    def _made(self, subject: Subject, cue: Cue, rule: str) -> Attribution:
        return Attribution(subject.actor, None, cue.words, Span(cue.start, cue.end), rule)

    def _relayed(self, made: Attribution) -> Attribution:
        """Add who relays the words: « selon X », or the subject of « X rapporte que »."""
        for subject, cue in self._frames():
            if subject.actor and subject.actor != made.speaker and cue.start != made.cue_span.start:
                outside = cue.end <= made.cue_span.start or cue.start >= self.quotation.end
                if outside or cue.form == "preposition":
                    return replace(made, via=subject.actor)
        for cue in self.before:
            told = re.match(r"\s+qu(?:e\b|')", self.folded[cue.end : cue.end + 6])
            if cue.end <= made.cue_span.start and cue.form == "finite" and told:
                teller = self.clauses.subject(cue)
                if teller and teller.actor and made.speaker and teller.actor != made.speaker:
                    return replace(made, via=teller.actor)
        return made

    def _frames(self) -> list[tuple[Subject, Cue]]:
        return frames(self.clauses, self.cues)

    def _puts_out(self, cue: Cue) -> bool:
        """Tell whether a verb puts out a work, not words: « publie « Les Vagues » », « publie : « Non » » aside."""
        between = self.folded[cue.end : self.quotation.start]
        return puts_out_works().search(cue.words) is not None and ":" not in between

    def _passive(self) -> Attribution | None:
        """Read « qualifié de « … » par X », « dénoncé par X comme « … » »."""
        for cue in reversed([c for c in self.cues if c.form == "passive" and c.end <= self.quotation.start]):
            if any(cue.end <= verb.start for verb in self.before):
                return None
            between = self.folded[cue.end : self.quotation.start]
            if len(between) > 80 or ";" in between:
                return None
            agent = _AGENT.match(self.folded[cue.end + 1 : self.quotation.start])
            if agent:
                end = cue.end + 1 + agent.end()
                named = next((p for p in self.clauses.phrases if end <= p.start <= end + 3), None)
                if named and _PASSIVE_GAP.fullmatch(self.folded[named.end : self.quotation.start]):
                    subject = self.clauses.referents.named_at(end, 3)
                    return self._made(subject, cue, "passive-agent") if subject else None
            behind = re.match(
                r"[\s»”\"'’]*(?:\w+ ){0,3}?par\s+", self.folded[self.quotation.end - 1 : self.span.end]
            )
            if behind and not re.search(r"[,;:]\s*$", between):
                subject = self.clauses.referents.named_at(self.quotation.end - 1 + behind.end(), 3)
                return self._made(subject, cue, "passive-agent") if subject else None
        return None

    def _colon(self) -> Attribution | None:
        opening = self.folded[self.span.start : self.quotation.start]
        if not opening.rstrip().endswith(":") and (self.before or not _FIRM.search(opening)):
            return None
        subject = self.clauses.first(self.quotation.start) or self.clauses.referents.of_initials(opening)
        if subject is None:
            return None
        start = self.quotation.start
        return Attribution(subject.actor, None, ":", Span(start, start), "colon")
