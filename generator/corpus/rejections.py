"""Read `rejected:`: what an article says, or is read to say, and an editor holds for wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.corpus.decisions import DECISION_KEYS, read_decision_of
from generator.corpus.record import Record, did_you_mean
from generator.corpus.yaml_source import Fields, Items
from generator.model import Decision, EventStatus, RejectedWords, Rejection, Selector

WORD_KEYS: Final = ("exact", "prefix", "suffix")
EVENT_KEYS: Final = ("property", "value", "account", "article", *WORD_KEYS, *DECISION_KEYS)
ARTICLE_KEYS: Final = (*WORD_KEYS, "kind", *DECISION_KEYS)
KINDS: Final = ("event", "person", "organisation", "place")
# What accounts tell of; how the facts of an event's file are called besides.
PROPERTIES: Final = (
    "status",
    "date",
    "duration",
    "initiator",
    "participants",
    "place",
    "subject",
    "agreement",
    "figure",
    "tone",
    "next_step",
    "ordinal",
)
FACTS: Final = {"duration_minutes": "duration", "parties": "participants"}
# By which facts an event's file says what an account says of a property.
FACTS_OF: Final = {"duration": ("duration_minutes",), "participants": ("participants", "parties")}
_SHAPES: Final = "`property:` and `value:`, `account:`, or `article:` and `exact:`"


def read_rejections(record: Record, subject: str) -> tuple[Rejection, ...]:
    """Read what a kept event's file rejects: values, accounts, words.

    Parameters:
        record: the mapping that may have the key ``rejected``.
        subject: what the decisions are about, ``events/ID``.
    """
    found = (_rejection(inner, subject) for inner in _items(record, EVENT_KEYS, _SHAPES))
    return tuple(rejection for rejection in found if rejection is not None)


def _items(record: Record, keys: Sequence[str], shapes: str) -> list[Record]:
    node = record.node("rejected")
    if node is None:
        return []
    if not isinstance(node, Items):
        record.fault(node, "« rejected » must be a list", f"write `- ` before each, with {shapes}")
        return []
    found: list[Record] = []
    for item in node.items:
        if isinstance(item, Fields):
            found.append(Record(item, keys, record.path, record.faults))
        else:
            record.fault(item, "what is rejected must have keys", f"write {shapes}, and why: `reason:`")
    return found


def _rejection(record: Record, subject: str) -> Rejection | None:
    shapes = [key for key in ("property", "account", "exact") if record.has(key)]
    if len(shapes) > 1:
        what = f"« {shapes[0]} » and « {shapes[1]} » reject two things at once"
        record.fault_at(shapes[1], what, "write an item of the list for each")
        return None
    if not shapes:
        if record.has("value"):
            record.fault_at("value", "it is not said of what this is the value", "add `property: …`")
        elif not record.misspells(("property", "account", "exact")):
            record.fault_at("", "it is not said what is rejected", f"write {_SHAPES}")
        read_decision_of(record, subject, "rejected", "")
        return None
    if shapes == ["property"]:
        return _value(record, subject)
    for stray in ("value", *(("article",) if shapes == ["account"] else ())):
        if record.has(stray):
            record.fault_at(stray, f"« {stray} » says nothing beside « {shapes[0]} »", "delete it")
    if shapes == ["account"]:
        return _account(record, subject)
    return _words(record, subject)


def _value(record: Record, subject: str) -> Rejection | None:
    name, article = record.text("property", required=True), record.text("article")
    property_ = FACTS.get(name or "", name)
    if property_ is not None and property_ not in PROPERTIES:
        near = did_you_mean(property_, (*PROPERTIES, *FACTS))
        remedy = f"did you mean « {near} »?" if near else f"write one of: {', '.join(PROPERTIES)}"
        record.fault_at("property", f"« {name} » is no property of accounts", remedy)
        property_ = None
    value = _in_normal_form(record, property_)
    decision = read_decision_of(record, subject, "rejected", f"{property_}={value}")
    if decision is None or property_ is None or value is None:
        return None
    return Rejection(decision, property=property_, value=value, article=article)


def _in_normal_form(record: Record, property_: str | None) -> str | None:
    """Return the value as accounts give it: EDTF, minutes, a status, a name."""
    value = record.text("value", required=True)
    if property_ == "date":
        return record.edtf("value") if value is not None else None
    if property_ == "duration":
        minutes = record.integer("value", 1, 60 * 24 * 366)
        return None if minutes is None else str(minutes)
    if property_ == "status" and value is not None:
        found = record.choice("value", EventStatus, called="status")
        return found.value if found else None
    return value


def _account(record: Record, subject: str) -> Rejection | None:
    id_ = (record.text("account", required=True) or "").removeprefix("#").removeprefix("compte-")
    decision = read_decision_of(record, subject, "rejected", f"account={id_}")
    return Rejection(decision, account=id_) if decision and id_ else None


def _words(record: Record, subject: str) -> Rejection | None:
    article = record.text("article", required=True)
    exact = record.text("exact", required=True, verbatim=True)
    decision = read_decision_of(record, subject, "rejected", f"words={article}")
    if not (article and exact and decision):
        return None
    prefix, suffix = _contexts(record)
    return Rejection(
        decision, words=Selector(article, exact, prefix, suffix, record.line_number, record.column_number)
    )


def _contexts(record: Record) -> tuple[str, str]:
    return record.text("prefix", verbatim=True) or "", record.text("suffix", verbatim=True) or ""


def read_rejected_words(record: Record, subject: str) -> tuple[RejectedWords, ...]:
    """Read what an article's front matter rejects: words that are no event, no person, no place.

    Parameters:
        record: the mapping that may have the key ``rejected``.
        subject: what the decisions are about, ``articles/ID``.
    """
    found: list[RejectedWords] = []
    for inner in _items(record, ARTICLE_KEYS, "`exact:` and `kind:`"):
        exact = inner.text("exact", required=True, verbatim=True)
        kind = inner.text("kind", required=True, one_of=KINDS)
        if kind is not None and kind not in KINDS:
            near = did_you_mean(kind, KINDS)
            remedy = f"did you mean « {near} »?" if near else f"write one of: {', '.join(KINDS)}"
            inner.fault_at("kind", f"« {kind} » is nothing that words are read as", remedy)
            kind = None
        decision = read_decision_of(inner, subject, "rejected", str(kind))
        if exact and kind and decision:
            prefix, suffix = _contexts(inner)
            found.append(
                RejectedWords(
                    exact,
                    prefix,
                    suffix,
                    kind,
                    decision.reason,
                    decision.decided,
                    decision.source,
                    inner.line_number,
                    inner.column_number,
                )
            )
    return tuple(found)


def decisions_of(words: Sequence[RejectedWords], subject: str, path: str) -> list[Decision]:
    """Return what an article's front matter rejects as lines of the corrections log, without the article's words."""
    return [
        Decision(
            subject, "rejected", one.kind, one.reason, one.decided, one.source, path, one.line, one.column
        )
        for one in words
    ]
