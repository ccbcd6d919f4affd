"""What goes in and what comes out: the site's own facts, and a page."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import SiteInfo

__all__ = ["Page", "SiteInfo"]


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file: ``path`` is relative to `docs/`, with ``/``; ``text`` ends in a newline."""

    path: str
    text: str
