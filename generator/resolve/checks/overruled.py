"""What a decision changed: the value that the articles alone would give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model import Decision
from generator.resolve.checks.kept_differences import compare_facts
from generator.resolve.events.make import Draft
from generator.resolve.texts.documents import Document


def overruled(
    drafts: Iterable[Draft], documents: Mapping[str, Document], decisions: Sequence[Decision]
) -> tuple[tuple[Decision, str], ...]:
    """Return each decision that changed a fact with what stood before, in the decisions' order.

    What stood before is written as `Decision.value` is; the empty string where the articles say nothing of it.
    """
    before: dict[tuple[str, str], str] = {}
    for draft in drafts:
        kept = draft.group.kept
        if kept is None or kept.withdrawn is not None:
            continue
        for one in compare_facts(draft):
            if one.kept and one.kept != one.told:
                before[f"events/{kept.id}", one.fact] = (
                    one.told.strip("[]") if one.fact != "date" else one.told
                )
    for document in documents.values():
        article = document.article
        if article.reference_date is not None and article.reference_date.date != article.published:
            before[f"articles/{article.id}", "reference_date"] = article.published or ""
    return tuple(
        (one, before[one.subject, one.property]) for one in decisions if (one.subject, one.property) in before
    )
