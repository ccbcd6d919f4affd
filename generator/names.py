"""The forms of a person's name that an address and an index give it."""

from __future__ import annotations

from typing import Final

from generator import lexicon
from generator.folding import slug

LONGEST_SLUG: Final = 80


def name_slug(name: str) -> str:
    """Return a readable address for a name; its characters' numbers where none of its letters is Latin.

    >>> name_slug("Élise d’Aubigné"), name_slug("Đorđe Ćosić")
    ('elise-d-aubigne', 'dorde-cosic')
    """
    return slug(name, LONGEST_SLUG) or "nom-" + "-".join(f"{ord(letter):x}" for letter in name.strip()[:8])


def sort_name(name: str) -> str:
    """Return « Surname, Given »: the last word first, with the capitalised articles that belong to it.

    Particles in lower case stay with the given name, as French catalogues have it (« Vaux, Paul de »).
    Where a name's order is another, an editor gives ``sort_name``.

    Source: AFNOR NF Z44-061, forms of French personal names.

    Example:
        >>> sort_name("Jeanne Le Goff"), sort_name("Paul de Vaux"), sort_name("Adélaïde")
        ('Le Goff, Jeanne', 'Vaux, Paul de', 'Adélaïde')
    """
    words = name.split()
    joined = lexicon.load("name_particles")["surname_articles"]
    start = len(words) - 1
    while start > 1 and words[start - 1] in joined:
        start -= 1
    return name if start <= 0 else f"{' '.join(words[start:])}, {' '.join(words[:start])}"
