"""An article's text comes back as it was, whatever it holds; so do its facts."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.corpus import load_corpus
from generator.corpus.add import plan_addition, write_addition
from generator.corpus.front_matter import join, part
from generator.corpus.raw import RawDocument
from generator.model import Header
from generator.yaml_quoting import scalar

TEXTS = st.text(alphabet=st.characters(codec="utf-8"))


@settings(deadline=None)
@given(TEXTS)
@example("\n\nDeux lignes vides d'abord.")
@example("---\n\nUn filet d'abord.\n---\n---")
@example("\r\nÀ la manière de Windows.\r\n")
@example("\rÀ l'ancienne.\r")
@example("\ufeffUne marque au début.")
def test_any_text_comes_back_byte_for_byte(text: str) -> None:
    parted = part(join("title: x\n", text))
    assert parted is not None
    assert parted.text == text
    assert parted.header == "title: x\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_one_empty_line_after_the_fence_is_no_text(newline: str) -> None:
    lines = ["---", "title: x", "---", "", "Texte.", ""]
    with_empty, without = part(newline.join(lines)), part(newline.join([*lines[:3], *lines[4:]]))
    assert with_empty is not None
    assert without is not None
    assert with_empty.text == without.text == f"Texte.{newline}"
    assert (with_empty.text_line, without.text_line) == (5, 4)


def test_only_the_first_closing_fence_counts() -> None:
    parted = part("---\na: 1\n---\nTexte.\n---\nSuite.")
    assert parted is not None
    assert parted.text == "Texte.\n---\nSuite."


@pytest.mark.parametrize(
    "content", ["", "---", "---\n", "Texte.\n---\n", "---\na: 1\n", "--- a\n---\n", "----\n---\n"]
)
def test_what_is_no_front_matter_is_none(content: str) -> None:
    assert part(content) is None


@settings(deadline=None)
@given(TEXTS)
@example("NO")
@example("12:30")
@example("010")
@example("y")
@example("2025-06-04")
@example("1e3")
@example("Port : « oui » # non")
@example("- tiret")
@example("\u2028\u0085\ufeff\ud7ff\x7f")
@example("« \u202foui\u202f »")
@example("nul\nl’autre")
def test_any_value_is_read_back_by_any_yaml_reader(text: str) -> None:
    assert yaml.safe_load(f"k: {scalar(text)}\n") == {"k": text}


NAMES = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(
    lambda name: name.strip() == name and name and "  " not in name
)


@settings(deadline=None)
@given(text=TEXTS.filter(str.strip), title=NAMES, authors=st.lists(NAMES, max_size=3, unique=True))
@example(
    text="---\n« Oui » : non\n\n---",
    title='Le "port" : l\'eau # 1 — \u202efaux\u202c 😀',
    authors=["null", "~"],
)
@example(text="Texte.", title="{{ jinja }} [a](b) <b>", authors=["- x", "a: b", "[c]"])
def test_an_added_article_is_read_back_as_it_was_planned(text: str, title: str, authors: list[str]) -> None:
    raw = RawDocument(text, "x", title=title, authors=tuple(authors), url="https://port.example/a?b=c#d")
    addition = plan_addition(raw, Header(published="[2031-05-07,2031-05-14]"), (), "2031-06-01")
    with tempfile.TemporaryDirectory() as folder:
        assert write_addition(Path(folder), addition) is not None
        corpus = load_corpus(Path(folder))
    assert corpus.articles == (addition.article,)
    assert corpus.articles[0].text == text
    assert corpus.articles[0].title == title
    assert corpus.articles[0].authors == tuple(authors)
