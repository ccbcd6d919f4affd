"""The filter of the pictures acts on the lists and tables of their page too, and leads to words on a theme."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser


def lines(page: Page) -> list[str]:
    """Return the words of the events that the list of the chronology shows."""
    return page.locator(".fr-list--timeline li:visible").all_inner_texts()


def test_a_list_shows_what_the_picture_shows(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site).open("chronologie/")
    everything = lines(page)
    page.goto(f"{page.url}?images-type=phone_call")
    expect(page.locator(".fr-filter__found")).to_contain_text(" sur ")
    left = lines(page)
    assert 0 < len(left) < len(everything)
    assert all("Appel" in line for line in left)
    told = page.locator(".fr-filter__found").inner_text()
    assert int(told.split(" ")[0]) == len(left)
    assert all(list_.inner_text().strip() for list_ in page.locator("main h3:visible").all())
    page.locator(".fr-picture--timeline .fr-picture__table summary").click()
    shown = page.locator(".fr-picture--timeline .fr-picture__rows tbody tr:visible")
    assert all("appel" in row.lower() for row in shown.all_inner_texts())
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator(".fr-list--timeline li:visible")).to_have_count(len(everything))


def test_a_table_counts_what_passes(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site).open("personnes/")
    page.locator(".fr-picture__table summary").click()
    figures = page.locator(".fr-picture__rows tr:visible .fr-picture__number")
    total = sum(map(int, figures.all_inner_texts()))
    page.goto(f"{page.url}?images-type=phone_call")
    expect(page.locator(".fr-filter__found")).to_contain_text(" sur ")
    page.locator(".fr-picture__table summary").click()
    assert 0 < sum(map(int, figures.all_inner_texts())) < total


def test_a_cell_leads_to_the_words_on_its_theme(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    window = visit(own_site)
    page = window.open("citations/")
    cells = page.locator("a.fr-voice[href*='images-theme=']")
    chosen = max(range(cells.count()), key=lambda at: int(cells.nth(at).inner_text()))
    count = int(cells.nth(chosen).inner_text())
    cells.nth(chosen).click()
    page.wait_for_url("**/*?images-theme=*#paroles")
    expect(page.locator(".fr-filter__found")).to_contain_text(" sur ")
    words = page.locator("#paroles ~ .fr-quotations li")
    expect(page.locator("#paroles")).to_be_in_viewport()
    visible = page.locator("#paroles ~ .fr-quotations:visible li .fr-quote")
    assert 0 < visible.count() <= words.count()
    assert visible.count() >= count
