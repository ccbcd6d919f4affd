"""Find the pictures of rendered pages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree, html

from generator.model import Chronicle
from generator.render import render_pages
from tests.render.invented import SITE

_FIGURE = re.compile(r'<figure class="fr-picture .*?</figure>', re.DOTALL)


def pages(chronicle: Chronicle) -> dict[str, str]:
    """Return path → Markdown of every page."""
    return {page.path: page.text for page in render_pages(chronicle, SITE)}


def figures(markdown: str) -> dict[str, str]:
    """Return the pictures of a page by what they show, as they are written into it."""
    found = {}
    for figure in _FIGURE.findall(markdown):
        kind = re.search(r'data-picture="([a-z]+)"', figure)
        assert kind is not None
        found[kind.group(1)] = figure
    return found


def parsed(figure: str) -> html.HtmlElement:
    """Return a picture as a browser reads it."""
    return html.fragment_fromstring(figure)


def drawings(figure: str) -> list[etree._Element]:
    """Return the drawings of a picture, read as XML: what is no well-formed SVG fails here."""
    return [etree.fromstring(svg.encode()) for svg in re.findall(r"<svg.*?</svg>", figure, re.DOTALL)]


def keys(figure: html.HtmlElement, selector: str = "") -> list[str]:
    """Return what the parts of a picture stand for, in order; of one drawing where a class is given."""
    parts: Iterable[html.HtmlElement] = [figure]
    if selector:
        parts = figure.find_class(selector)
    return [str(key) for part in parts for key in part.xpath(".//@data-key")]
