"""An address that was given once answers, with its anchors, or leads straight to what answers for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.answers import Promise
from generator.publish.check_promises import check_promises

URL = "https://exemple.test/fil/"
EVENT = Promise("evenements/appel/", "evenements/appel/", ("compte-1", "compte-2"))
OLD = Promise("evenements/ancien/", "evenements/appel/")
PAGE = '<!doctype html><html><body><p id="compte-1">a</p><p><a id="compte-2">b</a></p></body></html>'
LEADING = (
    '<!doctype html><html><head><meta name="robots" content="noindex">'
    '<noscript><meta http-equiv="refresh" content="0; url=../appel/"></noscript></head><body></body></html>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path, "evenements/appel", PAGE)
    put(tmp_path, "evenements/ancien", LEADING)
    (tmp_path / "sitemap.xml").write_text(
        f"<urlset><loc>{URL}evenements/appel/</loc></urlset>", encoding="utf-8"
    )
    return tmp_path


def put(site: Path, address: str, page: str) -> None:
    (site / address).mkdir(parents=True, exist_ok=True)
    (site / address / "index.html").write_text(page, encoding="utf-8")


def told(site: Path) -> list[str]:
    return [f"{fault.path}: {fault.what}" for fault in check_promises(site, URL, [EVENT, OLD])]


def test_a_site_that_keeps_its_word_has_no_fault(site: Path) -> None:
    assert told(site) == []


def test_a_missing_page_and_a_missing_anchor_are_told(site: Path) -> None:
    (site / "evenements/ancien/index.html").unlink()
    put(site, "evenements/appel", PAGE.replace("compte-2", "compte-9"))
    assert told(site) == [
        "site/evenements/appel/index.html: the page has no anchor « compte-2 »",
        "site/evenements/ancien/index.html: nothing answers at the address « evenements/ancien/ »",
    ]


@pytest.mark.parametrize(
    "page",
    [
        LEADING.replace("../appel/", "../autre/"),
        LEADING.replace("http-equiv", "name"),
        LEADING.replace("<noscript>", '<noscript><meta http-equiv="refresh" content="0; url=../autre/">'),
    ],
)
def test_an_earlier_address_that_does_not_lead_straight_on_is_told(site: Path, page: str) -> None:
    put(site, "evenements/ancien", page)
    assert told(site) == [
        "site/evenements/ancien/index.html: the page does not lead straight to « evenements/appel/ » without a script"
    ]


def test_an_earlier_address_stands_in_no_index(site: Path) -> None:
    put(site, "evenements/ancien", LEADING.replace("noindex", "all"))
    (site / "sitemap.xml").write_text(f"<loc>{URL}evenements/ancien/</loc>", encoding="utf-8")
    assert told(site) == [
        "site/evenements/ancien/index.html: search engines are not told to leave out this page, which only leads on",
        "site/sitemap.xml: « evenements/ancien/ » only leads on",
    ]
