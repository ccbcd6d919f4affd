"""Repetitions: « chaque jour », « tous les jeudis », « par semestre », « annuel »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.times import Plain
from generator.annotate.timexes.numerals import ORDINALS
from generator.annotate.timexes.quantities import Quantity, number_of, unit_code
from generator.annotate.timexes.vocabulary import (
    DAYPARTS,
    DIGITS,
    FREQUENCIES,
    SEASONS,
    WEEKDAYS,
    first_words,
    pattern,
    words,
)

_EACH: Final = pattern(
    r"chaque (?:{ORDINAL} |dernier )?(?P<noun>{UNIT}|{WEEKDAY}\b|{DAYPART}\b|{SEASON}"
    r"|week-end\b)(?: (?P<part>{DAYPART})\b)?"
)
_EVERY: Final = pattern(
    r"(?:tous|toutes) les (?:(?P<number>{NUMBER}|\d{1,3}) )?(?:premiers? "
    r"|derniers? )?(?:(?P<unit>{UNIT})|(?P<weekday>{WEEKDAY})s\b|(?P<part>{DAYPART})s\b"
    r"|(?P<season>{SEASON})s?\b|(?P<weekend>week-ends)\b)"
)
_NTH_OF_MONTH: Final = pattern(
    r"(?:les? )?(?:{ORDINAL}|derniers?) (?P<weekday>{WEEKDAY})s? (?:du|de chaque|de tous les) mois\b(?! d)"
)
_PLURAL: Final = pattern(
    r"(?:les )?(?:{ORDINAL}(?:(?:, | et | ou ){ORDINAL}){0,5} )?(?P<weekday>{WEEKDAY})s\b"
)
_PER: Final = pattern(
    r"par (?P<unit>an|jour|mois|semaine|trimestre|semestre|siecle|nuit|annee)\b(?! semaine)"
)
_FREQUENCY: Final = pattern(r"{FREQUENCY}")
_PARTS: Final = {"week-end": "XXXX-WXX-WE"}
_NOUN_LEADS: Final = words("frequency_head_nouns")
_NOUN_FORMS: Final = words("frequency_noun_forms")


def _set(start: int, end: int, rule: str, value: str) -> Candidate:
    return Candidate(start, end, "SET", rule, Plain(value))


def _value_of(noun: str) -> str:
    if noun in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[noun] + 1}"
    if noun in DAYPARTS:
        return f"XXXX-XX-XX{DAYPARTS[noun]}" if noun not in ("nuit", "journee") else "P1D"
    if noun in SEASONS:
        return f"XXXX-{SEASONS[noun]['code']}"
    if noun in _PARTS:
        return _PARTS[noun]
    code, factor = unit_code(noun)
    return Quantity(factor, code, 0).value


def _build_each(found: re.Match[str], page: Page) -> Candidate | None:
    end = found.end() if found["noun"] in WEEKDAYS else found.end("noun")
    return _set(found.start(), end, "every", _value_of(found["noun"]))


def _build_every(found: re.Match[str], page: Page) -> Candidate | None:
    noun = found["weekday"] or found["part"] or found["season"] or ("week-end" if found["weekend"] else None)
    if noun is not None:
        return _set(found.start(), found.end(), "every", _value_of(noun))
    amount = number_of(found["number"]) if found["number"] else 1
    if amount is None:
        return None
    code, factor = unit_code(found["unit"])
    return _set(found.start(), found.end(), "every", Quantity(amount * factor, code, 0).value)


def _build_plural(found: re.Match[str], page: Page) -> Candidate | None:
    if found[0] == found["weekday"] + "s" and not page.before(found.start(), 8).endswith(
        ("des ", "ces ", "les ", "aux ")
    ):
        return None
    return _set(found.start(), found.end(), "every", _value_of(found["weekday"]))


def _build_per(found: re.Match[str], page: Page) -> Candidate | None:
    return _set(found.start("unit"), found.end(), "per", _value_of(found["unit"]))


def _build_frequency(found: re.Match[str], page: Page) -> Candidate | None:
    word = found[0]
    if word in _NOUN_FORMS:
        lead = re.search(r"([a-z]+)['\s]*$", page.before(found.start()))
        if lead and (lead[1] in _NOUN_LEADS or lead[1] == "l"):
            return None
        if page.is_name(found.start(), found.end()):
            return None
    value = FREQUENCIES[word]
    kind = "SET" if value.startswith("P") else "TIME"
    return Candidate(found.start(), found.end(), kind, "frequency", Plain(value))


def _build_nth_of_month(found: re.Match[str], page: Page) -> Candidate:
    return _set(found.start(), found.end(), "every", _value_of(found["weekday"]))


RULES: Final[tuple[Rule, ...]] = (
    Rule("each", frozenset({"chaque"}), _EACH, _build_each),
    Rule("every", frozenset({"tous", "toutes"}), _EVERY, _build_every),
    Rule("weekdays", frozenset({"les"}) | {weekday + "s" for weekday in WEEKDAYS}, _PLURAL, _build_plural),
    Rule(
        "nth-of-month",
        DIGITS | ORDINALS.keys() | {"le", "les", "dernier"},
        _NTH_OF_MONTH,
        _build_nth_of_month,
    ),
    Rule("per", frozenset({"par"}), _PER, _build_per),
    Rule("frequency", first_words(FREQUENCIES), _FREQUENCY, _build_frequency),
)
