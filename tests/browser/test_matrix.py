"""The matrix of accounts and the trail of a date in use: by keyboard, on a phone, without script, on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.model import Account, Chronicle, Rank, Ref, RefKind
from tests.browser.test_accessibility import NARROW, WIDE, violations
from tests.finished_site import FinishedSite, served
from tests.reader_window import Visit
from tests.render.invented import invented
from tests.render.site import build_site

pytestmark = pytest.mark.browser

CALL = "evenements/2025-06-04-appel/"
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


def contested() -> Chronicle:
    """Return the invented call as seven sources tell it: more than fit side by side, one of them set aside."""
    chronicle = invented()
    call = chronicle.events[0]
    first = call.accounts[0]
    more: list[Account] = [
        replace(
            first,
            id=f"autre{number}",
            authority=Ref(RefKind.PERSON, f"temoin-{number}"),
            authority_label=f"Témoin Saint-Barthélemy-des-Longues-Rives {number}",
            value=str(60 + number),
            agreement_rule="other-value",
        )
        for number in range(5)
    ]
    more[0] = replace(
        more[0], rank=Rank.DEPRECATED, rank_rule="set-aside", rank_reason="Le carnet le dément."
    )
    event = replace(call, accounts=(*call.accounts, *more))
    return replace(chronicle, events=(event, *chronicle.events[1:]))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    root: Path = tmp_path_factory.mktemp("contested")
    build_site(contested(), root)
    with served(root) as found:
        yield found


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab, from the page's title on, until what has the focus matches a selector."""
    page.locator(
        "h1"
    ).click()  # the search box above would ask for an index, which this site is built without
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"the keyboard does not reach {wanted}")


def test_a_value_opens_on_its_sentence_and_the_sentence_leads_to_the_article(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    account = page.locator("#compte-c1")
    evidence = account.locator(".fr-account__evidence")
    expect(evidence).to_be_hidden()
    tab_to(page, "#compte-c1 > summary")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none", "one sees where the keyboard is"
    page.keyboard.press("Enter")
    expect(evidence).to_be_visible()
    expect(evidence.locator("mark").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#phrase-*")


def test_the_date_opens_its_trail(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    steps = page.locator("#date-etablie li")
    expect(steps.first).to_be_hidden()
    tab_to(page, "#date-etablie > summary")
    page.keyboard.press("Enter")
    expect(steps).to_have_count(2)
    expect(steps.first).to_contain_text("mercredi")
    expect(steps.first).to_contain_text("Règle")
    expect(steps.last).to_contain_text("Raison")


def test_the_date_of_the_first_sentence_leads_to_the_trail(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    page.locator(".fr-lead .fr-date-link").click()
    assert page.url.endswith("#date-etablie")
    expect(page.locator("#date-etablie > summary")).to_be_in_viewport()


def test_who_follows_a_link_to_an_account_sees_its_sentence(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=WIDE).open(f"{CALL}#compte-c1")
    expect(page.locator("#compte-c1 .fr-account__evidence")).to_be_visible()
    expect(page.locator("#compte-c2 .fr-account__evidence")).to_be_hidden()


def test_matrix_and_trail_work_without_a_script(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, viewport=WIDE, java_script_enabled=False).open(CALL)
    page.locator("#compte-c1 > summary").click()
    expect(page.locator("#compte-c1 .fr-account__evidence")).to_be_visible()
    page.locator("#date-etablie > summary").click()
    expect(page.locator("#date-etablie li").first).to_be_visible()


def test_contradictions_are_told_in_words(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    expect(page.locator(".fr-matrix-summary")).to_have_text("Les sources se contredisent sur la durée.")
    for anchor in ("c1", "c2"):
        expect(page.locator(f"#compte-{anchor} > summary")).to_contain_text("contredit")
    expect(page.locator("#compte-autre0 > summary")).to_contain_text("écarté")


def test_the_table_is_named_and_its_cells_have_headers(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    table = page.get_by_role("table", name="Ce que chaque source dit de chaque aspect.")
    expect(table).to_be_visible()
    expect(table.get_by_role("columnheader")).to_have_count(8)
    expect(table.get_by_role("rowheader")).to_have_count(3)
    expect(page.get_by_role("region", name="Ce que chaque source dit")).to_be_visible()


def test_many_sources_scroll_inside_the_text_column_and_the_aspect_stays(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    column, frame = (
        page.locator(".fr-facts").bounding_box(),
        page.locator(".fr-accounts-frame").bounding_box(),
    )
    assert column and frame
    assert frame["x"] + frame["width"] <= column["x"] + column["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    before = page.locator(".fr-accounts tbody th").first.bounding_box()
    page.locator(".fr-accounts-frame").evaluate("one => { one.scrollLeft = 400 }")
    assert page.locator(".fr-accounts-frame").evaluate("one => one.scrollLeft") > 0, (
        "seven sources do not fit"
    )
    after = page.locator(".fr-accounts tbody th").first.bounding_box()
    assert before and after
    assert abs(before["x"] - after["x"]) <= 1


def test_a_phone_shows_cards_with_every_source_by_name(
    visit: Callable[..., Visit], site: FinishedSite
) -> None:
    page = visit(site, viewport=NARROW).open(CALL)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    frame = page.locator(".fr-accounts-frame")
    assert frame.evaluate("one => one.scrollWidth <= one.clientWidth"), "the cards scroll sideways"
    status = page.locator(".fr-accounts tbody tr").first
    names = status.locator(".fr-accounts__who")
    expect(names).to_have_count(7)
    for number in range(7):
        expect(names.nth(number)).to_be_visible()
    expect(status).to_contain_text("rien dans nos articles")


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_no_barrier_with_everything_open(visit: Callable[..., Visit], site: FinishedSite, look: str) -> None:
    window = visit(
        site,
        color_scheme="dark" if look == "dark" else "light",
        viewport=NARROW if look == "narrow" else WIDE,
        reduced_motion="reduce",
    )
    window.open(CALL)
    window.page.evaluate(OPEN_ALL)
    assert violations(window) == []


def test_on_paper_every_sentence_is_open(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, viewport=WIDE).open(CALL)
    page.emulate_media(media="print")
    expect(page.locator("#compte-c1 .fr-account__evidence")).to_be_visible()
    expect(page.locator("#date-etablie li").first).to_be_visible()
    assert page.locator(".fr-accounts-frame").evaluate("one => one.scrollWidth <= one.clientWidth + 1")


def test_one_source_is_a_list(visit: Callable[..., Visit], site: FinishedSite) -> None:
    page = visit(site, viewport=NARROW).open("evenements/p-12345678/")
    expect(page.locator(".fr-accounts")).to_have_count(0)
    page.locator(".fr-told summary").first.click()
    expect(page.locator(".fr-told .fr-account__evidence").first).to_be_visible()
