"""Why a fact of an event is another than it was: a decision, a line of a file, words of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.compare.changes import Cause, CauseKind
from generator.compare.state import State
from generator.model import Decision, Event, KeptEvent, Passage, Ref

# A fact of an event → the key under which its file has it, and the property of the accounts that tell of it.
_KEYS: Final = {"duration": "duration_minutes"}
_PROPERTIES: Final = {"parties": "participants", "figures": "figure"}
_MOST: Final = 3  # more would not help to understand


def causes_of(fact: str, before: State, after: State, old: Event, new: Event) -> tuple[Cause, ...]:
    """Return why a fact changed, the surest first; nothing where no single place tells.

    What an editor wrote explains it, else what articles say that they did not, else what they no longer say.

    Parameters:
        fact: ``date``, ``status``, ``participants`` …
        old, new: the event in both states.
    """
    finders = (_decided, _written, _counted_from, _new_words, _lost_words)
    for find in finders:
        causes = tuple(dict.fromkeys(find(fact, before, after, old, new)))
        if causes:
            return causes[:_MOST]
    return ()


def decisions_on(state: State, subjects: Iterable[str], property_: str) -> list[Decision]:
    """Return what a state's editors decided on a property of some subjects (``events/ID``)."""
    wanted = set(subjects)
    return [
        decision
        for decision in state.chronicle.decisions
        if decision.subject in wanted and decision.property == property_
    ]


def new_decisions(
    before: State, after: State, subjects: Sequence[str], property_: str, value: str = ""
) -> list[Cause]:
    """Return the decisions that one state has and the earlier one has not, wherever they stood.

    Parameters:
        subjects: ``events/ID`` …
        value: how the value begins.
    """
    known = {_content(decision) for decision in decisions_on(before, subjects, property_)}
    return [
        Cause(CauseKind.DECISION, decision.path, decision.line, decision.reason)
        for decision in decisions_on(after, subjects, property_)
        if _content(decision) not in known and decision.value.startswith(value)
    ]


def _content(decision: Decision) -> tuple[object, ...]:
    return decision.property, decision.value, decision.reason, decision.decided, decision.source


def _decided(fact: str, before: State, after: State, old: Event, new: Event) -> Iterator[Cause]:
    subjects = [f"events/{id_}" for id_ in dict.fromkeys((new.id, old.id))]
    yield from new_decisions(before, after, subjects, _KEYS.get(fact, fact))
    # What an editor rejects counts no more: the fact may be another for it.
    told = f"{_PROPERTIES.get(fact, fact)}="
    yield from new_decisions(before, after, subjects, "rejected", told)


def _written(fact: str, before: State, after: State, old: Event, new: Event) -> Iterator[Cause]:
    key = _KEYS.get(fact, fact)
    kept, was = after.kept.get(new.id), before.kept.get(old.id)
    mine, theirs = _fact(kept, key), _fact(was, key)
    if kept is not None and mine and mine != theirs:
        yield Cause(CauseKind.FILE, kept.path, dict(kept.lines).get(key, 0))
    elif was is not None and theirs and not mine:
        yield Cause(CauseKind.LOST_LINE, was.path, dict(was.lines).get(key, 0))


def _fact(kept: KeptEvent | None, key: str) -> object:
    return getattr(kept, key, None) if kept is not None else None


def _counted_from(fact: str, before: State, after: State, old: Event, new: Event) -> Iterator[Cause]:
    """Yield the articles whose own date, from which « hier » counts, is another than it was."""
    if fact != "date":
        return
    for article_id in dict.fromkeys(passage.article_id for passage in new.passages):
        if article_id not in before.articles or article_id not in after.articles:
            continue
        was, now = before.articles[article_id].article, after.articles[article_id].article
        if now.reference_date is not None and (
            was.reference_date is None or was.reference_date.date != now.reference_date.date
        ):
            set_by = now.reference_date
            yield Cause(CauseKind.DECISION, now.path, set_by.line, set_by.reason)
        elif was.reference_date is not None and now.reference_date is None:
            yield Cause(CauseKind.LOST_LINE, was.path, was.reference_date.line)
        elif was.published != now.published:
            yield Cause(CauseKind.FILE, now.path)


def _new_words(fact: str, before: State, after: State, old: Event, new: Event) -> Iterator[Cause]:
    known = {before.key_of(passage) for passage in _evidence(fact, old)}
    for passage in _evidence(fact, new):
        if after.key_of(passage) not in known:
            yield _words(after, passage, CauseKind.WORDS)


def _lost_words(fact: str, before: State, after: State, old: Event, new: Event) -> Iterator[Cause]:
    left = {after.key_of(passage) for passage in _evidence(fact, new)}
    for passage in _evidence(fact, old):
        if before.key_of(passage) not in left:
            yield _words(before, passage, CauseKind.LOST_WORDS)


def _evidence(fact: str, event: Event) -> Iterator[Passage]:
    for account in event.accounts:
        if account.property == _PROPERTIES.get(fact, fact):
            yield account.passage
    if fact == "date":
        for step in event.date_trail:
            if step.passage is not None:
                yield step.passage
    if fact == "type":
        yield from event.passages


def _words(state: State, passage: Passage, kind: CauseKind) -> Cause:
    path, line = state.place_of(passage)
    return Cause(kind, path, line, state.words_of(passage))


def record_causes(before: State, after: State, ref: Ref, property_: str) -> tuple[Cause, ...]:
    """Return why a page of a record is what it is now: a decision on it, else its record where that is another."""
    folder = f"{ref.kind.value}s" if ref.kind.value != "person" else "people"
    causes = new_decisions(before, after, [f"{folder}/{ref.id}"], property_)
    record, was = after.authorities.get(ref), before.authorities.get(ref)
    if not causes and record is not None and (was is None or _bare(record) != _bare(was)):
        causes = [Cause(CauseKind.FILE, record.path, record.line)]
    if not causes and record is None and was is not None:
        causes = [Cause(CauseKind.LOST_LINE, was.path, was.line)]
    return tuple(causes[:_MOST])


def _bare(record: object) -> tuple[object, ...]:
    """Return what a record says, wherever in its file it stands."""
    return tuple(getattr(record, name) for name in getattr(record, "__slots__", ()) if name != "line")
