"""What editors decided, and the log of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.addresses import CORRECTIONS, METHOD_FILE, index_file
from generator.edtf import EdtfError
from generator.model import Decision, Ref, RefKind
from generator.render import dates
from generator.render.environment import plural
from generator.render.escape import SafeMarkdown
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers
from generator.render.typography import duration
from generator.render.writer import Writer

_KINDS = {
    "events": RefKind.EVENT,
    "articles": RefKind.ARTICLE,
    "people": RefKind.PERSON,
    "organisations": RefKind.ORGANISATION,
    "places": RefKind.PLACE,
    "themes": RefKind.THEME,
}


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision in words."""

    subject: SafeMarkdown
    kind: str
    property: str
    value: str
    reason: str
    decided: str | None
    source: str | None


def decision_view(lookup: Lookup, linker: Linker, decision: Decision) -> DecisionView:
    """Return a decision in words, with a link to what it is about."""
    folder, _, subject_id = decision.subject.partition("/")
    kind = _KINDS.get(folder)
    if kind is RefKind.EVENT:
        subject = linker.to_dated_event(subject_id)
    elif kind is not None and subject_id:
        subject = linker.to(Ref(kind, subject_id))
    else:
        subject = SafeMarkdown.escape(decision.subject)
    return DecisionView(
        subject,
        label("subjects", folder),
        label("properties", decision.property),
        _value(decision),
        decision.reason,
        dates.short(decision.decided) if decision.decided else None,
        decision.source,
    )


def _value(decision: Decision) -> str:
    if decision.property in ("date", "reference_date"):
        try:
            return dates.noun(decision.value)
        except EdtfError:
            return decision.value
    if decision.property in ("duration", "duration_minutes") and decision.value.isdigit():
        return duration(int(decision.value))
    if decision.property == "status":
        return label("statuses", decision.value)
    return decision.value


def correction_pages(writer: Writer) -> Iterable[Page]:
    """Yield the log of what editors decided, the newest first."""
    decisions = sorted(
        writer.lookup.chronicle.decisions,
        key=lambda decision: (decision.decided or "", decision.subject, decision.property),
        reverse=True,
    )
    pages = in_pages(decisions, size=lambda decision: 400 + len(decision.reason))
    for number, chunk in enumerate(pages, start=1):
        file = index_file(CORRECTIONS, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "corrections.md.j2",
            title="Corrections",
            description=f"Ce que les éditeurs ont décidé, avec leurs raisons. {plural(len(decisions), 'décision')}.",
            decisions=[decision_view(writer.lookup, linker, decision) for decision in chunk],
            count=len(decisions),
            method=linker.to_file(METHOD_FILE, "méthode"),
            numbers=page_numbers(linker, CORRECTIONS, number, len(pages)),
        )
