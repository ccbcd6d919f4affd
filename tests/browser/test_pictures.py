"""Readers filter the pictures, share the address, go back, and reach every sign by keyboard; no page needs a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations
from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
PAGES = ("chronologie/", "personnes/", "lieux/", "citations/", "personnes/donald-trump/", "lieux/ukraine/")


def out(page: Page, selector: str) -> int:
    return page.locator(f"{selector}.fr-is-out").count()


def test_a_filter_is_in_the_address_and_can_be_taken_back(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site, viewport=WIDE).open("chronologie/")
    marks = page.locator(".fr-picture__wide .fr-mark")
    total = marks.count()
    assert total > 5
    page.locator(".fr-filter summary").click()
    page.get_by_label("Type", exact=True).select_option("phone_call")
    page.wait_for_url("**/chronologie/?images-type=phone_call")
    calls = page.locator(".fr-picture__wide .fr-mark:not(.fr-is-out)")
    assert 0 < calls.count() < total
    for name in calls.evaluate_all("found => found.map(one => one.getAttribute('aria-label'))"):
        assert "Appel" in name
    undated = sum(map(int, page.locator('.fr-ways [href="#sans-date"] + .fr-count').all_text_contents()))
    expect(page.locator(".fr-filter__found")).to_contain_text(f"{calls.count()} sur {total + undated}")
    page.get_by_label("Depuis").fill("2025-06")
    page.wait_for_url("**images-depuis=2025-06")
    later = calls.count()
    assert 0 < later < total
    shared = page.url
    page.go_back()
    expect(page.get_by_label("Depuis")).to_have_value("")
    assert calls.count() > later
    page.go_back()
    expect(page.get_by_label("Type", exact=True)).to_have_value("")
    assert out(page, ".fr-mark") == 0

    page.goto(shared)
    expect(page.get_by_label("Type", exact=True)).to_have_value("phone_call")
    assert calls.count() == later
    page.get_by_role("button", name="Tout montrer").click()
    page.wait_for_url("**/chronologie/")
    assert out(page, ".fr-mark") == 0


def test_a_person_s_filter_changes_counts(visit: Callable[..., Visit], busy_site: FinishedSite) -> None:
    page = visit(busy_site, viewport=WIDE).open("chronologie/")
    bars = ".fr-picture__wide .fr-column text"

    def total() -> int:
        return sum(map(int, filter(None, page.locator(bars).all_text_contents())))

    everything = total()
    page.goto(f"{page.url}?images-personne=personne-001")
    expect(page.locator(".fr-filter__found")).to_contain_text(" sur ")
    assert 0 < total() < everything
    told = page.locator(".fr-filter__found").inner_text()
    undated = int(told.split(" ")[0]) - total()
    assert 0 <= undated < 10, "what the picture counts is what passes, but for events without a date"


def test_every_sign_is_reached_by_keyboard_and_named(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site, viewport=WIDE).open("chronologie/")
    skip = page.locator(".fr-picture--timeline .fr-picture__skip")
    skip.focus()
    expect(skip).to_be_visible()
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_class(re.compile(r"\bfr-mark\b"))
    name = focused.get_attribute("aria-label")
    assert name and "2025" in name
    expect(page.locator(".fr-tip")).to_have_text(name)
    outline = focused.evaluate("one => getComputedStyle(one).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Escape")
    expect(page.locator(".fr-tip")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/evenements/*/")


def test_pictures_are_whole_without_a_script(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site, java_script_enabled=False, viewport=WIDE).open("chronologie/")
    assert page.locator(".fr-filter").count() == 0
    link = page.locator(".fr-picture__wide .fr-mark").first
    link.click()
    page.wait_for_url("**/evenements/*/")


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_pictures_are_no_barrier(
    visit: Callable[..., Visit], own_site: FinishedSite, busy_site: FinishedSite, look: str
) -> None:
    busy = (
        "chronologie/",
        "chronologie/calendrier/2024/",
        "personnes/",
        "lieux/",
        "citations/",
        "personnes/personne-000/",
    )
    for site, addresses in ((own_site, PAGES), (busy_site, busy)):
        window = visit(
            site,
            color_scheme="dark" if look == "dark" else "light",
            viewport=NARROW if look == "narrow" else WIDE,
            reduced_motion="reduce",
        )
        for address in addresses:
            page = window.open(address)
            assert page.locator(".fr-picture").count() > 0, address
            page.locator(".fr-picture details").evaluate_all("all => all.forEach(one => one.open = true)")
            page.locator(".fr-filter summary").click()
            expect(page.get_by_role("button", name="Tout montrer")).to_be_visible()
            found = violations(window)
            assert not found, f"{address}: " + "\n".join(found)
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= (NARROW if look == "narrow" else WIDE)["width"], address


def test_no_page_with_pictures_is_heavy(busy_site: FinishedSite) -> None:
    sizes = sorted(
        (path.stat().st_size, path.relative_to(busy_site.folder).as_posix())
        for path in Path(busy_site.folder).rglob("*.html")
        if "articles" not in path.parts  # one article of hundreds of sentences
    )
    print("heaviest pages with pictures:", sizes[-3:])
    assert sizes[-1][0] <= 100_000
