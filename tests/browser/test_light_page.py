"""The search page goes without the theme's script: the choice of light and dark works there as everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

SIGN = "[data-md-component=palette] label:visible"


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


def test_a_choice_holds_on_every_page(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    window = visit(own_site, color_scheme="light")
    page = window.open("recherche/")
    assert scheme(page) == "default"
    assert page.locator("script[src*='javascripts/bundle']").count() == 0
    page.locator(SIGN).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    window.open("methode/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(SIGN).click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    window.open("recherche/?q=appel")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    expect(page.locator(SIGN)).to_have_count(1)


@pytest.mark.parametrize("wanted", ["light", "dark"])
def test_without_a_choice_it_is_as_the_reader_s_machine_wants(
    visit: Callable[..., Visit], own_site: FinishedSite, wanted: str
) -> None:
    page = visit(own_site, color_scheme=wanted).open("recherche/")
    expected = "slate" if wanted == "dark" else "default"
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
    page.locator("[data-md-component=palette] input:checked").focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", expected)


def test_the_menu_of_a_narrow_window_opens(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site, viewport={"width": 390, "height": 800}).open("recherche/")
    page.locator(".fr-menu").click()
    expect(page.locator("#menu a").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator("#menu a").first).not_to_be_in_viewport()
