"""An article of thousands of quotations: every page of it is light, and each of its old addresses still leads there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import NARROW, violations
from tests.finished_site import FinishedSite, served, succeed
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

MOST: Final = 100_000  # bytes of HTML
_FIRST: Final = [
    "Anna",
    "Bruno",
    "Carla",
    "Denis",
    "Elsa",
    "Farid",
    "Gilles",
    "Hélène",
    "Ivo",
    "Jeanne",
    "Karim",
    "Lucie",
]
_LAST: Final = [
    "Arvel",
    "Brenac",
    "Cassoul",
    "Dorval",
    "Ferrandis",
    "Galdon",
    "Hurtal",
    "Imbrac",
    "Jorlin",
    "Kervadec",
    "Lombrel",
    "Marsac",
]


def debate(quotations: int) -> str:
    """Return an invented article of so many quotations, three in a paragraph."""
    paragraphs = ["Le grand débat du port", "4 juin 2031"]
    said = [
        f"« La proposition numéro {number} ne convient pas aux dockers de Valmer », "
        f"a déclaré {_FIRST[number % 12]} {_LAST[number % 12]} mercredi."
        for number in range(quotations)
    ]
    paragraphs += [" ".join(said[start : start + 3]) for start in range(0, quotations, 3)]
    return "\n\n".join(paragraphs) + "\n"


def built(root: Path, quotations: int) -> Path:
    """Build a chronicle of one such article as an editor does; the build checks that every anchor answers."""
    succeed("init", root)
    text = root / "debate.txt"
    text.write_text(debate(quotations), encoding="utf-8")
    succeed("add", "-C", root, text)
    article = next((root / "data/articles").glob("*.md"))
    article.write_text(
        article.read_text("utf-8").replace("rights: extract", "rights: full"), encoding="utf-8"
    )
    succeed("build", "-C", root)
    return root


def heaviest(root: Path) -> tuple[int, str]:
    site = root / "site"
    return max((path.stat().st_size, path.relative_to(site).as_posix()) for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def debated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    with served(built(tmp_path_factory.mktemp("debate") / "chronicle", 750)) as site:
        yield site


@pytest.mark.parametrize("quotations", [750, 5_000])
def test_no_page_of_a_long_article_is_heavy(
    quotations: int, request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = request.getfixturevalue("debated").root if quotations == 750 else built(tmp_path / "c", quotations)
    size, page = heaviest(root)
    pages = len(list((root / "site/articles").glob("*/suite/*/index.html"))) + 1
    with capsys.disabled():
        print(f"\n{quotations} quotations on {pages} pages; the heaviest of all has {size:,} bytes: {page}")
    assert size <= MOST
    words = [
        path.read_text("utf-8").count("ne convient pas") for path in (root / "site/articles").rglob("*.html")
    ]
    assert sum(words) >= quotations


def test_an_address_on_the_first_page_leads_on_to_its_passage(
    debated: FinishedSite, visit: Callable[..., Visit]
) -> None:
    list_ = next((debated.folder / "articles").glob("*/suite/ancres.json"))
    article = f"articles/{list_.parent.parent.name}/"
    by_page = json.loads(list_.read_bytes())
    for anchor in (by_page["2"][0], by_page["7"][-1]):
        number = next(page for page, anchors in by_page.items() if anchor in anchors)
        page = visit(debated).open(f"{article}#{anchor}")
        page.wait_for_url(f"{debated.url}{article}suite/{number}/#{anchor}")
        expect(page.locator(f"[id='{anchor}']")).to_be_in_viewport()
    assert any(anchor.startswith("citation-") for anchors in by_page.values() for anchor in anchors)


def test_an_unknown_anchor_leads_nowhere(debated: FinishedSite, visit: Callable[..., Visit]) -> None:
    article = next((debated.folder / "articles").glob("*/suite")).parent.name
    page = visit(debated).open(f"articles/{article}/#phrase-0000000000")
    page.wait_for_load_state("networkidle")
    assert page.url == f"{debated.url}articles/{article}/#phrase-0000000000"


def test_without_scripts_a_list_leads_on(debated: FinishedSite, visit: Callable[..., Visit]) -> None:
    article = next((debated.folder / "articles").glob("*/suite")).parent.name
    page = visit(debated, java_script_enabled=False).open(f"articles/{article}/")
    page.locator("nav[data-suite]").get_by_role("link", name="3", exact=True).click()
    page.wait_for_url(f"{debated.url}articles/{article}/suite/3/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("suite 3")


@pytest.mark.parametrize("further", ["", "suite/3/"])
def test_its_pages_are_no_barrier(debated: FinishedSite, visit: Callable[..., Visit], further: str) -> None:
    article = next((debated.folder / "articles").glob("*/suite")).parent.name
    window = visit(debated, viewport=NARROW, reduced_motion="reduce")
    window.open(f"articles/{article}/{further}")
    assert violations(window) == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
