"""The log of what editors decided: day by day on a page of its own, and on each page that it changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.addresses import CORRECTIONS, CORRECTIONS_FEED, METHOD_FILE, index_file
from generator.french import dates
from generator.french.grammar import capitalised
from generator.model import Decision, Ref, RefKind
from generator.render.decisions import KINDS, DecisionView, decision_view, value_of
from generator.render.escape import SafeMarkdown
from generator.render.labels import counted, label, say
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.paging import in_pages, page_numbers
from generator.render.writer import Writer


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """What was decided about one thing on one day."""

    kind: str
    subject: SafeMarkdown
    decisions: list[DecisionView]


@dataclass(frozen=True, slots=True)
class DecisionDay:
    """What was decided on one day; ``anchor`` is the day's own on its page."""

    words: str
    anchor: str
    groups: list[DecisionGroup]


def corrections_of(
    lookup: Lookup, linker: Linker, ref: Ref, aliases: Iterable[str] = (), first: Iterable[Decision] = ()
) -> list[DecisionView]:
    """Return what was decided on the thing of a page, or on one that became part of it; the newest first.

    Parameters:
        ref: the thing.
        aliases: earlier ids of what became part of it.
        first: decisions that are known to be on it; they come before others.
    """
    folder = next(name for name, kind in KINDS.items() if kind is ref.kind)
    subjects = {f"{folder}/{one}" for one in (ref.id, *aliases)}
    others = (one for one in lookup.chronicle.decisions if one.subject in subjects)
    return [correction(lookup, linker, one) for one in dict.fromkeys((*first, *others))]


def correction(lookup: Lookup, linker: Linker, decision: Decision) -> DecisionView:
    """Return a decision in words, with what the articles give in its place where that is known."""
    view = decision_view(lookup, linker, decision)
    before = lookup.overruled.get(decision)
    if before is None:
        return view
    if not before:
        return replace(view, before=SafeMarkdown.escape(label("corrections", "unsaid")))
    words = value_of(lookup, linker, replace(decision, value=before))
    told = SafeMarkdown("{} <del>{}</del>").format(label("corrections", "before"), words)
    return replace(view, before=told)


def _subject(linker: Linker, subject: str) -> SafeMarkdown:
    folder, _, subject_id = subject.partition("/")
    kind = KINDS.get(folder)
    if kind is None or not subject_id:
        return SafeMarkdown.escape(subject)
    return linker.to_dated_event(subject_id) if kind is RefKind.EVENT else linker.to(Ref(kind, subject_id))


def _days(lookup: Lookup, linker: Linker, decisions: Sequence[Decision]) -> list[DecisionDay]:
    return [
        DecisionDay(
            capitalised(dates.short(day)) if day else label("corrections", "undated"),
            f"jour-{day}" if day else "sans-date",
            _groups(lookup, linker, list(members)),
        )
        for day, members in groupby(decisions, key=lambda decision: decision.decided)
    ]


def _groups(lookup: Lookup, linker: Linker, decisions: Sequence[Decision]) -> list[DecisionGroup]:
    return [
        DecisionGroup(
            label("subjects", subject.partition("/")[0]),
            _subject(linker, subject),
            [correction(lookup, linker, decision) for decision in members],
        )
        for subject, members in groupby(decisions, key=lambda decision: decision.subject)
    ]


def correction_pages(writer: Writer) -> Iterable[Page]:
    """Yield the log of what editors decided, by day, the newest first; what has no day comes last."""
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
            title=say("corrections", "title"),
            description=say("corrections", "description").format(count=counted(len(decisions), "decision")),
            days=_days(writer.lookup, linker, chunk),
            count=len(decisions),
            method=linker.to_file(METHOD_FILE, say("shared", "method")),
            feed=linker.to_file(CORRECTIONS_FEED, say("corrections", "feed"))
            if writer.offers_files
            else None,
            numbers=page_numbers(linker, CORRECTIONS, number, len(pages)),
        )
