"""An invented chronicle of any size: hundreds or thousands of events, as a newsroom's would be; always the same.

`python -m tests.render.large FOLDER [EVENTS]` builds its site, to look at.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Final

from generator.model import (
    ArticleEntry,
    AttestedName,
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

_FIRST: Final = [
    "Anna",
    "Bruno",
    "Carla",
    "Denis",
    "Elsa",
    "Farid",
    "Gilles",
    "Hélène",
    "Ivo",
    "Jeanne",
    "Karim",
    "Lucie",
    "Marc",
    "Nadia",
    "Omar",
    "Paula",
]
_LAST: Final = [
    "Arvel",
    "Brenac",
    "Cassoul",
    "Dorval",
    "Estève-Kermadec",
    "Ferrandis",
    "Galdon",
    "Hurtal",
    "Imbrac",
    "Jorlin",
    "Kervadec",
    "Lombrel",
    "Marsac",
    "Noirval",
    "Orsenne",
    "Pradelou",
    "Quervain",
    "Rostrel",
    "Saint-Alvère",
    "Tourvel",
]
# Towns of the atlas, so that the map has something to show; what is told of them is invented.
_PLACES: Final = (
    ("Lisbonne", (38.72, -9.14)),
    ("Rabat", (34.02, -6.84)),
    ("Dakar", (14.69, -17.45)),
    ("Marseille", (43.30, 5.37)),
    ("Lyon", (45.76, 4.84)),
    ("Genève", (46.20, 6.14)),
    ("Gênes", (44.41, 8.93)),
    ("Tunis", (36.81, 10.18)),
    ("Oslo", (59.91, 10.75)),
    ("Athènes", (37.98, 23.73)),
    ("Nairobi", (-1.29, 36.82)),
    ("Montréal", (45.50, -73.57)),
    ("Lima", (-12.05, -77.04)),
    ("Hanoï", (21.03, 105.85)),
    ("Nouméa", (-22.27, 166.46)),
    ("Val-des-Orges", None),
    ("Port-Ancelin", None),
)
_THEMES: Final = (
    "Pêche côtière",
    "Quais et docks",
    "Salaires",
    "Eau potable",
    "Câbles sous-marins",
    "Élections",
)
_STATUSES: Final = (
    *[EventStatus.OCCURRED] * 12,
    EventStatus.PLANNED,
    EventStatus.ALLEGED,
    EventStatus.ALLEGED,
    EventStatus.DENIED,
    EventStatus.CANCELLED,
    EventStatus.HYPOTHETICAL,
)


def large(
    events: int = 400, *, persons: int = 60, first: int = 2021, years: int = 5, seed: int = 7
) -> Chronicle:
    """Return a chronicle of so many events, of which a few persons have most."""
    source = random.Random(seed)  # noqa: S311  # not for secrets: the same chronicle each time
    people = [Ref(RefKind.PERSON, f"personne-{number:03d}") for number in range(persons)]
    names = [
        f"{_FIRST[n % 16]} {_LAST[n % 20]}" + (f" {n // 80 + 1}" if n >= 80 else "") for n in range(persons)
    ]
    places = [Ref(RefKind.PLACE, f"lieu-{number:02d}") for number in range(len(_PLACES))]
    themes = [Ref(RefKind.THEME, f"theme-{number}") for number in range(len(_THEMES))]
    made = []
    for number in range(events):
        kind = source.choice([*EventType, EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION])
        wanted = 1 + min(4, int(source.expovariate(0.9)))
        party = sorted(
            {people[min(persons - 1, int(source.expovariate(8 / persons)))] for _ in range(wanted)}
        )
        made.append(
            bare_event(
                f"evenement-{number:05d}",
                kind,
                status=source.choice(_STATUSES),
                title=f"{kind.value.replace('_', ' ').capitalize()} numéro {number}",
                date=_date(source, first, years),
                participants=tuple(party),
                place=places[min(len(places) - 1, int(source.expovariate(0.22)))],
                themes=tuple(sorted(set(source.choices(themes, k=source.randint(0, 2))))),
            )
        )
    made.sort(key=lambda event: (event.date is None, event.date or "", event.id))
    article, quotations = _article(source, made, people, names)
    return Chronicle(
        (article,),
        tuple(made),
        tuple(_entity(ref, name, made, quotations, None) for ref, name in zip(people, names, strict=True)),
        (),
        tuple(
            _entity(ref, name, made, quotations, Authority(ref.id, "place", name, name, coordinates=where))
            for ref, (name, where) in zip(places, _PLACES, strict=True)
        ),
        tuple(
            _entity(ref, name, made, quotations, Authority(ref.id, "theme", name, name))
            for ref, name in zip(themes, _THEMES, strict=True)
        ),
        quotations,
        (),
        (),
        (),
    )


def _date(source: random.Random, first: int, years: int) -> str | None:
    begin = date(first, 1, 1)
    day = begin + timedelta(days=int(365 * years * source.random() ** 0.7))
    match source.randrange(20):
        case 0:
            return None
        case 1:
            return f"{day:%Y}"
        case 2 | 3:
            return f"{day:%Y-%m}"
        case 4:
            return f"[{day},{day + timedelta(days=7)}]"
        case 5:
            return f"{day}/{day + timedelta(days=4)}"
        case 6:
            return f"{day}?"
        case _:
            return day.isoformat()


def _article(
    source: random.Random, events: list[Event], people: list[Ref], names: list[str]
) -> tuple[ArticleEntry, tuple[QuotationEntry, ...]]:
    text = ""
    sentences: list[Sentence] = []
    quotations = []
    for number in range(max(1, len(events) // 2)):
        words = f"Parole inventée numéro {number}"
        start = len(text)
        text += f"« {words} ».\n"
        sentences.append(Sentence(Span(start, len(text) - 1), 0, f"s{number:05d}"))
        spoken = Span(start + 2, start + 2 + len(words))
        event = source.choice(events)
        who = source.choice(event.participants)
        established = source.random() < 0.9
        name = names[people.index(who)]
        quotations.append(
            QuotationEntry(
                f"q{number:05d}",
                Quotation(spoken, words, "direct", number, name, EntityKind.PERSON),
                Passage("2025-01-01-grand-aaaaaa", number, spoken),
                who if established else None,
                name if established else None,
                None,
                None,
                (event.id,),
            )
        )
    entry = open_article(
        "2025-01-01-grand-aaaaaa",
        "Grand article inventé",
        text,
        sentences,
        quotations,
        published="2025-01-01",
        events=[one.id for one in events[:50]],
    )
    return entry, tuple(quotations)


def _entity(
    ref: Ref, name: str, events: list[Event], quotations: tuple[QuotationEntry, ...], record: Authority | None
) -> EntityEntry:
    mine = [event for event in events if ref in (*event.participants, event.place, *event.themes)]
    met = Counter(
        other
        for event in mine
        for other in (*event.participants, *([event.place] if event.place else []), *event.themes)
        if other != ref
    )
    return EntityEntry(
        ref,
        name,
        f"{name.split(' ')[-1]}, {name}",
        record,
        (AttestedName(name, (), True),),
        (),
        (),
        tuple(event.id for event in mine),
        tuple(one.id for one in quotations if one.speaker == ref),
        (),
        tuple(sorted(met.items(), key=lambda item: (-item[1], item[0]))),
    )


def shared(chronicle: Chronicle) -> Counter[tuple[Ref, Ref]]:
    """Return how many events each two persons share, counted anew."""
    return Counter(pair for event in chronicle.events for pair in combinations(sorted(event.participants), 2))


if __name__ == "__main__":
    from tests.render.site import build_site

    made = large(int(sys.argv[2]) if len(sys.argv) > 2 else 400)
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    build_site(made, Path(sys.argv[1]))
