"""Seasons, quarters and feasts: « l'été 2023 », « au deuxième trimestre », « la veille de Noël »."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from generator import edtf
from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.periods import PartOfYear, Season, Stretch
from generator.annotate.timexes.numerals import ORDINALS
from generator.annotate.timexes.rules.anaphoric import holiday_meaning
from generator.annotate.timexes.vocabulary import DIGITS, HOLIDAYS, SEASONS, first_words, pattern

_SEASON: Final = pattern(
    r"(?:(?:le |l'|la )?(?:fin|debut|milieu|mi)[ -](?:de l'|du |d')?)?(?:le |l'"
    r"|les mois d')?(?P<season>{SEASON})"
    r"(?:(?: de l'annee| de)? (?P<year>{YEAR}))?"
)
_QUARTER: Final = pattern(
    r"(?:(?:le |du |au )?(?:fin|debut) du )?(?:le |du "
    r"|au )?(?P<ordinal>{ORDINAL}|dernier(?= [a-z]+ (?:de )?(?:1|2)\d{3})) (?P<noun>trimestre|semestre)\b"
    r"(?:(?: de l'annee| de)? (?P<year>{YEAR})| de (?P<this>cette annee)"
    r"| de (?P<past>l'annee derniere|l'an dernier))?"
)
_SHORT_QUARTER: Final = pattern(r"(?P<letter>t|s)(?P<count>[1-4]) (?P<year>{YEAR})")
# « Rhéal Noël »: the word before is written as a given name.
_GIVEN_NAME: Final = re.compile(
    r"(?<![\w-])(?!(?:Pour|Après|Avant|Dès|Depuis|Bon|Joyeux|Vers|Entre|Sans|Un|Le|Ce|Chaque|Passé|Ni|Et|Mais|Ou)\s)"
    r"(?:[A-ZÀ-Þ][a-zà-ÿ]+-)*[A-ZÀ-Þ][a-zà-ÿ]+\s$"
)
_HOLIDAY: Final = pattern(
    r"(?:(?:la |l'|le )?(?:veille|lendemain) )?(?:la |l'"
    r"|le )?(?P<name>{HOLIDAY})(?: (?:(?P<year>{YEAR})|(?P<last>{LAST})|(?P<next>{NEXT})))?"
)
# « au printemps », « dès l'été »: one season; « en été », « l'été » may be any.
_ONCE: Final = re.compile(
    r"\b(?:au |a l'|(?:des|depuis|avant|apres|pour|fin de|debut de|jusqu'a) (?:le |l'|cet ))$"
)
# « les soldes d'hiver » name a kind; « les mois d'hiver » a time.
_CLASSIFIER: Final = re.compile(
    r"(?<!\bmois )(?<!\bnuit )(?<!\bnuits )(?<!\bjour )(?<!\bjours )(?<!\bsoir )(?<!\bsoirs )(?<!\bmatin )"
    r"(?<!\bfin )(?<!\bdebut )(?<!\bsaison )(?<!\bperiode )(?<!\bsemaines )d'$"
)


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
    which = "tense" if _ONCE.search(page.before(found.start("season"))) else None
    meaning = Season(entry["code"], entry["first"], None, which)
    return Candidate(found.start(), found.end(), "DATE", "season", meaning)


def _build_quarter(found: re.Match[str], page: Page) -> Candidate | None:
    digits = re.sub(r"\D", "", found["ordinal"])
    letter, size, most = ("Q", 3, 4) if found["noun"] == "trimestre" else ("H", 6, 2)
    count = int(digits) if digits else ORDINALS.get(found["ordinal"], most)
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


def _build_short_quarter(found: re.Match[str], page: Page) -> Candidate | None:
    count, year = int(found["count"]), int(found["year"])
    letter, size = ("Q", 3) if found["letter"] == "t" else ("H", 6)
    if count * size > 12:
        return None
    first, last = date(year, (count - 1) * size + 1, 1), edtf.month(year, count * size).last
    meaning = Stretch(f"{year}-{letter}{count}", first, last)
    return Candidate(found.start(), found.end(), "DATE", "part-of-year", meaning)


def _build_holiday(found: re.Match[str], page: Page) -> Candidate | None:
    name = found["name"]
    if name == "noel" and not found["year"]:
        if re.search(
            r"\b(?:pere|sapin|marche|conte|arbre|jean|pierre|marie)[ -](?:de )?$",
            page.before(found.start("name")),
        ):
            return None
        if page.is_name(*found.span("name")) and _GIVEN_NAME.search(page.text[: found.start("name")][-40:]):
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


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "season",
        frozenset({"le", "l", "la", "les", "fin", "debut", "milieu", "mi"}) | SEASONS.keys(),
        _SEASON,
        _build_season,
    ),
    Rule("part-of-year", DIGITS | {"le", "du", "au", "dernier"} | ORDINALS.keys(), _QUARTER, _build_quarter),
    Rule("quarter-abbreviation", frozenset({"t", "s"}), _SHORT_QUARTER, _build_short_quarter),
    Rule("holiday", first_words(HOLIDAYS) | {"la", "l", "le"}, _HOLIDAY, _build_holiday),
)
