"""Take from an article only the words that its rights let the site show."""

from __future__ import annotations

from generator.model import ArticleEntry, Span

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
    for shown in sorted(entry.shown):
        start, end = max(reached, shown.start), min(span.end, shown.end)
        if start >= end:
            continue
        between = text[reached:start]
        pieces.append(f" {GAP} " if between.strip() else between)
        pieces.append(text[start:end])
        reached, found = end, found or not text[start:end].isspace()
    if text[reached : span.end].strip():
        pieces.append(f" {GAP}")
    return "".join(pieces).strip() if found else None


def may_be_shown(entry: ArticleEntry, span: Span) -> bool:
    """Tell whether all words of a span may be published."""
    return any(shown.covers(span) for shown in entry.shown)
