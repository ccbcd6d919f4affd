"""Durations: « une heure et quinze minutes », « 1h30 », « six mois », « ces derniers jours », « depuis des années »."""

from __future__ import annotations

import re
from typing import Final

from generator.annotate.timexes.candidate import Candidate, Page, Rule
from generator.annotate.timexes.meanings.times import Plain
from generator.annotate.timexes.quantities import (
    HOURS,
    QUANTITY,
    Quantity,
    number_of,
    read_quantity,
    unit_code,
)
from generator.annotate.timexes.rules.counted import QUANTITY_STARTS
from generator.annotate.timexes.vocabulary import DIGITS, LASTING, LENGTHS, first_words, pattern

_LENGTH: Final = pattern(QUANTITY)
_HOURS: Final = re.compile(r"(?:(?:environ|pres de|plus de|moins de) )?" + HOURS.pattern)
_NAMED: Final = pattern(
    r"(?:(?:une?|le|la) (?:(?:bonne?|petite?|grosse?|grande?|courte?|longue?) )?)?"
    r"(?P<name>{LENGTH})(?P<half> et demie?\b)?"
)
_RECENT: Final = pattern(
    r"(?:ces|les|des|aux|cette|la|du|le) (?:(?P<number>{NUMBER}|\d{1,3}) )?(?:(?P<last>{LAST})"
    r"|(?P<next>{NEXT}|toutes prochaines|tous prochains)) "
    r"(?:(?P<number2>{NUMBER}|\d{1,3}) )?(?P<unit>jours|semaines|mois|annees|heures|minutes"
    r"|decennies|siecles|ans|temps|trimestres|semestres)\b"
)
_TO_COME: Final = pattern(
    r"(?:les|des|aux) (?:(?P<number>{NUMBER}|\d{1,3}) )?(?P<unit>jours|semaines|mois|annees|heures"
    r"|decennies|ans) (?:a venir|qui viennent|ecoulee?s|passee?s|suivante?s|precedente?s)\b"
)
_WHOLE: Final = re.compile(
    r"tout(?: le |e la |e l')(?P<unit>semaine|mois|annee|siecle|trimestre)\b(?! (?:dern|proch|pass"
    r"|suiv|prec))"
)
_VAGUE_PLURAL: Final = pattern(
    r"des (?P<unit>jours|semaines|mois|annees|heures|decennies|siecles|nuits|minutes)\b"
)
_SINCE: Final = re.compile(
    r"\b(?:depuis|pendant|durant|il y a|apres|sur|voila|dans|d'ici|prendre|prendra|dure|durera|duree) $"
)
_ONE_CUE: Final = re.compile(
    r"(?:\b(?:pendant|durant|depuis|en|sous|duree d'|dans|apres|dure|jusqu'a|au bout d'|moins d'"
    r"|plus d'|pres d'|d'ici|toute|il y a|espace d'|periode d'|delai d'|suspendu|suspendue|fermee?"
    r"|pour) ?|'|, )$"
)
_AGE_LEAD: Final = re.compile(
    r"(?:\bages? (?:de |d')(?:plus de |moins de |pres de )?|\bages? entre .{1,12}|\b(?:ses|mes"
    r"|leurs|tes|les moins de|les plus de|aux moins de|des plus de|agee?s? de) )$"
)
_AGE_VERB: Final = re.compile(
    r"\b(?:n'a|ayant|avait|avaient|aura|auront|ont|avoir|avais|fete|fetera|fetait"
    r"|souffler?) (?:que |alors |deja )?$"
)
_LENGTH_TO: Final = re.compile(
    r"\b(?:inferieure?|superieure?|egale?|portee?|prolongee?|fixee?|limitee?|condamn[a-z]+"
    r"|reduite?|passee?|ici)s? a $"
)
_PREPOSITION_DE: Final = re.compile(
    r"([a-z]+)(?: (?:[a-z]+(?:e|ee|elle|al|ale|if|ive|ique|euse?|ueux|aire|ible|able|ere|er)s?"
    r"|ferme))? d(?:e |')(?:plus de |moins de |pres de |environ |quelque )?$"
)


def _is_age(found: re.Match[str], page: Page, quantity: Quantity) -> bool:
    """Tell « un apprenti de 17 ans » and « Jeanne Marchebois, 57 ans, » from a length of years."""
    if found["unit"] not in ("ans", "an") and not (found["collective"] and found["unit"] == "annees"):
        return bool(re.search(r"\bagee?s? de $", page.before(found.start())))
    before, after = page.before(found.start(), 40), page.after(quantity.end, 8)
    if re.search(r"\d ?- ?$", before) or (found["between"] and before.endswith(("les ", "des ", "aux "))):
        return True
    if before.endswith(("les ", "aux ", "des ")) and (found["approx"] or "")[:4] in ("moin", "plus"):
        return True
    if _AGE_LEAD.search(before) or (_AGE_VERB.search(before) and not after.startswith((" de", " d'"))):
        return True
    if re.search(r"(?:[a-z)»\"], ?|\()$", before) and (
        not after or after[0] in ",.;)!?»\n" or after.startswith((" et ", " a "))
    ):
        return bool(
            re.search(r"[A-ZÀ-Þ][\w'’-]*(?: [\w'’.-]+)?(?:, ?| ?\()$", page.text[: found.start()][-40:])
        ) or after[:1] in (",", ")")
    if before.endswith(" a ") and not after.startswith((" de", " d'", " ferme", " avec")):
        return not _LENGTH_TO.search(before)
    lead = _PREPOSITION_DE.search(before)
    if lead is None or lead[1] in (
        "moins",
        "plus",
        "pres",
        "bout",
        "terme",
        "cours",
        "partir",
        "lieu",
        "autour",
        "ici",
    ):
        return False
    noun = before[: before.rindex(" d", 0, len(before))].split(" ")
    return not any(word.rstrip("s") in LASTING or word in LASTING for word in noun[-3:])


def _build_length(found: re.Match[str], page: Page) -> Candidate | None:
    quantity = read_quantity(found)
    if quantity is None or _is_age(found, page, quantity):
        return None
    start, unit, number = found.start(), found["unit"], found["number"]
    before = page.before(start, 20)
    if (
        number in ("un", "une")
        and not found["approx"]
        and unit in ("jour", "nuit", "journee", "seconde", "quinzaine")
    ):
        if not _ONE_CUE.search(before) or before.endswith("qu'"):
            return None
        if re.match(r" (?:de|d'|du|ou) ?", page.after(quantity.end)) and unit != "journee":
            return None
    if before.endswith(("les ", "aux ", "tous les ", "toutes les ")) and unit == "heures" and number == "35":
        return None
    if re.search(r"\b(?:toutes|tous) les $", before):
        return None
    if page.text[found.start("unit") : found.end("unit")].istitle() and not page.text[start:].isupper():
        return None
    if before.endswith(("n° ", "n°", "numero ")):
        return None
    return Candidate(start, quantity.end, "DURATION", "length", Plain(quantity.value, quantity.minutes))


def _build_hours(found: re.Match[str], page: Page) -> Candidate | None:
    if page.before(found.start(), 1) in (":", ",", ".", "/", "-"):
        return None
    hours, minutes = int(found["hours"]), found["minutes"]
    total = hours * 60 + int(minutes or 0)
    value = f"PT{total}M" if minutes and int(minutes) else f"PT{hours}H"
    return Candidate(found.start(), found.end(), "DURATION", "length", Plain(value, total))


def _build_named(found: re.Match[str], page: Page) -> Candidate | None:
    value = LENGTHS[found["name"]]
    minutes = {"PT30M": 30, "PT15M": 15, "PT45M": 45, "PT12H": 720}.get(value)
    start = (
        found.start("name")
        if found[0].startswith(("le ", "la ")) or not value.startswith(("PT", "P25", "P50"))
        else found.start()
    )
    return Candidate(start, found.end("name"), "DURATION", "length", Plain(value, minutes))


def _build_recent(found: re.Match[str], page: Page) -> Candidate | None:
    words = found["number"] or found["number2"]
    amount = number_of(words) if words else None
    if found["unit"] == "temps":
        return Candidate(
            found.start(), found.end(), "DATE", "recent", Plain("PAST_REF" if found["last"] else "FUTURE_REF")
        )
    code, factor = unit_code(found["unit"])
    quantity = Quantity(amount * factor if amount else None, code, found.end())
    start = (
        found.start()
        if found[0].startswith(("ces ", "les ", "cette ", "la ", "le "))
        else found.start() + found[0].index(" ") + 1
    )
    return Candidate(start, found.end(), "DURATION", "recent", Plain(quantity.value, quantity.minutes))


def _build_to_come(found: re.Match[str], page: Page) -> Candidate | None:
    amount = number_of(found["number"]) if found["number"] else None
    code, factor = unit_code(found["unit"])
    quantity = Quantity(amount * factor if amount else None, code, found.end())
    start = found.start() if found[0].startswith("les ") else found.start() + 4
    return Candidate(start, found.end(), "DURATION", "recent", Plain(quantity.value, quantity.minutes))


def _build_vague_plural(found: re.Match[str], page: Page) -> Candidate | None:
    if not _SINCE.search(page.before(found.start(), 14)):
        return None
    code, _ = unit_code(found["unit"])
    return Candidate(found.start(), found.end(), "DURATION", "length", Plain(Quantity(None, code, 0).value))


def _build_whole(found: re.Match[str], page: Page) -> Candidate:
    code, factor = unit_code(found["unit"])
    quantity = Quantity(factor, code, 0)
    return Candidate(
        found.start(), found.end(), "DURATION", "length", Plain(quantity.value, quantity.minutes)
    )


RULES: Final[tuple[Rule, ...]] = (
    Rule("length", QUANTITY_STARTS, _LENGTH, _build_length),
    Rule("hours", DIGITS | {"environ", "pres", "plus", "moins"}, _HOURS, _build_hours),
    Rule("named-length", first_words(LENGTHS) | {"un", "une", "le", "la"}, _NAMED, _build_named),
    Rule(
        "recent", frozenset({"ces", "les", "des", "aux", "cette", "la", "du", "le"}), _RECENT, _build_recent
    ),
    Rule("whole", frozenset({"tout", "toute"}), _WHOLE, _build_whole),
    Rule("to-come", frozenset({"les", "des", "aux"}), _TO_COME, _build_to_come),
    Rule("vague-plural", frozenset({"des"}), _VAGUE_PLURAL, _build_vague_plural),
)
