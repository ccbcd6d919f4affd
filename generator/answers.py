"""Which page answers at which address: its own, or the one that an earlier address leads on to."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model import Chronicle, Ref, RefKind


def answers(chronicle: Chronicle) -> dict[Ref, Ref]:
    """Return each address that answers with the page that answers there, chains followed to their end.

    A page answers at its own address, a withdrawn event's too.

    Example:
        >>> answers(Chronicle((), (), (), (), (), (), (), (), (), ()))
        {}
    """
    entities = (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes)
    pages = {entry.ref for entry in entities}
    pages |= {Ref(RefKind.EVENT, event.id) for event in chronicle.events}
    pages |= {Ref(RefKind.ARTICLE, entry.article.id) for entry in chronicle.articles}
    direct: dict[Ref, Ref] = dict(chronicle.redirects)
    for event in chronicle.events:
        for alias in event.aliases:
            direct.setdefault(Ref(RefKind.EVENT, alias), Ref(RefKind.EVENT, event.id))
    for entry in entities:
        for alias in entry.aliases:
            direct.setdefault(Ref(entry.ref.kind, alias), entry.ref)
    found = {page: page for page in pages}
    for old in direct:
        end = _end(old, direct)
        if old not in pages and end in pages:
            found[old] = end
    return dict(sorted(found.items()))


def _end(ref: Ref, direct: Mapping[Ref, Ref]) -> Ref:
    passed = {ref}
    while ref in direct and direct[ref] not in passed:
        ref = direct[ref]
        passed.add(ref)
    return ref
