"""Hold together the pieces of a quotation that goes on over several paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.annotate.quote_marks import QuotedSpan
from generator.model import Quotation, Span


def over_blocks(quoted: Sequence[QuotedSpan], blocks: Sequence[Span]) -> dict[Span, int]:
    """Give one number to all pieces of a quotation that goes on over blocks.

    Parameters:
        quoted: the outer ones, in text order.
        blocks: spans of all blocks, in order.

    A piece goes on in the next block if nothing closes it and the next piece begins its block: newspapers open
    every paragraph of a long quotation and close the last.
    """
    starts = [block.start for block in blocks]
    numbers: dict[Span, int] = {}
    for number, (one, other) in enumerate(pairwise(quoted)):
        home = bisect_right(starts, other.outer.start) - 1
        before = bisect_right(starts, one.outer.start) - 1
        if one.closed or home <= before or home - before > 2 or blocks[home].start != other.outer.start:
            continue
        numbers.setdefault(one.inner, number)
        numbers[other.inner] = numbers[one.inner]
    return numbers


def share_speakers(quotations: Sequence[Quotation], together: Mapping[Span, int]) -> list[Quotation]:
    """Give every piece of a quotation over several blocks the one speaker that its pieces name."""
    named: dict[int, list[Quotation]] = {}
    for q in quotations:
        if q.span in together and q.speaker:
            named.setdefault(together[q.span], []).append(q)
    shared = []
    for q in quotations:
        others = named.get(together.get(q.span, -1), [])
        if q.speaker is None and others and len({other.speaker for other in others}) == 1:
            first = others[0]
            q = replace(
                q,
                speaker=first.speaker,
                speaker_kind=first.speaker_kind,
                via=first.via,
                channel=q.channel or first.channel,
                rule="same-quotation",
            )
        shared.append(q)
    return shared
