"""What the filter of the pictures asks for: each event and quotation as the keys of the drawings name them.

One small file for all pages, fetched when a reader first filters; the pictures themselves never need it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from generator import lexicon
from generator.addresses import CHRONOLOGY
from generator.edtf import parse
from generator.french.typography import typeset
from generator.model import Chronicle, EntityEntry, Event, EventType, Ref
from generator.plain_text import fold
from generator.render.labels import type_label
from generator.render.lookup import Lookup, brief, name_alone
from generator.render.pictures.voices import themes_of

FILE: Final = f"{CHRONOLOGY}/images.json"


def picture_records(chronicle: Chronicle) -> tuple[str, bytes]:
    """Return the records of the pictures as a file of `docs/`: (path, JSON).

    ``refs`` are (key, name) of persons first, in the order of their index; an event is (id, first day, last day,
    1 where its day is known, place in ``types``, places in ``refs``), with empty days where it has no date; a
    quotation is (speaker, themes, events), as places in ``refs`` and ``events``.
    """
    lookup = Lookup(chronicle)
    events = lookup.current_events()
    entries = [
        entry
        for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        for entry in group
        if entry.events or entry.quotations
    ]
    place = {entry.ref: number for number, entry in enumerate(entries)}
    types = [one for one in EventType if any(event.type is one for event in events)]
    attached = _attached(entries, place)
    number_of = {event.id: number for number, event in enumerate(events)}
    data: dict[str, Any] = {
        "words": {key: typeset(str(words)) for key, words in lexicon.load("pictures")["filter"].items()},
        "types": [[one.value, type_label(one)] for one in types],
        "refs": [
            [f"{entry.ref.kind.value}:{entry.ref.id}", fold(brief(name_alone(entry)))] for entry in entries
        ],
        "events": [
            _event(
                event,
                types,
                {*attached.get(event.id, ()), *(place[one] for one in event.participants if one in place)},
            )
            for event in events
        ],
        "quotations": [
            [
                place[entry.speaker],
                [place[theme] for theme in themes_of(lookup, entry) if theme in place],
                [number_of[one] for one in entry.events if one in number_of],
            ]
            for entry in chronicle.quotations
            if entry.speaker in place
        ],
    }
    return FILE, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _attached(entries: Iterable[EntityEntry], place: dict[Ref, int]) -> dict[str, list[int]]:
    """Return for each event what it belongs to, as the pages of these tell."""
    attached: dict[str, list[int]] = {}
    for entry in entries:
        for event in entry.events:
            attached.setdefault(event, []).append(place[entry.ref])
    return attached


def _event(event: Event, types: list[EventType], attached: Iterable[int]) -> list[Any]:
    first = last = ""
    exact = 0
    if event.date:
        value = parse(event.date)
        first, last, exact = value.first.isoformat(), value.last.isoformat(), int(value.is_exact)
    return [event.id, first, last, exact, types.index(event.type), sorted(attached)]
