"""Read a passage as the annotator would hand it on: a body block a line, sentences by their full stops."""

from __future__ import annotations

import re

from generator.annotate.names import Entities, find_entities
from generator.model import Block, BlockKind, Sentence, Span

_END = re.compile(r"(?<![A-Z]\.)(?<!\bM)(?<!\bMM)(?<!\b[A-Z])(?<!\bDr)[.!?]+[»\"]?\s+(?=[«\"“]?\s*[A-ZÀ-Ý])")


def divide(text: str, kind: BlockKind = BlockKind.BODY) -> tuple[list[Block], list[Sentence]]:
    """Return one block a line and its sentences, found naively."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        if line.strip():
            blocks.append(Block(Span(position, end), kind, "line"))
            start = 0
            for match in _END.finditer(line):
                sentences.append(
                    Sentence(Span(position + start, position + match.end()), len(blocks) - 1, "")
                )
                start = match.end()
            if start < len(line):
                sentences.append(Sentence(Span(position + start, end), len(blocks) - 1, ""))
        position = end + 1
    return blocks, sentences


def read(text: str) -> Entities:
    """Return the entities of a passage."""
    return find_entities(text, *divide(text))
