"""Months, years, seasons, quarters, decades, centuries and feasts: « début janvier », « en 2024 », « l'été 2023 »."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import FullDate
from generator.annotate.timexes.meanings.periods import MonthOfYear, PartOfYear, Season, Stretch
from generator.annotate.timexes.numerals import ORDINALS, from_roman, from_words
from generator.annotate.timexes.rules.anaphoric import holiday_meaning
from generator.annotate.timexes.rules.calendar_dates import full_year
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import (
    DIGITS,
    HOLIDAYS,
    MONTH_STARTS,
    MONTHS,
    ROMAN_CENTURIES,
    SEASONS,
    first_words,
    pattern,
    words,
)

_EDGE: Final = (
    r"(?:(?:(?:la |le )?(?:fin|debut|courant|milieu)|(?:la )?mi)(?: |-)(?:du mois d(?:e |')"
    r"|de l'annee |du |de la |de l'|de |d')?)"
)
_MONTH: Final = pattern(
    rf"(?P<edge>{_EDGE})?(?P<of>(?:(?:le|ce) )?mois d(?:e |'))?(?P<month>{{MONTH}})\b(?!-\d)"
    r"(?:(?: de l'annee| de l'an|,)? (?P<year>{SHORT_YEAR})| (?:(?P<last>{LAST})|(?P<next>{NEXT})))?"
)
_YEAR: Final = pattern(rf"(?P<edge>{_EDGE})?(?P<word>l'an(?:nee)? |annees? |an )?(?P<year>{{YEAR}})")
_DECADE: Final = pattern(
    r"(?:(?:les |la |le )?(?:(?:fin|debut|milieu) des )?)?annees[ -](?:(?P<figures>(?:1[5-9]"
    r"|20)?\d0)(?!\d)|(?P<words>(?:mille neuf cent |mille-neuf-cent-)?"
    r"(?:vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingts?))\b)"
)
_CENTURY: Final = pattern(
    r"(?:(?:le |l[ea] )?(?:(?:fin|debut|milieu) du )?)?(?:(?P<roman>[ivx]+)"
    r"|(?P<figures>\d{1,2}))(?:e|er|eme) siecle\b"
)
_SEASON: Final = pattern(
    r"(?:(?:le |l'|la )?(?:fin|debut|milieu|mi)[ -](?:de l'|du |d')?)?(?:le |l'"
    r"|les mois d')?(?P<season>{SEASON})"
    r"(?:(?: de l'annee| de)? (?P<year>{YEAR}))?"
)
_QUARTER: Final = pattern(
    r"(?:(?:le |du |au )?(?:fin|debut) du )?(?:le |du "
    r"|au )?(?P<ordinal>{ORDINAL}) (?P<noun>trimestre|semestre)\b"
    r"(?:(?: de l'annee| de)? (?P<year>{YEAR})| de (?P<this>cette annee)"
    r"| de (?P<past>l'annee derniere|l'an dernier))?"
)
_HOLIDAY: Final = pattern(
    r"(?:(?:la |l'|le )?(?:veille|lendemain) )?(?:la |l'"
    r"|le )?(?P<name>{HOLIDAY})(?: (?:(?P<year>{YEAR})|(?P<last>{LAST})|(?P<next>{NEXT})))?"
)
# « en juin », « depuis mars »; a bare month that none of these introduces is left alone when it may be a name.
_INTRODUCES: Final = re.compile(
    r"(?:\b(?:en|de|d'|depuis|des|entre|et|ou|a|au|pour|avant|apres|vers|jusqu'en|jusqu'a|courant"
    r"|mi|fin|debut|mois|ce|[a-z]+er|dernier|par rapport a)"
    r" ?|['(,:–—-] ?|^ ?|[.!?\n] ?)$"
)
# « les soldes d'hiver » name a kind; « les mois d'hiver » a time.
_CLASSIFIER: Final = re.compile(
    r"(?<!\bmois )(?<!\bnuit )(?<!\bnuits )(?<!\bjour )(?<!\bjours )(?<!\bsoir )(?<!\bsoirs )(?<!\bmatin )"
    r"(?<!\bfin )(?<!\bdebut )(?<!\bsaison )(?<!\bperiode )(?<!\bsemaines )d'$"
)
_COUNTED: Final = words("counted")
_NUMBERED: Final = words("numbered")
_YEAR_LEAD: Final = re.compile(
    r"(?:\b(?:en|depuis|des|avant|apres|jusqu'en|fin|debut|mi|entre|vers|de|a|pour|printemps|ete"
    r"|automne|hiver|et|au|rentree|ou|courant|du|horizon|saison|annee|an|noel|olympiques|jo"
    r"|mondial|euro|budget|edition|presidentielle|legislatives|municipales)|\bd'|[(/,-]|^"
    r"|[a-z]) ?$"
)
_FUNCTION_WORD: Final = re.compile(
    r" ?(?:[.,;:!?)(»«\"/\]–—-]|$|\n)| (?:et|ou|a|au|aux|le|la|les|l'|par|pour|avec|dans|qui|que"
    r"|qu'|mais|sur|sous|en|un|une|des|du|de|d'|ne|n'"
    r"|ce|cette|il|elle|ils|elles|on|se|s'|est|sont|a ete|ont|avait|etait|sera|seront|comme|contre"
    r"|afin|lors|alors|soit|entre|chez|apres|avant|puis|car|quand|ou|mai|son|sa|ses|leur|y|je|j'"
    r"|nous|vous|selon|via|devant|jusqu|face|apres|tandis|grace|apres)\b"
)


def _build_month(found: re.Match[str], page: Page) -> Candidate | None:
    start, month = found.start(), MONTHS[found["month"]]
    year, direction = found["year"], "last" if found["last"] else "next" if found["next"] else None
    if year and len(year.lstrip("'")) == 2 and page.after(found.end(), 3).startswith((" %", "h", " h")):
        return None
    if not (found["edge"] or found["of"] or year or direction):
        before = page.before(start, 16)
        if page.is_name(found.start("month"), found.end("month")) or before.endswith("-"):
            return None
        if not _INTRODUCES.search(before) or page.after(found.end(), 1) == "-":
            return None
        if found["month"] == "mars" and re.search(r"\b(?:planete|sur|de la|vers) $", before):
            return None
    meaning: Meaning
    if year and re.match(r" av(?:\.|ant) ", page.after(found.end(), 8)):
        return None
    if year:
        meaning = FullDate(edtf.month(full_year(year), month))
        return Candidate(start, found.end(), "DATE", "month-year", meaning)
    end = found.end("month") if not direction else found.end()
    return Candidate(start, end, "DATE", "month", MonthOfYear(month, direction))


def _build_year(found: re.Match[str], page: Page) -> Candidate | None:
    start, year = found.start(), int(found["year"])
    after = page.after(found.end(), 30)
    following = re.match(r" ?([a-z%€$]+)", after)
    if following and (following[1] in _COUNTED or following[1] in ("%", "€", "$")):
        return None
    if not (found["word"] or found["edge"]):
        before = page.before(start)
        lead = re.search(r"([a-z']+)[ °.]*$", before)
        if lead and lead[1] in _NUMBERED:
            return None
        if not _YEAR_LEAD.search(before) or page.text[start - 1 : start] in ("-", "'", "#", "@", "_"):
            return None
        recent = 1850 <= year <= 2100
        introduced = re.search(
            r"\b(?:en|depuis|des|avant|apres|jusqu'en|fin|debut|entre|rentree|annee|an) $", before
        )
        if not (recent and introduced) and not _FUNCTION_WORD.match(after):
            return None
        if not recent and not re.search(r"\b(?:en|depuis|des|jusqu'en|vers|avant) $", before):
            return None
    return Candidate(start, found.end(), "DATE", "year", FullDate(edtf.year(year)))


def _build_decade(found: re.Match[str], page: Page) -> Candidate | None:
    if found["figures"]:
        number = int(found["figures"])
        first = number if number >= 100 else number + (1900 if number >= 20 else 2000)
    else:
        number = (from_words(re.sub(r"^mille[ -]neuf[ -]cent[ -]", "", found["words"])) or 0) % 100
        first = 1900 + number
    meaning = Stretch(str(first // 10), date(first, 1, 1), date(first + 9, 12, 31))
    return Candidate(found.start(), found.end(), "DATE", "decade", meaning)


def _build_century(found: re.Match[str], page: Page) -> Candidate | None:
    number = from_roman(found["roman"]) if found["roman"] else int(found["figures"])
    if not number or number > 30:
        return None
    first = (number - 1) * 100 + 1
    meaning = Stretch(f"{number - 1:02d}", date(first, 1, 1), date(first + 99, 12, 31))
    return Candidate(found.start(), found.end(), "DATE", "century", meaning)


def _build_season(found: re.Match[str], page: Page) -> Candidate | None:
    entry = SEASONS[found["season"]]
    if re.search(
        r"\b(?:jeux|olympiques?|paralympiques?|sports?|mercato|universite|heure|soldes) d'$",
        page.before(found.start()),
    ):
        return None
    if found["year"]:
        meaning = Season(entry["code"], entry["first"], int(found["year"]))
        return Candidate(found.start(), found.end(), "DATE", "season", meaning)
    if found[0] == found["season"] and _CLASSIFIER.search(page.before(found.start())):
        return None
    if found["season"] == "ete" and found[0] == "ete":
        before = page.before(found.start(), 12)
        if not before.endswith(("en ", "d'", "chaque ", "plein ")) and page.text[found.start()] not in "EÉ":
            return None
        if page.text[found.start() : found.end()].isupper() and not before.endswith(("en ", "d'")):
            return None
    elif found["season"] == "printemps" and page.is_name(found.start("season"), found.end("season")):
        return None
    return Candidate(found.start(), found.end(), "DATE", "season", Season(entry["code"], entry["first"]))


def _build_quarter(found: re.Match[str], page: Page) -> Candidate | None:
    digits = re.sub(r"\D", "", found["ordinal"])
    count = int(digits) if digits else ORDINALS[found["ordinal"]]
    letter, size, most = ("Q", 3, 4) if found["noun"] == "trimestre" else ("H", 6, 2)
    if not 1 <= count <= most:
        return None
    start = found.start() + (3 if found[0].startswith(("du ", "au ")) else 0)
    if not found["year"]:
        shift = 0 if found["this"] else -1 if found["past"] else None
        return Candidate(start, found.end(), "DATE", "part-of-year", PartOfYear(letter, count, shift))
    year = int(found["year"])
    first = date(year, (count - 1) * size + 1, 1)
    last = edtf.month(year, count * size).last
    return Candidate(
        start, found.end(), "DATE", "part-of-year", Stretch(f"{year}-{letter}{count}", first, last)
    )


def _build_holiday(found: re.Match[str], page: Page) -> Candidate | None:
    name = found["name"]
    if name == "noel" and not found["year"]:
        if re.search(
            r"\b(?:pere|sapin|marche|conte|arbre|jean|jour|pierre|marie)[ -](?:de )?$",
            page.before(found.start("name")),
        ):
            return None
        following = page.text[found.end("name") : found.end("name") + 2]
        if (following[1:].isupper() and (following[0].isspace() or following[0] == "-")) or page.before(
            found.start("name"), 2
        ).endswith("-"):
            return None
    direction = "last" if found["last"] else "next" if found["next"] else None
    year = int(found["year"]) if found["year"] else None
    return Candidate(
        found.start(), found.end(), "DATE", "holiday", holiday_meaning(name, year, direction), True
    )


_EDGES: Final = frozenset({"la", "le", "l", "ce", "fin", "debut", "courant", "milieu", "mi", "mois"})
RULES: Final[tuple[Rule, ...]] = (
    Rule("month", MONTH_STARTS | _EDGES, _MONTH, _build_month),
    Rule("decade", frozenset({"les", "annees", "la", "le", "fin", "debut"}), _DECADE, _build_decade),
    Rule("year", DIGITS | _EDGES | {"annee", "annees", "an"}, _YEAR, _build_year),
    Rule("century", DIGITS | ROMAN_CENTURIES | {"le", "debut", "fin"}, _CENTURY, _build_century),
    Rule(
        "season",
        frozenset({"le", "l", "la", "les", "fin", "debut", "milieu", "mi"}) | SEASONS.keys(),
        _SEASON,
        _build_season,
    ),
    Rule(
        "part-of-year",
        DIGITS | {"le", "du", "au", "premier", "deuxieme", "second", "troisieme", "quatrieme"},
        _QUARTER,
        _build_quarter,
    ),
    Rule("holiday", first_words(HOLIDAYS) | {"la", "l", "le"}, _HOLIDAY, _build_holiday),
)
