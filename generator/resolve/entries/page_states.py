"""The state of each page: a digest of what the chronicle tells there, and the day on which that last changed.

What is hashed is said at `generator.model.PageState`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from itertools import chain
from typing import Any, Final

from generator.model import (
    ArticleEntry,
    Chronicle,
    DateStep,
    Decision,
    EntityEntry,
    Event,
    PageState,
    Passage,
    QuotationEntry,
    Ref,
    RefKind,
)

_DIGITS: Final = 12
# How decisions name what they are about.
_FOLDERS: Final = {
    RefKind.EVENT: "events",
    RefKind.PERSON: "people",
    RefKind.ARTICLE: "articles",
    RefKind.PLACE: "places",
    RefKind.ORGANISATION: "organisations",
    RefKind.THEME: "themes",
}


def page_states(chronicle: Chronicle) -> tuple[PageState, ...]:
    """Return the state of every page of a chronicle that is otherwise complete, sorted by page."""
    told = _Telling(chronicle)
    entities = chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
    states = [
        *(told.event(event) for event in chronicle.events),
        *(told.entity(entry) for entry in entities),
        *(told.article(entry) for entry in chronicle.articles),
    ]
    return tuple(sorted(states))


def content_digest(content: Any) -> str:
    """Return the first 12 hex digits of the SHA-256 of the canonical JSON of some content.

    >>> content_digest({"b": None, "a": 1}) == content_digest({"a": 1, "c": []})
    True
    """
    canonical = json.dumps(
        _without_nothing(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _without_nothing(content: Any) -> Any:
    """Leave out what is None or empty: a field that a later version of the program adds changes no old digest."""
    if isinstance(content, dict):
        kept = {key: _without_nothing(value) for key, value in content.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", [], {})}
    if isinstance(content, list | tuple):
        return [_without_nothing(value) for value in content]
    return content


class _Telling:
    """Tell what a page says, in plain values."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._articles = {entry.article.id: entry for entry in chronicle.articles}
        self._events = {event.id: event for event in chronicle.events}
        self._quotations = {entry.id: entry for entry in chronicle.quotations}
        entities = chain(chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        self._names = {entry.ref: entry.name for entry in entities}
        self._decisions: dict[str, list[Decision]] = {}
        for decision in chronicle.decisions:
            self._decisions.setdefault(decision.subject, []).append(decision)

    def event(self, event: Event) -> PageState:
        """Return the state of an event's page."""
        ref = Ref(RefKind.EVENT, event.id)
        decisions = self._on(ref, event.aliases)
        evidence = [*event.passages, *event.follow_ups, *(account.passage for account in event.accounts)]
        content = {
            "title": event.title,
            "withdrawn": event.withdrawn,
            "articles": sorted({passage.article_id for passage in event.passages}),
        }
        if event.withdrawn is None:
            content |= self._event_content(event)
        return self._state(ref, content, decisions, {passage.article_id for passage in evidence})

    def _event_content(self, event: Event) -> dict[str, Any]:
        ordinal = event.ordinal
        return {
            "kept": event.kept,
            "type": event.type.value,
            "status": event.status.value,
            "date": event.date,
            "date_conflict": event.date_conflict,
            "date_trail": [self._step(step) for step in event.date_trail],
            "participants": [self._named(ref) for ref in event.participants],
            "parties": [self._named(ref) for ref in event.parties],
            "initiator": self._named(event.initiator),
            "duration": event.duration_minutes,
            "duration_qualifier": event.duration_qualifier,
            "place": self._named(event.place),
            "themes": [self._named(ref) for ref in event.themes],
            "topics": event.topics,
            "figures": [(figure.value, figure.what) for figure in event.figures],
            "ordinal": (ordinal.count, ordinal.period) if ordinal else None,
            "evidence": self._all_evidence(event.passages),
            "accounts": sorted(
                (
                    account.property,
                    f"{account.value} {account.qualifier}".strip(),
                    self._named(account.authority) or [],
                    self._named(account.via) or [],
                    account.agreement,
                    account.rank.value,
                    account.rank_reason,
                    self._evidence(account.passage),
                )
                for account in event.accounts
            ),
            "quotations": [self._quotation(one) for one in event.quotations],
            "follow_ups": self._all_evidence(event.follow_ups),
        }

    def entity(self, entry: EntityEntry) -> PageState:
        """Return the state of the page of a person, an organisation, a place or a theme."""
        decisions = self._on(entry.ref, entry.aliases)
        record = entry.record
        known = None
        if record is not None:
            known = {
                "description": record.description,
                "wikidata": record.wikidata,
                "same_as": record.same_as,
                "different_from": record.different_from,
                "coordinates": record.coordinates,
                "metonyms": record.metonyms,
                "part_of": record.part_of,
                "keywords": record.keywords,
                "state": record.state or None,
            }
        content = {
            "name": entry.name,
            "record": known,
            "names": sorted((name.form, name.article_ids, name.given) for name in entry.names),
            "roles": sorted((role, self._evidence(passage)) for role, passage in entry.roles),
            "mentions": self._all_evidence(entry.mentions),
            "events": [self._listed(event) for event in entry.events],
            "quotations": [self._quotation(one) for one in entry.quotations],
            "quoted_about": [self._quotation(one) for one in entry.quoted_about],
        }
        decisions += self._on_events(entry.events)
        return self._state(entry.ref, content, decisions, {passage.article_id for passage in entry.mentions})

    def article(self, entry: ArticleEntry) -> PageState:
        """Return the state of an article's page."""
        article, sentences = entry.article, entry.annotations.sentences
        ref = Ref(RefKind.ARTICLE, article.id)
        decisions = self._on(ref)
        content = {
            "title": entry.title,
            "original_title": article.title,
            "language": article.language,
            "published": article.published,
            "reference": article.reference_date.date if article.reference_date else None,
            "publishers": article.publishers,
            "authors": article.authors,
            "url": article.url,
            "rights": article.rights.value,
            "added": article.added,
            "text": hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "names": sorted({(link.ref.kind.value, link.ref.id) for link in entry.links}),
            "supports": [(sentences[number].anchor, events) for number, events in entry.supports],
            "events": [self._listed(event) for event in entry.events],
            "quotations": [self._quotation(one) for one in entry.quotations],
        }
        decisions += self._on_events(entry.events)
        return self._state(ref, content, decisions, {article.id})

    def _state(
        self, ref: Ref, content: dict[str, Any], decisions: Iterable[Decision], articles: Iterable[str]
    ) -> PageState:
        decided = sorted(set(decisions), key=_order)
        content |= {"kind": ref.kind.value, "id": ref.id, "decisions": [_decision(one) for one in decided]}
        return PageState(ref, content_digest(content), self._changed(decided, articles))

    def _changed(self, decisions: Iterable[Decision], articles: Iterable[str]) -> str | None:
        """Return the latest day of these decisions, and of the articles' coming and of what was decided on them."""
        days = [decision.decided for decision in decisions]
        for article_id in articles:
            days += [one.decided for one in self._decisions.get(f"articles/{article_id}", ())]
            if article_id in self._articles:
                days.append(self._articles[article_id].article.added)
        return max((day for day in days if day), default=None)

    def _on(self, ref: Ref, aliases: Iterable[str] = ()) -> list[Decision]:
        """Return the decisions on a page and on what became part of it."""
        subjects = [f"{_FOLDERS[ref.kind]}/{one}" for one in (ref.id, *aliases)]
        return [decision for subject in subjects for decision in self._decisions.get(subject, ())]

    def _on_events(self, events: Iterable[str]) -> list[Decision]:
        known = (self._events[one] for one in events if one in self._events)
        return [
            decision for event in known for decision in self._on(Ref(RefKind.EVENT, event.id), event.aliases)
        ]

    def _named(self, ref: Ref | None) -> list[str] | None:
        return [ref.kind.value, ref.id, self._names.get(ref, "")] if ref else None

    def _listed(self, event_id: str) -> list[str | None]:
        event = self._events.get(event_id)
        return [event_id, event.title, event.date, event.status.value] if event else [event_id]

    def _evidence(self, passage: Passage) -> list[str]:
        entry = self._articles.get(passage.article_id)
        if entry is None or not 0 <= passage.sentence < len(entry.annotations.sentences):
            return [passage.article_id]
        sentence = entry.annotations.sentences[passage.sentence]
        words = " ".join(passage.span.of(entry.article.text).split())
        return [passage.article_id, sentence.anchor, words]

    def _all_evidence(self, passages: Iterable[Passage]) -> list[list[str]]:
        return sorted(self._evidence(passage) for passage in passages)

    def _quotation(self, quotation_id: str) -> list[Any]:
        entry: QuotationEntry | None = self._quotations.get(quotation_id)
        if entry is None:
            return [quotation_id]
        return [
            self._evidence(entry.passage),
            self._named(entry.speaker) or entry.speaker_label,
            self._named(entry.via) or entry.via_label,
            entry.quotation.channel,
        ]

    def _step(self, step: DateStep) -> dict[str, Any]:
        return {
            "kind": step.kind,
            "words": step.words,
            "anchor": step.anchor,
            "result": step.result,
            "evidence": self._evidence(step.passage) if step.passage else None,
            "decision": _decision(step.decision) if step.decision else None,
        }


def _decision(decision: Decision) -> list[str | None]:
    return [decision.property, decision.value, decision.reason, decision.decided, decision.source]


def _order(decision: Decision) -> tuple[str, ...]:
    parts = (decision.subject, decision.property, decision.value, decision.reason, decision.decided)
    return tuple(part or "" for part in (*parts, decision.source, decision.path))
