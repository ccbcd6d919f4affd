"""Citing in the browser: a button copies; without a script the text is there to select and the file to fetch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.finished_site import FinishedSite, served
from tests.reader_window import Visit
from tests.render.invented import invented
from tests.render.site import build_site

pytestmark = pytest.mark.browser

CALL = "evenements/2025-06-04-appel/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    root: Path = tmp_path_factory.mktemp("citing")
    build_site(invented(), root)
    with served(root) as running:
        yield running


def test_a_button_copies_each_form(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, permissions=["clipboard-read", "clipboard-write"]).open(CALL)
    page.get_by_text("BibTeX", exact=True).click()
    source = page.locator("pre[data-copie]").first
    page.locator("pre[data-copie] + .fr-copy").first.click()
    expect(page.locator("pre[data-copie] + .fr-copy").first).to_have_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == source.text_content()
    assert copied.startswith("@online{evenements-2025-06-04-appel,")
    expect(page.locator(".fr-cite [role=status]").filter(has_text="Copié")).to_have_count(1)


def test_without_permission_the_text_is_selected(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site).open(CALL)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator(".fr-cite__sentence .fr-copy").click()
    expect(page.locator(".fr-cite__sentence .fr-copy")).to_have_text("Texte sélectionné")
    assert page.evaluate("getSelection().toString()").startswith("«")


def test_without_a_script_the_text_and_the_file_are_there(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, java_script_enabled=False).open(CALL)
    expect(page.locator(".fr-copy")).to_have_count(0)
    page.get_by_text("RIS", exact=True).click()
    expect(page.locator("pre[data-copie]").nth(1)).to_be_visible()
    link = page.get_by_role("link", name="Télécharger en RIS")
    answer = page.request.get(str(link.evaluate("element => element.href")))
    assert answer.ok and answer.text().startswith("TY  - ELEC")


def test_on_paper_a_page_gives_the_sentence_alone(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site).open(CALL)
    page.emulate_media(media="print")
    expect(page.locator(".fr-cite__sentence")).to_be_visible()
    expect(page.locator(".fr-cite__format").first).to_be_hidden()
    expect(page.locator(".fr-copy").first).to_be_hidden()
