"""`init`, `add` of the five real texts, `build`, and a reader's visit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Rights
from generator.pipeline import read
from generator.progress import for_terminal
from tests.browser.test_reading import read_about
from tests.finished_site import FinishedSite, fil_rouge, succeed
from tests.published_words import check_arithmetic, leaks, words_shown
from tests.reader_window import Visit

pytestmark = [pytest.mark.browser, pytest.mark.corpus]


def test_a_reader_finds_the_way(visit: Callable[..., Visit], five_site: FinishedSite) -> None:
    read_about(visit(five_site))


def test_each_text_is_an_article_with_its_page(five_site: FinishedSite, real_texts: list[Path]) -> None:
    stored = sorted(path.stem for path in (five_site.root / "data" / "articles").glob("*.md"))
    assert len(stored) == len(real_texts)
    assert {f"articles/{name}/" for name in stored} <= set(five_site.pages())


def test_no_page_shows_more_of_an_article_than_its_rights_allow(five_site: FinishedSite) -> None:
    """`extract`, the rights of what was just added: of the rest no six words in a row, on whatever page."""
    chronicle = read(five_site.root, for_terminal()).chronicle
    assert {entry.article.rights for entry in chronicle.articles} == {Rights.EXTRACT}
    check_arithmetic(chronicle)
    pages = five_site.folder.rglob("*.html")
    assert (
        leaks(chronicle, {str(page): words_shown(page.read_text(encoding="utf-8")) for page in pages}) == []
    )


def test_adding_the_same_texts_again_is_noticed(five_chronicle: Path, real_texts: list[Path]) -> None:
    before = sorted((five_chronicle / "data" / "articles").iterdir())
    done = fil_rouge("add", "-C", five_chronicle, *real_texts)
    assert sorted((five_chronicle / "data" / "articles").iterdir()) == before
    for path in before:
        if path.suffix == ".md":
            assert path.stem in done.stdout + done.stderr


def test_the_chronicle_is_sound(five_chronicle: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in five_chronicle.rglob("*")}
    succeed("check", "-C", five_chronicle)
    assert {path: path.stat().st_mtime_ns for path in five_chronicle.rglob("*")} == before
