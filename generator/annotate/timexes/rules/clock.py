"""Times on the clock and parts of a day: « à 21 h 45 », « vers 8 heures et demie », « dans la nuit », « en soirée »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.times import TimeOfDay
from generator.annotate.timexes.numerals import from_words
from generator.annotate.timexes.vocabulary import (
    CLOCK_WORDS,
    DAYPARTS,
    DIGITS,
    SMALL_NUMBERS,
    first_words,
    pattern,
)

_ZONE: Final = (
    r"(?:(?:,(?= heure))? (?:(?P<utc>gmt|utc|tu)\b|(?:hae|hne|he|cet|cest|edt|est(?= ?[.,;)])|pst|jst)\b"
    r"|heure locale\b|locales?\b|heure d(?:e |')[a-z]+|heure du [a-z]+"
    r"|(?:precises?|pile|tapantes?)\b))?"
    r"(?: (?P<half>du matin|du soir|de l'apres-midi)\b)?"
)
_FIGURES: Final = re.compile(
    r"(?P<hour>2[0-4]|[01]?\d) ?(?:(?P<h>h)(?![a-z])|(?P<word>heures?)\b"
    r"|:(?=[0-5]\d))(?: ?(?P<minute>[0-5]\d)(?!\d)(?: ?(?:mn|min|minutes)\b)?)?" + _ZONE
)
_WORDS: Final = pattern(
    r"(?P<hour>{NUMBER}) heures?\b(?: (?P<minute>et demie|et quart|moins le quart|trois quarts"
    r"|{NUMBER})(?! (?:minutes|secondes)))?" + _ZONE
)
_CLOCK_WORD: Final = pattern(
    r"(?P<word>{CLOCK_WORD})(?: (?P<minute>et demie?|et quart|moins le quart|[0-5]\d\b))?"
)
_PART: Final = pattern(
    r"(?:(?:le |la |l'))?(?:(?:fin|debut|milieu) d(?:e |'|u )(?:la "
    r"|l')?)?(?P<part>{DAYPART})\b(?! (?:d(?:e |'|u |es )|meme|ou ))"
)
_CLOCK_LEAD: Final = re.compile(
    r"(?:\b(?:a|vers|des|jusqu'a|avant|d'ici|entre|des les|peu apres|peu avant|autour de"
    r"|aux alentours de|aux environs de|sur les|a partir de|partir de|coup de|coups de|il est|il etait)"
    r"|[(,;:–—-]) ?$"
)
_DURATION_LEAD: Final = re.compile(
    r"\b(?:pendant|durant|dur(?:e|er|ee|ait|era|ant)(?: (?:de|environ|pres de|plus de))?|depuis"
    r"|plus de|moins de|pres de|environ|en|sous|sur|dans|(?<!peu )apres|total de|temps de|ecart de"
    r"|toutes les|les) ?$"
)
_PART_LEAD: Final = re.compile(
    r"\b(?:dans|en|pendant|durant|cours de|au|du|toute|des|jusqu'a|jusqu'au|tard|a|fin de|debut de"
    r"|milieu de|vers|apres) ?$"
)
_CLOCK_RANGE: Final = re.compile(r"\d ?h ?(?:\d\d)? ?[-/]$")
_MINUTES: Final = {"et demie": 30, "et demi": 30, "et quart": 15, "trois quarts": 45}


def _is_clock(found: re.Match[str], page: Page, hour: int, minute: bool) -> bool:
    """Tell a time on the clock from a length, by what stands before and after."""
    before, after = page.before(found.start(), 20), page.after(found.end(), 16)
    if re.match(
        r" (?:plus tard|plus tot|d'affilee|sur 24|sur vingt|par (?:jour|semaine)|durant|apres)", after
    ):
        return False
    if found["half"] or found["utc"] or "local" in found[0] or "heure d" in found[0]:
        return True
    if re.search(r"\b(?:a|vers) $", before) and not re.match(r" (?:de|d')\b", after):
        return True
    ranged = re.match(r" ?(?:a|-|–|et|/|jusqu'a) ?(?:\d{1,2} ?(?:h|:)|minuit|midi|\d+ heures)", after)
    second = re.search(r"(?:h ?\d*|heures?|midi|minuit|\d) ?(?:a|-|–|et|/|ou|jusqu'a) ?$", before)
    if ranged or second:
        return True
    if re.match(r" ?(?:de |d')(?![0-9])(?!l'apres)", after) or _DURATION_LEAD.search(before):
        return False
    spelled = "h" not in found.groupdict()
    if _CLOCK_LEAD.search(before) and not (spelled and before.rstrip()[-1:] in "(,;:–—-"):
        return True  # « le plus long : une heure et quart » is a length
    written_h = "h" in found.groupdict() and found["word"] is None
    return written_h and (hour >= 6 or (minute and not re.search(r"\b(?:de|d'un|d'une) $", before)))


def _build_figures(found: re.Match[str], page: Page) -> Candidate | None:
    before = page.before(found.start(), 10)
    if (before.endswith((":", ",", ".", "/", "+", "-")) and not _CLOCK_RANGE.search(before)) or re.match(
        r":|/(?:24|7)\b", page.after(found.end(), 4)
    ):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour == 24 and minute:
        return None
    if not _is_clock(found, page, hour, found["minute"] is not None):
        return None
    return _clock(found, hour, minute)


def _build_words(found: re.Match[str], page: Page) -> Candidate | None:
    hour = from_words(found["hour"])
    if hour is None or hour > 24:
        return None
    words = found["minute"]
    minute = _MINUTES.get(words or "", 0)
    if words == "moins le quart":
        hour, minute = (hour - 1) % 24, 45
    elif words and words not in _MINUTES:
        minute = from_words(words) or 0
    if minute > 59 or not _is_clock(found, page, hour, False):
        return None
    return _clock(found, hour, minute)


def _clock(found: re.Match[str], hour: int, minute: int) -> Candidate:
    if found["half"] in ("du soir", "de l'apres-midi") and hour < 12:
        hour += 12
    suffix = f"T{hour:02d}:{minute:02d}" + ("Z" if found["utc"] else "")
    return Candidate(found.start(), found.end(), "TIME", "clock", TimeOfDay(suffix), needs_day=True)


def _build_clock_word(found: re.Match[str], page: Page) -> Candidate | None:
    before = page.before(found.start(), 12)
    if before.endswith(("-", "le ", "du ", "d'un ", "la ", "les ")) or page.after(found.end(), 1) == "-":
        return None
    if page.is_name(found.start(), found.end()):
        return None
    value = CLOCK_WORDS[found["word"]]
    minute = found["minute"]
    if minute and minute != "moins le quart":
        value = f"{value[:3]}{_MINUTES.get(minute) or int(minute):02d}"
    end = found.end("word") if minute == "moins le quart" else found.end()
    return Candidate(found.start(), end, "TIME", "clock", TimeOfDay("T" + value), needs_day=True)


def _build_part(found: re.Match[str], page: Page) -> Candidate | None:
    part, before = found["part"], page.before(found.start(), 14)
    article = found.start("part") > found.start()
    introduced = _PART_LEAD.search(before) is not None
    if page.before(found.start(), 1) == "-" or page.after(found.end(), 1) == "-":
        return None
    if part in ("petit matin", "aube"):
        introduced = before.endswith(("au ", "a "))
        article = True
    if not article and not before.endswith(("en ", "au ", "du ")):
        return None
    if part in ("soiree", "journee", "matinee") and not introduced:
        return None
    if part in ("soir", "matin") and not article and before.endswith("du "):
        return None
    if part == "nuit" and re.match(r" (?:blanche|europeenne|americaine|noire)", page.after(found.end())):
        return None
    if not introduced and part in ("aube", "petit matin"):
        return None
    if re.search(r"\b(?:chaque|tous|toutes|une|un|deux|trois) $", before):
        return None
    return Candidate(
        found.start(), found.end(), "TIME", "part-of-day", TimeOfDay(DAYPARTS[part]), needs_day=True
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule("clock", DIGITS, _FIGURES, _build_figures),
    Rule("clock-words", SMALL_NUMBERS | {"vingt"}, _WORDS, _build_words),
    Rule("clock-name", frozenset(CLOCK_WORDS), _CLOCK_WORD, _build_clock_word),
    Rule(
        "part-of-day", first_words(DAYPARTS) | {"le", "la", "l", "fin", "debut", "milieu"}, _PART, _build_part
    ),
)
