"""Names that only the editors' records know are found in the articles; nothing else is taken for them."""

from __future__ import annotations

import time

import pytest

from generator import lexicon
from generator.model import Authority, Chronicle, Records, Rights
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder

RECORDS = Records(
    people=(
        Authority("yann-morvel", "person", "Yann Morvel", "Morvel, Yann", aliases=("Morvel", "Y. Morvel")),
    ),
    organisations=(Authority("cale", "organisation", "Les Amis de la cale", "Amis de la cale (Les)"),),
    places=(
        Authority("port-loran", "place", "Port-Loran", "Port-Loran", aliases=("Porz Loran", "la rade")),
        Authority("valmer", "place", "Valmer", "Valmer"),
        Authority("valmer-nord", "place", "Valmer Nord", "Valmer Nord"),
    ),
)


def read(text: str, *, person: str | None = None, **fields: Rights) -> Chronicle:
    builder = ArticleBuilder("a", text, **fields)
    if person:
        builder.person(person)
    return resolve([builder.build()], RECORDS, [])[0]


def found(text: str, *, person: str | None = None) -> list[tuple[str, str]]:
    """Return the words that link, each with where it leads."""
    (entry,) = read(text, person=person).articles
    return [(link.span.of(text), link.ref.id) for link in entry.links]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le bateau est parti de Port-Loran hier.", [("Port-Loran", "port-loran")]),
        ("Le bateau est parti de Port\u2011Loran hier.", [("Port\u2011Loran", "port-loran")]),
        ("On l’appelle Porz\u00a0Loran ici.", [("Porz\u00a0Loran", "port-loran")]),
        ("On l’appelle Porz\nLoran ici.", [("Porz\nLoran", "port-loran")]),
        ("Il vit près d’ici, à Valmer, dit-on.", [("Valmer", "valmer")]),
        ("La gare de Valmer Nord est fermée.", [("Valmer Nord", "valmer-nord")]),
        ("Elle a écrit aux élus ; Les Amis de la cale protestent.", [("Les Amis de la cale", "cale")]),
        ("Selon Yann Morvel, tout va bien.", [("Yann Morvel", "yann-morvel")]),
        ("À Valmer, on attend.", [("Valmer", "valmer")]),
        ("On va à Valmer. Valmer dort.", [("Valmer", "valmer")] * 2),
    ],
)
def test_a_record_is_found_where_its_name_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Il est parti de port-loran hier.",  # other letters
        "Il est parti de Port-Loran-sur-Mer hier.",  # a longer name
        "La Valmeraine et le Grand-Valmer sont amarrés.",
        "Hier, Anna Valmer a parlé.",
        "Il vit à Valmer Sud, dit-on.",
        "Dans la rade, rien ne bouge.",  # no name
        "Selon Morvel, tout va bien.",  # of a person, the full name
        "Valmer dort.",  # a capital that says nothing
        "LE PORT DE VALMER EST FERMÉ.",
    ],
)
def test_what_may_be_another_s_name_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_nothing_is_found_inside_a_name_that_was_read() -> None:
    text = "Hier, la rue Paul de Valmer était vide."
    assert found(text, person="Paul de Valmer") == [("Paul de Valmer", "paul-de-valmer")]


def test_the_place_s_page_tells_where_it_is_named_and_the_form_is_attested() -> None:
    chronicle = read("On l’appelle Porz Loran ici.")
    (place,) = [entry for entry in chronicle.places if entry.ref.id == "port-loran"]
    assert [passage.article_id for passage in place.mentions] == ["a"]
    assert (place.names[0].form, place.names[0].article_ids) == ("Porz Loran", ("a",))


def test_what_is_found_shows_no_more_of_the_article() -> None:
    (entry,) = read("Le bateau est parti de Port-Loran hier.", rights=Rights.EXTRACT).articles
    assert entry.shown == ()
    (entry,) = read("Le bateau est parti de Port-Loran hier.", rights=Rights.METADATA).articles
    assert entry.shown == ()


def test_a_name_that_two_records_bear_is_nobody_s() -> None:
    both = (*RECORDS.places, Authority("valmer-2", "place", "Valmer", "Valmer", different_from=("valmer",)))
    builder = ArticleBuilder("a", "Il vit à Valmer, dit-on.")
    (entry,) = resolve([builder.build()], Records(places=both), [])[0].articles
    assert entry.links == ()


def test_thousands_of_records_and_words_take_no_longer_than_their_sum() -> None:
    places = tuple(Authority(f"p{n}", "place", f"Lieu{n} Vert", f"Lieu{n}") for n in range(5000))
    text = "On va à Lieu7 Vert puis on rentre à la maison. " * 2000
    builder = ArticleBuilder("a", text)
    start = time.perf_counter()
    (entry,) = resolve([builder.build()], Records(places=places), [])[0].articles
    assert len(entry.links) == 2000
    assert time.perf_counter() - start < 20


def test_the_example_of_the_words_that_open_a_sentence_holds() -> None:
    example = lexicon.load("name_folding")["opener_example"]
    anna = Authority("anna-leclerc", "person", "Anna Leclerc", "Leclerc, Anna")
    (entry,) = resolve([ArticleBuilder("a", example["name"]).build()], Records(people=(anna,)), [])[
        0
    ].articles
    assert [link.ref.id for link in entry.links] == ["anna-leclerc"]
    assert found(example["part_of_another"]) == [("Valmer", "valmer")]
