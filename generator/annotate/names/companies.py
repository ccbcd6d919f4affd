"""Tell companies and things that bear a person's name from the person: « la maison Paul Vasselin »."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from generator.annotate.names.readings import Reading
from generator.annotate.names.stretch import Stretch
from generator.annotate.names.tokens import Kind, fold
from generator.annotate.names.vocabulary import regular_forms
from generator.lexicon import load

_ADJECTIVE_ENDINGS: Final = (
    "aire",
    "ique",
    "iste",
    "ien",
    "ienne",
    "ais",
    "aise",
    "ois",
    "oise",
    "al",
    "ale",
)
_OF: Final = frozenset(["de", "d'", "du", "des"])
_AUXILIARIES: Final = frozenset(["a", "ont", "avait", "avaient", "va", "aurait", "vient", "veut", "doit"])
_LEGAL: Final = frozenset(["SA", "SAS", "AG", "SARL", "GmbH", "Inc", "Ltd", "SpA", "SE", "NV", "BV", "FZE"])
_PERSONAL: Final = frozenset(
    ["civility", "function", "single-title", "age", "kin", "years", "numeral", "demonym", "given-pair"]
)
_BY_ROLE: Final = frozenset(["role", "role-comma", "apposition"])
_DIRECT: Final = frozenset(["before", "thing"])


def set_companies_apart(readings: Sequence[Reading]) -> None:
    """Mark the readings that name a company or a thing, so that they name no person.

    Parameters:
        readings: of one article; ``company`` is set and ``accepted`` withdrawn.

    One sign of a company decides for all places of a name that nothing shows to be a person's; where something does,
    person and company bear one name, and only the places with a sign of their own name the company.
    """
    signs = [_company_sign(reading.stretch, reading) for reading in readings]
    shown = {_key(reading) for reading, sign in zip(readings, signs, strict=True) if sign}
    if not shown:
        return
    surnames = {key[1] for key in shown}
    personal = {_key(reading) for reading in readings if _is_personal(reading)}
    titled = {
        r.name.surname for r in readings if not r.full and r.name.surname in surnames and _is_personal(r)
    }
    for reading, sign in zip(readings, signs, strict=True):
        key = _key(reading)
        if key not in shown or _is_personal(reading):
            continue
        both = key in personal or key[1] in titled
        if sign in _DIRECT or not both:
            reading.accepted = False
            reading.company = sign or "named"
    _confirm(readings)


def _confirm(readings: Iterable[Reading]) -> None:
    """Tell a company from what is only a thing, or a site that a town's name may tell as well."""
    listed = [reading for reading in readings if reading.company]
    certain = {_key(reading) for reading in listed if reading.company in ("company", "before")}
    for reading in listed:
        if _key(reading) not in certain:
            reading.company = "thing"


def _key(reading: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return reading.name.given, reading.name.surname


def _is_personal(reading: Reading) -> bool:
    signs = reading.candidate.signs
    if _company_sign(reading.stretch, reading) in _DIRECT:
        return False
    if _PERSONAL.intersection(signs):
        return True
    if not _BY_ROLE.intersection(signs):
        return False
    makers = _lists()["makers"]
    nouns = (reading.stretch.folded(role.first) for role in reading.roles)
    return not all(noun in makers for noun in nouns)


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists = load("companies")
    return {name: frozenset(fold(word) for word in lists[name]) for name in lists if name != "examples"}


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of each noun of a list, « conseil d'administration » as two with its last one's end."""
    return tuple(tuple(noun.replace("d'", "d' ").split()) for noun in sorted(_lists()[name]))


def _company_sign(stretch: Stretch, reading: Reading) -> str:
    """Return ``before``, ``thing``, ``company`` or ``site`` for what the words around a name tell, "" for nothing."""
    candidate = reading.candidate
    lists = _lists()
    first = candidate.title if candidate.title_kind not in ("civility", "plural") else candidate.first
    if candidate.title_kind in ("civility", "plural"):
        return ""
    if stretch.text(candidate.last) in _LEGAL:
        return "before"
    noun = first - 1
    if stretch.text(noun) == ",":  # « sa filiale suisse, X »
        apart = noun - 1 - _is_adjective(stretch, noun - 1)
        noun = noun - 1 if stretch.folded(apart) in lists["before_comma"] else noun
    if stretch.folded(noun) in lists["with_complement"] and stretch.folded(noun - 1) in _OF:
        noun -= 2
    elif stretch.folded(noun) in ("scolaire", "sportif"):
        return "thing"  # « le groupe scolaire X »
    elif _is_adjective(stretch, noun):
        noun -= 1
    named = reading.full or candidate.title_kind is not None or "single-given" in candidate.signs
    if named and noun >= 0 and stretch.tokens[noun].kind == Kind.LOWER:
        if stretch.folded(noun) in lists["before"]:
            return "before"
        if stretch.folded(noun) in lists["things"]:
            return "thing"
    if _is_maker(stretch, reading, noun):
        return "company"
    if stretch.folded(first - 1) in ("de", "d'"):
        for name in ("of_company", "of_site"):
            if _governs(stretch, first - 2, name):
                return "company" if name == "of_company" else "site"
    if stretch.folded(first - 1) in _verbs("objects") or _is_subject(stretch, candidate.last):
        return "company"
    return ""


def _is_maker(stretch: Stretch, reading: Reading, noun: int) -> bool:
    """« le constructeur X », « X, le fabricant de biscuits »: nouns with « le » that companies have."""
    makers = _lists()["definite_makers"]
    if stretch.folded(noun) in makers and stretch.folded(noun - 1) in ("le", "l'", "du", "au"):
        return True
    after = (role.first for role in reading.roles if role.place == "after")
    return any(stretch.folded(p) in makers and stretch.folded(p - 1) in ("le", "l'") for p in after)


def _is_adjective(stretch: Stretch, position: int) -> bool:
    token = stretch.tokens[position] if position >= 0 else None
    return (
        token is not None
        and token.kind == Kind.LOWER
        and (
            token.folded in stretch.words.demonyms
            or token.folded in stretch.words.role_adjectives
            or token.folded.endswith(_ADJECTIVE_ENDINGS)
        )
    )


def _governs(stretch: Stretch, position: int, name: str) -> bool:
    """Tell whether one of the nouns of a list ends at a position, an adjective apart.

    « sous la direction de X » tells a person.
    """
    if _is_adjective(stretch, position) and stretch.folded(position) not in ("general", "generale"):
        position -= 1
    end = stretch.folded(position)
    for phrase in _phrases(name):
        if phrase[-1] != end:
            continue
        begin = position - len(phrase) + 1
        if all(stretch.folded(begin + index) == word for index, word in enumerate(phrase)):
            return "sous" not in (stretch.folded(begin - 1), stretch.folded(begin - 2))
    return False


@cache
def _verbs(name: str) -> frozenset[str]:
    """Return the forms of the verbs of a list, folded, their infinitives among them."""
    infinitives = load("companies")[name]
    regular = [infinitive for infinitive in infinitives if infinitive.endswith("er")]
    others = [form for form in infinitives if not form.endswith("er")]
    return regular_forms(regular) | {fold(form) for form in (*regular, *others)}


def _is_subject(stretch: Stretch, ahead: int) -> bool:
    """« X emploie 300 personnes », « X, qui exploite … », « X a racheté »."""
    position = ahead
    if stretch.text(position) == "," and stretch.folded(position + 1) == "qui":
        position += 2
    if stretch.folded(position) in _AUXILIARIES:
        position += 1
    return stretch.folded(position) in _verbs("subjects")
