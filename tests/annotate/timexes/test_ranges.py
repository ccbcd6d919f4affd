"""Two dates that bound one stretch are joined; two that are merely neighbours are not."""

from __future__ import annotations

import pytest

from generator.annotate.timexes import find_ranges, find_timexes
from generator.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La visite a lieu du 12 au 14 septembre 2024.", ["2024-09-12/2024-09-14"]),
        ("La gare ferme du mercredi 11 juin au vendredi 13 juin.", ["2025-06-11/2025-06-13"]),
        ("Entre 2015 et 2020, le chômage a reculé.", ["2015/2020"]),
        ("De mars à mai, il a plu.", ["2025-03/2025-05"]),
        ("Entre le 3 mars et le 6 avril 2024, rien.", ["2024-03-03/2024-04-06"]),
        ("Du 28 décembre au 4 janvier 2025.", ["2024-12-28/2025-01-04"]),
        ("Du 3 au 5 mai, puis du 6 au 8 juin 2025.", ["2025-05-03/2025-05-05", "2025-06-06/2025-06-08"]),
        ("Les élections du 30 mai et du 6 juin 2025.", []),
        ("Le sommet se tient les 5 et 6 mars 2024.", ["2024-03-05/2024-03-06"]),
        ("Les 5 et 26 mars 2024.", []),
        ("8-9 février 2023 : un raid a visé le camp.", ["2023-02-08/2023-02-09"]),
        ("Il a parlé lundi et mardi.", []),
        ("De 2020 à 2015, on recule.", []),
        ("Il part de Brest hier et rentre demain.", []),
    ],
)  # fmt: skip
def test_find_ranges(text: str, expected: list[str]) -> None:
    timexes = find_timexes(text, [Span(0, len(text))], [], "2025-06-04")
    assert [stretch for _, _, stretch in find_ranges(text, timexes)] == expected
