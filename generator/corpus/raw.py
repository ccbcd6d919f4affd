"""Read a document as it was received: plain text, our own Markdown file, or a saved page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from generator.corpus.articles import own_keys, parse_article
from generator.corpus.encodings import MAX_BYTES, decode
from generator.corpus.front_matter import part
from generator.corpus.saved_page import read_saved_page
from generator.errors import Fault, FilRougeError, fault
from generator.model import Article, ReferenceDate, Rights

_PAGE_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml"})
_TEXT_ENDINGS: Final = frozenset({".txt", ".text"})
_PAGE_BEGINS: Final = re.compile(
    # Atomic: a comment ends at its first « --> », whatever follows; otherwise many comments could be cut in 2^n ways.
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_NEVER_CLOSED: Final = re.compile(r"---[ \t]*\r?\n((?:[^\s#:]+[ \t]*:[^\n]*\n|[ \t]+[^\n]*\n|- [^\n]*\n)+)")
_TOP_KEY: Final = re.compile(r"^([^\s#:]+)[ \t]*:", re.MULTILINE)
_PROGRAM_BEGINS: Final = re.compile(rb"(?:\xef\xbb\xbf)?#![ \t]*/")
_WEB_ARCHIVE: Final = re.compile(
    rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,20}?content-type:\s*multipart/related", re.I
)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as received.

    Parameters:
        text: plain text: of a text file the file itself with its newlines, of a page what the library takes from it.
        name: the file's name without its ending; ``stdin`` for standard input.
        title, published, authors, publishers, url, language: what the document itself declares, apart from
            its text; ``published`` is EDTF.
        kind: ``text``, ``page`` (saved HTML) or ``article`` (a file with front matter of ours).
        reference_date, rights: from front matter of ours.
    """

    text: str
    name: str
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    kind: str = "text"
    reference_date: ReferenceDate | None = None
    rights: Rights = Rights.EXTRACT

    def as_article(self) -> Article:
        """Return the document as an article that is in no chronicle, for `annotate`."""
        return Article(
            id=self.name,
            text=self.text,
            language=self.language or "fr",
            title=self.title,
            published=self.published,
            reference_date=self.reference_date,
            publishers=self.publishers,
            authors=self.authors,
            url=self.url,
            rights=self.rights,
        )


def read_raw_file(path: Path) -> RawDocument:
    """Read a file of any kind that holds an article.

    ``.html``, ``.htm`` and ``.xhtml`` are saved pages; ``.txt`` is text whatever it looks like; ``.md`` and any
    other name is an article of ours if it begins with our front matter, a page if it begins like one, else text.

    Raises:
        FilRougeError: it cannot be read, or holds no text.
    """
    shown = path.as_posix()
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        remedy = "give its files one by one" if path.is_dir() else "check the name and the permissions"
        raise fault(shown, f"the file cannot be read ({reason})", remedy) from error
    return read_raw(content, path.name, shown)


def read_raw_stream(stream: BinaryIO) -> RawDocument:
    """Read a document from standard input; its kind is told from its first bytes.

    Raises:
        FilRougeError: it holds no text.
    """
    return read_raw(stream.read(MAX_BYTES + 1), "stdin", "-")


def read_raw(content: bytes, name: str, path: str) -> RawDocument:
    """Read a document from its bytes.

    Parameters:
        content: all of it.
        name: the file's name; its ending tells the kind.
        path: its name in faults.

    Raises:
        FilRougeError: it is empty, too large, or no text; its front matter is at fault.
    """
    if _PROGRAM_BEGINS.match(content):
        raise fault(
            path, "this is a program, not an article (it begins with #!)", "give the text of an article"
        )
    pure = PurePath(name)
    ending, stem = pure.suffix.lower(), pure.stem
    if ending not in _TEXT_ENDINGS and _WEB_ARCHIVE.match(content[:20000]):
        raise fault(path, "this is a web archive (MHTML)", "save the page as HTML only")
    if ending in _PAGE_ENDINGS or (
        ending not in _TEXT_ENDINGS and _PAGE_BEGINS.match(content[:20000].lstrip(b"\xef\xbb\xbf"))
    ):
        page = read_saved_page(decode(content, path, html=True), path)
        return RawDocument(
            text=page.text,
            name=stem,
            title=page.title,
            published=page.published,
            authors=page.authors,
            publishers=page.publishers,
            url=page.url,
            language=page.language,
            kind="page",
        )
    text = decode(content, path)
    if ending not in _TEXT_ENDINGS:
        article = _own_article(text, stem, path)
        if article is not None:
            return article
    return RawDocument(text=text, name=stem)


def _own_article(text: str, name: str, path: str) -> RawDocument | None:
    """Read a file with front matter of ours; None if it has none, or another program's."""
    parted = part(text)
    if parted is None:
        begun = _NEVER_CLOSED.match(text)
        if begun and own_keys(
            _TOP_KEY.findall(begun[1])
        ):  # its keys would be published as the article's words
            line = begun[0].count("\n") + 1
            raise fault(path, "the front matter is not closed", "end it with a line `---`", line, 1)
        return None
    if not own_keys(_TOP_KEY.findall(parted.header)):
        return None
    faults: list[Fault] = []
    article = parse_article(name, parted, path, faults)
    if faults:
        raise FilRougeError(faults)
    return RawDocument(
        text=article.text,
        name=name,
        title=article.title,
        published=article.published,
        authors=article.authors,
        publishers=article.publishers,
        url=article.url,
        language=article.language,
        kind="article",
        reference_date=article.reference_date,
        rights=article.rights,
    )
