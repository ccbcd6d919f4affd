"""The format of news feeds (Atom, RFC 4287).

Times are days: those on which a page last changed or a decision was taken, never the clock's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator import lexicon
from generator.french.typography import typeset
from generator.model import SiteInfo
from generator.plain_text import fold

ATOM: Final = "http://www.w3.org/2005/Atom"
# For what no day is known of: a feed must tell one.
_LONG_AGO: Final = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``changed`` is an ISO date or None, ``link`` a whole address, ``categories`` pairs (term, label)."""

    id: str
    title: str
    changed: str | None
    link: str
    summary: str
    categories: tuple[tuple[str, str], ...] = ()


def atom(
    site: SiteInfo, file: str, title: str, page: str, entries: Iterable[Entry], *, most: int | None = None
) -> bytes:
    """Return a feed, its latest entries first.

    Parameters:
        file: where the feed stands, and ``page`` the page that tells the same, both relative to the site.
        most: how many entries it may have; None for all.
    """
    latest = sorted(entries, key=lambda entry: entry.id)
    latest.sort(key=lambda entry: entry.changed or "", reverse=True)
    root = etree.fromstring(f'<feed xmlns="{ATOM}" xml:lang="fr"/>')
    _text(root, "id", identity(site, file))
    _text(root, "title", title)
    _text(root, "updated", _moment(latest[0].changed if latest else None))
    _link(root, "self", site.url(file), "application/atom+xml")
    _link(root, "alternate", site.url(page) or "./", "text/html")
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", site.author or site.site_name)
    _text(root, "generator", "Fil rouge")
    _text(root, "rights", typeset(lexicon.load("data_page")["licence"]["rights"]))
    for entry in latest[:most]:
        _entry(root, entry)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _entry(root: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.changed))
    _link(element, "alternate", entry.link, "text/html")
    _text(element, "summary", entry.summary)
    for term, label in entry.categories:
        category = etree.SubElement(element, f"{{{ATOM}}}category")
        category.set("term", fold(term))
        category.set("label", fold(label))


def _text(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = fold(words)


def _link(parent: etree._Element, rel: str, href: str, media_type: str) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link")
    link.set("rel", rel)
    link.set("type", media_type)
    link.set("href", href)


def _moment(day: str | None) -> str:
    return f"{day or _LONG_AGO}T00:00:00Z"


def identity(site: SiteInfo, path: str) -> str:
    """Return the permanent address; where none is known, a name made from the path."""
    return site.url(path) if site.site_url else uuid.uuid5(uuid.NAMESPACE_URL, path).urn


def title_of(name: str, site: SiteInfo, subject: str = "") -> str:
    """Return the title of a feed, by its name in data_page.yml."""
    return fold(
        typeset(lexicon.load("data_page")["files"][name]["title"]).format(site=site.site_name, name=subject)
    )


def line(name: str, **parts: str) -> str:
    """Return a line of a feed or calendar, by its name in data_page.yml, filled in."""
    return typeset(str(lexicon.load("data_page")[name])).format(**parts)
