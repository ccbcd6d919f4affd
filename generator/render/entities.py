"""The pages of persons, organisations, places and themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from generator.addresses import CORRECTIONS, DATA, REPORT_FILE, further_file, index_file, page_file
from generator.french.grammar import listing, sentence
from generator.french.typography import typeset_written
from generator.model import AttestedName, EntityEntry, Passage, Ref, RefKind
from generator.render.corrections import corrections_of
from generator.render.entity_lists import SHARE, Told, standing_events, told_of, told_views
from generator.render.escape import SafeMarkdown
from generator.render.evidence import NOT_SHOWN, Sources
from generator.render.labels import counted, label, say
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief, name_alone
from generator.render.page import Page
from generator.render.paging import further_numbers, weight
from generator.render.permanence import permanence
from generator.render.pictures.map_picture import place_picture
from generator.render.pictures.ties_picture import around_picture
from generator.render.pictures.timeline_picture import TimelinePicture, timeline_picture
from generator.render.pictures.wording import words as picture_words
from generator.render.sections import sections_of
from generator.render.writer import Crumb, Writer, crumb_of

_MOST_NAMES = 150  # a record may hold any number; the tables have them all
_MOST_RELATED = 40
_FEW_RELATED = 12  # on a page that is full
_MOST_BYTES = (
    66_000  # of HTML, as far as the page itself knows; its frame and the names for machines come on top
)
_MOST_ROLES = 12
_MOST_SOURCES = 8
_WORTH_DRAWING = 2  # events; of one, the list says as much


def entity_pages(writer: Writer) -> Iterable[Page]:
    """Yield the pages of all persons, organisations, places and themes."""
    chronicle = writer.lookup.chronicle
    for group in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes):
        for entry in group:
            yield from entity_page(writer, entry)


def entity_page(writer: Writer, entry: EntityEntry) -> Iterable[Page]:
    """Yield the page of one entity, then further pages where much is told of it."""
    lookup = writer.lookup
    linker = writer.linker(page_file(entry.ref))
    chunks = told_of(lookup, linker, entry)
    page = _first_page(writer, entry, chunks)
    excess = weight(page.text) - _MOST_BYTES
    if excess > 0:  # pictures and names have left too little room
        chunks = told_of(lookup, linker, entry, max(0, SHARE - excess // 2))
        page = _first_page(writer, entry, chunks, _FEW_RELATED)
    yield page
    for number, chunk in enumerate(chunks[1:], start=2):
        file = further_file(entry.ref, number)
        linker = writer.linker(file)
        name = brief(name_alone(entry))
        yield writer.page(
            file,
            "entity_further.md.j2",
            title=say("shared", "further_title").format(name=name, number=number),
            description=say("entity", "further_description").format(name=name),
            trail=[crumb_of(entry.ref.kind), Crumb(name, page_file(entry.ref))],
            meta={"robots": "noindex"},
            kind=entry.ref.kind.value,
            back=linker.to(entry.ref),
            numbers=further_numbers(linker, entry.ref, number, len(chunks)),
            lists=told_views(lookup, linker, Sources(lookup, linker), chunk),
        )


def _first_page(
    writer: Writer, entry: EntityEntry, chunks: Sequence[Told], related: int = _MOST_RELATED
) -> Page:
    file = page_file(entry.ref)
    linker = writer.linker(file)
    lookup = writer.lookup
    sources = Sources(lookup, linker)
    unlisted = len(entry.names) - _MOST_NAMES
    return writer.page(
        file,
        "entity.md.j2",
        title=name_alone(entry),
        description=_description(entry),
        trail=[crumb_of(entry.ref.kind)],
        record=entry.record,
        kind=entry.ref.kind.value,
        tally=tally(entry, len({passage.article_id for passage in entry.mentions})),
        roles=_roles(entry, sources),
        names=_names(sources, entry) if _is_named_otherwise(entry) else [],
        more_names=counted(unlisted, "other_name") if unlisted > 0 else None,
        metonyms=_some(entry.record.metonyms) if entry.record else [],
        keywords=_some(entry.record.keywords) if entry.record else [],
        data=linker.to_file(index_file(DATA), say("entity", "data")),
        part_of=_part_of(lookup, linker, entry),
        identity=_identity(linker, entry),
        related=_related(linker, entry, related),
        timeline=_timeline(lookup, linker, entry),
        map=place_picture(lookup, linker, entry),
        network=around_picture(lookup, linker, entry) if entry.ref.kind is RefKind.PERSON else None,
        numbers=further_numbers(linker, entry.ref, 1, len(chunks)),
        decisions=corrections_of(lookup, linker, entry.ref, entry.aliases),
        corrections=linker.to_file(index_file(CORRECTIONS), say("shared", "all_corrections")),
        permanence=permanence(lookup, writer.site, entry.ref),
        report=linker.to_file(REPORT_FILE, say("shared", "report")),
        lists=told_views(lookup, linker, sources, chunks[0]),
    )


def _timeline(lookup: Lookup, linker: Linker, entry: EntityEntry) -> TimelinePicture | None:
    events = standing_events(lookup, entry)
    if len(events) < _WORTH_DRAWING:
        return None
    sections = sections_of(lookup)
    return timeline_picture(
        events,
        linker,
        partial(sections.href, linker),
        title=picture_words("titles", "timeline_of").format(name=brief(name_alone(entry))),
        scope=f"{entry.ref.kind.value}:{entry.ref.id}",
    )


def tally(entry: EntityEntry, articles: int) -> str:
    """Return in words how much the chronicle holds of an entity; the empty string for nothing."""
    parts = []
    if entry.events:
        parts.append(counted(len(entry.events), "event"))
    if entry.quotations:
        parts.append(counted(len(entry.quotations), "quotation"))
    if articles:
        parts.append(counted(articles, "article"))
    return listing(parts)


def _description(entry: EntityEntry) -> str:
    articles = len({passage.article_id for passage in entry.mentions})
    told = (
        f"{sentence(typeset_written(entry.record.description))} "
        if entry.record and entry.record.description
        else ""
    )
    held = tally(entry, articles)
    return f"{name_alone(entry)}. {told}" + (say("entity", "tally").format(tally=held) if held else "")


def _roles(entry: EntityEntry, sources: Sources) -> list[tuple[SafeMarkdown, SafeMarkdown]]:
    roles: dict[str, list[Passage]] = {}
    hidden: list[Passage] = []
    for words, passage in entry.roles:
        if sources.may_show(passage.article_id, words):
            roles.setdefault(words, []).append(passage)
        else:
            hidden.append(passage)
    rows = [
        (
            SafeMarkdown('<span class="fr-words">{}</span>').format(words),
            sources.marks(passages[:_MOST_SOURCES]),
        )
        for words, passages in list(roles.items())[:_MOST_ROLES]
    ]
    if hidden:
        rows.append((NOT_SHOWN, sources.marks(hidden[:_MOST_SOURCES])))
    return rows


def _is_named_otherwise(entry: EntityEntry) -> bool:
    """Tell whether there is more to say of an entity's names than the title of its page."""
    return len(entry.names) > 1 or any(name.article_ids or name.form != entry.name for name in entry.names)


def _names(sources: Sources, entry: EntityEntry) -> list[tuple[str, list[SafeMarkdown], bool]]:
    """Return each form with the first articles that write it so, and whether only the editors gave it."""
    names = []
    for name in _shown_names(entry):
        articles = [sources.article_mark(article) for article in name.article_ids[:_MOST_SOURCES]]
        if len(name.article_ids) > _MOST_SOURCES:
            rest = counted(len(name.article_ids) - _MOST_SOURCES, "other")
            articles.append(SafeMarkdown.escape(rest))
        names.append((name.form, articles, name.given))
    return names


def _shown_names(entry: EntityEntry) -> list[AttestedName]:
    """Return the names to list, those that articles write before those that editors only gave; in order."""
    if len(entry.names) <= _MOST_NAMES:
        return list(entry.names)
    return sorted(entry.names, key=lambda name: not name.article_ids)[:_MOST_NAMES]


def _some(words: Sequence[str]) -> list[str]:
    """Return the first of many words, and how many there are besides."""
    rest = len(words) - _MOST_NAMES
    return [*words[:_MOST_NAMES], counted(rest, "other")] if rest > 0 else list(words)


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


def _related(
    linker: Linker, entry: EntityEntry, most: int
) -> list[tuple[str, list[tuple[SafeMarkdown, int]]]]:
    groups = []
    for kind in (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE, RefKind.THEME):
        items = [(linker.to(ref), count) for ref, count in entry.related if ref.kind is kind]
        if items:
            groups.append((label("folders", kind.value), items[:most]))
    return groups
