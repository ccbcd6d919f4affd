"""The cache of annotations: it saves time and never decides anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import annotation_cache, pipeline
from generator.annotate import annotate
from generator.annotation_cache import AnnotationCache, decode, encode, hash_of_rules
from generator.initialise import initialise
from generator.model import Annotations, Article, GivenName, ReferenceDate, Span
from generator.progress import Silent
from generator.publish.workspace import git
from tests.test_imports import PACKAGE, imported_parts

ARTICLE = Article(
    "port",
    "La maire Anna Leclerc s’est entretenue lundi par téléphone avec le préfet Bruno Morand, à Sainte-Orge.\n\n"
    "L’appel a duré 45 minutes. « Le port rouvrira », a déclaré Anna Leclerc.\n",
    published="2031-05-06",
)


@pytest.fixture
def chronicle(tmp_path: Path) -> Path:
    root = tmp_path / "affaire"
    initialise(root, "Affaire")
    for number in range(3):
        path = root / "data" / "articles" / f"2031-05-06-{number}.md"
        path.write_text(
            f"---\npublished: '2031-05-06'\n---\n\n{ARTICLE.text}Fin {number}.\n", encoding="utf-8"
        )
    return root


def entries(root: Path) -> list[Path]:
    return sorted((root / ".fil-rouge" / "cache").glob("*"))


def test_what_is_remembered_is_what_was_found(tmp_path: Path) -> None:
    found = annotate(ARTICLE)
    assert found.persons and found.timexes and found.quotations and found.events
    AnnotationCache(tmp_path).put(ARTICLE, found)
    assert AnnotationCache(tmp_path).get(ARTICLE) == found
    assert decode(Annotations, encode(found)) == found


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLE, text=ARTICLE.text + " "),
        replace(ARTICLE, published="2031-05-07"),
        replace(ARTICLE, reference_date=ReferenceDate("2031-05-01", "erreur de la page")),
        replace(ARTICLE, language="en"),
    ],
)
def test_another_article_is_not_taken_for_it(tmp_path: Path, other: Article) -> None:
    AnnotationCache(tmp_path).put(ARTICLE, annotate(ARTICLE))
    assert AnnotationCache(tmp_path).get(other) is None


def test_other_rules_find_nothing(tmp_path: Path) -> None:
    AnnotationCache(tmp_path, "old").put(ARTICLE, annotate(ARTICLE))
    assert AnnotationCache(tmp_path, "new").get(ARTICLE) is None


@pytest.mark.parametrize("folder", ["annotate", "edtf", "lexicon/fr", "model"])
def test_a_changed_rule_or_word_list_is_another_rule(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    file = tmp_path / folder / ("x.yml" if "lexicon" in folder else "x.py")
    file.write_text("un", encoding="utf-8")
    before = hash_of_rules(tmp_path)
    file.write_text("deux", encoding="utf-8")
    assert hash_of_rules(tmp_path) != before


def test_whatever_annotating_imports_is_a_rule() -> None:
    used = {part for path in (PACKAGE / "annotate").rglob("*.py") for _, part in imported_parts(path)}
    # Faults are told, not remembered.
    assert used - {"errors"} <= {part.removesuffix(".py") for part in annotation_cache._RULES}


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Anna", b"Anne"),
        lambda content: b"\x80\x04\x95" + content,
        lambda content: b"[]",
        lambda content: b"[" * 100_000,
    ],
)
def test_a_damaged_entry_is_made_again(chronicle: Path, damage: object) -> None:
    first = pipeline.read(chronicle, Silent(), remember=True)
    assert len(entries(chronicle)) == 3
    sound = entries(chronicle)[0].read_bytes()
    assert callable(damage)
    entries(chronicle)[0].write_bytes(damage(sound))
    assert pipeline.read(chronicle, Silent(), remember=True).chronicle == first.chronicle
    assert entries(chronicle)[0].read_bytes() == sound


def test_well_formed_nonsense_is_not_believed(tmp_path: Path) -> None:
    nonsense: tuple[Any, ...] = (None, {}, [1], [["x"] * 13], "x", encode(annotate(ARTICLE))[:-1])
    for data in nonsense:
        with pytest.raises((TypeError, ValueError)):
            decode(Annotations, data)


def test_only_new_articles_are_read_and_old_entries_go(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.read(chronicle, Silent(), remember=True)
    read: list[str] = []

    def counting(article: Article, given: tuple[GivenName, ...]) -> Annotations:
        read.append(article.id)
        return annotate(article, given=given)

    monkeypatch.setattr(pipeline, "annotate", counting)
    pipeline.read(chronicle, Silent(), remember=True)
    assert read == []
    path = chronicle / "data" / "articles" / "2031-05-06-1.md"
    path.write_text(path.read_text(encoding="utf-8") + "Suite.\n", encoding="utf-8")
    pipeline.read(chronicle, Silent(), remember=True)
    assert read == ["2031-05-06-1"]
    assert len(entries(chronicle)) == 3
    # A name that an editor records may change what is read in any article.
    records = chronicle / "data" / "organisations.yml"
    records.write_text('palais-haut:\n  name: "palais Haut"\n', encoding="utf-8")
    pipeline.read(chronicle, Silent(), remember=True)
    assert len(read) == 4


def test_reading_alone_writes_nothing(chronicle: Path) -> None:
    pipeline.read(chronicle, Silent())
    assert not (chronicle / ".fil-rouge").exists()


def test_many_articles_are_read_by_several_processes_to_the_same_end(
    chronicle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = pipeline.read(chronicle, Silent())
    monkeypatch.setattr(pipeline, "_MANY", 2)
    assert pipeline.read(chronicle, Silent()) == alone


def test_a_cache_that_cannot_be_written_stops_nothing(chronicle: Path) -> None:
    (chronicle / ".fil-rouge").mkdir()
    (chronicle / ".fil-rouge" / "cache").write_text("in the way", encoding="utf-8")
    assert pipeline.read(chronicle, Silent(), remember=True).faults == ()
    assert annotation_cache.AnnotationCache(chronicle).get(ARTICLE) is None


@pytest.mark.parametrize(
    "planted",
    [
        {"article_id": "x"},
        {"sentences": ()},
        {"event_mentions": ()},
        {"timexes": ()},
        {"blocks": ()},
    ],
)
def test_an_entry_that_does_not_fit_its_article_is_made_again(
    tmp_path: Path, planted: dict[str, Any]
) -> None:
    AnnotationCache(tmp_path).put(ARTICLE, replace(annotate(ARTICLE), **planted))
    assert AnnotationCache(tmp_path).get(ARTICLE) is None


def test_an_entry_with_spans_of_another_text_is_made_again(tmp_path: Path) -> None:
    found = annotate(ARTICLE)
    for layer in ("sentences", "timexes", "quotations", "event_mentions"):
        first, *rest = getattr(found, layer)
        moved = replace(first, span=Span(first.span.start, len(ARTICLE.text) + 1))
        planted: dict[str, Any] = {layer: (moved, *rest)}
        AnnotationCache(tmp_path).put(ARTICLE, replace(found, **planted))
        assert AnnotationCache(tmp_path).get(ARTICLE) is None


def test_a_cache_that_git_tracks_is_not_read(tmp_path: Path) -> None:
    AnnotationCache(tmp_path).put(ARTICLE, annotate(ARTICLE))
    assert git(tmp_path, "init", "-q") is not None
    assert AnnotationCache(tmp_path).get(ARTICLE) is not None
    assert git(tmp_path, "add", "-f", ".fil-rouge/cache") is not None
    assert AnnotationCache(tmp_path).get(ARTICLE) is None
