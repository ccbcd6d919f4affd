"""The form under which indexes sort a person."""

from __future__ import annotations

from generator import lexicon


def person_sort_name(name: str) -> str:
    """Return « Surname, Given »: the last word first, with the capitalised articles that belong to it.

    Particles in lower case stay with the given name, as French catalogues have it (« Vaux, Paul de »).
    Where a name's order is another, an editor gives ``sort_name``.

    Source: AFNOR NF Z44-061, forms of French personal names.

    Example:
        >>> person_sort_name("Jeanne Le Goff"), person_sort_name("Paul de Vaux"), person_sort_name("Adélaïde")
        ('Le Goff, Jeanne', 'Vaux, Paul de', 'Adélaïde')
    """
    words = name.split(" ")
    joined = frozenset(lexicon.load("name_particles")["surname_articles"])
    start = len(words) - 1
    while start > 1 and words[start - 1] in joined:
        start -= 1
    if start <= 0:
        return name
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"
