"""Read `reasons:`: why an editor set a fact; each becomes a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.corpus.record import Record, did_you_mean, fold
from generator.corpus.yaml_source import Fields, Items, Node, Text
from generator.model import Decision
from generator.yaml_quoting import quoted

DECISION_KEYS: Final = ("reason", "decided", "source")


def read_reasons(record: Record, subject: str, values: Mapping[str, str]) -> list[Decision]:
    """Read the mapping ``reasons``: a fact to ``{reason, decided, source}``, or to a list of these.

    Parameters:
        record: the mapping that may have the key ``reasons``.
        subject: what the decisions are about, ``events/ID``.
        values: the facts that the record gives, each as text; a reason for any other is a fault.
    """
    node = record.node("reasons")
    if node is None:
        return []
    if not isinstance(node, Fields):
        record.fault(
            node, "« reasons » must have keys", f"write below it, indented, `{decision_line('fact')}`"
        )
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


def decision_line(fact: str, reason: str = "…") -> str:
    """Return the line that an editor writes for a decision, with a place for the day.

    >>> decision_line("withdrawn", "Doublon")
    'withdrawn: {reason: "Doublon", decided: "YYYY-MM-DD"}'
    """
    return f'{fact}: {{reason: {quoted(reason)}, decided: "YYYY-MM-DD"}}'


def require_reason(record: Record, fact: str) -> None:
    """Tell of a fact that is a decision by itself, and for which no reason is written."""
    reasons = record.node("reasons")
    written = reasons.entries if isinstance(reasons, Fields) else ()
    if any(key.value == fact for key, _ in written):
        return  # what is wrong there is told there
    line = decision_line(fact)
    remedy = f"add under reasons: `{line}`" if written else f"add `reasons: {{{line}}}`"
    record.fault_at(fact, f"« {fact} » is a decision, and no reason is given", remedy)


def read_decision(record: Record, node: Node, subject: str, fact: str, value: str) -> Decision | None:
    """Read one ``{reason, decided, source}``; reason and day are required, for this is the log of corrections.

    A text alone is read as the reason, and told to lack its day.
    """
    if isinstance(node, Text):
        reason = "" if node.is_null else fold(node.value)
        if not reason:
            record.fault(node, f"the reason for « {fact} » is missing", 'write `reason: "…"`')
            return None
        whole = decision_line(fact, reason)
        record.fault(node, f"it is not said when « {fact} » was decided", f"write `{whole}`")
        return Decision(subject, fact, value, reason, None, None, record.path, node.line, node.column)
    if not isinstance(node, Fields):
        record.fault(node, f"the reason for « {fact} » must be a text", 'write `reason: "…"`')
        return None
    inner = Record(node, DECISION_KEYS, record.path, record.faults)
    return read_decision_of(inner, subject, fact, value)


def read_decision_of(record: Record, subject: str, fact: str, value: str) -> Decision | None:
    """Read the reason, the day and the source that stand among other keys of a mapping.

    A place for words that was pasted and never filled in is no reason: the log of corrections would show it.
    """
    text = record.text("reason", required=True)
    if text is not None and not any(character.isalnum() for character in text):
        record.fault_at("reason", f"« {text} » gives no reason", "say why in its place: readers see it")
        text = None
    decided, source = record.day("decided", required=True), record.text("source")
    if text is None:
        return None
    return Decision(
        subject, fact, value, text, decided, source, record.path, record.line_number, record.column_number
    )
