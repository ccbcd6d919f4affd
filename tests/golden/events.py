"""Compare events: pair those found with those expected, then compare their facts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from generator.model import Annotations, EventFacts

Row = tuple[str, object, object]
_UNCOUNTED = "statement"


def compare_events(expected: dict[str, Any], found: Annotations) -> Iterator[Row]:
    """Yield (item, expected, found) for each difference between the events of an article.

    Events of type ``statement`` that nobody expects are no difference: what is worth one is a matter of taste.
    """
    items: list[dict[str, Any]] = expected.get("events", [])
    facts = [event.facts for event in found.events]
    pairs = _pair(items, facts)
    for index, item in enumerate(items):
        key = f"events/{item['id']}"
        if item.get("optional"):
            continue
        if index not in pairs:
            yield key, _shown_item(item), [_shown(fact) for fact in facts]
            continue
        yield from _facts(key, item, facts[pairs[index]])
    taken = set(pairs.values())
    for position, fact in enumerate(facts):
        if position not in taken and fact.type != _UNCOUNTED:
            yield f"events/+{_shown(fact)}", "nothing", "found"
    for ban in expected.get("forbidden", ()):
        for fact in facts:
            if _banned(ban, fact):
                yield f"forbidden/{ban['type']} {ban.get('status', 'any')}", "nothing", _shown(fact)


def _pair(items: list[dict[str, Any]], facts: list[EventFacts]) -> dict[int, int]:
    """Pair each expected event with the found one that agrees most; the best pairs are made first."""
    candidates: list[tuple[float, int, int]] = []
    for index, item in enumerate(items):
        types = {item["type"], *item.get("alt_types", ())}
        for position, fact in enumerate(facts):
            if fact.type not in types:
                continue
            core = set(item.get("participants", ()))
            shared = core & _named(fact)
            if core and fact.participants and not shared:
                continue
            score = 4 * len(shared) / len(core) if core else 0.0
            score += 3 * (_certain(fact.date) in _dates(item))
            score += 2 * (fact.status in _statuses(item))
            score += fact.place == item.get("place") and fact.place is not None
            score += 0.5 * (not item.get("optional"))
            candidates.append((score, index, position))
    pairs: dict[int, int] = {}
    for _, index, position in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if index not in pairs and position not in pairs.values():
            pairs[index] = position
    return pairs


def _facts(key: str, item: dict[str, Any], fact: EventFacts) -> Iterator[Row]:
    if fact.status not in _statuses(item):
        yield f"{key}/status", item["status"], fact.status
    if "date" in item and _certain(fact.date) not in _dates(item):
        yield f"{key}/date", item["date"], f"{fact.date} ({fact.date_basis})"
    if "participants" in item:
        core = set(item["participants"])
        got = _named(fact)
        if not core <= got or got - core - set(item.get("participants_optional", ())):
            yield f"{key}/participants", sorted(core), sorted(got)
    if not set(item.get("parties", ())) <= set(fact.parties):
        yield f"{key}/parties", item["parties"], fact.parties
    for name in ("initiator", "duration_minutes", "place"):
        value = getattr(fact, name)
        if name in item and value != item[name]:
            yield f"{key}/{name}", item[name], value
    values = {figure.value for figure in fact.figures}
    for what, value in item.get("figures", {}).items():
        if value not in values:
            yield f"{key}/figures/{what}", value, sorted(values)
    if "ordinal" in item and (fact.ordinal is None or fact.ordinal.count != item["ordinal"]["count"]):
        yield f"{key}/ordinal", item["ordinal"]["count"], fact.ordinal


def _named(fact: EventFacts) -> set[str]:
    """Return the participants, each accent as one character: an article may write two."""
    return {unicodedata.normalize("NFC", name) for name in fact.participants}


def _statuses(item: dict[str, Any]) -> set[str]:
    return {item.get("status", "occurred"), *item.get("alt_statuses", ())}


def _dates(item: dict[str, Any]) -> set[str | None]:
    return {_certain(date) for date in (item.get("date"), *item.get("date_accept", ()))}


def _certain(date: str | None) -> str | None:
    return None if date is None else re.sub(r"[?~%]", "", date)


def _banned(ban: dict[str, Any], fact: EventFacts) -> bool:
    return (
        ban["type"] in ("any", fact.type)
        and (ban["type"] != "any" or fact.type != _UNCOUNTED)
        and ban.get("status", "any") in ("any", fact.status)
        and str(fact.date or "").startswith(ban.get("date_prefix", ""))
    )


def _shown(fact: EventFacts) -> str:
    return f"{fact.type} {fact.status} {fact.date} {', '.join([*fact.participants, *fact.parties])}".strip()


def _shown_item(item: dict[str, Any]) -> str:
    names = ", ".join([*item.get("participants", ()), *item.get("parties", ())])
    return f"{item['type']} {item.get('status', 'occurred')} {item.get('date')} {names}".strip()
