"""The page on the chronicle's data: what may be downloaded, with its size, its checksum and its schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator import lexicon
from generator.addresses import DATA, METHOD_FILE, SUMS_FILE, index_file
from generator.french.typography import NO_BREAK, number, typeset
from generator.model import Download
from generator.render.escape import SafeMarkdown
from generator.render.labels import counted, label, plural, say
from generator.render.links import Linker
from generator.render.page import Page
from generator.render.writer import Writer

_KILOBYTE: Final = 1000  # as file managers and the SI count


@dataclass(frozen=True, slots=True)
class FileView:
    """One file: a link with its name, its size in words, and its checksum."""

    link: SafeMarkdown
    size: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing that is offered, in each of its formats; ``count`` tells how much of what it holds."""

    title: str
    description: str
    count: str | None
    schema: SafeMarkdown | None
    files: list[FileView]


def data_page(writer: Writer, downloads: Sequence[Download]) -> Page:
    """Return the page that offers the data."""
    told = lexicon.load("data_page")
    file = index_file(DATA)
    linker = writer.linker(file)
    groups = [
        (
            key,
            typeset(words["title"]),
            typeset(words["note"]),
            _items(linker, [one for one in downloads if one.group == key], words.get("counted")),
        )
        for key, words in told["groups"].items()
    ]
    return writer.page(
        file,
        "data.md.j2",
        title=say("data", "title"),
        description=say("data", "description"),
        groups=[group for group in groups if group[3]],
        licence=SafeMarkdown('<a rel="license external noopener" href="{}">{}</a>').format(
            told["licence"]["path"], told["licence"]["title"]
        ),
        rights=typeset(told["licence"]["rights"]),
        sums=linker.to_file(SUMS_FILE, SUMS_FILE.rpartition("/")[2]) if downloads else None,
        method=linker.to_file(METHOD_FILE, say("shared", "method")),
    )


def _items(linker: Linker, files: Iterable[Download], forms: str | None) -> list[ItemView]:
    """Return what is offered, the formats of one thing together: they follow each other and are called the same."""
    items = []
    for (title, description), formats in groupby(files, key=lambda file: (file.title, file.description)):
        same = list(formats)
        first = same[0]
        items.append(
            ItemView(
                title,
                description,
                plural(first.records, forms) if first.records is not None and forms else None,
                linker.to_file(first.schema, say("data", "schema")) if first.schema else None,
                [_view(linker, file) for file in same],
            )
        )
    return items


def _view(linker: Linker, download: Download) -> FileView:
    name = download.file.rpartition("/")[2]
    return FileView(linker.to_file(download.file, name), size_words(len(download.content)), download.sha256)


def size_words(count: int) -> str:
    """Return the size of a file in words.

    >>> size_words(1234).replace(NO_BREAK, " "), size_words(532).replace(NO_BREAK, " ")
    ('1,2 ko', '532 octets')
    """
    if count < _KILOBYTE:
        return counted(count, "byte")
    if count < _KILOBYTE**2:
        return f"{_decimal(count / _KILOBYTE)}{NO_BREAK}{label('units', 'kilobytes')}"
    return f"{_decimal(count / _KILOBYTE**2)}{NO_BREAK}{label('units', 'megabytes')}"


def _decimal(value: float) -> str:
    if value >= 10:
        return number(round(value))
    return f"{value:.1f}".replace(".", ",").removesuffix(",0")
