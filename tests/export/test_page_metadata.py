"""What programs read of a finished page: reference managers as Zotero does, link previews, feed readers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from generator.export.page_metadata import companion
from generator.model import Ref, RefKind
from generator.plain_text import fold
from tests.export.made import TURNS, catalogue, tricky
from tests.render.invented import ANNA, invented
from tests.render.site import build_site, page

CALL = "evenements/2025-06-04-appel"
STRIKE = "evenements/p-12345678"
WITHDRAWN = "evenements/2025-01-01-accord"
ARTICLE = "articles/2025-06-05-phare-aaaaaa"
URL = "https://chronique.example/fil-rouge/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(invented(), tmp_path_factory.mktemp("metadata"))


def metas(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iterfind(".//head/meta"):
        name = element.get("name") or element.get("property")
        if name:
            found.setdefault(name, []).append(str(element.get("content")))
    return found


def zotero(tree: html.HtmlElement) -> dict[str, str]:
    """Read a page as Zotero's translator “Embedded Metadata” does: its type, title, site, date, address."""
    found = metas(tree)
    guessed = "journalArticle" if "citation_title" in found else "webpage"
    fields = {
        "itemType": found.get("z:itemType", [guessed])[0],
        "title": (found.get("citation_title") or found.get("DC.title") or found.get("og:title") or [""])[0],
        "websiteTitle": found.get("og:site_name", [""])[0],
        "date": (found.get("citation_publication_date") or found.get("DC.date") or [""])[0],
        "url": (
            found.get("citation_public_url") or found.get("DC.identifier") or found.get("og:url") or [""]
        )[0],
        "language": found.get("citation_language", [""])[0],
    }
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize(
    ("address", "title"),
    [
        (CALL, "Appel téléphonique entre Anna Leclerc et Bruno Petit (4\u00a0juin 2025)"),
        ("personnes/anna-leclerc", "Anna Leclerc"),
        (ARTICLE, "Les quais rouvrent après un appel"),
    ],
)
def test_a_reference_manager_gets_it_right(site: Path, address: str, title: str) -> None:
    assert zotero(page(site, address)) == {
        "itemType": "webpage",
        "title": title,
        "websiteTitle": "Fil rouge",
        "url": f"{URL}{address}/",
        "language": "fr",
    }


def test_the_day_of_the_last_change_is_the_date_of_the_page() -> None:
    names = dict(companion(catalogue(), ANNA).names)
    assert names["DC.date"] == "2025-07-02"
    assert names["citation_publication_date"] == "2025/07/02"


def test_dublin_core_declares_its_prefix(site: Path) -> None:
    tree = page(site, ARTICLE)
    (link,) = tree.xpath("//link[@rel='schema.DC']")
    assert link.get("href") == "http://purl.org/dc/elements/1.1/"
    assert metas(tree)["DC.source"] == ["https://phare.example/a?b=1"]
    assert metas(page(site, CALL))["DC.subject"] == ["Quais"]


@pytest.mark.parametrize("address", [STRIKE, WITHDRAWN])
def test_a_page_not_to_be_cited_is_offered_to_no_reference_manager(site: Path, address: str) -> None:
    tree = page(site, address)
    assert not [name for name in metas(tree) if name.startswith(("citation_", "DC.", "z:"))]
    assert not tree.xpath("//*[@id='citer']")


def test_a_provisional_page_says_why_it_offers_no_citation(site: Path) -> None:
    assert "ne la citez pas" in page(site, STRIKE).text_content()


def test_a_link_to_an_event_has_a_picture_with_its_words(site: Path) -> None:
    found = metas(page(site, CALL))
    assert found["og:image"] == [f"{URL}{CALL}/apercu.png"]
    assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])
    assert found["og:image:alt"][0].startswith("Appel téléphonique entre Anna Leclerc et Bruno Petit.")
    assert found["twitter:card"] == ["summary_large_image"]
    assert found["og:description"] == found["description"]
    assert metas(page(site, "personnes/anna-leclerc"))["og:image"] == [f"{URL}donnees/apercu.png"]


def test_nothing_is_told_twice(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        found = metas(html.fromstring(path.read_bytes()))
        twice = [
            name
            for name, values in found.items()
            if len(values) > 1 and name not in ("DC.subject", "theme-color")
        ]
        assert not twice, path


def test_feeds_are_found_from_the_pages(site: Path) -> None:
    for address, own in (("personnes/anna-leclerc", 1), ("themes/quais", 1), (CALL, 0), ("corrections", 0)):
        links = page(site, address).xpath("//head/link[@type='application/atom+xml']")
        files = [(site / address / str(link.get("href"))).resolve() for link in links]
        assert all(file.is_file() for file in files)
        assert len(files) == 2 + own
        assert all("alternate" in str(link.get("rel")).split() for link in links)


def test_each_page_about_something_has_json_ld(site: Path) -> None:
    for address in (CALL, STRIKE, ARTICLE, "personnes/anna-leclerc", "themes/quais"):
        (script,) = page(site, address).xpath("//head/script[@type='application/ld+json']")
        assert json.loads(str(script.text))["@id"] == f"{URL}{address}/"


def test_citations_stand_on_the_page_and_in_files(site: Path) -> None:
    for address in (CALL, "personnes/anna-leclerc", ARTICLE):
        tree = page(site, address)
        texts = [element.text_content() for element in tree.xpath("//pre[@data-copie]")]
        links = tree.xpath("//details//a[contains(@href, 'citation.')]/@href")
        assert len(texts) == len(links) == 3
        for text, link in zip(texts, links, strict=True):
            content = (site / address / str(link)).resolve().read_text(encoding="utf-8")
            assert text.split() == content.split()


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_titles_reach_the_metadata_whole(turn: int) -> None:
    made = catalogue(tricky(turn))
    call = made.events["2025-06-04-appel"]
    names = dict(companion(made, Ref(RefKind.EVENT, call.id)).names)
    assert names["citation_title"] == names["DC.title"] == fold(made.dated_title(call)).strip()
