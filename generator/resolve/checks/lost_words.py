"""Tell which words that an editor bound are lost, what rested on them, and which words stand in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.errors import Fault
from generator.model import Span
from generator.resolve.checks.kept_differences import origin_of, unsupported
from generator.resolve.events.make import Draft
from generator.resolve.tellings.kept import Kept, Lost, short
from generator.resolve.texts.lines_to_write import mention_line
from generator.selectors import all_places, words_in_their_place

# More places of words would not help to choose.
_SHOWN: Final = 3


def lost_words(kept: Iterable[Kept], drafts: Sequence[Draft]) -> list[Fault]:
    """Return a fault for each selector whose words cannot be found, with the facts that nothing else bears out."""
    by_id = {draft.group.kept.id: draft for draft in drafts if draft.group.kept}
    return [_fault(lost, home, by_id) for home in kept for lost in home.lost]


def _fault(lost: Lost, home: Kept, drafts: Mapping[str, Draft]) -> Fault:
    selector, document = lost.selector, lost.document
    places = all_places(document.article.text, selector)
    there = "stands in several places" if places else "no longer stands"
    what = f"« {short(selector.exact)} » {there} in {document.article.path or document.id}; "
    what += _rested(home, drafts)
    return Fault(lost.event.path, selector.line, selector.column, what, _remedy(lost, places))


def _rested(home: Kept, drafts: Mapping[str, Draft]) -> str:
    """Say which facts of the event rested on lost words alone."""
    draft = drafts.get(home.event.id) if home.event.withdrawn is None else None
    facts = unsupported(draft, origin_of(draft, drafts)) if draft is not None else []
    others = sum(len(event.mentions) for event in (home.event, *home.merged)) - len(home.lost)
    if facts:
        return f"nothing else bears out {', '.join(facts)} of {home.event.id}"
    if others:
        return f"{home.event.id} still rests on {others} other mention{'s' if others > 1 else ''}"
    return f"{home.event.id} rested on nothing else"


def _remedy(lost: Lost, places: Sequence[Span]) -> str:
    if places:
        shown = [place for place in places if lost.document.passage(place) is not None][:_SHOWN]
        lines = [
            f"`{mention_line(lost.document, place, lost.selector.sentence)}` (line {lost.document.line_of(place)})"
            for place in shown
        ]
        more = f", or another of {len(places)}" if len(places) > len(shown) else ""
        return (
            f"write the one that is meant: {' or '.join(lines)}{more}"
            if lines
            else "bind words of a sentence"
        )
    near = words_in_their_place(lost.document.article.text, lost.selector)
    if near is None or lost.document.passage(near) is None:
        return "copy exact, prefix and suffix of the words that tell of it now from the text, or delete this mention"
    words, line = short(lost.document.words(near)), mention_line(lost.document, near, lost.selector.sentence)
    return f"if « {words} », which stands in its place, tells of it too, write `{line}`; else delete this mention"
