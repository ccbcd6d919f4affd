"""Golden cases: invented articles, our notices and small chronicles, and what a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from generator.annotate import annotate
from tests.golden.cases import Case, annotate_cases
from tests.golden.chronicles import ChronicleCase, chronicle_cases, compare_chronicle, resolved
from tests.golden.comparison import Difference, compare

AnyCase = Case | ChronicleCase
ARTICLES = annotate_cases()
CASES: list[AnyCase] = [*ARTICLES, *chronicle_cases()]
GAPS = [(case, item) for case in CASES for item in case.known_gaps]


def name(case: AnyCase) -> str:
    return case.name


def differences(case: AnyCase) -> list[Difference]:
    if isinstance(case, Case):
        return compare(case.article, case.expected, annotate(case.article))
    return compare_chronicle(case.expected, resolved(case))


def listed(items: Iterable[Difference]) -> str:
    return "\n".join(["", *map(str, items)])


@pytest.mark.parametrize("case", CASES, ids=name)
def test_a_careful_reader_finds_the_same(case: AnyCase) -> None:
    news = [one for one in differences(case) if one.item not in case.known_gaps]
    assert not news, listed(news)


@pytest.mark.parametrize(("case", "item"), GAPS, ids=[f"{case.name}: {item}" for case, item in GAPS])
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="known gap: strike it off when it is mended")
def test_known_gap(case: AnyCase, item: str) -> None:
    assert item not in {one.item for one in differences(case)}


@pytest.mark.parametrize("case", ARTICLES, ids=name)
def test_spans_point_at_their_words(case: Case) -> None:
    found, text = annotate(case.article), case.article.text
    for timex in found.timexes:
        assert timex.span.of(text) == timex.text
    for quotation in found.quotations:
        assert quotation.span.of(text) == quotation.text
    for entity in (*found.persons, *found.organisations, *found.places):
        for mention in entity.mentions:
            assert " ".join(mention.span.of(text).split()) == " ".join(mention.form.split())
