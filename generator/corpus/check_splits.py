"""Check what was split off an event, and what an event's file rejects, against the other files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from generator.corpus.kept_events import KeptFile
from generator.corpus.record import did_you_mean
from generator.errors import Fault
from generator.model import KeptEvent, Rejection


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
    file: KeptFile, articles: Collection[str], unreadable: Collection[str]
) -> tuple[Rejection, ...]:
    """Tell of rejections in articles that are not there, and of words both bound and rejected; return the others."""
    found: list[Rejection] = []
    bound = {replace(selector, line=0): selector.line for selector in file.event.mentions}
    for rejection in file.event.rejected:
        words, line = rejection.words, rejection.decision.line
        article = words.article if words else rejection.article
        if article is not None and article not in articles:
            if article not in unreadable:
                near = did_you_mean(article, articles)
                remedy = f"did you mean « {near} »?" if near else "delete what is rejected there"
                file.record.faults.append(
                    Fault(file.event.path, line, 0, f"no article « {article} »", remedy)
                )
            continue
        if words is not None and replace(words, line=0) in bound:
            what = f"these words are bound on line {bound[replace(words, line=0)]} and rejected here"
            file.record.faults.append(Fault(file.event.path, line, 0, what, "delete one of the two"))
            continue
        found.append(rejection)
    return tuple(found)
