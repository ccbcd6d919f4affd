"""Find lines of dialogue that a dash begins: « — J'y vais, dit Anna. »."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.annotate.quotations.masking import find_spoken_incises
from generator.annotate.quote_marks import QuotedSpan
from generator.folding import fold_typography
from generator.model import Block, Span

_DASH: Final = re.compile(r"[—–]\s+(?=\S)")


def with_dialogue(text: str, blocks: Sequence[Block], quoted: Sequence[QuotedSpan]) -> tuple[QuotedSpan, ...]:
    """Return the quotations with the lines of dialogue among them; marks inside such a line are nested in it.

    A paragraph that begins with a long dash is one if it says who speaks, or stands next to one that does: a list
    begins with dashes as well.

    Parameters:
        text: of the article.
        blocks: labelled stretches; only prose is read.
        quoted: from `find_quoted`.
    """
    dashed = {
        place: match.end()
        for place, block in enumerate(blocks)
        if block.kind.is_prose and (match := _DASH.match(text, block.span.start, block.span.end))
    }
    if not dashed:
        return tuple(quoted)
    spoken = [
        place
        for place, start in dashed.items()
        if find_spoken_incises(fold_typography(text[start : blocks[place].span.end]))
    ]
    lines = sorted({near for place in spoken for near in (place - 1, place, place + 1) if near in dashed})
    spans = [
        QuotedSpan(
            blocks[place].span, Span(dashed[place], blocks[place].span.end), 0, closed=True, dashed=True
        )
        for place in lines
    ]
    starts = [line.outer.start for line in spans]
    nested = []
    for q in quoted:
        place = bisect_right(starts, q.outer.start) - 1
        within = place >= 0 and spans[place].outer.covers(q.outer)
        nested.append(replace(q, depth=q.depth + 1) if within else q)
    return tuple(sorted([*spans, *nested], key=lambda q: (q.outer.start, -q.outer.end)))
