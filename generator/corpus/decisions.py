"""Read `reasons:`: why an editor set a fact; each becomes a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.corpus.record import Record, did_you_mean, fold
from generator.corpus.yaml_source import Fields, Items, Node, Text
from generator.model import Decision

DECISION_KEYS: Final = ("reason", "decided", "source")


def read_reasons(record: Record, subject: str, values: Mapping[str, str]) -> list[Decision]:
    """Read the mapping ``reasons``: a fact to ``{reason, decided, source}``, to a list of these, or to a text.

    Parameters:
        record: the mapping that may have the key ``reasons``.
        subject: what the decisions are about, ``events/ID``.
        values: the facts that the record gives, each as text; a reason for any other is a fault.
    """
    node = record.node("reasons")
    if node is None:
        return []
    if not isinstance(node, Fields):
        record.fault(node, "« reasons » must have keys", "write below it, indented, `fact: {reason: …}`")
        return []
    found: list[Decision] = []
    for key, value in node.entries:
        if key.value not in values:
            near = did_you_mean(key.value, values)
            remedy = f"did you mean « {near} »?" if near else f"add `{key.value}: …`, or delete the reason"
            record.fault(key, f"there is a reason for « {key.value} » but no such fact", remedy)
            continue
        for item in value.items if isinstance(value, Items) else (value,):
            decision = read_decision(record, item, subject, key.value, values[key.value])
            if decision is not None:
                found.append(decision)
    return found


def read_decision(record: Record, node: Node, subject: str, fact: str, value: str) -> Decision | None:
    """Read one ``{reason, decided, source}``, or a text that is the reason."""
    if isinstance(node, Text):
        reason = "" if node.is_null else fold(node.value)
        if not reason:
            record.fault(node, f"the reason for « {fact} » is missing", 'write `reason: "…"`')
            return None
        return Decision(subject, fact, value, reason, None, None, record.path, node.line)
    if not isinstance(node, Fields):
        record.fault(node, f"the reason for « {fact} » must be a text", 'write `reason: "…"`')
        return None
    inner = Record(node, DECISION_KEYS, record.path, record.faults)
    text = inner.text("reason", required=True)
    decided, source = inner.day("decided"), inner.text("source")
    return Decision(subject, fact, value, text, decided, source, record.path, node.line) if text else None
