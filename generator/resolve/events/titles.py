"""The French title of an event: what it is, between whom, where; never more than is known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from generator import lexicon
from generator.french.bodies import article_of_body, body_words
from generator.french.grammar import listing, of
from generator.french.states import at_state, state_words
from generator.model import Authority, EventStatus, EventType, Ref, RefKind
from generator.resolve.names.countries import is_country
from generator.resolve.names.linking import Linking
from generator.resolve.texts.wording import wording

_ARTICLE_BEFORE = re.compile(r"(?:^|\W)(?:(du|des|aux|au|les|le|la)\s|(l['’]))$", re.IGNORECASE)
_PLACE_BEFORE = re.compile(
    r"(?:^|[\s(«\"'’])((?:dans|sur)\s(?:les\s|le\s|la\s|l['’])|à\s(?:la\s|l['’])|en\s|aux\s|au\s|à\s)$",
    re.IGNORECASE,
)
_TO_ARTICLE = {
    "du": "le ",
    "au": "le ",
    "le": "le ",
    "des": "les ",
    "aux": "les ",
    "les": "les ",
    "la": "la ",
}


def event_title(
    type_: EventType,
    status: EventStatus,
    participants: Sequence[Ref],
    parties: Sequence[Ref],
    place: Ref | None,
    linking: Linking,
) -> str:
    """Return an event's title: « Appel téléphonique entre Anna Leclerc et Bruno Petit ».

    Parameters:
        participants, parties: in the order in which the title names them.
    """
    entry: Mapping[str, Any] = lexicon.load("event_types")["types"][type_.value]
    words = str(entry["label"])
    sides = [party_words(ref, linking) for ref in participants]
    states = [party_words(ref, linking) for ref in parties]
    if entry.get("between"):
        named = sides if len(sides) >= 2 else states if len(states) >= 2 else sides or states
        if len(named) >= 2:
            words += f" {_side('between', named)}"
        elif named:
            words += f" {_side('involving', named)}"
    elif type_.value in wording()["of_persons"] and sides:
        words += f" {listing([of(name) for name in _few(sides)])}"
    elif place is None and (states or sides):
        words += f" {_side('involving', states or sides)}"
    if place is not None and (not entry.get("between") or type_ is not EventType.PHONE_CALL):
        words += f" {place_words(place, linking)}"
    suffix = wording()["status_suffix"].get(status.value)
    title = words[:1].upper() + words[1:]
    return f"{title} ({suffix})" if suffix else title


def _few(names: Sequence[str]) -> list[str]:
    """Keep a title readable: of many, the first four and how many more."""
    return list(names) if len(names) <= 5 else [*names[:4], _others(len(names) - 4)]


def _others(count: int) -> str:
    return str(wording()["sides"]["others"].format(count=count))


def _side(how: str, names: Sequence[str]) -> str:
    return str(wording()["sides"][how].format(names=listing(_few(names))))


def party_words(ref: Ref, linking: Linking) -> str:
    """Return the name of one who takes part, with the article that a sentence wants."""
    name = linking.name_of(ref)
    if ref.kind is RefKind.PERSON:
        return name
    record = linking.index.record(ref)
    if _is_state(ref, record, name):
        return state_words(name)
    if ref.kind is RefKind.ORGANISATION and article_of_body(name):
        return body_words(name)
    article = linking.written_before(ref, _ARTICLE_BEFORE)
    if not article or name[:1].islower() or name.lower().startswith(("le ", "la ", "les ", "l’", "l'")):
        return name
    return f"l’{name}" if article == "l’" else f"{_TO_ARTICLE[article]}{name}"


def place_words(ref: Ref, linking: Linking) -> str:
    """Return a place with its preposition: a state's by grammar, any other's as the articles write it."""
    name = linking.name_of(ref)
    record = linking.index.record(ref)
    if _is_state(ref, record, name):
        return at_state(name)
    before = linking.written_before(ref, _PLACE_BEFORE)
    if before is None:
        return f"à {name}"
    return f"{before}{name}" if before[-1] in "'’" else f"{before} {name}"


def _is_state(ref: Ref, record: Authority | None, name: str) -> bool:
    return record.state if record is not None else ref.kind is RefKind.PLACE and is_country(name)
