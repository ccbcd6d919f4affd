"""Decide which candidates are persons, and gather each person's mentions, forms and roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.annotate.names.candidates import Candidate
from generator.annotate.names.evidence import threshold, total, weigh, weight
from generator.annotate.names.identity import PersonName, calls, same_person, take_apart
from generator.annotate.names.roles import Role, role_after, role_before
from generator.annotate.names.tokens import NAME_KINDS, Kind, Token
from generator.annotate.names.vocabulary import Vocabulary
from generator.model import Entity, EntityKind, Mention, Span

_SPACES: Final = re.compile(r"\s+")
_ROLE_CACHE_OPENERS: Final = frozenset({"un", "une"})


@dataclass(slots=True)
class Reading:
    """A candidate with what was read around it."""

    tokens: Sequence[Token]
    candidate: Candidate
    name: PersonName
    before: Role | None
    after: Role | None
    accepted: bool = False
    group: Span | None = None

    @property
    def start(self) -> int:
        """Return where the bare name begins in the text."""
        return self.tokens[self.candidate.first].start

    @property
    def full(self) -> bool:
        """Tell whether the name has a given name or a numeral."""
        return bool(self.name.given) or bool(self.name.numeral)


@dataclass(slots=True)
class _Person:
    name: PersonName
    gender: str
    readings: list[Reading] = field(default_factory=list)


def read_candidates(
    tokens: Sequence[Token], candidates: Sequence[Candidate], words: Vocabulary
) -> list[Reading]:
    """Return each candidate of a block weighed, with its roles; accepted where its signs suffice."""
    starts = {candidate.title for candidate in candidates} | {candidate.first for candidate in candidates}
    readings: list[Reading] = []
    for candidate in candidates:
        before = role_before(tokens, candidate, words)
        after = role_after(tokens, candidate, words, starts)
        weigh(tokens, candidate, before, after, words)
        parts = tokens[candidate.first : candidate.last]
        reading = Reading(tokens, candidate, take_apart(parts, words), before, after)
        reading.accepted = candidate.score >= threshold()
        readings.append(reading)
    _join_plural_titles(tokens, readings)
    _accept_coordinated(tokens, readings)
    return readings


def _join_plural_titles(tokens: Sequence[Token], readings: Sequence[Reading]) -> None:
    """« MM. X, Y et Z »: each is a person; the whole is one of the forms under which each is written."""
    for index, reading in enumerate(readings):
        if reading.candidate.title_kind != "plural":
            continue
        members = [reading]
        for following in readings[index + 1 :]:
            between = [t.text for t in tokens[members[-1].candidate.last : following.candidate.title]]
            if between not in (["et"], [","], [",", "et"]):
                break
            members.append(following)
            if between != [","]:
                break
        if len(members) < 2:
            continue
        span = Span(tokens[reading.candidate.title].start, tokens[members[-1].candidate.last - 1].end)
        for member in members:
            member.accepted = True
            member.group = span
            member.candidate.signs.insert(0, "civility")
            member.candidate.gender = reading.candidate.gender
        reading.candidate.title = reading.candidate.first


def _accept_coordinated(tokens: Sequence[Token], readings: Sequence[Reading]) -> None:
    """« A et X »: a neighbour in a list of persons needs fewer signs of its own."""
    for forward in (True, False):
        ordered = readings if forward else list(reversed(readings))
        for one, other in zip(ordered, ordered[1:], strict=False):
            if not one.accepted or other.accepted or other.candidate.known is not None:
                continue
            left, right = (one, other) if forward else (other, one)
            between = [t.folded for t in tokens[left.candidate.last : right.candidate.title]]
            if between not in (["et"], ["ou"], [","], [",", "et"], ["-"], ["/"], ["puis"]):
                continue
            if other.candidate.score + weight("coordinated") >= threshold():
                other.candidate.signs.append("coordinated")
                other.accepted = True


def find_persons(text: str, readings: Sequence[Reading], words: Vocabulary) -> tuple[Entity, ...]:
    """Return the persons of one article, each with all mentions that are certainly theirs.

    Parameters:
        text: the article's text.
        readings: of all prose blocks, in text order.
        words: the lists.

    Full names are gathered first; then each shorter form goes to the only person whom it can name, and to nobody
    where there are two (« Durand » beside Marie Durand and Paul Durand).
    """
    _accept_repeated(readings)
    people: list[_Person] = []
    for reading in readings:
        if reading.accepted and reading.full:
            _place_full(reading, people)
    full = list(people)
    for reading in readings:
        if not reading.full:
            _place_short(reading, full, people, words)
    entities = [_entity(text, person) for person in people if person.readings]
    return _unique(entities)


def _accept_repeated(readings: Sequence[Reading]) -> None:
    """Signs of one unknown name add up over an article."""
    signs: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = {}
    for reading in readings:
        signs.setdefault((reading.name.given, reading.name.surname), set()).update(reading.candidate.signs)
    for reading in readings:
        found = signs[reading.name.given, reading.name.surname]
        if (
            not reading.accepted
            and total(found, len(reading.name.surname) == 1 and not reading.name.given) >= threshold()
        ):
            against = [sign for sign in reading.candidate.signs if weight(sign) <= weight("article")]
            reading.accepted = not against


def _place_full(reading: Reading, people: list[_Person]) -> None:
    matching = [person for person in people if same_person(person.name, reading.name)]
    if len(matching) == 1:
        person = matching[0]
        if len(reading.name.given[0]) > len(person.name.given[0]) == 1 if person.name.given else False:
            person.name = reading.name
    elif not matching:
        person = _Person(reading.name, reading.candidate.gender)
        people.append(person)
    else:
        exact = [person for person in matching if person.name == reading.name]
        if len(exact) != 1:
            return
        person = exact[0]
    if person.gender == "x":
        person.gender = reading.candidate.gender
    person.readings.append(reading)


def _place_short(reading: Reading, full: Sequence[_Person], people: list[_Person], words: Vocabulary) -> None:
    candidate = reading.candidate
    barred = any(weight(sign) <= weight("article") for sign in candidate.signs) or candidate.known is not None
    if barred and not reading.accepted:
        return
    matching = [person for person in full if calls(reading.name, person.name)]
    if len(matching) > 1 or (matching and candidate.title_kind in ("civility", "plural")):
        gender = candidate.gender
        matching_gender = [person for person in matching if gender == "x" or person.gender in (gender, "x")]
        if len(matching) > 1 and (gender == "x" or len(matching_gender) != 1):
            return
        matching = matching_gender
    if len(matching) == 1:
        matching[0].readings.append(reading)
        return
    by_given = [
        person for person in full if person.name.given and reading.name.surname == person.name.given[:1]
    ]
    if by_given and candidate.title_kind is None:
        if len(by_given) == 1 and _is_given_name(reading, words):
            by_given[0].readings.append(reading)
        return
    if not reading.accepted:
        known = [p for p in people if p not in full and p.name == reading.name and p.gender == "x"]
        if known and not candidate.opens:
            known[0].readings.append(reading)
        return
    others = [
        p for p in people if p not in full and p.name == reading.name and _agree(p.gender, candidate.gender)
    ]
    if others:
        others[0].readings.append(reading)
        if others[0].gender == "x":
            others[0].gender = candidate.gender
    else:
        people.append(_Person(reading.name, candidate.gender, [reading]))


def _is_given_name(reading: Reading, words: Vocabulary) -> bool:
    return words.is_given(reading.tokens[reading.candidate.first].folded)


def _agree(one: str, other: str) -> bool:
    return one == other or "x" in (one, other)


def _entity(text: str, person: _Person) -> Entity:
    readings = sorted(person.readings, key=lambda reading: reading.start)
    variants: list[str] = []
    mentions: list[Mention] = []
    roles: list[str] = []
    for reading in readings:
        mention = _mention(text, reading)
        mentions.append(mention)
        if reading.group is not None:
            variants.append(_written(reading.group.of(text)))
        variants.append(_written(mention.form))
        roles += _roles(text, reading)
    best = max(readings, key=_fullness)
    return Entity(
        _shown(text, best),
        EntityKind.PERSON,
        tuple(dict.fromkeys(variants)),
        tuple(mentions),
        _distinct_roles(roles),
    )


def _mention(text: str, reading: Reading) -> Mention:
    """A civility always belongs to the form, a function only before a bare surname."""
    candidate = reading.candidate
    tokens = reading.tokens
    with_title = candidate.title_kind in ("civility", "plural") or (
        candidate.title_kind is not None and not reading.name.given
    )
    first = candidate.title if with_title else candidate.first
    bare = Span(tokens[candidate.first].start, tokens[candidate.last - 1].end)
    start = tokens[first].start
    if candidate.bracket and start == bare.start:
        start -= 1
    if candidate.bracket:
        bare = Span(bare.start - 1, bare.end)
    span = Span(start, bare.end)
    sign = max(candidate.signs, key=weight, default="known-surname")
    rule = sign if reading.accepted and weight(sign) > 0 else "short-form"
    return Mention(span, span.of(text), rule, bare)


def _roles(text: str, reading: Reading) -> Iterable[str]:
    tokens = reading.tokens
    for role in (reading.before, reading.after):
        if role is None or not role.own:
            continue
        phrase = text[tokens[role.first].start : tokens[role.last - 1].end]
        yield _written(phrase)


def _distinct_roles(roles: Sequence[str]) -> tuple[str, ...]:
    """« président » says nothing beside « président moldave »."""
    distinct = dict.fromkeys(roles)
    return tuple(r for r in distinct if not any(o.lower().startswith(r.lower() + " ") for o in distinct))


def _fullness(reading: Reading) -> tuple[int, int, int]:
    """The fullest form names the person; among equals the earliest."""
    written = [
        t for t in reading.tokens[reading.candidate.first : reading.candidate.last] if t.kind in NAME_KINDS
    ]
    initials = sum(token.kind == Kind.INITIAL for token in written)
    return (1 if reading.name.given else 0, len(written) - 2 * initials, -reading.start)


def _shown(text: str, reading: Reading) -> str:
    words = []
    tokens = reading.tokens[reading.candidate.first : reading.candidate.last]
    for index, token in enumerate(tokens):
        if token.text in ("[", "]"):
            continue
        word = token.text
        if token.kind == Kind.UPPER and len(word) > 3 and index:
            word = "-".join(part.capitalize() for part in word.split("-"))
        glued = index and (tokens[index - 1].kind == Kind.ELISION or token.start == tokens[index - 1].end)
        words.append(word if glued or not index else " " + word)
    return "".join(words)


def _written(form: str) -> str:
    return _SPACES.sub(" ", form)


def _unique(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Names are unique: two groups under one name (« M. Durand », « Mme Durand ») take their first form instead."""
    seen: set[str] = set()
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: entity.mentions[0].span):
        name = entity.name
        if name in seen:
            name = next((form for form in entity.variants if form not in seen), "")
            if not name:
                continue
        seen.add(name)
        kept.append(Entity(name, entity.kind, entity.variants, entity.mentions, entity.roles))
    return tuple(kept)
