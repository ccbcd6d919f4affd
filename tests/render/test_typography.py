"""French typography touches our words, and only them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader
from lxml import html

from generator import lexicon
from generator.french.grammar import listing, of, sentence
from generator.french.typography import duration, number, typeset, typeset_written
from generator.render.environment import environment
from generator.render.labels import label
from tests.render.invented import invented
from tests.render.site import ROOT, build_site, page


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Qui ?", "Qui\u202f?"),
        ("Oui ; non !", "Oui\u202f; non\u202f!"),
        ("Lieu : Nantes", "Lieu\u00a0: Nantes"),
        ("« Rien »", "«\u202fRien\u202f»"),
        ("« Rien » : dit", "«\u202fRien\u202f»\u00a0: dit"),
        ("12 500 pages", "12\u202f500\u00a0pages"),
        ("## Titre { #titre }", "## Titre { #titre }"),
        ('<a href="x" class="a b">', '<a href="x" class="a b">'),
        ("Terme\n:   sens", "Terme\n:   sens"),
    ],
)
def test_typeset(typed: str, set_: str) -> None:
    assert typeset(typed) == set_
    assert typeset(set_) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Lu « ici : là » ; vrai", "Lu «\u202fici : là\u202f»\u202f; vrai"),
        ("« Oui ! » : dit", "«\u202fOui !\u202f»\u00a0: dit"),
        ("«Seul", "«\u202fSeul"),
        ("", ""),
    ],
)
def test_what_an_editor_quotes_is_left_alone(typed: str, set_: str) -> None:
    assert typeset_written(typed) == set_
    assert typeset_written(set_) == set_


def test_printed_text_is_left_alone() -> None:
    made = environment().overlay(loader=DictLoader({"x": "Il dit : {{ words }} !"}))
    assert made.get_template("x").render(words="« a ! »") == "Il dit\u00a0: « a &#33; »\u202f!"


def test_words_for_numbers_and_lists() -> None:
    assert listing([]) == ""
    assert listing(["Anna"]) == "Anna"
    assert listing(["Anna", "Bruno"], "ou") == "Anna ou Bruno"
    assert (of("Émile"), of("Hélène"), of("Zoé")) == ("d’Émile", "de Hélène", "de Zoé")
    assert number(1234567) == "1\u202f234\u202f567"
    assert [duration(value) for value in (1, 60, 61, 150)] == [
        "1\u00a0minute",
        "1\u00a0heure",
        "1\u00a0heure\u00a001",
        "2\u00a0heures\u00a030",
    ]
    assert sentence("elle dirige…") == "Elle dirige…"


def test_labels_are_in_the_catalogue_with_examples_that_hold() -> None:
    catalogue = lexicon.load("labels")
    for example in catalogue["examples"]:
        group, _, inner = example["group"].partition(".")
        found = catalogue[group][inner][example["key"]] if inner else label(group, example["key"])
        assert found == example["gives"]
        assert found.lower() in example.get("in", found).lower()


def test_a_page_keeps_the_spaces_of_the_article(tmp_path: Path) -> None:
    typed = "« Vraiment ? » dit-il : 12 000 !"
    site = build_site(invented(lambda text: f"{text} {typed}"), tmp_path)
    tree = page(site, "articles/2025-06-05-phare-aaaaaa")
    assert typed in "".join(tree.get_element_by_id("phrase-aaaa0000").itertext())
    assert "Date de référence" in "".join(page(site, "articles/2025-06-notice-bbbbbb").itertext())


@pytest.mark.parametrize("name", ["methode.md", "mentions-legales.md", "signaler-une-erreur.md"])
def test_pages_written_by_hand_are_typeset(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    body = text.split("---", 2)[2]
    tree: html.HtmlElement = html.fromstring(f"<div>{body}</div>")
    plain = tree.text_content()
    for wrong in (" ;", " !", " ?", " »", "« ", "'"):
        assert wrong not in plain, (name, wrong)
