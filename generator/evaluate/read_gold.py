"""Read one gold file strictly: a gold that is wrong measures nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import yaml

from generator.errors import Fault
from generator.evaluate.gold import Gold, GoldEvent, GoldName, GoldPerson, GoldQuotation, GoldTimex, Trap
from generator.evaluate.gold_source import Fields, load
from generator.evaluate.likeness import occurs, with_initials
from generator.model import EventStatus, EventType

_TYPES: Final = frozenset(EventType)
_STATUSES: Final = frozenset(EventStatus)
# `sealed` gold holds hashes of words, which no text has.
_TOP: Final = (
    "id", "language", "published", "publication_date", "publisher", "author", "title", "boilerplate", "headings",
    "persons", "not_persons", "forbidden_persons", "organisations", "places", "timexes", "quotes", "events",
    "forbidden", "note", "sealed",
)  # fmt: skip
_PERSON: Final = ("name", "variants", "aliases", "role", "by_line", "optional", "note")
_NAME: Final = ("name", "variants", "optional", "note")
_TIMEX: Final = ("text", "edtf", "edtf_accept", "minutes", "type", "value", "optional", "note")
_QUOTE: Final = (
    "text", "speaker", "speaker_accept", "speaker_org", "reported_by", "channel", "to", "times", "optional", "note",
)  # fmt: skip
_EVENT: Final = (
    "id", "main", "type", "alt_types", "status", "status_accept", "date", "date_accept", "date_basis", "date_true",
    "date_across_corpus", "participants", "participants_optional", "parties", "place", "place_accept", "initiator",
    "initiator_accept", "duration_minutes", "duration_accept", "mediator", "figures", "ordinal", "topics", "optional",
    "note",
)  # fmt: skip
_TRAP: Final = ("type", "status", "participants", "date_prefix", "note")


def read_gold(source: str, path: str, text: str | None, faults: list[Fault]) -> Gold | None:
    """Read the gold annotation of one text.

    Parameters:
        source: the file's content.
        path: its name in faults.
        text: the article, in which the gold's words must stand; None not to look.
        faults: where what is wrong is added; what is right is read all the same.

    Returns:
        The gold; None where nothing could be read.
    """
    top = load(source, path, _TOP, faults)
    gold_id = top.text("id", required=True) if top else None
    if top is None or gold_id is None:
        return None
    sealed = top.flag("sealed")
    text = None if sealed else text
    persons = tuple(_person(item, text) for item in top.mappings("persons", _PERSON))
    names = frozenset(person.name for person in persons)
    events = _events(top, names)
    quotes = top.mappings("quotes", _QUOTE)
    for line in (
        boilerplate := top.mappings("boilerplate", ("starts", "kind", "optional", "note"), "starts")
    ):
        _must_occur(line, "starts", text)
    beside = [
        *top.words("publisher"),
        *(name for event in events for name in (*event.parties, *event.places)),
    ]
    beside += [name for quote in quotes for name in (*quote.words("speaker_org"), *quote.words("channel"))]
    return Gold(
        id=gold_id,
        language=top.text("language") or "fr",
        published=next(iter(top.dates("published")), None),
        publication_date=next(iter(top.dates("publication_date")), None),
        boilerplate=tuple(line.text("starts") or "" for line in boilerplate),
        persons=persons,
        organisations=_names(top, "organisations"),
        places=_names(top, "places"),
        timexes=_timexes(top, text),
        quotations=tuple(_quotation(item, names, text) for item in quotes),
        events=events,
        names=tuple(dict.fromkeys(beside)),
        traps=tuple(_trap(item, names) for item in top.mappings("forbidden", _TRAP)),
        not_persons=top.words("not_persons"),
        forbidden_persons=top.words("forbidden_persons"),
        path=path,
        sealed=sealed,
    )


def _person(item: Fields, text: str | None) -> GoldPerson:
    for form, node in item.nodes("variants"):
        _check_words(item, form, node, text)
    name = item.text("name", required=True) or ""
    optional = item.flag("optional") or item.flag("by_line")
    return GoldPerson(name, item.words("variants"), item.words("aliases"), optional)


def _names(top: Fields, key: str) -> tuple[GoldName, ...] | None:
    if not top.has(key):
        return None
    items = [
        GoldName(item.text("name", required=True) or "", item.words("variants"), item.flag("optional"))
        for item in top.mappings(key, _NAME, "name")
    ]
    listed = {item.name: item for item in items}
    groups = with_initials(list(listed))
    return tuple(
        replace(listed[name], variants=(*listed[name].variants, *initials)) for name, *initials in groups
    )


def _timexes(top: Fields, text: str | None) -> tuple[GoldTimex, ...] | None:
    if not top.has("timexes"):
        return None
    found = []
    for item in top.mappings("timexes", _TIMEX, "text"):
        _must_occur(item, "text", text)
        minutes = item.number("minutes")
        found.append(
            GoldTimex(
                item.text("text", required=True) or "",
                item.dates("edtf", "edtf_accept"),
                None if minutes is None else round(minutes),
                item.flag("optional"),
            )
        )
    return tuple(found)


def _quotation(item: Fields, names: frozenset[str], text: str | None) -> GoldQuotation:
    _must_occur(item, "text", text)
    for key in ("speaker", "reported_by"):
        _must_be_named(item, key, names)
    organisation = item.text("speaker_org")
    accepted = item.texts("speaker_accept")
    speakers = (*item.words("speaker"), *(name for name in accepted if name is not None))
    nobody = not item.has("speaker") or None in accepted
    return GoldQuotation(
        item.text("text", required=True) or "", speakers, nobody, organisation, item.flag("optional")
    )


def _events(top: Fields, names: frozenset[str]) -> tuple[GoldEvent, ...]:
    found: dict[str, GoldEvent] = {}
    for item in top.mappings("events", _EVENT):
        event = _event(item, names)
        if event.id in found:
            item.fault(item.at("id"), f"the event id « {event.id} » stands twice", "give each event its own")
        found[event.id] = event
    return tuple(found.values())


def _event(item: Fields, names: frozenset[str]) -> GoldEvent:
    for key in ("participants", "participants_optional"):
        _must_be_named(item, key, names)
    kind = item.choice("type", _TYPES) or ""
    own, others = item.dates("date"), item.dates("date_true", "date_accept")
    status = item.choice("status", _STATUSES, "occurred") or ""
    ordinals = item.mappings("ordinal", ("count", "period", "since", "what"))
    count = ordinals[0].number("count") if ordinals else None
    return GoldEvent(
        id=item.text("id", required=True) or "",
        types=(kind, *item.choices("alt_types", _TYPES)),
        statuses=(status, *item.choices("status_accept", _STATUSES)),
        date=next(iter(own), None),
        dates=tuple(dict.fromkeys((*own, *others))),
        participants=item.words("participants"),
        optional_participants=item.words("participants_optional"),
        parties=item.words("parties"),
        places=(*item.words("place"), *item.words("place_accept")),
        initiators=(*item.words("initiator"), *item.words("initiator_accept")),
        durations=item.several_numbers("duration_minutes", "duration_accept"),
        figures=item.numbers("figures"),
        ordinal=None if count is None else round(count),
        optional=item.flag("optional"),
    )


def _trap(item: Fields, names: frozenset[str]) -> Trap:
    _must_be_named(item, "participants", names)
    kind = item.choice("type", _TYPES | {"any"}, "any")
    status = item.choice("status", _STATUSES | {"any"}, "any")
    return Trap(
        None if kind == "any" else kind,
        None if status == "any" else status,
        item.words("participants"),
        item.text("date_prefix") or "",
    )


def _must_be_named(item: Fields, key: str, names: frozenset[str]) -> None:
    for name, node in item.nodes(key):
        if name not in names:
            item.fault(
                node, f"« {name} » is not among the persons", "write a `name` of `persons`, or add it there"
            )


def _must_occur(item: Fields, key: str, text: str | None) -> None:
    for words, node in item.nodes(key):
        _check_words(item, words, node, text)


def _check_words(item: Fields, words: str, node: yaml.Node, text: str | None) -> None:
    if text is not None and not occurs(words, text):
        shown = words if len(words) <= 60 else f"{words[:60]}…"
        item.fault(node, f"« {shown} » does not stand in the text", "copy the words from the text")
