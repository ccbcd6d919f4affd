"""What changed about events: which there are, their facts, where their words went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.compare.account_changes import account_changes
from generator.compare.causes import causes_of, new_decisions
from generator.compare.changes import Cause, CauseKind, Change, ChangeKind, Thing, Value
from generator.compare.fates import Fates, Node
from generator.compare.state import State
from generator.model import Event, Ref, RefKind

FACTS: Final = (
    "date",
    "type",
    "status",
    "participants",
    "parties",
    "initiator",
    "duration",
    "place",
    "figures",
    "themes",
)


def event_nodes(state: State, mapped: dict[Ref, Ref]) -> list[Node]:
    """Return the events as they are followed; whom they name, as ``mapped`` has it."""
    found: list[Node] = []
    for event in state.chronicle.events:
        sides = frozenset(mapped.get(ref, ref) for ref in (*event.participants, *event.parties))
        found.append(
            Node(
                Ref(RefKind.EVENT, event.id),
                frozenset(state.key_of(passage) for passage in event.passages),
                None if event.kept else (event.type, event.date, sides),
                frozenset(passage.article_id for passage in event.passages),
            )
        )
    return found


def event_changes(before: State, after: State, fates: Fates, heirs: dict[Ref, Ref]) -> Iterator[Change]:
    """Yield what changed about events, in the order of the chronicle.

    Parameters:
        fates: what became of the events.
        heirs: for each earlier page of any kind, the page that it is now.
    """
    merged: dict[Ref, list[Ref]] = {}
    for old_ref, new_ref in fates.heir.items():
        if fates.main.get(new_ref) != old_ref:
            merged.setdefault(new_ref, []).append(old_ref)
    for event in after.chronicle.events:
        ref = Ref(RefKind.EVENT, event.id)
        thing = after.thing(ref)
        main = fates.main.get(ref)
        if main is None:
            yield from _appeared(before, after, thing, fates.sprung.get(ref))
            yield from account_changes(before, after, None, event, heirs)
        else:
            old = before.events[main.id]
            yield from _fate(before, after, old, event)
            yield from _facts(before, after, old, event, heirs)
            yield from _passed_on(before, after, ref, fates)
            yield from account_changes(before, after, old, event, heirs)
        for other in merged.get(ref, ()):
            yield _merged(before, after, other, ref)
    for ref in fates.gone:
        thing = before.thing(ref)
        yield Change(
            ChangeKind.REMOVED, thing, causes=_gone(before, after, thing), answers=ref in after.answers
        )


def _appeared(before: State, after: State, thing: Thing, source: Ref | None) -> Iterator[Change]:
    event, kept = after.events[thing.ref.id], after.kept.get(thing.ref.id)
    if kept is not None and kept.split_from in before.events:
        source = Ref(RefKind.EVENT, kept.split_from)
    if source is not None:
        causes = new_decisions(before, after, [f"events/{event.id}"], "split_from")
        if not causes and thing.kept:
            causes = [Cause(CauseKind.FILE, thing.path)]
        yield Change(ChangeKind.SPLIT, thing, before.thing(source), causes=tuple(causes))
        return
    words = [Cause(CauseKind.WORDS, *after.place_of(p), after.words_of(p)) for p in event.passages[:1]]
    yield Change(ChangeKind.ADDED, thing, causes=tuple(words))


def _fate(before: State, after: State, old: Event, new: Event) -> Iterator[Change]:
    """Yield what became of an event as a whole: kept, moved, withdrawn."""
    was, now = before.thing(Ref(RefKind.EVENT, old.id)), after.thing(Ref(RefKind.EVENT, new.id))
    answers = was.ref in after.answers
    if old.id != new.id:
        if new.kept and not old.kept:
            kind = ChangeKind.KEPT
        else:
            kind = ChangeKind.RELEASED if old.kept and not new.kept else ChangeKind.MOVED
        yield Change(
            kind, now, was, causes=(Cause(CauseKind.FILE, now.path),) if new.kept else (), answers=answers
        )
    if new.withdrawn is not None and old.withdrawn is None:
        causes = new_decisions(before, after, [f"events/{new.id}"], "withdrawn")
        yield Change(ChangeKind.WITHDRAWN, now, causes=tuple(causes))
    elif old.withdrawn is not None and new.withdrawn is None:
        yield Change(ChangeKind.RESTORED, now, causes=(Cause(CauseKind.FILE, now.path),))


def _facts(before: State, after: State, old: Event, new: Event, heirs: dict[Ref, Ref]) -> Iterator[Change]:
    """Yield each fact that differs; of a withdrawn event none is told to anybody."""
    if new.withdrawn is not None:
        return
    thing = after.thing(Ref(RefKind.EVENT, new.id))
    was: tuple[Value, ...]
    now: tuple[Value, ...]
    for fact in FACTS:
        was, now = _value(before, old, fact), _value(after, new, fact)
        if _comparable(was, heirs) != _comparable(now, {}):
            causes = causes_of(fact, before, after, old, new)
            yield Change(ChangeKind.CHANGED, thing, property=fact, before=was, after=now, causes=causes)
    if _given_title(before, old) != _given_title(after, new) and old.title != new.title:
        causes = causes_of("title", before, after, old, new)
        yield Change(ChangeKind.CHANGED, thing, None, "title", (old.title,), (new.title,), causes)
    was, now = _tellers(before, old), _tellers(after, new)
    if {one.ref for one in was} != {one.ref for one in now}:
        yield Change(ChangeKind.CHANGED, thing, property="articles", before=was, after=now)


def _given_title(state: State, event: Event) -> str | None:
    return state.kept[event.id].title if event.id in state.kept else None


def _tellers(state: State, event: Event) -> tuple[Thing, ...]:
    ids = dict.fromkeys(passage.article_id for passage in event.passages)
    return tuple(state.thing(Ref(RefKind.ARTICLE, id_)) for id_ in ids)


def _value(state: State, event: Event, fact: str) -> tuple[Value, ...]:
    match fact:
        case "date":
            return (event.date,) if event.date else ()
        case "type" | "status":
            return (str(getattr(event, fact).value),)
        case "duration":
            return (str(event.duration_minutes),) if event.duration_minutes else ()
        case "figures":
            return tuple(sorted({f"{figure.value} {figure.what}" for figure in event.figures}))
        case "initiator" | "place":
            ref = getattr(event, fact)
            return (state.thing(ref),) if ref else ()
        case _:
            return tuple(state.thing(ref) for ref in getattr(event, fact))


def _comparable(values: Sequence[Value], heirs: dict[Ref, Ref]) -> list[object]:
    """Return values so that those of two states compare: a page that moved or was merged is no other one."""
    found = {heirs.get(value.ref, value.ref) if isinstance(value, Thing) else value for value in values}
    return sorted(found, key=str)


def _passed_on(before: State, after: State, ref: Ref, fates: Fates) -> Iterator[Change]:
    """Yield the words that an event that was there before has taken from another one that stays."""
    held: dict[Ref, list[str]] = {}
    for passage in after.events[ref.id].passages:
        for source, _ in before.holders.get(after.key_of(passage), ()):
            if fates.heir.get(source) not in (ref, None):
                held.setdefault(source, []).append(after.words_of(passage))
    for source, words in sorted(held.items()):
        thing, other = after.thing(ref), before.thing(source)
        yield Change(ChangeKind.CHANGED, thing, other, property="mentions", after=tuple(words))


def _merged(before: State, after: State, old: Ref, new: Ref) -> Change:
    thing = before.thing(old)
    ids = [old.id, *(before.events[old.id].aliases if old.id in before.events else ())]
    causes = new_decisions(before, after, [f"events/{id_}" for id_ in ids], "merged_into")
    kept = after.kept.get(new.id)
    if not causes and kept is not None:
        causes = [Cause(CauseKind.FILE, kept.path, dict(kept.lines).get("mentions", 0))]
    return Change(
        ChangeKind.MERGED, thing, after.thing(new), causes=tuple(causes), answers=old in after.answers
    )


def _gone(before: State, after: State, thing: Thing) -> tuple[Cause, ...]:
    """Return what an event that is gone rested on and that is gone too: its file, articles, words."""
    if thing.kept:
        return (Cause(CauseKind.LOST_LINE, thing.path),)
    passages = before.events[thing.ref.id].passages
    missing = dict.fromkeys(p.article_id for p in passages if p.article_id not in after.articles)
    if missing:
        return tuple(Cause(CauseKind.LOST_LINE, before.articles[id_].article.path) for id_ in missing)
    return tuple(
        Cause(CauseKind.LOST_WORDS, *before.place_of(p), before.words_of(p))
        for p in passages[:1]
        if before.key_of(p) not in after.holders
    )
