"""Take from an article only the words that its rights let the site show."""

from __future__ import annotations

from generator.model import ArticleEntry, Span, shown_parts

GAP = "[…]"


def shown_words(entry: ArticleEntry, span: Span) -> str | None:
    """Return the words of a span that may be published, with « […] » for what may not.

    Parameters:
        entry: the article; `shown` says what may be published.
        span: a stretch of its text.

    Returns:
        The words, whitespace as it stands; None when nothing of the span may be shown.
    """
    text = entry.article.text
    pieces: list[str] = []
    reached, found = span.start, False
    for part in shown_parts(entry, span):
        between = text[reached : part.start]
        pieces.append(f" {GAP} " if between.strip() else between)
        pieces.append(part.of(text))
        reached, found = part.end, found or bool(part.of(text).strip())
    if text[reached : span.end].strip():
        pieces.append(f" {GAP}")
    return "".join(pieces).strip() if found else None
