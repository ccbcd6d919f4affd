"""What surrounds the prose: lines that are none, and the date of publication that they tell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.evaluate.dates import comparable
from generator.evaluate.found import Found
from generator.evaluate.gold import Gold
from generator.evaluate.judgement import Judgement, compared, missed, spurious
from generator.folding import fold_same_length, fold_typography
from generator.model import BlockKind

FURNITURE: Final = "furniture"
PUBLISHED: Final = "publication date"
# Neither prose nor furniture: parts of the article that readers of the gold do not list.
_PARTS: Final = frozenset({BlockKind.HEADING, BlockKind.PULL_QUOTE})


def judge_furniture(gold: Gold, found: Found) -> Iterator[Judgement]:
    """Judge lines that are no prose, each by where it begins; then the date of publication."""
    text = _folded(found.text)
    lines = dict(_lines(gold, text))
    met: set[int] = set()
    for block in found.blocks:
        kind = BlockKind(block.kind)
        touched = {start for start, (end, _) in lines.items() if block.start < end and start < block.end}
        if kind.is_prose or kind in _PARTS:
            continue
        met |= touched
        if not touched and text[block.end : _end_of_line(text, block.end)].strip():
            continue  # a dateline, after which the prose goes on
        shown = found.text[block.start : block.end].strip()[:40]
        if touched:
            yield Judgement(FURNITURE, shown, found=True, expected=False, right=True)
        else:
            yield spurious(FURNITURE, shown, block.kind)
    for start, (_, starts) in lines.items():
        yield Judgement(FURNITURE, starts, found=False, expected=True, right=start in met)
    if gold.published is None:
        yield from _published(gold.publication_date, comparable(found.published))


def _published(wanted: str | None, found: str | None) -> Iterator[Judgement]:
    if wanted is not None and found is not None:
        yield compared(PUBLISHED, "date", found == wanted, found, wanted)
    elif wanted is not None:
        yield missed(PUBLISHED, wanted)
    elif found is not None:
        yield spurious(PUBLISHED, found)


def _lines(gold: Gold, text: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield where each line of furniture begins, where its known words end, and these."""
    for starts in gold.boilerplate:
        words = _folded(starts)
        place = text.find(words)
        while place >= 0:
            if not text[text.rfind("\n", 0, place) + 1 : place].strip():
                yield place, (place + len(words), starts)
            place = text.find(words, place + 1)


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", max(0, offset - 1))
    return len(text) if end < 0 else end


def _folded(text: str) -> str:
    return fold_same_length(fold_typography(text))
