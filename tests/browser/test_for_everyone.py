"""What no checker sees: the keyboard's way, room for large letters, the reader's own colours, no motion, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageOf
from tests.browser.kinds_of_page import EVERY_KIND, one_of_each
from tests.browser.test_accessibility import NARROW, WIDE, violations
from tests.finished_site import FinishedSite, served
from tests.reader_window import Visit
from tests.render.invented import invented
from tests.render.site import build_site

pytestmark = pytest.mark.browser

STOPS = 600  # of the keyboard on one page; more is a trap
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"

# What has the keyboard: which stop it is, whether any of it can be seen, whether one sees that it has it. A box
# that the theme does not show is seen by its label.
_FOCUSED = """
() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  one.dataset.stop ??= String(window.stops = (window.stops ?? 0) + 1);
  const shown = one.matches("input.md-option") ? one.nextElementSibling : one;
  const style = getComputedStyle(shown);
  const parts = [0.1, 0.5, 0.9];
  const inSight = [...shown.getClientRects()].some((box) => parts.some((x) => parts.some((y) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit !== null && (shown.contains(hit) || (hit.contains(shown) && hit.closest("main, header, footer, nav")));
  })));
  return {
    stop: Number(one.dataset.stop),
    html: one.outerHTML.slice(0, 120),
    inSight,
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
  };
}
"""

# WCAG 2.2, 1.4.12.
_SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""

# Text that is cut off; not the page's title in the header, which its heading says in full.
_CUT = """
() => [...document.querySelectorAll("body *:not(.md-ellipsis)")].filter((one) => {
  const style = getComputedStyle(one);
  if (one.closest("svg") || !one.textContent.trim() || one.clientWidth < 2 || one.clientHeight < 2) return false;
  if (!one.checkVisibility({ visibilityProperty: true })) return false;
  const shut = (value) => value === "hidden" || value === "clip";
  return (shut(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
    || (shut(style.overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 120))
"""

_BEYOND = """
() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))
"""


@pytest.fixture(scope="module")
def invented_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    """Serve a chronicle with what ours has not yet: a withdrawn event, a merged one."""
    root: Path = tmp_path_factory.mktemp("invented")
    build_site(invented(), root)
    with served(root) as site:
        yield site


def withdrawn(site: FinishedSite) -> str:
    [event] = [event.id for event in invented().events if event.withdrawn]
    return f"evenements/{event}/"


def by_keyboard(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab until the keyboard leaves the page, and tell of each stop."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop: dict[str, Any] | None = page.evaluate(_FOCUSED)
        if stop is None:
            return
        yield stop
    pytest.fail(f"after {STOPS} stops, the keyboard is still on the page")


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("look", ["wide", "narrow"])
def test_the_keyboard_gets_through_and_is_always_in_sight(
    visit: Callable[..., Visit], page_of: PageOf, kind: str, look: str
) -> None:
    site, address = page_of(kind)
    window = visit(site, viewport=NARROW if look == "narrow" else WIDE, reduced_motion="reduce")
    page = window.open(address)
    page.wait_for_load_state("networkidle")
    stops = list(by_keyboard(page))
    assert len(stops) > 5
    assert len({stop["stop"] for stop in stops}) == len(stops), "the keyboard goes in circles"
    assert [stop["html"] for stop in stops if not stop["inSight"]] == []
    assert [stop["html"] for stop in stops if not stop["marked"]] == []


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_letters_may_be_large_and_far_apart(visit: Callable[..., Visit], page_of: PageOf, kind: str) -> None:
    """1.4.4, 1.4.10 and 1.4.12: zoomed twice and four times, with a reader's own spacing, everything open."""
    site, address = page_of(kind)
    page = visit(site, viewport=NARROW, reduced_motion="reduce").open(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(OPEN_ALL)
    page.add_style_tag(content=_SPACED)
    for width in (NARROW["width"], WIDE["width"] // 2):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate(_BEYOND) == [], f"at {width} pixels the page scrolls sideways"
        assert page.evaluate(_CUT) == [], f"at {width} pixels text is cut off"


@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
@pytest.mark.parametrize("which", ["withdrawn", "moved"])
def test_no_barrier_where_something_was(
    visit: Callable[..., Visit], invented_site: FinishedSite, which: str, look: str
) -> None:
    window = visit(
        invented_site,
        color_scheme="dark" if look == "dark" else "light",
        viewport=NARROW if look == "narrow" else WIDE,
    )
    address = withdrawn(invented_site)
    if which == "moved":  # stay on the page that leads on: its script is not let through
        address = next(one for one in invented_site.redirections() if one.startswith("evenements/"))
        window.page.route("**/redirection.js", lambda route: route.fulfill(body=""))
    page = window.open(address)
    assert page.url.endswith(address)
    assert violations(window) == []
    assert page.evaluate(_BEYOND) == []


def test_the_menu_opens_and_shuts_by_keyboard(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site, viewport=NARROW, reduced_motion="reduce").open()
    sign = page.get_by_role("button", name="Menu")
    link = page.locator(".md-nav--primary").get_by_role("link", name="Personnes")
    expect(link).to_be_hidden()
    expect(sign).to_have_attribute("aria-expanded", "false")
    sign.focus()
    page.keyboard.press("Enter")
    expect(sign).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    expect(page.locator(".md-nav--primary a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(sign).to_be_focused()
    page.keyboard.press(" ")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/personnes/")


def test_a_wide_window_has_its_sections_in_sight_and_no_menu(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site, viewport=WIDE).open()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="Menu")).to_have_count(0)
    expect(
        page.get_by_role("navigation", name="Rubriques").get_by_role("link", name="Personnes")
    ).to_be_visible()


def test_without_a_script_a_narrow_window_still_has_the_sections(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site, viewport=NARROW, java_script_enabled=False).open()
    page.get_by_role("navigation", name="Rubriques").get_by_role("link", name="Personnes").click()
    page.wait_for_url("**/personnes/")
    assert page.locator("html").evaluate("one => one.scrollWidth") <= NARROW["width"]


def test_the_way_past_the_header_leads_into_the_text(
    visit: Callable[..., Visit], own_site: FinishedSite
) -> None:
    page = visit(own_site, viewport=WIDE, reduced_motion="reduce").open(one_of_each(own_site)["event"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-content') !== null")


def test_the_readers_own_colours_keep_underlines_and_shapes(
    visit: Callable[..., Visit], invented_site: FinishedSite
) -> None:
    window = visit(invented_site, forced_colors="active", color_scheme="dark")
    page = window.open("evenements/")
    link = page.locator("main .md-content a[href]:not(.headerlink)").last
    assert "underline" in link.evaluate("one => getComputedStyle(one).textDecorationLine")
    page = window.open(withdrawn(invented_site))
    sign = "one => [getComputedStyle(one, '::before').forcedColorAdjust, getComputedStyle(one, '::before').width]"
    adjust, width = page.locator(".fr-badge--withdrawn").first.evaluate(sign)
    assert adjust == "none", "a ground that the browser takes away is the badge's shape"
    assert width != "auto"
    page = window.open("chronologie/")
    mark, ground = page.evaluate("""() => {
      const sign = document.querySelector(".fr-mark__sign");
      return [getComputedStyle(sign).stroke, getComputedStyle(document.body).backgroundColor];
    }""")
    assert mark != ground, "a sign cannot be told from its ground"


@pytest.mark.parametrize("kind", ["home", "event", "person", "search"])
def test_nothing_moves_for_who_wants_it_still(
    visit: Callable[..., Visit], own_site: FinishedSite, kind: str
) -> None:
    page = visit(own_site, reduced_motion="reduce").open(one_of_each(own_site)[kind])
    slow = page.evaluate("""() => [...document.querySelectorAll("*")].filter((one) => {
      const style = getComputedStyle(one);
      const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
      return long(style.transitionDuration) || long(style.animationDuration) || style.scrollBehavior === "smooth";
    }).map((one) => one.outerHTML.slice(0, 100))""")
    assert slow == []


def test_paper_has_every_sentence_of_an_account(visit: Callable[..., Visit], own_site: FinishedSite) -> None:
    page = visit(own_site).open(one_of_each(own_site)["event"])
    page.emulate_media(media="print")
    sentences = page.locator(".fr-account__evidence")
    assert sentences.count() > 0
    for number in range(sentences.count()):
        expect(sentences.nth(number)).to_be_visible()
    assert page.locator(".md-header, .fr-search").evaluate_all(
        "all => all.every(one => !one.checkVisibility())"
    )


def test_every_page_has_a_title_of_its_own_and_headings_in_order(own_site: FinishedSite) -> None:
    titles: dict[str, str] = {}
    for address in own_site.pages():
        file = own_site.folder / (address if address.endswith(".html") else f"{address}index.html")
        page = html.parse(str(file))
        title = page.xpath("normalize-space(//head/title)")
        assert titles.setdefault(title, address) == address, f"« {title} » is the title of two pages"
        levels = [
            int(one.tag[1]) for one in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        assert levels[:1] == [1], address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address
