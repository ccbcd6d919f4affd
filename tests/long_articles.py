"""Long articles of invented people, and how much work a reading of them takes: what must grow as the text does."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from types import FrameType
from typing import Final

SYLLABLES: Final = [
    "bar",
    "co",
    "dra",
    "fel",
    "gui",
    "hin",
    "jou",
    "kar",
    "lem",
    "mou",
    "nor",
    "quin",
    "ros",
    "vel",
]
MOST: Final = 2.6  # times the work for twice the text: 2 is linear, 4 quadratic


def _name(drawn: random.Random) -> str:
    return "".join(drawn.choices(SYLLABLES, k=drawn.randint(2, 3))).capitalize()


# What one of many like paragraphs says: {0}, {1}, {2} are invented names, {n} is a number.
PARAGRAPHS: Final = {
    "people with posts": "{0} {1}, directrice du port, a rencontré le ministre {2} {0} mardi. La directrice a refusé. "
    "Le ministre est reparti. Elle a rappelé le président le lendemain.",
    "one surname": "{0} Dubreuil, ministre, a vu Paul {1}. M. Dubreuil a parlé. Le ministre a nié, selon Mme {1}.",
    "other posts": "La maire de {0}, {1} {2}, a démissionné le {n} mai. La maire de {0} a refusé. "
    "Le vainqueur est parti.",
    "calls": "{0} {1} a appelé {2} {0} le {n} mars. Cet appel a duré {n} minutes, selon le président {1} {2}. "
    "L’échange a été « cordial » et ils ont convenu d’une trêve. Les deux ministres se reverront à Genève.",
    "attacks": "À {0}, dans le village de {1}, une attaque a fait {n} morts mardi. Une grève a commencé jeudi à {2}.",
    "quotations": "« Nous reprendrons les travaux du pont », a dit {0} {1}. Selon lui, "
    "« la somme de {n} euros » suffira. Il a ajouté : « Le port de {2} attendra. »",
    "bodies": "Le ministère de la {0} a démenti. La société {1} SA a accusé l’Union des {2}. Le ministère a dit non.",
    "dates": "Le pont de {0} a été fermé le {n} mai 2024, puis la veille de la fête. "
    "Deux jours plus tard, vers {n} heures, {1} {2} l’a rouvert.",
}


def long_article(paragraph: str, characters: int) -> str:
    """Return so many characters of paragraphs that are alike but for their names and numbers."""
    drawn = random.Random(paragraph)  # noqa: S311
    written, length = [], 0
    while length < characters:
        written.append(paragraph.format(*(_name(drawn) for _ in range(3)), n=drawn.randint(2, 22)))
        length += len(written[-1]) + 2
    return "\n\n".join(written)


def work_of(task: Callable[[], object]) -> int:
    """Return how many functions a task calls: the same on every machine, however busy."""
    calls = 0

    def count(_frame: FrameType, event: str, _: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(before)
    return calls
