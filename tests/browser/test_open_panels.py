"""axe-core on what opens over a page: the search's first results, the look ahead at a link, a sign's name, the menu."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import NARROW, WIDE, violations
from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

EVENT = "evenements/2025-06-04-appel/"


def results_under_the_box(page: Page) -> None:
    page.locator("#recherche-rapide").fill("appel Poutine")
    expect(page.locator(".fr-quick a[data-resultat]").first).to_be_visible()


def nothing_under_the_box(page: Page) -> None:
    page.locator("#recherche-rapide").fill("introuvabilissime")
    expect(page.locator(".fr-quick__status")).to_contain_text("Aucun")


def a_preview_by_keyboard(page: Page) -> None:
    page.locator("main .fr-lead a[href*='personnes/']").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".fr-preview")).to_be_visible()


def the_name_of_a_sign(page: Page) -> None:
    page.locator(".fr-drawing:visible a").first.focus()
    expect(page.locator(".fr-tip")).to_be_visible()


def results_of_the_page(page: Page) -> None:
    expect(page.locator("#recherche a[data-resultat]").first).to_be_visible()
    page.locator(".fr-ask__choices").evaluate("one => { one.open = true; }")


def nothing_on_the_page(page: Page) -> None:
    expect(page.locator(".fr-advice")).to_be_visible()


def results_with_fewer_words(page: Page) -> None:
    expect(page.locator(".fr-found")).to_contain_text("sans «")


def the_menu(page: Page) -> None:
    page.locator(".fr-menu").click()
    expect(page.locator("#menu a").first).to_be_in_viewport()


Panel = Callable[[Page], None]
WIDE_PANELS: dict[Panel, str] = {
    results_under_the_box: EVENT,
    nothing_under_the_box: EVENT,
    a_preview_by_keyboard: EVENT,
    the_name_of_a_sign: "chronologie/",
}
PANELS: dict[Panel, str] = {
    results_of_the_page: "recherche/?q=appel",
    nothing_on_the_page: "recherche/?q=introuvabilissime",
    results_with_fewer_words: "recherche/?q=Poutine+introuvabilissime",
}


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("panel", [*WIDE_PANELS, *PANELS], ids=lambda panel: panel.__name__)
def test_what_opens_is_no_barrier(
    visit: Callable[..., Visit], own_site: FinishedSite, panel: Panel, look: str
) -> None:
    window = visit(own_site, color_scheme=look, viewport=WIDE, reduced_motion="reduce")
    panel(window.open((WIDE_PANELS | PANELS)[panel]))
    assert violations(window) == []


@pytest.mark.parametrize("panel", [*PANELS, the_menu], ids=lambda panel: panel.__name__)
def test_nor_is_it_in_a_narrow_window(
    visit: Callable[..., Visit], own_site: FinishedSite, panel: Panel
) -> None:
    window = visit(own_site, viewport=NARROW, reduced_motion="reduce")
    panel(window.open((PANELS | {the_menu: EVENT})[panel]))
    assert violations(window) == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
