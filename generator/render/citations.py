"""How to cite a page, as its template prints it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Companion
from generator.render.escape import SafeMarkdown, references
from generator.render.labels import say
from generator.render.links import Linker


@dataclass(frozen=True, slots=True)
class FormatView:
    """A citation in one format: its name, the text with its line breaks, and a link to the file."""

    name: str
    text: SafeMarkdown
    link: SafeMarkdown


@dataclass(frozen=True, slots=True)
class CitationView:
    """How to cite a page; the sentence names the state that is cited."""

    sentence: str
    original: str | None
    formats: list[FormatView]


def citation_view(companion: Companion, linker: Linker) -> CitationView | None:
    """Return how to cite a page; None for a page that is not to be cited."""
    citation = companion.citation
    if citation is None:
        return None
    return CitationView(
        citation.sentence,
        citation.original,
        [
            FormatView(one.name, preformatted(one.text), linker.to_file(one.file, _download(one.name)))
            for one in citation.formats
        ],
    )


def _download(name: str) -> str:
    return say("cite", "download").format(format=name)


def preformatted(text: str) -> SafeMarkdown:
    r"""Return text of several lines as they are, for a ``<pre>``: each blank of it counts.

    >>> str(preformatted("TY  - ELEC\r\n"))
    'TY&#32;&#32;&#45;&#32;ELEC'
    """
    lines = ["&#32;".join(references(word) for word in line.split(" ")) for line in text.splitlines()]
    return SafeMarkdown("\n".join(lines))
