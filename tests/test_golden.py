"""Golden cases: invented articles and our notices, and what a careful reader finds in them."""

from __future__ import annotations

import pytest

from generator.annotate import annotate
from tests.golden.cases import Case, annotate_cases
from tests.golden.comparison import Difference, compare

CASES = annotate_cases()
GAPS = [(case, item) for case in CASES for item in case.known_gaps]


def differences(case: Case) -> list[Difference]:
    return compare(case.article, case.expected, annotate(case.article))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_careful_reader_finds_the_same(case: Case) -> None:
    news = [str(one) for one in differences(case) if one.item not in case.known_gaps]
    assert not news, "\n".join(["", *news])


@pytest.mark.parametrize(("case", "item"), GAPS, ids=[f"{case.name}: {item}" for case, item in GAPS])
@pytest.mark.xfail(
    strict=True, reason="known gap: strike it off the case when it is mended", raises=AssertionError
)
def test_known_gap(case: Case, item: str) -> None:
    assert item not in {one.item for one in differences(case)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_spans_point_at_their_words(case: Case) -> None:
    found, text = annotate(case.article), case.article.text
    for one in (*found.timexes, *found.quotations):
        assert one.span.of(text) == one.text
    for entity in (*found.persons, *found.organisations, *found.places):
        for mention in entity.mentions:
            assert " ".join(mention.span.of(text).split()) == " ".join(mention.form.split())
