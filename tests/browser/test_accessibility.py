"""axe-core on every kind of page: light, dark, and as narrow as WCAG 2.2 asks (1.4.10, 320 CSS pixels)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import PageOf
from tests.browser.kinds_of_page import EVERY_KIND
from tests.reader_window import Visit

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
# The size of what is pressed (2.5.8) is a rule that axe-core leaves off unless asked.
_RUN = "axe.run(document, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}})"

pytestmark = pytest.mark.browser


def violations(visit: Visit) -> list[str]:
    """Return what axe-core finds on the open page, one line a place."""
    visit.page.add_script_tag(path=str(AXE))
    result: dict[str, Any] = visit.page.evaluate(_RUN)
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("look", ["light", "dark", "narrow"])
def test_no_barrier(visit: Callable[..., Visit], page_of: PageOf, kind: str, look: str) -> None:
    assert AXE.is_file(), "axe-core is not installed: run `make test`, which installs it"
    site, address = page_of(kind)
    window = visit(
        site,
        color_scheme="dark" if look == "dark" else "light",
        viewport=NARROW if look == "narrow" else WIDE,
        reduced_motion="reduce",
    )
    window.open(address)
    scheme = window.page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert scheme == ("slate" if look == "dark" else "default")
    window.page.wait_for_load_state("networkidle")
    window.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(window) == []
    if look == "narrow":
        width = window.page.evaluate("document.documentElement.scrollWidth")
        assert width <= NARROW["width"], "the page scrolls sideways"
