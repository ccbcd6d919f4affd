"""One page of every kind that a site has, found in the site itself."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final

from tests.finished_site import FinishedSite

# kind → the addresses that are of that kind; the first by name stands for all.
_PATTERNS: Final = {
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
KINDS: Final = tuple(_PATTERNS)


def one_of_each(site: FinishedSite) -> dict[str, str]:
    """Return kind → address of a page of that kind; fails where the site lacks one."""
    pages = site.pages()
    found = {
        kind: next(
            (page for page in pages if fnmatchcase(page, pattern) and _same_depth(page, pattern)), None
        )
        for kind, pattern in _PATTERNS.items()
    }
    missing = [kind for kind, page in found.items() if page is None]
    assert not missing, f"the site has no page of these kinds: {missing}"
    return {kind: page for kind, page in found.items() if page is not None}


def _same_depth(page: str, pattern: str) -> bool:
    return page.count("/") == pattern.count("/")
