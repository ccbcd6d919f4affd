"""Make entities of persons: the name shown, the forms as written, the roles as read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from generator.annotate.names.evidence import weight
from generator.annotate.names.readings import Reading
from generator.annotate.names.runs import name_parts
from generator.annotate.names.tokens import Kind
from generator.model import Entity, EntityKind, Mention, Span

_SPACES: Final = re.compile(r"\s+")
_BRACKETS: Final = frozenset("[]")
_QUOTES: Final = frozenset('«»“”"‘’')


def make_entities(
    text: str, people: Iterable[tuple[Sequence[Reading], Sequence[Mention]]]
) -> tuple[Entity, ...]:
    """Return one entity a person, sorted by first mention; names are unique.

    Parameters:
        text: the article's text.
        people: the readings of each person, and mentions found otherwise.
    """
    entities = [_entity(text, sorted(readings, key=lambda r: r.start), other) for readings, other in people]
    return _unique(sorted(entities, key=lambda entity: entity.mentions[0].span))


def _entity(text: str, readings: Sequence[Reading], other: Sequence[Mention]) -> Entity:
    written: list[tuple[int, str]] = []
    mentions = list(other)
    roles: list[str] = []
    implied: list[str] = []
    for reading in readings:
        implied += reading.implied
        mention = _mention(text, reading)
        mentions.append(mention)
        if reading.group is not None:
            written.append((reading.group.start, reading.group.of(text)))
        roles += [
            text[reading.tokens[role.first].start : reading.tokens[role.last - 1].end]
            for role in reading.roles
            if role.own
        ]
    written += [(mention.span.start, mention.form) for mention in mentions]
    forms = dict.fromkeys(_fold_spaces(form) for _, form in sorted(written, key=lambda pair: pair[0]))
    return Entity(
        _shown(max(readings, key=_fullness)),
        EntityKind.PERSON,
        tuple(forms),
        tuple(sorted(mentions, key=lambda mention: mention.span)),
        _distinct_roles([_fold_spaces(role) for role in roles]),
        _distinct_roles([_fold_spaces(role) for role in implied]),
    )


def _mention(text: str, reading: Reading) -> Mention:
    """Return the mention with its title: a civility always, a function only before a bare surname."""
    candidate, tokens = reading.candidate, reading.tokens
    civil = candidate.title_kind in ("civility", "plural")
    titled = civil or (candidate.title_kind is not None and not reading.name.given)
    bare = Span(tokens[candidate.first].start - candidate.bracket, tokens[candidate.last - 1].end)
    span = (
        Span(tokens[candidate.title].start, bare.end)
        if titled and candidate.title < candidate.first
        else bare
    )
    sign = max(candidate.signs, key=weight, default="")
    rule = sign if sign and reading.accepted and weight(sign) > 0 else "short-form"
    return Mention(span, span.of(text), rule, bare)


def _distinct_roles(roles: Sequence[str]) -> tuple[str, ...]:
    """« président » says nothing beside « président moldave »."""
    distinct = dict.fromkeys(roles)
    lowered = [role.lower() for role in distinct]
    return tuple(r for r in distinct if not any(other.startswith(r.lower() + " ") for other in lowered))


def _fullness(reading: Reading) -> tuple[bool, int, int]:
    """Order readings by how full the name is written; among equals the earliest."""
    written = name_parts(reading.tokens[reading.candidate.first : reading.candidate.last])
    initials = sum(token.kind == Kind.INITIAL for token in written)
    return (bool(reading.name.given), len(written) - 2 * initials, -reading.start)


def _shown(reading: Reading) -> str:
    """Return the name as it is shown: without brackets and nickname, « MOREL » as « Morel »."""
    tokens = reading.tokens[reading.candidate.first : reading.candidate.last]
    last = tokens[-1]
    in_capitals = last.kind == Kind.UPPER and len(last.text) > 2 and not reading.name.numeral
    shown, end, quoted = "", tokens[0].start, False
    for token in tokens:
        if token.text in _QUOTES:
            quoted = not quoted
        if token.text in _BRACKETS or token.text in _QUOTES or quoted:
            continue
        word = token.text
        if in_capitals and token.kind == Kind.UPPER:
            word = "-".join(part.capitalize() for part in word.split("-"))
        shown += word if not shown or token.start == end else " " + word
        end = token.end
    return shown


def _fold_spaces(form: str) -> str:
    return _SPACES.sub(" ", form)


def _unique(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Name apart two persons under one name (« M. Durand », « Mme Durand ») by a form that only one bears."""
    seen: set[str] = set()
    kept: list[Entity] = []
    for entity in entities:
        name = entity.name
        if name in seen:
            name = next((form for form in entity.variants if form not in seen), "")
        if not name:
            continue
        seen.add(name)
        kept.append(entity if name == entity.name else replace(entity, name=name))
    return tuple(kept)
