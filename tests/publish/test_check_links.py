"""Every kind of broken or foreign reference is told, with its page and its source; what is right is not."""

from __future__ import annotations

import contextlib
import gzip
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.publish.check_links import check_site
from generator.publish.check_sitemap import check_sitemap
from generator.publish.html_links import read_css, read_html, read_xml

URL = "https://exemple.test/fil/"

GOOD = """<!doctype html><html lang="fr"><head>
<link rel="canonical" href="https://exemple.test/fil/a/"><link rel="stylesheet" href="../assets/x.css">
<link rel="alternate" type="application/atom+xml" href="../flux.xml">
<meta property="og:url" content="https://exemple.test/fil/a/">
</head><body id="haut">
<a href="">ici</a> <a href="#haut">haut</a> <a href="#top">top</a> <a href="../">accueil</a> <a href="/fil/b/">b</a>
<a href="../b">b sans barre</a> <a href="../b/?q=1#%C3%A9t%C3%A9">été</a> <a href="https://exemple.test/fil/b/#old">b</a>
<a href="https://ailleurs.test/article">dehors</a> <a href="mailto:x@exemple.test">courriel</a>
<img src="../assets/p%20q.svg" srcset="../assets/p%20q.svg 1x, ../assets/p%20q.svg 2x" alt="">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="">
<svg><a xlink:href="../b/"><use href="#haut"></use></a></svg>
<form action="../b/"></form>
</body></html>"""
OTHER = """<!doctype html><html><body><p id="été">x</p><a name="old"></a>
<a href="../assets/p%20q.svg#rond">r</a></body></html>"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<a xlink:href="../b/"><circle id="rond"/></a></svg>"""
MISSING = """<!doctype html><html><body><a href="/fil/">accueil</a>
<link rel="icon" href="/fil/assets/p%20q.svg"></body></html>"""
FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://exemple.test/fil/a/"/></feed>'
CSS = '@import "y.css"; b { background: url("p%20q.svg") } /* url(nowhere.png) */ a { background: url(data:,x) }'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in {
        "index.html": '<!doctype html><html><body><a href="a/">a</a></body></html>',
        "404.html": MISSING,
        "a/index.html": GOOD,
        "b/index.html": OTHER,
        "assets/x.css": CSS,
        "assets/y.css": "",
        "assets/p q.svg": SVG,
        "flux.xml": FEED,
    }.items():
        put(tmp_path, name, content)
    return tmp_path


def put(site: Path, name: str, content: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(content, encoding="utf-8")


def faults(site: Path) -> list[str]:
    return [str(fault) for fault in check_site(site, URL)[1]]


def test_a_sound_site_has_no_fault(site: Path) -> None:
    report, found = check_site(site, URL)
    assert found == []
    assert report.files == 8
    assert report.links > 20
    assert report.anchors == 5


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="../c/">x</a>', "« ../c/ » reaches no file"),
        ('<a href="../B/">x</a>', "« ../B/ » reaches no file"),
        ('<a href="/b/">x</a>', "leaves the site"),
        ('<a href="../../../b/">x</a>', "leaves the site"),
        ('<a href="https://exemple.test/fil/c/">x</a>', "reaches no file"),
        ('<a href="../b/#nulle-part">x</a>', "no anchor « nulle-part »"),
        ('<a href="#nulle-part">x</a>', "no anchor « nulle-part »"),
        ('<a href="../assets/p%20q.svg#carre">x</a>', "no anchor « carre »"),
        ('<a href="javascript:alert(1)">x</a>', "may not hold"),
        ('<a href="data:text/html,x">x</a>', "may not hold"),
        ('<a href="http://[oups">x</a>', "is no address"),
        ('<img src="../assets/rien.png">', "reaches no file"),
        ('<img srcset="../assets/rien.png 2x">', "reaches no file"),
        ('<svg><a xlink:href="../c/"/></svg>', "reaches no file"),
        ('<svg><use href="#nulle-part"/></svg>', "no anchor"),
        ('<meta http-equiv="refresh" content="0; url=../c/">', "reaches no file"),
        ('<link rel="canonical" href="https://exemple.test/fil/c/">', "reaches no file"),
        ('<link rel="alternate" href="../rien.xml">', "reaches no file"),
        ('<script src="https://ailleurs.test/x.js"></script>', "from another host"),
        ('<script src="//ailleurs.test/x.js"></script>', "from another host"),
        ('<link rel="stylesheet" href="https://ailleurs.test/x.css">', "from another host"),
        ('<link rel="preconnect" href="https://ailleurs.test">', "from another host"),
        ('<img src="https://ailleurs.test/x.png">', "from another host"),
        ('<img srcset="x.png 1x, https://ailleurs.test/x.png 2x">', "from another host"),
        ('<iframe src="https://ailleurs.test/"></iframe>', "from another host"),
        ('<video poster="https://ailleurs.test/x.png"></video>', "from another host"),
        ('<svg><image href="https://ailleurs.test/x.png"/></svg>', "from another host"),
        ('<p style="background: url(https://ailleurs.test/x.png)">x</p>', "from another host"),
        ('<style>@import "https://ailleurs.test/x.css";</style>', "from another host"),
        ("<style>@font-face { src: url(https://ailleurs.test/x.woff2) }</style>", "from another host"),
        ('<meta http-equiv="refresh" content="0;url=https://ailleurs.test/">', "from another host"),
        ('<p id="x">1</p><p id="x">2</p>', "« x » stands twice"),
        ('<a href="https://forge.test/x" data-md-component="source">x</a>', "makes the browser contact"),
        ('<pre class="mermaid">graph</pre>', "makes the browser contact"),
    ],
)
def test_each_fault_is_told_with_its_page(site: Path, body: str, told: str) -> None:
    put(site, "d/index.html", f"<!doctype html><html><body>{body}</body></html>")
    found = [one for one in faults(site) if "x.png 1x" not in one and "« x.png »" not in one]
    assert len(found) == 1, found
    assert told in found[0]
    assert found[0].startswith("site/d/index.html: ")


def test_the_source_of_a_page_is_named(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    docs = tmp_path_factory.mktemp("x") / "docs"
    put(docs, "d.md", "# D")
    put(site, "d/index.html", '<a href="../c/">x</a>')
    assert [fault.path for fault in check_site(site, URL, docs)[1]] == ["docs/d.md"]


@pytest.mark.parametrize(
    ("pages", "written", "told"),
    [
        (3, "../../assets/gone.css", ["docs/n/0.md: ", "docs/n/1.md: ", "docs/n/2.md: "]),
        (
            4,
            "../../assets/gone.css",
            ["docs/assets/gone.css: there is no such file, but 4 pages link to it, "],
        ),
        (
            4,
            "../../gone/",
            ["site/gone/index.html: there is no such file, but 4 pages link to it, docs/n/0.md "],
        ),
    ],
)
def test_a_file_missing_from_many_pages_is_one_fault(
    site: Path, tmp_path_factory: pytest.TempPathFactory, pages: int, written: str, told: list[str]
) -> None:
    docs = tmp_path_factory.mktemp("x") / "docs"
    for number in range(pages):
        put(docs, f"n/{number}.md", "# N")
        put(site, f"n/{number}/index.html", f'<link rel="stylesheet" href="{written}">' * 2)
    found = [str(fault) for fault in check_site(site, URL, docs)[1]]
    assert len(found) == len(told)
    assert all(one.startswith(expected) for one, expected in zip(found, told, strict=True))


def test_style_sheets_and_drawings_are_read(site: Path) -> None:
    put(site, "assets/z.css", "a { background: url(rien.png) } @import url(//ailleurs.test/x.css);")
    put(site, "assets/z.svg", '<svg xmlns="http://www.w3.org/2000/svg"><a href="../c/"/></svg>')
    put(site, "assets/cut.svg", "<svg")
    told = "\n".join(faults(site))
    for expected in (
        "« rien.png » reaches no file",
        "another host",
        "« ../c/ »",
        "cut.svg: this file cannot be read",
    ):
        assert expected in told


def test_a_site_without_an_address_answers_at_the_root(tmp_path: Path) -> None:
    put(tmp_path, "index.html", '<a href="/a/">a</a>')
    put(
        tmp_path,
        "a/index.html",
        '<a href="https://exemple.test/">dehors</a><img src="https://exemple.test/x.png">',
    )
    told = [str(fault) for fault in check_site(tmp_path, None)[1]]
    assert len(told) == 1
    assert "another host" in told[0]


@pytest.mark.parametrize("content", ["", " ", "<", "<!-- -->", "\ufeff", "pas de balise", "<a href"])
def test_an_odd_page_is_read(tmp_path: Path, content: str) -> None:
    put(tmp_path, "index.html", content)
    check_site(tmp_path, None)


@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    read_css(content)
    for read in (read_html, read_xml):
        with contextlib.suppress(etree.XMLSyntaxError, etree.ParserError):  # told as a fault of the file
            read(content)


@given(st.text())
def test_any_text_of_a_link_is_followed_or_told(
    tmp_path_factory: pytest.TempPathFactory, target: str
) -> None:
    site = tmp_path_factory.mktemp("s")
    put(site, "index.html", f'<!doctype html><html><body><a href="{escape(target)}">x</a></body></html>')
    check_site(site, URL)


def test_many_processes_tell_the_same(site: Path) -> None:
    for number in range(450):
        following = (number + 1) % 451  # the last one leads nowhere
        put(
            site,
            f"n/{number}/index.html",
            f'<p id="x"></p><a href="../{following}/#x">x</a><a href="#y">y</a>',
        )
    alone, together = check_site(site, URL, processes=1), check_site(site, URL, processes=2)
    assert alone == together
    assert len(alone[1]) == 451


def sitemap(*addresses: str) -> str:
    entries = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'


def test_a_sitemap_names_pages_of_the_site(site: Path) -> None:
    put(site, "sitemap.xml", sitemap(URL, f"{URL}a/"))
    (site / "sitemap.xml.gz").write_bytes(gzip.compress((site / "sitemap.xml").read_bytes()))
    assert check_sitemap(site, URL) == []
    put(site, "sitemap.xml", sitemap(f"{URL}c/", "https://ailleurs.test/"))
    told = "\n".join(str(fault) for fault in check_sitemap(site, URL))
    assert "reaches no page" in told
    assert f"not under {URL}" in told
    assert "holds something else" in told
    put(site, "sitemap.xml", "<urlset")
    assert "cannot be read" in str(check_sitemap(site, URL)[0])
