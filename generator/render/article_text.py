"""The text of an article on its page: what may be published of it, with anchors, links and what it supports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from generator.addresses import quotation_fragment, sentence_fragment
from generator.model import (
    ArticleEntry,
    Block,
    LinkedSpan,
    Passage,
    QuotationEntry,
    Sentence,
    Span,
    shown_parts,
)
from generator.render.escape import SafeMarkdown, anchor
from generator.render.excerpts import GAP, cut
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.paging import weight
from generator.render.supports import Note

_S = SafeMarkdown
_BLOCK_BYTES = 220  # what surrounds a block on its page
_LINE = 2_000  # characters; words that are no sentence may be cut after so many


def place_of(entry: ArticleEntry, passage: Passage) -> int:
    """Return the offset that tells on which page of its article a passage stands: where its sentence begins."""
    sentences = entry.annotations.sentences
    known = 0 <= passage.sentence < len(sentences)
    return sentences[passage.sentence].span.start if known else passage.span.start


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article: its kind in words unless it is running text, its Markdown, its sentences' notes."""

    kind: str
    label: str | None
    words: SafeMarkdown
    notes: tuple[Note, ...] = ()


class _Places:
    """Spans that are asked again and again which of them lie in a stretch of the text."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda index: spans[index].start)
        self._starts = [spans[index].start for index in self._order]
        self._reached = list(accumulate((spans[index].end for index in self._order), max))

    def overlapping(self, stretch: Span) -> list[int]:
        """Return the indices of the spans that share a character with a stretch, as they were given."""
        first, last = bisect_right(self._reached, stretch.start), bisect_left(self._starts, stretch.end)
        return sorted(index for index in self._order[first:last] if self._spans[index].overlaps(stretch))


class ArticleText:
    """Render the text of one article.

    Every sentence and every quotation gets its anchor, shown or not, so that no link to it can break.

    Parameters:
        entry: the article.
        quotations: those of the article.
        notes: for each sentence (index) that supports something, what that is.
        linker: makes the links of its page.
        stretch: the part of the text that stands on the page; None for all of it.
    """

    def __init__(
        self,
        entry: ArticleEntry,
        quotations: list[QuotationEntry],
        notes: Mapping[int, Note],
        linker: Linker,
        stretch: Span | None = None,
    ) -> None:
        self._stretch = stretch or Span(0, len(entry.article.text))
        self._entry = entry
        self._text = entry.article.text
        self._quotations = sorted(quotations, key=lambda quoted: (quoted.quotation.span, quoted.id))
        self._sentences_of: dict[int, list[tuple[int, Sentence]]] = {}
        for index, sentence in enumerate(entry.annotations.sentences):
            self._sentences_of.setdefault(sentence.block, []).append((index, sentence))
        self._links = _Places([link.span for link in entry.links])
        self._quoted = _Places([one.quotation.span for one in self._quotations])
        self._notes = notes
        self._linker = linker
        self._anchored = {one.id for one in quotations if not self.holds(place_of(entry, one.passage))}

    def holds(self, place: int) -> bool:
        """Tell whether an offset into the text is on this page."""
        last = len(self._entry.article.text)
        return self._stretch.start <= place < self._stretch.end or place == self._stretch.end == last

    def pieces(self) -> Iterator[tuple[int, int]]:
        """Yield (offset, bytes of HTML) of what the text may be cut into: its sentences, the lines between them."""
        for index, block in enumerate(self._entry.annotations.blocks):
            yield block.span.start, _BLOCK_BYTES
            reached = block.span.start
            for number, sentence in self._sentences_of.get(index, []):
                yield from self._lines(Span(reached, max(reached, sentence.span.start)))
                note = self._notes.get(number)
                size = weight(self._sentence(number, sentence))
                yield sentence.span.start, size + (_size_of_note(note) if note else 0)
                reached = max(reached, sentence.span.end)
            yield from self._lines(Span(reached, max(reached, block.span.end)))

    def _lines(self, span: Span) -> Iterator[tuple[int, int]]:
        start = span.start
        while start < span.end:
            end = min(span.end, start + _LINE)
            cut_at = max(self._text.rfind(" ", start, end), self._text.rfind("\n", start, end)) + 1
            end = cut_at if end < span.end and cut_at > start else end
            yield start, weight(self._plain(Span(start, end)))
            start = end

    def paragraphs(self) -> list[Paragraph]:
        """Return the blocks in order; what is left out between them is one « […] »."""
        result: list[Paragraph] = []
        for index, block in enumerate(self._entry.annotations.blocks):
            start, end = max(block.span.start, self._stretch.start), min(block.span.end, self._stretch.end)
            if start > end or (start == end and not self.holds(start)):
                continue
            sentences = [one for one in self._sentences_of.get(index, []) if self.holds(one[1].span.start)]
            paragraph = self._paragraph(replace(block, span=Span(start, end)), sentences)
            empty = paragraph.kind == "gap" and not paragraph.notes
            if empty and result and result[-1].kind == "gap" and not result[-1].notes:
                hidden = paragraph.words.replace(GAP, "")
                result[-1] = Paragraph("gap", None, result[-1].words + hidden)
            elif paragraph.words:
                result.append(paragraph)
        left = [quoted.id for quoted in self._quotations if quoted.id not in self._anchored]
        if left:
            result.append(Paragraph("gap", None, _S("").join(self._quotation_anchor(one) for one in left)))
        return result

    def _paragraph(self, block: Block, sentences: list[tuple[int, Sentence]]) -> Paragraph:
        pieces: list[SafeMarkdown] = []
        reached = block.span.start
        shown = bool(shown_parts(self._entry, block.span))
        gap = False
        for index, sentence in sentences:
            pieces.append(self._plain(Span(reached, sentence.span.start)))
            hidden = not shown_parts(self._entry, sentence.span)
            # Sentences left out one after another are one gap; what rests on one of them is told there.
            if hidden and (shown or index in self._notes) and not (gap and index not in self._notes):
                pieces.append(_S(" ") + self._sentence(index, sentence, GAP) + _S(" "))
            else:
                pieces.append(self._sentence(index, sentence))
            gap = hidden
            reached = sentence.span.end
        pieces.append(self._plain(Span(reached, block.span.end)))
        words = _S("").join(piece for piece in pieces if piece).strip()
        notes = tuple(self._notes[index] for index, _ in sentences if index in self._notes)
        if not shown:
            mark = _S("") if notes else GAP
            return Paragraph("gap", None, mark + words if block.span.of(self._text).strip() else words, notes)
        kind = block.kind
        named = (
            None
            if kind.value in ("body", "lead", "heading", "headline")
            else label("block_kinds", kind.value)
        )
        return Paragraph(kind.value, named, words, notes)

    def _sentence(self, index: int, sentence: Sentence, instead: SafeMarkdown = _S("")) -> SafeMarkdown:  # noqa: B008
        """Return a sentence with its anchors and the call of its note; ``instead`` stands for words left out."""
        name = anchor(sentence_fragment(sentence.anchor))
        hidden = [
            quoted.id
            for quoted in self._quotations
            if quoted.passage.sentence == index
            and quoted.id not in self._anchored
            and not shown_parts(self._entry, quoted.quotation.span)
        ]
        anchors = _S("").join(self._quotation_anchor(one) for one in hidden)
        words = self._plain(sentence.span)
        words = words if words.strip() else instead
        note = self._notes.get(index)
        if not words:
            return _S('<span id="{}"></span>{}').format(name, anchors)
        if note is None:
            return _S('{}<span class="fr-phrase" id="{}">{}</span>').format(anchors, name, words)
        marked = _S('{}<mark class="fr-phrase fr-phrase--preuve" id="{}">{}</mark>')
        call = _S('<span class="fr-supports">{}</span>').format(note.call)
        return marked.format(anchors, name, words) + call

    def _plain(self, span: Span) -> SafeMarkdown:
        """Return what may be shown of a span, gaps marked where the span goes on around them."""
        parts = shown_parts(self._entry, span)
        if not parts:
            return _S("")
        pieces: list[SafeMarkdown] = []
        reached = span.start
        for part in parts:
            if self._text[reached : part.start].strip():
                pieces.append(GAP + " ")
            pieces.append(self._inline(part))
            reached = part.end
        if self._text[reached : span.end].strip():
            pieces.append(_S(" ") + GAP + " ")
        return _S("").join(pieces)

    def _inline(self, part: Span) -> SafeMarkdown:
        links = [self._entry.links[index] for index in self._links.overlapping(part)]
        quoted = [self._quotations[index] for index in self._quoted.overlapping(part)]
        marks = [link.span for link in links] + [one.quotation.span for one in quoted]
        pieces = [piece for piece, _ in cut(part, marks)]

        def quoting(piece: Span) -> tuple[str, ...]:
            return tuple(one.id for one in quoted if one.quotation.span.covers(piece))

        return _S("").join(
            self._said(_S("").join(self._linked(piece, links) for piece in together), ids)
            for ids, together in groupby(pieces, key=quoting)
        )

    def _linked(self, piece: Span, links: Sequence[LinkedSpan]) -> SafeMarkdown:
        text = piece.of(self._text)
        link = next((link for link in links if link.span.covers(piece)), None)
        return self._linker.to(link.ref, text) if link is not None and text.strip() else _S.escape(text)

    def _said(self, words: SafeMarkdown, quotations: Sequence[str]) -> SafeMarkdown:
        """Return words, marked where they are quoted, with the anchors of the quotations that begin with them."""
        if not quotations:
            return words
        anchors = [self._quotation_anchor(one) for one in quotations if one not in self._anchored]
        return _S('{}<span class="fr-quoted">{}</span>').format(_S("").join(anchors), words)

    def _quotation_anchor(self, quotation_id: str) -> SafeMarkdown:
        self._anchored.add(quotation_id)
        return _S('<span class="fr-anchor" id="{}"></span>').format(anchor(quotation_fragment(quotation_id)))


def _size_of_note(note: Note) -> int:
    lines = sum(weight(line) + 50 for line in (*note.lines, note.original or _S("")))
    return 120 + len(note.id) + weight(note.back) + lines
