"""Traps: what must not come out of a text, and what came out all the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evaluate.found import Found
from generator.evaluate.gold import Gold
from generator.evaluate.likeness import People, same_name
from generator.folding import fold_words


def sprung_traps(gold: Gold, people: People, found: Found) -> Iterator[str]:
    """Yield each trap that was sprung, in words."""
    for trap in gold.traps:
        for event in found.events:
            if (
                (trap.type is None or event.type == trap.type)
                and (trap.status is None or event.status == trap.status)
                and all(
                    any(people.is_meant(name, person) for name in event.participants)
                    for person in trap.participants
                )
                and (event.date or "").startswith(trap.date_prefix)
            ):
                yield f"event {event.told} (« {event.words} »)"
    for person in found.persons:
        if any(same_name(person.name, name) for name in gold.forbidden_persons):
            yield f"person {person.name}"
        if any(fold_words(person.name) == fold_words(form) for form in gold.not_persons):
            yield f"« {person.name} » taken for a person"
