"""Times reached by counting: « il y a trois jours », « dans deux semaines », « deux jours plus tard »."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.periods import PeriodCount
from generator.annotate.timexes.meanings.times import Plain
from generator.annotate.timexes.numerals import COLLECTIVES
from generator.annotate.timexes.quantities import QUANTITY, Quantity, read_quantity
from generator.annotate.timexes.vocabulary import DIGITS, NUMBER_STARTS, pattern

_AGO: Final = pattern(r"(?:il y a|voila|voici|cela fait|ca fait) (?:deja |de cela |tout juste )?" + QUANTITY)
_HENCE: Final = pattern(r"dans " + QUANTITY)
_LATER: Final = pattern(QUANTITY)
_AFTER: Final = re.compile(r" (plus tard|apres|plus tot|auparavant|avant)\b")
# « deux ans après, » and « deux ans après il partit » stand alone; « deux ans après la crue » counts from the crue.
_ALONE: Final = re.compile(
    r"\s*(?:[,.;:!?)»\"–—]|$|\n)| (?:il|elle|ils|elles|on|nous|je|j'|et|mais|a|ont|est|sont|avait|etait|par|au|aux"
    r"|en|dans|pour|sur|rien|tout)\b"
)
_TO_THE_DAY: Final = re.compile(r" (?P<almost>presque )?jour pour jour\b")
_APPROXIMATE_LEAD: Final = frozenset(
    {"environ", "pres", "plus", "moins", "au", "quelque", "a", "presque", "un", "pas", "autour", "aux"}
)
QUANTITY_STARTS: Final = (
    DIGITS
    | NUMBER_STARTS
    | _APPROXIMATE_LEAD
    | frozenset({"quelques", "plusieurs", "de", "une"})
    | COLLECTIVES.keys()
)


def _place(quantity: Quantity, sign: int, origin: str, rough: bool) -> PeriodCount | None:
    """Return where so many units lead, or None where the number or a smaller unit leaves the day open."""
    if not isinstance(quantity.amount, int) or quantity.code.startswith("T"):
        return None
    if quantity.amount > {"D": 400, "W": 200}.get(quantity.code, 3000):
        return None
    count = sign * quantity.amount
    qualifier = "~" if rough else ""
    if quantity.code == "M" and quantity.amount % 12 == 0 and quantity.amount >= 24:
        return PeriodCount(count // 12, "Y", origin, qualifier)
    return PeriodCount(count, quantity.code, origin, qualifier)


def _is_rough(found: re.Match[str]) -> bool:
    """Tell whether the number is only about right (« plus d'un an », « une dizaine de jours »)."""
    return bool(found["approx"] or found["collective"])


def _build_from_now(sign: int, found: re.Match[str], page: Page) -> Candidate | None:
    quantity = read_quantity(found)
    if quantity is None:
        return None
    place = _place(quantity, sign, "reference", _is_rough(found))
    if re.match(r" qu(?:e |')", page.after(quantity.end, 5)):
        place = None
    end = quantity.end
    exact = _TO_THE_DAY.match(page.folded, end)
    if place is not None and exact:
        place, end = replace(place, to_the_day=True, qualifier="~" if exact["almost"] else ""), exact.end()
    if place is not None and not found[0].startswith(("cela fait", "ca fait")):
        rule = "days-ago" if sign < 0 else "days-hence"
        names_day = place.unit in ("D", "W") or place.to_the_day
        return Candidate(found.start(), end, "DATE", rule, place, names_day)
    start = (
        min(found.start(group) for group in ("approx", "vague", "between", "number") if found[group])
        if not found["collective"]
        else _article_start(found)
    )
    return Candidate(start, quantity.end, "DURATION", "length", Plain(quantity.value, quantity.minutes))


def _article_start(found: re.Match[str]) -> int:
    """Return where « une dizaine » begins."""
    return (
        found.start("approx")
        if found["approx"]
        else found.string.rindex("un", found.start(), found.start("collective"))
    )


def _build_ago(found: re.Match[str], page: Page) -> Candidate | None:
    return _build_from_now(-1, found, page)


def _build_hence(found: re.Match[str], page: Page) -> Candidate | None:
    return _build_from_now(1, found, page)


def _build_later(found: re.Match[str], page: Page) -> Candidate | None:
    quantity = read_quantity(found)
    if quantity is None:
        return None
    moved = _AFTER.match(page.folded, quantity.end)
    if moved is None:
        return None
    sign = 1 if moved[1] in ("plus tard", "apres") else -1
    if moved[1] in ("apres", "avant") and not _ALONE.match(page.folded, moved.end()):
        return None
    place = _place(quantity, sign, "focus", _is_rough(found))
    if place is None:
        return None
    return Candidate(found.start(), moved.end(), "DATE", "days-from-there", place, place.unit == "D")


RULES: Final[tuple[Rule, ...]] = (
    Rule("ago", frozenset({"il", "voila", "voici", "cela", "ca"}), _AGO, _build_ago),
    Rule("hence", frozenset({"dans"}), _HENCE, _build_hence),
    Rule("later", QUANTITY_STARTS, _LATER, _build_later),
)
