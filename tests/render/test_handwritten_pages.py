"""Titles and descriptions that an editor writes by hand reach the page as they are, whatever marks they hold."""

from __future__ import annotations

from pathlib import Path

from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.render.invented import invented
from tests.render.site import page, write_docs

TITLE = 'Les "affaires" <b>de</b> Valmer & Cie'
DESCRIPTION = 'Ce que "tout le monde" dit > 1 fois'


def test_a_plain_quotation_mark_breaks_no_attribute(tmp_path: Path) -> None:
    root = write_docs(invented(), tmp_path)
    (root / "docs" / "apropos.md").write_text(
        f"---\ntitle: '{TITLE}'\ndescription: '{DESCRIPTION}'\n---\n\n# À propos\n\nTexte.\n",
        encoding="utf-8",
    )
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))
    tree = page(root / "site", "apropos")
    assert content(tree, '//meta[@name="description"]') == DESCRIPTION
    assert content(tree, '//meta[@property="og:title"]') == TITLE
    assert tree.findtext(".//title") == f"{TITLE} · Fil rouge"
    topic = tree.xpath('//*[@data-md-component="header-topic"]')[0]
    assert topic.text_content().strip() == TITLE and topic.find(".//b") is None


def content(tree: html.HtmlElement, path: str) -> str:
    (element,) = tree.xpath(path)
    return str(element.get("content"))
