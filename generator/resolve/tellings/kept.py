"""Bind what editors keep to the articles: a kept event takes the whole of each article event it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.errors import Fault
from generator.model import EventType, KeptEvent, Passage, Selector, Span
from generator.resolve.names.linking import Linking
from generator.resolve.names.name_keys import printable
from generator.resolve.tellings.rejected_words import rejected_events
from generator.resolve.tellings.telling import Telling, facts_of_mentions, telling_of
from generator.resolve.texts.bound_mentions import mentions_at, mentions_in
from generator.resolve.texts.documents import Document
from generator.resolve.texts.lines_to_write import mention_line, reason_line
from generator.selectors import find_selector, stands_as_written


@dataclass(slots=True)
class Kept:
    """A kept event with what its file binds.

    Parameters:
        event: the editor's file.
        tellings: what it takes of each article.
        passages: words bound in which extraction finds no event: evidence all the same.
        merged: the files of the events merged into it.
        lost: words that its file, or that of a merged event, binds and that are not found any more.
    """

    event: KeptEvent
    tellings: list[Telling] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    merged: list[KeptEvent] = field(default_factory=list)
    lost: list[Lost] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Lost:
    """Words of a selector that cannot be found in their article, or not told from others like them."""

    event: KeptEvent
    selector: Selector
    document: Document


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
    barred: dict[tuple[str, int], set[str]] = {}
    for event in ordered:
        home = kept.get(owners[event.id])
        if home is not None:
            _bar(by_id, event, home.event.id, barred, notices)
    for event in ordered:
        home = kept.get(owners[event.id])
        if home is not None:
            for selector in event.mentions:
                _bind(by_id, event, selector, home, claims, near, faults, notices)
    sharing = _Sharing(claims, barred, kept, linking, [], notices)
    for document in documents:
        for telling in tellings.get(document.id, ()):
            sharing.share_out(telling)
    return Binding([kept[id_] for id_ in sorted(kept)], sharing.free, faults, notices)


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


def place_of(event: KeptEvent, fact: str) -> tuple[int, int]:
    """Return the line and the column of an event's file at which a fact stands; its beginning where it has none."""
    return dict(event.lines).get(fact, 1), dict(event.columns).get(fact, 1)


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
        home.lost.append(Lost(event, selector, document))
        return
    for place, rejected in rejected_events(document.article):
        if place.overlaps(span):
            where = f"{document.article.path or document.id} (line {rejected.line})"
            what = f"« {short(selector.exact)} » is bound here and rejected as an event in {where}"
            faults.append(Fault(event.path, selector.line, selector.column, what, "delete one of the two"))
            return
    if not stands_as_written(document.article.text, selector, span):
        line = document.line_of(span)
        what = f"the text around « {short(selector.exact)} » has changed; the words are found again on line {line} of "
        what += document.article.path or document.id
        remedy = f"write in its place under mentions: `{mention_line(document, span)}`"
        notices.append(Fault(event.path, selector.line, selector.column, what, remedy))
    bound = mentions_at(document, span, event.type, near[event.type])
    if not bound:
        passage = document.passage(span)
        if passage is None:
            what = f"mentions: « {short(selector.exact)} » in {document.id} stands outside of the prose"
            faults.append(Fault(event.path, selector.line, selector.column, what, "bind words of a sentence"))
            return
        home.passages.append(passage)
        if all(reason.property != "mentions" for reason in event.reasons):
            what = f"extraction has come to differ: it finds no event in « {short(selector.exact)} » of {document.id}"
            remedy = f"if the words tell of it, write so under reasons: `{reason_line('mentions')}`; else take them out"
            notices.append(Fault(event.path, selector.line, selector.column, what, remedy))
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
            faults.append(
                Fault(event.path, selector.line, selector.column, what, _one_home(claim.event, event))
            )
        else:
            for mine, other in ((claim, event), (_Claim(event, home.event.id, selector, span), claim.event)):
                what = f"mentions: « {short(mine.selector.exact)} » in {document.id} is claimed by {other.id} too"
                remedy = _one_home(claim.event, event)
                faults.append(Fault(mine.event.path, mine.selector.line, selector.column, what, remedy))


def _one_home(one: KeptEvent, other: KeptEvent) -> str:
    """Say what to do where two files bind the same words: they follow a split."""
    for young, old in ((one, other), (other, one)):
        if young.split_from == old.id:
            return f"delete it in {old.path}: « {young.id} » took these words over by split_from"
    return "delete one; if both are one event, write merged_into in one file"


def short(words: str) -> str:
    """Return words on one line, cut where they are long."""
    folded = printable(words)
    return folded if len(folded) <= 60 else folded[:59] + "…"


def _bar(
    documents: Mapping[str, Document],
    event: KeptEvent,
    owner: str,
    barred: dict[tuple[str, int], set[str]],
    notices: list[Fault],
) -> None:
    """Note which mentions an editor says do not tell of an event."""
    for rejection in event.rejected:
        words = rejection.words
        document = documents.get(words.article) if words else None
        if words is None or document is None:
            continue
        span = find_selector(document.article.text, words)
        found = mentions_in(document, span) if span else ()
        for index in found:
            barred.setdefault((document.id, index), set()).add(owner)
        if not found:
            what = f"rejected: no event is read any more in « {short(words.exact)} » of {document.id}"
            remedy = "nothing to do, or delete it"
            notices.append(
                Fault(event.path, rejection.decision.line, rejection.decision.column, what, remedy)
            )


@dataclass(slots=True)
class _Sharing:
    """Give each telling to the kept event that binds it, or leave it free."""

    claims: Mapping[tuple[str, int], _Claim]
    barred: Mapping[tuple[str, int], set[str]]
    kept: Mapping[str, Kept]
    linking: Linking
    free: list[Telling]
    notices: list[Fault]

    def share_out(self, telling: Telling) -> None:
        """Take a telling apart where two kept events bind parts of it, or where one rejects a part."""
        article = telling.document.id
        claimed = {
            index: self.claims[article, index].owner
            for index in telling.mentions
            if (article, index) in self.claims
        }
        owners = tuple(dict.fromkeys(claimed.values()))
        if not owners:
            self.free.append(self._not_of(telling))
            return
        head = claimed.get(telling.mentions[0], owners[0])
        parts: dict[str | None, list[int]] = {}
        for index in telling.mentions:
            owner: str | None = claimed.get(index, head)
            if index not in claimed and owner in self.barred.get((article, index), ()):
                owner = None
            parts.setdefault(owner, []).append(index)
        if len(owners) > 1:
            self._tell_of_the_rest(telling, claimed, head)
        for owner, indices in parts.items():
            part = telling if len(parts) == 1 else self._part(telling, tuple(indices))
            if owner is None:
                self.free.append(self._not_of(part))
            else:
                self.kept[owner].tellings.append(part)

    def _part(self, telling: Telling, mentions: tuple[int, ...]) -> Telling:
        facts = facts_of_mentions(telling.document, mentions, telling.facts)
        return telling_of(telling.document, self.linking, telling.index, mentions, facts)

    def _not_of(self, telling: Telling) -> Telling:
        bars = (self.barred.get((telling.document.id, index), set()) for index in telling.mentions)
        not_of = frozenset[str]().union(*bars)
        return replace(telling, not_of=not_of) if not_of else telling

    def _tell_of_the_rest(self, telling: Telling, claimed: Mapping[int, str], head: str) -> None:
        """Tell of words that an article event has and that neither of the files binds that share it out."""
        document = telling.document
        files = " nor ".join(sorted(set(claimed.values())))
        event = self.kept[head].event
        for index, mention in zip(telling.mentions, telling.event_mentions, strict=True):
            if index in claimed or head in self.barred.get((document.id, index), ()):
                continue
            what = f"« {short(document.words(mention.span))} » of {document.id} is bound by neither {files}; "
            what += f"it goes with {head}"
            remedy = f"add under mentions: of the file it belongs to `{mention_line(document, mention.span)}`"
            self.notices.append(Fault(event.path, *place_of(event, "mentions"), what, remedy))
