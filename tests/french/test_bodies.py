"""A body whose name opens with a common noun is named with its article."""

from __future__ import annotations

import pytest

from generator import lexicon
from generator.french.bodies import article_of_body, body_words
from generator.french.grammar import capitalised, of

NOUNS = lexicon.load("body_nouns")
ORGANISATIONS = lexicon.load("organisations")


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("direction du port", "la direction du port"),
        ("groupe Halvard", "le groupe Halvard"),
        ("syndicat des marins", "le syndicat des marins"),
        ("ministère de la Mer", "le ministère de la Mer"),
        ("préfecture de Valmer", "la préfecture de Valmer"),
        ("association des riverains", "l’association des riverains"),
        ("union des pêcheurs", "l’union des pêcheurs"),
        ("agence Vostrel", "l’agence Vostrel"),
        ("conseil de Valmer", "le conseil de Valmer"),
        ("état-major de la marine", "l’état-major de la marine"),
        ("hôpital de Valmer", "l’hôpital de Valmer"),
        ("haut-commissariat aux Îles", "le haut-commissariat aux Îles"),
        ("holding Brenner", "la holding Brenner"),
        ("ONG Rivages", "ONG Rivages"),
        ("autorités portuaires", "les autorités portuaires"),
        ("Banque de Valmer", "la Banque de Valmer"),
        ("Radio Valmer", "Radio Valmer"),
        ("Halvard", "Halvard"),
        ("eBrenner", "eBrenner"),
        ("", ""),
    ],
)
def test_a_body_in_a_sentence(name: str, named: str) -> None:
    assert body_words(name) == named


@pytest.mark.parametrize(("name", "named"), NOUNS["examples"].items())
def test_the_examples_of_the_list_hold(name: str, named: str) -> None:
    assert body_words(name) == named


def test_each_noun_has_one_gender() -> None:
    nouns = [noun for agreement in ("ms", "fs", "mp", "fp") for noun in NOUNS[agreement].split()]
    assert sorted(nouns) == sorted(set(nouns))
    assert set(NOUNS["mute_h"].split()) <= set(nouns)


@pytest.mark.parametrize(
    "noun",
    sorted(
        {noun for kind in ("openers_de", "openers_name") for noun in ORGANISATIONS[kind] if noun.islower()}
    ),
)
def test_every_noun_that_the_reading_lets_open_a_name_has_its_article(noun: str) -> None:
    assert article_of_body(f"{noun} de Valmer"), noun


def test_de_is_drawn_together_with_the_article() -> None:
    assert of(body_words("groupe Halvard")) == "du groupe Halvard"
    assert of(body_words("direction du port")) == "de la direction du port"
    assert of(body_words("autorités portuaires")) == "des autorités portuaires"


def test_a_name_alone_has_a_capital() -> None:
    assert capitalised("état-major de la marine") == "État-major de la marine"
    assert [capitalised(name) for name in ("", "iLumen", "Halvard")] == ["", "iLumen", "Halvard"]
