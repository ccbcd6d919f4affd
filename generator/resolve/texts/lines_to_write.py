"""The YAML lines that `check` advises: an editor pastes them as they are."""

from __future__ import annotations

from generator.model import Span
from generator.resolve.texts.documents import Document
from generator.resolve.texts.ids import sentence_anchor
from generator.selectors import selector_for
from generator.yaml_quoting import quoted


def mention_line(document: Document, span: Span, sentence: str | None = None) -> str:
    """Return the item of `mentions:` that binds words of an article.

    Parameters:
        sentence: the anchor that was noted of their sentence; None to note the one that it has.
    """
    selector, index = selector_for(document.article, span), document.sentence_at(span)
    parts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    parts["sentence"] = sentence or (sentence_anchor(document, index) if index is not None else "")
    words = ", ".join(f"{key}: {quoted(value)}" for key, value in parts.items() if value)
    return f"- {{article: {quoted(document.id)}, {words}}}"


def reason_line(fact: str) -> str:
    """Return the item of `reasons:` that says why a fact is as an editor set it.

    >>> reason_line("date")
    'date: {reason: "…", decided: "YYYY-MM-DD"}'
    """
    return f'{fact}: {{reason: "…", decided: "YYYY-MM-DD"}}'
