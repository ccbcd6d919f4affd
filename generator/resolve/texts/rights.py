"""What of an article may be shown, computed once for all outputs (design, “What gets published of an article”)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.model import BlockKind, Rights, Span
from generator.resolve.texts.cutting import may_cut
from generator.resolve.texts.documents import Document

# Short quotation (French Intellectual Property Code, article L122-5, 3°): the limits the design sets itself.
MAX_PIECE: Final = 300
MAX_SHARE: Final = 0.10
# Fewer characters than this tell a reader nothing.
_MIN_PIECE: Final = 24


def shown_spans(
    document: Document, evidence: Mapping[int, Mapping[Span, int]], title: str | None = None
) -> tuple[Span, ...]:
    """Return the parts of the text that may be published, sorted, never overlapping.

    Parameters:
        evidence: for each sentence that serves as evidence, its words of evidence and how much rests on each.
        title: what the article's page is called: published anyway, so its words in the text take nothing of the limits.

    Returns:
        The whole text of an article with the rights ``full`` or ``notice``, nothing for ``metadata``; else pieces that
        keep the limits of this module, those on which most rests first.
    """
    text = document.article.text
    if document.article.rights in (Rights.FULL, Rights.NOTICE):
        return (Span(0, len(text)),) if text else ()
    if document.article.rights is Rights.METADATA:
        return ()
    most = int(len(text) * MAX_SHARE)
    shown: tuple[Span, ...] = ()
    titles = _titles(document, title)
    free = [sentence for sentence in evidence if document.annotations.sentences[sentence].block in titles]
    best_first = sorted(evidence, key=lambda sentence: (-sum(evidence[sentence].values()), sentence))
    best_first = [sentence for sentence in best_first if sentence not in free]
    # A sentence that could stand whole is cut only with the room that whole ones leave.
    for sentence, cutting in [(s, False) for s in best_first] + [(s, True) for s in best_first]:
        whole = document.annotations.sentences[sentence].span
        room = min(most - _length(shown), MAX_PIECE)
        if not cutting and room < whole.end - whole.start <= MAX_PIECE:
            continue
        piece = _piece(document, sentence, evidence[sentence], room)
        if piece is None or any(piece.overlaps(other) for other in shown):
            continue
        # Sentences in a row are one piece to a reader, however many there are: the limits hold for the run.
        runs = _runs(text, (*shown, piece))
        if _length(runs) <= most and all(run.end - run.start <= MAX_PIECE for run in runs):
            shown = runs
    return tuple(sorted((*shown, *(document.annotations.sentences[sentence].span for sentence in free))))


def _titles(document: Document, title: str | None) -> frozenset[int]:
    """Return the blocks of the text that are the article's title, word for word."""
    return frozenset(
        number
        for number, block in enumerate(document.annotations.blocks)
        if block.kind is BlockKind.HEADLINE and title is not None and document.words(block.span) == title
    )


def _piece(document: Document, sentence: int, words: Mapping[Span, int], room: int) -> Span | None:
    """Return a whole sentence if there is room, else the words around its best evidence."""
    whole = document.annotations.sentences[sentence].span
    if whole.end - whole.start <= room:
        return whole
    core = min(words, key=lambda span: (-words[span], span))
    core = Span(max(core.start, whole.start), min(core.end, whole.end))
    if core.end - core.start > room or room < _MIN_PIECE:
        return None
    text = document.article.text
    start = max(whole.start, core.start - (room - (core.end - core.start)) // 2)
    end = min(whole.end, start + room)
    start = max(whole.start, end - room)
    # Whole words only: what is cut inside a word reads as another word.
    while whole.start < start < core.start and not (text[start - 1].isspace() and may_cut(text, start)):
        start += 1
    while core.end < end < whole.end and not (text[end].isspace() and may_cut(text, end + 1)):
        end -= 1
    while start < core.start and text[start].isspace():
        start += 1
    while end > core.end and text[end - 1].isspace():
        end -= 1
    # Where the evidence itself begins or ends beside a number, only the whole number will do.
    while start > whole.start and not (text[start - 1].isspace() and may_cut(text, start)):
        start -= 1
    while end < whole.end and not (text[end].isspace() and may_cut(text, end + 1)):
        end += 1
    if end - start > room:
        return None
    return Span(start, end) if end - start >= min(_MIN_PIECE, core.end - core.start) else None


def _runs(text: str, pieces: Iterable[Span]) -> tuple[Span, ...]:
    """Return pieces in order, those with nothing but blanks between them as one."""
    runs: list[Span] = []
    for piece in sorted(pieces):
        if runs and not text[runs[-1].end : piece.start].strip():
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, piece.end))
        else:
            runs.append(piece)
    return tuple(runs)


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
