"""The page of an event, and how an event stands in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.addresses import REPORT_FILE, account_fragment, page_file
from generator.edtf import compatible, parse
from generator.french import dates
from generator.french.grammar import capitalised
from generator.french.typography import NO_BREAK, duration, number, typeset, typeset_written
from generator.model import Account, DateStep, Decision, Event, Ref, RefKind
from generator.render import prose
from generator.render.badges import event_badges, status_badge
from generator.render.decisions import decision_view
from generator.render.environment import listed, plural
from generator.render.escape import SafeMarkdown, anchor
from generator.render.evidence import NOT_SHOWN, Sources
from generator.render.follow_ups import follow_ups
from generator.render.labels import label, rule_label, told_as
from generator.render.links import Linker
from generator.render.lookup import Lookup, date_order
from generator.render.page import Page
from generator.render.permanence import permanence
from generator.render.quotations import quotation_groups
from generator.render.values import date_words
from generator.render.withdrawn import withdrawn_page
from generator.render.writer import Writer, crumb_of

_MOST_SOURCES: Final = 5


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an event's facts: its name, its value, and the sources that say so."""

    name: str
    value: SafeMarkdown
    sources: SafeMarkdown


def event_pages(writer: Writer) -> Iterable[Page]:
    """Yield the page of each event."""
    for event in writer.lookup.chronicle.events:
        yield event_page(writer, event) if event.withdrawn is None else withdrawn_page(writer, event)


def event_page(writer: Writer, event: Event) -> Page:
    """Return the page of one event: prose first, then the facts with their evidence."""
    file = page_file(Ref(RefKind.EVENT, event.id))
    linker = writer.linker(file)
    sources = Sources(writer.lookup, linker)
    articles = sources.articles(event.passages)
    told = prose.sentences(event, linker, len(articles))
    authorities = list(
        dict.fromkeys((account.authority, account.authority_label) for account in event.accounts)
    )
    return writer.page(
        file,
        "event.md.j2",
        title=event.title,
        tab=writer.lookup.dated_title(event.id),
        description=description(event, len(articles)),
        trail=[crumb_of(RefKind.EVENT)],
        meta={} if event.kept else {"robots": "noindex"},
        event=event,
        badges=event_badges(event),
        told=told,
        status_note=label("status_notes", event.status.value),
        facts=facts(event, linker, sources),
        steps=[step_view(step, sources) for step in event.date_trail],
        authorities=[authority_link(writer.lookup, linker, ref, words) for ref, words in authorities],
        matrix=matrix(event, [ref for ref, _ in authorities], linker, sources),
        quotations=quotation_groups(writer.lookup, linker, writer.lookup.quotations_of(event.quotations)),
        articles=articles,
        follow_ups=follow_ups(writer.lookup, linker, sources, event),
        follow_up_articles=sources.articles(event.follow_ups),
        previous=neighbour(writer.lookup, linker, event.previous),
        following=neighbour(writer.lookup, linker, event.next),
        series=[event_entry(linker, other) for other in _series(writer.lookup, event)],
        decisions=[decision_view(writer.lookup, linker, decision) for decision in event.decisions],
        permanence=permanence(writer.lookup, writer.site, Ref(RefKind.EVENT, event.id)),
        report=linker.to_file(REPORT_FILE, "Signaler une erreur sur cette page"),
    )


def authority_link(lookup: Lookup, linker: Linker, ref: Ref, words: str) -> SafeMarkdown:
    """Return a link to who says so; an article speaking for itself is named by its publisher and date, if known."""
    entry = lookup.articles.get(ref.id) if ref.kind is RefKind.ARTICLE else None
    if entry is not None:
        published = entry.article.published
        if words == entry.title or not published:
            return linker.to(ref, words)
        return linker.to(ref, f"{words}, {dates.short(published)}")
    return linker.to(ref, capitalised(words) if ref.kind is not RefKind.PERSON else words)


def description(event: Event, articles: int) -> str:
    """Return one plain sentence on an event, for search engines and previews."""
    date = f", {dates.when(event.date)}" if event.date else ""
    verb = told_as(event.type, event.status)
    return f"{event.title}{date} ({verb}). {plural(articles, 'article')}."


def facts(event: Event, linker: Linker, sources: Sources) -> list[Fact]:
    """Return the facts that are known, each with the sources that say so."""
    rows: list[tuple[str, SafeMarkdown | None]] = [
        ("date", prose.time(event.date, dates.stated(event.date)) if event.date else None),
        ("participants", prose.list_names(event.participants, linker) if event.participants else None),
        ("parties", prose.list_names(event.parties, linker) if event.parties else None),
        ("initiator", linker.to(event.initiator) if event.initiator else None),
        (
            "duration",
            SafeMarkdown.escape(duration(event.duration_minutes)) if event.duration_minutes else None,
        ),
        ("place", linker.to(event.place) if event.place else None),
        ("figure", figures(event, sources)),
        ("themes", prose.list_names(event.themes, linker) if event.themes else None),
    ]
    return [
        Fact(label("properties", name), value, _fact_sources(event, name, sources))
        for name, value in rows
        if value is not None
    ]


def figures(event: Event, sources: Sources) -> SafeMarkdown | None:
    """Return the numbers that the articles give, each with what it counts; None where they give none."""
    articles = dict.fromkeys(passage.article_id for passage in event.passages)
    items: dict[str, SafeMarkdown] = {}
    for figure in event.figures:
        value = f"{figure.value} {figure.what}"
        told_by = [
            account.passage.article_id
            for account in event.accounts
            if account.property == "figure" and account.value == value
        ]
        if any(sources.may_show(one, figure.what) for one in told_by or articles):
            items[value] = SafeMarkdown.escape(f"{number(figure.value)}{NO_BREAK}{figure.what}")
        else:
            items[value] = SafeMarkdown("{} ({})").format(number(figure.value), NOT_SHOWN)
    return listed(items.values()) if items else None


def _fact_sources(event: Event, name: str, sources: Sources) -> SafeMarkdown:
    """Return the sentences that bear it out: the accounts' own, else those that tell the event at all."""
    told_as = {name, "participants"} if name == "parties" else {name}
    passages = [
        account.passage for account in event.accounts if account.property in told_as and account.bears_out
    ]
    if name == "date":
        passages += [step.passage for step in event.date_trail if step.passage and _is_date(event, step)]
    decided_on = any(decision.property in (name, f"{name}_minutes") for decision in event.decisions)
    if not passages and not decided_on and name != "themes":
        passages = list(event.passages[:_MOST_SOURCES])
    if decided_on:
        decided = SafeMarkdown('<span class="fr-source">[décision](#decisions)</span> ')
        return decided + sources.marks(sorted(passages))
    return sources.marks(sorted(passages))


def _is_date(event: Event, step: DateStep) -> bool:
    """Tell whether a step of the trail comes to the event's own date, or leaves room for it."""
    return bool(event.date and step.result) and compatible(parse(event.date or ""), parse(step.result or ""))


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a date's trail, in words; ``told`` says that the note gives the decision's reason already."""

    kind: str
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
        _step_words(step, sources),
        label("anchors", step.anchor) if step.anchor else None,
        rule_label(step.rule),
        date_words(step.result) if step.result else None,
        typeset_written(step.note),
        sources.mark(step.passage) if step.passage else None,
        step.decision,
        step.decision is not None and step.decision.reason.strip(" .") in step.note,
    )


def _step_words(step: DateStep, sources: Sources) -> SafeMarkdown | None:
    if step.words is None:
        return None
    if step.passage is None or not sources.may_show(step.passage.article_id, step.words):
        return NOT_SHOWN
    return SafeMarkdown(typeset('« <span class="fr-words">{}</span> »')).format(step.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """One account in words; ``agreement`` is what it does to the others."""

    anchor: str
    value: SafeMarkdown
    agreement: str
    agreement_label: str
    source: SafeMarkdown
    via: SafeMarkdown | None


def matrix(
    event: Event, authorities: list[Ref], linker: Linker, sources: Sources
) -> list[tuple[str, list[list[Cell]]]]:
    """Return the accounts as rows of a table: a property, then for each authority what it says."""
    properties = list(dict.fromkeys(account.property for account in event.accounts))
    return [
        (
            label("properties", name),
            [
                [
                    cell(account, linker, sources)
                    for account in event.accounts
                    if account.property == name and account.authority == authority
                ]
                for authority in authorities
            ],
        )
        for name in properties
    ]


def cell(account: Account, linker: Linker, sources: Sources) -> Cell:
    """Return one account in words."""
    return Cell(
        account_fragment(account.id),
        repeat_anchors(account) + sources.value(account.passage.article_id, account.property, account.value),
        account.agreement,
        label("agreements", account.agreement),
        sources.mark(account.passage),
        linker.to(account.via) if account.via else None,
    )


def repeat_anchors(account: Account) -> SafeMarkdown:
    """Return the anchors under which an account may have been cited: those of the same words told again."""
    return SafeMarkdown("").join(
        SafeMarkdown('<span class="fr-anchor" id="{}"></span>').format(anchor(account_fragment(one)))
        for one in account.repeats
    )


def neighbour(lookup: Lookup, linker: Linker, event_id: str | None) -> SafeMarkdown | None:
    """Return a link to the event before or after, with its date."""
    if event_id is None or event_id not in lookup.events:
        return None
    return linker.to_dated_event(event_id)


def event_entry(linker: Linker, event: Event) -> SafeMarkdown:
    """Return one line of a list of events: date, link, status where it is not « a eu lieu », how many articles."""
    date = prose.time(event.date, dates.short(event.date)) if event.date else SafeMarkdown("sans date")
    parts = [SafeMarkdown('<span class="fr-date">{}</span>').format(date), linker.to_event(event.id)]
    if event.status.value != "occurred":
        parts.append(status_badge(event))
    articles = len({passage.article_id for passage in event.passages})
    if articles > 1:
        count = plural(articles, "article")
        parts.append(SafeMarkdown('<span class="fr-count">{}</span>').format(count))
    return SafeMarkdown(" ").join(parts)


def _series(lookup: Lookup, event: Event) -> list[Event]:
    told = [lookup.events[other] for other in event.same_series if other in lookup.events]
    telling = [other for other in lookup.mentioning[event.id] if other.id not in event.same_series]
    return sorted([*told, *telling], key=date_order)
