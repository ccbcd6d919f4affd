"""Numbers in a series date events across articles; in any order of articles, and never against what is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Chronicle, Event, Ordinal, Records
from generator.resolve import explain, resolve
from tests.resolve.builder import ArticleBuilder, Pair

TWO = ("Anna Leclerc", "Bruno Vasseur")
NEW_YEAR = date(2031, 1, 1)


def call(
    id_: str,
    day: str | None,
    *ordinals: tuple[int, str],
    published: str | None = "2031-12-31",
    people: tuple[str, ...] = TWO,
    type_: str = "phone_call",
    **facts: Any,
) -> Pair:
    """Return an article of one event with its places in series."""
    text = f"Cela s’est passé, le deuxième ou le neuvième. {' et '.join(people)} sont nommés."
    builder = ArticleBuilder(id_, text, published=published)
    for name in people:
        builder.person(name)
    told = [Ordinal(count, period, builder.span("deuxième")) for count, period in ordinals]
    first, more = (told[0] if told else None), tuple(told[1:])
    builder.event(
        type_, "s’est passé", date=day, participants=people, ordinal=first, more_ordinals=more, **facts
    )
    return builder.build()


def chronicle(*pairs: Pair) -> Chronicle:
    return resolve(pairs, Records(), [])[0]


def of(found: Chronicle, article_id: str) -> Event:
    return next(event for event in found.events if any(p.article_id == article_id for p in event.passages))


def dates(found: Chronicle) -> dict[str, str | None]:
    return {passage.article_id: event.date for event in found.events for passage in event.passages}


TENTH = call("tenth", "2031-06-10", (10, "2031"), (2, "P2D"))
NINTH = call("ninth", None, (9, "this-year"), published=None)


def test_the_second_in_two_days_numbers_the_one_before_in_another_article() -> None:
    other = call("other", "2031-06-09")
    for pairs in permutations((TENTH, NINTH, other)):
        found = chronicle(*pairs)
        assert dates(found) == {"tenth": "2031-06-10", "ninth": "2031-06-09", "other": "2031-06-09"}
        assert [len({p.article_id for p in event.passages}) for event in found.events] == [2, 1]


def test_the_chain_of_evidence_is_told() -> None:
    found = chronicle(TENTH, NINTH, call("other", "2031-06-09"))
    event = of(found, "ninth")
    rules = [(step.kind, step.rule, step.result) for step in event.date_trail]
    assert rules[-5:] == [
        ("text", "ordinal-in-days", "2031-06-10"),
        ("corpus", "number-before", "2031-06-09"),
        ("text", "ordinal", None),
        ("corpus", "number-of-one-year", "2031-06-09"),
        ("corpus", "same-number", "2031-06-09"),
    ]
    told = explain(found, event.id) or ""
    assert "text (ordinal-in-days, tenth) « deuxième »" in told


def test_where_no_article_tells_the_day_before_the_number_alone_dates_it() -> None:
    found = chronicle(TENTH, NINTH)
    assert dates(found) == {"tenth": "2031-06-10", "ninth": "2031-06-09"}


def test_the_later_one_may_be_the_one_without_a_date() -> None:
    later = call("later", None, (5, "this-year"), (2, "P2D"), published=None)
    found = chronicle(call("earlier", "2031-03-03", (4, "2031")), later)
    assert of(found, "later").date == "2031-03-04"


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        pytest.param(
            [call("b", "2031-05-30", (8, "2031"))], "2031-05-30/2031-06-10", id="bounds on both sides"
        ),
        pytest.param([call("b", "2031-02-01", (8, "2031"))], None, id="bounds too wide to say anything"),
        pytest.param([], None, id="one bound"),
    ],
)
def test_numbers_bound_each_other(others: list[Pair], expected: str | None) -> None:
    tenth = call("tenth", "2031-06-10", (10, "2031"))
    ninth = call("ninth", None, (9, "this-year"), published="2031-12-01")
    assert of(chronicle(tenth, ninth, *others), "ninth").date == expected


def test_a_wider_window_leaves_its_days() -> None:
    third = call("third", "2031-06-10", (3, "P1W"), (12, "2031"))
    found = chronicle(third, call("eleventh", None, (11, "this-year"), published=None))
    assert of(found, "eleventh").date == "2031-06-04/2031-06-10"


def test_all_events_between_two_numbers_are_numbered() -> None:
    fifth = call("fifth", "2031-04-01", (5, "2031"))
    seventh = call("seventh", "2031-04-20", (7, "2031"))
    between = call("between", "2031-04-11")
    undated = call("undated", None, (6, "this-year"), published=None)
    assert of(chronicle(fifth, seventh, between, undated), "undated").date == "2031-04-11"


def test_other_people_other_types_and_other_years_are_other_series() -> None:
    others = ("Anna Leclerc", "Chloé Dumas")
    found = chronicle(
        TENTH,
        call("people", None, (9, "this-year"), published=None, people=others),
        call("type", None, (9, "this-year"), published=None, type_="meeting"),
        call("year", None, (9, "2030"), published=None),
    )
    assert {of(found, name).date for name in ("people", "type", "year")} == {None}


def test_two_years_with_that_number_decide_nothing() -> None:
    ninth_before = call("before", "2030-11-11", (9, "2030"), published="2030-11-12")
    found = chronicle(TENTH, NINTH, call("other", "2031-06-09"), ninth_before)
    assert of(found, "ninth").date is None
    assert any("of which year" in notice.what for notice in found.notices)


def test_a_meeting_that_both_articles_know_tells_the_year() -> None:
    text = "Anna Leclerc et Bruno Vasseur se sont parlé, le neuvième. Anna Leclerc recevra Chloé Dumas à Port-Ouest."
    builder = ArticleBuilder("ninth", text, published=None)
    builder.person("Anna Leclerc").person("Bruno Vasseur").person("Chloé Dumas").place("Port-Ouest")
    ninth = Ordinal(9, "this-year", builder.span("neuvième"))
    builder.event("phone_call", "se sont parlé", participants=TWO, ordinal=ninth)
    builder.event(
        "meeting",
        "recevra",
        status="planned",
        participants=("Anna Leclerc", "Chloé Dumas"),
        place="Port-Ouest",
    )
    other = ArticleBuilder(
        "other",
        "Anna Leclerc et Bruno Vasseur se sont parlé. Négociations à Port-Ouest.",
        published="2031-06-10",
    )
    other.person("Anna Leclerc").person("Bruno Vasseur").place("Port-Ouest")
    other.event("phone_call", "se sont parlé", date="2031-06-09", participants=TWO)
    other.event(
        "negotiation",
        "Négociations",
        date="2031-06-09",
        participants=("Anna Leclerc",),
        place="Port-Ouest",
    )
    ninth_before = call("before", "2030-11-11", (9, "2030"), published="2030-11-12")
    found = chronicle(TENTH, ninth_before, builder.build(), other.build())
    call_ = next(event for event in found.events if event.type == "phone_call" and event.date == "2031-06-09")
    assert {passage.article_id for passage in call_.passages} == {"ninth", "other"}
    # What the article announces is what the other tells.
    meeting = next(event for event in found.events if event.type == "negotiation")
    assert {passage.article_id for passage in meeting.passages} == {"ninth", "other"}


def test_numbers_against_the_dates_date_nothing_and_check_says_so() -> None:
    found = chronicle(TENTH, NINTH, call("wrong", "2031-06-01", (11, "2031")))
    assert of(found, "ninth").date is None
    assert any("number 10 of 2031" in notice.what and "number 11" in notice.what for notice in found.notices)


def test_a_call_too_many_within_the_days_decides_nothing() -> None:
    morning = call("morning", "2031-06-09", initiator="Anna Leclerc")
    evening = call("evening", "2031-06-09", initiator="Bruno Vasseur")
    assert of(chronicle(TENTH, NINTH, morning, evening), "ninth").date is None


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_is_dated_against_a_true_story(data: st.DataObject) -> None:
    """Invent a year of calls; tell of them in articles that each know a part; no date may then be wrong."""
    gaps = data.draw(st.lists(st.integers(1, 9), min_size=3, max_size=9))
    days = [NEW_YEAR + timedelta(sum(gaps[: number + 1])) for number in range(len(gaps))]
    pairs: list[Pair] = []
    for number, day in enumerate(days, 1):
        before = [other for other in days if timedelta(0) < day - other <= timedelta(1)]
        numbered, second, dated, undated = data.draw(st.tuples(*[st.booleans()] * 4))
        ordinals = [(number, "2031")] if numbered else []
        if before and second:
            ordinals.append((2, "P2D"))
        if dated:
            pairs.append(call(f"dated-{number}", day.isoformat(), *ordinals))
        if undated:
            pairs.append(call(f"undated-{number}", None, (number, "this-year"), published=None))
    found = chronicle(*data.draw(st.permutations(pairs)))
    for event in found.events:
        told = {passage.article_id.rsplit("-")[-1] for passage in event.passages}
        assert len(told) == 1, "two calls in one"
        if event.date is not None:
            first, _, last = event.date.partition("/")
            true = days[int(told.pop()) - 1].isoformat()
            assert first <= true <= (last or first)
