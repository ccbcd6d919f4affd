"""All layers together: total on any text, spans exact, the same twice, honest about other languages."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.annotate import annotate
from generator.annotate.json_form import extraction
from generator.annotate.language import detect_language
from generator.lexicon import load
from generator.model import Article, Span

WORDS = """
Anna Leclerc|M. Dubreuil|a déclaré|« Venez. »|“oui”|"non"|'si'|l’appel|se sont parlé|mardi|le 3 mai 2024|à Genève
selon elle|la ministre|a rencontré|deux heures|.|,|:|Photo : X|>> Lire|AFP|(AFP)|MM.|et|…|<b>|&amp;|{{ x }}|#|😀
"""
PIECES = [*WORDS.strip().replace("\n", "|").split("|"), "\n", "\n\n", "\u00a0", "\u202e", "\x0b", "e\u0301"]


def spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    if is_dataclass(value) and not isinstance(value, type):
        return [span for item in fields(value) for span in spans(getattr(value, item.name))]
    return []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([None, "2024-05-15", "2024-05", "2024"])
)
def test_any_text_is_read_to_its_end_with_exact_spans(pieces: list[str], published: str | None) -> None:
    article = Article("essai", " ".join(pieces), published=published)
    found = annotate(article)
    assert all(0 <= span.start <= span.end <= len(article.text) for span in spans(found))
    assert all(timex.span.of(article.text) == timex.text for timex in found.timexes)
    assert all(quotation.span.of(article.text) == quotation.text for quotation in found.quotations)
    assert found == annotate(article)
    json.dumps(extraction(article, found))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_characters_at_all(text: str) -> None:
    annotate(Article("essai", text))


def test_decomposed_accents_give_the_same_with_spans_into_the_stored_text() -> None:
    text = (
        "Éléonore Brézé s’est entretenue par téléphone mardi avec Rémi Août. « Très bien », a-t-elle déclaré."
    )
    stored = unicodedata.normalize("NFD", text)
    composed = annotate(Article("essai", text, published="2024-05-15"), raw=True)
    found = annotate(Article("essai", stored, published="2024-05-15"), raw=True)
    assert [event.facts for event in found.events] == [event.facts for event in composed.events] != []
    assert [unicodedata.normalize("NFC", q.text) for q in found.quotations] == [
        q.text for q in composed.quotations
    ]
    assert all(q.span.of(stored) == q.text for q in found.quotations)


def test_examples_of_languages() -> None:
    for entry in load("languages")["examples"]:
        assert detect_language(entry["text"]) == entry["language"]


def test_a_text_in_another_language_has_blocks_and_sentences_only() -> None:
    text = "La ministra Ana Leclerc se reunió con los pescadores en el puerto. « Es un día muy largo », dijo ayer."
    found = annotate(Article("essai", text, published="2024-05-15"))
    assert found.language == "es"
    assert found.blocks and found.sentences
    assert not (found.events or found.persons or found.quotations or found.timexes)
