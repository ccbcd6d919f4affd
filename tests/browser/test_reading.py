"""What a reader does: open an event, follow it to a person and back, search, come by an address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds_of_page import one_of_each
from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

SEARCH_PATIENCE = 15_000  # ms; the index is WebAssembly, compiled on a busy machine


def follow(page: Page, section: str, beginning: str = "") -> str:
    """Click the first link in the text to a page of a section, not to its index; return that page's heading."""
    link = page.locator(f"main a[href*='{section}/{beginning}']:not([href$='{section}/']):visible").first
    before = page.url
    link.click()
    page.wait_for_url(lambda url: f"{section}/{beginning}" in url and url != before)
    return heading(page)


def heading(page: Page) -> str:
    titles = page.locator("h1")
    expect(titles).to_have_count(1)
    return titles.inner_text().removesuffix("¶").strip()


def search(page: Page, words: str) -> Locator:
    """Type words into the header's search by keyboard, as a reader does, and return the results' links."""
    page.get_by_role("searchbox").first.focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=*")
    results = page.locator("main .fr-hits a")
    expect(results.first).to_be_visible(timeout=SEARCH_PATIENCE)
    return results


def read_about(window: Visit) -> None:
    """Go a reader's way: home, an event, a person, back, search the name, the address directly."""
    page = window.open()
    event = follow(page, "evenements")
    event_url = page.url
    person = follow(page, "personnes")
    person_url = page.url
    assert person != event
    page.go_back()
    page.wait_for_url(event_url)
    assert heading(page) == event

    address = urlsplit(person_url).path
    found = search(page, person).and_(page.locator(f"a[href='{address}'], a[href='{person_url}']"))
    expect(found.first).to_contain_text(person)
    found.first.click()
    page.wait_for_url(person_url)
    assert heading(page) == person

    page.goto(event_url)
    assert heading(page) == event


def test_own_chronicle_can_be_read(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    read_about(visit(own_site))


def test_every_kind_of_page_opens_without_an_error(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    window = visit(own_site)
    for address in one_of_each(own_site).values():
        page = window.open(address)
        assert heading(page)
        assert page.locator("html").get_attribute("lang") == "fr"


def test_an_address_that_moved_leads_to_where_it_is_now(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    """A kept event had a provisional address, which somebody may have written down."""
    moved = own_site.redirections()
    assert any(address.startswith("evenements/p-") for address in moved)
    window = visit(own_site)
    for address in moved:
        page = window.open(address)
        expect(page).not_to_have_url(own_site.url + address)
        assert page.url.split("#")[0].removeprefix(own_site.url) in own_site.pages()


def test_an_unknown_address_answers_in_french(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    window = visit(own_site)
    page = window.open("evenements/nulle-part/encore/")
    assert "introuvable" in heading(page)
    page.locator("main article a:visible").first.click()
    page.wait_for_load_state()
    assert page.url.startswith(window.site.url)
    wrong = [error for error in window.errors if "404" not in error]
    window.errors.clear()  # the page's own 404 is what was asked for
    assert wrong == []


def test_pages_work_without_a_script(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site, java_script_enabled=False).open()
    follow(page, "evenements")
    follow(page, "personnes")


def test_the_first_stop_of_the_keyboard_skips_to_the_text(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site).open()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('href')")
    assert focused and focused.startswith("#"), "the first stop of the keyboard leads past the header"
