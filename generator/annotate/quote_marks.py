"""Find the stretches of a text that stand in quotation marks: « », “ ”, " ", ‘ ’ and ' ', nested or left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.model import Block, BlockKind, Span

_CLOSER: Final = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_MARK: Final = re.compile("[«»“”„\"‹›'‘’]")
_OPENING_PLACE: Final = re.compile(r"(?:^|[\s(\[«“\"'‘:;,–—/-])$")
_SINGLES: Final = "'‘’"
_SINGLE_CLOSES: Final = re.compile(r"(?<=[^\s])['’](?![^\W\d_])")
_CLOSERS: Final = frozenset(_CLOSER.values())
_FURTHEST: Final = 4  # blocks over which one pair of marks may reach
_DEEPEST: Final = 8  # marks open at once; more are a pattern, no speech


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """Words in quotation marks.

    Parameters:
        outer: with the marks; ``inner``: without them and without the spaces next to them.
        depth: 0 for a quotation, 1 for one inside it.
        closed: whether both marks are there.
        dashed: whether no marks but a dash before it makes it a line of dialogue.
    """

    outer: Span
    inner: Span
    depth: int
    closed: bool
    dashed: bool = False


def find_quoted(text: str, blocks: Sequence[Block]) -> tuple[QuotedSpan, ...]:
    """Return what stands in quotation marks in the prose and the pull-quotes, in text order.

    A mark left open at the end of a block runs to its end if it is one that only opens («, “), and on over the next
    blocks if one of them closes it before it opens another: a quotation for each block. A straight mark left open
    says nothing: it may be an inch or a slip.

    Example: ``'bon appel'`` and the closing mark alone of ``productive'`` give one quotation.
    """
    found: list[QuotedSpan] = []
    prose = [b.span for b in blocks if b.kind.is_prose or b.kind is BlockKind.PULL_QUOTE]
    carried: dict[int, int] = {}  # blocks that begin inside a quotation, and where in them it ends
    for place, block in enumerate(prose):
        start = block.start
        if place in carried:
            start = carried[place]
            closed = start < block.end or text[start - 1] in _CLOSERS
            goes_on = _quoted(text, block.start, start, 0, closed=closed, opened=False)
            found += [goes_on] if goes_on.inner.start < goes_on.inner.end else []
        within = _in_block(text, Span(start, block.end)) if start < block.end else []
        found.extend(within)
        if within and not within[-1].closed and place not in carried:
            carried |= _carried_over(text, prose, place, text[within[-1].outer.start])
    return tuple(sorted(found, key=lambda quoted: (quoted.outer.start, -quoted.outer.end)))


def _carried_over(text: str, prose: Sequence[Span], place: int, mark: str) -> dict[int, int]:
    """Return where, in the blocks behind one that leaves a mark open, the quotation ends; nothing where none closes it.

    A block that begins with an opening mark of its own goes on in its own way.
    """
    closer = _CLOSER.get(mark)
    if closer is None:
        return {}
    carried: dict[int, int] = {}
    for after in range(place + 1, min(place + 1 + _FURTHEST, len(prose))):
        block = prose[after]
        match = re.compile(f"[{mark}{closer}]").search(text, block.start, block.end)
        if match is None:
            carried[after] = block.end
        elif match.group() == closer and closer != mark:
            return carried | {after: match.end()}
        else:
            return {}
    return {}


def _in_block(text: str, block: Span) -> list[QuotedSpan]:
    found: list[QuotedSpan] = []
    stack: list[tuple[str, int]] = []  # (closing mark, position of the opening one)
    closing = _SINGLE_CLOSES.finditer(text, block.start, block.end)
    last_single = max((one.start() for one in closing), default=-1)
    for match in _MARK.finditer(text, block.start, block.end):
        mark, at = match.group(), match.start()
        depth = _closes(text, block, mark, at, stack)
        if depth is not None:
            opened = stack[depth][1]
            found.append(_quoted(text, opened, at + 1, depth, closed=True))
            del stack[depth:]
        elif len(stack) < _DEEPEST and _opens(text, block, mark, at, stack, last_single):
            stack.append((_CLOSER.get(mark, "’" if mark == "‘" else mark), at))
    if (stack and text[stack[0][1]] in _CLOSER) or (stack and stack[0][1] == block.start):
        found.append(_quoted(text, stack[0][1], block.end, 0, closed=False))
    return [quoted for quoted in found if quoted.inner.start < quoted.inner.end]


def _closes(text: str, block: Span, mark: str, at: int, stack: list[tuple[str, int]]) -> int | None:
    """Return the depth of the quotation that this mark ends, or None."""
    if not stack:
        return None
    following = text[at + 1] if at + 1 < block.end else " "
    if mark in _SINGLES:
        if following.isalnum() or text[at - 1].isspace():
            return None  # an elision, or an opening mark
        depths = [i for i, (closer, _) in enumerate(stack) if closer in _SINGLES]
    elif mark == '"':
        if text[at - 1].isspace() and following.isalnum() and at - 1 > block.start and stack[-1][0] != '"':
            return None
        depths = [i for i, (closer, _) in enumerate(stack) if closer == '"']
    else:
        depths = [i for i, (closer, _) in enumerate(stack) if closer == mark]
    return depths[-1] if depths else None


def _opens(
    text: str, block: Span, mark: str, at: int, stack: list[tuple[str, int]], last_single: int
) -> bool:
    """Tell whether a mark begins a quotation.

    ``last_single`` is where the block's last single mark stands that may close: without a partner a plain single
    mark is a stray apostrophe.
    """
    if mark in _CLOSER:
        return len(stack) < 3
    if mark in "»›":
        return False
    before = text[max(block.start, at - 1) : at]
    following = text[at + 1] if at + 1 < block.end else " "
    if not _OPENING_PLACE.search(before) or following.isspace():
        return mark == '"' and _OPENING_PLACE.search(before) is not None and not stack
    if mark in "'’" and following.isdigit():
        return False  # « '68 »
    if mark == "’":
        return False
    if mark == "'":
        return last_single > at + 1
    return True


def _quoted(text: str, start: int, end: int, depth: int, *, closed: bool, opened: bool = True) -> QuotedSpan:
    first = start + opened
    inner = text[first : end - 1 if closed else end]
    left = first + len(inner) - len(inner.lstrip())
    right = left + len(inner.strip())
    return QuotedSpan(Span(start, end), Span(left, right), depth, closed)
