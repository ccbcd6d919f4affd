"""The page of an event, and how an event stands in a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.addresses import CORRECTIONS, REPORT_FILE, further_file, index_file, page_file
from generator.edtf import compatible, parse
from generator.french import dates
from generator.french.typography import NO_BREAK, duration, number
from generator.model import Basis, DateStep, Event, Passage, Ref, RefKind
from generator.render import prose
from generator.render.badges import event_badges, status_badge
from generator.render.corrections import corrections_of
from generator.render.environment import listed
from generator.render.escape import SafeMarkdown
from generator.render.event_parts import Told, whole_event
from generator.render.evidence import NOT_SHOWN, ArticleView, Sources
from generator.render.follow_ups import follow_ups
from generator.render.labels import counted, label, say, told_as
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief, date_order
from generator.render.matrix import Matrix, matrix
from generator.render.page import Page
from generator.render.paging import Parts, anchors_page, further_numbers
from generator.render.permanence import permanence
from generator.render.quotations import QuotationGroup, quotation_groups
from generator.render.trail import step_view
from generator.render.withdrawn import withdrawn_page
from generator.render.writer import Crumb, Writer, crumb_of

_MOST_SOURCES: Final = 5
_MOST_MARKS: Final = 30  # of one fact; who says what has them all
_MOST_STEPS: Final = 25
_MOST_SERIES: Final = 60


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an event's facts: its name, its value, the sources that say so, and what it rests on, in words."""

    name: str
    value: SafeMarkdown
    sources: SafeMarkdown
    basis: str = ""
    is_date: bool = False


def event_pages(writer: Writer, parts: Mapping[str, Parts[Told]]) -> Iterable[Page]:
    """Yield the page of each event, then further pages on one of which very much is told.

    Parameters:
        writer: writes them.
        parts: what each page of such an event tells, by its id.
    """
    for event in writer.lookup.chronicle.events:
        if event.withdrawn is None:
            of_event = parts.get(event.id) or whole_event(writer.lookup, event)
            yield from event_page(writer, event, of_event)
        else:
            yield withdrawn_page(writer, event)


def event_page(writer: Writer, event: Event, parts: Parts[Told]) -> Iterable[Page]:
    """Yield the pages of one event: prose first, then the facts with their evidence."""
    ref = Ref(RefKind.EVENT, event.id)
    file = page_file(ref)
    linker = writer.linker(file)
    sources = _numbered_sources(writer.lookup, linker, event)
    articles = len({passage.article_id for passage in event.passages})
    yield writer.page(
        file,
        "event.md.j2",
        title=event.title,
        tab=writer.lookup.dated_title(event.id, whole=True),
        description=description(event, articles),
        trail=[crumb_of(RefKind.EVENT)],
        meta={} if event.kept else {"robots": "noindex"},
        event=event,
        badges=event_badges(event),
        told=prose.sentences(event, linker, articles, date_opens=bool(event.date_trail)),
        status_note=label("status_notes", event.status.value),
        facts=facts(event, linker, sources),
        steps=[step_view(step, sources) for step in event.date_trail[:_MOST_STEPS]],
        lists=_told_view(writer.lookup, linker, sources, event, parts.pages[0]),
        numbers=further_numbers(linker, ref, 1, len(parts.pages)),
        previous=neighbour(writer.lookup, linker, event.previous),
        following=neighbour(writer.lookup, linker, event.next),
        series=[event_entry(linker, other) for other in _series(writer.lookup, event)[:_MOST_SERIES]],
        decisions=corrections_of(writer.lookup, linker, ref, event.aliases, event.decisions),
        corrections=linker.to_file(index_file(CORRECTIONS), say("shared", "all_corrections")),
        permanence=permanence(writer.lookup, writer.site, ref),
        report=linker.to_file(REPORT_FILE, say("shared", "report")),
    )
    for place, told in enumerate(parts.pages[1:], start=2):
        file = further_file(ref, place)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "event_further.md.j2",
            title=say("shared", "further_title").format(name=brief(event.title), number=place),
            description=say("event", "further_description").format(title=event.title, number=place),
            trail=[crumb_of(RefKind.EVENT), Crumb(brief(event.title), page_file(ref))],
            meta={"robots": "noindex"},
            back=linker.to_dated_event(event.id),
            lists=_told_view(
                writer.lookup, linker, _numbered_sources(writer.lookup, linker, event), event, told
            ),
            numbers=further_numbers(linker, ref, place, len(parts.pages)),
        )
    if parts.further:
        yield anchors_page(ref, parts.further)


def _numbered_sources(lookup: Lookup, linker: Linker, event: Event) -> Sources:
    """Return the sources of one of an event's pages: an article has one number on all of them."""
    sources = Sources(lookup, linker)
    for passage in event.passages:
        if passage.article_id in lookup.articles:
            sources.number(passage.article_id)
    return sources


@dataclass(frozen=True, slots=True)
class ToldView:
    """What one page tells of an event, as a template prints it."""

    matrix: Matrix
    quotations: list[QuotationGroup]
    articles: list[ArticleView]
    follow_ups: list[SafeMarkdown]
    follow_up_articles: list[ArticleView]


def _told_view(lookup: Lookup, linker: Linker, sources: Sources, event: Event, told: Told) -> ToldView:
    articles = sources.articles(told.passages)
    return ToldView(
        matrix(event, lookup, linker, sources, told.accounts),
        quotation_groups(lookup, linker, told.quotations),
        articles,
        follow_ups(lookup, linker, sources, event, told.follow_ups),
        sources.articles(told.follow_ups),
    )


def description(event: Event, articles: int) -> str:
    """Return one plain sentence on an event, for search engines and previews."""
    date = f", {dates.when(event.date)}" if event.date else ""
    verb = told_as(event.type, event.status)
    return f"{event.title}{date} ({verb}). {counted(articles, 'article')}."


def facts(event: Event, linker: Linker, sources: Sources) -> list[Fact]:
    """Return the facts that are known, each with the sources that say so."""
    rows: list[tuple[str, SafeMarkdown | None]] = [
        ("date", prose.time(event.date, dates.stated(event.date)) if event.date else None),
        ("participants", prose.list_names(event.participants, linker) if event.participants else None),
        ("parties", prose.list_names(event.parties, linker) if event.parties else None),
        ("initiator", linker.to(event.initiator) if event.initiator else None),
        (
            "duration",
            SafeMarkdown.escape(duration(event.duration_minutes, event.duration_qualifier))
            if event.duration_minutes
            else None,
        ),
        ("place", linker.to(event.place) if event.place else None),
        ("figure", figures(event, sources)),
        ("themes", prose.list_names(event.themes, linker) if event.themes else None),
    ]
    bases = {basis.property: basis for basis in event.bases}
    found: list[Fact] = []
    for name, value in rows:
        basis = bases.get("participants" if name == "parties" else name)
        if value is not None:
            rests_on = basis_words(event, basis, linker) if basis else ""
            sourced = _fact_sources(event, name, sources)
            found.append(Fact(label("properties", name), value, sourced, rests_on, name == "date"))
        elif basis is not None and basis.kind == "open":
            open_ = linker.to_file(linker.from_file, label("bases", "open"), "comptes")
            found.append(Fact(label("properties", name), open_, SafeMarkdown("")))
    return found


def basis_words(event: Event, basis: Basis, linker: Linker) -> str:
    """Return what a value rests on, in words; nothing where the whole page has one source."""
    authorities = {account.authority for account in event.accounts}
    if basis.kind == "single" and len(authorities) == 1:
        return ""
    who = prose.who_say(event, basis.supporters, linker)
    against = prose.who_say(event, basis.opponents, linker)
    several = len(authorities) > 1 and basis.supporters
    kind = "decision_as" if basis.kind == "decision" and several else basis.kind
    say = label("bases", "says" if len(basis.opponents) == 1 else "say")
    words = label("bases", kind).format(count=len(basis.supporters), who=who, against=against, say=say)
    if basis.kind == "decision" and against:
        words += label("bases", "against").format(against=against)
    return words


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
        decided = SafeMarkdown('<span class="fr-source">[{}](#decisions)</span> ').format(
            say("shared", "decision")
        )
        return decided + _marks(passages, sources)
    return _marks(passages, sources)


def _marks(passages: list[Passage], sources: Sources) -> SafeMarkdown:
    """Return the first of many sources, and how many there are besides."""
    places = {(one.article_id, one.sentence): one for one in sorted(passages, reverse=True)}
    told = sorted(places.values())
    marks = sources.marks(told[:_MOST_MARKS])
    rest = len(told) - _MOST_MARKS
    if rest <= 0:
        return marks
    return SafeMarkdown('{} <span class="fr-count">{}</span>').format(marks, counted(rest, "other_source"))


def _is_date(event: Event, step: DateStep) -> bool:
    """Tell whether a step of the trail comes to the event's own date, or leaves room for it."""
    return bool(event.date and step.result) and compatible(parse(event.date or ""), parse(step.result or ""))


def neighbour(lookup: Lookup, linker: Linker, event_id: str | None) -> SafeMarkdown | None:
    """Return a link to the event before or after, with its date."""
    if event_id is None or event_id not in lookup.events:
        return None
    return linker.to_dated_event(event_id)


def event_entry(linker: Linker, event: Event) -> SafeMarkdown:
    """Return one line of a list of events: date, link, status where it is not « a eu lieu », how many articles."""
    date = (
        prose.time(event.date, dates.short(event.date))
        if event.date
        else SafeMarkdown(say("shared", "undated"))
    )
    parts = [SafeMarkdown('<span class="fr-date">{}</span>').format(date), linker.to_event(event.id)]
    if event.status.value != "occurred":
        parts.append(status_badge(event))
    articles = len({passage.article_id for passage in event.passages})
    if articles > 1:
        count = counted(articles, "article")
        parts.append(SafeMarkdown('<span class="fr-count">{}</span>').format(count))
    return SafeMarkdown(" ").join(parts)


def _series(lookup: Lookup, event: Event) -> list[Event]:
    told = [lookup.events[other] for other in event.same_series if other in lookup.events]
    telling = [other for other in lookup.mentioning[event.id] if other.id not in event.same_series]
    return sorted([*told, *telling], key=date_order)
