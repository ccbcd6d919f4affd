"""Unions, employers and states that take part in events. All people and bodies are invented."""

from __future__ import annotations

import pytest

from tests.annotate.test_events import events


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Les salariés de la société Verraval ont cessé le travail mardi à l’appel du Syndicat des verriers.",
            {"Syndicat des verriers"},
        ),
        (
            "Une grève, lancée mardi par la Fédération des carriers, paralyse le port.",
            {"Fédération des carriers"},
        ),
        (
            "Les délégations suisse et chilienne ont bouclé mardi à Genève deux jours de discussions.",
            {"Suisse", "Chili"},
        ),
    ],
)
def test_who_takes_part_beside_persons(text: str, parties: set[str]) -> None:
    told = [set(facts.parties) for facts in events(text)]
    assert any(parties <= one for one in told), told


def test_the_two_countries_are_no_persons() -> None:
    text = (
        "Anna Leclerc a reçu mardi Paul Dubreuil. "
        "Les deux parties sont convenues de tenir en juin une réunion à Brest."
    )
    meetings = [facts.participants for facts in events(text)]
    assert meetings == [("Anna Leclerc", "Paul Dubreuil"), ()]
