"""Who appears with whom, as a page shows it: the drawing, and the pairs as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.french.typography import number
from generator.model import EntityEntry, Event, Ref
from generator.render.escape import SafeMarkdown
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief, name_alone
from generator.render.pictures.marks import html_link
from generator.render.pictures.ties import Person, Ties, ties, weigh
from generator.render.pictures.wording import words

MOST_PERSONS: Final = 30
MOST_AROUND: Final = 12
_MOST_PAIRS: Final = 25
_WORTH_DRAWING: Final = 2  # others; of one, a line of text says as much


@dataclass(frozen=True, slots=True)
class TiesPicture:
    """All that the template of a network prints; ``pairs`` are (one, other, events shared), most first."""

    title: str
    note: str
    most: str
    scope: str
    drawing: Ties
    pairs: tuple[tuple[SafeMarkdown, SafeMarkdown, str], ...]


def network_picture(lookup: Lookup, linker: Linker) -> TiesPicture | None:
    """Return the network of the whole chronicle; None where no two persons share an event."""
    events = lookup.current_events()
    counts = _counts(events)
    sharing = {ref for event in events if len(event.participants) > 1 for ref in event.participants}
    known = [ref for ref in sharing if ref in lookup.entities]
    chosen = sorted(known, key=lambda ref: (-counts[ref], ref))[:MOST_PERSONS]
    if len(chosen) < 2:
        return None
    most = ""
    if len(known) > len(chosen):
        most = words("notes", "network_most").format(shown=number(len(chosen)), total=number(len(known)))
    return _picture(
        lookup, linker, chosen, events, counts, title=words("titles", "network"), most=most, focus=None
    )


def around_picture(lookup: Lookup, linker: Linker, entry: EntityEntry) -> TiesPicture | None:
    """Return the network around one person; None where fewer than two others share an event with them."""
    events = [lookup.events[one] for one in entry.events if one in lookup.events]
    events = [event for event in events if event.withdrawn is None]
    counts = _counts(events)
    met = [ref for ref in counts if ref != entry.ref and ref in lookup.entities]
    chosen = sorted(met, key=lambda ref: (-counts[ref], ref))[:MOST_AROUND]
    if len(chosen) < _WORTH_DRAWING or entry.ref not in counts:
        return None
    most = ""
    if len(met) > len(chosen):
        most = words("notes", "network_most").format(shown=number(len(chosen)), total=number(len(met)))
    title = words("titles", "network_of").format(name=brief(name_alone(entry)))
    return _picture(
        lookup, linker, [entry.ref, *chosen], events, counts, title=title, most=most, focus=entry.ref
    )


def _counts(events: Sequence[Event]) -> dict[Ref, int]:
    counts: dict[Ref, int] = {}
    for event in events:
        for ref in dict.fromkeys(event.participants):
            counts[ref] = counts.get(ref, 0) + 1
    return counts


def _picture(
    lookup: Lookup,
    linker: Linker,
    chosen: Sequence[Ref],
    events: Sequence[Event],
    counts: dict[Ref, int],
    *,
    title: str,
    most: str,
    focus: Ref | None,
) -> TiesPicture:
    weights = weigh(events, frozenset(chosen))
    persons = [
        Person(ref, lookup.title(ref), None if linker.is_on(ref) else linker.href(ref)) for ref in chosen
    ]
    links = {one.ref: html_link(one.href, one.name) for one in persons}
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:_MOST_PAIRS]
    drawing = ties(persons, {ref: counts[ref] for ref in chosen}, weights, focus)
    if len(drawing.arcs) < len(weights):
        shown, total = number(len(drawing.arcs)), number(len(weights))
        strongest = words("notes", "network_strongest").format(shown=shown, total=total)
        most = f"{most} {strongest}" if most else strongest
    pairs = tuple((links[one], links[other], number(weight)) for (one, other), weight in heaviest)
    return TiesPicture(
        title,
        words("notes", "network"),
        most,
        f"person:{focus.id}" if focus else "",
        drawing,
        pairs,
    )
