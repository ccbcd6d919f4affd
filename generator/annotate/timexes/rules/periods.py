"""Months and years: « début janvier », « en mars 2019 », « fin 2023 »."""

from __future__ import annotations

import re
from typing import Final

from generator import edtf
from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import FullDate
from generator.annotate.timexes.meanings.periods import MonthOfYear
from generator.annotate.timexes.rules.calendar_dates import full_year
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import (
    DIGITS,
    MONTH_ABBREVIATIONS,
    MONTH_STARTS,
    MONTHS,
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
_SHORT_MONTH: Final = pattern(r"(?P<month>{MONTH_SHORT})\.? (?P<year>{YEAR})")
_YEAR: Final = pattern(rf"(?P<edge>{_EDGE})?(?P<word>l'an(?:nee)? |annees? |an )?(?P<year>{{YEAR}})")
# « en juin », « depuis mars »; a bare month that none of these introduces is left alone when it may be a name.
_NEXT_MONTH: Final = pattern(r"-{MONTH}\b")
_INTRODUCES: Final = re.compile(
    r"(?:\b(?:en|de|d'|depuis|des|entre|et|ou|a|au|pour|avant|apres|vers|jusqu'en|jusqu'a|courant"
    r"|mi|fin|debut|mois|ce|[a-z]+er|dernier|par rapport a)"
    r" ?|['(,:–—-] ?|^ ?|[.!?\n] ?)$"
)
_COUNTED: Final = words("counted")
_NUMBERED: Final = words("numbered")
_YEAR_LEAD: Final = re.compile(r"(?:[a-z'(/,–-]|^) ?$")
_ROUGH_NUMBER: Final = re.compile(
    r"\b(?:plus de|pres de|moins de|environ|quelque|quelques|total de|presque|autour de|a peine|au moins) $"
)
_NUMBER_RANGE: Final = re.compile(r" (?:a|ou|et|-) [\d ]+ ?([a-z%€$]+)")
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
        if not _INTRODUCES.search(before):
            return None
        if page.after(found.end(), 1) == "-" and not _NEXT_MONTH.match(page.folded, found.end()):
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


def _is_plural(word: str) -> bool:
    """Tell whether a word may be what a number counts (« 2000 manifestants »)."""
    return len(word) > 3 and word.endswith(("s", "x"))


def _build_year(found: re.Match[str], page: Page) -> Candidate | None:
    start, year = found.start(), int(found["year"])
    after = page.after(found.end(), 30)
    following = re.match(r" ?([a-z%€$]+)", after)
    noun = following[1] if following else ""
    if noun in _COUNTED or noun in ("%", "€", "$"):
        return None
    if not (found["word"] or found["edge"]):
        before = page.before(start)
        lead = re.search(r"([a-z']+)[ °.]*$", before)
        if (lead and lead[1] in _NUMBERED) or not _YEAR_LEAD.search(before) or _ROUGH_NUMBER.search(before):
            return None
        if page.text[start - 1 : start] == "-" and not re.search(r"\b(?:1\d|20)\d\d-$", before):
            return None
        ranged = _NUMBER_RANGE.match(after)
        if ranged and (ranged[1] in _COUNTED or ranged[1] == "%" or _is_plural(ranged[1])):
            return None
        recent = 1850 <= year <= 2100
        if not recent and not re.search(r"\b(?:en|depuis|des|jusqu'en|vers|avant) $", before):
            return None
        introduced = re.search(
            r"\b(?:en|depuis|des|avant|apres|jusqu'en|fin|debut|rentree|annee|an) $", before
        )
        if not (recent and introduced) and not _FUNCTION_WORD.match(after) and (not noun or _is_plural(noun)):
            return None
    return Candidate(start, found.end(), "DATE", "year", FullDate(edtf.year(year)))


_EDGES: Final = frozenset({"la", "le", "l", "ce", "fin", "debut", "courant", "milieu", "mi", "mois"})


def _build_short_month(found: re.Match[str], page: Page) -> Candidate:
    meaning = FullDate(edtf.month(int(found["year"]), MONTH_ABBREVIATIONS[found["month"]]))
    return Candidate(found.start(), found.end(), "DATE", "month-year", meaning)


RULES: Final[tuple[Rule, ...]] = (
    Rule("month", MONTH_STARTS | _EDGES, _MONTH, _build_month),
    Rule("short-month", frozenset(MONTH_ABBREVIATIONS), _SHORT_MONTH, _build_short_month),
    Rule("year", DIGITS | _EDGES | {"annee", "annees", "an"}, _YEAR, _build_year),
)
