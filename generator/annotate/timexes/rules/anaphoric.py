"""Words that count from the day last named: « la veille », « le lendemain matin », « le soir même »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.days import DayCount, DaysFrom
from generator.annotate.timexes.meanings.feasts import Holiday
from generator.annotate.timexes.meanings.times import TimeOfDay
from generator.annotate.timexes.rules.calendar_dates import part_code
from generator.annotate.timexes.rules.weekdays import read_day
from generator.annotate.timexes.scope import Meaning
from generator.annotate.timexes.vocabulary import ANAPHORIC_DAYS, DAYPARTS, HOLIDAYS, first_words, pattern

_EVE: Final = pattern(
    r"(?:(?:la |le |l'))?(?P<word>{ANAPHORIC})(?:,? (?P<part>{PART}))?"
    r"(?P<of> (?:de |du |des |d')(?:(?P<origin>(?:{WEEKDAY} )?{DAY} {MONTH}\b(?: {YEAR})?"
    r"|{WEEKDAY}\b)|(?:la |l'|le )?(?P<holiday>{HOLIDAY})(?: (?P<year>{YEAR}))?)?)?"
)
_SAME: Final = pattern(
    r"(?:(?:le |la |l'))?(?:(?P<noun>{DAYPART}|jour) meme\b(?! ou)|meme (?P<noun2>jour|{DAYPART})\b)"
)


def holiday_meaning(form: str, year: int | None = None, direction: str | None = None) -> Holiday:
    """Return the meaning of a feast's folded name."""
    entry = HOLIDAYS[form]
    return Holiday(entry.get("month"), entry.get("day"), entry.get("easter"), year, direction)


def _build_eve(found: re.Match[str], page: Page) -> Candidate | None:
    days = ANAPHORIC_DAYS[found["word"]]
    start, end = found.start(), found.end()
    if page.before(start, 12).endswith("du jour au "):
        return None
    before = page.before(start, 8)
    if found.start("word") == start and not before.endswith(("du ", "au ", "a la ", "des ", "aux ", ", ")):
        return None
    meaning: Meaning = DayCount(days, "focus")
    rule, names_day = "day-from-there", not before.endswith(("de ", "du ", "d'"))
    if found["of"] is not None:
        origin = read_day(found["origin"]) if found["origin"] else None
        if found["holiday"]:
            origin = holiday_meaning(found["holiday"], int(found["year"]) if found["year"] else None)
        if origin is not None:
            meaning, rule = DaysFrom(days, origin), "day-from-date"
        else:
            meaning, rule, names_day = DayCount(days, "event"), "day-from-event", False
            end = found.start("of")
    part = part_code(found["part"])
    if part:
        return Candidate(start, end, "TIME", rule, TimeOfDay(part, meaning), names_day)
    return Candidate(start, end, "DATE", rule, meaning, names_day)


def _build_same(found: re.Match[str], page: Page) -> Candidate | None:
    noun = found["noun"] or found["noun2"]
    day = DayCount(0, "focus")
    if noun == "jour":
        if found[0] == "jour meme" and page.before(found.start(), 3) not in ("ce ", "du "):
            return None
        return Candidate(found.start(), found.end(), "DATE", "that-day", day)
    return Candidate(found.start(), found.end(), "TIME", "that-day-part", TimeOfDay(DAYPARTS[noun], day))


RULES: Final[tuple[Rule, ...]] = (
    Rule("day-from-there", first_words(ANAPHORIC_DAYS) | {"la", "le", "l"}, _EVE, _build_eve),
    Rule("same-day", first_words(DAYPARTS) | {"le", "la", "l", "jour", "meme"}, _SAME, _build_same),
)
