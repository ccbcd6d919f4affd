"""What a page costs its reader: size, first load, layout that stays, and when its largest part is painted.

Each test prints its figures. Sizes are those of a host that compresses text (gzip), as hosts of static pages do.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Response

from tests.browser.conftest import PageOf
from tests.browser.kinds_of_page import EVERY_KIND
from tests.finished_site import FinishedSite
from tests.reader_window import Visit

pytestmark = pytest.mark.browser

PAGE = 100_000  # bytes of HTML, before compression
FIRST_LOAD = 250_000  # bytes of everything that a first visit fetches, compressed
SHIFT = 0.0  # of layout; 0.1 is what the web's own yardstick calls good
PAINTED = 1.0  # seconds
WINDOWS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 844}}
TRIES = 3  # the machine is shared: the best of at most so many counts

# Observers are asked to tell what happened before they came.
_MEASURED = """
() => new Promise((tell) => {
  const seen = { shift: 0, painted: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.painted = entry.startTime / 1000;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => tell(seen), 500);
})
"""


@pytest.mark.parametrize("which", ["own_site", "busy_site"])
def test_no_page_is_heavy(
    request: pytest.FixtureRequest, which: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site: FinishedSite = request.getfixturevalue(which)
    sizes = {path: path.stat().st_size for path in site.folder.rglob("*.html")}
    heaviest = max(sizes, key=lambda path: sizes[path])
    with capsys.disabled():
        print(f"\n{len(sizes)} pages; the heaviest has {sizes[heaviest]:,} bytes: {heaviest.parent.name}")
    assert sizes[heaviest] <= PAGE


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("look", ["wide", "narrow"])
def test_a_first_visit_is_light_and_still(
    visit: Callable[..., Visit], page_of: PageOf, kind: str, look: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site, address = page_of(kind)
    weight, shift, painted = 0, float("inf"), float("inf")
    for _ in range(TRIES):
        weighed, shifted, seen = first_visit(visit, site, address, WINDOWS[look])
        weight, shift, painted = max(weight, weighed), min(shift, shifted), min(painted, seen)
        if shift <= SHIFT and painted <= PAINTED:
            break
    with capsys.disabled():
        print(
            f"\n{kind}, {look}: {weight / 1000:.0f} kB, layout shift {shift:.3f}, largest paint {painted:.2f} s"
        )
    assert weight <= FIRST_LOAD
    assert shift <= SHIFT
    assert painted <= PAINTED


def test_a_first_search_is_light(
    visit: Callable[..., Visit], own_site: FinishedSite, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever opens the address of a search loads the page, the index's program and the results."""
    weight, _, painted = first_visit(visit, own_site, "recherche/?q=appel", WINDOWS["wide"])
    with capsys.disabled():
        print(f"\nsearch with a query: {weight / 1000:.0f} kB, largest paint {painted:.2f} s")
    assert weight <= FIRST_LOAD


def first_visit(
    visit: Callable[..., Visit], site: FinishedSite, address: str, size: dict[str, int]
) -> tuple[int, float, float]:
    """Return compressed bytes, layout shift and the seconds to the largest paint, with nothing fetched before."""
    window = visit(site, viewport=size)
    fetched: list[Response] = []
    window.page.on("response", lambda response: fetched.append(response))
    page: Page = window.open(address)
    page.wait_for_load_state("networkidle")
    seen = page.evaluate(_MEASURED)
    weight = sum(compressed(response) for response in fetched if response.ok)
    return weight, float(seen["shift"]), float(seen["painted"])


def compressed(response: Response) -> int:
    """Return how many bytes of a response travel."""
    body = response.body()
    kind = response.headers.get("content-type", "")
    is_text = kind.startswith("text/") or any(word in kind for word in ("javascript", "json", "svg", "xml"))
    return len(gzip.compress(body, 6)) if is_text else len(body)
