"""The links of the drawings are links like any others: followed by the check of the finished site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.check_links import check_site
from tests.render.invented import SITE
from tests.render.large import large
from tests.render.site import build_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(large(120, persons=20), tmp_path_factory.mktemp("linked"))


def test_every_sign_leads_to_a_page(site: Path) -> None:
    report, faults = check_site(site, SITE.site_url, processes=1)
    # The previews of events are drawn by the pipeline, the search's index by Pagefind: this site has neither.
    told = [str(fault) for fault in faults]
    assert [one for one in told if ".png" not in one and "pagefind" not in one] == []
    assert report.anchors > 50, "counts lead to sections of the chronology"


def test_a_sign_that_leads_nowhere_is_a_fault(site: Path) -> None:
    page = site / "chronologie" / "index.html"
    given = page.read_text(encoding="utf-8")
    sign = given.index('<a class="fr-column" href="')
    broken = f'{given[:sign]}<a class="fr-column" href="nulle-part/#{given[sign:].partition("#")[2]}'
    page.write_text(broken, encoding="utf-8")
    try:
        _, faults = check_site(site, SITE.site_url, processes=1)
    finally:
        page.write_text(given, encoding="utf-8")
    assert any("nulle-part" in str(fault) for fault in faults)
