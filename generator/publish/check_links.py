"""Check the finished site: every link reaches a file, every anchor an element, and no other host is contacted.

MkDocs checks links in Markdown; this reads what a browser will read, raw HTML, drawings and style sheets
included. The work grows with the number of links, and is shared between processes on large sites.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from lxml import etree

from generator.errors import Fault
from generator.publish.html_links import FileLinks, Reference, read_css, read_html, read_xml

_READ = (".html", ".svg", ".xml", ".css")
_PLAIN_SCHEMES = frozenset({"mailto", "tel", "geo", "urn", "doi"})  # links that open no page in the browser
_PARALLEL_FROM = 400  # files; below that, starting processes costs more than it saves
_BATCH = 64
_FEW = 3  # pages; what is missing from more is the fault of a template


@dataclass(frozen=True, slots=True)
class LinkReport:
    """What was checked: files read, internal links followed, anchors followed."""

    files: int
    links: int
    anchors: int


@dataclass(frozen=True, slots=True)
class _Site:
    """What is needed to say where a reference leads."""

    folder: Path
    files: frozenset[str]
    host: str  # of site_url, or empty
    base: str  # path of site_url, with / at both ends


@dataclass(slots=True)
class _Result:
    """One file's faults, anchors and the anchors it wants of others."""

    name: str
    faults: list[tuple[str, str]]
    anchors: frozenset[str]
    wanted: list[tuple[str, str, str]]  # (file, anchor, as written)
    missing: list[tuple[str, str]]  # (file that is not there, what is wrong)
    links: int


def check_site(
    folder: Path, site_url: str | None, docs: Path | None = None, *, processes: int | None = None
) -> tuple[LinkReport, list[Fault]]:
    """Check all links of a built site.

    Parameters:
        folder: the built site.
        site_url: the address at which it will answer, or None.
        docs: where its pages were made from, to name the source of a page.
        processes: how many may work at once; by default, as many as the machine has processors.

    Returns:
        What was checked, and the faults, sorted.
    """
    split = urlsplit(site_url or "")
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    base = "/" + split.path.strip("/") + "/" if split.path.strip("/") else "/"
    site = _Site(folder, frozenset(names), split.netloc, base)
    readable = [name for name in names if name.endswith(_READ) and not name.startswith("pagefind/")]
    faults: list[Fault] = []
    anchors: dict[str, frozenset[str]] = {}
    wanted: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    missing: dict[str, list[tuple[str, str]]] = defaultdict(list)
    links = followed = 0
    for result in _read_all(site, readable, processes):
        source = _source(result.name, docs)
        anchors[result.name] = result.anchors
        links += result.links
        faults.extend(Fault(source, 0, 0, what, remedy) for what, remedy in result.faults)
        for target, what in result.missing:
            missing[target].append((source, what))
        for target, anchor, written in result.wanted:
            wanted[target].append((source, anchor, written))
    for target, asked_by in missing.items():
        faults.extend(_missing(target, asked_by, docs))
    for target, asked in wanted.items():
        followed += len(asked)
        offered = anchors.get(target)
        if offered is None:
            continue  # a file that is not read for anchors, such as a PDF
        for source, anchor, written in asked:
            if anchor not in offered:
                what = f"the link « {written} » reaches {target}, which has no anchor « {anchor} »"
                faults.append(
                    Fault(source, 0, 0, what, "link to an anchor of that page, or to the page alone")
                )
    return LinkReport(len(readable), links, followed), sorted(set(faults))


def _missing(target: str, asked_by: list[tuple[str, str]], docs: Path | None) -> Iterator[Fault]:
    """Tell of a file that is not there: page by page where a few link to it, once where a template does."""
    sources = sorted({source for source, _ in asked_by})
    if len(sources) <= _FEW:
        for source, what in asked_by:
            yield Fault(source, 0, 0, what, "mend the link, or make the page that it names")
        return
    place = f"{docs.name}/{target}" if docs and not target.endswith(".html") else f"site/{target}"
    what = f"there is no such file, but {len(sources)} pages link to it, {sources[0]} for one"
    yield Fault(
        place, 0, 0, what, "restore it, or mend the link in the template or the data that it is made from"
    )


def _read_all(site: _Site, names: list[str], processes: int | None) -> Iterator[_Result]:
    workers = processes or os.cpu_count() or 1
    if workers == 1 or len(names) < _PARALLEL_FROM:
        yield from _read_batch((site.folder, names), site)
        return
    batches = [(site.folder, names[start : start + _BATCH]) for start in range(0, len(names), _BATCH)]
    # Fresh processes rather than forked ones: a fork of a program with threads may hang.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_remember, initargs=(site,)
    ) as pool:
        for results in pool.map(_read_batch, batches):
            yield from results


_remembered: list[_Site] = []


def _remember(site: _Site) -> None:
    """Keep the site in a worker process, so that its list of files travels once and not with each batch."""
    _remembered[:] = [site]


def _read_batch(batch: tuple[Path, list[str]], site: _Site | None = None) -> list[_Result]:
    known = site or _remembered[0]
    return [_read_file(known, name) for name in batch[1]]


def _read_file(site: _Site, name: str) -> _Result:
    content = (site.folder / name).read_bytes()
    try:
        if name.endswith(".css"):
            found = read_css(content)
        elif name.endswith(".html"):
            found = read_html(content)
        else:
            found = read_xml(content)
    except (etree.XMLSyntaxError, etree.ParserError) as error:
        remedy = "mend the template or the export that makes it"
        return _Result(name, [(f"this file cannot be read ({error})", remedy)], frozenset(), [], [], 0)
    result = _Result(name, [], frozenset(found.anchors), [], [], 0)
    result.faults.extend(
        (f"the id « {one} » stands twice on the page {name}", "give each element an id of its own")
        for one in sorted(set(found.duplicates))
    )
    result.faults.extend(
        (f"the page {name} makes the browser contact {host}", "take it out of the template")
        for host in sorted(set(found.contacts))
    )
    for reference in sorted(set(found.references)):
        _follow(site, name, found, reference, result)
    return result


def _follow(site: _Site, name: str, found: FileLinks, reference: Reference, result: _Result) -> None:
    written = reference.target.strip()
    shown = written if len(written) <= 120 else written[:119] + "…"

    def refuse(what: str, remedy: str) -> None:
        result.faults.append((located(what), remedy))

    def located(what: str) -> str:
        return f"{reference.where} on the page {name}: {what}"

    try:
        # What a page is addressed by decides where its relative links lead.
        split = urlsplit(urljoin(f"{site.base}{_quiet(name)}", urljoin(found.base or "", written)))
    except ValueError:
        refuse(f"« {shown} » is no address", "mend the link")
        return
    if split.scheme in _PLAIN_SCHEMES or (split.scheme == "data" and reference.where != "<a href>"):
        return
    if split.scheme not in ("", "http", "https"):
        refuse(f"« {shown} » is an address that a page of this site may not hold", "mend the link")
        return
    if split.netloc and split.netloc != site.host:
        if reference.loads:
            refuse(f"the browser would load « {shown} » from another host", "put the file into docs/assets/")
        return
    result.links += 1
    target = _target(site, split)
    if target is None:
        refuse(f"« {shown} » leaves the site, which answers under {site.base}", "write a relative link")
    elif target not in site.files:
        result.missing.append((target, located(f"« {shown} » reaches no file")))
    elif split.fragment and not split.fragment.startswith(":~:"):
        anchor = unquote(split.fragment)
        if anchor != "top":
            result.wanted.append((target, anchor, shown))


def _quiet(name: str) -> str:
    return name.removesuffix("index.html") if name == "index.html" or name.endswith("/index.html") else name


def _target(site: _Site, split: SplitResult) -> str | None:
    path = unquote(split.path) or site.base
    if path == site.base.rstrip("/"):
        path = site.base
    if not path.startswith(site.base):
        return None
    inside = path[len(site.base) :]
    if not inside or inside.endswith("/"):
        return f"{inside}index.html"
    if inside not in site.files and f"{inside}/index.html" in site.files:
        return f"{inside}/index.html"
    return inside


def _source(name: str, docs: Path | None) -> str:
    """Name the file that a person would mend: the Markdown page if there is one, else the built file."""
    if docs is not None:
        stem = _quiet(name).rstrip("/")
        for candidate in (f"{stem}.md", f"{stem}/index.md", name) if stem else ("index.md",):
            if (docs / candidate).is_file():
                return f"{docs.name}/{candidate}"
    return f"site/{name}"
