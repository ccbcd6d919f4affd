"""Write news feeds (Atom, RFC 4287): what is new or changed in the chronicle, on a person, a theme; and corrections.

Times are days: those on which a page last changed or a decision was taken, never the clock's.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator import lexicon
from generator.addresses import CORRECTIONS, CORRECTIONS_FEED, FOLDERS, address, feed_file
from generator.edtf import EdtfError, parse
from generator.export.catalogue import Catalogue
from generator.export.table_rows import subject_of
from generator.french import dates
from generator.french.typography import typeset, typeset_written
from generator.model import Decision, EntityEntry, Event, EventStatus, Ref, RefKind
from generator.plain_text import fold

ATOM: Final = "http://www.w3.org/2005/Atom"
# News is what is new: whoever wants all takes the tables. A feed is asked for again and again.
MOST_ENTRIES: Final = 100
# Which kinds of thing the values of a decision name.
_NAMED: Final = {
    "participants": (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE),
    "parties": (RefKind.PLACE, RefKind.ORGANISATION, RefKind.PERSON),
    "initiator": (RefKind.PERSON, RefKind.PLACE, RefKind.ORGANISATION),
    "place": (RefKind.PLACE,),
    "themes": (RefKind.THEME,),
    "merged_into": (RefKind.EVENT,),
}
# For what no day is known of: a feed must tell one.
_LONG_AGO: Final = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: ``changed`` is an ISO date or None, ``link`` a whole address, ``categories`` pairs (term, label)."""

    id: str
    title: str
    changed: str | None
    link: str
    summary: str
    categories: tuple[tuple[str, str], ...] = ()


def chronicle_feed(catalogue: Catalogue) -> bytes:
    """Return the feed of the whole: the events that changed last."""
    file = feed_file()
    return _feed(
        catalogue, file, _words("feed", catalogue), "", _events(catalogue, catalogue.standing_events())
    )


def entity_feed(catalogue: Catalogue, entry: EntityEntry) -> bytes:
    """Return the feed on one person or theme: its events that changed last."""
    events = [catalogue.events[one] for one in entry.events if one in catalogue.events]
    standing = [event for event in events if event.withdrawn is None]
    title = _words("feed_of", catalogue, entry.ref)
    return _feed(catalogue, feed_file(entry.ref), title, address(entry.ref), _events(catalogue, standing))


def corrections_feed(catalogue: Catalogue) -> bytes:
    """Return the feed of what editors decided: what, when and why."""
    entries = [_correction(catalogue, decision) for decision in catalogue.chronicle.decisions]
    return _feed(
        catalogue, CORRECTIONS_FEED, _words("corrections", catalogue), f"{CORRECTIONS}/", entries, most=None
    )


def feed_title(catalogue: Catalogue, ref: Ref | None = None) -> str:
    """Return the title of the feed on a person or theme, or of the whole."""
    return _words("feed_of" if ref else "feed", catalogue, ref)


def corrections_title(catalogue: Catalogue) -> str:
    """Return the title of the feed of corrections."""
    return _words("corrections", catalogue)


def _words(name: str, catalogue: Catalogue, ref: Ref | None = None) -> str:
    pattern = typeset(lexicon.load("data_page")["files"][name]["title"])
    return fold(pattern.format(site=catalogue.site.site_name, name=catalogue.title(ref) if ref else ""))


def _events(catalogue: Catalogue, events: Iterable[Event]) -> list[Entry]:
    return [_event(catalogue, event) for event in events]


def _event(catalogue: Catalogue, event: Event) -> Entry:
    ref = Ref(RefKind.EVENT, event.id)
    state = catalogue.state(ref)
    label = catalogue.wording.label
    categories = [(f"type/{event.type.value}", catalogue.wording.value("type", event.type.value))]
    categories += [(f"{FOLDERS[one.kind]}/{one.id}", catalogue.title(one)) for one in event.themes]
    articles = list(dict.fromkeys(passage.article_id for passage in event.passages))
    summary = [f"{dates.when(event.date)[:1].upper()}{dates.when(event.date)[1:]}."] if event.date else []
    if event.status is not EventStatus.OCCURRED:
        summary.append(label("status_notes", event.status.value))
    named = catalogue.titles(dict.fromkeys((*event.participants, *event.parties)))
    summary += [f"{', '.join(named)}."] if named else []
    if articles:
        titles = ", ".join(catalogue.title(Ref(RefKind.ARTICLE, one)) for one in articles)
        summary.append(_line("articles_of", articles=titles))
    return Entry(
        _id(catalogue, address(ref)),
        titled(catalogue, event),
        state.changed if state else None,
        catalogue.url(ref),
        " ".join(summary),
        tuple(categories),
    )


def titled(catalogue: Catalogue, event: Event) -> str:
    """Return an event's title with its date and, where it did not simply take place, its status."""
    title = catalogue.dated_title(event)
    if event.status is EventStatus.OCCURRED:
        return title
    return _line(
        "status_in_title", title=title, status=catalogue.wording.label("statuses", event.status.value)
    )


def _correction(catalogue: Catalogue, decision: Decision) -> Entry:
    subject = subject_of(decision.subject)
    ref = catalogue.current(subject) if subject else None
    has_page = ref is not None and catalogue.has_page(ref)
    value = _value(catalogue, subject, decision)
    name = catalogue.wording.label("properties", decision.property)
    decided = _line("decided" if value else "decided_without_value", property=name, value=value)
    about = decision.subject
    if ref is not None and has_page:
        event = catalogue.events.get(ref.id) if ref.kind is RefKind.EVENT else None
        about = catalogue.dated_title(event) if event else catalogue.title(ref)
    summary = [decided + "."]
    if decision.reason:
        summary.append(_line("reason", reason=typeset_written(decision.reason)))
    if decision.source:
        summary.append(_line("source", source=typeset_written(decision.source)))
    made_of = (decision.subject, decision.property, decision.value, decision.decided or "", decision.reason)
    return Entry(
        uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((catalogue.site.url(CORRECTIONS), *map(fold, made_of)))).urn,
        f"{about} — {name}",
        _day(decision.decided),
        catalogue.url(ref) if ref is not None and has_page else catalogue.site.url(f"{CORRECTIONS}/"),
        " ".join(summary),
    )


def _value(catalogue: Catalogue, subject: Ref | None, decision: Decision) -> str:
    """Return what was decided in words: ids as the names of what they mean."""
    kinds = _NAMED.get(decision.property, ())
    if decision.property in ("same_as", "different_from") and subject is not None:
        kinds = (subject.kind,)
    if not kinds:
        return catalogue.wording.value(decision.property, decision.value)
    named = []
    for name in (part.strip() for part in decision.value.split(",") if part.strip()):
        pages = (Ref(kind, name) for kind in kinds)
        known = next((page for page in pages if catalogue.has_page(catalogue.current(page))), None)
        named.append(catalogue.title(catalogue.current(known)) if known else name)
    return ", ".join(named)


def _line(name: str, **parts: str) -> str:
    return typeset(str(lexicon.load("data_page")[name])).format(**parts)


def _day(value: str | None) -> str | None:
    try:
        return parse(value).first.isoformat() if value else None
    except EdtfError:
        return None


def _id(catalogue: Catalogue, path: str) -> str:
    """Return the permanent address; where none is known, a name made from the path."""
    if catalogue.site.site_url:
        return catalogue.site.url(path)
    return uuid.uuid5(uuid.NAMESPACE_URL, path).urn


def _feed(
    catalogue: Catalogue,
    file: str,
    title: str,
    page: str,
    entries: Iterable[Entry],
    most: int | None = MOST_ENTRIES,
) -> bytes:
    latest = sorted(entries, key=lambda entry: entry.id)
    latest.sort(key=lambda entry: entry.changed or "", reverse=True)
    site = catalogue.site
    root = etree.fromstring(f'<feed xmlns="{ATOM}" xml:lang="fr"/>')
    _text(root, "id", _id(catalogue, file))
    _text(root, "title", title)
    _text(root, "updated", _moment(latest[0].changed if latest else None))
    _link(root, "self", site.url(file), "application/atom+xml")
    _link(root, "alternate", site.url(page) or "./", "text/html")
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", site.author or site.site_name)
    _text(root, "generator", "Fil rouge")
    _text(root, "rights", typeset(lexicon.load("data_page")["licence"]["rights"]))
    for entry in latest[:most]:
        _entry(root, entry)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _entry(root: etree._Element, entry: Entry) -> None:
    element = etree.SubElement(root, f"{{{ATOM}}}entry")
    _text(element, "id", entry.id)
    _text(element, "title", entry.title)
    _text(element, "updated", _moment(entry.changed))
    _link(element, "alternate", entry.link, "text/html")
    _text(element, "summary", entry.summary)
    for term, label in entry.categories:
        category = etree.SubElement(element, f"{{{ATOM}}}category")
        category.set("term", fold(term))
        category.set("label", fold(label))


def _text(parent: etree._Element, name: str, words: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = fold(words)


def _link(parent: etree._Element, rel: str, href: str, media_type: str) -> None:
    link = etree.SubElement(parent, f"{{{ATOM}}}link")
    link.set("rel", rel)
    link.set("type", media_type)
    link.set("href", href)


def _moment(day: str | None) -> str:
    return f"{day or _LONG_AGO}T00:00:00Z"
