"""Read a saved web page: its article as plain text, and what its metadata tells. Nothing is ever fetched."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from generator.corpus.front_matter import without_control_characters
from generator.corpus.record import fold, is_web_address
from generator.errors import fault

_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_BY: Final = re.compile(r"^\s*(?:[Pp]ar|PAR)\s+(?=[A-ZÀ-Þ])")  # « Par Anna Leclerc »
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?=$|[-_])")
# Any date that a page can print. Without bounds of our own, the library would take the day on which it runs.
_DATES: Final = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1605-01-01",
    "max_date": "2999-12-31",
}


@dataclass(frozen=True, slots=True)
class SavedPage:
    """What a page holds; ``published`` is EDTF."""

    text: str
    title: str | None
    published: str | None
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    url: str | None
    language: str | None


def read_saved_page(html: str, path: str) -> SavedPage:
    """Read the main article of a page.

    The page is parsed here, into a tree: given text, the libraries below would take an address for something to
    download.

    Raises:
        FilRougeError: the page holds no article text.
    """
    # Imported late: it takes a while, and most documents are plain text.
    import trafilatura
    from trafilatura.metadata import extract_metadata

    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        tree = _parse(html)
        text = trafilatura.extract(
            tree,
            output_format="txt",
            include_comments=False,
            include_formatting=False,
            date_extraction_params=dict(_DATES),
        )
        about = extract_metadata(_parse(html), date_config=dict(_DATES), extensive=False)
    except (
        Exception
    ) as error:  # the libraries promise nothing on hostile pages; one page must not end the run
        what = f"the page cannot be read ({type(error).__name__})"
        raise fault(path, what, "save the text of the article as .txt") from error
    if not text or not text.strip():
        raise fault(path, "no article text was found in this page", "save the text of the article as .txt")
    url = about.url if about.url and is_web_address(about.url) else None
    found = _LANGUAGE.match((tree.get("lang") or "").lower())
    return SavedPage(
        text=text,
        title=_clean(about.title),
        published=about.date if about.date and _DAY.fullmatch(about.date) else None,
        authors=_names([_BY.sub("", name) for name in (about.author or "").split(";")]),
        publishers=_names([(about.sitename or "").removeprefix("www.")]),
        url=url,
        language=found[0] if found else None,
    )


def _parse(html: str) -> HtmlElement:
    parser = HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    content = _XML_DECLARATION.sub("", html).encode("utf-8", errors="replace")
    return document_fromstring(content, parser=parser)


def _clean(text: str | None) -> str | None:
    return fold(without_control_characters(text or "")) or None


def _names(names: list[str]) -> tuple[str, ...]:
    cleaned = (_clean(name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name))
