"""Pages fit the narrowest window: tables scroll on their own, the page never does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.finished_site import served
from tests.reader_window import Visit
from tests.render.invented import invented
from tests.render.site import build_site

pytestmark = pytest.mark.browser


WIDTHS = (320, 390, 1280)


def test_no_page_scrolls_sideways(visit: Callable[..., Visit], tmp_path: Path) -> None:
    long = "Saint-Barthélemy-d’Anjou-sur-l’Authion-et-de-la-Loire-Inférieure-aux-Deux-Rives"
    build_site(invented(lambda text: f"{text} {long}"), tmp_path)
    with served(tmp_path) as site:
        window = visit(site, color_scheme="dark")
        for address in site.pages():
            if address.startswith("recherche"):
                continue  # it opens the search's index, which this site is built without
            page = window.open(address)
            page.wait_for_load_state("networkidle")  # to leave a page that still loads breaks its requests
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                assert overflow <= 0, (address, width, overflow)
