"""The YAML lines that `check` advises: an editor pastes them as they are."""

from __future__ import annotations

from generator.model import Span
from generator.resolve.documents import Document
from generator.selectors import selector_for
from generator.yaml_quoting import quoted


def mention_line(document: Document, span: Span) -> str:
    """Return the item of `mentions:` that binds words of an article."""
    selector = selector_for(document.article, span)
    parts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    words = ", ".join(f"{key}: {quoted(value)}" for key, value in parts.items() if value)
    return f"- {{article: {quoted(document.id)}, {words}}}"


def reason_line(fact: str) -> str:
    """Return the item of `reasons:` that says why a fact is as an editor set it.

    >>> reason_line("date")
    'date: {reason: "…", decided: "YYYY-MM-DD"}'
    """
    return f'{fact}: {{reason: "…", decided: "YYYY-MM-DD"}}'
