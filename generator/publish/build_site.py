"""Make the site: pages, MkDocs, search index, checks, and only then the swap."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.answers import Promise
from generator.errors import Fault, FilRougeError
from generator.publish.check_links import LinkReport, check_site
from generator.publish.check_promises import check_promises
from generator.publish.check_sitemap import check_sitemap
from generator.publish.lost_events import lost_events
from generator.publish.mkdocs_build import build_pages
from generator.publish.pages import PageLike, Written, write_pages
from generator.publish.search_index import index_records, write_records
from generator.publish.site_info import site_info
from generator.publish.swap import (
    SITE,
    build_lock,
    new_build_folder,
    recover,
    refuse_foreign_site,
    swap_in,
)

DOCS = "docs"


@dataclass(frozen=True, slots=True)
class PublishReport:
    """What a build came to: the pages written, the records indexed, the links checked, and where the site is.

    Parameters:
        lost: a notice for each kept event that the old site had and the new one has not.
    """

    site: Path
    pages: Written
    records: int
    links: LinkReport
    lost: tuple[Fault, ...] = ()


def _say_nothing(_: str) -> None:
    """Tell nobody how far the work is."""


def publish(
    root: Path,
    pages: Iterable[PageLike],
    files: Iterable[tuple[str, bytes]],
    records: Iterable[tuple[str, bytes]],
    *,
    epoch: int,
    promises: Iterable[Promise] = (),
    progress: Callable[[str], None] = _say_nothing,
) -> PublishReport:
    """Build the site of a chronicle and put it in the place of the old one.

    The site in place stays as it is until everything is built and checked.

    Parameters:
        root: the chronicle's folder, with `mkdocs.yml` and `docs/`.
        pages: Markdown pages, taken one at a time.
        files: other files for the site, as (path relative to `docs/`, bytes).
        records: search records, as (path, HTML).
        epoch: the moment written into the site, in seconds since 1970-01-01T00:00Z; see `source_date_epoch`.
        promises: the addresses that must answer, with their anchors.
        progress: told, in a few words, what begins.

    Returns:
        What was done.

    Raises:
        FilRougeError: all faults of the step that failed; later steps are not begun.
    """
    info = site_info(root)
    with build_lock(root):
        recover(root)
        refuse_foreign_site(root)
        progress("Writing pages")
        written = write_pages(root / DOCS, pages, files)
        target = new_build_folder(root)
        scratch = new_build_folder(root)
        try:
            progress("Running MkDocs")
            build_pages(root, target, epoch=epoch)
            progress("Indexing for search")
            count = write_records(scratch, records)
            indexed = index_records(scratch, target, count)
            progress("Checking links")
            links, faults = check_site(target, info.url, root / DOCS)
            faults += check_sitemap(target, info.url)
            faults += check_promises(target, info.url, promises)
            if faults:
                raise FilRougeError(faults)
            lost = lost_events(root / SITE, target)
            progress("Putting the site in place")
            swap_in(root, target)
        finally:
            shutil.rmtree(target, ignore_errors=True)
            shutil.rmtree(scratch, ignore_errors=True)
    return PublishReport(root / SITE, written, indexed, links, lost)
