"""Turn the word lists into regular-expression fragments and lookups, once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from generator.annotate.alternation import alternation
from generator.annotate.timexes.folding import fold
from generator.annotate.timexes.numerals import COLLECTIVES, NUMBER_WORDS, ORDINALS, UNITS
from generator.lexicon import load

_TIME: Final[dict[str, Any]] = load("time_words")
_UNITS: Final[dict[str, Any]] = load("time_units")

MONTHS: Final[dict[str, int]] = {fold(entry["name"]): entry["number"] for entry in load("months")["months"]}
MONTH_ABBREVIATIONS: Final[dict[str, int]] = {
    fold(short): entry["number"] for entry in load("months")["months"] for short in entry["abbreviations"]
}
WEEKDAYS: Final[dict[str, int]] = {
    fold(entry["name"]): entry["number"] for entry in load("weekdays")["weekdays"]
}
DEICTIC_DAYS: Final[dict[str, int]] = {e["form"]: e["days"] for e in _TIME["deictic_days"]}
ANAPHORIC_DAYS: Final[dict[str, int]] = {e["form"]: e["days"] for e in _TIME["anaphoric_days"]}
DAYPARTS: Final[dict[str, str]] = {e["form"]: e["code"] for e in _TIME["dayparts"]}
CLOCK_WORDS: Final[dict[str, str]] = {e["form"]: e["value"] for e in _TIME["clock_words"]}
SEASONS: Final[dict[str, dict[str, Any]]] = {form: e for e in _TIME["seasons"] for form in e["forms"]}
HOLIDAYS: Final[dict[str, dict[str, Any]]] = {form: e for e in _TIME["holidays"] for form in e["forms"]}
REFERENCES: Final[dict[str, str]] = {
    form: value for value, e in _TIME["references"].items() for form in e["forms"]
}
FREQUENCIES: Final[dict[str, str]] = {
    form: value for value, e in _TIME["frequencies"].items() for form in e["forms"]
}
LENGTHS: Final[dict[str, str]] = _UNITS["lengths"]
LASTING: Final[frozenset[str]] = frozenset(_UNITS["lasting"])
UNIT_ENTRIES: Final[dict[str, dict[str, Any]]] = {
    form: entry for entry in _UNITS["units"] for form in (entry["name"], entry["plural"])
}


def words(name: str) -> frozenset[str]:
    """Return a plain word list of `time_words.yml`."""
    return frozenset(_TIME[name])


_NUMBER_WORD: Final = alternation(NUMBER_WORDS)
_DAYPART: Final = alternation(DAYPARTS)
_FRAGMENTS: Final[dict[str, str]] = {
    "DAY": r"(?:(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:er\b)?|premier(?= (?:" + "|".join(MONTHS) + r")))",
    "MONTH": alternation(MONTHS),
    "ANY_MONTH": "(?:" + alternation(MONTHS) + r"\b|" + alternation(MONTH_ABBREVIATIONS) + r"\b\.?)",
    "MONTH_SHORT": alternation(MONTH_ABBREVIATIONS),
    "YEAR": r"(?:1\d{3}|20\d\d)(?![\d%])(?!,\d)(?! \d{3}\b)",
    "SHORT_YEAR": r"(?:(?:1\d{3}|20\d\d)(?!\d)|'?[0-9]\d(?! ?[\dh:%/])(?!,\d)(?! [a-z]*(?:s|x)\b))",
    "WEEKDAY": alternation(WEEKDAYS),
    "DAYPART": _DAYPART,
    # « matin », « au soir », « en fin d'après-midi », « dans la nuit », « dans l'après-midi »
    "PART": r"(?:(?:au |a l'|(?:dans|en|pendant|durant|au cours de)(?: la| l'| le)?(?: (?:debut|fin"
    r"|milieu) d(?:e |'))? ?)?" + _DAYPART + r")\b",
    "NUMBER": rf"(?:{_NUMBER_WORD}(?:(?:[ -]|[ -]et[ -](?=une?\b|onze)){_NUMBER_WORD}){{0,9}})\b",
    "FIGURES": r"(?:\d{1,3}(?:[ .]\d{3}){1,3}(?!\d)|\d+(?:,\d+)?)",
    "COLLECTIVE": alternation(COLLECTIVES),
    "ORDINAL": r"(?:\d{1,2}(?:er|re|e|eme|nd|nde)|" + alternation(ORDINALS) + r")\b",
    "UNIT": alternation(UNIT_ENTRIES) + r"\b",
    "SEASON": alternation(SEASONS) + r"\b",
    "HOLIDAY": alternation(HOLIDAYS) + r"\b",
    "LENGTH": alternation(LENGTHS) + r"\b",
    "DEICTIC": alternation(DEICTIC_DAYS) + r"\b",
    "ANAPHORIC": alternation(ANAPHORIC_DAYS) + r"\b",
    "LAST": r"(?:dernier|derniere|derniers|dernieres|passe|passee|passes|passees|ecoule|ecoulee)\b",
    "NEXT": r"(?:prochain|prochaine|prochains|prochaines)\b",
    "FOLLOWING": r"(?:suivant|suivante|suivants|suivantes|d'apres)\b",
    "PRECEDING": r"(?:precedent|precedente|precedents|precedentes|d'avant)\b",
    "APPROXIMATELY": r"(?:environ|pres d(?:e |')|plus d(?:e |')|moins d(?:e |')|au moins|quelque|a peine|presque"
    r"|autour d(?:e |')|aux alentours de|un peu plus d(?:e |')|un peu moins d(?:e |')|pas moins de)",
    "REFERENCE": alternation(REFERENCES) + r"\b",
    "FREQUENCY": alternation(FREQUENCIES) + r"\b",
    "CLOCK_WORD": alternation(CLOCK_WORDS) + r"\b",
}
WEEKDAY_STARTS: Final = frozenset(WEEKDAYS)
MONTH_STARTS: Final = frozenset(MONTHS)
NUMBER_STARTS: Final = frozenset(NUMBER_WORDS)
DIGITS: Final = frozenset({"#"})
ROMAN_CENTURIES: Final = frozenset(
    numeral + ending
    for numeral in (
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()  # noqa: SIM905
    )
    for ending in ("e", "er", "eme")
)
SMALL_NUMBERS: Final = frozenset(UNITS)


def first_words(forms: Iterable[str]) -> frozenset[str]:
    """Return the first words of several forms, as the scanner sees them.

    >>> sorted(first_words(["aujourd'hui", "avant-hier"]))
    ['aujourd', 'avant']
    """
    return frozenset(re.split(r"[ '-]", form)[0] for form in forms)


@cache
def pattern(template: str) -> re.Pattern[str]:
    """Compile a template whose ``{NAMES}`` in capitals stand for fragments of the vocabulary."""
    return re.compile(re.sub(r"\{([A-Z_]+)\}", lambda found: _FRAGMENTS[found[1]], template))
