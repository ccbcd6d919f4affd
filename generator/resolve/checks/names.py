"""What `check` tells of names that may mean several, with the lines that bind one: in all articles, or in one alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.errors import Fault
from generator.model import Ref, RefKind
from generator.names import sort_name
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking, Naming
from generator.resolve.names.name_keys import person_key, printable
from generator.resolve.texts.lines_to_write import reason_line
from generator.yaml_quoting import quoted

_FILES: Final = {
    RefKind.PERSON: "data/people.yml",
    RefKind.ORGANISATION: "data/organisations.yml",
    RefKind.PLACE: "data/places.yml",
}
# More would not help an editor to choose.
_MOST: Final = 4


def bare_surnames(linking: Linking) -> list[Fault]:
    """Tell of each bare surname that a person of the chronicle bears, and that nothing links to them."""
    bearers: dict[str, list[Ref]] = {}
    for ref in linking.refs():
        if ref.kind is RefKind.PERSON:
            key = person_key(linking.name_of(ref))
            if " " in key:
                bearers.setdefault(key.split()[-1], []).append(ref)
    found: list[Fault] = []
    for ref in sorted(linking.names):
        key = person_key(linking.names[ref])
        if ref.kind is not RefKind.PERSON or " " in key or key not in bearers:
            continue
        naming = linking.namings[ref][0]
        if not naming.mentions:
            continue
        borne_by = bearers[key][:_MOST]
        whom = " or ".join(bearer.id for bearer in bearers[key])
        what = f"« {linking.names[ref]} » may be {whom}; a bare surname is never linked by itself"
        always = f"if it is always that person, add it to the aliases of {borne_by[0].id} in data/people.yml"
        here = _bindings(linking, borne_by, naming.document.id)
        found.append(_fault(naming, what, f"{always}; if in this article, {here}"))
    return found


def namesakes(linking: Linking) -> list[Fault]:
    """Tell of people of one full name who are held to be two because of what articles say that they are."""
    found: list[Fault] = []
    for people in linking.namesakes:
        first, *others = people.namings
        mine = linking.person(first.document.id, first.entity.name)
        for other in others:
            theirs = linking.person(other.document.id, other.entity.name)
            if mine is None or theirs is None or not other.mentions:
                continue
            roles = [" / ".join(naming.entity.roles) or "nobody in particular" for naming in (first, other)]
            name = printable(other.entity.name)
            what = (
                f"« {name} » is taken for two people: {mine.id} ({printable(roles[0])}, {first.document.id}) "
            )
            what += f"and {theirs.id} ({printable(roles[1])})"
            line = f"{mine.id}: {{name: {quoted(name)}, sort_name: {quoted(sort_name(name))}}}"
            one, two = _record(linking, mine), _record(linking, theirs, different_from=mine)
            remedy = f"if they are one, add to data/people.yml `{line}`; if they are two, `{one}` and `{two}`"
            found.append(_fault(other, what, remedy))
    return found


def shared_names(linking: Linking) -> list[Fault]:
    """Tell of each name that several records bear, in an article where no editor says which of them it means."""
    found: list[Fault] = []
    for ref in sorted(linking.names):
        name = linking.names[ref]
        bearers = linking.index.bearers(ref.kind, [name]) if ref.kind in _FILES else ()
        for naming in linking.namings[ref] if len(bearers) > 1 else ():
            if naming.mentions:
                what = f"« {printable(name)} » may be {' or '.join(bearers)}, and nothing tells which"
                meant = [Ref(ref.kind, id_) for id_ in bearers[:_MOST]]
                found.append(_fault(naming, what, _bindings(linking, meant, naming.document.id)))
    return found


def named_nowhere(linking: Linking) -> list[Fault]:
    """Tell of each article in which an editor says whom a name means, and in which no such name is read."""
    found: list[Fault] = []
    for ref in sorted(linking.index.records):
        record = linking.index.records[ref]
        read = {naming.document.id for naming in linking.namings.get(linking.index.canonical(ref), ())}
        for article_id in record.named_in:
            if article_id not in read:
                what = f"named_in: no name of « {ref.id} » is read in {article_id}"
                remedy = "write the name as the article has it under aliases, or take the article out"
                found.append(Fault(record.path, record.line, record.column, what, remedy))
    return found


def _fault(naming: Naming, what: str, remedy: str) -> Fault:
    document = naming.document
    return Fault(document.article.path, *document.place_of(naming.mentions[0].span), what, remedy)


def _bindings(linking: Linking, bearers: Sequence[Ref], article_id: str) -> str:
    """Say what to write so that a name of one article means one of those who bear it."""
    known = [ref for ref in bearers if ref in linking.index.records]
    lines = [f"`{_named_in(linking.index, ref, article_id)}` in the record {ref.id}" for ref in known]
    lines += [f"`{_record(linking, ref, [article_id])}`" for ref in bearers if ref not in known]
    why = f", and why under its reasons: `{reason_line('named_in')}`" if known else ""
    return f"add to {_FILES[bearers[0].kind]} {' or '.join(lines)}{why}"


def _named_in(index: AuthorityIndex, ref: Ref, article_id: str) -> str:
    articles = (*index.records[ref].named_in, article_id)
    return f"named_in: [{', '.join(quoted(one) for one in articles)}]"


def _record(
    linking: Linking, ref: Ref, articles: Sequence[str] = (), different_from: Ref | None = None
) -> str:
    """Return the record, on one line, of somebody whom nobody has recorded yet, bound to the articles."""
    name = printable(linking.name_of(ref))
    of = [*dict.fromkeys((*(naming.document.id for naming in linking.namings.get(ref, ())), *articles))]
    parts = [f"name: {quoted(name)}", f"named_in: [{', '.join(quoted(one) for one in of)}]"]
    reasons = [reason_line("named_in")]
    if different_from is not None:
        parts.append(f"different_from: [{different_from.id}]")
        reasons.append(reason_line("different_from"))
    return f"{ref.id}: {{{', '.join(parts)}, reasons: {{{', '.join(reasons)}}}}}"
