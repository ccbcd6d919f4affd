"""Read from one finished file everything that points somewhere: links, pictures, scripts, fonts, anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

# rel values at which a browser fetches the target; `canonical`, `alternate`, `next` … it only reads.
_LOADING_RELS = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "mask-icon",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
# (element, attribute) whose target a browser fetches by itself.
_LOADING = frozenset(
    {
        ("script", "src"),
        ("img", "src"),
        ("source", "src"),
        ("video", "src"),
        ("video", "poster"),
        ("audio", "src"),
        ("track", "src"),
        ("iframe", "src"),
        ("frame", "src"),
        ("embed", "src"),
        ("object", "data"),
        ("input", "src"),
        ("body", "background"),
        ("use", "href"),
        ("image", "href"),
        ("feimage", "href"),
        ("script", "href"),
    }
)
_LINKING = frozenset({"href", "src", "action", "formaction", "cite", "poster", "data", "background"})
_META_ADDRESSES = frozenset({"og:url", "og:image", "twitter:image"})
_XLINK = ("{http://www.w3.org/1999/xlink}href", "xlink:href")  # as XML and as HTML have it
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"')]*))\s*\)", re.IGNORECASE)
_CSS_IMPORT = re.compile(r"@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A target as written; `loads` tells whether a browser fetches it without being asked."""

    target: str
    loads: bool
    where: str


@dataclass(slots=True)
class FileLinks:
    """What one file points at, the anchors it offers, and those it offers more than once."""

    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    duplicates: list[str] = field(default_factory=list)
    base: str | None = None
    contacts: list[str] = field(default_factory=list)


def read_html(content: bytes) -> FileLinks:
    """Read a page. Never raises: what a browser would repair, lxml repairs."""
    if not content.strip():
        return FileLinks()
    root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    return _read_tree(root)


def read_xml(content: bytes) -> FileLinks:
    """Read an SVG drawing or a feed.

    Raises:
        etree.XMLSyntaxError: it is no XML.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    return _read_tree(etree.fromstring(content, parser))


def read_css(content: bytes) -> FileLinks:
    """Read a style sheet."""
    found = FileLinks()
    found.references.extend(_css_references(content.decode("utf-8", "replace"), "style sheet"))
    return found


def _read_tree(root: etree._Element) -> FileLinks:
    found = FileLinks()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue  # a comment or a processing instruction
        tag = etree.QName(element).localname.lower()
        _read_anchors(element, tag, found)
        found.references.extend(_references(element, tag))
        if tag == "base" and found.base is None:
            found.base = element.get("href")
        # Material asks the forge's API for the number of stars where this component stands.
        if element.get("data-md-component") == "source":
            found.contacts.append(element.get("href") or "the forge of repo_url")
        if "mermaid" in (element.get("class") or "").split():
            found.contacts.append("the host from which the theme takes Mermaid")
    return found


def _read_anchors(element: etree._Element, tag: str, found: FileLinks) -> None:
    identity = element.get("id")
    if identity is not None:
        if identity in found.anchors:
            found.duplicates.append(identity)
        found.anchors.add(identity)
    name = element.get("name")
    if tag == "a" and name is not None and name != identity:
        found.anchors.add(name)


def _references(element: etree._Element, tag: str) -> Iterator[Reference]:
    where = f"<{tag}>"
    for attribute, value in element.attrib.items():
        key = str(attribute)
        name = "href" if key in _XLINK else key.lower()
        text = str(value)
        if name in ("srcset", "imagesrcset"):
            for candidate in text.split(","):
                if target := candidate.split():
                    yield Reference(target[0], True, f"<{tag} {name}>")
        elif name == "style":
            yield from _css_references(text, f"<{tag} style>")
        elif name in _LINKING and tag != "base":
            if name == "data" and tag != "object":
                continue
            loads = (tag, name) in _LOADING or (tag == "link" and _loads(element))
            yield Reference(text, loads, f"<{tag} {name}>")
    if tag == "style":
        yield from _css_references("".join(str(part) for part in element.itertext()), where)
    elif tag == "meta":
        content = element.get("content") or ""
        if (element.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(content)
            if match and match[1]:
                yield Reference(match[1].strip(), True, "<meta refresh>")
        elif (element.get("property") or element.get("name")) in _META_ADDRESSES and content:
            yield Reference(content, False, "<meta>")


def _loads(element: etree._Element) -> bool:
    return not _LOADING_RELS.isdisjoint((element.get("rel") or "").lower().split())


def _css_references(css: str, where: str) -> Iterator[Reference]:
    css = _CSS_COMMENT.sub(" ", css)
    for pattern in (_CSS_URL, _CSS_IMPORT):
        for match in pattern.finditer(css):
            target = next((group for group in match.groups() if group), "")
            if target:
                yield Reference(target, True, where)
