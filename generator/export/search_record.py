"""One search record: what a page is searched by, found in, and shown as; written as HTML for Pagefind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from generator.edtf import EdtfError, parse
from generator.export.search_words import markup, other_spellings, searchable
from generator.folding import fold_letters
from generator.model import Ref

_EXCERPT = 240  # characters of the sentence that stands under a result
_MONTHS = 4  # a date that may be in so many months tells no month
_UNDATED = "0000-00-00"  # before every day, so last in a list with the latest first
_NAMES = (
    "· "  # stands between the text and the names, so that docs/assets/search-words.js can tell them apart
)
_NAME_WEIGHT = 8  # of a page's own names against its other words, which weigh 1; Pagefind allows up to 10


@dataclass(slots=True)
class Record:
    """What one page is searched by, found in, and shown as."""

    ref: Ref
    title: str
    kind: str
    date: str | None = None  # EDTF
    sentence: str | None = None
    lines: list[str] = field(default_factory=list)
    own_names: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    filters: dict[str, list[str]] = field(default_factory=dict)
    sort_name: str | None = None
    events: int = 0


def periods_of(date: str | None) -> list[str]:
    """Return the years of a date, and its months where it falls into few of them.

    >>> periods_of("2031-12-31/2032-01-02")
    ['2031', '2031-12', '2032', '2032-01']
    """
    if date is None:
        return []
    try:
        value = parse(date)
    except EdtfError:
        return []
    first, last = value.first, value.last
    years = [f"{year:04d}" for year in range(first.year, last.year + 1)]
    begun, ended = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    if ended - begun >= _MONTHS:
        return years
    return sorted([*years, *(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(begun, ended + 1))])


def as_html(record: Record, date_in_words: Callable[[str], str]) -> str:
    """Return the record as a page that Pagefind reads; what is not searched stands in its metadata."""
    words = date_in_words(record.date) if record.date else None
    lines = [searchable(line) for line in record.lines]
    names = [searchable(name) for name in record.own_names]
    known = " ".join([searchable(record.title), *names, *lines])
    forms = [form for form in dict.fromkeys(map(searchable, record.forms)) if form and form not in known]
    forms += other_spellings(" ".join([known, *forms]))
    parts = [
        "<!doctype html>",
        '<html lang="fr">',
        f'<head><meta charset="utf-8"><title>{escape(record.title)}</title></head>',
        "<body data-pagefind-body>",
        "<div data-pagefind-ignore>",
    ]
    meta = {"title": record.title, "kind": record.kind, "date": words, "sentence": _cut(record.sentence)}
    meta["edtf"] = record.date  # what is not for the reader's eyes is found as well
    parts += [f'<p data-pagefind-meta="{key}">{markup(value)}</p>' for key, value in meta.items() if value]
    for key, values in record.filters.items():
        # Filters are offered to the reader as they are, not searched: they keep their typography.
        parts += [f'<p data-pagefind-filter="{key}">{escape(value)}</p>' for value in values]
    sorts = {
        "date": _first_day(record.date),
        "name": fold_letters(record.sort_name or record.title),
        "events": str(record.events),
    }
    parts += [f'<p data-pagefind-sort="{key}">{escape(value)}</p>' for key, value in sorts.items()]
    parts.append("</div>")
    parts += [f"<p>{markup(line)}</p>" for line in lines if line]
    if names:  # whoever looks for a name wants the page of the one who bears it
        parts.append(f'<p data-pagefind-weight="{_NAME_WEIGHT}">{_NAMES}{markup(" · ".join(names))}</p>')
    if not (any(lines) or any(names) or forms):
        # Pagefind leaves out a page without a word; a name that nothing else is known of is found by itself.
        parts.append(f"<p>{markup(record.title)}</p>")
    if forms:
        parts.append(f"<p>{_NAMES}{markup(' · '.join(dict.fromkeys(forms)))}</p>")
    parts.append("</body></html>")
    return "\n".join(parts) + "\n"


def _first_day(date: str | None) -> str:
    """Return what a record is sorted by; Pagefind leaves out of a sorted list what has no such value."""
    try:
        return parse(date).first.isoformat() if date else _UNDATED
    except EdtfError:
        return _UNDATED


def _cut(sentence: str | None) -> str | None:
    """Shorten a sentence at a word."""
    if sentence is None:
        return None
    whole = " ".join(sentence.split())
    if len(whole) <= _EXCERPT:
        return whole
    return whole[: _EXCERPT + 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
