"""Bind an event to words of an article (W3C TextQuoteSelector), and find them again after the text was touched.

One finder for all: what `keep` writes, `check` finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from generator.model import Article, Selector, Span

CONTEXT: Final = 32
_WORD_PART: Final = re.compile(r"\w")
# What typing or saving a file changes without changing the words.
_VARIANTS: Final = {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "‑": "-", "‐": "-"}


def selector_for(article: Article, span: Span) -> Selector:
    """Return a selector that finds exactly these words of the article.

    The contexts are about 32 characters, not cut inside a word, and longer only where the text repeats itself.

    Raises:
        ValueError: the span is empty, blank or outside the text.

    Example:
        >>> selector_for(Article("a", "Ils se sont vus lundi."), Span(16, 21)).prefix
        'Ils se sont vus '
    """
    text = article.text
    exact = span.of(text)
    if not exact.strip() or not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"{span} selects nothing of {article.id}")
    size = CONTEXT
    while True:
        start = _word_start(text, max(0, span.start - size))
        end = _word_end(text, min(len(text), span.end + size))
        prefix, suffix = text[start : span.start], text[span.end : end]
        whole = start == 0 and end == len(text)
        selector = Selector(article.id, exact, prefix, suffix)
        if whole or find_selector(text, selector) == span:
            return selector
        size *= 2


def _word_start(text: str, position: int) -> int:
    while position > 0 and _WORD_PART.match(text[position]) and _WORD_PART.match(text[position - 1]):
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    while position < len(text) and _WORD_PART.match(text[position]) and _WORD_PART.match(text[position - 1]):
        position += 1
    return position


def find_selector(text: str, selector: Selector) -> Span | None:
    """Find the words of a selector: with both contexts, with one of them, or alone; only if one place fits.

    White space, apostrophes, double quotation marks and hyphens may have changed their form. Case and letters
    may not.

    Returns:
        The place, or None if the words are not there or it cannot be told which of several places is meant.

    Example:
        >>> find_selector("L’appel a  duré. Un autre appel.", Selector("a", "appel a duré", "L'", ""))
        Span(start=2, end=15)
    """
    context = selector.prefix + selector.exact + selector.suffix
    at = text.find(context)
    if selector.exact.strip() and at >= 0 and text.find(context, at + 1) < 0:
        start = at + len(selector.prefix)
        return Span(start, start + len(selector.exact))
    folded, origin = _folded_article(text)
    exact, prefix, suffix = (_fold(part)[0] for part in (selector.exact, selector.prefix, selector.suffix))
    if not exact.strip(" "):
        return None
    starts = list(_places(folded, exact))
    before = [start for start in starts if prefix and folded.endswith(prefix, 0, start)]
    after = [start for start in starts if suffix and folded.startswith(suffix, start + len(exact))]
    both = [
        start
        for start in starts
        if folded.endswith(prefix, 0, start) and folded.startswith(suffix, start + len(exact))
    ]
    for fitting in (both, before, after, starts):
        if len(fitting) == 1:
            return Span(origin[fitting[0]], origin[fitting[0] + len(exact) - 1] + 1)
        if fitting:
            return None
    return None


def _places(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


@lru_cache(maxsize=512)
def _folded_article(text: str) -> tuple[str, tuple[int, ...]]:
    return _fold(text)


def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the text with its variants levelled, and for each character where it came from."""
    characters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        level = " " if character.isspace() else _VARIANTS.get(character, character)
        if level == " " and characters and characters[-1] == " ":
            continue
        characters.append(level)
        origin.append(position)
    return "".join(characters), tuple(origin)
