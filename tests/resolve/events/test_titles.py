"""Titles of events in French: never more than is known, sides in a stable order."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Authority, Records
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder

STATES = tuple(
    Authority(id_, "place", name, name, state=True)
    for id_, name in (("ostrie", "Ostrie"), ("tarvie", "Tarvie"))
)
TEXT = (
    "Cela s’est passé hier. Zoé Arnaud et Bruno Vasseur en parlent. La Ligue et le Comité du Port aussi. "
    "La direction du groupe Halvard, le syndicat des marins et l’agence Vostrel se taisent. "
    "On pense à Port-Ouest, au Havre-Neuf, dans le Marais, à l’Étang et en Ostrie, moins à Tarvie."
)


def title(type_: str, *, status: str = "occurred", organisations: tuple[str, ...] = (), **facts: Any) -> str:
    builder = ArticleBuilder("a", TEXT)
    for name in facts.get("participants", ()):
        builder.person(name)
    for name in organisations:
        builder.organisation(name)
    for name in ("Port-Ouest", "Havre-Neuf", "Marais", "Étang", "Ostrie", "Tarvie"):
        builder.place(name)
    builder.event(type_, "s’est passé", status=status, date="2031-06-04", **facts)
    (event,) = resolve([builder.build()], Records(places=STATES), [])[0].events
    return event.title


TWO = ("Bruno Vasseur", "Zoé Arnaud")


@pytest.mark.parametrize(
    ("expected", "type_", "facts"),
    [
        ("Appel téléphonique entre Zoé Arnaud et Bruno Vasseur", "phone_call", {"participants": TWO}),
        ("Appel téléphonique entre Zoé Arnaud et Bruno Vasseur", "phone_call",
         {"participants": TWO, "place": "Marais"}),
        ("Appel téléphonique impliquant Zoé Arnaud", "phone_call", {"participants": ("Zoé Arnaud",)}),
        ("Négociations à Port-Ouest", "negotiation", {"place": "Port-Ouest"}),
        ("Négociations", "negotiation", {}),
        ("Négociations entre l’Ostrie et la Tarvie au Havre-Neuf", "negotiation",
         {"parties": ("Tarvie", "Ostrie"), "place": "Havre-Neuf"}),
        ("Rencontre entre Zoé Arnaud et Bruno Vasseur en Tarvie", "meeting", {"participants": TWO, "place": "Tarvie"}),
        ("Accord entre le Comité du Port et la Ligue", "agreement",
         {"parties": ("Ligue", "Comité du Port"), "organisations": ("Ligue", "Comité du Port")}),
        ("Accord entre la direction du groupe Halvard et le syndicat des marins", "agreement",
         {"parties": ("direction du groupe Halvard", "syndicat des marins"),
          "organisations": ("direction du groupe Halvard", "syndicat des marins")}),
        ("Attaque impliquant l’agence Vostrel", "attack",
         {"parties": ("agence Vostrel",), "organisations": ("agence Vostrel",)}),
        ("Attaque dans le Marais", "attack", {"place": "Marais", "parties": ("Ostrie",)}),
        ("Attaque impliquant l’Ostrie", "attack", {"parties": ("Ostrie",)}),
        ("Attaque à l’Étang", "attack", {"place": "Étang"}),
        ("Libération de Zoé Arnaud", "release", {"participants": ("Zoé Arnaud",)}),
        ("Visite de Zoé Arnaud en Ostrie", "visit", {"participants": ("Zoé Arnaud",), "place": "Ostrie"}),
        ("Rencontre entre Zoé Arnaud et Bruno Vasseur (démenti)", "meeting", {"participants": TWO, "status": "denied"}),
        ("Manifestation (allégation)", "protest", {"status": "alleged"}),
    ],
)  # fmt: skip
def test_title(expected: str, type_: str, facts: dict[str, Any]) -> None:
    assert title(type_, **facts) == expected


def test_a_title_with_many_people_stays_readable() -> None:
    people = tuple(f"Prénom Nom{letter}" for letter in "abcdefgh")
    builder = ArticleBuilder("a", " ".join(people) + " se sont rencontrés.")
    for name in people:
        builder.person(name)
    builder.event("meeting", "rencontrés", participants=people)
    (event,) = resolve([builder.build()], Records(), [])[0].events
    assert event.title.endswith("Prénom Nomc, Prénom Nomd et 4 autres")
