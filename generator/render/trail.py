"""The trail of a date: the words, what they count from, the rule, the result, and what editors decided."""

from __future__ import annotations

from dataclasses import dataclass

from generator.french.typography import typeset, typeset_written
from generator.model import DateStep, Decision
from generator.render.escape import SafeMarkdown
from generator.render.evidence import NOT_SHOWN, Sources
from generator.render.labels import label, rule_label
from generator.render.values import date_words


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a date's trail, in words; ``told`` says that the note gives the decision's reason already."""

    kind: str
    sort: str
    words: SafeMarkdown | None
    anchor: str | None
    rule: str | None
    result: str | None
    note: str
    source: SafeMarkdown | None
    decision: Decision | None
    told: bool


def step_view(step: DateStep, sources: Sources) -> StepView:
    """Return one step of a date's trail."""
    return StepView(
        label("step_kinds", step.kind),
        step.kind,
        _words(step, sources),
        label("anchors", step.anchor) if step.anchor else None,
        rule_label(step.rule),
        date_words(step.result) if step.result else None,
        typeset_written(step.note),
        sources.mark(step.passage) if step.passage else None,
        step.decision,
        step.decision is not None and step.decision.reason.strip(" .") in step.note,
    )


def _words(step: DateStep, sources: Sources) -> SafeMarkdown | None:
    if step.words is None:
        return None
    if step.passage is None or not sources.may_show(step.passage.article_id, step.words):
        return NOT_SHOWN
    return SafeMarkdown(typeset('« <span class="fr-words">{}</span> »')).format(step.words)
