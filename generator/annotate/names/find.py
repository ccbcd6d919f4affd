"""Read the prose of one article for names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.annotate.names.implied_roles import add_implied_roles, find_offices
from generator.annotate.names.naming import Found, gather, join_words
from generator.annotate.names.organisations import (
    ABBREVIATED,
    NAMED,
    find_bare,
    find_organisations,
    proper_part,
)
from generator.annotate.names.persons import find_persons
from generator.annotate.names.phrases import known_names
from generator.annotate.names.places import find_places
from generator.annotate.names.readings import Reading, read_candidates
from generator.annotate.names.stretch import make_stretch
from generator.annotate.names.tokens import Token
from generator.annotate.names.vocabulary import vocabulary
from generator.model import Block, Entity, EntityKind, GivenName, Sentence, Span


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of one article, each tuple sorted by first mention; names are unique within a kind."""

    persons: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    places: tuple[Entity, ...]


def find_entities(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], given: tuple[GivenName, ...] = ()
) -> Entities:
    """Return the persons, organisations and places that the prose of an article names.

    Parameters:
        text: the article's text.
        blocks: labelled stretches; only prose (headline, lead, body, heading) is read.
        sentences: of the prose; no name crosses the end of one.
        given: names that a chronicle's editors have recorded.

    Returns:
        Entities whose mentions are sorted and never overlap within a kind; ``text[span]`` is each form.

    Example: « Le président Morel a reçu Anna Leclerc à Vaux » names Morel (as « président Morel »), Anna Leclerc
    and Vaux.
    """
    words, known = vocabulary(), known_names(given)
    starts = sorted(sentence.span.start for sentence in sentences)
    made = (make_stretch(text, block, starts, words, known) for block in blocks if block.kind.is_prose)
    stretches = [stretch for stretch in made if stretch is not None]
    read = [(stretch, read_candidates(stretch)) for stretch in stretches if not stretch.in_capitals]
    readings = [reading for _, of_block in read for reading in of_block]
    offices = find_offices(readings)
    for stretch, of_block in read:
        add_implied_roles(stretch, of_block, offices)
    capitals = [stretch for stretch in stretches if stretch.in_capitals]
    persons = find_persons(text, readings, capitals)
    named = sorted(mention.span for person in persons for mention in person.mentions)
    organisations: list[Found] = []
    places: list[Found] = []
    insides = [_inside(stretch.tokens, named) for stretch in stretches]
    for stretch, inside in zip(stretches, insides, strict=True):
        organisations += find_organisations(stretch, inside)
        places += find_places(stretch, inside)
    introduced = {proper_part(found.name): found.name for found in organisations if found.rule == NAMED}
    introduced |= {found.span.of(text): found.name for found in organisations if found.rule == ABBREVIATED}
    organisations += _companies(readings, introduced)
    if introduced:
        for stretch, inside in zip(stretches, insides, strict=True):
            organisations += find_bare(stretch, inside, introduced)
        organisations = [
            found._replace(name=introduced.get(found.name, found.name)) for found in organisations
        ]
    bodies = gather(text, organisations, EntityKind.ORGANISATION)
    barred = [mention.span for body in bodies for mention in body.mentions if mention.rule != "opener"]
    return Entities(persons, bodies, gather(text, places, EntityKind.PLACE, barred))


def _companies(readings: Sequence[Reading], introduced: dict[str, str]) -> Iterator[Found]:
    """Yield the companies that bear a person's name, or a name that only what is said of it tells."""
    for reading in readings:
        if reading.company and reading.company != "thing" and reading.candidate.known is None:
            tokens = reading.tokens[reading.candidate.first : reading.candidate.last]
            name = join_words(tokens)
            yield Found(Span(tokens[0].start, tokens[-1].end), introduced.get(name, name), "company")


def _inside(tokens: Sequence[Token], spans: Sequence[Span]) -> frozenset[int]:
    """Return the indices of the tokens that lie inside one of the sorted spans."""
    begin = bisect_left(spans, Span(tokens[0].start, 0))
    stop = bisect_left(spans, Span(tokens[-1].end, 0))
    if begin == stop:
        return frozenset()
    offsets = [token.start for token in tokens]
    found: set[int] = set()
    for span in spans[begin:stop]:
        found.update(range(bisect_left(offsets, span.start), bisect_left(offsets, span.end)))
    return frozenset(found)
