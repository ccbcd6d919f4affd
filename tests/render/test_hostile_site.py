"""A chronicle whose every text is hostile builds the very pages, element for element, that a tame one builds."""

from __future__ import annotations

import re
from pathlib import Path
from zlib import crc32

import pytest
from lxml import html

from generator.plain_text import fold
from tests.render.hostile import HOSTILE
from tests.render.invented import Change, invented
from tests.render.site import build_site, page

DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
USABLE = [text for text in HOSTILE if text.strip() and len(text) < 200]
# What holds text of the page on purpose, and is compared as text below.
TEXT_ATTRIBUTES = {"content", "alt", "title", "aria-label"}


def tame(text: str) -> str:
    return f"{text} x"


def hostile(turn: int) -> Change:
    def change(text: str) -> str:
        return f"{text} {USABLE[(crc32(text.encode()) + turn) % len(USABLE)]}"

    return change


@pytest.fixture(scope="module")
def tame_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(invented(tame), tmp_path_factory.mktemp("tame"))


def skeleton(path: Path) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    found = []
    for element in html.fromstring(path.read_bytes()).iter():
        if element.tag == "bdi" or not isinstance(element.tag, str):
            continue
        # A link to words of the original names them, encoded: these signs and no others may stand there.
        attributes = {
            str(name): "" if name in TEXT_ATTRIBUTES else re.sub(r"(?<=#:~:text=)[\w%.~,-]+$", "", str(value))
            for name, value in element.attrib.items()
        }
        found.append((element.tag, tuple(sorted(attributes.items()))))
    return found


@pytest.mark.parametrize("turn", range(0, len(USABLE), 5))
def test_hostile_texts_make_no_element_and_no_attribute(turn: int, tame_site: Path, tmp_path: Path) -> None:
    site = build_site(invented(hostile(turn)), tmp_path)
    pages = sorted(path.relative_to(tame_site) for path in tame_site.rglob("*.html"))
    assert sorted(path.relative_to(site) for path in site.rglob("*.html")) == pages
    for path in pages:
        assert skeleton(site / path) == skeleton(tame_site / path), path


SECTIONS = (" · Événements", " · Articles", " · Personnes")


@pytest.mark.parametrize("turn", range(0, len(USABLE), 5))
def test_hostile_titles_come_back_exactly(turn: int, tmp_path: Path) -> None:
    chronicle = invented(hostile(turn))
    site = build_site(chronicle, tmp_path)
    shown = [(f"evenements/{event.id}", event.title) for event in chronicle.events]
    shown += [(f"articles/{entry.article.id}", entry.title) for entry in chronicle.articles]
    shown += [(f"personnes/{entry.ref.id}", entry.name) for entry in chronicle.persons]
    for address, title in shown:
        tree = page(site, address)
        heading = tree.find(".//h1")
        assert heading is not None
        assert "".join(heading.itertext()).removesuffix("¶").strip(" ") == fold(title).strip(" ")
        plain = fold("".join(mark for mark in title if mark not in DIRECTION)).strip(" ")
        dated = tree.findtext(".//head/title")
        assert dated is not None
        assert dated.startswith(plain)
        assert dated.removeprefix(plain).endswith(" · Fil rouge")
        assert not set(dated.removeprefix(plain)) & set("<>&\"'")
        plain = dated.removesuffix(" · Fil rouge")
        topic = tree.find(".//div[@data-md-component='header-topic']")
        assert topic is not None
        # The title for tabs names the section too; what stands in the header is the page's alone.
        plain = plain.removesuffix(next(section for section in SECTIONS if plain.endswith(section)))
        assert "".join(topic.itertext()).strip(" \n") == plain
        preview = tree.find(".//meta[@property='og:title']")
        assert preview is not None
        assert preview.get("content") == plain


def test_hostile_article_text_comes_back_in_full(tmp_path: Path) -> None:
    chronicle = invented(hostile(3))
    site = build_site(chronicle, tmp_path)
    entry = chronicle.articles[0]
    tree = page(site, f"articles/{entry.article.id}")
    found = " ".join(block.text_content() for block in tree.find_class("fr-block"))
    for sentence in entry.annotations.sentences:
        words = " ".join(fold(sentence.span.of(entry.article.text)).split())
        block = tree.get_element_by_id(f"phrase-{sentence.anchor}")
        assert " ".join(block.text_content().split()) == words
    assert len(found) > 200
