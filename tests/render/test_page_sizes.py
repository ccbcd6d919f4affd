"""However much is told of a thing, each of its finished pages is light, and every address answers with its anchors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from generator.addresses import account_fragment
from generator.answers import promises
from generator.model import Chronicle
from generator.publish.check_promises import check_promises
from tests.render.heavy import CALL, long_names, much_told
from tests.render.invented import SITE
from tests.render.site import build_site

MOST = 100_000  # bytes of HTML


def heaviest(site: Path) -> tuple[int, str]:
    return max((path.stat().st_size, path.relative_to(site).as_posix()) for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Chronicle, Path]:
    chronicle = much_told(1_000)
    return chronicle, build_site(chronicle, tmp_path_factory.mktemp("told"))


def test_an_event_of_a_thousand_accounts_has_light_pages(
    told: tuple[Chronicle, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    size, page = heaviest(told[1])
    with capsys.disabled():
        print(f"\n1,000 accounts: the heaviest page has {size:,} bytes: {page}")
    assert size <= MOST


def test_every_account_of_it_still_answers(told: tuple[Chronicle, Path]) -> None:
    chronicle, site = told
    owed = [one for one in promises(chronicle) if one.address == f"evenements/{CALL}/"]
    assert len(owed[0].anchors) > 1_000
    assert check_promises(site, SITE.site_url, owed) == []
    (site / f"evenements/{CALL}/suite/2/index.html").rename(site / "kept.html")
    try:
        assert check_promises(site, SITE.site_url, owed)
    finally:
        (site / "kept.html").rename(site / f"evenements/{CALL}/suite/2/index.html")


def test_links_lead_straight_to_the_page_of_an_account(told: tuple[Chronicle, Path]) -> None:
    chronicle, site = told
    by_page = json.loads((site / f"evenements/{CALL}/suite/ancres.json").read_bytes())
    account = next(one for one in chronicle.events[0].accounts if account_fragment(one.id) in by_page["3"])
    page = html.parse(site / f"articles/{account.passage.article_id}/index.html")
    links = {str(link.get("href")) for link in page.iter("a")}
    assert f"../../evenements/{CALL}/suite/3/#{account_fragment(account.id)}" in links


def test_names_without_end_make_no_heavy_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size, page = heaviest(build_site(long_names(), tmp_path))
    with capsys.disabled():
        print(f"\nnames of 1,000 characters: the heaviest page has {size:,} bytes: {page}")
    assert size <= MOST
