"""Descriptions of people: what they say, and which may be of one person."""

from __future__ import annotations

import pytest

from generator.annotate.discourse.roles import role_key
from generator.lexicon import load


@pytest.mark.parametrize("entry", load("role_heads")["examples"], ids=lambda entry: entry["phrase"])
def test_examples_of_the_lexicon(entry: dict[str, str]) -> None:
    assert entry["group"] in role_key(entry["phrase"]).groups


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("le dirigeant américain", "président des États-Unis", True),
        ("la porte-parole du ministère", "porte-parole du ministère de la Santé", True),
        ("le président français", "président des États-Unis", False),
        ("le ministre", "président des États-Unis", False),
        ("le responsable du palais", "conseiller du palais", True),
        ("le Finlandais", "ministre finlandais", True),
        ("la syndicaliste", "secrétaire générale de la CGS Transports", True),
        ("le chef syndical", "président de la CPSQ", True),
        ("la syndicaliste", "présidente de la République", False),
        ("l'édile", "maire", True),
        ("l'élue", "conseillère municipale", True),
        ("l'avocat", "avocat général", False),
        ("le magistrat", "avocat général", True),
        ("un témoin", "accusé", False),
        ("l'agricultrice", "éleveuse", True),
        ("le dirigeant norvégien", "Premier ministre norvégien", True),
        ("le ministre norvégien", "Premier ministre norvégien", False),
        ("la cheffe de l'État", "présidente tanzanienne", True),
        ("l'ancien maire", "maire", False),
        ("l'ex-otage", "otage", True),
        ("l'ancien maire", "ex-maire de Vaux", True),
    ],
)
def test_which_descriptions_may_be_of_one_person(one: str, other: str, same: bool) -> None:
    assert (role_key(one).matches(role_key(other)) > 1) is same
