"""The French that the chronicle itself writes: dates, listings, « de » and the articles of states."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Final

from generator.edtf import Edtf, Moment
from generator.resolve.name_keys import fold, wording

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
_VOWEL: Final = re.compile(r"[aeiouyœæâàäéèêëîïôöùûü]", re.IGNORECASE)


def date_words(value: Edtf) -> str:
    """Return a date without article: « 4 juin 2025 », « juin 2025 », « 4 ou 11 juin 2025 ».

    >>> from generator.edtf import parse
    >>> date_words(parse("2025-06-01")).replace(NO_BREAK, " ")
    '1er juin 2025'
    """
    if value.form == "interval":
        return f"{_moment(value.moments[0])} – {_moment(value.moments[-1])}"
    if value.form == "set" and len(value.moments) > 4:
        return f"{len(value.moments)} dates possibles entre le {_day(value.first)} et le {_day(value.last)}"
    return listing([_moment(moment) for moment in value.moments], "ou")


def the_date(value: Edtf) -> str:
    """Return a date as « du » wants it after « le » is taken in: « 4 juin 2025 », and « mois de juin 2025 ».

    >>> from generator.edtf import parse
    >>> the_date(parse("2025-06")).replace(NO_BREAK, " ")
    'mois de juin 2025'
    """
    if value.form == "single" and not value.is_day:
        moment = value.moments[0]
        return f"{'mois de ' if _is_month(moment) else ''}{_moment(moment)}"
    return date_words(value)


def full_date(value: Edtf) -> str:
    """Return a date as a sentence has it: « le 4 juin 2025 », « du 31 mai au 1er juin 2025 », « juin 2025 ».

    >>> from generator.edtf import parse
    >>> full_date(parse("[2025-06-04,2025-06-11]")).replace(NO_BREAK, " ")
    'le 4 ou le 11 juin 2025'
    """
    days = value.days() if value.form != "interval" else ()
    moments = value.moments
    if value.form == "interval":
        begins, ends = moments
        if begins.is_day and ends.is_day and not (begins.qualifier or ends.qualifier):
            return f"du {_day_before(begins.first, ends.first)} au {_day(ends.first)}"
        return f"de {_moment(begins)} à {_moment(ends)}"
    if value.is_exact:
        return f"le {_day(value.first)}"
    if value.form == "set" and 1 < len(days) <= 4 and not any(moment.qualifier for moment in moments):
        earlier = [f"le {_day_before(one, other)}" for one, other in pairwise(days)]
        return listing([*earlier, f"le {_day(days[-1])}"], "ou")
    return date_words(value)


def _day_before(one: date, other: date) -> str:
    """Return a day without the month and year that the day named after it says anyway."""
    words = _day(one).split(NO_BREAK)
    if one.year == other.year:
        words = words[:1] if one.month == other.month else words[:2]
    return NO_BREAK.join(words)


def _is_month(moment: Moment) -> bool:
    return not moment.is_day and moment.first.month == moment.last.month


def _moment(moment: Moment) -> str:
    months = wording()["months"]
    if moment.is_day:
        words = _day(moment.first)
    elif _is_month(moment):
        words = f"{months[moment.first.month - 1]}{NO_BREAK}{moment.first.year:04d}"
    else:
        words = f"{moment.first.year:04d}"
    if moment.qualifier in ("~", "%"):
        words = f"vers {words}"
    return f"{words} (date incertaine)" if moment.qualifier in ("?", "%") else words


def _day(value: date) -> str:
    number = "1er" if value.day == 1 else str(value.day)
    return f"{number}{NO_BREAK}{wording()['months'][value.month - 1]}{NO_BREAK}{value.year:04d}"


def listing(items: list[str], last: str = "et") -> str:
    """Join words as French does.

    >>> listing(["Anna", "Bruno", "Chloé"])
    'Anna, Bruno et Chloé'
    """
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def of(words: str) -> str:
    """Put « de » before words, elided or drawn together with their article.

    >>> of("Anna"), of("le Kremlin"), of("les États"), of("l’Ukraine")
    ('d’Anna', 'du Kremlin', 'des États', 'de l’Ukraine')
    """
    if words.startswith("le "):
        return f"du {words[3:]}"
    if words.startswith("les "):
        return f"des {words[4:]}"
    return f"d’{words}" if _VOWEL.match(words) else f"de {words}"


def state_words(name: str) -> str:
    """Return a state's name with its article, as a sentence has it.

    >>> state_words("Russie"), state_words("Ukraine"), state_words("Japon"), state_words("Cuba")
    ('la Russie', 'l’Ukraine', 'le Japon', 'Cuba')
    """
    lists = {kind: {fold(entry) for entry in wording()[kind]} for kind in ("bare", "plural", "masculine")}
    key = fold(name)
    if key in lists["bare"]:
        return name
    if key in lists["plural"]:
        return f"les {name}"
    if _VOWEL.match(name):
        return f"l’{name}"
    return f"la {name}" if name.endswith("e") and key not in lists["masculine"] else f"le {name}"


def at_state(name: str) -> str:
    """Return a state as the place where something happened.

    >>> at_state("Russie"), at_state("Japon"), at_state("États-Unis"), at_state("Cuba")
    ('en Russie', 'au Japon', 'aux États-Unis', 'à Cuba')
    """
    words = state_words(name)
    if words.startswith("les "):
        return f"aux {name}"
    if words.startswith("le "):
        return f"au {name}"
    if words.startswith(("la ", "l’")) or fold(name) in map(fold, wording()["bare_en"]):
        return f"en {name}"
    return f"à {name}"
