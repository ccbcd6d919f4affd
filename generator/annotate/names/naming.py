"""Gather found spans of one kind into entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from generator.annotate.names.tokens import Token
from generator.model import Entity, EntityKind, Mention, Span

_SPACES: Final = re.compile(r"\s+")


class Found(NamedTuple):
    """A place or organisation at one spot: where, under which name it is gathered, and by which rule."""

    span: Span
    name: str
    rule: str


def join_words(tokens: Sequence[Token]) -> str:
    """Return the words of a name with single spaces where there were any."""
    gaps = ("" if before.end == token.start else " " for before, token in pairwise(tokens))
    return tokens[0].text + "".join(gap + token.text for gap, token in zip(gaps, tokens[1:], strict=True))


def gather(
    text: str, found: Iterable[Found], kind: EntityKind, taken: Iterable[Span] = ()
) -> tuple[Entity, ...]:
    """Return one entity for each name, sorted by first mention.

    Parameters:
        text: the article's text.
        found: spots in any order; where two overlap, the one that begins first, then the longer one, stays.
        kind: what they name.
        taken: spans that belong to something else; whatever overlaps them is left out.
    """
    barred = sorted(taken)
    by_name: dict[str, list[Found]] = {}
    reached, index = -1, 0
    for spot in sorted(found, key=lambda spot: (spot.span.start, -spot.span.end, spot.name)):
        while index < len(barred) and barred[index].end <= spot.span.start:
            index += 1
        if spot.span.start < reached or (index < len(barred) and barred[index].overlaps(spot.span)):
            continue
        reached = spot.span.end
        by_name.setdefault(spot.name, []).append(spot)
    return tuple(_entity(text, name, spots, kind) for name, spots in by_name.items())


def _entity(text: str, name: str, spots: list[Found], kind: EntityKind) -> Entity:
    mentions = tuple(Mention(spot.span, spot.span.of(text), spot.rule, spot.span) for spot in spots)
    variants = tuple(dict.fromkeys(_SPACES.sub(" ", mention.form) for mention in mentions))
    return Entity(name, kind, variants, mentions)
