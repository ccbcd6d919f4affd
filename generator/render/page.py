"""What goes in and what comes out: the site's own facts, and a page."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: ``path`` is relative to `docs/`, with ``/``; ``text`` ends in a newline."""

    path: str
    text: str
