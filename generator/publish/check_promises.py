"""Check that every address that was ever given answers on the finished site, with the anchors to cite by.

A page may be linked by nobody here and still be noted somewhere: the check of links does not see it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin

from generator.answers import Promise
from generator.errors import Fault
from generator.publish.html_links import read_html

_ID: Final = re.compile(rb'\sid="([^"]*)"')
_LOC: Final = re.compile(r"<loc>([^<]*)</loc>")
_NOINDEX: Final = b'<meta name="robots" content="noindex">'
_FURTHER: Final = b'data-suite="suite/ancres.json"'
_MEND: Final = "mend the template of the page; an address that was given once answers for ever"


def check_promises(folder: Path, site_url: str | None, promises: Iterable[Promise]) -> list[Fault]:
    """Check the addresses of a built site.

    An earlier address leads straight to the page that answers for it, without a script; no search engine and no
    sitemap has it.

    Parameters:
        folder: the built site.
        site_url: the address at which it will answer, or None.
        promises: what is owed.

    Returns:
        The faults, in the order of the promises.
    """
    sitemap = folder / "sitemap.xml"
    listed = set(_LOC.findall(sitemap.read_text(encoding="utf-8"))) if sitemap.is_file() else set()
    faults: list[Fault] = []
    for promise in promises:
        page = f"{promise.address}index.html"
        faults += [Fault(f"site/{page}", 0, 0, what, _MEND) for what in _broken(folder / page, promise)]
        if promise.address != promise.end and f"{site_url or ''}{promise.address}" in listed:
            faults.append(Fault("site/sitemap.xml", 0, 0, f"« {promise.address} » only leads on", _MEND))
    return faults


def _broken(page: Path, promise: Promise) -> list[str]:
    if not page.is_file():
        return [f"nothing answers at the address « {promise.address} »"]
    content = page.read_bytes()
    if promise.address != promise.end:
        return _not_leading(content, promise)
    held = _anchors(content)
    missing = [one for one in promise.anchors if one not in held]
    if missing and _FURTHER in content:
        return _missing_further(page.parent / "suite", missing)
    return [f"the page has no anchor « {one} »" for one in missing]


def _anchors(content: bytes) -> set[str]:
    return {one.decode("utf-8", "replace") for one in _ID.findall(content)}


def _missing_further(folder: Path, anchors: Iterable[str]) -> list[str]:
    """Tell which anchors of a page that has been cut are not where its file of anchors says."""
    told = folder / "ancres.json"
    by_page = json.loads(told.read_bytes()) if told.is_file() else {}
    page_of = {anchor: number for number, held in by_page.items() for anchor in held}
    held: dict[str, set[str]] = {}
    for number in sorted(set(page_of.values())):
        page = folder / number / "index.html"
        held[number] = _anchors(page.read_bytes()) if page.is_file() else set()
    return [
        f"neither the page nor its further pages have an anchor « {one} »"
        for one in anchors
        if one not in held.get(page_of.get(one, ""), ())
    ]


def _not_leading(content: bytes, promise: Promise) -> list[str]:
    refreshes = [one.target for one in read_html(content).references if one.where == "<meta refresh>"]
    base = f"https://site.invalid/{promise.address}"
    ends = [unquote(urljoin(base, target)).removeprefix("https://site.invalid/") for target in refreshes]
    broken = []
    if ends != [promise.end]:
        broken.append(f"the page does not lead straight to « {promise.end} » without a script")
    if _NOINDEX not in content:
        broken.append("search engines are not told to leave out this page, which only leads on")
    return broken
