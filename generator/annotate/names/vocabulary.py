"""The word lists of names, folded once for look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.annotate.names.tokens import fold
from generator.lexicon import load


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the lists know of single words; words are folded.

    ``plural_roles`` maps the plural of a role noun to the noun. Only ``role_nouns``, ``relational``, ``kin`` and
    ``family_first`` keep their accents: « critique » is a role, « critiqué » is none. ``given`` maps a given name to
    its gender (``m``, ``f``, ``x`` for either); ``given_after_family`` are given names of peoples who write the
    family name first; ``civilities`` maps a title to its gender likewise. ``says`` are forms of verbs of saying,
    ``acts`` of other verbs that people do, ``human_objects`` of verbs whose object is somebody, with their accents.
    """

    given: dict[str, str]
    given_after_family: frozenset[str]
    ambiguous: frozenset[str]
    civilities: dict[str, str]
    plural_civilities: dict[str, str]
    functions: frozenset[str]
    single_titles: frozenset[str]
    role_nouns: frozenset[str]
    plain_roles: frozenset[str]
    plural_roles: dict[str, str]
    relational: frozenset[str]
    kin: frozenset[str]
    role_prefixes: frozenset[str]
    role_adjectives: frozenset[str]
    adjective_endings: tuple[str, ...]
    demonyms: frozenset[str]
    starters: frozenset[str]
    starter_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    towns_and_people: frozenset[str]
    heads: frozenset[str]
    kinds_before: frozenset[str]
    never: frozenset[str]
    inner: frozenset[str]
    noble: frozenset[str]
    noble_articles: frozenset[str]
    suffixes: frozenset[str]
    family_first: frozenset[str]
    says: frozenset[str]
    acts: frozenset[str]
    human_objects: frozenset[str]
    place_nouns: frozenset[str]
    org_tails: frozenset[str]
    org_leads: frozenset[str]
    not_acronyms: frozenset[str]
    surname_ending: re.Pattern[str]

    def is_given(self, folded: str) -> bool:
        """Tell whether a folded word is a given name, alone or as the first part of a hyphenated one."""
        if folded in self.given:
            return True
        first, hyphen, rest = folded.partition("-")
        return bool(hyphen) and first in self.given and len(rest) > 1 and "'" not in rest

    def is_certain_given(self, folded: str) -> bool:
        """Tell whether a folded word is a given name and hardly anything else."""
        return self.is_given(folded) and folded not in self.ambiguous

    def is_title_or_demonym(self, folded: str) -> bool:
        """Tell whether a capitalised word before a name may be a title or a demonym."""
        return (
            folded in self.demonyms
            or folded in self.civilities
            or folded in self.functions
            or folded in self.single_titles
        )

    def gender(self, folded: str) -> str:
        """Return ``m``, ``f`` or ``x`` (either, or unknown) for a given name."""
        return self.given.get(folded) or self.given.get(folded.partition("-")[0]) or "x"


@cache
def vocabulary() -> Vocabulary:
    """Return the lists, read and folded once per process."""
    names, titles, roles = load("given_names"), load("titles"), load("roles")
    others, joiners, bodies = load("not_names"), load("name_joiners"), load("organisations")
    verbs = load("person_verbs")
    says = _forms(load("cue_verbs"))
    demonyms = _demonyms(load("countries"))
    never = _folded(others["never"].split())
    plain = never | _folded(others["starters"].split()) | _folded(others["heads"].split()) | _place_words()
    return Vocabulary(
        given=_genders(names),
        given_after_family=_folded(
            word
            for group in ("masculine", "feminine")
            for region, listed in names[group].items()
            if "asia" in region
            for word in listed.split()
        ),
        ambiguous=_folded(names["ambiguous"].split()) | plain | demonyms,
        civilities=_by_gender(titles["civility"]),
        plural_civilities=_by_gender(titles["plural"]),
        functions=_folded(titles["function"]),
        single_titles=_folded(titles["religious_single"]),
        role_nouns=frozenset(roles["nouns"].lower().split()),
        plain_roles=_folded(roles["nouns"].lower().split()),
        plural_roles=_plurals(roles["nouns"].lower().split()),
        relational=frozenset(roles["relational"]),
        kin=frozenset(roles["kin"]),
        role_prefixes=_folded(roles["prefixes"]),
        role_adjectives=_folded(roles["adjectives"]),
        adjective_endings=tuple(sorted(_folded(roles["adjective_endings"]))),
        demonyms=demonyms,
        starters=_folded(others["starters"].split()),
        starter_endings=tuple(sorted(_folded(others["starter_endings"]))),
        infinitive_endings=tuple(others["infinitive_endings"]),
        towns_and_people=_folded(names["towns_and_people"].split()),
        heads=_folded(others["heads"].split()),
        kinds_before=_folded(others["before"].split()),
        never=never,
        inner=_folded(joiners["inner"]),
        noble=_folded(joiners["noble"]),
        noble_articles=_folded(joiners["noble_articles"]),
        suffixes=_folded(joiners["suffixes"]),
        family_first=frozenset(name.lower() for name in joiners["family_first"]),
        says=says,
        acts=_forms(verbs),
        human_objects=frozenset(verbs["objects"])
        | _written_forms(verb for verb in verbs["objects"] if verb.endswith("er")),
        place_nouns=_folded(load("cities")["place_nouns"]),
        org_tails=_folded(bodies["tails"]),
        org_leads=_folded(bodies["leads"]),
        not_acronyms=frozenset(bodies["not_acronyms"]),
        surname_ending=re.compile("(?:" + "|".join(joiners["surname_endings"]) + ")$"),
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


def _genders(names: dict[str, Any]) -> dict[str, str]:
    genders: dict[str, str] = {}
    for group, mark in (("masculine", "m"), ("feminine", "f"), ("either", "x")):
        for listed in names[group].values():
            for word in listed.split():
                key = fold(word)
                genders[key] = mark if genders.get(key, mark) == mark else "x"
    return genders


def _by_gender(groups: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): gender for gender, words in groups.items() for word in words}


def _place_words() -> frozenset[str]:
    towns = load("cities")
    names = [*load("countries")["countries"], *towns["france"].split(), *towns["world"].split()]
    return _folded(names)


def _demonyms(countries: dict[str, Any]) -> frozenset[str]:
    words = [word for state in countries["countries"].values() for word in state["demonym"].split()]
    words += countries["other_demonyms"].split()
    folded = {fold(word) for word in words}
    return frozenset(folded | {word if word[-1] in "sx" else word + "s" for word in folded})


def _plurals(nouns: Iterable[str]) -> dict[str, str]:
    """Map the folded plural of each noun to the noun as written."""
    plurals: dict[str, str] = {}
    for noun in nouns:
        plural = noun[:-2] + "aux" if noun.endswith("al") else noun if noun[-1] in "sx" else noun + "s"
        if noun[-1] not in "sx":
            plurals.setdefault(fold(plural), noun)
    return plurals


_REGULAR = ("e", "ent", "ait", "aient", "a", "èrent", "é", "ée", "és", "ées", "era", "eront", "erait", "ant")


def regular_forms(infinitives: Iterable[str]) -> frozenset[str]:
    """Return the third-person forms and participles of verbs in -er, folded."""
    return _folded(_written_forms(infinitives))


def _written_forms(infinitives: Iterable[str]) -> set[str]:
    forms: set[str] = set()
    soft = {"g": "ge", "c": "ç"}
    for infinitive in infinitives:
        stem = infinitive[:-2]
        forms |= {stem + ending for ending in _REGULAR}
        if stem[-1] in soft:
            forms |= {stem[:-1] + soft[stem[-1]] + ending for ending in ("ait", "aient", "a", "ant")}
        if stem[-1] == "y":
            forms |= {stem[:-1] + "i" + ending for ending in ("e", "ent", "era", "eront", "erait")}
    return forms


def _forms(verbs: dict[str, Any]) -> frozenset[str]:
    """Return the third-person forms and participles of a list of verbs, folded, single words only."""
    irregular = {form for listed in verbs["irregular"].values() for form in listed if " " not in form}
    return regular_forms(verbs["regular"]) | _folded(irregular)
