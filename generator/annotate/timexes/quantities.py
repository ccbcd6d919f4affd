"""Read a quantity of time units: « trois jours », « une heure et quinze minutes », « quelques mois », « 1h30 »."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.annotate.timexes.numerals import COLLECTIVES, from_figures, from_words
from generator.annotate.timexes.vocabulary import UNIT_ENTRIES, pattern

_ADJECTIVE: Final = (
    r"(?:(?:longue?s?|bon(?:ne)?s?|petite?s?|grande?s?|prochain(?:e)?s?|dernier(?:e)?s?"
    r"|premier(?:e)?s?|interminables|courte?s?|entiere?s?|nouve(?:aux|lles?)|autres|pleine?s) )?"
)
QUANTITY: Final = (
    r"(?:(?P<approx>{APPROXIMATELY}) ?)?"
    r"(?:(?P<vague>quelques|plusieurs|de nombreux|de nombreuses|de longs|de longues)"
    r"|une? (?P<collective>{COLLECTIVE}) d(?:e |')|(?P<between>{NUMBER}(?: ou | a )(?=[a-z])"
    r"|{FIGURES}(?: ou | a | ?- ?)(?=\d))?(?P<number>{NUMBER}|{FIGURES}))"
    r" ?" + _ADJECTIVE + r"(?P<unit>{UNIT}|(?:min|mn)\b)(?P<half> et (?:demie?|quart)\b)?"
)
MORE: Final = pattern(r"(?:,? et |, | )(?P<number>{NUMBER}|{FIGURES})(?: ?(?P<unit>{UNIT}|(?:min|mn|s)\b))?")
HOURS: Final = re.compile(
    r"(?P<hours>\d{1,3}) ?h(?![a-z])(?: ?(?P<minutes>[0-5]\d)(?!\d)(?: ?(?:min|mn)\b)?)?"
)
_MINUTES: Final = {"S": 1 / 60, "M": 1, "H": 60, "D": 1440, "W": 10080}


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many units of time.

    Parameters:
        amount: how many, or None where the text does not say.
        code: ``TS``, ``TM``, ``TH``, ``D``, ``W``, ``M`` or ``Y``.
        end: where the words end.
    """

    amount: int | float | None
    code: str
    end: int

    @property
    def value(self) -> str:
        """Return the ISO 8601 duration, ``X`` for an unknown number."""
        time, letter = ("T", self.code[1]) if self.code.startswith("T") else ("", self.code)
        if self.amount is None:
            return f"P{time}X{letter}"
        return (
            f"P{time}{self.amount:g}{letter}" if self.amount < 10**6 else f"P{time}{int(self.amount)}{letter}"
        )

    @property
    def minutes(self) -> int | None:
        """Return the length in minutes, or None for months, years and unknown numbers."""
        letter = self.code[-1]
        if self.amount is None or self.code in ("M", "Y"):
            return None
        return round(self.amount * _MINUTES[letter])


def unit_code(word: str) -> tuple[str, int]:
    """Return the code of a folded unit and how many of it the unit counts for (« décennie »: 10 years)."""
    if word in ("min", "mn"):
        return "TM", 1
    if word == "s":
        return "TS", 1
    entry = UNIT_ENTRIES[word]
    return ("T" if entry.get("clock") else "") + entry["code"], entry.get("factor", 1)


def number_of(words: str) -> int | float | None:
    """Return the number of a match's « number » group."""
    return from_figures(words) if words[0].isdigit() else from_words(words)


def read_quantity(found: re.Match[str]) -> Quantity | None:
    """Return what a match of `QUANTITY` says, with the smaller units that follow it."""
    code, factor = unit_code(found["unit"])
    end = found.end()
    if found["vague"] or found["between"]:
        return Quantity(None, code, end)
    if found["collective"]:
        return Quantity(COLLECTIVES[found["collective"]] * factor, code, end)
    amount = number_of(found["number"])
    if amount is None:
        return None
    amount *= factor
    if found["half"] and found["half"].endswith("quart"):
        return (
            Quantity(amount * 60 + 15, "TM", end)
            if code == "TH"
            else Quantity(amount, code, found.end("unit"))
        )
    if found["half"]:
        smaller, parts = {"TH": ("TM", 60), "Y": ("M", 12), "M": ("D", 30), "TM": ("TS", 60)}.get(
            code, (code, 0)
        )
        if parts:
            return Quantity(amount * parts + parts // 2, smaller, end)
        return Quantity(amount + 0.5, code, end)
    return _with_smaller(found.string, Quantity(amount, code, end))


def _with_smaller(text: str, whole: Quantity) -> Quantity:
    """Add « et quinze minutes » or the « trente » of « deux heures trente »."""
    conversions = {("TH", "TM"): 60, ("TM", "TS"): 60, ("Y", "M"): 12, ("TH", "TS"): 3600, ("D", "TH"): 24}
    while isinstance(whole.amount, int):
        found = MORE.match(text, whole.end)
        if found is None:
            break
        amount = number_of(found["number"])
        if found["unit"]:
            code, factor = unit_code(found["unit"])
        elif (
            whole.code == "TH" and text[whole.end : found.start("number")] == " " and 1 < (amount or 99) < 60
        ):
            code, factor = "TM", 1
        else:
            break
        parts = conversions.get((whole.code, code))
        if parts is None or amount is None:
            break
        whole = Quantity(whole.amount * parts + amount * factor, code, found.end())
    return whole
