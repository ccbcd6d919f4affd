"""Gather the readings that are certainly one person's."""

from __future__ import annotations

from collections.abc import Sequence

from generator.annotate.names.companies import set_companies_apart
from generator.annotate.names.evidence import threshold, total, weight
from generator.annotate.names.identity import PersonName, same_person, skeleton
from generator.annotate.names.namesakes import MANY, Apart, Namesakes, add_to_all, named_apart, names_all
from generator.annotate.names.pairs import find_paired
from generator.annotate.names.person_entities import make_entities
from generator.annotate.names.readings import Reading
from generator.annotate.names.register import Person, Register
from generator.annotate.names.stretch import Stretch
from generator.model import Entity, Mention, Span


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
    set_companies_apart(readings)
    readings = [reading for reading in readings if not reading.company]
    register = Register()
    apart = named_apart(text, readings)
    for reading in sorted((r for r in readings if r.full), key=_certainty):
        if _is_surname_alone(reading, register.surnames):
            continue
        if reading.accepted:
            _place_full(reading, register, apart)
    unsettled: list[tuple[Reading, list[Person]]] = []
    for reading in readings:
        if not reading.full:
            _restore_article(reading, register.surnames)
            bearers = _place_short(reading, register)
            if bearers and names_all(reading):
                add_to_all(text, reading, bearers)
            elif bearers and reading.accepted:
                unsettled.append((reading, bearers))
    namesakes = Namesakes(text)
    for reading, bearers in unsettled:
        namesakes.settle(reading, bearers)
    for reading in readings:
        find_paired(text, reading, register)
    for stretch in capitals:
        _find_shouted(text, stretch, register)
    return make_entities(
        text, [(person.readings, person.others) for person in register.people if person.readings]
    )


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
    _accept_titled_elsewhere(readings)


def _accept_titled_elsewhere(readings: Sequence[Reading]) -> None:
    """« Jostin Varennal », of whom nothing else is known, is a person where the article says « M. Varennal »."""
    titled = {
        reading.name.surname
        for reading in readings
        if not reading.full and reading.candidate.title_kind in ("civility", "plural")
    }
    for reading in readings:
        if reading.accepted or not reading.name.given or reading.name.surname not in titled:
            continue
        reading.accepted = reading.candidate.known is None and reading.candidate.score > 0


def _is_barred(reading: Reading) -> bool:
    """Tell whether something right here speaks against a person (« la X », « le navire X »)."""
    return any(weight(sign) <= weight("article") for sign in reading.candidate.signs)


def _certainty(reading: Reading) -> int:
    """Order full names: with a given name, others, those that may be a surname alone (« Ben … », « M. X Y »)."""
    if _begins_with_particle(reading):
        return 2
    if reading.candidate.title_kind == "civility" and len(reading.name.given) == 1:
        return 2
    return 0 if reading.certain_given else 1


def _begins_with_particle(reading: Reading) -> bool:
    words = reading.stretch.words
    first = reading.stretch.folded(reading.candidate.first)
    return len(reading.name.given) == 1 and first in words.inner | words.noble | words.noble_articles


def _is_surname_alone(reading: Reading, surnames: set[tuple[str, ...]]) -> bool:
    """« Ruiz Ocampo » and « Ben Salem » have no given name where Ana Ruiz Ocampo, Ali ben Salem have been named.

    Nor has « M. Spencer Évora » where Aderito Spencer Évora has, though Spencer be a given name.
    """
    name = reading.name
    whole = (*name.given, *name.surname)
    if not _certainty(reading):
        return False
    if whole in surnames:
        reading.name = PersonName((), whole, numeral=name.numeral)
    elif name.surname in surnames and _begins_with_particle(reading):
        reading.name = PersonName((), name.surname, numeral=name.numeral)
    return not reading.name.given and not reading.name.numeral


def _place_full(reading: Reading, register: Register, apart: Apart) -> None:
    name = reading.name
    alike = [person for person in register.alike(name) if (person.name, name) not in apart]
    matching = [person for person in alike if same_person(person.name, name)]
    if len(matching) > 1:
        matching = [person for person in matching if person.name == name]
        if len(matching) != 1:
            return
    if not matching and reading.candidate.title_kind == "civility":
        near = register.near(name.surname[0], name.surname[-1])
        whole = (*name.given, *name.surname)
        matching = [
            person
            for person in near
            if (person.name, name) not in apart
            and _is_tail(whole, (*person.name.given, *person.name.surname))
        ]
        if len(matching) > 1:
            return
    if not matching:
        register.add(name, reading)
        return
    person = matching[0]
    if name.given and len(person.name.given[0]) == 1 < len(name.given[0]):
        register.rename(person, name)
    _join(reading, person)


def _place_short(reading: Reading, register: Register) -> list[Person]:
    """Place a name without given name; return those whom it may mean where there are several."""
    candidate, name = reading.candidate, reading.name
    together = names_all(reading)
    if not reading.accepted and not together and (_is_barred(reading) or candidate.known is not None):
        return []
    matching = register.called(name)
    if len(matching) > MANY:
        return []
    titled = candidate.title_kind in ("civility", "plural")
    if together and len(matching) > 1:
        return matching
    if len(matching) > 1:
        before = [person for person in matching if any(r.start < reading.start for r in person.readings)]
        matching = before or matching
    if len(matching) > 1 or (matching and titled):
        agreeing = [person for person in matching if _agree(person.gender, candidate.gender)]
        told = [person for person in agreeing if person.gender == candidate.gender == "f"]
        agreeing = (
            told if len(told) == 1 else agreeing
        )  # what is said of a woman shows it, of a man not always
        if len(matching) > 1 and (candidate.gender == "x" or len(agreeing) != 1):
            return agreeing
        matching = agreeing
    if matching:
        matching[0].readings.append(reading)
        return []
    if together and not reading.accepted:
        return []
    near = register.near(name.surname[0], name.surname[-1])
    full = [person for person in near if person.full]
    by_given = [person for person in full if name.surname == person.name.given[:1]]
    by_given = by_given or [person for person in full if name.surname == person.name.given[1:2]]
    if by_given and not titled:
        if len(by_given) == 1 and (reading.certain_given or _speaks(reading)):
            by_given[0].readings.append(reading)
        return []
    if len(by_given) == 1 and not reading.certain_given and len(by_given[0].name.surname) == 1:
        person = by_given[0]  # « Kárász Bendegúz », then « M. Kárász »: the family name stands first
        register.rename(person, PersonName(person.name.surname, name.surname))
        person.readings.append(reading)
        return []
    alike = [p for p in near if not p.full and p.name == name and _agree(p.gender, candidate.gender)]
    if not alike and reading.accepted:
        register.add(name, reading)
    elif alike and (reading.accepted or not candidate.opens):
        _join(reading, alike[0])
    return []


def _is_tail(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """« M. Spencer Évora » is Aderito Spencer Évora, whichever of the words are given names."""
    return len(short) < len(whole) and whole[-len(short) :] == short


def _speaks(reading: Reading) -> bool:
    return bool({"says", "acts", "said-by"}.intersection(reading.candidate.signs))


def _join(reading: Reading, person: Person) -> None:
    person.readings.append(reading)
    if person.gender == "x":
        person.gender = reading.candidate.gender


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


def _find_shouted(text: str, stretch: Stretch, register: Register) -> None:
    """Find in a headline set in capitals those whom the article names elsewhere."""
    tokens = stretch.tokens
    keys = [skeleton(token.folded) for token in tokens]
    position = 0
    while position < len(tokens):
        bearers = [p for p in register.near(keys[position]) if _stands_at(p.name.surname, keys, position)]
        named = [p for p in bearers if p.name.given and _stands_before(p.name.given, keys, position)]
        person = named[0] if len(named) == 1 else bearers[0] if len(bearers) == 1 else None
        if person is None:
            position += 1
            continue
        first = position - len(person.name.given) if named else position
        position += len(person.name.surname)
        span = Span(tokens[first].start, tokens[position - 1].end)
        person.others.append(Mention(span, span.of(text), "capitals", span))


def _stands_at(words: tuple[str, ...], keys: Sequence[str], position: int) -> bool:
    return tuple(keys[position : position + len(words)]) == words


def _stands_before(words: tuple[str, ...], keys: Sequence[str], position: int) -> bool:
    return position >= len(words) and _stands_at(words, keys, position - len(words))
