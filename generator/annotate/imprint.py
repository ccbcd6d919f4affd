"""Read an imprint: a line that tells nothing but who wrote an article, when, where and for whom.

Outlets write it in more ways than whole-line patterns can list (« Par Jeanne Morvan avec ATS - Publié le 3 mai 2024 à
18h42 - Mis à jour le 4 mai », « Sahel Matin | Niamey | 3 mai 2024 »), but always of the same pieces. They are data:
`lexicon/fr/imprint.yml`. A line is an imprint when pieces and separators cover it wholly and one of them proves it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.names.tokens import fold
from generator.annotate.names.vocabulary import vocabulary
from generator.folding import fold_letters, fold_typography
from generator.lexicon import load
from generator.model import BlockKind

_LONGEST: Final = 200  # characters; an imprint is short
_MOST_RUNS: Final = 3  # bare capitalised runs: a name, an outlet, a place of writing


@dataclass(frozen=True, slots=True)
class Imprint:
    """What an imprint tells, as written; ``dated`` marks one that gives a day or an hour.

    ``date`` is the words of the date of publication (of an update where no other is given), ``runs`` the bare
    capitalised runs: « Radio Beffroi », « Nouakchott »; ``updated`` marks a date that is only of an update.
    """

    date: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    runs: tuple[str, ...]
    dated: bool
    updated: bool = False

    @property
    def kind(self) -> BlockKind:
        """A by-line where somebody signs or nothing is dated, else a date line."""
        signed = self.authors or any(is_personal(run) for run in self.runs)
        return BlockKind.DATE_LINE if self.dated and not signed else BlockKind.BY_LINE

    def groups(self) -> dict[str, str]:
        """Name what it tells as the groups of the furniture's rules do.

        A run that begins with a given name signs where nobody else does; the first other run that is no known
        place is the outlet.
        """
        people = [run for run in self.runs if is_personal(run)]
        outlets = [run for run in self.runs if run not in people and _names_an_outlet(run)]
        told = {
            "date": self.date,
            "authors": ", ".join(self.authors or people),
            "agencies": ", ".join(self.agencies),
            "updated": "mise à jour" if self.updated else "",
            "masthead": "" if self.agencies or not self.dated else next(iter(outlets), ""),
        }
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str
    proof: bool
    pattern: re.Pattern[str]


def read_imprint(line: str, *, date: str, name: str, agency: str) -> Imprint | None:
    """Return what a line tells when it is an imprint, else None.

    Parameters:
        line: one line, without its newline.
        date, name, agency: regular expressions of a printed date, a name and an agency.

    Example: « Sahel Matin (Niamey) | 12 mars 2025 » gives the date « 12 mars 2025 » and two runs.
    """
    stripped = fold_typography(line).strip()
    if not stripped or len(stripped) > _LONGEST or not _promising().search(stripped):
        return None
    separators, pieces = _pieces(date, name, agency)
    position, proved, dated = 0, False, False
    printed: list[str] = []
    updates: list[str] = []
    found: dict[str, list[str]] = {"authors": [], "agencies": [], "run": []}
    while position < len(stripped):
        if gap := separators.match(stripped, position):
            position = gap.end()
            continue
        for piece in pieces:
            match = piece.pattern.match(stripped, position)
            if match and match.end() > position:
                break
        else:
            return None
        position = match.end()
        proved = proved or piece.proof
        dated = dated or piece.name in ("date", "day-and-hour", "updated", "ago")
        groups = {key: value for key, value in match.groupdict().items() if value}
        if piece.name == "date":
            printed.append(match.group())
        elif "updated" in groups:
            updates.append(groups["updated"])
        for key, values in found.items():
            if key in groups:
                values.append(groups[key])
    if not proved or len(found["run"]) > _MOST_RUNS:
        return None
    return Imprint(
        next(iter(printed + updates), None),
        tuple(found["authors"]),
        tuple(found["agencies"]),
        tuple(found["run"]),
        dated,
        bool(updates) and not printed,
    )


@cache
def _promising() -> re.Pattern[str]:
    return re.compile(load("imprint")["promising"], re.I)


@cache
def _pieces(date: str, name: str, agency: str) -> tuple[re.Pattern[str], tuple[_Piece, ...]]:
    lexicon = load("imprint")
    names = {
        "date": date.replace("?P<date>", "?:"),
        "name": name,
        "agency": agency,
        "weekday": f"(?:{alternation(day['name'] for day in load('weekdays')['weekdays'])})",
        "month": f"(?:{alternation(month['name'] for month in load('months')['months'])})",
    }
    pieces = tuple(
        _Piece(
            entry["name"],
            bool(entry.get("proof")),
            re.compile(_filled(entry["pattern"], names), re.I),
        )
        for entry in lexicon["pieces"]
    )
    return re.compile(lexicon["separators"]), pieces


def _filled(pattern: str, names: dict[str, str]) -> str:
    for name, meaning in names.items():
        pattern = pattern.replace("{" + name + "}", meaning)
    return pattern


@cache
def _places() -> frozenset[str]:
    towns = load("cities")
    names = [*towns["france"].split(), *towns["world"].split(), *towns["multiword"]]
    names += [name for aliases in towns["aliases"] for name in aliases]
    names += load("countries")["countries"]
    return frozenset(fold_letters(name) for name in names)


def _names_an_outlet(run: str) -> bool:
    """Tell whether a run is an outlet for certain: a single unknown word may as well be the town of writing."""
    words = [fold_letters(word) for word in run.split()]
    return fold_letters(run) not in _places() and (
        len(words) > 1 or words[0] in load("furniture")["outlet_nouns"]
    )


def is_personal(run: str) -> bool:
    """Tell whether a capitalised run is the name of a person, who has a known given name: « Inès Bourdelle »."""
    words = run.split()
    return 2 <= len(words) <= 4 and vocabulary().is_given(fold(words[0]))
