"""Bind what editors keep to the articles: a kept event takes the whole of each article event it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.errors import Fault
from generator.model import EventType, KeptEvent, Passage, Selector, Span
from generator.resolve.bound_mentions import mentions_at
from generator.resolve.documents import Document
from generator.resolve.linking import Linking
from generator.resolve.name_keys import printable
from generator.resolve.tellings import Telling, facts_of_mentions, telling_of
from generator.selectors import find_selector


@dataclass(slots=True)
class Kept:
    """A kept event with what its file binds.

    Parameters:
        event: the editor's file.
        tellings: what it takes of each article.
        passages: words bound in which extraction finds no event: evidence all the same.
        merged: the files of the events merged into it.
    """

    event: KeptEvent
    tellings: list[Telling] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    merged: list[KeptEvent] = field(default_factory=list)


@dataclass(slots=True)
class _Claim:
    event: KeptEvent
    owner: str
    selector: Selector
    span: Span


@dataclass(slots=True)
class Binding:
    """The kept events with what they bind, what is left free, and what `check` must tell."""

    kept: list[Kept]
    free: list[Telling]
    faults: list[Fault]
    notices: list[Fault]


def bind_kept(
    documents: Sequence[Document],
    tellings: Mapping[str, Sequence[Telling]],
    events: Sequence[KeptEvent],
    linking: Linking,
    near: Mapping[EventType, frozenset[EventType]],
) -> Binding:
    """Give each kept event the tellings that its selectors bind.

    Parameters:
        tellings: by article id.
        near: for each type, the types that may be one event told twice.
    """
    ordered = sorted(events, key=lambda event: (event.id, event.path))
    faults: list[Fault] = []
    notices: list[Fault] = []
    owners = _owners(ordered)
    kept = {event.id: Kept(event) for event in ordered if owners[event.id] == event.id}
    for event in ordered:
        if owners[event.id] != event.id and owners[event.id] in kept:
            kept[owners[event.id]].merged.append(event)
    by_id = {document.id: document for document in documents}
    claims: dict[tuple[str, int], _Claim] = {}
    for event in ordered:
        home = kept.get(owners[event.id])
        if home is not None:
            for selector in event.mentions:
                _bind(by_id, event, selector, home, claims, near, faults, notices)
    free: list[Telling] = []
    for document in documents:
        for telling in tellings.get(document.id, ()):
            _share_out(telling, claims, kept, free, linking)
    return Binding([kept[id_] for id_ in sorted(kept)], free, faults, notices)


def _owners(events: Sequence[KeptEvent]) -> dict[str, str]:
    """Follow `merged_into` to the event that answers for each; `corpus` tells of loops and unknown targets."""
    by_id = {event.id: event for event in events}
    owners: dict[str, str] = {}
    for event in events:
        seen = [event.id]
        while (target := by_id[seen[-1]].merged_into) in by_id and target not in seen:
            seen.append(str(target))
        owners[event.id] = min(seen[seen.index(target) :]) if target in seen else seen[-1]
    return owners


def line_of(event: KeptEvent, fact: str) -> int:
    """Return the line of an event's file on which a fact stands, 0 when that is not known."""
    return dict(event.lines).get(fact, 0)


def _bind(
    documents: Mapping[str, Document],
    event: KeptEvent,
    selector: Selector,
    home: Kept,
    claims: dict[tuple[str, int], _Claim],
    near: Mapping[EventType, frozenset[EventType]],
    faults: list[Fault],
    notices: list[Fault],
) -> None:
    document = documents.get(selector.article)
    if document is None:
        return  # `corpus` tells of an article that is not there
    span = find_selector(document.article.text, selector)
    if span is None:
        # Word for word as `corpus` says it, so that an editor reads it once.
        again = selector.exact in document.article.text
        there = "stands in several places" if again else "no longer stands there"
        what = f"« {_short(selector.exact)} » {there} in {document.article.path or document.id}"
        remedy = "copy exact, prefix and suffix from the text again"
        faults.append(Fault(event.path, selector.line, 0, what, remedy))
        return
    bound = mentions_at(document, span, event.type, near[event.type])
    if not bound:
        passage = document.passage(span)
        if passage is None:
            what = f"mentions: « {_short(selector.exact)} » in {document.id} stands outside of the prose"
            faults.append(Fault(event.path, selector.line, 0, what, "bind words of a sentence"))
            return
        home.passages.append(passage)
        what = f"extraction has come to differ: it finds no event in « {_short(selector.exact)} » of {document.id}"
        remedy = "nothing to do if the words tell of the event; else take the selector out"
        notices.append(Fault(event.path, selector.line, 0, what, remedy))
        return
    for index in bound:
        claim = claims.get((document.id, index))
        if claim is None:
            claims[document.id, index] = _Claim(event, home.event.id, selector, span)
        elif claim.owner == home.event.id:
            continue
        elif claim.span == span:
            # Word for word as `corpus` says it, so that an editor reads it once.
            what = f"{claim.event.path} (line {claim.selector.line}) binds the same words"
            remedy = "delete one; if both are one event, write merged_into in one file"
            faults.append(Fault(event.path, selector.line, 0, what, remedy))
        else:
            for mine, other in ((claim, event), (_Claim(event, home.event.id, selector, span), claim.event)):
                what = f"mentions: « {_short(mine.selector.exact)} » in {document.id} is claimed by {other.id} too"
                remedy = "keep it in one of the two files"
                faults.append(Fault(mine.event.path, mine.selector.line, 0, what, remedy))


def _short(words: str) -> str:
    folded = printable(words)
    return folded if len(folded) <= 60 else folded[:59] + "…"


def _share_out(
    telling: Telling,
    claims: Mapping[tuple[str, int], _Claim],
    kept: Mapping[str, Kept],
    free: list[Telling],
    linking: Linking,
) -> None:
    """Give a telling to the kept event that binds it; take it apart where two kept events bind parts of it."""
    claimed = {
        index: claims[telling.document.id, index].owner
        for index in telling.mentions
        if (telling.document.id, index) in claims
    }
    owners = tuple(dict.fromkeys(claimed.values()))
    if not owners:
        free.append(telling)
    elif len(owners) == 1:
        kept[owners[0]].tellings.append(telling)
    else:
        head = claimed.get(telling.mentions[0], owners[0])
        for owner in owners:
            mentions = tuple(index for index in telling.mentions if claimed.get(index, head) == owner)
            facts = facts_of_mentions(telling.document, mentions, telling.facts)
            part = telling_of(telling.document, linking, telling.index, mentions, facts)
            kept[owner].tellings.append(part)
