"""The entries of people, places, organisations and themes: their names, their roles, what they did and said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from generator.folding import fold_words
from generator.model import (
    AttestedName,
    EntityEntry,
    Event,
    Passage,
    QuotationEntry,
    Ref,
    RefKind,
    Span,
)
from generator.names import sort_name
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking, Naming
from generator.resolve.texts.documents import Document


def actors_of(event: Event) -> tuple[Ref, ...]:
    """Return every page of a person, a place or an organisation that an event names, each once."""
    named = [*event.participants, *event.parties]
    named += [ref for ref in (event.initiator, event.place) if ref is not None]
    return tuple(dict.fromkeys(named))


def entity_entries(
    kind: RefKind, linking: Linking, events: Sequence[Event], quotations: Sequence[QuotationEntry]
) -> tuple[EntityEntry, ...]:
    """Return the entries of one kind, by sort name.

    Parameters:
        events: in the chronicle's order; withdrawn ones are left out here.
    """
    standing = [event for event in events if event.withdrawn is None]
    events_of: dict[Ref, list[Event]] = {}
    for event in standing:
        for ref in actors_of(event):
            events_of.setdefault(ref, []).append(event)
    spoken: dict[Ref, list[str]] = {}
    for entry in quotations:
        if entry.speaker is not None:
            spoken.setdefault(entry.speaker, []).append(entry.id)
    about = _quoted_about(linking, quotations)
    found = [
        _entry(ref, linking, events_of.get(ref, []), spoken.get(ref, []), about.get(ref, []))
        for ref in linking.refs()
        if ref.kind is kind
    ]
    return tuple(sorted(found, key=sort_key))


def sort_key(entry: EntityEntry) -> tuple[str, str]:
    """Return the key by which indexes sort entries."""
    return fold_words(entry.sort_name), entry.ref.id


def theme_entries(
    index: AuthorityIndex, events: Sequence[Event], because: Mapping[Ref, Sequence[Passage]]
) -> tuple[EntityEntry, ...]:
    """Return the entries of the themes, by sort name; their mentions are the sentences whose words count."""
    found: list[EntityEntry] = []
    for ref in sorted(index.records):
        if ref.kind is not RefKind.THEME or index.canonical(ref) != ref:
            continue
        record = index.records[ref]
        mine = [event for event in events if event.withdrawn is None and ref in event.themes]
        found.append(
            EntityEntry(
                ref=ref,
                name=record.name,
                sort_name=record.sort_name,
                record=record,
                names=tuple(AttestedName(form, (), True) for form in index.given_names(ref)),
                roles=(),
                mentions=tuple(sorted(set(because.get(ref, ())))),
                events=tuple(event.id for event in mine),
                quotations=(),
                quoted_about=(),
                related=_related(ref, mine),
                aliases=index.absorbed(ref),
            )
        )
    return tuple(sorted(found, key=sort_key))


def _entry(
    ref: Ref, linking: Linking, events: Sequence[Event], spoken: Sequence[str], about: Sequence[str]
) -> EntityEntry:
    record = linking.index.record(ref)
    namings = sorted(
        linking.namings.get(ref, ()), key=lambda naming: (naming.document.id, naming.entity.name)
    )
    name = linking.name_of(ref)
    inferred = sort_name(name) if ref.kind is RefKind.PERSON else name
    passages = {
        passage
        for naming in namings
        for mention in naming.mentions
        if (passage := naming.document.passage(mention.span)) is not None
    }
    return EntityEntry(
        ref=ref,
        name=name,
        sort_name=record.sort_name if record else inferred,
        record=record,
        names=_names(ref, linking, namings),
        roles=_roles(namings),
        mentions=tuple(sorted(passages, key=lambda passage: (passage.article_id, passage.span))),
        events=tuple(event.id for event in events),
        quotations=tuple(spoken),
        quoted_about=tuple(about),
        related=_related(ref, events),
        aliases=linking.index.absorbed(ref),
    )


def _names(ref: Ref, linking: Linking, namings: Sequence[Naming]) -> tuple[AttestedName, ...]:
    """Return attested forms by frequency, then the forms that only editors give."""
    counts: dict[str, int] = {}
    articles: dict[str, set[str]] = {}
    for naming in namings:
        for mention in naming.mentions:
            form = " ".join(mention.form.split())
            counts[form] = counts.get(form, 0) + 1
            articles.setdefault(form, set()).add(naming.document.id)
    given = set(linking.index.given_names(ref))
    forms = sorted({*counts, *given}, key=lambda form: (-counts.get(form, 0), form))
    return tuple(AttestedName(form, tuple(sorted(articles.get(form, ()))), form in given) for form in forms)


def _roles(namings: Sequence[Naming]) -> tuple[tuple[str, Passage], ...]:
    """Return each role with where it was read, once for each wording and article."""
    found: dict[tuple[str, str], tuple[str, Passage]] = {}
    for naming in namings:
        for role in naming.entity.roles:
            passage = _role_passage(naming, role)
            if passage is not None:
                found.setdefault((naming.document.id, fold_words(role)), (role, passage))
    return tuple(sorted(found.values(), key=lambda pair: (pair[1].article_id, pair[1].span, pair[0])))


def _role_passage(naming: Naming, role: str) -> Passage | None:
    """Find a role's words in a sentence that names the person; failing that, give the first naming sentence."""
    document: Document = naming.document
    text = document.article.text
    named = [passage for m in naming.mentions if (passage := document.passage(m.span)) is not None]
    for passage in named:
        sentence = document.annotations.sentences[passage.sentence].span
        at = text.find(role, sentence.start, sentence.end)
        if at >= 0:
            return Passage(document.id, passage.sentence, Span(at, at + len(role)))
    return named[0] if named else None


def _quoted_about(linking: Linking, quotations: Sequence[QuotationEntry]) -> dict[Ref, list[str]]:
    """Return for each page the quotations that name it, its own words left out."""
    by_article: dict[str, list[QuotationEntry]] = {}
    for entry in quotations:
        by_article.setdefault(entry.passage.article_id, []).append(entry)
    found: dict[Ref, list[str]] = {}
    for ref, namings in linking.namings.items():
        about: dict[str, None] = {}
        for naming in sorted(namings, key=lambda naming: naming.document.id):
            said = by_article.get(naming.document.id, [])
            for mention in sorted(naming.mentions, key=lambda mention: mention.span):
                place = bisect_right(said, mention.span.start, key=lambda one: one.quotation.span.start) - 1
                # Quotations never overlap: no other can hold the mention.
                if (
                    place >= 0
                    and said[place].speaker != ref
                    and said[place].quotation.span.covers(mention.span)
                ):
                    about[said[place].id] = None
        if about:
            found[ref] = list(about)
    return found


def _related(ref: Ref, events: Sequence[Event]) -> tuple[tuple[Ref, int], ...]:
    counts: dict[Ref, int] = {}
    for event in events:
        for other in actors_of(event):
            if other != ref:
                counts[other] = counts.get(other, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
