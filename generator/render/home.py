"""The home page, and the page that hosts the search."""

from __future__ import annotations

from generator.addresses import (
    CHRONOLOGY,
    FOLDERS,
    HOME_FILE,
    METHOD_FILE,
    QUOTATIONS,
    SEARCH,
    index_file,
)
from generator.french import dates
from generator.french.typography import typeset_written
from generator.model import EntityEntry, RefKind
from generator.render.chronology import chronology_timeline, year_links
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import source_of
from generator.render.labels import counted, label, say
from generator.render.links import Linker
from generator.render.page import Page
from generator.render.writer import Writer

_LATEST = 6
_MOST_NAMED = 8


def home_page(writer: Writer) -> Page:
    """Return the home page: what this is, what is new, and the ways in."""
    lookup = writer.lookup
    chronicle = lookup.chronicle
    linker = writer.linker(HOME_FILE)
    dated = [event for event in lookup.current_events() if event.date]
    past = [event for event in dated if event.status.value not in ("planned", "hypothetical")]
    articles = sorted(
        chronicle.articles,
        key=lambda entry: (entry.article.added or "", entry.article.reference or "", entry.article.id),
        reverse=True,
    )
    return writer.page(
        HOME_FILE,
        "home.md.j2",
        title=writer.site.site_name,
        description=typeset_written(writer.site.description),
        latest=[event_entry(linker, event) for event in reversed(past[-_LATEST:])],
        added=[
            (linker.to_article(entry.article.id), source_of(entry), _added(entry.article.added))
            for entry in articles[:_LATEST]
        ],
        ways=_ways(writer, linker),
        counts=_counts(writer, linker),
        timeline=chronology_timeline(writer, linker),
        more_events=linker.to_file(index_file(FOLDERS[RefKind.EVENT]), label("all", "event")),
        more_articles=linker.to_file(index_file(FOLDERS[RefKind.ARTICLE]), label("all", "article")),
        chronology=linker.to_file(index_file(CHRONOLOGY), say("shared", "whole_chronology")),
        method=linker.to_file(METHOD_FILE, say("home", "method")),
        meta={"hide": "toc"},
    )


def _ways(
    writer: Writer, linker: Linker
) -> list[tuple[str, str, list[tuple[SafeMarkdown, int]], SafeMarkdown | None]]:
    """Return the ways in: heading, anchor, the most named with the number of their events, and where all are."""
    chronicle = writer.lookup.chronicle
    kinds = (
        (RefKind.PERSON, "personnes", chronicle.persons),
        (RefKind.PLACE, "lieux", chronicle.places),
        (RefKind.THEME, "themes", chronicle.themes),
        (RefKind.ORGANISATION, "organisations", chronicle.organisations),
    )
    ways: list[tuple[str, str, list[tuple[SafeMarkdown, int]], SafeMarkdown | None]] = [
        (
            label("folders", kind.value),
            anchor_,
            _most_named(entries, linker),
            linker.to_file(index_file(FOLDERS[kind]), label("all", kind.value)),
        )
        for kind, anchor_, entries in kinds
    ]
    return [*ways, (say("home", "years"), "annees", year_links(writer, linker), None)]


def search_page(writer: Writer) -> Page:
    """Return the page that hosts the search, with the ways in that need no script."""
    file = index_file(SEARCH)
    linker = writer.linker(file)
    folders = [(label("folders", kind.value), FOLDERS[kind]) for kind in RefKind]
    return writer.page(
        file,
        "search.md.j2",
        title=say("search", "title"),
        description=say("search", "description"),
        meta={"leger": "true"},  # the index is much to load: the frame leaves out what only other pages need
        ways=[linker.to_file(index_file(folder), words) for words, folder in folders],
    )


def _added(date: str | None) -> str | None:
    return dates.short(date) if date else None


def _most_named(entries: tuple[EntityEntry, ...], linker: Linker) -> list[tuple[SafeMarkdown, int]]:
    """Return those with the most events, then the most mentions; each with the number of its events."""
    order = sorted(entries, key=lambda entry: (-len(entry.events), -len(entry.mentions), entry.sort_name))
    return [(linker.to(entry.ref), len(entry.events)) for entry in order[:_MOST_NAMED]]


def _counts(writer: Writer, linker: Linker) -> list[tuple[str, SafeMarkdown]]:
    chronicle = writer.lookup.chronicle
    totals = [
        (len(chronicle.articles), RefKind.ARTICLE),
        (len(writer.lookup.current_events()), RefKind.EVENT),
        (len(chronicle.persons), RefKind.PERSON),
        (len(chronicle.organisations), RefKind.ORGANISATION),
        (len(chronicle.places), RefKind.PLACE),
    ]
    counts = [(counted(total, kind.value), index_file(FOLDERS[kind])) for total, kind in totals]
    counts.append((counted(len(chronicle.quotations), "quotation"), index_file(QUOTATIONS)))
    rows = []
    for words, file in counts:
        value, _, name = words.partition("\u00a0")
        rows.append((value, linker.to_file(file, name)))
    return rows
