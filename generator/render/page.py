"""What goes in and what comes out: the site's own facts, and a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

# Hosts kept for examples (RFC 2606), one of which stands in the settings of a chronicle that is not published yet.
_PLACEHOLDERS: Final = ("example.org", "example.com", "example.net")


@dataclass(frozen=True, slots=True)
class SiteInfo:
    """Tell the pages about the site that they are part of.

    Parameters:
        site_name, description: as in `mkdocs.yml`.
        site_url: where the site will answer, ending in ``/``; the empty string when unknown.
        repo_url: where its sources are kept; the empty string when unknown.
        today: ISO date of the build, passed in so that two builds are equal.
        version: of the program.
    """

    site_name: str
    site_url: str
    description: str
    repo_url: str
    today: str
    version: str

    @property
    def is_placed(self) -> bool:
        """Tell whether the site's public address is known: without it, no address of a page is permanent."""
        host = urlsplit(self.site_url).hostname or ""
        return bool(host) and not any(host == name or host.endswith(f".{name}") for name in _PLACEHOLDERS)


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: ``path`` is relative to `docs/`, with ``/``; ``text`` ends in a newline."""

    path: str
    text: str
