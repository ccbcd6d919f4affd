"""Imprints: lines that tell only who wrote an article, when, where and for whom."""

from __future__ import annotations

from typing import Any

import pytest

from generator.annotate.blocks import find_blocks
from generator.annotate.furniture import match_line
from generator.annotate.header import read_header
from generator.lexicon import load

PROSE = (
    "Le conseil municipal de Valbrune a adopté mardi soir, après trois heures de débat, le budget des écoles."
)


@pytest.mark.parametrize("entry", load("imprint")["examples"], ids=lambda entry: entry["line"])
def test_what_an_imprint_tells(entry: dict[str, Any]) -> None:
    text = f"Un budget pour Valbrune\n{entry['line']}\n{PROSE}\n"
    blocks, furniture = find_blocks(text)
    header = read_header(text, blocks, furniture)
    assert header.published == entry["published"]
    assert list(header.authors) == entry["authors"]
    assert list(header.publishers) == entry["publishers"]
    assert [block.kind.value for block in blocks][2:] == ["body"]


@pytest.mark.parametrize("line", load("imprint")["prose"])
def test_a_line_with_any_other_word_is_prose(line: str) -> None:
    assert match_line(line, 0) is None


@pytest.mark.parametrize(
    ("name", "example"),
    [(piece["name"], example) for piece in load("imprint")["pieces"] for example in piece["examples"]],
)
def test_each_piece_stands_beside_a_date(name: str, example: str) -> None:
    found = match_line(f"{example} – 3 mai 2024", 0)
    assert found is not None
    assert found.block.kind.value in ("date_line", "by_line")


@pytest.mark.parametrize(
    ("lines", "title", "outlet"),
    [
        (
            ["La Gazette de Valbrune", "Valbrune vote enfin son budget"],
            "Valbrune vote enfin son budget",
            True,
        ),
        (
            ["Le Carnet de la steppe", "3 mai 2024", "Un budget voté à l'aube"],
            "Un budget voté à l'aube",
            True,
        ),
        (
            ["RADIO LAC", "Un budget voté à l'aube par le conseil"],
            "Un budget voté à l'aube par le conseil",
            True,
        ),
        (["Grève des bus à Valbrune", "Un trafic très perturbé jeudi"], "Grève des bus à Valbrune", False),
        (["Anna Leclerc réélue", "La maire garde son siège"], "Anna Leclerc réélue", False),
    ],
)
def test_the_name_of_the_outlet_is_no_headline(lines: list[str], title: str, outlet: bool) -> None:
    text = "\n".join([*lines, PROSE])
    blocks, furniture = find_blocks(text)
    header = read_header(text, blocks, furniture)
    assert header.title == title
    assert header.publishers == ((lines[0],) if outlet else ())


@pytest.mark.parametrize(
    "line", ["Acadie  •  Justice", "GABON – JUSTICE", "(Fin)", "Avec des informations de Jeanne Morvan"]
)
def test_what_only_looks_like_an_outlet_publishes_nothing(line: str) -> None:
    text = f"{line}\nValbrune vote enfin son budget\n{PROSE}\n"
    blocks, furniture = find_blocks(text)
    header = read_header(text, blocks, furniture)
    assert header.publishers == ()
    assert header.title == "Valbrune vote enfin son budget"
