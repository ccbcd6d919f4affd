"""Decades and centuries: « les années 1990 », « années soixante », « le XIXe siècle »."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.periods import Stretch
from generator.annotate.timexes.meanings.times import Plain
from generator.annotate.timexes.numerals import from_roman, from_words
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import DIGITS, ROMAN_CENTURIES, pattern

_DECADE: Final = pattern(
    r"(?:(?:les |la |le )?(?:(?:fin|debut|milieu) des )?)?annees[ -](?:(?P<figures>(?:1[5-9]"
    r"|20)?\d0)(?!\d)|(?P<words>(?:mille neuf cent |mille-neuf-cent-)?"
    r"(?:vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingts?))\b)"
)
_CENTURY: Final = pattern(
    r"(?:(?:les? |l[ea] )?(?:(?:fin|debut|milieu) du )?)?"
    r"(?:(?P<earlier>[ivx]+|\d{1,2})(?:e|er|eme)(?: et | au |-| ou | et au | et le ))?"
    r"(?:(?P<roman>[ivx]+)|(?P<figures>\d{1,2}))(?:e|er|eme) siecles?\b"
    r"(?P<before> (?:av\.|avant) ?(?:j\.? ?-? ?c|jesus(?:-christ)?|notre ere))?"
)


def _build_decade(found: re.Match[str], page: Page) -> Candidate | None:
    if found["figures"]:
        number = int(found["figures"])
        first = number if number >= 100 else number + (1900 if number >= 20 else 2000)
    else:
        number = (from_words(re.sub(r"^mille[ -]neuf[ -]cent[ -]", "", found["words"])) or 0) % 100
        first = 1900 + number
    meaning = Stretch(str(first // 10), date(first, 1, 1), date(first + 9, 12, 31))
    return Candidate(found.start(), found.end(), "DATE", "decade", meaning)


def _build_century(found: re.Match[str], page: Page) -> list[Candidate] | None:
    result: list[Candidate] = []
    for group, start, end in (
        ("earlier", found.start(), found.end("earlier") + 1),
        ("roman" if found["roman"] else "figures", found.start(), found.end()),
    ):
        if not found[group]:
            continue
        number = int(found[group]) if found[group].isdigit() else from_roman(found[group])
        if not number or number > 30:
            return None
        first = (number - 1) * 100 + 1
        meaning: Meaning = Stretch(f"{number - 1:02d}", date(first, 1, 1), date(first + 99, 12, 31))
        if found["before"]:
            meaning = Plain("PAST_REF")
        result.append(Candidate(found.start(group) if result else start, end, "DATE", "century", meaning))
    return result


RULES: Final[tuple[Rule, ...]] = (
    Rule("decade", frozenset({"les", "annees", "la", "le", "fin", "debut"}), _DECADE, _build_decade),
    Rule(
        "century",
        DIGITS | ROMAN_CENTURIES | {"le", "les", "l", "la", "debut", "fin"},
        _CENTURY,
        _build_century,
    ),
)
