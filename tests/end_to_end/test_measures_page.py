"""The page on method tells how good the program's reading was found to be, in every chronicle."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from generator.evaluate.figures import load_figures
from generator.lexicon import load
from generator.render.measures import FILE, percent
from tests.finished_site import succeed

PLACE = '<div data-genere="mesures"></div>'


def method_page(root: Path) -> html.HtmlElement:
    return html.fromstring((root / "site" / "methode" / "index.html").read_text(encoding="utf-8"))


def rows(page: html.HtmlElement) -> list[list[list[str]]]:
    return [
        [[cell.text_content() for cell in row] for row in table.xpath("tbody/tr")]
        for table in page.xpath('//div[@class="fr-measures"]//table')
    ]


def check(root: Path) -> None:
    page = method_page(root)
    figures = load_figures()
    names = load("measures")["layers"]
    assert [len(table) for table in rows(page)] == [len(one.layers) for one in figures.sets]
    for table, measured in zip(rows(page), figures.sets, strict=True):
        by_layer = {one.layer: one.counts for one in measured.layers}
        for layer, (name, *shown) in zip((one for one in names if one in by_layer), table, strict=True):
            counts = by_layer[layer]
            assert name.replace("\u202f", " ").replace("\u00a0", " ") == names[layer]
            assert shown[1:] == [percent(counts.recall), percent(counts.f1)]
            assert shown[0] == (percent(counts.precision) if counts.found else "–")
    (shown,) = page.xpath('//div[@class="fr-measures"]')
    assert f"version {figures.version}" in shown.text_content().replace("\u00a0", " ")
    assert f"{figures.sets[0].texts}\u00a0articles inventés" in shown.text_content()
    assert "écrits par les auteurs des règles" in page.get_element_by_id("mesures").getparent().text_content()


def test_our_own_chronicle(own_chronicle: Path) -> None:
    check(own_chronicle)


def test_a_new_chronicle_and_one_whose_editors_wrote_another_method(tmp_path: Path) -> None:
    root = tmp_path / "affaire"
    succeed("init", root)
    assert not (root / "docs" / FILE).exists()  # the program's, not the editors'
    succeed("build", "-C", root)
    check(root)
    page = root / "docs" / "methode.md"
    page.write_text(f"# Notre méthode {{ #haut }}\n\nNous lisons.\n\n`{PLACE}`\n", encoding="utf-8")
    succeed("build", "-C", root)
    assert rows(method_page(root)) == []
    assert PLACE in method_page(root).text_content()


@pytest.mark.parametrize(
    ("share", "shown"), [(0.0, "0,0"), (0.9376, "93,8"), (0.99951, "99,9"), (1.0, "100,0"), (0.0004, "0,0")]
)
def test_what_is_not_whole_is_not_shown_as_whole(share: float, shown: str) -> None:
    assert percent(share) == f"{shown}\u202f%"
