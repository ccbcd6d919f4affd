"""The addresses of the site: the one place that knows them.

Stages other than this never paste an address together. A page's Markdown file and its address correspond as
MkDocs has it with directory URLs: ``evenements/ID.md`` answers at ``evenements/ID/``.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final

from generator.model import Ref, RefKind

FOLDERS: Final[dict[RefKind, str]] = {
    RefKind.EVENT: "evenements",
    RefKind.PERSON: "personnes",
    RefKind.ARTICLE: "articles",
    RefKind.PLACE: "lieux",
    RefKind.ORGANISATION: "organisations",
    RefKind.THEME: "themes",
}

# Files of a folder of pages that are no thing's own, and names that Windows gives to devices: with a file of such a
# name (https://learn.microsoft.com/windows/win32/fileio/naming-a-file) nobody there could check a chronicle out.
RESERVED_IDS: Final = frozenset(
    {"index", "liste", "readme", "aux", "con", "nul", "prn"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)

# The id of an event that nobody has kept.
PROVISIONAL: Final = re.compile(r"p-[0-9a-f]{8}")

HOME_FILE: Final = "index.md"
CHRONOLOGY: Final = "chronologie"
QUOTATIONS: Final = "citations"
CORRECTIONS: Final = "corrections"
SEARCH: Final = "recherche"
DATA: Final = "donnees"
PREVIEW_FILE: Final = "apercu.png"
METHOD_FILE: Final = "methode.md"
REPORT_FILE: Final = "signaler-une-erreur.md"


def page_file(ref: Ref) -> str:
    """Return the Markdown file of a page, relative to `docs/`.

    >>> page_file(Ref(RefKind.EVENT, "2025-12-28-appel"))
    'evenements/2025-12-28-appel.md'
    """
    return f"{FOLDERS[ref.kind]}/{ref.id}.md"


def address(ref: Ref, fragment: str = "") -> str:
    """Return the address of a page, relative to the site's root, with ``#fragment`` if one is given.

    >>> address(Ref(RefKind.PERSON, "anna-leclerc"), "noms")
    'personnes/anna-leclerc/#noms'
    """
    return f"{FOLDERS[ref.kind]}/{ref.id}/" + (f"#{fragment}" if fragment else "")


def index_file(folder: str, number: int = 1) -> str:
    """Return the Markdown file of an index page: the folder's own, then numbered ones that no id can take.

    >>> index_file("evenements"), index_file("evenements", 2)
    ('evenements/index.md', 'evenements/liste/2.md')
    """
    return f"{folder}/index.md" if number == 1 else f"{folder}/liste/{number}.md"


def calendar_file(year: int) -> str:
    """Return the Markdown file of a year's calendar.

    >>> calendar_file(2025)
    'chronologie/calendrier/2025.md'
    """
    return f"{CHRONOLOGY}/calendrier/{year:04d}.md"


def further_file(ref: Ref, number: int) -> str:
    """Return the Markdown file of a further page on a thing of which much is told.

    >>> further_file(Ref(RefKind.PERSON, "anna-leclerc"), 2)
    'personnes/anna-leclerc/suite/2.md'
    """
    return f"{FOLDERS[ref.kind]}/{ref.id}/suite/{number}.md"


def anchors_file(ref: Ref) -> str:
    """Return the file that tells which further page of a thing holds which anchor.

    >>> anchors_file(Ref(RefKind.ARTICLE, "sd-tass-0b64fd"))
    'articles/sd-tass-0b64fd/suite/ancres.json'
    """
    return f"{FOLDERS[ref.kind]}/{ref.id}/suite/ancres.json"


def file_address(file: str) -> str:
    """Return the address, relative to the site's root, at which MkDocs publishes a Markdown file.

    >>> file_address("evenements/index.md"), file_address("methode.md"), file_address("index.md")
    ('evenements/', 'methode/', '')
    """
    stem = file.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def markdown_link(from_file: str, to_file: str, fragment: str = "") -> str:
    """Return the target of a Markdown link between two files of `docs/`, which MkDocs checks.

    >>> markdown_link("evenements/x.md", "personnes/anna-leclerc.md", "noms")
    '../personnes/anna-leclerc.md#noms'
    """
    target = posixpath.relpath(to_file, posixpath.dirname(from_file) or ".")
    return target + (f"#{fragment}" if fragment else "")


def relative_address(from_file: str, to_file: str, fragment: str = "") -> str:
    """Return the address of a page as another page's raw HTML links to it; MkDocs rewrites only Markdown links.

    >>> relative_address("evenements/x.md", "personnes/anna-leclerc.md", "noms")
    '../../personnes/anna-leclerc/#noms'
    >>> relative_address("index.md", "index.md"), relative_address("evenements/x.md", "index.md")
    ('./', '../../')
    """
    goal = file_address(to_file) if to_file.endswith(".md") else to_file
    target = posixpath.relpath(f"/{goal}", f"/{file_address(from_file)}")
    closing = "/" if not goal or goal.endswith("/") else ""
    return f"{target}{closing}" + (f"#{fragment}" if fragment else "")


def account_fragment(account_id: str) -> str:
    """Return the anchor of an account on its event's page."""
    return f"compte-{account_id}"


def quotation_fragment(quotation_id: str) -> str:
    """Return the anchor of a quotation on its article's page."""
    return f"citation-{quotation_id}"


def sentence_fragment(anchor: str) -> str:
    """Return the anchor of a sentence on its article's page."""
    return f"phrase-{anchor}"


def companion_file(ref: Ref, name: str) -> str:
    """Return a file that goes with a page, relative to `docs/` and to the site alike.

    >>> companion_file(Ref(RefKind.EVENT, "2025-12-28-appel"), "citation.bib")
    'evenements/2025-12-28-appel/citation.bib'
    """
    return f"{FOLDERS[ref.kind]}/{ref.id}/{name}"


def feed_file(ref: Ref | None = None) -> str:
    """Return the news feed on one person or theme; of the whole chronicle without one.

    >>> feed_file(), feed_file(Ref(RefKind.THEME, "paix"))
    ('donnees/flux.xml', 'themes/paix/flux.xml')
    """
    return companion_file(ref, "flux.xml") if ref else f"{DATA}/flux.xml"


def data_file(name: str) -> str:
    """Return a file of the chronicle's data.

    >>> data_file("evenements.csv")
    'donnees/evenements.csv'
    """
    return f"{DATA}/{name}"


CORRECTIONS_FEED: Final = f"{CORRECTIONS}/flux.xml"
SUMS_FILE: Final = data_file("SHA256SUMS.txt")
