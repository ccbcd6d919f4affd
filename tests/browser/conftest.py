"""The sites in which the browser's tests look, and where in them a page of each kind is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from generator.export.search_records import search_files
from generator.french import dates
from generator.publish.search_index import index_records, write_records
from tests.browser.kinds_of_page import BUSY_KINDS, one_of_each
from tests.finished_site import FinishedSite, served
from tests.render.large import large
from tests.render.site import build_site

PageOf = Callable[[str], tuple[FinishedSite, str]]


@pytest.fixture(scope="session")
def busy_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FinishedSite]:
    """Return a site of hundreds of invented events: pictures count rather than show each, lists have several pages."""
    root = tmp_path_factory.mktemp("busy")
    chronicle = large(300, persons=20)
    site = build_site(chronicle, root)
    records = tmp_path_factory.mktemp("records")
    index_records(records, site, write_records(records, search_files(chronicle, dates.when)))
    with served(root) as busy:
        yield busy


@pytest.fixture
def page_of(own_site: FinishedSite, request: pytest.FixtureRequest) -> PageOf:
    """Return a function: kind of page → the site that has such a page, and its address there."""

    def find(kind: str) -> tuple[FinishedSite, str]:
        site: FinishedSite = request.getfixturevalue("busy_site") if kind in BUSY_KINDS else own_site
        return site, one_of_each(site, [kind])[kind]

    return find
