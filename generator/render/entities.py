"""The pages of persons, organisations, places and themes."""

from __future__ import annotations

from collections.abc import Iterable

from generator.addresses import REPORT_FILE, mentions_file, page_file
from generator.model import EntityEntry, Passage, Ref, RefKind
from generator.render.environment import plural
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import ArticleView, Sources
from generator.render.labels import label
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.page import Page
from generator.render.paging import in_pages
from generator.render.quotations import quotation_groups
from generator.render.typography import listing, sentence
from generator.render.writer import Crumb, Writer, crumb_of

_MOST_RELATED = 40


def entity_pages(writer: Writer) -> Iterable[Page]:
    """Yield the pages of all persons, organisations, places and themes."""
    chronicle = writer.lookup.chronicle
    for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes):
        for entry in group:
            yield from entity_page(writer, entry)


def entity_page(writer: Writer, entry: EntityEntry) -> Iterable[Page]:
    """Yield the page of one entity, then further pages of its mentions where there are many."""
    file = page_file(entry.ref)
    linker = writer.linker(file)
    lookup = writer.lookup
    sources = Sources(lookup, linker)
    mentions = _mentions(lookup, entry)
    chunks = in_pages(mentions, size=lambda passage: 600)
    events = [lookup.events[event] for event in entry.events if event in lookup.events]
    further = [
        linker.to_file(mentions_file(entry.ref, number), f"suite {number}")
        for number in range(2, len(chunks) + 1)
    ]
    yield writer.page(
        file,
        "entity.md.j2",
        title=entry.name,
        description=_description(entry),
        trail=[crumb_of(entry.ref.kind)],
        entry=entry,
        record=entry.record,
        kind=entry.ref.kind.value,
        tally=tally(entry, len({passage.article_id for passage in entry.mentions})),
        roles=_roles(entry, sources),
        names=_names(linker, entry),
        part_of=_part_of(lookup, linker, entry),
        identity=_identity(linker, entry),
        events=[event_entry(lookup, linker, event) for event in events],
        quotations=quotation_groups(lookup, linker, lookup.quotations_of(entry.quotations)),
        quoted_about=quotation_groups(lookup, linker, lookup.quotations_of(entry.quoted_about)),
        related=_related(linker, entry),
        mentions=sources.articles(chunks[0]),
        mention_count=len(mentions),
        further=further,
        report=linker.to_file(REPORT_FILE, "Signaler une erreur sur cette page"),
    )
    for number, chunk in enumerate(chunks[1:], start=2):
        yield _further_mentions(writer, entry, number, chunk)


def tally(entry: EntityEntry, articles: int) -> str:
    """Return in words how much the chronicle holds of an entity."""
    parts = []
    if entry.events:
        parts.append(plural(len(entry.events), "événement"))
    if entry.quotations:
        parts.append(plural(len(entry.quotations), "citation"))
    if articles:
        parts.append(plural(articles, "article"))
    return listing(parts) or "rien encore"


def _description(entry: EntityEntry) -> str:
    articles = len({passage.article_id for passage in entry.mentions})
    told = f"{sentence(entry.record.description)} " if entry.record and entry.record.description else ""
    return f"{entry.name}. {told}Dans la chronique\u00a0: {tally(entry, articles)}."


def _mentions(lookup: Lookup, entry: EntityEntry) -> list[Passage]:
    """Return one passage for each sentence that names the entity; for a theme, those of its events."""
    passages = list(entry.mentions)
    if not passages and entry.ref.kind is RefKind.THEME:
        passages = sorted(
            passage
            for event in entry.events
            if event in lookup.events
            for passage in lookup.events[event].passages
        )
    seen: dict[tuple[str, int], Passage] = {}
    for passage in passages:
        seen.setdefault((passage.article_id, passage.sentence), passage)
    return list(seen.values())


def _further_mentions(writer: Writer, entry: EntityEntry, number: int, chunk: list[Passage]) -> Page:
    file = mentions_file(entry.ref, number)
    linker = writer.linker(file)
    views: list[ArticleView] = Sources(writer.lookup, linker).articles(chunk)
    return writer.page(
        file,
        "mentions.md.j2",
        title=f"{entry.name}, mentions ({number})",
        description=f"{entry.name}\u00a0: suite des phrases qui en parlent.",
        trail=[crumb_of(entry.ref.kind), Crumb(entry.name, page_file(entry.ref))],
        meta={"robots": "noindex"},
        mentions=views,
        back=linker.to(entry.ref),
    )


def _roles(entry: EntityEntry, sources: Sources) -> list[tuple[str, SafeMarkdown]]:
    roles: dict[str, list[Passage]] = {}
    for words, passage in entry.roles:
        roles.setdefault(words, []).append(passage)
    return [(words, sources.marks(passages)) for words, passages in roles.items()]


def _names(linker: Linker, entry: EntityEntry) -> list[tuple[str, list[SafeMarkdown], bool]]:
    return [
        (name.form, [linker.to_article(article) for article in name.article_ids], name.given)
        for name in entry.names
    ]


def _part_of(lookup: Lookup, linker: Linker, entry: EntityEntry) -> SafeMarkdown | None:
    if entry.record is None or entry.record.part_of is None:
        return None
    candidates = [
        Ref(kind, entry.record.part_of) for kind in (entry.ref.kind, RefKind.PLACE, RefKind.ORGANISATION)
    ]
    found = next((ref for ref in candidates if lookup.has_page(ref)), None)
    return linker.to(found) if found else SafeMarkdown.escape(entry.record.part_of)


def _identity(linker: Linker, entry: EntityEntry) -> list[tuple[str, SafeMarkdown]]:
    """Return what editors decided on who this is, and who it is not."""
    if entry.record is None:
        return []
    rows = []
    for name, others in (("same_as", entry.record.same_as), ("different_from", entry.record.different_from)):
        rows += [(label("identity", name), linker.to(Ref(entry.ref.kind, other))) for other in others]
    return rows


def _related(linker: Linker, entry: EntityEntry) -> list[tuple[str, list[tuple[SafeMarkdown, int]]]]:
    groups = []
    for kind in (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE, RefKind.THEME):
        items = [(linker.to(ref), count) for ref, count in entry.related if ref.kind is kind]
        if items:
            groups.append((label("folders", kind.value), items[:_MOST_RELATED]))
    return groups
