"""The text of an article on its page: what may be published of it, with anchors, links and what it supports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.addresses import quotation_fragment, sentence_fragment
from generator.model import ArticleEntry, Block, LinkedSpan, QuotationEntry, Sentence, Span, shown_parts
from generator.render.escape import SafeMarkdown, anchor
from generator.render.excerpts import GAP, cut
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.supports import Note

_S = SafeMarkdown


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
    """

    def __init__(
        self,
        entry: ArticleEntry,
        quotations: list[QuotationEntry],
        notes: Mapping[int, Note],
        linker: Linker,
    ) -> None:
        self._entry = entry
        self._text = entry.article.text
        self._quotations = sorted(quotations, key=lambda quoted: (quoted.quotation.span, quoted.id))
        self._links = _Places([link.span for link in entry.links])
        self._quoted = _Places([one.quotation.span for one in self._quotations])
        self._notes = notes
        self._linker = linker
        self._anchored: set[str] = set()

    def paragraphs(self) -> list[Paragraph]:
        """Return the blocks in order; what is left out between them is one « […] »."""
        sentences: dict[int, list[tuple[int, Sentence]]] = {}
        for index, sentence in enumerate(self._entry.annotations.sentences):
            sentences.setdefault(sentence.block, []).append((index, sentence))
        result: list[Paragraph] = []
        for index, block in enumerate(self._entry.annotations.blocks):
            paragraph = self._paragraph(block, sentences.get(index, []))
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
        return _S("").join(self._piece(piece, links, quoted) for piece, _ in cut(part, marks))

    def _piece(
        self, piece: Span, links: Sequence[LinkedSpan], quotations: Sequence[QuotationEntry]
    ) -> SafeMarkdown:
        text = piece.of(self._text)
        words = _S.escape(text)
        link = next((link for link in links if link.span.covers(piece)), None)
        if link is not None and text.strip():
            words = self._linker.to(link.ref, text)
        quoted = [one for one in quotations if one.quotation.span.covers(piece)]
        if not quoted:
            return words
        anchors = [self._quotation_anchor(one.id) for one in quoted if one.id not in self._anchored]
        return _S('{}<span class="fr-quoted">{}</span>').format(_S("").join(anchors), words)

    def _quotation_anchor(self, quotation_id: str) -> SafeMarkdown:
        self._anchored.add(quotation_id)
        return _S('<span class="fr-anchor" id="{}"></span>').format(anchor(quotation_fragment(quotation_id)))
