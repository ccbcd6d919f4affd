"""Read the prose of one article for names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.annotate.names.candidates import find_candidates
from generator.annotate.names.naming import Found, gather
from generator.annotate.names.organisations import find_organisations
from generator.annotate.names.persons import Reading, find_persons, read_candidates
from generator.annotate.names.phrases import Match, find_known
from generator.annotate.names.places import find_places
from generator.annotate.names.tokens import Kind, Token, tokenise
from generator.annotate.names.vocabulary import vocabulary
from generator.model import Block, Entity, EntityKind, Sentence, Span

_OPENING_MARKS = frozenset("«“\"':–—•-")


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one article, each tuple sorted by first mention; names are unique within a kind."""

    persons: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    places: tuple[Entity, ...]


@dataclass(slots=True)
class _Stretch:
    """A prose block's tokens with what was found among them."""

    tokens: list[Token]
    opening: frozenset[int]
    known: list[Match]


def find_entities(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> Entities:
    """Return the persons, organisations and places that the prose of an article names.

    Parameters:
        text: the article's text.
        blocks: labelled stretches; only prose (headline, lead, body, heading) is read.
        sentences: of the prose; no name crosses the end of one.

    Returns:
        Entities whose mentions are sorted and never overlap within a kind; ``text[span]`` is each form.

    Example: « Le président Morel a reçu Anna Leclerc à Vaux » names Morel (as « président Morel »), Anna Leclerc
    and Vaux.
    """
    words = vocabulary()
    starts = [sentence.span.start for sentence in sentences]
    stretches: list[_Stretch] = []
    readings: list[Reading] = []
    for block in blocks:
        if not block.kind.is_prose:
            continue
        tokens = list(tokenise(text, block.span.start, block.span.end))
        if not tokens:
            continue
        opening = _opening(tokens, starts)
        known = find_known(tokens)
        stretches.append(_Stretch(tokens, opening, known))
        readings.extend(read_candidates(tokens, find_candidates(tokens, opening, known, words), words))
    persons = find_persons(text, readings, words)
    named = sorted(mention.span for person in persons for mention in person.mentions)
    organisations: list[Found] = []
    places: list[Found] = []
    for stretch in stretches:
        inside = _inside(stretch.tokens, named)
        organisations += find_organisations(stretch.tokens, stretch.opening, stretch.known, inside, words)
        places += find_places(stretch.tokens, stretch.opening, stretch.known, inside, words)
    bodies = gather(text, organisations, EntityKind.ORGANISATION)
    body_spans = [mention.span for body in bodies for mention in body.mentions if mention.rule != "opener"]
    return Entities(persons, bodies, gather(text, places, EntityKind.PLACE, body_spans))


def _opening(tokens: Sequence[Token], starts: Sequence[int]) -> frozenset[int]:
    """Return the indices of the words that open a sentence or a quotation."""
    opening: set[int] = set()
    first_starts = [token.start for token in tokens]
    for start in starts[bisect_left(starts, tokens[0].start) : bisect_right(starts, tokens[-1].start)]:
        index = bisect_left(first_starts, start)
        while index < len(tokens) and tokens[index].kind == Kind.MARK:
            index += 1
        opening.add(index)
    opening.add(0)
    for index in range(1, len(tokens)):
        before = tokens[index - 1]
        if (before.kind == Kind.MARK and before.text in _OPENING_MARKS) or (
            before.kind == Kind.ELISION and index - 1 in opening
        ):
            opening.add(index)
    return frozenset(opening)


def _inside(tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the tokens that lie inside one of the sorted spans."""
    found: set[int] = set()
    ends = [span.end for span in spans]
    for index, token in enumerate(tokens):
        at = bisect_right(ends, token.start)
        if at < len(spans) and spans[at].start <= token.start:
            found.add(index)
    return frozenset(found)
