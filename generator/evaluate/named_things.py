"""Organisations and places, in texts whose gold names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.evaluate.found import FoundName
from generator.evaluate.gold import Gold, GoldName
from generator.evaluate.judgement import Judgement, spurious
from generator.evaluate.likeness import bare

ORGANISATIONS = "organisations"
PLACES = "places"


def judge_named_things(
    layer: str, gold: Gold, wanted: Sequence[GoldName], found: Sequence[FoundName]
) -> Iterator[Judgement]:
    """Judge each name found, and each expected.

    « société Armorbéton » will do for « Armorbéton »: where a name begins is a custom. A gold may list a name and
    its initials apart. What it names elsewhere - a state that is a party, the outlet - is neither right nor wrong.
    """
    elsewhere = {bare(name) for name in _named_elsewhere(gold, layer)}
    met: set[GoldName] = set()
    for name in found:
        alike = [one for one in wanted if _alike(name, one)]
        met.update(alike)
        if alike:
            if not all(one.optional for one in alike):
                yield Judgement(layer, name.name, found=True, expected=False, right=True)
        elif not {bare(form) for form in (name.name, *name.variants)} & elsewhere:
            yield spurious(layer, name.name)
    for one in wanted:
        if not one.optional:
            yield Judgement(layer, one.name, found=False, expected=True, right=one in met)


def _alike(found: FoundName, wanted: GoldName) -> bool:
    forms = {bare(form) for form in (found.name, *found.variants)}
    expected = {bare(form) for form in (wanted.name, *wanted.variants)}
    return bool(forms & expected) or any(
        form.endswith(f" {one}") or one.endswith(f" {form}") for form in forms for one in expected
    )


def _named_elsewhere(gold: Gold, layer: str) -> Iterator[str]:
    yield from gold.names
    for one in (gold.organisations if layer == PLACES else gold.places) or ():
        yield from (one.name, *one.variants)
