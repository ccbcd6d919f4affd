"""Cite a page: a sentence in French usage, BibTeX, RIS and CSL-JSON. What is not known is left out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from generator import lexicon
from generator.addresses import FOLDERS, companion_file
from generator.edtf import EdtfError
from generator.export.catalogue import Catalogue
from generator.french import dates
from generator.french.grammar import listing
from generator.french.typography import typeset
from generator.model import Article, Citation, CitationFormat, Ref, RefKind
from generator.plain_text import fold

# What gets a citation: what has an address of its own that stays.
CITED: Final = (RefKind.EVENT, RefKind.PERSON, RefKind.ARTICLE)

_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")
_FIELD: Final = re.compile(r"\{(\w+)\}")
# LaTeX's own characters. Braces as words: BibTeX counts even escaped ones.
_BIBTEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\u00a0": "~",
    "\u202f": r"\,",  # which LaTeX does not know as a character
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What is known of a page that is cited; every text on one line.

    Parameters:
        key: ASCII, one for each page.
        title: with the event's date, in words, where the page is on an event.
        site, author: the site, and who publishes it (or the empty string).
        url: the permanent address, or the empty string while nobody knows where the site will answer.
        changed: ISO date of the last change, or None; ``digest`` the state's digest, or None.
    """

    key: str
    title: str
    site: str
    author: str
    url: str
    changed: str | None
    digest: str | None


def citation(catalogue: Catalogue, ref: Ref) -> Citation | None:
    """Return how to cite a page; None for one that may move: a provisional event, a person without a record.

    Where nobody knows yet at which address the site will answer, the citation names the page without an address.
    """
    cited = reference(catalogue, ref)
    if cited is None:
        return None
    entry = catalogue.articles.get(ref.id) if ref.kind is RefKind.ARTICLE else None
    return Citation(
        _sentence(
            "sentence",
            author=cited.author,
            title=cited.title,
            site=cited.site,
            changed=dates.short(cited.changed) if cited.changed else "",
            digest=cited.digest or "",
            url=cited.url,
        ),
        (
            CitationFormat("BibTeX", bibtex(cited), companion_file(ref, "citation.bib")),
            CitationFormat("RIS", ris(cited), companion_file(ref, "citation.ris")),
            CitationFormat("CSL-JSON", csl_json(cited), companion_file(ref, "citation.json")),
        ),
        original(entry.article) if entry else None,
    )


def reference(catalogue: Catalogue, ref: Ref) -> Reference | None:
    """Return what a citation of a page says; None for a page that is not to be cited."""
    if ref.kind not in CITED or not catalogue.has_page(ref):
        return None
    title = catalogue.title(ref)
    if ref.kind is RefKind.EVENT:
        event = catalogue.events[ref.id]
        if not event.kept or event.withdrawn is not None:
            return None
        title = catalogue.dated_title(event)
    entity = catalogue.entities.get(ref)
    if entity is not None and entity.record is None:
        return None  # no editor has given the person an id: the address may change
    state = catalogue.state(ref)
    return Reference(
        re.sub(r"[^A-Za-z0-9-]", "-", f"{FOLDERS[ref.kind]}-{ref.id}"),
        fold(title).strip(),
        fold(catalogue.site.site_name).strip(),
        fold(catalogue.site.author).strip(),
        catalogue.url(ref) if catalogue.site.is_placed else "",
        state.changed if state else None,
        state.digest if state else None,
    )


def original(article: Article) -> str | None:
    """Return a sentence that cites the article itself; None where too little of it is known to find it."""
    if not article.title or not (article.publishers or article.url):
        return None
    return _sentence(
        "original",
        authors=fold(listing(list(article.authors))),
        title=fold(article.title).strip(),
        publishers=fold(", ".join(article.publishers)),
        published=_in_words(article.published),
        url=fold(article.url or "").strip(),
    )


def _in_words(edtf: str | None) -> str:
    try:
        return dates.short(edtf) if edtf else ""
    except EdtfError:
        return ""


def _sentence(pattern: str, **known: str) -> str:
    """Fill a pattern of the word list in, without the bracketed parts of which something is not known."""

    def fill(words: str) -> str:
        return _FIELD.sub(lambda found: known[found[1]], words)

    def optional(found: re.Match[str]) -> str:
        return found[1] if all(known[name] for name in _FIELD.findall(found[1])) else ""

    return fill(_OPTIONAL.sub(optional, typeset(str(lexicon.load("citation")[pattern]))))


def bibtex_text(text: str) -> str:
    r"""Return text that BibTeX and LaTeX show as it is; accents stay UTF-8.

    >>> bibtex_text("Pêche & {quotas}")
    'Pêche \\& \\textbraceleft{}quotas\\textbraceright{}'
    """
    return "".join(_BIBTEX.get(character, character) for character in text)


def bibtex(cited: Reference) -> str:
    """Return an ``@online`` entry; the braces around the title keep its capitals."""
    fields = {
        "author": f"{{{bibtex_text(cited.author)}}}" if cited.author else "",
        "title": f"{{{bibtex_text(cited.title)}}}",
        "organization": bibtex_text(cited.site),
        "date": cited.changed or "",
        "url": cited.url,
        "note": bibtex_text(_state_note(cited)),
        "langid": "french",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@online{{{cited.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(cited: Reference) -> str:
    """Return a record of type ELEC: on each line a tag, two blanks, a hyphen, a blank and the value."""
    rows = [
        ("TY", "ELEC"),
        ("ID", cited.key),
        ("AU", cited.author),
        ("TI", cited.title),
        ("T2", cited.site),
        ("PY", cited.changed[:4] if cited.changed else ""),
        ("DA", f"{cited.changed.replace('-', '/')}/" if cited.changed else ""),
        ("UR", cited.url),
        ("LA", "fr"),
        ("N1", _state_note(cited)),
    ]
    lines = [f"{tag}  - {value}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl_json(cited: Reference) -> str:
    """Return a list of one item, as citeproc programs and Zotero read it."""
    item: dict[str, Any] = {
        "id": cited.key,
        "type": "webpage",
        "title": cited.title,
        "container-title": cited.site,
        **({"URL": cited.url} if cited.url else {}),
        "language": "fr",
    }
    if cited.author:
        item["author"] = [{"literal": cited.author}]
    if cited.changed:
        item["issued"] = {"date-parts": [[int(part) for part in cited.changed.split("-")]]}
    if cited.digest:
        item["version"] = cited.digest
    if note := _state_note(cited):
        item["note"] = note
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def _state_note(cited: Reference) -> str:
    changed = dates.short(cited.changed) if cited.changed else ""
    return _sentence("state_note", changed=changed, digest=cited.digest or "").removeprefix(", ")
