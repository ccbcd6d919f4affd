"""Check what was split off an event, and what an event's file rejects, against the other files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from generator.corpus.ids import ID
from generator.corpus.kept_events import KeptFile
from generator.corpus.record import did_you_mean
from generator.corpus.rejections import FACTS_OF
from generator.errors import Fault
from generator.model import KeptEvent, Rejection

_NAMED: Final = ("initiator", "participants", "place")


def faulty_splits(kept: Sequence[KeptFile], home: Mapping[str, str]) -> frozenset[str]:
    """Tell of splits from nothing, from themselves, in a circle or without words; return the ids that have them.

    Parameters:
        kept: every file.
        home: for each event, the one that answers for it once all mergers are followed.
    """
    by_id = {file.event.id: file.event for file in kept}
    faulty: set[str] = set()
    for file in kept:
        event, origin = file.event, file.event.split_from
        if origin is None:
            continue
        if (told := _trouble(event, origin, by_id, home)) is not None:
            faulty.add(event.id)
            file.record.fault_at("split_from", *told)
        elif not event.mentions and event.withdrawn is None and event.merged_into is None:
            what = f"« {event.id} » was split off, and no words are bound to it"
            remedy = f"move what tells of it from mentions: of {by_id[origin].path} to mentions: here"
            file.record.fault_at("split_from", what, remedy)
    return frozenset(faulty)


def _trouble(
    event: KeptEvent, origin: str, by_id: Mapping[str, KeptEvent], home: Mapping[str, str]
) -> tuple[str, str] | None:
    if origin not in by_id:
        near = did_you_mean(origin, by_id)
        remedy = f"did you mean « {near} »?" if near else "write the id of a kept event"
        return f"no kept event « {origin} »", remedy
    if origin == event.id:
        return f"« {event.id} » is split from itself", "write the id of the event that it was part of"
    passed = [event.id]
    at: str | None = origin
    while at is not None and at in by_id and at not in passed:
        passed.append(at)
        at = by_id[at].split_from
    if at == event.id:
        what = f"« {event.id} » and « {origin} » are split from each other"
        return what, "keep split_from in the younger file only"
    if home[event.id] == home[origin]:
        what = f"« {event.id} » is both split from « {origin} » and merged with it"
        return what, "delete merged_into to keep them apart, or split_from to have one event"
    return None


def same_words_remedy(one: KeptEvent, other: KeptEvent) -> tuple[KeptEvent, str]:
    """Return in which of two files that bind the same words to tell it, and what to do: the words follow a split."""
    if other.split_from == one.id:
        return one, f"delete it here: « {other.id} » took these words over by split_from"
    if one.split_from == other.id:
        return other, f"delete it here: « {one.id} » took these words over by split_from"
    return one, "delete one; if both are one event, write merged_into in one file"


def sound_rejections(
    file: KeptFile, articles: Collection[str], unreadable: Collection[str], known: Collection[str]
) -> tuple[Rejection, ...]:
    """Tell of rejections in articles that are not there, and of what is both set or bound and rejected.

    Parameters:
        unreadable: ids of articles whose files are at fault.
        known: ids of people, places and organisations; empty where their files are at fault.

    Returns:
        The others.
    """
    found: list[Rejection] = []
    bound = {replace(selector, line=0): selector.line for selector in file.event.mentions}
    for rejection in file.event.rejected:
        words, at = rejection.words, (rejection.decision.line, rejection.decision.column)
        article = words.article if words else rejection.article
        if article is not None and article not in articles:
            if article not in unreadable:
                near = did_you_mean(article, articles)
                remedy = f"did you mean « {near} »?" if near else "delete what is rejected there"
                file.record.faults.append(Fault(file.event.path, *at, f"no article « {article} »", remedy))
            continue
        if known and rejection.property in _NAMED and _is_nobody(file, rejection, known):
            continue
        if words is not None and replace(words, line=0) in bound:
            what = f"these words are bound on line {bound[replace(words, line=0)]} and rejected here"
            file.record.faults.append(Fault(file.event.path, *at, what, "delete one of the two"))
            continue
        if (fact := _set_too(file.event, rejection)) is not None:
            line = dict(file.event.lines).get(fact, 0)
            what = f"« {rejection.value} » is what {fact} is set to on line {line}, and rejected here"
            remedy = f"delete one of the two, or write the right {fact}"
            file.record.faults.append(Fault(file.event.path, *at, what, remedy))
            continue
        found.append(rejection)
    return tuple(found)


def _is_nobody(file: KeptFile, rejection: Rejection, known: Collection[str]) -> bool:
    """Tell of an id that is no record's; return whether there is one."""
    for name in (rejection.value or "").split(","):
        if ID.fullmatch(name.strip()) and name.strip() not in known:
            near = did_you_mean(name.strip(), known)
            remedy = (
                f"did you mean « {near} »?" if near else "write an id, or the name as the articles have it"
            )
            what = f"no person, place or organisation « {name.strip()} »"
            at = rejection.decision.line, rejection.decision.column
            file.record.faults.append(Fault(file.event.path, *at, what, remedy))
            return True
    return False


def _set_too(event: KeptEvent, rejection: Rejection) -> str | None:
    """Return the fact by which a file says itself what it rejects in every article."""
    if rejection.property is None or rejection.value is None or rejection.article is not None:
        return None
    facts = FACTS_OF.get(rejection.property, (rejection.property,))
    values = {name.strip() for name in rejection.value.split(",")}
    for fact in facts:
        kept = getattr(event, fact, None)
        own = {str(getattr(kept, "value", kept))} if not isinstance(kept, tuple) else set(kept)
        if kept and fact in dict(event.lines) and values & own:
            return fact
    return None
