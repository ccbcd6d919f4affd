"""Bind an event to words of an article (W3C TextQuoteSelector), and find them again after the text was touched.

One finder for all: what `keep` writes, `check` finds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from generator.model import Article, Selector, Span

CONTEXT: Final = 32
_WORD_PART: Final = re.compile(r"\w")
_WORD: Final = re.compile(r"\w+")
# What of the contexts' words must still stand around the words, and how much less around any other place, 0 to 1.
_ALIKE: Final = 0.5
_CLEARLY: Final = 0.25
# By how many characters the surroundings may have grown; more places than these are not told apart.
_SHIFT: Final = 16
_MANY_PLACES: Final = 1000
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
    may not. Where the words stand several times, and what surrounded them was edited too, the place counts whose
    surroundings share clearly most words with the contexts.

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
    fitting = both or [*dict.fromkeys((*before, *after))] or starts
    if len(fitting) > 1:
        fitting = _most_alike(folded, fitting, len(exact), prefix, suffix)
    if len(fitting) != 1:
        return None
    return Span(origin[fitting[0]], origin[fitting[0] + len(exact) - 1] + 1)


def all_places(text: str, selector: Selector) -> tuple[Span, ...]:
    """Return every place where the words of a selector stand, whatever surrounds them.

    >>> all_places("Un appel, puis un appel.", Selector("a", "appel", "", ""))
    (Span(start=3, end=8), Span(start=18, end=23))
    """
    folded, origin = _folded_article(text)
    exact = _fold(selector.exact)[0]
    if not exact.strip(" "):
        return ()
    return tuple(Span(origin[at], origin[at + len(exact) - 1] + 1) for at in _places(folded, exact))


def stands_as_written(text: str, selector: Selector, span: Span) -> bool:
    """Tell whether what surrounds the words that were found is still what the selector says."""
    folded, _ = _folded_article(text)
    around, _ = _fold(selector.prefix + selector.exact + selector.suffix)
    return around in folded and find_selector(text, selector) == span


def words_in_their_place(text: str, selector: Selector) -> Span | None:
    """Return the words that stand where lost words stood: between the same contexts, and of about their length.

    Example:
        >>> edited = "Lundi, la maire a joint le préfet."
        >>> words_in_their_place(edited, Selector("a", "a appelé", "la maire ", " le préfet")).of(edited)
        'a joint'
    """
    folded, origin = _folded_article(text)
    exact, prefix, suffix = (_fold(part)[0] for part in (selector.exact, selector.prefix, selector.suffix))
    if not prefix.strip() or not suffix.strip():
        return None
    longest = 2 * len(exact) + CONTEXT
    found: set[tuple[int, int]] = set()
    for at in _places(folded, prefix):
        start = at + len(prefix)
        end = folded.find(suffix, start, start + longest + len(suffix))
        if end > start and folded[start:end].strip():
            found.add((start, end))
    if len(found) != 1:
        return None
    start, end = found.pop()
    return Span(origin[start], origin[end - 1] + 1)


def _most_alike(folded: str, starts: Sequence[int], length: int, prefix: str, suffix: str) -> list[int]:
    """Return the one place whose surroundings share clearly most words with the contexts, or none."""
    wanted = [Counter(_WORD.findall(part)) for part in (prefix, suffix)]
    sides = sum(1 for words in wanted if words)
    if not sides or len(starts) > _MANY_PLACES:
        return []
    likeness: list[tuple[float, int]] = []
    for start in starts:
        end = start + length
        around = (
            folded[max(0, start - len(prefix) - _SHIFT) : start],
            folded[end : end + len(suffix) + _SHIFT],
        )
        shares = [
            (words & Counter(_WORD.findall(there))).total() / words.total()
            for words, there in zip(wanted, around, strict=True)
            if words
        ]
        likeness.append((sum(shares) / sides, start))
    likeness.sort(key=lambda item: (-item[0], item[1]))
    best, second = likeness[0], likeness[1]
    return [best[1]] if best[0] >= _ALIKE and best[0] - second[0] >= _CLEARLY else []


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
