"""Make quotations of what stands in quotation marks: kind, speaker, cue, channel, repeats."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.channels import find_channel
from generator.annotate.quotations.continuation import (
    Voice,
    first_told_of,
    goes_on,
    in_predicate,
    told_around,
)
from generator.annotate.quotations.cues import Cue, find_cues
from generator.annotate.quotations.masking import find_incises, find_spoken_incises
from generator.annotate.quotations.over_blocks import over_blocks, share_speakers
from generator.annotate.quotations.repeats import folded_words, with_repeats
from generator.annotate.quotations.speakers import Attribution, attribute, frame_of
from generator.annotate.quotations.subjects import Clauses
from generator.annotate.quotations.turns import find_turns
from generator.annotate.quote_marks import QuotedSpan
from generator.folding import fold_typography
from generator.model import Block, BlockKind, Quotation, Sentence, Span

_WORD: Final = re.compile(r"\w+")
_ENDED: Final = re.compile(r"[.!?…]")
_WORD_QUOTATION: Final = 2  # quoted words up to this many are a word taken up, no statement
_NEAR: Final = 3  # sentences for which the last speaker is whom a pronoun means


def find_quotations(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    quoted: Sequence[QuotedSpan],
    discourse: Discourse,
) -> tuple[Quotation, ...]:
    """Return the outer quotations of an article in text order.

    Parameters:
        text: of the article.
        blocks, sentences, quoted: from their finders.
        discourse: over the same text, before anything was read.

    The reading goes from top to bottom: what a sentence says about who speaks serves the next one. Where no
    speaker is certain there is none.
    """
    starts = [sentence.span.start for sentence in sentences]
    outer = [q for q in quoted if q.depth == 0]
    by_sentence: dict[int, list[QuotedSpan]] = {}
    for q in outer:
        index = bisect_right(starts, q.outer.start) - 1
        if index >= 0 and sentences[index].span.overlaps(q.outer):
            by_sentence.setdefault(index, []).append(q)
    found: list[Quotation] = []
    reader = _Reader(text, sentences, discourse)
    for index in range(len(sentences)):
        found.extend(reader.read(index, by_sentence.get(index, [])))
    pulled = _pull_quotes(
        text, [q for q in outer if _block_kind(blocks, q.outer) is BlockKind.PULL_QUOTE], sentences
    )
    together = over_blocks(outer, [block.span for block in blocks])
    shared = share_speakers(sorted(found, key=lambda q: q.span), together)
    return with_repeats(text, sorted([*shared, *pulled], key=lambda q: q.span))


class _Reader:
    """Reads sentences in order, remembering who spoke last and in which block."""

    def __init__(self, text: str, sentences: Sequence[Sentence], discourse: Discourse) -> None:
        self.text = text
        self.sentences = sentences
        self.discourse = discourse
        self._before: tuple[int, Actor | None] = (-1, None)
        self._named_places = frozenset(
            phrase.words.split()[0]
            for phrases in discourse.phrases
            for phrase in phrases
            if phrase.kind in ("place", "person")
        )
        self._places = sorted(
            (mention.span.start, person.name)
            for person in discourse.persons.values()
            for mention in person.mentions
        )
        self.voice = Voice()
        self.channel: str | None = None
        self.open: Quotation | None = None

    def read(self, index: int, quoted: Sequence[QuotedSpan]) -> list[Quotation]:
        span = self.sentences[index].span
        masked = self.discourse.folded[span.start : span.end]
        cues = find_cues(masked)
        if quoted:
            cues = sorted([*cues, *find_turns(masked)], key=lambda cue: (cue.start, cue.end))
        cues = [cue.moved(span.start) for cue in cues]
        if not cues and not quoted:
            return []
        foci = self.foci(index)
        channel = find_channel(masked, self._named_places)
        quotations: list[Quotation] = []
        attributions: list[Attribution | None] = []
        for q in quoted:
            words, named = q.inner.of(self.text), self._named_in(q.inner)
            attribution = attribute(self.discourse, index, q.outer, words, cues, foci, named)
            if (
                attribution is None
                and attributions
                and attributions[-1]
                and self._same_clause(quotations[-1], q)
            ):
                attribution = replace(attributions[-1], rule="same-sentence")
            if attribution and attribution.speaker is None:
                attribution = self._named_later(index, attribution, cues)
            attributions.append(attribution)
            made = self._quotation(index, q, attribution, channel, cues, foci)
            quotations.append(made)
        self._remember(index, cues, attributions, quotations, foci)
        self.channel = channel
        return quotations

    def foci(self, index: int) -> list[Actor]:
        """Return whom a pronoun may mean: whoever of the last speaker and the last subject stands nearer first."""
        spoke = self.voice.last if index - self.voice.last_sentence <= _NEAR else None
        subject = self._subject_before(index)
        nearer = self.voice.last_sentence == index - 1
        found = [spoke, subject] if nearer else [subject, spoke]
        return list(dict.fromkeys(actor for actor in found if actor))

    def _subject_before(self, index: int) -> Actor | None:
        """Return the subject of the sentence before; nobody where two stand side by side."""
        if self._before[0] != index:
            self._before = (index, self._read_subject(index))
        return self._before[1]

    def _read_subject(self, index: int) -> Actor | None:
        if not index or self.discourse.has_several_subjects(index - 1):
            return None
        span = self.sentences[index - 1].span
        near = [self.voice.last] if self.voice.last and index - self.voice.last_sentence <= _NEAR else []
        first = Clauses(self.discourse, index - 1, [], near).first(span.end)
        return first.actor if first and first.actor else self.discourse.subject_of(index - 1)

    def _named_later(self, index: int, attribution: Attribution, cues: Sequence[Cue]) -> Attribution:
        """Let « a-t-il annoncé », before anybody was named, mean the first one of whom the text goes on to tell."""
        cue = next((cue for cue in cues if cue.start == attribution.cue_span.start), None)
        pronoun = cue.pronoun if cue else None
        if pronoun not in ("il", "elle") or any(self.discourse.named_so_far(index)):
            return attribution
        actor = first_told_of(self.discourse, index + 1) if index + 1 < len(self.sentences) else None
        fits = actor and self.discourse.gender(actor[0]) in ("f" if pronoun == "elle" else "m", None)
        return replace(attribution, speaker=actor, rule="named-later") if fits else attribution

    def _same_clause(self, before: Quotation, q: QuotedSpan) -> bool:
        """Tell whether no semicolon begins another clause between two quotations."""
        return ";" not in self.discourse.folded[before.span.end : q.outer.start]

    def _named_in(self, inner: Span) -> frozenset[str]:
        """Return the persons whom quoted words name."""
        places = self._places
        found = places[bisect_left(places, (inner.start, "")) : bisect_left(places, (inner.end, ""))]
        return frozenset(name for _, name in found)

    def _quotation(
        self,
        index: int,
        q: QuotedSpan,
        attribution: Attribution | None,
        channel: str | None,
        cues: Sequence[Cue],
        foci: Sequence[Actor],
    ) -> Quotation:
        kind = _kind(self.text, q, self.sentences[index])
        made = Quotation(
            q.inner,
            q.inner.of(self.text),
            kind,
            index,
            channel=channel,
            incises=self._incises(q.inner, dashed=q.dashed),
        )
        if attribution:
            return replace(
                made,
                speaker=attribution.speaker[0] if attribution.speaker else None,
                speaker_kind=attribution.speaker[1] if attribution.speaker else None,
                via=attribution.via[0] if attribution.via else None,
                cue=attribution.cue or None,
                cue_span=attribution.cue_span if attribution.cue else None,
                rule=attribution.rule if attribution.speaker else "unnamed-speaker",
            )
        clauses = Clauses(self.discourse, index, cues, foci)
        subject = in_predicate(self.discourse, clauses, index, q, made.text)
        if subject:
            return replace(made, speaker=subject[0], speaker_kind=subject[1], rule="predicate")
        went_on = goes_on(self.discourse, self.voice, index, q, cues)
        if went_on:
            return replace(
                made,
                speaker=went_on[0][0],
                speaker_kind=went_on[0][1],
                rule=went_on[1],
                channel=channel or self.channel,
            )
        before = self._subject_before(index)
        told = told_around(self.discourse, self.voice, index, before, cues) if kind == "direct" else None
        if told:
            return replace(made, speaker=told[0][0], speaker_kind=told[0][1], rule=told[1])
        return made

    def _incises(self, inner: Span, *, dashed: bool) -> tuple[Span, ...]:
        words = fold_typography(inner.of(self.text))
        incises = find_spoken_incises(words) if dashed else find_incises(words)
        return tuple(Span(inner.start + cut, inner.start + end) for cut, _, end in incises)

    def _remember(
        self,
        index: int,
        cues: Sequence[Cue],
        attributions: Sequence[Attribution | None],
        quotations: Sequence[Quotation],
        foci: Sequence[Actor],
    ) -> None:
        """Keep who speaks in a sentence; one whom nothing names silences whoever spoke before."""
        told = [a for a in attributions if a and a.cue]  # a title, a name is nobody's word
        if told:
            self.voice.hear(index, told[-1].via or told[-1].speaker, quoted=bool(quotations))
            return
        frame = frame_of(self.discourse, index, cues, foci[0] if foci else None)
        if frame:
            self.voice.hear(index, frame[0], quoted=bool(quotations))
            return
        clauses = Clauses(self.discourse, index, cues, foci)
        subjects = [clauses.subject(cue) for cue in cues if cue.form in ("finite", "inverted")]
        subject = next((subject for subject in subjects if subject), None)
        if subject:
            self.voice.hear(index, subject.actor, quoted=bool(quotations))
        elif quotations and quotations[-1].speaker and quotations[-1].speaker_kind:
            last = quotations[-1]
            self.voice.hear(index, (str(last.speaker), quotations[-1].speaker_kind), quoted=True)


def _kind(text: str, q: QuotedSpan, sentence: Sentence) -> str:
    words = _WORD.findall(q.inner.of(text))
    if len(words) <= _WORD_QUOTATION and not _ENDED.search(q.inner.of(text)):
        return "word"
    opens = text[sentence.span.start : q.outer.start].strip(" \u00a0\u202f«“\"'–—-(") == ""
    after_colon = text[sentence.span.start : q.outer.start].rstrip().endswith(":")
    return "direct" if (opens or after_colon) and q.inner.of(text)[:1].isupper() else "mixed"


def _block_kind(blocks: Sequence[Block], span: Span) -> BlockKind | None:
    place = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    return blocks[place].kind if place >= 0 and blocks[place].span.covers(span) else None


def _pull_quotes(text: str, quoted: Sequence[QuotedSpan], sentences: Sequence[Sentence]) -> list[Quotation]:
    """Make the quotations of pull-quotes; each belongs to the sentence that it repeats."""
    if not quoted:
        return []
    folded = [folded_words(sentence.span.of(text)) for sentence in sentences]
    ends = list(accumulate(len(words) + 1 for words in folded))  # in all of them, one a line
    lines = "\n".join(folded)
    found = []
    for q in quoted:
        at = lines.find(folded_words(q.inner.of(text)))
        before = bisect_right(sentences, q.outer.start, key=lambda sentence: sentence.span.start) - 1
        home = max(0, before) if at < 0 else bisect_right(ends, at)
        found.append(Quotation(q.inner, q.inner.of(text), "pull", home, rule="pull-quote"))
    return found
