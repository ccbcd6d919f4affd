"""The words of the drawings, from their catalogue."""

from __future__ import annotations

from functools import cache
from typing import Final

from generator import lexicon
from generator.french.typography import typeset
from generator.model import EventType
from generator.render.escape import SafeMarkdown

# The signs of a legend that stand for no status: an empty sign on a span, two on a set of days.
_SAMPLES: Final = {
    "reach": "M2 4v8m0-4H32m0-4v8",
    "open": "M11 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "joint": "M7 8H27",
    "pair": "M2 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM22 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
}


@cache
def words(group: str, key: str) -> str:
    """Return the words of a drawing, typeset; names in braces are for the caller to fill in.

    Raises:
        KeyError: the catalogue has none.

    Example:
        >>> words("legend", "exact")
        'jour connu'
    """
    return typeset(str(lexicon.load("pictures")[group][key]))


@cache
def family_of(event_type: EventType) -> str:
    """Return the family of colours that a type of event belongs to.

    >>> family_of(EventType.STRIKE)
    'public_life'
    """
    families = lexicon.load("pictures")["families"]
    return next(str(name) for name, types in families.items() if event_type.value in types)


def sample_path(name: str) -> SafeMarkdown:
    """Return the path of a sign that only a legend shows."""
    return SafeMarkdown(_SAMPLES[name])
