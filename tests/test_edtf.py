"""What the other stages rely on in `generator.edtf`."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import edtf
from generator.edtf import Edtf, EdtfError, compatible, contains, intersect, parse, shift_days

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
QUALIFIERS = st.sampled_from(["", "?", "~", "%"])
SINGLES = st.one_of(
    st.builds(edtf.day, DAYS, QUALIFIERS),
    st.builds(lambda d, q: edtf.month(d.year, d.month, q), DAYS, QUALIFIERS),
    st.builds(lambda d, q: edtf.year(d.year, q), DAYS, QUALIFIERS),
)
SETS = st.lists(SINGLES, min_size=1, max_size=5).map(lambda xs: edtf.one_of(x.moments[0] for x in xs))
INTERVALS = st.lists(DAYS, min_size=2, max_size=2).map(lambda ds: edtf.interval(min(ds), max(ds)))
DATES = st.one_of(SINGLES, SETS, INTERVALS)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2025-06-04", "2025-06-04"),
        ("2025-06-04?", "2025-06-04?"),
        ("2025-06~", "2025-06~"),
        ("2025%", "2025%"),
        ("[2025-06-11, 2025-06-04]", "[2025-06-04,2025-06-11]"),
        ("[2025-06-04,2025-06-04]", "2025-06-04"),
        ("[2025-06,2025-05-28]", "[2025-05-28,2025-06]"),
        ("2025-05-31/2025-06-01", "2025-05-31/2025-06-01"),
        ("2024/2025-06", "2024/2025-06"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_reads_what_the_design_names_and_writes_it_one_way(text: str, canonical: str) -> None:
    assert str(parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "column", "what"),
    [
        ("", 1, "missing"),
        ("hier", 1, "« hier » is not a date"),
        ("2025-13", 6, "no month 13"),
        ("2025-06-31", 9, "no day 31 in 2025-06"),
        ("2023-02-29", 9, "no day 29"),
        ("0000", 1, "no year 0000"),
        ("[2025-06-04,2025-06-31]", 21, "no day 31"),
        ("[2025-06-04, 2025-13]", 19, "no month 13"),
        ("[2025-06-04", 12, "not closed"),
        ("[]", 2, "missing"),
        ("2025-06-04/", 12, "missing"),
        ("2025-06-04/2025-06-01", 12, "ends before it begins"),
        ("2025-06-04T10:00", 1, "not a date"),
        ("٢٠٢٥", 1, "not a date"),
        ("2025-6-4", 1, "not a date"),
    ],
)
def test_says_where_and_what_is_wrong(text: str, column: int, what: str) -> None:
    with pytest.raises(EdtfError, match=what) as caught:
        parse(text)
    assert caught.value.column == column
    assert f"column {column}" in str(caught.value)
    assert caught.value.remedy in str(caught.value)


@given(DATES)
def test_text_and_value_correspond(value: Edtf) -> None:
    assert parse(str(value)) == value
    assert value.first <= value.last


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        assert parse(str(parse(text))) == parse(text)
    except EdtfError as error:
        assert 1 <= error.column <= len(text) + 1


@given(DATES, DATES)
def test_shared_days_are_what_makes_two_dates_compatible(a: Edtf, b: Edtf) -> None:
    shared = intersect(a, b)
    assert compatible(a, b) == compatible(b, a) == (shared is not None)
    assert compatible(a, a)
    assert contains(a, a)
    if shared is not None:
        assert max(a.first, b.first) <= shared.first <= shared.last <= min(a.last, b.last)
        assert compatible(shared, a)
        assert compatible(shared, b)
    if contains(a, b):
        assert shared is not None
        assert contains(b, shared)


@given(SETS.filter(lambda s: bool(s.days())), INTERVALS)
def test_intersecting_a_set_of_days_is_exact(days: Edtf, stretch: Edtf) -> None:
    shared = intersect(days, stretch)
    expected = tuple(d for d in days.days() if stretch.first <= d <= stretch.last)
    assert (shared.days() if shared else ()) == expected


@given(DATES, st.integers(-400, 400))
def test_moving_keeps_the_bounds_and_claims_no_more(value: Edtf, count: int) -> None:
    moved = shift_days(value, count)
    assert moved.first == value.first + timedelta(days=count)
    assert moved.last == value.last + timedelta(days=count)
    assert bool(moved.days()) == bool(value.days()) or value.first == value.last
    assert moved.is_day == value.is_day


def test_moving_out_of_the_calendar_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="outside the years"):
        shift_days("9999-12-31", 1)


def test_days_are_the_candidates_and_nothing_coarser() -> None:
    assert parse("2025-06-04?").days() == (date(2025, 6, 4),)
    assert parse("[2025-06-11,2025-06-04]").days() == (date(2025, 6, 4), date(2025, 6, 11))
    assert parse("2025-06").days() == ()
    assert parse("[2025-06,2025-07-01]").days() == ()
    assert parse("2025-05-31/2025-06-01").days() == ()


def test_is_day_and_is_exact() -> None:
    assert parse("2025-06-04?").is_day
    assert not parse("2025-06-04?").is_exact
    assert parse("2025-06-04").is_exact
    assert not parse("2025-06").is_day


def test_a_bare_weekday_of_a_month_may_lie_just_before_it() -> None:
    reach = edtf.weekdays_in_month("2025-06", 2, reach_before=True)
    assert str(reach) == "[2025-05-28,2025-06-04,2025-06-11,2025-06-18,2025-06-25]"
    assert str(edtf.weekdays_in_month("2025-02", 2)) == "[2025-02-05,2025-02-12,2025-02-19,2025-02-26]"
    first_is_sunday = edtf.weekdays_in_month("2025-06", 6, reach_before=True)
    assert str(first_is_sunday).startswith("[2025-06-01,")


@given(DAYS, st.integers(0, 6), st.booleans())
def test_weekdays_of_a_month_are_such_weekdays(of: date, weekday: int, reach: bool) -> None:
    month = edtf.month(of.year, of.month)
    days = edtf.weekdays_in_month(month, weekday, reach_before=reach).days()
    assert all(d.weekday() == weekday for d in days)
    last_on_or_before = {
        d - timedelta(days=(d.weekday() - weekday) % 7)
        for d in (month.first + timedelta(days=n) for n in range((month.last - month.first).days + 1))
    }
    assert set(days) == {d for d in last_on_or_before if reach or d >= month.first}


def test_qualifier_is_told_when_shared() -> None:
    assert parse("2025-06-04~").qualifier == "~"
    assert parse("[2025-06-04?,2025-06-11?]").qualifier == "?"
    assert parse("[2025-06-04?,2025-06-11]").qualifier == ""
