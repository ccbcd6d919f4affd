"""An article that is not in French says so of its own words, on every page that shows them, and of no others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from generator.model import ArticleEntry, Chronicle
from generator.render.foreign import foreign_language, in_its_language
from tests.render.invented import invented
from tests.render.site import build_site


def told(entry: ArticleEntry, declared: str, detected: str = "fr") -> ArticleEntry:
    return replace(
        entry,
        article=replace(entry.article, language=declared),
        annotations=replace(entry.annotations, language=detected),
    )


def in_english() -> Chronicle:
    chronicle = invented()
    return replace(chronicle, articles=tuple(told(entry, "en") for entry in chronicle.articles))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(in_english(), tmp_path_factory.mktemp("foreign"))


@pytest.mark.parametrize(
    ("declared", "detected", "language"),
    [("fr", "fr", None), ("en", "fr", "en"), ("fr", "en", "en"), ("vi", "en", "vi")],
)
def test_the_editors_word_comes_before_what_the_text_tells(
    declared: str, detected: str, language: str | None
) -> None:
    assert foreign_language(told(invented().articles[0], declared, detected)) == language


def test_words_of_an_article_are_text() -> None:
    entry = told(invented().articles[0], "en")
    assert in_its_language(entry, "<b>") == '<span lang="en">&#60;b&#62;</span>'


def test_its_text_and_its_title_say_their_language(site: Path) -> None:
    entry = next(entry for entry in in_english().articles if entry.article.title == entry.title)
    page = html.parse(str(site / "articles" / entry.article.id / "index.html"))
    assert page.xpath("string(/html/@lang)") == "fr"
    assert page.xpath("string(//h1/@lang)") == "en"
    blocks = page.xpath("//p[contains(@class, 'fr-block')]")
    assert blocks
    assert all(block.get("lang") == "en" for block in blocks)
    labels = page.xpath("//span[@class='fr-block__label']")
    assert all(one.get("lang") == "fr" for one in labels)


def test_its_words_say_their_language_elsewhere(site: Path) -> None:
    page = html.parse(str(site / "evenements" / "2025-06-04-appel" / "index.html"))
    words = page.xpath("//mark/ancestor::*[@lang][1]/@lang")
    assert words
    assert set(words) == {"en"}
    assert page.xpath("//main//a[contains(@href, '/articles/')]/span/@lang") != []


def test_a_chronicle_in_french_says_it_once(tmp_path: Path) -> None:
    site = build_site(invented(), tmp_path)
    for file in site.rglob("*.html"):
        assert html.parse(str(file)).xpath("//body//*[@lang]") == [], file
