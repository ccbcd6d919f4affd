"""Effort: no text, however odd, makes the reading of an article cost more than its length warrants."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import partial
from itertools import product
from typing import Final

import pytest

from generator.annotate import annotate
from generator.annotate.furniture import FurnitureRule, furniture_rules, match_edges, match_line
from generator.model import Article


def listed(pieces: str) -> list[str]:
    return pieces.split("|")


# What, repeated, makes patterns try many ways: the beginning of something, over and over.
PIECES: Final = listed(
    "Aa-|A. |a/|« |( |1 |>> | |©|é|- |A,|' |\"|A |a. |…|.|A|1|‘a |“|»|A/|a@|_|#a|a > |a - "
)
WORDS: Final = [
    *listed("M. A |qu'|a-t-il |de |et |entre |selon |a déclaré |« a » |lundi |le 3 mai |la rencontre "),
    *listed("le président |Anna Morvan |A & |Paris (|le 3 mai, le 4, |avec |depuis |sur |a été |(AFP"),
    *listed("\n|A.\n|Photo : A\n|A. B. a frappé Dakar.\n|Anna Morvan a dit « non » hier. |L’appel de 2 h. "),
]
VERBS: Final = [
    *listed(
        "a appelé |a dit que |« a », a dit |n'a, |a, mardi, |doit |appelle les siens |d'abord |accuse le groupe d'"
    ),
    *listed("il a |qui a |ont |être |se |traite A de |lundi lundi |a-t-elle dit, |avant d'ajouter "),
]
EVENTS: Final = [
    *listed(
        "la grève |une attaque |la visite de |les élections |a rencontré |ont signé un accord |a été libéré "
    ),
    *listed(
        "les négociations entre |une frappe contre |s'est entretenu avec |l'appel du 3 mai |ont manifesté "
    ),
    *listed("la troisième fois |n'a pas eu lieu |les deux hommes |la veille |et Moscou |de Moscou "),
]
IMPRINTS: Final = [
    *listed("Publié le 3 mai 2024 - |Par Jeanne Morvan, |Rabat - |avec AFP/|2 min |A.B. |il y a 3 |L'"),
    *listed("Jeanne Morvan\n|Publié le 3 mai 2024\n|Lire aussi : a\n|« a »\n|A ?\n"),
]
OPENINGS: Final = listed("|Par |Photo : |a |Accueil |Accueil - |(|Paris (|Paris, |© 2020 |12 vues |#a|AFP - ")
PROSE: Final = (
    "Le ministre a déclaré que la réunion des deux pays est prévue pour lundi dans la capitale. "
    "Elle sera suivie d'une visite.\n\n"
)
SIZE: Final = 6_000  # characters; more than the longest sentence that is read as one
GROWTH: Final = 4
MOST: Final = 8  # times the time for GROWTH times the text; 4 is linear, 16 quadratic
UNMEASURABLE: Final = 0.02  # seconds: below, the clock says nothing
SENTENCE: Final = 3_000  # characters of the longest sentence that is read as one
DENSE: Final = 80  # times the time that plain prose of the same length takes
IMPRINT: Final = 200  # characters of the longest line that is read as an imprint
LINE: Final = 238  # characters of the longest line that is compared with the rules on furniture


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the least processor time of several runs, which the machine's other work hardly changes."""
    best = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("unit", [*PIECES, *WORDS, *IMPRINTS])
def test_reading_takes_time_by_the_length(unit: str) -> None:
    def read(characters: int) -> object:
        text = PROSE * 2 + (unit * characters)[:characters]
        return annotate(Article("x", text, published="2025-06-04"))

    read(100)
    small = max(seconds(lambda: read(SIZE)), UNMEASURABLE)
    assert any(seconds(lambda: read(SIZE * GROWTH), 1) <= MOST * small for _ in range(3))


@pytest.mark.parametrize("unit", [*WORDS, *VERBS, *EVENTS])
def test_no_sentence_takes_much_longer_than_prose(unit: str) -> None:
    def read(words: str) -> object:
        return annotate(Article("x", (words * SENTENCE)[:SENTENCE], published="2025-06-04"))

    prose = max(seconds(lambda: read(PROSE)), UNMEASURABLE)
    assert any(seconds(lambda: read(unit), 1) <= DENSE * prose for _ in range(3))


@pytest.mark.parametrize("unit", [*PIECES, *IMPRINTS])
def test_a_line_that_is_nearly_an_imprint_is_given_up_soon(unit: str) -> None:
    line = ("Publié le " + unit.strip("\n") * IMPRINT)[: IMPRINT - 2] + " \x01"
    assert any(seconds(lambda: match_line(line, 0), 1) <= UNMEASURABLE for _ in range(3))


@pytest.mark.parametrize("rule", furniture_rules(), ids=lambda rule: rule.name)
def test_a_rule_on_furniture_gives_up_soon(rule: FurnitureRule) -> None:
    plain = re.compile(r"(?:[^\W\d_]|\W|\d|_)*\x00")
    scan = max(seconds(lambda: plain.match(("Aa-1 " * LINE)[:LINE])) for _ in range(3))
    tried = {}
    for opening, unit in product(OPENINGS, [*PIECES, *WORDS]):
        line = (opening + unit * LINE)[:LINE].rstrip() + "\x01"
        work = {"line": rule.pattern.fullmatch, "prefix": rule.pattern.match, "suffix": rule.pattern.search}
        tried[line] = seconds(partial(work[rule.where], line), 2)
    slowest = max(tried, key=lambda line: tried[line])
    assert tried[slowest] <= 300 * scan or seconds(lambda: rule.pattern.search(slowest)) <= 300 * scan, (
        slowest
    )


def test_what_is_glued_to_a_long_line_is_still_found() -> None:
    line = f"PARIS (AFP) – {'Le conseil a voté. ' * 500}(avec ATS)"
    assert match_line(line, 0) is None
    assert [found.block.rule for found in match_edges(line, 0)] == ["dateline", "agency-suffix"]
