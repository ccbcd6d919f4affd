"""Words that count from the article's day: « hier matin », « ce soir », « cette semaine », « le mois dernier »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import DayCount
from generator.annotate.timexes.meanings.periods import NewYear, PeriodCount, Season, ThisWeekend
from generator.annotate.timexes.meanings.times import Plain, SameMoment, TimeOfDay
from generator.annotate.timexes.rules.calendar_dates import part_code
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import DAYPARTS, DEICTIC_DAYS, SEASONS, first_words, pattern

_DEICTIC: Final = pattern(
    r"(?P<word>{DEICTIC})(?:,? (?:{WEEKDAY})\b(?: {DAY} {MONTH}\b(?: {YEAR})?)?)?(?:,? (?P<part>{PART}))?"
)
_THIS: Final = pattern(
    r"(?:ce|cet|cette) (?:(?P<same>meme) )?(?P<noun>{DAYPART}|midi|jour|moment|date|semaine|mois|annee"
    r"|week-end|weekend|fin de semaine|{SEASON})\b"
    r"(?:(?:-|(?= (?:la|ci)(?: ?[,.;:)»]|$)) )(?:(?P<there>la)|(?P<here>ci))\b)?(?: (?P<passed>{LAST}))?"
)
_PERIOD: Final = r"(?:semaine|mois|annee|an|week-end|weekend|trimestre|semestre|siecle|nuit|{SEASON})"
_POINTED: Final = pattern(
    r"(?:(?:la |le |l')?(?:(?P<edge>fin|debut|milieu|mi)[ -](?:de l'|de la |du |d'|de )))?"
    rf"(?:(?:la |le |l'))?(?:(?P<noun>{_PERIOD})\b (?:(?P<last>{{LAST}})|(?P<next>{{NEXT}})"
    rf"|(?P<after>{{FOLLOWING}})|(?P<before>{{PRECEDING}}))"
    rf"|(?P<early>prochain|prochaine) (?P<noun2>{_PERIOD})\b)"
)
_EDGE_OF_THIS: Final = pattern(
    r"(?:(?:la |le |l'))?(?P<edge>fin|debut|milieu)[ -](?:de l'|de la |du |de |d'|de cette "
    r"|de ce )(?P<noun>annee|mois|semaine|journee|matinee|soiree|apres-midi"
    r"|nuit)\b(?! [a-z]*(?:iere|aine)\b)"
)
_UNITS: Final = {
    "semaine": "W", "mois": "M", "annee": "Y", "an": "Y",
    "week-end": "WE", "weekend": "WE", "fin de semaine": "WE",
}  # fmt: skip
# « l'appel aurait été passé par la ministre »: a participle, no summer gone.
_BEEN: Final = re.compile(
    r"\b(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|aient)|aura(?:it|ient)?|auront|ayant|avoir|eut|ait|aient)"
    r" (?:pas |deja |jamais )?$"
)


def _build_deictic(found: re.Match[str], page: Page) -> Candidate | None:
    word = found["word"]
    before = page.before(found.start(), 12)
    if word == "aujourd'hui" and before.endswith("d'") and found.end() == found.end("word"):
        return Candidate(found.start(), found.end(), "DATE", "present", Plain("PRESENT_REF"))
    if word == "demain" and before.endswith(("le ", "un ", "de ", "des ")):
        return None
    meaning: Meaning = DayCount(DEICTIC_DAYS[word])
    part = part_code(found["part"])
    if part:
        return Candidate(
            found.start(), found.end(), "TIME", "deictic-day-part", TimeOfDay(part, meaning), True
        )
    return Candidate(found.start(), found.end(), "DATE", "deictic-day", meaning, True)


def _build_this(found: re.Match[str], page: Page) -> Candidate | None:
    noun, start, end = found["noun"], found.start(), found.end()
    there = found["there"] is not None or found["same"] is not None
    if found["passed"]:
        end = found.start("passed") - 1
    if noun == "moment":
        return Candidate(start, end, "DATE", "that-moment", SameMoment()) if found["there"] else None
    if noun == "date" and not there:
        return (
            Candidate(start, end, "DATE", "that-day", DayCount(0, "focus"))
            if "a " in page.before(start, 3)
            else None
        )
    day = DayCount(0, "focus" if there else "reference")
    if noun in ("jour", "date"):
        return Candidate(start, end, "DATE", "that-day" if there else "deictic-day", day, not there)
    if noun in ("soiree", "journee", "matinee", "aube") and not there:
        return None
    if noun == "midi":
        return Candidate(start, end, "TIME", "deictic-day-part", TimeOfDay("T12:00", day), not there)
    if noun in DAYPARTS:
        rule = "that-day-part" if there else "deictic-day-part"
        return Candidate(start, end, "TIME", rule, TimeOfDay(DAYPARTS[noun], day), not there)
    if noun in SEASONS:
        entry = SEASONS[noun]
        return Candidate(start, end, "DATE", "season", Season(entry["code"], entry["first"], None, "this"))
    unit = _UNITS[noun]
    if unit == "WE" and not there:
        return Candidate(start, end, "DATE", "week-end", ThisWeekend())
    meaning = PeriodCount(0, unit, "focus" if there else "reference")
    return Candidate(start, end, "DATE", "that-period" if there else "deictic-period", meaning)


def _build_pointed(found: re.Match[str], page: Page) -> Candidate | None:
    if found[0].startswith("ete ") and _BEEN.search(page.before(found.start())):
        return None
    noun = found["noun"] or found["noun2"]
    forward = found["next"] or found["after"] or found["early"]
    count = 1 if forward else -1
    origin = "focus" if found["after"] or found["before"] else "reference"
    if noun == "nuit":
        day = DayCount(0 if count < 0 else 1, origin)
        return Candidate(
            found.start(),
            found.end(),
            "TIME",
            "deictic-day-part",
            TimeOfDay("TNI", day),
            origin == "reference",
        )
    if noun in SEASONS:
        entry = SEASONS[noun]
        which = "next" if forward else "last"
        return Candidate(
            found.start(), found.end(), "DATE", "season", Season(entry["code"], entry["first"], None, which)
        )
    if noun == "siecle":
        return None
    if noun in ("trimestre", "semestre"):
        return Candidate(
            found.start(),
            found.end(),
            "DATE",
            "pointed-period",
            Plain("PAST_REF" if count < 0 else "FUTURE_REF"),
        )
    rule = "pointed-period" if origin == "reference" else "period-from-there"
    return Candidate(found.start(), found.end(), "DATE", rule, PeriodCount(count, _UNITS[noun], origin))


def _build_edge(found: re.Match[str], page: Page) -> Candidate | None:
    noun = found["noun"]
    if noun in DAYPARTS:
        if not page.before(found.start(), 8).endswith(("en ", "a la ", "au ", "la ")):
            return None
        meaning = TimeOfDay(DAYPARTS[noun])
        return Candidate(found.start(), found.end(), "TIME", "part-of-day", meaning, needs_day=True)
    return Candidate(found.start(), found.end(), "DATE", "edge-of-period", PeriodCount(0, _UNITS[noun]))


def _build_new_year(found: re.Match[str], page: Page) -> Candidate:
    return Candidate(found.start(), found.end(), "DATE", "new-year", NewYear())


RULES: Final[tuple[Rule, ...]] = (
    Rule("new-year", frozenset({"la", "nouvelle"}), re.compile(r"(?:la )?nouvelle annee\b"), _build_new_year),
    Rule("deictic-day", first_words(DEICTIC_DAYS), _DEICTIC, _build_deictic),
    Rule("this-period", frozenset({"ce", "cet", "cette"}), _THIS, _build_this),
    Rule(
        "pointed-period",
        frozenset(
            [
                "la",
                "le",
                "l",
                "fin",
                "debut",
                "milieu",
                "mi",
                "semaine",
                "mois",
                "annee",
                "an",
                "week",
                "weekend",
                "trimestre",
                "semestre",
                "nuit",
                "prochain",
                "prochaine",
            ]
        )
        | SEASONS.keys(),
        _POINTED,
        _build_pointed,
    ),
    Rule(
        "edge-of-period", frozenset({"la", "le", "l", "fin", "debut", "milieu"}), _EDGE_OF_THIS, _build_edge
    ),
)
