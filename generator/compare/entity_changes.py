"""What changed about people, organisations, places and themes: which there are, and what editors say of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.compare.causes import record_causes
from generator.compare.changes import Change, ChangeKind
from generator.compare.fates import Fates, Node
from generator.compare.state import State
from generator.model import EntityEntry, Ref, RefKind

# What a record says, beside its name, that readers see or that decides who is meant.
_PROPERTIES: Final = (
    "description",
    "aliases",
    "metonyms",
    "wikidata",
    "coordinates",
    "part_of",
    "keywords",
    "different_from",
    "named_in",
)


def entries_of(state: State, kind: RefKind) -> tuple[EntityEntry, ...]:
    """Return the entries of one kind, in the order in which readers see them."""
    groups: Mapping[RefKind, tuple[EntityEntry, ...]] = {
        RefKind.PERSON: state.chronicle.persons,
        RefKind.ORGANISATION: state.chronicle.organisations,
        RefKind.PLACE: state.chronicle.places,
        RefKind.THEME: state.chronicle.themes,
    }
    return groups[kind]


def entity_nodes(state: State, kind: RefKind) -> list[Node]:
    """Return the entities of one kind as they are followed: by the words that name them.

    The same words may put an event under several themes, so these are known by their address alone.
    """
    themes = kind is RefKind.THEME
    return [
        Node(entry.ref, frozenset() if themes else frozenset(state.key_of(one) for one in entry.mentions))
        for entry in entries_of(state, kind)
    ]


def entity_changes(before: State, after: State, kind: RefKind, fates: Fates) -> Iterator[Change]:
    """Yield what changed about the entities of one kind, in the order in which readers see them."""
    merged: dict[Ref, list[Ref]] = {}
    for old, new in fates.heir.items():
        if fates.main.get(new) != old:
            merged.setdefault(new, []).append(old)
    for entry in entries_of(after, kind):
        thing = after.thing(entry.ref)
        events = tuple(after.thing(Ref(RefKind.EVENT, id_)) for id_ in entry.events)
        main, source = fates.main.get(entry.ref), fates.sprung.get(entry.ref)
        if main is None and source is not None:
            causes = record_causes(before, after, entry.ref, "different_from")
            yield Change(ChangeKind.SPLIT, thing, before.thing(source), after=events, causes=causes)
        elif main is None:
            yield Change(ChangeKind.ADDED, thing, after=events)
        else:
            yield from _pair(before, after, main, entry)
        for old in merged.get(entry.ref, ()):
            causes = record_causes(before, after, old, "same_as") or record_causes(
                before, after, entry.ref, "same_as"
            )
            gone = before.thing(old)
            yield Change(ChangeKind.MERGED, gone, thing, causes=causes, answers=old in after.answers)
    for ref in fates.gone:
        causes = record_causes(before, after, ref, "")
        yield Change(ChangeKind.REMOVED, before.thing(ref), causes=causes, answers=ref in after.answers)


def _pair(before: State, after: State, old: Ref, entry: EntityEntry) -> Iterator[Change]:
    was, now = before.thing(old), after.thing(entry.ref)
    causes = record_causes(before, after, entry.ref, "")
    if old != entry.ref:
        yield Change(ChangeKind.MOVED, now, was, causes=causes, answers=old in after.answers)
    elif now.kept != was.kept:
        kind = ChangeKind.KEPT if now.kept else ChangeKind.RELEASED
        yield Change(kind, now, causes=causes)
    if was.title != now.title:
        yield Change(ChangeKind.CHANGED, now, None, "name", (was.title,), (now.title,), causes)
    for property_ in _PROPERTIES:
        mine, theirs = _values(before.entities[old], property_), _values(entry, property_)
        if mine != theirs and before.entities[old].record is not None and entry.record is not None:
            yield Change(ChangeKind.CHANGED, now, None, property_, mine, theirs, causes)


def _values(entry: EntityEntry, property_: str) -> tuple[str, ...]:
    value = getattr(entry.record, property_, None)
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple) else (str(value),)
