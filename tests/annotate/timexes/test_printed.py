"""Dates as an article's own furniture prints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.timexes import find_printed_date, read_printed_date
from generator.edtf import parse
from generator.model import Span


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025-12-30", "2025-12-30"),
        ("2025-06", "2025-06"),
        ("date 2025-06", "2025-06"),
        ("2025-12-30T18:04:00+01:00", "2025-12-30"),
        ("23.04.2025", "2025-04-23"),
        ("23/04/2025", "2025-04-23"),
        ("23/04/2025 à 18:04", "2025-04-23"),
        ("3-4-2025", "2025-04-03"),
        ("Publié le 3 mars 2024 à 12h30", "2024-03-03"),
        ("Publié le 03/03/2024 à 12h30 - Mis à jour le 05/03/2024", "2024-03-03"),
        ("Mis à jour le 5 mars 2024 | Publié le 3 mars 2024", "2024-03-03"),
        ("Mis à jour le 5 mars 2024", "2024-03-05"),
        ("mardi 4 juin 2024", "2024-06-04"),
        ("Mardi, 4 juin 2024, 18 h", "2024-06-04"),
        ("Par Lise Karadec, le 1er\u00a0août 2024", "2024-08-01"),
        ("MARS 2024", "2024-03"),
        ("3 févr. 2024", "2024-02-03"),
        ("1155 jours depuis le début", None),
        ("31/02/2024", None),
        ("12.5.2", None),
        ("v2025-06-04-beta", None),
        ("", None),
    ],
)
def test_read_printed_date(line: str, expected: str | None) -> None:
    assert read_printed_date(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date 2025-06 Le maire a démissionné.", (Span(0, 12), "2025-06")),
        (" date 2025-12-30 Le maire", (Span(1, 16), "2025-12-30")),
        ("23.04.2025 France\nLe maire", (Span(0, 10), "2025-04-23")),
        ("Publié le 3 mars 2024 à 12h30\nLe maire", (Span(0, 21), "2024-03-03")),
        ("Le maire a démissionné le 3 mars 2024.", None),
        ("Le 3 mars 2024, le maire a démissionné.", (Span(0, 14), "2024-03-03")),
    ],
)
def test_find_printed_date(text: str, expected: tuple[Span, str] | None) -> None:
    assert find_printed_date(text) == expected


@given(st.text(max_size=60))
def test_any_line_gives_a_date_or_nothing(line: str) -> None:
    value = read_printed_date(line)
    assert value is None or str(parse(value)) == value
    found = find_printed_date(line)
    assert found is None or (
        0 <= found[0].start < found[0].end <= len(line) and str(parse(found[1])) == found[1]
    )
