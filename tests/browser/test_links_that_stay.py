"""Links that never break: earlier addresses, withdrawn pages, and evidence that is followed both ways by keyboard."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.finished_site import FinishedSite, served, succeed
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

ADDED = {
    "2025-12-29-bis": """\
type: phone_call
status: occurred
merged_into: 2025-12-29-ter
reasons:
  merged_into: {reason: "Les deux fiches disent le même appel.", decided: "2026-11-20"}
""",
    "2025-12-29-ter": """\
type: phone_call
status: occurred
merged_into: 2025-12-29-appel
reasons:
  merged_into: {reason: "Même appel.", decided: "2026-11-21"}
""",
    "2025-11-02-rencontre": """\
type: meeting
status: occurred
title: Rencontre à Port-Ouest
withdrawn: {reason: "La rencontre avait été confondue avec un appel.", decided: "2026-11-22"}
""",
}
OLD, END = "evenements/2025-12-29-bis/", "evenements/2025-12-29-appel/"


@pytest.fixture(scope="module")
def moved(own_chronicle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    """Return this repository's chronicle with two events merged one after the other and one withdrawn."""
    root = tmp_path_factory.mktemp("moved") / "chronicle"
    shutil.copytree(own_chronicle, root, ignore=shutil.ignore_patterns("site", ".fil-rouge-*"))
    for id_, text in ADDED.items():
        (root / "data" / "events" / f"{id_}.yml").write_text(text, encoding="utf-8")
    succeed("build", "-C", root)
    with served(root) as site:
        yield site


def accounts(site: FinishedSite) -> list[str]:
    """Return the anchors of the accounts of the event in which the others were merged."""
    html = (site.folder / END / "index.html").read_text(encoding="utf-8")
    found = re.findall(r'id="(compte-[^"]+)"', html)
    assert len(found) > 3
    return found


def test_a_chain_of_mergers_leads_straight_to_the_end_and_to_the_account(
    visit: Callable[..., Visit], moved: FinishedSite
) -> None:
    window = visit(moved)
    for anchor in accounts(moved):
        page = window.open(f"{OLD}#{anchor}")
        page.wait_for_url(f"{moved.url}{END}#{anchor}")
        expect(page.locator(f"#{anchor}")).to_be_attached()
    page = window.open(OLD)
    page.wait_for_url(moved.url + END)


def test_the_way_back_is_not_shut(visit: Callable[..., Visit], moved: FinishedSite) -> None:
    page = visit(moved).open("evenements/")
    start = page.url
    page.goto(f"{moved.url}{OLD}#{accounts(moved)[0]}")
    page.wait_for_url(f"{moved.url}{END}#*")
    page.go_back()
    page.wait_for_url(start)


def test_without_a_script_an_earlier_address_leads_on(
    visit: Callable[..., Visit], moved: FinishedSite
) -> None:
    window = visit(moved, java_script_enabled=False)
    for address in (OLD, "evenements/2025-12-29-ter/"):
        page = window.open(address)
        page.wait_for_url(moved.url + END)


def test_where_nothing_leads_on_by_itself_each_anchor_has_its_link(
    visit: Callable[..., Visit], moved: FinishedSite
) -> None:
    """Some browsers refuse a refresh, and archives show the page as it is."""
    window = visit(moved, java_script_enabled=False)
    window.page.route(
        f"{moved.url}{OLD}",
        lambda route: route.fulfill(
            body=re.sub(
                r"<noscript>.*?</noscript>",
                "",
                (moved.folder / OLD / "index.html").read_text(encoding="utf-8"),
            ),
            content_type="text/html",
        ),
    )
    for anchor in accounts(moved):
        page = window.open(f"{OLD}#{anchor}")
        link = page.locator(f"li:has(#{anchor}) a")
        link.click()
        page.wait_for_url(f"{moved.url}{END}#*")
        assert page.locator(":target").count() == 1


def test_earlier_and_withdrawn_addresses_stand_in_no_index(moved: FinishedSite) -> None:
    sitemap = (moved.folder / "sitemap.xml").read_text(encoding="utf-8")
    for address in (OLD, "evenements/2025-12-29-ter/", "evenements/2025-11-02-rencontre/"):
        html = (moved.folder / address / "index.html").read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in html
        assert address not in sitemap
        for index in ("evenements", "chronologie"):
            assert address not in (moved.folder / index / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://example.org/fil-rouge/{END}">' in (
        moved.folder / OLD / "index.html"
    ).read_text(encoding="utf-8")


def test_a_withdrawn_page_says_when_and_why(visit: Callable[..., Visit], moved: FinishedSite) -> None:
    page = visit(moved, java_script_enabled=False).open("evenements/2025-11-02-rencontre/#compte-0000000000")
    main = page.locator("main")
    expect(main).to_contain_text("retiré de la chronique le 22 novembre 2026")
    expect(main).to_contain_text("La rencontre avait été confondue avec un appel.")


def focus(page: Page, selector: str) -> None:
    page.locator(selector).first.focus()


def test_evidence_is_followed_both_ways_by_keyboard(visit: Callable[..., Visit], moved: FinishedSite) -> None:
    page = visit(moved).open(END)
    anchor = accounts(moved)[0]
    event = page.url
    focus(page, f"#{anchor} > summary, summary:has(> #{anchor})")
    page.keyboard.press("Enter")
    focus(page, f"#{anchor} a[href*='#phrase-'], details:has(> summary > #{anchor}) a[href*='#phrase-']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*/#phrase-*")
    phrase = page.evaluate("decodeURIComponent(location.hash)")
    mark = page.locator(phrase)
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("element => element.tagName") == "MARK"

    focus(page, f"{phrase} + .fr-supports a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*/#appui-*")
    note = page.locator(phrase.replace("phrase", "appui"))
    expect(note).to_be_in_viewport()
    back = note.locator(f"a[href='{phrase}']")
    assert "retour à la phrase" in " ".join(back.inner_text().split())

    focus(page, f"{phrase.replace('phrase', 'appui')} a[href$='#{anchor}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{event}#{anchor}")
