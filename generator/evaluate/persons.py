"""Persons, and the forms in which their names are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.evaluate.found import FoundName
from generator.evaluate.judgement import Judgement, hit, missed, spurious
from generator.evaluate.likeness import People
from generator.evaluate.pairing import pair
from generator.folding import fold_words

PERSONS = "persons"
FORMS = "written forms"


def judge_persons(people: People, found: Sequence[FoundName]) -> Iterator[Judgement]:
    """Judge persons one to one; the written forms of those that were found and are expected."""
    candidates = {
        index: [(1.0, place) for place, one in enumerate(people.persons) if people.designates(name.name, one)]
        for index, name in enumerate(found)
    }
    pairs = pair(candidates)
    for index, name in enumerate(found):
        if index in pairs:
            person = people.persons[pairs[index]]
            if not person.optional:
                yield hit(PERSONS, person.name)
                yield from _forms(person.name, person.variants, (name.name, *name.variants))
        elif not any(people.persons[place].optional for _, place in candidates[index]):
            yield spurious(PERSONS, name.name, "found twice" if candidates[index] else "")
    for place, person in enumerate(people.persons):
        if not person.optional and place not in pairs.values():
            yield missed(PERSONS, person.name)


def _forms(name: str, expected: Sequence[str], found: Sequence[str]) -> Iterator[Judgement]:
    wanted = {fold_words(form): form for form in reversed(expected)}
    there = {fold_words(form): form for form in reversed(found)}
    for folded, form in sorted(wanted.items()):
        yield (hit if folded in there else missed)(FORMS, f"{name}: {form}")
    for folded, form in sorted(there.items()):
        # The name under which all forms are kept is the program's, not a form that must be written somewhere.
        if folded not in wanted and folded != fold_words(found[0]):
            yield spurious(FORMS, f"{name}: {form}")
