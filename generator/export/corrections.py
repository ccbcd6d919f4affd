"""The news feed of what editors decided: what, when and why."""

from __future__ import annotations

import uuid

from generator.addresses import CORRECTIONS, CORRECTIONS_FEED
from generator.edtf import EdtfError, parse
from generator.export.atom import Entry, atom, line, title_of
from generator.export.catalogue import Catalogue
from generator.export.table_rows import subject_of
from generator.french.typography import typeset_written
from generator.model import Decision, Ref, RefKind
from generator.plain_text import fold


def corrections_feed(catalogue: Catalogue) -> bytes:
    """Return the feed, with every decision."""
    entries = [_entry(catalogue, decision) for decision in catalogue.chronicle.decisions]
    title = corrections_title(catalogue)
    return atom(catalogue.site, CORRECTIONS_FEED, title, f"{CORRECTIONS}/", entries)


def corrections_title(catalogue: Catalogue) -> str:
    """Return the title of the feed."""
    return title_of("corrections", catalogue.site)


def _entry(catalogue: Catalogue, decision: Decision) -> Entry:
    subject = subject_of(decision.subject)
    ref = catalogue.current(subject) if subject else None
    page = ref if ref is not None and catalogue.has_page(ref) else None
    summary = [catalogue.wording.decision(decision)]
    if decision.reason:
        summary.append(line("reason", reason=typeset_written(decision.reason)))
    if decision.source:
        summary.append(line("source", source=typeset_written(decision.source)))
    name = catalogue.wording.label("properties", decision.property)
    made_of = (decision.subject, decision.property, decision.value, decision.decided or "", decision.reason)
    return Entry(
        uuid.uuid5(uuid.NAMESPACE_URL, fold(catalogue.site.url(CORRECTIONS)) + repr(made_of)).urn,
        f"{_named(catalogue, page) if page else decision.subject} — {name}",
        _day(decision.decided),
        catalogue.url(page) if page else catalogue.site.url(f"{CORRECTIONS}/"),
        " ".join(summary),
    )


def _named(catalogue: Catalogue, ref: Ref) -> str:
    event = catalogue.events.get(ref.id) if ref.kind is RefKind.EVENT else None
    return catalogue.dated_title(event) if event else catalogue.title(ref)


def _day(value: str | None) -> str | None:
    try:
        return parse(value).first.isoformat() if value else None
    except EdtfError:
        return None
