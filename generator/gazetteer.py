"""The names that a chronicle's editors have recorded, for `annotate` to know beside those of its word lists.

A small state, a presidency called by its palace or a local agency stand in no list; a record makes them known in
every article, as if they did. Of people nothing is handed on: a surname may be another's.
"""

from __future__ import annotations

from generator import lexicon
from generator.model import Authority, EntityKind, GivenName, Records

_SHORTEST = 2


def given_names(records: Records) -> tuple[GivenName, ...]:
    """Return the names of recorded organisations, places and states, sorted; none that two records bear.

    Only names with a capital count, and none that begins with an article: « Citadelle », « palais des Ormes ».

    Example:
        >>> state = Authority("tarvie", "place", "Tarvie", "Tarvie", state=True, metonyms=("Bresk",))
        >>> [(given.written, given.state) for given in given_names(Records(places=(state,)))]
        [('Bresk', False), ('Tarvie', True)]
    """
    found: dict[str, set[GivenName]] = {}
    for kind, authorities in (
        (EntityKind.ORGANISATION, records.organisations),
        (EntityKind.PLACE, records.places),
    ):
        for authority in authorities:
            for given in _names_of(authority, kind):
                found.setdefault(given.written, set()).add(given)
    people = {name for authority in records.people for name in (authority.name, *authority.aliases)}
    sure = (
        next(iter(given)) for written, given in found.items() if len(given) == 1 and written not in people
    )
    return tuple(sorted(sure, key=lambda given: given.written))


def _names_of(authority: Authority, kind: EntityKind) -> list[GivenName]:
    names = [
        GivenName(name, authority.name, kind, authority.state)
        for name in (authority.name, *authority.aliases)
    ]
    names += [GivenName(name, name, kind) for name in authority.metonyms]
    return [given for given in names if _is_proper(given.written)]


def _is_proper(name: str) -> bool:
    words = name.replace("’", "'").split()
    begins = words[0].split("'")[0] if words else ""
    article = begins in {str(word) for word in lexicon.load("name_folding")["articles"]}
    return len(name) >= _SHORTEST and not article and any(word[:1].isupper() for word in words)
