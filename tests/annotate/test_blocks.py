"""Blocks: what a scraped page's furniture looks like, in general kinds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.blocks import find_blocks
from generator.annotate.furniture import match_edges, match_line
from generator.annotate.header import read_header
from generator.lexicon import load
from generator.model import BlockKind

LONG = (
    "Le conseil municipal de Valbrune a adopté mardi soir, après trois heures de débat, le budget des écoles."
)


def furniture_examples() -> Iterator[tuple[str, str, str]]:
    for rule in load("furniture")["rules"]:
        for example in rule["examples"]:
            yield rule["name"], rule["kind"], example


@pytest.mark.parametrize(("name", "kind", "example"), list(furniture_examples()))
def test_each_example_of_a_rule_is_labelled(name: str, kind: str, example: str) -> None:
    found = [match_line(example, 0), *match_edges(example, 0)]
    labels = [(match.block.rule, match.block.kind.value) for match in found if match]
    assert (name, kind) in labels


@pytest.mark.parametrize("entry", load("agencies")["examples"], ids=lambda entry: entry["line"])
def test_agency_lines_name_their_agencies(entry: dict[str, str | list[str]]) -> None:
    text = f"{LONG}\n\n{entry['line']}"
    blocks, furniture = find_blocks(text)
    assert list(read_header(text, blocks, furniture).publishers) == entry["publishers"]


@pytest.mark.parametrize(
    "sentence",
    [
        LONG,
        "Le photographe a montré ses images à la presse, puis il est parti.",
        "Partager le pouvoir, voilà ce que la maire refuse depuis deux ans.",
        "La publicité coûte cher aux petites communes, a reconnu l’adjointe.",
        "Suivre les travaux du tunnel occupe quarante ingénieurs à plein temps.",
    ],
)
def test_prose_is_not_furniture(sentence: str) -> None:
    assert match_line(sentence, 0) is None
    assert not list(match_edges(sentence, 0))


def kinds(text: str) -> list[tuple[str, str]]:
    blocks, _ = find_blocks(text)
    return [(block.kind.value, block.span.of(text)) for block in blocks]


def test_a_date_glued_to_the_headline_is_a_block_of_its_own() -> None:
    text = f" date 2024-05-03 Valbrune vote son budget\n\n{LONG}"
    assert kinds(text)[:2] == [("date_line", "date 2024-05-03"), ("headline", "Valbrune vote son budget")]


def test_a_picture_has_a_description_a_caption_a_credit_and_the_by_line_above_it() -> None:
    picture = "Jeanne Morvan\nLa mairie\nLa mairie, photo d’archives\nPhoto : Jeanne Morvan"
    text = f"Valbrune vote\n\n{LONG}\n\n{picture}\n\n{LONG}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline", "lead", "by_line", "caption", "caption", "credit", "body",
    ]  # fmt: skip


def test_short_lines_between_paragraphs_are_headings_whatever_their_case() -> None:
    text = "\n".join(
        [LONG, "Un vote serré", LONG, "la suite du débat", LONG, "Valbrune veut « respirer ».", LONG]
    )
    assert [kind for kind, _ in kinds(text)] == ["body", "heading"] * 3 + ["body"]


def test_a_short_sentence_that_gives_a_day_is_news() -> None:
    text = "\n".join([LONG, "Un vote serré", LONG, "La suite", LONG, "Valbrune votera jeudi.", LONG])
    assert ("body", "Valbrune votera jeudi.") in kinds(text)


def test_a_pull_quote_repeats_the_text() -> None:
    quoted = "« nous avons tenu nos promesses »"
    text = f"{LONG}\n\n{quoted}\n\nElle a dit : {quoted}, puis elle est sortie."
    assert kinds(text)[1][0] == "pull_quote"


def test_what_stands_under_read_also_belongs_to_it() -> None:
    text = f"{LONG}\n\nLire aussi\nLe tunnel de Valbrune en cinq chiffres\nÉcoles : la carte des travaux\n\n{LONG}"
    assert [kind for kind, _ in kinds(text)] == [
        "body",
        "related_link",
        "related_link",
        "related_link",
        "body",
    ]


def test_the_header_is_read_from_the_furniture() -> None:
    text = f"Valbrune vote\n\nPar Jeanne Morvan et Paul Dubreuil\nPublié le 3 mai 2024 à 10h12\n\n{LONG}\n\n(avec AFP)"
    blocks, furniture = find_blocks(text)
    header = read_header(text, blocks, furniture)
    assert header.title == "Valbrune vote"
    assert header.published == "2024-05-03"
    assert header.authors == ("Jeanne Morvan", "Paul Dubreuil")
    assert header.publishers == ("AFP",)


def test_a_masthead_names_the_paper_and_its_day() -> None:
    text = f"La Gazette de Valbrune, vendredi 15 mars 2024\n\nValbrune vote\n\n{LONG}"
    blocks, furniture = find_blocks(text)
    header = read_header(text, blocks, furniture)
    assert (header.title, header.published) == ("Valbrune vote", "2024-03-15")
    assert header.publishers == ("La Gazette de Valbrune",)


@given(st.text(alphabet=st.sampled_from("aB. \n\t\r«»\"'’—>/:©(1)é\u00a0"), max_size=200))
def test_blocks_cover_what_is_not_blank_and_never_overlap(text: str) -> None:
    blocks, _ = find_blocks(text)
    for block in blocks:
        words = block.span.of(text)
        assert words and words == words.strip()
    for one, other in pairwise(blocks):
        assert one.span.end <= other.span.start
    covered = {place for block in blocks for place in range(block.span.start, block.span.end)}
    assert all(place in covered for place, character in enumerate(text) if not character.isspace())


def test_kinds_that_are_read_for_events() -> None:
    assert [kind for kind in BlockKind if kind.is_prose] == [
        BlockKind.HEADLINE,
        BlockKind.LEAD,
        BlockKind.BODY,
    ]
