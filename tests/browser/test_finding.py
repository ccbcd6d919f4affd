"""What readers look for and how they narrow it down: queries in French, filters in the address, sorted indexes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.finished_site import PREFIX, FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "french_queries.yml").read_text(encoding="utf-8")
)
FIRST = 10  # results among which a page counts as found
RECALL = 0.95


@pytest.fixture
def window(visit: Callable[..., Visit], own_site: FinishedSite) -> Visit:
    return visit(own_site)


def addresses(page: Page) -> list[str]:
    """Return the addresses of the results that are shown, relative to the site's."""
    expect(page.locator("[role=status].fr-found")).to_contain_text("résultat")
    links = page.locator("a[data-resultat]")
    return [urlsplit(str(link.get_attribute("href"))).path.removeprefix(PREFIX) for link in links.all()]


def test_french_queries_find_their_pages(window: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    wanted, missed = 0, []
    for query in QUERIES:
        given = {"q": query["asked"], **query.get("with", {})}
        page = window.open(f"recherche/?{urlencode({key: value for key, value in given.items() if value})}")
        if not query["finds"]:
            continue
        found = addresses(page)[:FIRST]
        wanted += len(query["finds"])
        missed += [(query["asked"], address) for address in query["finds"] if address not in found]
    recall = 1 - len(missed) / wanted
    with capsys.disabled():
        print(f"\n{len(QUERIES)} French queries, {wanted} pages: recall {recall:.3f}; missed: {missed}")
    assert len(QUERIES) >= 50
    assert recall >= RECALL, missed


def test_results_tell_kind_date_and_sentence(window: Visit) -> None:
    page = window.open("recherche/?q=appel&nature=%C3%89v%C3%A9nement")
    hit = page.locator(".fr-hit").first
    expect(hit.locator(".fr-hit__about")).to_contain_text(re.compile(r"Appel téléphonique · .*2025"))
    expect(hit.locator(".fr-hit__words")).to_contain_text(re.compile(r"\w+ \w+ \w+"))


def test_an_index_is_sorted_by_the_number_of_events(window: Visit) -> None:
    page = window.open("personnes/")
    own = page.locator("[data-liste]")
    expect(own).to_be_visible()
    page.locator("#liste-outils summary").click()
    page.locator("#recherche-tri").select_option("evenements")
    found = addresses(page)
    assert found[:2] == ["personnes/donald-trump/", "personnes/vladimir-poutine/"]
    assert all(address.startswith("personnes/") for address in found)
    expect(own).to_be_hidden()
    assert page.url.endswith("/personnes/?tri=evenements")
    page.go_back()
    expect(own).to_be_visible()
    expect(page.locator("a[data-resultat]")).to_have_count(0)


def test_an_index_is_filtered_by_words_and_by_its_address(window: Visit) -> None:
    page = window.open("evenements/?type=Appel+t%C3%A9l%C3%A9phonique&tri=date-croissante")
    found = addresses(page)
    assert found[0] == "evenements/2025-02-12-appel/"
    assert all("appel" in address for address in found)
    page.locator("#recherche-mots").fill("Fogel")
    page.locator("#filtre-type").select_option("")
    expect(
        page.locator(f"a[data-resultat][href$='{PREFIX}evenements/2025-02-11-liberation/']")
    ).to_be_visible()
    assert "q=Fogel" in page.url


def test_an_index_fetches_no_search_before_it_is_asked(window: Visit) -> None:
    asked: list[str] = []
    page = window.open("evenements/")
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url]
    page.locator("#liste-outils summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#filtre-type")).to_be_visible()


def test_a_link_shows_how_its_page_begins(window: Visit) -> None:
    page = window.open("evenements/2025-06-04-appel/")
    link = page.locator(
        "main a[href$='/personnes/donald-trump/'], main a[href='../../personnes/donald-trump/']"
    ).first
    link.hover()
    preview = page.locator(".fr-preview")
    expect(preview).to_contain_text("Donald Trump")
    expect(preview).to_contain_text("Président des États-Unis")
    expect(link).to_have_attribute("aria-describedby", "apercu")
    preview.hover()  # it stays while the pointer is on it
    page.wait_for_timeout(400)
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)


def test_the_keyboard_has_previews_too(window: Visit) -> None:
    page = window.open("evenements/2025-06-04-appel/")
    link = page.locator("main .fr-lead a").first
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("it => it === document.activeElement"):
            break
    expect(page.locator(".fr-preview")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.locator(".fr-preview")).to_have_count(0)
