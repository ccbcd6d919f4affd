"""Find the words that an editor's selector means (W3C TextQuoteSelector) in an article as it stands."""

from __future__ import annotations

from typing import Final

from generator.model import EventMention, EventType, Selector, Span
from generator.resolve.documents import Document

# Typing or saving a file changes these; each is replaced by one character, so offsets hold.
_TYPOGRAPHY: Final = {
    **dict.fromkeys(map(ord, "\u2019\u2018\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\t\n\r"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011"), "-"),
    **dict.fromkeys(map(ord, "«»“”"), '"'),
}


def find_selector(document: Document, selector: Selector) -> tuple[Span | None, str]:
    """Return the words that a selector means, or None and what is wrong with it.

    Where the words stand more than once, what stands before and after them decides; where the surroundings
    are given, at least one side of them must be there still.
    """
    text = document.article.text.translate(_TYPOGRAPHY)
    exact = selector.exact.translate(_TYPOGRAPHY)
    if not exact.strip():
        return None, "the selector is empty"
    before, after = selector.prefix.translate(_TYPOGRAPHY), selector.suffix.translate(_TYPOGRAPHY)
    scored: list[tuple[int, int]] = []
    at = text.find(exact)
    while at >= 0:
        end = at + len(exact)
        score = bool(before) * text[:at].rstrip().endswith(before.rstrip()) + bool(after) * text[
            end:
        ].lstrip().startswith(after.lstrip())
        scored.append((score, at))
        at = text.find(exact, at + 1)
    if not scored:
        return None, "the words are no longer in the article"
    best = max(score for score, _ in scored)
    if best == 0 and (before or after):
        return None, "the words no longer stand between prefix and suffix"
    places = [start for score, start in scored if score == best]
    if len(places) > 1:
        return None, f"the words stand {len(places)} times in the article"
    return Span(places[0], places[0] + len(exact)), ""


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
