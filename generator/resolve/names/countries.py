"""What is known of states without an editor's record: their names, their capitals, the names that speak for them."""

from __future__ import annotations

from functools import cache

from generator import lexicon
from generator.resolve.names.name_keys import thing_key


@cache
def _capitals() -> dict[str, str]:
    """Return the one country for each name that speaks for one."""
    found: dict[str, set[str]] = {}
    for country, entry in lexicon.load("countries")["countries"].items():
        if entry.get("former"):
            continue
        for name in (entry.get("capital"), *entry.get("metonyms", ())):
            if name:
                found.setdefault(thing_key(str(name)), set()).add(str(country))
    return {key: countries.pop() for key, countries in found.items() if len(countries) == 1}


@cache
def _countries() -> frozenset[str]:
    return frozenset(thing_key(str(country)) for country in lexicon.load("countries")["countries"])


def country_of_capital(name: str) -> str | None:
    """Return the country for which a name speaks, or None; a city state speaks for itself.

    >>> country_of_capital("Kaboul"), country_of_capital("Belgrade"), country_of_capital("Lyon")
    ('Afghanistan', 'Serbie', None)
    """
    key = thing_key(name)
    country = _capitals().get(key)
    return country if country is not None and key not in _countries() else None


def is_country(name: str) -> bool:
    """Tell whether a name is that of a country.

    >>> is_country("Japon")
    True
    """
    return thing_key(name) in _countries()
