"""The indexes: all events, persons, articles, places, organisations and themes, paged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from generator.addresses import FOLDERS, file_address, index_file
from generator.french.typography import typeset_written
from generator.lexicon import load
from generator.model import ArticleEntry, EntityEntry, Event, RefKind
from generator.render.entities import tally
from generator.render.escape import SafeMarkdown
from generator.render.events import event_entry
from generator.render.evidence import source_of
from generator.render.labels import counted, label
from generator.render.links import Linker
from generator.render.page import Page
from generator.render.paging import in_pages, numbered_title, page_numbers, size_of
from generator.render.pictures.map_picture import MapPicture, places_picture
from generator.render.pictures.ties_picture import TiesPicture, network_picture
from generator.render.sections import year_of
from generator.render.writer import Writer

_FEW: Final = 40
"""Up to so many names are listed without a heading for each letter."""
_FIRST_BYTES: Final = 24_000
"""Of Markdown, on the first page of an index that begins with a picture."""


_WITHOUT_TOOLS: Final = 5
"""So few entries need neither another order nor a filter."""

# In which orders a script can list a kind; docs/assets/labels.js tells their words.
_SORTS: Final[dict[RefKind, str]] = {
    RefKind.EVENT: "date-croissante nom",
    RefKind.ARTICLE: "date-croissante",
}
_ENTITY_SORTS: Final = "evenements"


@dataclass(frozen=True, slots=True)
class Tools:
    """What a script needs to sort and filter an index: what to search for, where the page is, in which orders."""

    kind: str
    folder: str
    sorts: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of an index and the heading under which it stands; ``anchor`` is that heading's."""

    heading: str
    anchor: str
    words: SafeMarkdown


@dataclass(frozen=True, slots=True)
class _Pictures:
    """What is drawn above the list: of persons, who appears with whom; of places, where they lie."""

    network: TiesPicture | None = None
    map: MapPicture | None = None


_NO_PICTURES: Final = _Pictures()


def index_pages(writer: Writer) -> Iterable[Page]:
    """Yield the index of each kind, page after page."""
    lookup = writer.lookup
    chronicle = lookup.chronicle
    current = lookup.current_events()
    newest_first = [event for event in reversed(current) if event.date]
    newest_first += [event for event in current if not event.date]
    yield from _index(
        writer, RefKind.EVENT, newest_first, lambda linker, one: _event_line(writer, linker, one)
    )
    articles = sorted(
        chronicle.articles, key=lambda one: (one.article.reference or "", one.article.id), reverse=True
    )
    yield from _index(writer, RefKind.ARTICLE, articles, _article_line)
    for kind, entries in (
        (RefKind.PERSON, chronicle.persons),
        (RefKind.ORGANISATION, chronicle.organisations),
        (RefKind.PLACE, chronicle.places),
        (RefKind.THEME, chronicle.themes),
    ):
        yield from _index(writer, kind, entries, _entity_line)


def _index(
    writer: Writer, kind: RefKind, items: Sequence[object], line: Callable[[Linker, object], Line]
) -> Iterable[Page]:
    folder = FOLDERS[kind]
    first = writer.linker(index_file(folder))
    pictures = _pictures(writer, kind, first)
    pages = in_pages(
        items,
        size=lambda item: size_of(line(first, item).words),
        first_bytes=_FIRST_BYTES if pictures != _NO_PICTURES else None,
    )
    title = label("folders", kind.value)
    headed = kind in (RefKind.EVENT, RefKind.ARTICLE) or len(items) > _FEW
    for number, chunk in enumerate(pages, start=1):
        file = index_file(folder, number)
        linker = writer.linker(file)
        yield writer.page(
            file,
            "index.md.j2",
            title=numbered_title(title, number),
            description=label("index_notes", kind.value),
            note=label("index_notes", kind.value),
            count=counted(len(items), kind.value),
            groups=grouped([line(linker, item) for item in chunk], headed=headed),
            network=pictures.network if number == 1 else None,
            map=pictures.map if number == 1 else None,
            numbers=page_numbers(linker, folder, number, len(pages)),
            tools=_tools(kind) if len(items) > _WITHOUT_TOOLS else None,
        )


def _tools(kind: RefKind) -> Tools:
    words = load("search")["kinds"][kind.value]
    return Tools(str(words), file_address(index_file(FOLDERS[kind])), _SORTS.get(kind, _ENTITY_SORTS))


def _pictures(writer: Writer, kind: RefKind, linker: Linker) -> _Pictures:
    """Return what is drawn above the list of a kind."""
    network = network_picture(writer.lookup, linker) if kind is RefKind.PERSON else None
    places = places_picture(writer.lookup, linker) if kind is RefKind.PLACE else None
    return _Pictures(network, places)


def grouped(lines: Iterable[Line], *, headed: bool = True) -> list[tuple[str, str, list[SafeMarkdown]]]:
    """Gather lines under their headings, in the order in which these first come; all together if not headed.

    Names that begin with no letter may stand before A and after Z; an anchor stands once on a page.
    """
    groups: dict[str, tuple[str, str, list[SafeMarkdown]]] = {}
    for one in lines:
        heading, anchor = (one.heading, one.anchor) if headed else ("", "liste")
        groups.setdefault(anchor, (heading, anchor, []))[2].append(one.words)
    return list(groups.values())


def _event_line(writer: Writer, linker: Linker, item: object) -> Line:
    assert isinstance(item, Event)  # noqa: S101
    return Line(*year_of(item.date), event_entry(linker, item))


def _article_line(linker: Linker, item: object) -> Line:
    assert isinstance(item, ArticleEntry)  # noqa: S101
    words = SafeMarkdown('{} <span class="fr-count">{}</span>').format(
        linker.to_article(item.article.id), source_of(item)
    )
    return Line(*year_of(item.article.reference), words)


def _entity_line(linker: Linker, item: object) -> Line:
    assert isinstance(item, EntityEntry)  # noqa: S101
    letter = initial(item.sort_name)
    articles = len({passage.article_id for passage in item.mentions})
    told = tally(item, articles)
    parts = [linker.to(item.ref)]
    if item.record and item.record.description:
        described = typeset_written(item.record.description)
        parts.append(SafeMarkdown('<span class="fr-description">{}</span>').format(described))
    if told:
        parts.append(SafeMarkdown('<span class="fr-count">{}</span>').format(told))
    return Line(
        letter,
        f"lettre-{letter.lower()}" if letter.isalpha() else "autres",
        SafeMarkdown(" ").join(parts),
    )


def initial(name: str) -> str:
    """Return the letter under which a name is listed; « # » for what begins with none.

    >>> initial("Élodie"), initial("3 Suisses"), initial("Œuvre")
    ('E', '#', 'O')
    """
    plain = normalize("NFD", name.strip().replace("Œ", "O").replace("œ", "o"))[:1].upper()
    return plain if "A" <= plain <= "Z" else "#"
