"""Judge what was found in one text by its gold, and add up what was judged in many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.evaluate import details, events, furniture, named_things, persons, quotations, timexes
from generator.evaluate.details import judge_details
from generator.evaluate.events import judge_events, pair_events
from generator.evaluate.found import Found, read_found
from generator.evaluate.furniture import judge_furniture
from generator.evaluate.gold import Gold
from generator.evaluate.judgement import Judgement, tally
from generator.evaluate.likeness import People, sealed_words
from generator.evaluate.named_things import judge_named_things
from generator.evaluate.persons import judge_persons
from generator.evaluate.quotations import judge_quotations
from generator.evaluate.timexes import judge_timexes
from generator.evaluate.traps import sprung_traps
from generator.model import Tally

# The layers, in the order of a report.
LAYERS: Final = (
    furniture.FURNITURE,
    furniture.PUBLISHED,
    persons.PERSONS,
    persons.FORMS,
    named_things.ORGANISATIONS,
    named_things.PLACES,
    timexes.RELAXED,
    timexes.STRICT,
    timexes.VALUE,
    quotations.QUOTATIONS,
    quotations.SPEAKERS,
    events.EVENTS,
    events.STATUS,
    events.DATES,
    details.DURATIONS,
    details.PLACES,
    details.PARTIES,
    details.FIGURES,
    details.ORDINALS,
    details.INITIATORS,
)


@dataclass(frozen=True, slots=True)
class TextScore:
    """What is said of one text.

    Parameters:
        french: whether it is scored with the others, or apart for what was made up in it.
        judgements: of all layers; of a text in another language only what was made up.
        language_told: whether its language was recognised.
        traps: those sprung, in words.
    """

    id: str
    french: bool
    judgements: tuple[Judgement, ...]
    language_told: bool
    traps: tuple[str, ...]

    def tally(self, layer: str) -> Tally:
        """Count one layer of this text."""
        return tally(row for row in self.judgements if row.layer == layer)


@dataclass(frozen=True, slots=True)
class Score:
    """What is said of many texts."""

    texts: tuple[TextScore, ...]

    @property
    def french(self) -> tuple[TextScore, ...]:
        """Return the texts that are scored."""
        return tuple(text for text in self.texts if text.french)

    @property
    def foreign(self) -> tuple[TextScore, ...]:
        """Return the texts in other languages."""
        return tuple(text for text in self.texts if not text.french)

    @property
    def traps(self) -> tuple[tuple[str, str], ...]:
        """Return each trap sprung: the text, and the trap in words."""
        return tuple((text.id, trap) for text in self.texts for trap in text.traps)

    def tally(self, layer: str) -> Tally:
        """Count one layer of all scored texts."""
        return tally(row for text in self.french for row in text.judgements if row.layer == layer)


def judge(gold: Gold, extracted: Mapping[str, Any]) -> TextScore:
    """Judge what was found in one text.

    Parameters:
        extracted: one object of `extract --json`, by whatever version.
    """
    found = read_found(extracted)
    if gold.sealed:
        quotations = tuple(replace(one, text=sealed_words(one.text)) for one in found.quotations)
        found = replace(found, quotations=quotations)
    people = People(gold.persons)
    rows = _judgements(gold, people, found) if gold.is_french else _made_up(gold, people, found)
    return TextScore(
        gold.id,
        gold.is_french,
        tuple(rows),
        found.language == gold.language,
        tuple(sprung_traps(gold, people, found)),
    )


def _judgements(gold: Gold, people: People, found: Found) -> Iterator[Judgement]:
    yield from judge_furniture(gold, found)
    yield from judge_persons(people, found.persons)
    if gold.organisations is not None:
        yield from judge_named_things(
            named_things.ORGANISATIONS, gold, gold.organisations, found.organisations
        )
    if gold.places is not None:
        yield from judge_named_things(named_things.PLACES, gold, gold.places, found.places)
    if gold.timexes is not None:
        yield from judge_timexes(gold, gold.timexes, found)
    yield from judge_quotations(people, gold.quotations, found.quotations)
    pairs = pair_events(people, gold.events, found.events)
    yield from judge_events(pairs, gold.events, found.events)
    yield from judge_details(people, pairs, gold.events, found.events)


def _made_up(gold: Gold, people: People, found: Found) -> Iterator[Judgement]:
    """Yield what was made up in a text whose language the program does not read: silence is right."""
    pairs = pair_events(people, gold.events, found.events)
    for row in (
        *judge_persons(people, found.persons),
        *judge_quotations(people, gold.quotations, found.quotations),
    ):
        if row.layer in (persons.PERSONS, quotations.QUOTATIONS) and not row.right and row.found:
            yield row
    for row in judge_events(pairs, gold.events, found.events):
        if row.layer == events.EVENTS and row.found and not row.right:
            yield row


def layers_with_figures(score: Score, layers: Sequence[str] = LAYERS) -> tuple[tuple[str, Tally], ...]:
    """Return the layers in which there was something to judge, with their counts."""
    counted = ((layer, score.tally(layer)) for layer in layers)
    return tuple((layer, counts) for layer, counts in counted if not counts.empty)
