"""Read an article's header from its blocks: headline, date as printed, by-lines, agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.annotate.furniture import FurnitureMatch
from generator.annotate.imprint import is_personal
from generator.annotate.timexes import read_printed_date
from generator.folding import fold_typography
from generator.lexicon import load
from generator.model import Block, BlockKind, Header

_BETWEEN_NAMES: Final = re.compile(r"\s*(?:/|,|&|\+|\bet\b|\bavec\b|(?<=\s)-(?=\s))\s*")
_PLACE_OF_WRITING: Final = re.compile(r",\s*(?:à|au|en|aux)\s.*$")
_LEADING_WORDS: Final = re.compile(r"^(?:l'|la |les |avec |agence )+", re.I)


def read_header(text: str, blocks: Sequence[Block], furniture: Sequence[FurnitureMatch]) -> Header:
    """Return what the furniture of an article tells of it; what it does not tell is None or empty.

    Example: a first line « Publié le 3 mars 2024 » gives ``published="2024-03-03"``.
    """
    title = next((block.span.of(text) for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return Header(
        title=title,
        published=_published(furniture),
        authors=_authors(text, blocks, furniture),
        publishers=tuple(dict.fromkeys([*_mastheads(text, blocks), *_agencies(furniture)])),
    )


def _published(furniture: Iterable[FurnitureMatch]) -> str | None:
    """Take the first printed date; « publié » counts before « mis à jour »."""
    dated = [match for match in furniture if match.groups.get("date") or match.groups.get("dateline")]
    dated.sort(key=lambda match: "jour" in " ".join(match.groups.values()).lower())
    for match in dated:
        words = match.groups.get("date") or match.groups.get("dateline")
        value = read_printed_date(words) if words else None
        if value:
            return value
    return None


def _authors(text: str, blocks: Iterable[Block], furniture: Iterable[FurnitureMatch]) -> tuple[str, ...]:
    by_block = {match.block.span: match.groups for match in furniture}
    names: dict[str, None] = {}
    for block in blocks:
        groups = by_block.get(block.span)
        if block.kind is not BlockKind.BY_LINE and "authors" not in (groups or {}):
            continue
        written = groups.get("authors", "") if groups is not None else block.span.of(text)
        for name in _BETWEEN_NAMES.split(_PLACE_OF_WRITING.sub("", fold_typography(written))):
            if name.strip() and name.strip() not in load("agencies")["names"]:
                names[name.strip()] = None
    return tuple(names)


def _mastheads(text: str, blocks: Iterable[Block]) -> list[str]:
    return [
        block.span.of(text)
        for block in blocks
        if block.rule == "masthead" and block.kind is BlockKind.NAVIGATION
    ]


def _agencies(furniture: Iterable[FurnitureMatch]) -> list[str]:
    names: dict[str, None] = {}
    for match in furniture:
        signs = match.block.kind in (BlockKind.AGENCY, BlockKind.DATE_LINE) or match.block.rule == "imprint"
        if not signs:
            continue
        if masthead := match.groups.get("masthead"):
            names[masthead.strip()] = None
            continue
        written = next(
            (match.groups[name] for name in ("agencies", "slashed", "with") if name in match.groups), ""
        )
        for name in _BETWEEN_NAMES.split(fold_typography(written)):
            bare = _LEADING_WORDS.sub("", name).strip()
            if bare and not is_personal(bare):
                names[bare] = None
    return list(names)
