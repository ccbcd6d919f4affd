"""Which page each name of each article leads to: an editor's record, or a page of its own.

A name is linked only when exactly one record answers to it. Names that no record answers to are one across
articles when the full name is the same, or is the same Cyrillic name in another spelling; a bare surname is
never enough, so it keeps a page for its article alone.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from generator.addresses import RESERVED_IDS
from generator.folding import fold_words
from generator.model import Entity, EntityKind, Mention, Ref, RefKind
from generator.names import name_slug
from generator.resolve.names.authority_records import AuthorityIndex, name_key
from generator.resolve.names.bearers import Bearers, apart_by_civility
from generator.resolve.names.countries import country_of_capital, is_country
from generator.resolve.names.linking import KINDS, Linking, Naming
from generator.resolve.names.name_keys import lexicon_words
from generator.resolve.names.record_mentions import link_record_names
from generator.resolve.names.same_person import persons_of
from generator.resolve.texts.documents import Document

_OTHER_KIND = {RefKind.ORGANISATION: RefKind.PLACE, RefKind.PLACE: RefKind.ORGANISATION}


def link_entities(documents: Sequence[Document], index: AuthorityIndex) -> Linking:
    """Lead every name of every article to a page."""
    linking = Linking(index)
    index.check_articles({document.id for document in documents})
    unlinked: dict[tuple[RefKind, str, str], list[Naming]] = {}
    capitals: list[tuple[str, str, str]] = []
    for document in documents:
        for entity in _entities(document, index, capitals):
            kind = KINDS[entity.kind]
            state = index.state_for(entity.name) if kind is not RefKind.PERSON else None
            located, spoken = _uses(document, entity) if state else (entity.mentions, ())
            if state and spoken:
                linking.set_state(document.id, entity.name, state)
                linking.namings.setdefault(state, []).append(Naming(document, entity, spoken))
            if state and not located and not _is_event_place(document, entity.name):
                linking.set_link(document.id, kind, entity.name, state)
                continue
            if state:
                linking.set_state(document.id, entity.name, state)
            naming = Naming(document, entity, located)
            ref = _record_for(index, kind, entity, document.id)
            if ref:
                _lead(linking, ref, naming)
            else:
                unlinked.setdefault(_own_key(kind, naming, index), []).append(naming)
    _give_own_pages(linking, unlinked)
    link_record_names(documents, index, linking)
    for article_id, name, country in capitals:
        ref = linking.place(article_id, country)
        if ref is not None:
            linking.set_state(article_id, name, ref)
    return linking


def _entities(
    document: Document, index: AuthorityIndex, capitals: list[tuple[str, str, str]]
) -> Iterable[Entity]:
    """Return the entities of an article, and those that its events name otherwise.

    « La délégation tarvienne » makes a state a party that no word names; a capital that acts, and that no record
    explains, stands for its country. What stands for a country is added to ``capitals``.
    """
    found = document.annotations
    entities = [*found.persons, *found.organisations, *found.places]
    named = {entity.name for entity in entities}
    people: dict[str, None] = {}
    parties: dict[str, None] = {}
    located: dict[str, None] = {}
    for facts in (*(e.facts for e in found.events), *(m.facts for m in found.event_mentions)):
        people |= dict.fromkeys(facts.participants)
        parties |= dict.fromkeys(facts.parties)
        if facts.place:
            located[facts.place] = None
        for party in facts.parties:
            country = country_of_capital(party)
            if country and index.state_for(party) is None:
                capitals.append((document.id, party, country))
                located[country] = None
    for name in sorted({*people, *parties, *located} - named):
        entities.append(Entity(name, _kind_of(name, people, located, index), (name,), ()))
    return entities


def _kind_of(name: str, people: Container[str], located: Container[str], index: AuthorityIndex) -> EntityKind:
    """Return what a name must be that events give and no words do."""
    if name in people:
        return EntityKind.PERSON
    is_place = name in located or is_country(name) or index.by_name(RefKind.PLACE, [name]) is not None
    return EntityKind.PLACE if is_place else EntityKind.ORGANISATION


def _lead(linking: Linking, ref: Ref, naming: Naming) -> None:
    kind = KINDS[naming.entity.kind]
    linking.set_link(naming.document.id, kind, naming.entity.name, ref)
    linking.namings.setdefault(ref, []).append(naming)


def _record_for(index: AuthorityIndex, kind: RefKind, entity: Entity, article_id: str) -> Ref | None:
    names = [entity.name]
    if kind is RefKind.PERSON:
        # A one-word variant may be another's surname: only the full forms speak for the person.
        names += [form for form in entity.variants if " " in name_key(kind, form)]
    else:
        names += entity.variants
    bound = index.named_in(kind, article_id, names)
    if bound is None and kind in _OTHER_KIND:
        bound = index.named_in(_OTHER_KIND[kind], article_id, names)
    if bound is not None:
        return bound
    found = index.by_name(kind, names)
    if found is None and kind in _OTHER_KIND:
        # « Kremlin » may be read as a place where the editors know an organisation.
        found = index.by_name(_OTHER_KIND[kind], names)
    if found is not None and index.is_told_apart(found, name_slug(entity.name)):
        return None
    return found


def _uses(document: Document, entity: Entity) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Part the mentions of « Moscou »: where it is a place (« à Moscou »), and where it speaks for the state."""
    words = "|".join(re.escape(word) for word in lexicon_words("locatives"))
    before = re.compile(rf"(?:^|\W)(?:{words})\s+$", re.IGNORECASE)
    located = tuple(
        mention
        for mention in entity.mentions
        if before.search(document.article.text[max(0, mention.span.start - 24) : mention.span.start])
    )
    return located, tuple(mention for mention in entity.mentions if mention not in located)


def _is_event_place(document: Document, name: str) -> bool:
    found = document.annotations
    facts = [event.facts for event in found.events] + [mention.facts for mention in found.event_mentions]
    return any(fact.place == name for fact in facts)


def _own_key(kind: RefKind, naming: Naming, index: AuthorityIndex) -> tuple[RefKind, str, str]:
    """Return what makes two names without a record one.

    A bare surname, and a name that several records bear, is one within its article only.
    """
    key = name_key(kind, naming.entity.name)
    is_surname = kind is RefKind.PERSON and " " not in key
    alone = is_surname or index.is_shared(kind, [naming.entity.name])
    return kind, key, naming.document.id if alone else ""


def _give_own_pages(linking: Linking, unlinked: dict[tuple[RefKind, str, str], list[Naming]]) -> None:
    full_names = {
        key: namings
        for (kind, key, alone), namings in unlinked.items()
        if kind is RefKind.PERSON and not alone
    }
    people, linking.namesakes = persons_of(full_names)
    groups = [(RefKind.PERSON, namings) for namings in people]
    groups += [(key[0], unlinked[key]) for key in sorted(unlinked) if key[0] is not RefKind.PERSON]
    alone = [unlinked[key] for key in sorted(unlinked) if key[0] is RefKind.PERSON and key[2]]
    _mint(linking, groups)
    # Only now is it known who else bears a surname.
    bearers = Bearers(linking)
    unknown: list[tuple[RefKind, list[Naming]]] = []
    meant = [(bearers.meant_by(namings), namings) for namings in apart_by_civility(alone)]
    for ref, namings in meant:
        if ref is None:
            unknown.append((RefKind.PERSON, namings))
        else:
            for naming in namings:
                _lead(linking, ref, naming)
    _mint(linking, unknown)


def _mint(linking: Linking, groups: Iterable[tuple[RefKind, list[Naming]]]) -> None:
    """Give each group of namings the page of an id that is free."""
    taken = {(ref.kind, ref.id) for ref in linking.index.records}
    taken |= {(ref.kind, ref.id) for ref in linking.names}
    taken |= {(kind, id_) for kind in RefKind for id_ in RESERVED_IDS}
    absorbing = {
        (ref.kind, id_): ref
        for ref in sorted({linking.index.canonical(ref) for ref in linking.index.records})
        for id_ in linking.index.absorbed(ref)
    }
    # Elders first, so that a name met later never takes an address from one met before.
    for kind, namings in sorted(groups, key=lambda group: min(_elder(naming) for naming in group[1])):
        base, number = name_slug(min(namings, key=_elder).entity.name), 1
        id_ = base
        while (kind, id_) in taken:
            number += 1
            id_ = f"{base}-{number}"
        taken.add((kind, id_))
        ref = absorbing.get((kind, id_), Ref(kind, id_))
        if ref == Ref(kind, id_):
            linking.names[ref] = _display_name(namings)
        for naming in namings:
            _lead(linking, ref, naming)


def _elder(naming: Naming) -> tuple[tuple[str, str], str, str]:
    return naming.document.seniority, fold_words(naming.entity.name), naming.entity.name


def _display_name(namings: list[Naming]) -> str:
    """Return the form of the name that most articles write; of equals, the first to enter the corpus."""
    counts: dict[str, int] = {}
    for naming in sorted(namings, key=_elder):
        counts[naming.entity.name] = counts.get(naming.entity.name, 0) + 1
    return max(counts, key=lambda name: counts[name])
