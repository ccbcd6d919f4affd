"""Divide an article's text into labelled blocks.

Every non-empty line is a block; pieces glued to a line (a date, a dateline, a signature) are blocks of their own.
Furniture is told by its wording (`furniture`), the rest by shape and place (`layout`).
"""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.furniture import FurnitureMatch, match_edges, match_line
from generator.annotate.layout import Line, label_lines
from generator.model import Block, BlockKind, Span

_LINE_END: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]")


def find_blocks(text: str) -> tuple[tuple[Block, ...], tuple[FurnitureMatch, ...]]:
    """Return the blocks of a text in order, and the furniture that `header` reads.

    Parameters:
        text: the article's text as stored.

    Returns:
        blocks, never overlapping, each without surrounding white space; and the furniture matches.
    """
    lines, furniture = _lines(text)
    lines = label_lines(lines)
    blocks = [line.block for line in lines]
    whole = set(blocks)
    glued = [match.block for match in furniture if match.block not in whole]
    return tuple(sorted(blocks + glued, key=lambda block: block.span)), tuple(furniture)


def whole_as_prose(text: str) -> tuple[Block, ...]:
    """Return one body block for each non-empty line (for texts that are known to be prose)."""
    return tuple(
        Block(Span(start, end), BlockKind.BODY, "raw") for start, end, _ in _stretches(text) if start < end
    )


def _stretches(text: str) -> list[tuple[int, int, bool]]:
    """List (start, end, after a blank line) of each line that is not blank, without surrounding white space."""
    stretches, offset, apart = [], 0, True
    for line in _LINE_END.split(text):
        bare = line.strip()
        if bare:
            start = offset + len(line) - len(line.lstrip())
            stretches.append((start, start + len(bare), apart))
        apart = not bare
        offset += len(line)
        offset += 2 if text.startswith("\r\n", offset) else 1
    return stretches


def _lines(text: str) -> tuple[list[Line], list[FurnitureMatch]]:
    lines: list[Line] = []
    furniture: list[FurnitureMatch] = []
    for start, end, apart in _stretches(text):
        whole = match_line(text[start:end], start)
        if whole:
            furniture.append(whole)
            lines.append(Line(whole.block, text[start:end], apart))
            continue
        for match in match_edges(text[start:end], start):
            furniture.append(match)
            if match.block.span.start == start:
                start = match.block.span.end
            else:
                end = match.block.span.start
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        if start < end:
            lines.append(Line(Block(Span(start, end), BlockKind.BODY, "prose"), text[start:end], apart))
    return lines, furniture
