"""Golden files: one of each format, as an invented chronicle must give it, to the byte.

After a change that is meant, `python -m tests.export.test_golden_files` writes them anew; read the difference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from generator.export import companions, downloads, site_files
from generator.export.catalogue import Catalogue
from generator.model import PageState
from tests.export.made import catalogue, catalogue_of

FOLDER: Final = Path(__file__).parents[1] / "golden" / "export"
FILES: Final = (
    "donnees/chronique.json",
    "donnees/chronique.schema.json",
    "donnees/datapackage.json",
    "donnees/evenements.csv",
    "donnees/affirmations.csv",
    "donnees/decisions.csv",
    "donnees/lieux.json",
    "donnees/flux.xml",
    "donnees/agenda.ics",
    "corrections/flux.xml",
    "personnes/anna-leclerc/flux.xml",
    "evenements/2025-06-04-appel/citation.bib",
    "evenements/2025-06-04-appel/citation.ris",
    "evenements/2025-06-04-appel/citation.json",
    "articles/2025-06-05-phare-aaaaaa/citation.bib",
)
# What stands in the head of these pages.
PAGES: Final = (
    "evenements/2025-06-04-appel.md",
    "evenements/p-12345678.md",
    "personnes/anna-leclerc.md",
    "articles/2025-06-05-phare-aaaaaa.md",
    "articles/2025-06-notice-bbbbbb.md",
    "lieux/valmer.md",
    "themes/quais.md",
)


def steady() -> Catalogue:
    """Return the invented chronicle with states that depend on nothing: what is hashed is tested elsewhere."""
    made = catalogue()
    states = tuple(PageState(state.ref, "0123456789ab", state.changed) for state in made.chronicle.states)
    return catalogue_of(replace(made.chronicle, states=states), made.site)


def made_files() -> Iterator[tuple[str, bytes]]:
    """Yield the golden files as they are made now."""
    made = steady()
    files = dict(site_files(made, downloads(made)))
    yield from ((name, files[name]) for name in FILES)
    of = companions(made)
    for page in PAGES:
        told = of(page)
        lines = [f"{name}: {content}" for name, content in (*told.names, *told.properties, *told.feeds)]
        data = json.dumps(json.loads(told.linked_data or "null"), ensure_ascii=False, indent=1)
        sentence = [told.citation.sentence] if told.citation else []
        yield page.replace(".md", ".head.txt"), "\n".join([*sentence, *lines, data, ""]).encode()


@pytest.fixture(scope="module")
def found() -> dict[str, bytes]:
    return dict(made_files())


@pytest.mark.parametrize("name", [*FILES, *(page.replace(".md", ".head.txt") for page in PAGES)])
def test_a_golden_file_is_made_again(name: str, found: dict[str, bytes]) -> None:
    assert found[name].decode() == (FOLDER / name).read_bytes().decode()


def test_no_golden_file_is_left_over(found: dict[str, bytes]) -> None:
    assert sorted(
        path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file() and path.suffix
    ) == sorted(found)


if __name__ == "__main__":
    for path, content in made_files():
        (FOLDER / path).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / path).write_bytes(content)
