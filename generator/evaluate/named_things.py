"""Organisations and places, in texts whose gold names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.evaluate.found import FoundName
from generator.evaluate.gold import Gold, GoldName
from generator.evaluate.judgement import Judgement, hit, missed, spurious
from generator.evaluate.likeness import bare
from generator.evaluate.pairing import pair

ORGANISATIONS = "organisations"
PLACES = "places"


def judge_named_things(
    layer: str, gold: Gold, wanted: Sequence[GoldName], found: Sequence[FoundName]
) -> Iterator[Judgement]:
    """Judge names one to one.

    « société Armorbéton » will do for « Armorbéton »: where a name begins is a custom. What the gold names
    elsewhere - a state that is a party, the outlet - is neither right nor wrong.
    """
    forms = [[bare(form) for form in (one.name, *one.variants)] for one in wanted]
    candidates = {
        index: [
            (_alike(name, expected), place) for place, expected in enumerate(forms) if _alike(name, expected)
        ]
        for index, name in enumerate(found)
    }
    pairs = pair(candidates)
    elsewhere = {bare(name) for name in _named_elsewhere(gold, layer)}
    for index, name in enumerate(found):
        if index in pairs:
            if not wanted[pairs[index]].optional:
                yield hit(layer, wanted[pairs[index]].name)
        elif not candidates[index] and not {bare(form) for form in (name.name, *name.variants)} & elsewhere:
            yield spurious(layer, name.name)
    for place, one in enumerate(wanted):
        if not one.optional and place not in pairs.values():
            yield missed(layer, one.name)


def _alike(found: FoundName, expected: Sequence[str]) -> float:
    forms = [bare(form) for form in (found.name, *found.variants)]
    if any(form in expected for form in forms):
        return 2.0
    return float(
        any(
            form.endswith(f" {one}") or one.endswith(f" {form}") for form in forms for one in expected if form
        )
    )


def _named_elsewhere(gold: Gold, layer: str) -> Iterator[str]:
    yield from gold.names
    for one in (gold.organisations if layer == PLACES else gold.places) or ():
        yield from (one.name, *one.variants)
