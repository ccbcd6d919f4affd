"""Temporal expressions, in texts whose gold gives them: relaxed (the words touch), strict (the same words), value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.evaluate.dates import comparable
from generator.evaluate.found import Found, FoundTimex
from generator.evaluate.gold import Gold, GoldTimex
from generator.evaluate.judgement import Judgement, compared, hit, missed, spurious
from generator.evaluate.pairing import pair
from generator.folding import fold_same_length, fold_typography

RELAXED = "timexes, relaxed"
STRICT = "timexes, strict"
VALUE = "timexes, value"
_LEADING: Final = re.compile(r"(?:(?:a|au|aux|en|dans|de|des|du|le|la|les|pour)\s+|[dl]')+")


def judge_timexes(gold: Gold, wanted: Sequence[GoldTimex], found: Found) -> Iterator[Judgement]:
    """Judge temporal expressions one to one.

    The gold names words, not places: the same words again, and what stands in a line that is no prose, are
    neither right nor wrong.
    """
    text = _folded(found.text)
    furniture = [_line_at(text, offset) for starts in gold.boilerplate for offset in _places(starts, text)]
    timexes = found.timexes
    aside = [any(start <= one.start < end for start, end in furniture) for one in timexes]
    places = [[(at, at + len(one.text)) for at in _places(one.text, text)] for one in wanted]
    candidates: dict[int, list[tuple[float, int]]] = {}
    for index, timex in enumerate(timexes):
        touching = (place for place, spans in enumerate(places) if _touches(timex, spans))
        candidates[index] = [
            (_agreement(timex, wanted[place]) - 0.1 * aside[index], place) for place in touching
        ]
    pairs = pair(candidates)
    listed = {_core(one.text) for one in wanted}
    for index, timex in enumerate(timexes):
        if index not in pairs:
            if _core(timex.text) not in listed and not any(
                wanted[place].optional for _, place in candidates[index]
            ):
                yield from (spurious(layer, timex.text, timex.rule) for layer in (RELAXED, STRICT, VALUE))
            continue
        one = wanted[pairs[index]]
        if one.optional:
            continue
        yield hit(RELAXED, one.text)
        yield compared(STRICT, one.text, _same_words(timex, one), f"« {timex.text} »", f"« {one.text} »")
        value = timex.edtf if timex.minutes is None else f"{timex.minutes:g} min"
        asked = " or ".join(one.edtf) or (None if one.minutes is None else f"{one.minutes} min")
        yield compared(VALUE, one.text, _same_value(timex, one), f"{value} ({timex.rule})", asked)
    for place, one in enumerate(wanted):
        if not one.optional and place not in pairs.values():
            yield from (missed(layer, one.text) for layer in (RELAXED, STRICT, VALUE))


def _folded(text: str) -> str:
    return fold_same_length(fold_typography(text))


def _places(words: str, text: str) -> list[int]:
    return [match.start() for match in re.finditer(rf"(?<!\w){re.escape(_folded(words))}(?!\w)", text)]


def _line_at(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _touches(timex: FoundTimex, spans: Sequence[tuple[int, int]]) -> bool:
    return any(timex.start < end and start < timex.end for start, end in spans)


def _agreement(timex: FoundTimex, one: GoldTimex) -> float:
    return 1.0 + 4 * _same_words(timex, one) + 2 * _same_value(timex, one) + 0.5 * (not one.optional)


def _same_words(timex: FoundTimex, one: GoldTimex) -> bool:
    """Tell whether the words are the same; « en 2019 » will do for « 2019 »: where they begin is a custom."""
    return _core(timex.text) == _core(one.text)


def _core(words: str) -> str:
    return _LEADING.sub("", _folded(words))


def _same_value(timex: FoundTimex, one: GoldTimex) -> bool:
    """Tell whether the date or the length is right; where the gold has neither, no date must be made up."""
    if one.edtf:
        return comparable(timex.edtf) in one.edtf
    if one.minutes is not None:
        return timex.minutes is not None and round(timex.minutes) == one.minutes
    return timex.edtf is None
