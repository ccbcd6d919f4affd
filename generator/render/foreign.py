"""Say in which language an article's words are, where it is not the pages' own (WCAG 2.2, 3.1.2)."""

from __future__ import annotations

from generator.model import ArticleEntry
from generator.render.escape import SafeMarkdown


def foreign_language(entry: ArticleEntry) -> str | None:
    """Return the ISO 639-1 code of an article's language; None where it is French, as the pages are.

    What its editors say comes first, then what its commonest words tell.
    """
    declared = entry.article.language
    language = declared if declared != "fr" else entry.annotations.language
    return language if language != "fr" else None


def in_its_language(entry: ArticleEntry, words: str) -> SafeMarkdown:
    """Return words of an article, marked for readers that speak and hyphenate where they are not French."""
    language = foreign_language(entry)
    if language is None:
        return SafeMarkdown.escape(words)
    return SafeMarkdown('<span lang="{}">{}</span>').format(language, words)
