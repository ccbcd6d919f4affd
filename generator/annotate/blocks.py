"""Divide an article's text into labelled blocks and read its header.

Every non-empty line is a block; pieces glued to a line (a date, a dateline, a signature) are blocks of their own.
Furniture is told by its wording (`furniture`), the rest by shape and place: headline, lead, heading, caption,
by-line, pull-quote, body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from statistics import median
from typing import Final

from generator.annotate.folding import fold_letters, fold_typography
from generator.annotate.furniture import FurnitureMatch, match_edges, match_line
from generator.lexicon import load
from generator.model import Block, BlockKind, Span

_TERMINATED: Final = re.compile(r"[.!?…:;,][\s»”\"')\]]*$")
_QUOTED_WHOLE: Final = re.compile(r"^\s*[«“\"'‘][^«»“”\"]+[»”\"'’][\s.]*$")
_NAME_ONLY: Final = re.compile(
    r"^[A-ZÀ-Ý][\wÀ-ÿ'’.-]+(?:\s+(?:de|du|van|von|ben|el|al|di|da)\b)?(?:\s+[A-ZÀ-Ý][\wÀ-ÿ'’.-]*){1,3}$"
)
_WORD: Final = re.compile(r"[^\W\d_]+")

_HEADING_WORDS: Final = 14  # a sub-heading is a short line
_SENTENCE_HEADING_WORDS: Final = 8  # a heading that ends in a full stop is shorter still
_HEADLINE_WORDS: Final = 35


@dataclass(frozen=True, slots=True)
class Line:
    """One non-empty line: its block, and whether blank lines part it from the line before."""

    block: Block
    text: str
    apart: bool


def find_blocks(text: str) -> tuple[tuple[Block, ...], tuple[FurnitureMatch, ...]]:
    """Return the blocks of a text in order, and the furniture that `header` reads.

    Parameters:
        text: the article's text as stored.

    Returns:
        blocks, never overlapping, each without surrounding white space; and the furniture matches.
    """
    lines, furniture = _lines(text)
    for label in (_label_pictures, _label_headline, _label_pull_quotes, _label_headings, _label_lead):
        lines = label(lines)
    blocks = [line.block for line in lines]
    glued = [match.block for match in furniture if match.block not in blocks]
    return tuple(sorted(blocks + glued, key=lambda block: block.span)), tuple(furniture)


def whole_as_prose(text: str) -> tuple[Block, ...]:
    """Return one body block for each non-empty line (for texts that are known to be prose)."""
    return tuple(
        Block(Span(start, end), BlockKind.BODY, "raw") for start, end, _ in _stretches(text) if start < end
    )


def _stretches(text: str) -> list[tuple[int, int, bool]]:
    """List (start, end, after a blank line) of each line that is not blank, without surrounding white space."""
    stretches, offset, apart = [], 0, True
    for line in re.split(r"\r\n|[\n\r\x0b\x0c\u0085\u2028\u2029]", text):
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


def _relabel(line: Line, kind: BlockKind, rule: str) -> Line:
    return replace(line, block=Block(line.block.span, kind, rule))


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _is_open(line: Line) -> bool:
    """Tell whether a line is still plain body, without the punctuation that ends a sentence."""
    return line.block.kind is BlockKind.BODY and not _TERMINATED.search(fold_typography(line.text))


def _label_pictures(lines: list[Line]) -> list[Line]:
    """Label what stands right above a photo's credit or caption: its caption, its description, a by-line.

    A line that is only a name is the description of the picture when the line below begins with the same words,
    else a by-line.
    """
    labelled = list(lines)
    pictures = (BlockKind.CREDIT, BlockKind.CAPTION)
    for index in range(len(labelled) - 2, -1, -1):
        line, below = labelled[index], labelled[index + 1]
        if line.block.kind is not BlockKind.BODY or below.apart or below.block.kind not in pictures:
            continue
        name = _NAME_ONLY.match(line.text.strip())
        if name and not fold_letters(below.text).startswith(fold_letters(line.text)):
            labelled[index] = _relabel(line, BlockKind.BY_LINE, "name-above-picture")
        elif _is_open(line) or len(_words(line.text)) <= _HEADLINE_WORDS:
            labelled[index] = _relabel(line, BlockKind.CAPTION, "above-credit")
    return [
        _relabel(line, BlockKind.BY_LINE, "name-alone")
        if line.block.kind is BlockKind.BODY and _is_signature(line, index, labelled)
        else line
        for index, line in enumerate(labelled)
    ]


def _is_signature(line: Line, index: int, lines: Sequence[Line]) -> bool:
    """Tell whether a line that is only a name signs the article: it begins with a given name and stands outside the prose."""
    if not _NAME_ONLY.match(line.text.strip()):
        return False
    given = fold_letters(_WORD.findall(line.text)[0])
    if given not in _given_names():
        return False
    body = [
        i for i, other in enumerate(lines) if _TERMINATED.search(other.text) and len(_words(other.text)) > 12
    ]
    return bool(body) and (index < body[0] or index > body[-1]) and index > 0


@cache
def _given_names() -> frozenset[str]:
    lists = load("given_names")
    groups = (
        group for gender in ("masculine", "feminine", "epicene") for group in lists.get(gender, {}).values()
    )
    return frozenset(fold_letters(name) for group in groups for name in group.split())


def _label_headline(lines: list[Line]) -> list[Line]:
    """Label the first line of prose when it has no full stop, is short, and prose follows."""
    for index, line in enumerate(lines):
        if line.block.kind is not BlockKind.BODY:
            continue
        follows = any(other.block.kind is BlockKind.BODY for other in lines[index + 1 :])
        if follows and _is_open(line) and 2 <= len(_words(line.text)) <= _HEADLINE_WORDS:
            lines = [*lines[:index], _relabel(line, BlockKind.HEADLINE, "first-line"), *lines[index + 1 :]]
        break
    return lines


def _label_pull_quotes(lines: list[Line]) -> list[Line]:
    """Label a line that is nothing but quoted words which stand in another line too."""
    folded = [" ".join(_words(fold_letters(line.text))) for line in lines]
    return [
        _relabel(line, BlockKind.PULL_QUOTE, "repeated-quotation")
        if line.block.kind is BlockKind.BODY
        and _QUOTED_WHOLE.match(line.text)
        and len(folded[index].split()) >= 3
        and any(folded[index] in other for place, other in enumerate(folded) if place != index)
        else line
        for index, line in enumerate(lines)
    ]


def _label_headings(lines: list[Line]) -> list[Line]:
    """Label short lines between paragraphs: without a full stop, or, beside two such, a short lone sentence.

    The lone sentence must not open with a determiner or a pronoun, which would tie it to what goes before.
    """
    prose = [line for line in lines if line.block.kind is BlockKind.BODY]
    lengths = [len(_words(line.text)) for line in prose if _TERMINATED.search(line.text)]
    if not lengths:
        return lines
    usual = median(lengths)
    last = max((i for i, line in enumerate(lines) if line.block.kind is BlockKind.BODY), default=0)
    labelled = list(lines)
    for index, line in enumerate(lines):
        count = len(_words(line.text))
        if _is_open(line) and 0 < index < last and count <= _HEADING_WORDS and count < usual:
            labelled[index] = _relabel(line, BlockKind.HEADING, "short-line")
    if sum(line.block.rule == "short-line" for line in labelled) < 2:
        return labelled
    bound = frozenset(load("sentences")["bound_openers"])
    for index, line in enumerate(labelled):
        words = _words(fold_letters(line.text))
        if (
            line.block.kind is BlockKind.BODY
            and 0 < index < last
            and 2 <= len(words) <= _SENTENCE_HEADING_WORDS
            and len(words) * 2 < usual
            and words[0] not in bound
            and line.text.count(".") <= 1
        ):
            labelled[index] = _relabel(line, BlockKind.HEADING, "short-sentence-among-headings")
    return labelled


def _label_lead(lines: list[Line]) -> list[Line]:
    """Label the paragraph between the headline and a by-line or a picture as the lead."""
    prose = [i for i, line in enumerate(lines) if line.block.kind in (BlockKind.HEADLINE, BlockKind.BODY)]
    for first, second in pairwise(prose):
        if lines[first].block.kind is BlockKind.HEADLINE and first + 1 == second:
            after = lines[second + 1 : second + 2]
            if after and after[0].block.kind in (BlockKind.BY_LINE, BlockKind.CAPTION, BlockKind.CREDIT):
                return [
                    *lines[:second],
                    _relabel(lines[second], BlockKind.LEAD, "before-by-line"),
                    *lines[second + 1 :],
                ]
        break
    return lines
