"""Find the words that an editor's selector means (W3C TextQuoteSelector) in an article as it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from generator.model import EventMention, EventType, Selector, Span
from generator.resolve.documents import Document

# What typing or saving a file changes without changing the words.
_VARIANTS: Final = {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "‑": "-", "‐": "-"}


def find_selector(document: Document, selector: Selector) -> Span | None:
    """Return the words that a selector means: with both contexts, with one of them, or alone.

    White space, apostrophes, double quotation marks and hyphens may have changed their form. None where the words
    are not there, or where several places fit.
    """
    text, origin = _fold(document.article.text)
    exact, before, after = (_fold(part)[0] for part in (selector.exact, selector.prefix, selector.suffix))
    if not exact.strip():
        return None
    starts: list[int] = []
    at = text.find(exact)
    while at >= 0:
        starts.append(at)
        at = text.find(exact, at + 1)
    preceded = {start for start in starts if before and text.endswith(before, 0, start)}
    followed = {start for start in starts if after and text.startswith(after, start + len(exact))}
    for fitting in (preceded & followed, preceded, followed, starts):
        if len(fitting) == 1:
            (start,) = fitting
            return Span(origin[start], origin[start + len(exact) - 1] + 1)
        if fitting:
            return None
    return None


@lru_cache(maxsize=2048)
def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text with its variants levelled, and for each character where it came from."""
    characters: list[str] = []
    origin: list[int] = []
    for position, character in enumerate(text):
        level = " " if character.isspace() else _VARIANTS.get(character, character)
        if level != " " or not characters or characters[-1] != " ":
            characters.append(level)
            origin.append(position)
    return "".join(characters), origin


def mentions_at(
    document: Document, span: Span, wanted: EventType, near: frozenset[EventType]
) -> tuple[int, ...]:
    """Return the event mentions that the words bind: those of the wanted type, else near it, else the only one."""
    found = [
        (index, mention)
        for index, mention in enumerate(document.annotations.event_mentions)
        if mention.span.overlaps(span)
    ]

    def of(types: frozenset[EventType], pool: list[tuple[int, EventMention]]) -> tuple[int, ...]:
        return tuple(index for index, mention in pool if mention.facts.type in types)

    chosen = of(frozenset({wanted}), found) or of(near, found)
    if not chosen and len(found) == 1:
        chosen = (found[0][0],)
    return chosen
