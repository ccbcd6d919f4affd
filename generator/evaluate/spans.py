"""Judge spans of a text where the gold gives their offsets, as public benchmarks do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evaluate.judgement import Judgement, compared, hit, missed, spurious

RELAXED: Final = "relaxed"
STRICT: Final = "strict"
VALUE: Final = "value"


@dataclass(frozen=True, slots=True)
class ValuedSpan:
    """Characters from ``start`` to ``end`` of a text, and their value; None where spans alone are judged."""

    start: int
    end: int
    value: str | None = None


def judge_spans(
    text: str, wanted: Sequence[ValuedSpan], found: Sequence[ValuedSpan], *, values: bool
) -> Iterator[Judgement]:
    """Judge spans one to one: relaxed (they share a character), strict (the same characters), value.

    Each span of the gold takes, in its order, the free span found that shares most with it.

    Parameters:
        values: whether values are judged too.
    """
    layers = (RELAXED, STRICT, *((VALUE,) if values else ()))
    free = dict(enumerate(found))
    for one in wanted:
        item = f"{text[one.start : one.end]} ({one.start})"
        shared = {index: min(one.end, span.end) - max(one.start, span.start) for index, span in free.items()}
        best = max(
            (index for index in shared if shared[index] > 0), key=lambda at: (shared[at], at), default=None
        )
        if best is None:
            yield from (missed(layer, item) for layer in layers)
            continue
        span = free.pop(best)
        yield hit(RELAXED, item)
        same = (span.start, span.end) == (one.start, one.end)
        yield compared(
            STRICT, item, same, f"« {text[span.start : span.end]} »", f"« {text[one.start : one.end]} »"
        )
        if values:
            yield compared(VALUE, item, span.value == one.value, span.value, one.value)
    for span in free.values():
        item = f"{text[span.start : span.end]} ({span.start})"
        yield from (spurious(layer, item, span.value or "") for layer in layers)
