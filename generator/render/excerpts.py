"""Show words of an article: only what may be published, with marks that never cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.model import ArticleEntry, Span, shown_parts
from generator.render.escape import SafeMarkdown
from generator.render.foreign import in_its_language

GAP: Final = SafeMarkdown('<span class="fr-coupe">[…]</span>'.replace("[", "&#91;").replace("]", "&#93;"))


def excerpt(entry: ArticleEntry, span: Span, marks: Sequence[Span] = ()) -> SafeMarkdown | None:
    """Return the words of a span as Markdown, evidence marked; None when nothing of it may be published.

    Parameters:
        entry: the article.
        span: what to show, for instance a sentence.
        marks: the words that matter in it; set in ``<mark>``.

    Returns:
        The words, with « […] » for what is left out.
    """
    text = entry.article.text
    parts = shown_parts(entry, span)
    if not any(part.of(text).strip() for part in parts):
        return None
    pieces: list[SafeMarkdown] = []
    reached = span.start
    for part in parts:
        if text[reached : part.start].strip():
            pieces.append(GAP)
        pieces.append(_marked(text, part, marks))
        reached = part.end
    if text[reached : span.end].strip():
        pieces.append(GAP)
    return in_its_language(entry, SafeMarkdown(" ").join(piece for piece in pieces).strip())


def _marked(text: str, part: Span, marks: Sequence[Span]) -> SafeMarkdown:
    pieces = [
        SafeMarkdown("<mark>{}</mark>").format(span.of(text))
        if inside
        else SafeMarkdown.escape(span.of(text))
        for span, inside in cut(part, marks)
    ]
    return SafeMarkdown("").join(pieces).strip()


def cut(part: Span, marks: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Cut a span at the ends of marks, and tell of each piece whether a mark covers it.

    >>> list(cut(Span(0, 5), [Span(1, 2)]))[1]
    (Span(start=1, end=2), True)
    """
    ends = {part.start, part.end}
    for mark in marks:
        ends.update(end for end in (mark.start, mark.end) if part.start < end < part.end)
    points = sorted(ends)
    for start, end in pairwise(points):
        piece = Span(start, end)
        yield piece, any(mark.covers(piece) for mark in marks)
