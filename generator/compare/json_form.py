"""Tell a comparison to programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.addresses import address
from generator.compare.changes import Change, ChangeKind, Since, Thing
from generator.compare.comparing import lost_addresses


def as_json(changes: Sequence[Change], since: Since) -> dict[str, Any]:
    """Return every change with its page, its values and its causes."""
    return {
        "revision": since.revision,
        "commit": since.commit,
        "program": since.program,
        "notes": list(since.notes),
        "changes": [_object(change) for change in changes],
        "lost": [address(change.subject.ref) for change in lost_addresses(changes)],
    }


def _object(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": change.kind.value, "subject": _thing(change.subject)}
    if change.other is not None:
        told["other"] = _thing(change.other)
    if change.property:
        told["property"] = change.property
    for key, values in (("before", change.before), ("after", change.after)):
        if values or change.kind is ChangeKind.CHANGED:
            told[key] = [_thing(value) if isinstance(value, Thing) else value for value in values]
    if change.causes:
        told["causes"] = [
            {"kind": c.kind.value, "path": c.path, "line": c.line or None, "text": c.text or None}
            for c in change.causes
        ]
    if change.voices:
        told["accounts"] = [
            {
                "authority": v.authority,
                "words": v.words,
                "path": v.path,
                "line": v.line or None,
                "against_kept": v.against_kept,
            }
            for v in change.voices
        ]
    if change.fragments:
        told["anchors"] = [f"#{fragment}" for fragment in change.fragments]
    if not change.answers:
        told["answers"] = False
    return told


def _thing(thing: Thing) -> dict[str, Any]:
    return {
        "kind": thing.ref.kind.value,
        "id": thing.ref.id,
        "address": address(thing.ref),
        "title": thing.title,
        "date": thing.date,
        "kept": thing.kept,
    }
