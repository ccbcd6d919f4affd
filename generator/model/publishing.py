"""What accompanies the pages: the site's own facts, how to cite a page, its metadata, the files offered with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlsplit

from generator.model.records import Decision

# Hosts kept for examples (RFC 2606), one of which stands in the settings of a chronicle that is not published yet.
_PLACEHOLDERS: Final = ("example.org", "example.com", "example.net")


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """Tell pages and exports about the site that they are part of.

    Parameters:
        site_name, description: as in `mkdocs.yml`.
        site_url: where the site will answer, ending in ``/``; the empty string when unknown.
        repo_url: where its sources are kept; the empty string when unknown.
        today: ISO date of the build, passed in so that two builds are equal.
        version: of the program.
        author: who publishes it, ``site_author`` of `mkdocs.yml`; the empty string when not told.
    """

    site_name: str
    site_url: str
    description: str
    repo_url: str
    today: str
    version: str
    author: str = ""

    @property
    def is_placed(self) -> bool:
        """Tell whether the site's public address is known: without it, no address of a page is permanent."""
        host = urlsplit(self.site_url).hostname or ""
        return bool(host) and not any(host == name or host.endswith(f".{name}") for name in _PLACEHOLDERS)

    def url(self, path: str) -> str:
        """Return the whole address of a file or page of the site, percent-encoded; relative where none is known.

        >>> SiteInfo("Fil rouge", "https://chronique.example/", "", "", "", "").url("personnes/anna-leclerc/")
        'https://chronique.example/personnes/anna-leclerc/'
        """
        return self.site_url + quote(path, safe="/#-._~")


@dataclass(frozen=True, slots=True)
class CitationFormat:
    """A citation in one format: its name, the text, and the file (relative to `docs/`) that holds it."""

    name: str
    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Citation:
    """How to cite a page.

    Parameters:
        sentence: in French usage, plain text.
        formats: for programs that manage references.
        original: a sentence that cites the article itself rather than our page on it, or None.
    """

    sentence: str
    formats: tuple[CitationFormat, ...]
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """What goes with one page beside what it shows.

    Parameters:
        citation: how to cite it, or None for a page that is not to be cited.
        digest, changed: the state of the page (see `PageState`), or None.
        names: ``<meta name>`` elements, (name, content) in order; ``properties``: ``<meta property>`` ones.
        linked_data: JSON-LD, as JSON text that may stand in a ``<script>``; or None.
        feeds: news feeds on what the page is about: (title, file relative to `docs/`).
    """

    citation: Citation | None = None
    digest: str | None = None
    changed: str | None = None
    names: tuple[tuple[str, str], ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    linked_data: str | None = None
    feeds: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the chronicle's data as it is offered to whoever wants to reuse it.

    Parameters:
        file: relative to `docs/`.
        title, description: French.
        media_type: ``text/csv`` …
        content: its bytes.
        sha256: of the bytes, in hex.
        records: how many things it holds, or None where that says nothing.
        group: the key under which the page on the data lists it.
        schema: the file that tells what its fields mean, or None.
    """

    file: str
    title: str
    description: str
    media_type: str
    sha256: str
    records: int | None
    group: str
    schema: str | None = None
    content: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the pages, so that exports say the same.

    Parameters:
        label: (group, key) → French label.
        value: (property, value, and where there is one its qualifier) → the value in French words.
        decision: a decision → what was decided, as a sentence of plain text.
        is_fact: (property, value) → whether it is a name, a date or a number, and so no words of an article.
    """

    label: Callable[[str, str], str]
    value: Callable[..., str]
    is_fact: Callable[[str, str], bool]
    decision: Callable[[Decision], str]
