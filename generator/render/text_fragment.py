"""Link to words of a page on another site (https://wicg.github.io/scroll-to-text-fragment/)."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

from generator.model import ArticleEntry, Rights, Span, shown_parts
from generator.plain_text import fold

_WORD: Final = re.compile(r"\w")
_LONG: Final = 90  # characters; from there on the first and last words name the passage
_ENDS: Final = 5  # words
_CONTEXT: Final = 3  # words
_DIRECTIVE: Final = ":~:"


def text_fragment(entry: ArticleEntry, span: Span) -> str | None:
    """Return the address at which a browser opens the original of an article and marks a passage of it.

    The passage is named by its words, long ones by their first and last; by what stands before and after it too where
    the article says them twice. Only words that may be published are named, by the article's rights.

    Parameters:
        entry: the article.
        span: a sentence of its text, or words of one.

    Returns:
        The address, or None where the article has none on the web, or its words may not all be shown or are not those
        of the original.
    """
    url = (entry.article.url or "").strip()
    # A notice is the editors' own text: its words do not stand in the original.
    if entry.article.rights is Rights.NOTICE or not _is_web(url) or shown_parts(entry, span) != (span,):
        return None
    text = entry.article.text
    words = fold(span.of(text)).split()
    if not any(_WORD.search(word) for word in words):
        return None
    exact = " ".join(words)
    if len(exact) > _LONG and len(words) > 2 * _ENDS:
        told = ",".join(encoded(" ".join(part)) for part in (words[:_ENDS], words[-_ENDS:]))
    else:
        told = encoded(exact)
    before = after = ""
    if " ".join(text.split()).count(exact) > 1:
        before, after = _context(entry, span)
    directive = f"{before and encoded(before) + '-,'}{told}{after and ',-' + encoded(after)}"
    base, _, fragment = url.partition("#")
    return f"{base}#{fragment.partition(_DIRECTIVE)[0]}{_DIRECTIVE}text={directive}"


def encoded(words: str) -> str:
    """Return words as a part of a text directive: there, « - », « , » and « & » have a meaning of their own.

    >>> encoded("peut-être, dit-il")
    'peut%2D%C3%AAtre%2C%20dit%2Dil'
    """
    return quote(fold(words), safe="").replace("-", "%2D")


def _is_web(url: str) -> bool:
    parts = urlsplit(url) if "\\" not in url else None
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _context(entry: ArticleEntry, span: Span) -> tuple[str, str]:
    """Return the words before and after a passage on its line, as far as they may be shown."""
    text = entry.article.text
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    around = shown_parts(entry, Span(start, end))
    own = next((part for part in around if part.covers(span)), span)
    before = text[own.start : span.start].split()[-_CONTEXT:]
    after = text[span.end : own.end].split()[:_CONTEXT]
    return " ".join(before), " ".join(after)
