"""Make small chronicles from a few lines: who did what, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.model import (
    ArticleEntry,
    Authority,
    Chronicle,
    EntityEntry,
    EntityKind,
    Event,
    EventStatus,
    EventType,
    Passage,
    Quotation,
    QuotationEntry,
    Ref,
    RefKind,
    Sentence,
    Span,
)
from tests.bare_model import bare_event, open_article

ARTICLE = "2031-01-01-invente-aaaaaa"


def event(
    number: int,
    date: str | None,
    *,
    kind: str = "meeting",
    status: str = "occurred",
    people: Sequence[Ref] = (),
    place: Ref | None = None,
    themes: Sequence[Ref] = (),
    title: str | None = None,
) -> Event:
    """Return one event with no evidence: pictures look at none."""
    return bare_event(
        f"e-{number:05d}",
        EventType(kind),
        status=EventStatus(status),
        title=title or f"Événement {number}",
        date=date,
        participants=tuple(sorted(people)),
        place=place,
        themes=tuple(sorted(themes)),
    )


def chronicle(
    events: Iterable[Event],
    names: Mapping[Ref, str],
    coordinates: Mapping[Ref, tuple[float, float]] | None = None,
    spoken: Sequence[tuple[Ref, str]] = (),
) -> Chronicle:
    """Return a chronicle of events, with a page for each name; ``spoken`` are (speaker, id of the event)."""
    ordered = tuple(sorted(events, key=lambda one: (one.date is None, one.date or "", one.id)))
    article, quotations = _article(names, spoken)
    entries = {
        kind: tuple(
            _entry(ref, name, ordered, quotations, (coordinates or {}).get(ref))
            for ref, name in sorted(names.items(), key=lambda item: (item[1], item[0]))
            if ref.kind is kind
        )
        for kind in (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE, RefKind.THEME)
    }
    return Chronicle(
        (article,),
        ordered,
        entries[RefKind.PERSON],
        entries[RefKind.ORGANISATION],
        entries[RefKind.PLACE],
        entries[RefKind.THEME],
        quotations,
        (),
        (),
        (),
    )


def _entry(
    ref: Ref,
    name: str,
    events: Sequence[Event],
    quotations: Sequence[QuotationEntry],
    where: tuple[float, float] | None,
) -> EntityEntry:
    mine = [one.id for one in events if ref in (*one.participants, one.place, *one.themes)]
    record = Authority(ref.id, ref.kind.value, name, name, coordinates=where)
    said = tuple(one.id for one in quotations if one.speaker == ref)
    return EntityEntry(ref, name, name, record, (), (), (), tuple(mine), said, (), ())


def _article(
    names: Mapping[Ref, str], spoken: Sequence[tuple[Ref, str]]
) -> tuple[ArticleEntry, tuple[QuotationEntry, ...]]:
    text = "\n".join(f"Parole numéro {number}" for number in range(len(spoken) + 1))
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    sentences = tuple(Sentence(span, 0, f"s{number}") for number, span in enumerate(spans))
    quotations = tuple(
        QuotationEntry(
            f"q{number}",
            Quotation(span, span.of(text), "direct", number, names[ref], EntityKind.PERSON),
            Passage(ARTICLE, number, span),
            ref,
            names[ref],
            None,
            None,
            (about,),
        )
        for number, (span, (ref, about)) in enumerate(zip(spans, spoken, strict=False))
    )
    article = open_article(ARTICLE, "Article inventé", text, sentences, quotations, published="2031-01-01")
    return article, quotations


def from_data(data: Mapping[str, Any]) -> Chronicle:
    """Return a chronicle written as YAML: ``people``, ``places``, ``themes``, ``events``, ``spoken``."""
    names: dict[Ref, str] = {}
    where: dict[Ref, tuple[float, float]] = {}
    kinds = {"people": RefKind.PERSON, "places": RefKind.PLACE, "themes": RefKind.THEME}
    for group, kind in kinds.items():
        for key, value in data.get(group, {}).items():
            ref = Ref(kind, key)
            names[ref] = value["name"] if isinstance(value, dict) else value
            if isinstance(value, dict) and "at" in value:
                where[ref] = (float(value["at"][0]), float(value["at"][1]))
    events = [
        event(
            number,
            one.get("date"),
            kind=one["type"],
            status=one.get("status", "occurred"),
            people=[Ref(RefKind.PERSON, name) for name in one.get("people", ())],
            place=Ref(RefKind.PLACE, one["place"]) if "place" in one else None,
            themes=[Ref(RefKind.THEME, name) for name in one.get("themes", ())],
            title=one["title"],
        )
        for number, one in enumerate(data["events"])
    ]
    spoken = [(Ref(RefKind.PERSON, who), f"e-{about:05d}") for who, about in data.get("spoken", ())]
    return chronicle(events, names, where, spoken)
