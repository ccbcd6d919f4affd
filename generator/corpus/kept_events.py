"""Read `data/events/ID.yml`: the events that an editor has kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.corpus.decisions import decision_line, read_decision, read_reasons, require_reason
from generator.corpus.record import Record, fold
from generator.corpus.rejections import read_rejections
from generator.corpus.source_files import numbered_files, read_fields, shown_path
from generator.corpus.yaml_source import Fields, Items, Text
from generator.errors import Fault
from generator.model import Decision, EventStatus, EventType, KeptEvent, Selector

FACTS: Final = (
    "type",
    "status",
    "title",
    "date",
    "participants",
    "parties",
    "initiator",
    "duration_minutes",
    "place",
    "themes",
)
KEYS: Final = (
    *FACTS,
    "mentions",
    "rejected",
    "reasons",
    "provisional",
    "split_from",
    "merged_into",
    "withdrawn",
)
# What is no fact but a decision about the event as a whole, with its reason under `reasons`.
LINKS: Final = ("merged_into", "split_from")
# The facts that name pages.
NAMING: Final = ("participants", "parties", "initiator", "place", "themes")
SELECTOR_KEYS: Final = ("article", "exact", "prefix", "suffix", "sentence")
ANCHOR: Final = re.compile(r"[0-9a-f]{10}(-[0-9]+)?")
PROVISIONAL_ID: Final = re.compile(r"p-[0-9a-f]{8}")
MAX_MINUTES: Final = 60 * 24 * 366


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A kept event with the source of its values, which later checks point into.

    ``usable`` is false where ``type`` or ``status`` is missing: the id exists, but the event is nothing yet.
    """

    event: KeptEvent
    record: Record
    decisions: tuple[Decision, ...]
    usable: bool


def read_kept_events(root: Path, faults: list[Fault]) -> tuple[KeptFile, ...]:
    """Read every kept event, sorted by id.

    The file's name is the id. Keys: ``type`` and ``status`` (required), ``title``, ``date`` (EDTF), ``participants``,
    ``parties``, ``initiator``, ``duration_minutes``, ``place``, ``themes`` (ids of records, or names as articles have
    them), ``mentions`` (a list of ``{article, exact, prefix, suffix, sentence}``), ``reasons`` (a fact to
    ``{reason, decided, source}`` or a list of these), ``rejected`` (see `read_rejections`), ``provisional`` (earlier
    ids), ``merged_into`` and ``split_from`` (an id, with a reason), ``withdrawn`` (``{reason, decided, source}``). Each
    decision needs a reason and its day.

    Parameters:
        root: the chronicle's folder.
        faults: where what is wrong is added.
    """
    found: list[KeptFile] = []
    for path in numbered_files(root, "events", ".yml", faults):
        shown, id_ = shown_path(root, path), path.name.removesuffix(".yml")
        if PROVISIONAL_ID.fullmatch(id_):
            faults.append(
                Fault(shown, 1, 1, "this is the name of a provisional event", "give it a name of its own")
            )
            continue
        before = len(faults)
        fields = read_fields(root, path, faults)
        if fields is not None:
            found.append(_read(id_, Record(fields, KEYS, shown, faults)))
        elif len(faults) == before:
            faults.append(
                Fault(shown, 1, 1, "the file is empty", "restore it: an event's address never goes away")
            )
    return tuple(found)


def _read(id_: str, record: Record) -> KeptFile:
    type_, status = record.choice("type", EventType), record.choice("status", EventStatus)
    withdrawn, decisions = _withdrawn(record, f"events/{id_}")
    event = KeptEvent(
        id=id_,
        type=type_ or EventType.STATEMENT,
        status=status or EventStatus.OCCURRED,
        title=record.text("title"),
        date=record.edtf("date"),
        participants=record.texts("participants"),
        parties=record.texts("parties"),
        initiator=record.text("initiator"),
        duration_minutes=record.integer("duration_minutes", 1, MAX_MINUTES),
        place=record.text("place"),
        themes=record.texts("themes"),
        mentions=_mentions(record),
        provisional=_provisional(record),
        merged_into=record.text("merged_into"),
        withdrawn=withdrawn,
        path=record.path,
        lines=tuple((key, record.place(key)[0]) for key in KEYS if record.has(key)),
        columns=tuple((key, record.place(key)[1]) for key in KEYS if record.has(key)),
        written_at=tuple(
            (key, item.value, item.line, item.column) for key in NAMING for item in names_in(record, key)
        ),
        split_from=record.text("split_from"),
        rejected=read_rejections(record, f"events/{id_}"),
    )
    values = {fact: _shown(getattr(event, fact)) for fact in (*FACTS, *LINKS) if record.has(fact)}
    values |= {"mentions": str(len(event.mentions))} if event.mentions else {}
    reasons = tuple(read_reasons(record, f"events/{id_}", values))
    for link in LINKS:
        value = getattr(event, link)
        if value is None and record.has(link) and record.node(link) is None:
            record.fault_at(link, f"« {link} » is empty", "write the id of a kept event, or delete the line")
        if value is not None and all(reason.property != link for reason in reasons):
            require_reason(record, link)
            decisions.append(
                Decision(f"events/{id_}", link, value, "", None, None, record.path, *record.place(link))
            )
    decisions += [rejection.decision for rejection in event.rejected]
    if event.merged_into is not None and event.withdrawn is not None:
        record.fault_at("merged_into", "an event is merged or withdrawn, not both", "delete one of the two")
    return KeptFile(
        replace(event, reasons=reasons),
        record,
        (*reasons, *decisions),
        usable=None not in (type_, status),
    )


def names_in(record: Record, key: str) -> tuple[Text, ...]:
    """Return the names that a fact gives, one or a list, with their places."""
    node = record.node(key)
    if isinstance(node, Items):
        return record.scalars(key)
    return (Text(fold(node.value), node.quoted, node.line, node.column),) if isinstance(node, Text) else ()


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return "" if value is None else str(value)


def _withdrawn(record: Record, subject: str) -> tuple[str | None, list[Decision]]:
    node = record.node("withdrawn")
    if node is None:
        if record.has("withdrawn"):
            remedy = f"write `{decision_line('withdrawn')}`, or delete the line"
            record.fault_at("withdrawn", "« withdrawn » is empty", remedy)
        return None, []
    if isinstance(node, Items):
        remedy = f"write `{decision_line('withdrawn')}`"
        record.fault(node, "« withdrawn » must give a reason", remedy)
        return None, []
    decision = read_decision(record, node, subject, "withdrawn", "true")
    return (decision.reason, [decision]) if decision else (None, [])


def _mentions(record: Record) -> tuple[Selector, ...]:
    node = record.node("mentions")
    if node is None:
        return ()
    if not isinstance(node, Items):
        record.fault(node, "« mentions » must be a list", "write `- article: …` for each")
        return ()
    found: list[Selector] = []
    for item in node.items:
        if not isinstance(item, Fields):
            record.fault(item, "a mention must have keys", f"write {', '.join(SELECTOR_KEYS)}")
            continue
        inner = Record(item, SELECTOR_KEYS, record.path, record.faults)
        article, exact = (
            inner.text("article", required=True),
            inner.text("exact", required=True, verbatim=True),
        )
        prefix, suffix = inner.text("prefix", verbatim=True) or "", inner.text("suffix", verbatim=True) or ""
        if article and exact:
            anchor = _anchor(inner)
            found.append(Selector(article, exact, prefix, suffix, item.line, item.column, anchor))
    return tuple(found)


def _anchor(record: Record) -> str | None:
    """Read the anchor that the sentence of bound words had, with or without what a page writes before it."""
    anchor = (record.text("sentence") or "").removeprefix("#").removeprefix("phrase-")
    if anchor and not ANCHOR.fullmatch(anchor):
        record.fault_at(
            "sentence", f"« {anchor} » is no anchor of a sentence", "write ten hex digits, or delete it"
        )
        return None
    return anchor or None


def _provisional(record: Record) -> tuple[str, ...]:
    found: list[str] = []
    for item in record.scalars("provisional"):
        if PROVISIONAL_ID.fullmatch(item.value):
            found.append(item.value)
        else:
            record.fault(item, f"« {item.value} » is no provisional id", "write p- and eight hex digits")
    return tuple(found)
