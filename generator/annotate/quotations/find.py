"""Make quotations of what stands in quotation marks: kind, speaker, cue, channel, repeats."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.channels import find_channel
from generator.annotate.quotations.cues import Cue, find_cues
from generator.annotate.quotations.speakers import (
    Attribution,
    attribute,
    frame_of,
    is_told_by_another,
    subject_of_verb,
)
from generator.annotate.quote_marks import QuotedSpan
from generator.folding import fold_letters
from generator.model import Block, BlockKind, Quotation, Sentence, Span

_WORD_QUOTATION: Final = 2  # quoted words up to this many are a word taken up, no statement
_FRAGMENT_WORDS: Final = 2  # a fragment that stands in a longer quotation has at least so many words


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
    reader = _Reader(text, blocks, sentences, discourse)
    for index in range(len(sentences)):
        found.extend(reader.read(index, by_sentence.get(index, [])))
    pulled = [
        _pulled(text, q, sentences, starts)
        for q in outer
        if _block_kind(blocks, q.outer) is BlockKind.PULL_QUOTE
    ]
    return _with_repeats(sorted([*found, *pulled], key=lambda q: q.span))


class _Reader:
    """Reads sentences in order, remembering who spoke last and in which block."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], discourse: Discourse
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.sentences = sentences
        self.discourse = discourse
        self.speaker: Actor | None = None
        self.speaker_sentence = -10
        self.channel: str | None = None

    def read(self, index: int, quoted: Sequence[QuotedSpan]) -> list[Quotation]:
        sentence = self.sentences[index]
        masked = self.discourse.folded[sentence.span.start : sentence.span.end]
        cues = [_shifted(cue, sentence.span.start) for cue in find_cues(masked)]
        focus = self.focus(index)
        channel = find_channel(masked)
        quotations = []
        attributions: list[Attribution | None] = []
        for q in quoted:
            attribution = attribute(self.discourse, index, q.outer, cues, focus)
            told_by_another = is_told_by_another(self.discourse, index, q.outer, cues)
            if attribution is None and attributions and attributions[-1] and not told_by_another:
                attribution = replace(attributions[-1], rule="same-sentence")
            attributions.append(attribution)
            quotations.append(self._quotation(index, q, attribution, channel, cues))
        self._remember(index, cues, attributions, focus)
        return quotations

    def focus(self, index: int) -> Actor | None:
        """Return the last speaker if near, else the subject of the sentence before."""
        if self.speaker and index - self.speaker_sentence <= 3:
            return self.speaker
        return self.discourse.subject_of(index - 1) if index else None

    def _quotation(
        self,
        index: int,
        q: QuotedSpan,
        attribution: Attribution | None,
        channel: str | None,
        cues: Sequence[Cue],
    ) -> Quotation:
        words = q.inner.of(self.text)
        kind = _kind(self.text, q, self.sentences[index])
        made = Quotation(q.inner, words, kind, index, channel=channel)
        if attribution:
            return replace(
                made,
                speaker=attribution.speaker[0],
                speaker_kind=attribution.speaker[1],
                via=attribution.via[0] if attribution.via else None,
                cue=attribution.cue,
                cue_span=attribution.cue_span,
                rule=attribution.rule,
            )
        if (
            self.speaker
            and self._continues(index)
            and not is_told_by_another(self.discourse, index, q.outer, cues)
        ):
            return replace(
                made,
                speaker=self.speaker[0],
                speaker_kind=self.speaker[1],
                rule="same-paragraph",
                channel=channel or self.channel,
            )
        subject = self._introduced(index) if kind == "direct" and not cues else None
        if subject:
            return replace(made, speaker=subject[0], speaker_kind=subject[1], rule="introduced")
        return made

    def _introduced(self, index: int) -> Actor | None:
        """Return the subject of the sentence before, in the same block: « X s'inquiète. « … » »."""
        if not index or self.sentences[index - 1].block != self.sentences[index].block:
            return None
        return self.discourse.subject_of(index - 1)

    def _continues(self, index: int) -> bool:
        """Tell whether the last speaker may still be speaking: the sentence before, in the same block or open to it."""
        if index - self.speaker_sentence != 1:
            return False
        before, now = self.sentences[index - 1], self.sentences[index]
        if before.block == now.block:
            return True
        return self.discourse.folded[before.span.start : before.span.end].rstrip().endswith(":")

    def _remember(
        self, index: int, cues: Sequence[Cue], attributions: Sequence[Attribution | None], focus: Actor | None
    ) -> None:
        named = [a for a in attributions if a]
        speaker: Actor | None = None
        if named:
            speaker = named[-1].via or named[-1].speaker
        else:
            frame = frame_of(self.discourse, index, cues, focus)
            speaker = frame[0] if frame else None
            if speaker is None:
                verbs = [cue for cue in cues if cue.form in ("finite", "inverted")]
                subjects = [subject_of_verb(self.discourse, index, cue, cues, focus) for cue in verbs]
                speaker = next((subject for subject in subjects if subject), None)
        if speaker is None and attributions and self._continues(index):
            speaker = self.speaker
        if speaker:
            self.speaker, self.speaker_sentence = speaker, index
            sentence = self.sentences[index].span
            self.channel = find_channel(self.discourse.folded[sentence.start : sentence.end])


def _shifted(cue: Cue, by: int) -> Cue:
    return replace(cue, start=cue.start + by, end=cue.end + by)


def _kind(text: str, q: QuotedSpan, sentence: Sentence) -> str:
    words = re.findall(r"\w+", q.inner.of(text))
    if len(words) <= _WORD_QUOTATION and not re.search(r"[.!?…]", q.inner.of(text)):
        return "word"
    opens = text[sentence.span.start : q.outer.start].strip(" \u00a0\u202f«“\"'–—-(") == ""
    after_colon = text[sentence.span.start : q.outer.start].rstrip().endswith(":")
    return "direct" if (opens or after_colon) and q.inner.of(text)[:1].isupper() else "mixed"


def _block_kind(blocks: Sequence[Block], span: Span) -> BlockKind | None:
    return next((block.kind for block in blocks if block.span.covers(span)), None)


def _pulled(text: str, q: QuotedSpan, sentences: Sequence[Sentence], starts: Sequence[int]) -> Quotation:
    """Make the quotation of a pull-quote; it belongs to the sentence that it repeats."""
    words = _folded_words(q.inner.of(text))
    home = next(
        (index for index, sentence in enumerate(sentences) if words in _folded_words(sentence.span.of(text))),
        max(0, bisect_right(starts, q.outer.start) - 1),
    )
    return Quotation(q.inner, q.inner.of(text), "pull", home, rule="pull-quote")


def _folded_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold_letters(text)))


def _with_repeats(quotations: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Note repeats, and give a fragment the speaker of the one longer quotation in which its words stand.

    A paper often takes up a few words in its own sentence before it quotes the whole.
    """
    folded = [_folded_words(q.text) for q in quotations]
    result: list[Quotation] = []
    for index, q in enumerate(quotations):
        made = q
        if len(folded[index].split()) >= _FRAGMENT_WORDS:
            wholes = [
                other
                for place, other in enumerate(quotations)
                if place != index
                and other.speaker
                and len(folded[place]) > len(folded[index])
                and _within(folded[index], folded[place])
            ]
            speakers = {(whole.speaker, whole.speaker_kind, whole.via) for whole in wholes}
            if len(speakers) == 1 and (q.speaker is None or wholes[0].speaker != q.speaker):
                whole = wholes[0]
                made = replace(
                    q,
                    speaker=whole.speaker,
                    speaker_kind=whole.speaker_kind,
                    via=whole.via,
                    rule="fragment-of-quotation",
                    channel=q.channel or whole.channel,
                )
        earlier = next((place for place in range(index) if folded[place] == folded[index]), None)
        if earlier is not None and folded[index]:
            made = replace(made, repeats=earlier)
            if made.speaker is None and result[earlier].speaker:
                first = result[earlier]
                made = replace(
                    made,
                    speaker=first.speaker,
                    speaker_kind=first.speaker_kind,
                    via=first.via,
                    rule="repeated-quotation",
                )
        result.append(made)
    return tuple(result)


def _within(fragment: str, whole: str) -> bool:
    return f" {fragment} " in f" {whole} "
