"""Quotation marks of every kind, nested, left open, and the apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.blocks import whole_as_prose
from generator.annotate.quote_marks import find_quoted


def quoted(text: str) -> list[tuple[int, str]]:
    return [(q.depth, q.inner.of(text)) for q in find_quoted(text, whole_as_prose(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « venez » puis “partez”.", [(0, "venez"), (0, "partez")]),
        ("Il dit \"venez\" et 'restez'.", [(0, "venez"), (0, "restez")]),
        ("« Elle a crié “au feu” hier »", [(0, "Elle a crié “au feu” hier"), (1, "au feu")]),
        ("\"Il a crié 'au feu' hier\"", [(0, "Il a crié 'au feu' hier"), (1, "au feu")]),
        ("'L'été qu'il attend' est là", [(0, "L'été qu'il attend")]),
        ("L'été d'hier n'est qu'un début.", []),
        ("Il la juge 'bonne' et utile'.", [(0, "bonne")]),
        ("« Une phrase laissée ouverte", [(0, "Une phrase laissée ouverte")]),
        ('Un écran de 24" suffit.', []),
        ("En l’an ’68, l’été fut chaud.", []),
        ("« »", []),
        ("« Une page\nune autre »", [(0, "Une page"), (0, "une autre")]),
        ("« Une page\npuis deux\nune autre », dit-il", [(0, "Une page"), (0, "puis deux"), (0, "une autre")]),
        ("« Une page\n« une autre »", [(0, "Une page"), (0, "une autre")]),
        ("« Une page\nIl dit « non ».", [(0, "Une page"), (0, "non")]),
        ("Couru en 3'42\" puis en 3'39\".", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, expected: list[tuple[int, str]]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet=st.sampled_from("ab «»“”\"'’‘.\n"), max_size=80))
def test_quotations_nest_or_follow_each_other(text: str) -> None:
    found = find_quoted(text, whole_as_prose(text))
    for q in found:
        assert q.outer.covers(q.inner) and q.inner.of(text).strip() == q.inner.of(text) != ""
    for one in found:
        for other in found:
            if one.outer.overlaps(other.outer):
                assert one.outer.covers(other.outer) or other.outer.covers(one.outer)
