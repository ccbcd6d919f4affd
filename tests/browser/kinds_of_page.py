"""One page of every kind that a site has, found in the site itself.

Our own chronicle is small: lists that are cut into several pages, and a calendar with a page a year, are looked at in
an invented one of hundreds of events (`BUSY_KINDS`).
"""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import Final

from tests.finished_site import FinishedSite

# kind → the addresses that are of that kind; the first by name stands for all.
_OWN: Final = {
    "home": "",
    "events": "evenements/",
    "event": "evenements/2*/",
    "event-of-many": "evenements/2*-12-*-appel/",
    "provisional-event": "evenements/p-*/",
    "persons": "personnes/",
    "person": "personnes/*/",
    "articles": "articles/",
    "article": "articles/*/",
    "places": "lieux/",
    "place": "lieux/*/",
    "organisations": "organisations/",
    "organisation": "organisations/*/",
    "themes": "themes/",
    "theme": "themes/*/",
    "timeline": "chronologie/",
    "quotations": "citations/",
    "corrections": "corrections/",
    "data": "donnees/",
    "search": "recherche/",
    "method": "methode/",
    "report-an-error": "signaler-une-erreur/",
    "legal": "mentions-legales/",
    "not-found": "404.html",
}
_BUSY: Final = {
    "events-further": "evenements/liste/2/",
    "timeline-further": "chronologie/liste/2/",
    "quotations-further": "citations/liste/2/",
    "person-further": "personnes/*/suite/2/",
    "calendar": "chronologie/calendrier/2*/",
}
KINDS: Final = tuple(_OWN)
BUSY_KINDS: Final = tuple(_BUSY)
EVERY_KIND: Final = (*KINDS, *BUSY_KINDS)


def one_of_each(site: FinishedSite, kinds: Sequence[str] = KINDS) -> dict[str, str]:
    """Return kind → address of a page of that kind; fails where the site lacks one."""
    pages = site.pages()
    patterns = {kind: pattern for kind, pattern in (_OWN | _BUSY).items() if kind in kinds}
    found = {
        kind: next(
            (page for page in pages if fnmatchcase(page, pattern) and _same_depth(page, pattern)), None
        )
        for kind, pattern in patterns.items()
    }
    missing = [kind for kind, page in found.items() if page is None]
    assert not missing, f"the site has no page of these kinds: {missing}"
    return {kind: page for kind, page in found.items() if page is not None}


def _same_depth(page: str, pattern: str) -> bool:
    return page.count("/") == pattern.count("/")
