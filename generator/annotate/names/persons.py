"""Gather the readings that are certainly one person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.annotate.names.evidence import threshold, total, weight
from generator.annotate.names.identity import PersonName, calls, same_person, skeleton
from generator.annotate.names.person_entities import make_entities
from generator.annotate.names.readings import Reading
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import fold
from generator.model import Entity, Mention, Span


@dataclass(slots=True)
class Person:
    """The readings of one person; ``others`` are mentions that no reading tells."""

    name: PersonName
    gender: str
    readings: list[Reading] = field(default_factory=list)
    others: list[Mention] = field(default_factory=list)


def find_persons(text: str, readings: Sequence[Reading], capitals: Sequence[Stretch]) -> tuple[Entity, ...]:
    """Return the persons of one article, each with all mentions that are certainly theirs.

    Parameters:
        text: the article's text.
        readings: of all prose blocks, in text order.
        capitals: blocks set in capitals, where only persons named elsewhere are found.

    Full names are gathered first; then each shorter form goes to the only person whom it can name, and to nobody
    where there are two (« Durand » beside Marie Durand and Paul Durand).
    """
    _accept_repeated(readings)
    people: list[Person] = []
    for reading in sorted((r for r in readings if r.full), key=_certainty):
        surnames = {person.name.surname for person in people if person.name.given}
        if _certainty(reading) and _is_surname_alone(reading, surnames):
            continue
        if reading.accepted:
            _place_full(reading, people)
    surnames = {person.name.surname for person in people if person.name.given}
    full = list(people)
    for reading in readings:
        if not reading.full:
            _restore_article(reading, surnames)
            _place_short(reading, full, people)
    for reading in readings:
        _find_paired(text, reading, people)
    for stretch in capitals:
        _find_shouted(text, stretch, people)
    return make_entities(text, [(p.readings, p.others) for p in people if p.readings])


def _accept_repeated(readings: Sequence[Reading]) -> None:
    """Add up the signs of one unknown name over an article."""
    signs: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = {}
    for reading in readings:
        signs.setdefault((reading.name.given, reading.name.surname), set()).update(reading.candidate.signs)
    for reading in readings:
        if reading.accepted or reading.candidate.known is not None or _is_barred(reading):
            continue
        found = signs[reading.name.given, reading.name.surname]
        single = not reading.name.given and len(reading.name.surname) == 1
        reading.accepted = total(sorted(found), single) >= threshold()


def _is_barred(reading: Reading) -> bool:
    """Tell whether something right here speaks against a person (« la X », « le navire X »)."""
    return any(weight(sign) <= weight("article") for sign in reading.candidate.signs)


def _certainty(reading: Reading) -> int:
    """Order full names: those that begin with a given name, others, those that begin like a surname (« Ben … »)."""
    return 2 if _begins_with_particle(reading) else 0 if reading.certain_given else 1


def _begins_with_particle(reading: Reading) -> bool:
    words = reading.stretch.words
    first = reading.stretch.folded(reading.candidate.first)
    return len(reading.name.given) == 1 and first in words.inner | words.noble | words.noble_articles


def _is_surname_alone(reading: Reading, surnames: set[tuple[str, ...]]) -> bool:
    """« Ruiz Ocampo » and « Ben Salem » have no given name where Ana Ruiz Ocampo, Ali ben Salem have been named."""
    name = reading.name
    whole = (*name.given, *name.surname)
    if whole in surnames:
        reading.name = PersonName((), whole, numeral=name.numeral)
    elif name.surname in surnames and _begins_with_particle(reading):
        reading.name = PersonName((), name.surname, numeral=name.numeral)
    return not reading.name.given and not reading.name.numeral


def _place_full(reading: Reading, people: list[Person]) -> None:
    matching = [person for person in people if same_person(person.name, reading.name)]
    if len(matching) > 1:
        matching = [person for person in matching if person.name == reading.name]
        if len(matching) != 1:
            return
    if matching:
        person = matching[0]
        if person.name.given and len(person.name.given[0]) == 1 < len(reading.name.given[0]):
            person.name = reading.name
    else:
        person = Person(reading.name, reading.candidate.gender)
        people.append(person)
    if person.gender == "x":
        person.gender = reading.candidate.gender
    person.readings.append(reading)


def _place_short(reading: Reading, full: Sequence[Person], people: list[Person]) -> None:
    candidate = reading.candidate
    if not reading.accepted and (_is_barred(reading) or candidate.known is not None):
        return
    matching = [person for person in full if calls(reading.name, person.name)]
    titled = candidate.title_kind in ("civility", "plural")
    if len(matching) > 1 or (matching and titled):
        agreeing = [person for person in matching if _agree(person.gender, candidate.gender)]
        if len(matching) > 1 and (candidate.gender == "x" or len(agreeing) != 1):
            return
        matching = agreeing
    if matching:
        matching[0].readings.append(reading)
        return
    by_given = [person for person in full if reading.name.surname == person.name.given[:1]]
    if by_given and not titled:
        if len(by_given) == 1 and reading.certain_given:
            by_given[0].readings.append(reading)
        return
    _place_lone(reading, full, people)


def _place_lone(reading: Reading, full: Sequence[Person], people: list[Person]) -> None:
    """Give a surname that no full name bears to the person so called before, or to a new one."""
    alike = [p for p in people if p not in full and p.name == reading.name]
    agreeing = [p for p in alike if _agree(p.gender, reading.candidate.gender)]
    if agreeing:
        if reading.accepted or not reading.candidate.opens:
            agreeing[0].readings.append(reading)
            if agreeing[0].gender == "x":
                agreeing[0].gender = reading.candidate.gender
    elif reading.accepted:
        people.append(Person(reading.name, reading.candidate.gender, [reading]))


def _agree(one: str, other: str) -> bool:
    return one == other or "x" in (one, other)


def _restore_article(reading: Reading, surnames: set[tuple[str, ...]]) -> None:
    """Take in the article that opens a surname and, here, the sentence (« Le Bihan est venu »)."""
    candidate = reading.candidate
    before = candidate.first - 1
    if candidate.title < candidate.first or not reading.stretch.text(before)[:1].isupper():
        return
    surname = (skeleton(reading.stretch.folded(before)), *reading.name.surname)
    if surname in surnames:
        candidate.first = candidate.title = before
        candidate.signs = [sign for sign in candidate.signs if weight(sign) > 0]
        reading.name = PersonName((), surname)


def _find_shouted(text: str, stretch: Stretch, people: Sequence[Person]) -> None:
    """Find in a headline set in capitals those whom the article names elsewhere."""
    tokens = stretch.tokens
    position = 0
    while position < len(tokens):
        step = 1
        for person in people:
            surname = person.name.surname
            end = position + len(surname)
            if tuple(skeleton(t.folded) for t in tokens[position:end]) != surname:
                continue
            given = len(person.name.given)
            before = tuple(skeleton(t.folded) for t in tokens[max(0, position - given) : position])
            full = given > 0 and before == person.name.given
            bearers = [other for other in people if other.name.surname == surname]
            if full or len(bearers) == 1:
                first = position - given if full else position
                span = Span(tokens[first].start, tokens[end - 1].end)
                person.others.append(Mention(span, span.of(text), "capitals", span))
                step = len(surname)
                break
        position += step


def _find_paired(text: str, reading: Reading, people: Sequence[Person]) -> None:
    """« le duo Morel-Leclerc » names two where two are so called, each alone, in the article."""
    token = reading.tokens[reading.candidate.first]
    left, hyphen, right = token.text.partition("-")
    if not hyphen or not right[:1].isupper() or reading.candidate.last - reading.candidate.first > 1:
        return
    pair = [[p for p in people if p.name.surname == (skeleton(fold(half)),)] for half in (left, right)]
    if (
        len(pair[0]) != 1
        or len(pair[1]) != 1
        or pair[0] == pair[1]
        or any(reading in p.readings for p in people)
    ):
        return
    middle = token.start + len(left)
    for (person,), span in zip(pair, (Span(token.start, middle), Span(middle + 1, token.end)), strict=True):
        person.others.append(Mention(span, span.of(text), "pair", span))
