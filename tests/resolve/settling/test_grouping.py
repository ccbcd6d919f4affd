"""Which tellings of different articles are one event; what nothing decides stays apart, and check says so."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import Authority, Chronicle, Event, Ordinal, Records, Span
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder, Pair

TWO = ("Anna Leclerc", "Bruno Vasseur")
THREE = (*TWO, "Chloé Dumas")


def telling(
    id_: str, type_: str = "phone_call", *, published: str | None = "2031-06-30", **facts: Any
) -> Pair:
    """Return an article of one event; its words do not matter here."""
    people = facts.get("participants", ())
    places = [name for name in (*facts.get("parties", ()), facts.get("place")) if name]
    text = f"Cela s’est passé. {', '.join((*people, *places))} sont nommés."
    builder = ArticleBuilder(id_, text, published=published)
    for name in people:
        builder.person(name)
    for name in dict.fromkeys(places):
        builder.place(name)
    status = facts.pop("status", "occurred")
    builder.event(type_, "s’est passé", status=status, **facts)
    return builder.build()


def chronicle(*pairs: Pair, records: Records | None = None) -> Chronicle:
    return resolve(pairs, records or Records(), [])[0]


def articles_of(event: Event) -> list[str]:
    return sorted({passage.article_id for passage in event.passages})


def grouped(*pairs: Pair, records: Records | None = None) -> list[list[str]]:
    return sorted(articles_of(event) for event in chronicle(*pairs, records=records).events)


def grouped_events(found: Chronicle) -> list[list[str]]:
    return sorted(articles_of(event) for event in found.events)


def ordinal(count: int, period: str) -> Ordinal:
    return Ordinal(count, period, Span(0, 4))


ONE = [["a", "b"]]
TWO_EVENTS = [["a"], ["b"]]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param({"date": "2031-06-04"}, {"date": "2031-06-04"}, ONE, id="same day"),
        pytest.param({"date": "2031-06-04"}, {"date": "2031-06-05"}, TWO_EVENTS, id="two days"),
        pytest.param(
            {"date": "2031-06-04"},
            {"date": "2031-06-04", "participants": THREE},
            ONE,
            id="one names more people",
        ),
        pytest.param(
            {"date": "2031-06-04"},
            {"date": "2031-06-04", "participants": ("Anna Leclerc", "Chloé Dumas")},
            TWO_EVENTS,
            id="another caller",
        ),
        pytest.param(
            {"date": "2031-06-04"},
            {"date": "2031-06-04", "participants": ("Anna Leclerc",)},
            TWO_EVENTS,
            id="one shared person is not enough for a call",
        ),
        pytest.param(
            {"date": "2031-06-04"}, {"date": "2031-06"}, TWO_EVENTS, id="a month alone decides nothing"
        ),
        pytest.param(
            {"date": "2031-06-04", "duration_minutes": 75},
            {"date": "2031-06", "duration_minutes": 75},
            ONE,
            id="a month and the same length",
        ),
        pytest.param({"date": "2031-06-04"}, {"date": None}, TWO_EVENTS, id="undated"),
        pytest.param(
            {"ordinal": ordinal(9, "2031")},
            {"ordinal": ordinal(9, "this-year")},
            ONE,
            id="the ninth of the year",
        ),
        pytest.param(
            {"date": "2031-06", "ordinal": ordinal(9, "2031"), "duration_minutes": 5},
            {"date": "2031-06", "ordinal": ordinal(8, "2031"), "duration_minutes": 5},
            TWO_EVENTS,
            id="the ninth is not the eighth",
        ),
        pytest.param(
            {"date": "2031-05-31/2031-06-01"}, {"date": "2031-06-01"}, ONE, id="the week-end and its Sunday"
        ),
        pytest.param(
            {"date": "2031-06-04", "status": "denied"}, {"date": "2031-06-04"}, ONE, id="denied by one"
        ),
    ],
)
def test_calls(a: dict[str, Any], b: dict[str, Any], expected: list[list[str]]) -> None:
    assert (
        grouped(telling("a", **{"participants": TWO} | a), telling("b", **{"participants": TWO} | b))
        == expected
    )


PORT: dict[str, Any] = {"date": "2031-06-02", "place": "Port-Ouest"}
SIDES: dict[str, Any] = {"parties": ("Ostrie", "Tarvie")}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(("negotiation", PORT | SIDES), ("meeting", PORT | SIDES), ONE, id="near types"),
        pytest.param(("negotiation", PORT | SIDES), ("attack", PORT | SIDES), TWO_EVENTS, id="other types"),
        pytest.param(
            ("negotiation", PORT), ("negotiation", PORT | SIDES), ONE, id="same place and day, one silent"
        ),
        pytest.param(
            ("negotiation", PORT | SIDES),
            ("negotiation", PORT | SIDES | {"place": "Port-Est"}),
            TWO_EVENTS,
            id="another place",
        ),
        pytest.param(("attack", PORT), ("attack", PORT), ONE, id="attacks on one place"),
        pytest.param(
            ("attack", {"date": "2031-06-02", "parties": ("Ostrie",)}),
            ("attack", {"date": "2031-06-02", "parties": ("Ostrie",)}),
            TWO_EVENTS,
            id="attacks of one side on places nobody names",
        ),
        pytest.param(
            ("release", {"date": "2031-06-02", "participants": ("Chloé Dumas",)}),
            ("release", {"date": "2031-06-02", "participants": ("Chloé Dumas",)}),
            ONE,
            id="one person is released once a day",
        ),
        pytest.param(
            ("statement", {"date": "2031-06-02", "participants": ("Chloé Dumas",)}),
            ("statement", {"date": "2031-06-02", "participants": ("Chloé Dumas",)}),
            TWO_EVENTS,
            id="one says many things a day",
        ),
        pytest.param(
            ("negotiation", PORT | SIDES),
            ("negotiation", {"place": "Port-Ouest"} | SIDES),
            ONE,
            id="undated, recent, same place",
        ),
    ],
)
def test_other_types(
    a: tuple[str, dict[str, Any]], b: tuple[str, dict[str, Any]], expected: list[list[str]]
) -> None:
    assert grouped(telling("a", a[0], **a[1]), telling("b", b[0], **b[1])) == expected


def test_an_undated_telling_long_after_is_not_the_same_event() -> None:
    old = telling("a", "negotiation", **PORT, **SIDES)
    assert (
        grouped(old, telling("b", "negotiation", published="2032-06-30", place="Port-Ouest", **SIDES))
        == TWO_EVENTS
    )


def test_a_place_within_a_place_is_no_conflict() -> None:
    places = (
        Authority("ostrie", "place", "Ostrie", "Ostrie", state=True),
        Authority("port-ouest", "place", "Port-Ouest", "Port-Ouest", part_of="ostrie"),
    )
    a = telling("a", "attack", date="2031-06-02", place="Ostrie")
    b = telling("b", "attack", date="2031-06-02", place="Port-Ouest")
    found = chronicle(a, b, records=Records(places=places)).events
    assert [event.place.id for event in found if event.place] == ["port-ouest"]


def test_a_vague_date_that_fits_several_events_stays_apart_and_is_told() -> None:
    found = chronicle(
        telling("a", date="2031-06-04", participants=TWO),
        telling("b", date="2031-06-11", participants=TWO),
        telling("c", date="[2031-06-04,2031-06-11]", participants=TWO),
    )
    assert len(found.events) == 3
    notices = [notice for notice in found.notices if "nothing decides" in notice.what]
    assert [(notice.path, notice.line) for notice in notices] == [("data/articles/c.md", 1)]


def test_two_events_of_one_article_stay_two() -> None:
    builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur. Ils se sont rappelés.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "a appelé", date="2031-06-04", participants=TWO)
    builder.event("phone_call", "rappelés", date="2031-06-04", participants=TWO)
    found = chronicle(builder.build(), telling("b", date="2031-06-04", participants=TWO))
    # « b » tells of one of the two, and nothing tells which: it stays by itself, and `check` names both.
    assert grouped_events(found) == [["a"], ["a"], ["b"]]
    assert any("one article" in notice.what for notice in found.notices)
    doubt = next(notice for notice in found.notices if "several of that day" in notice.what)
    assert all(event.id in doubt.what for event in found.events)
    assert '- {article: "b", exact: "s’est passé"' in doubt.remedy


def test_what_tells_no_more_than_its_day_joins_what_tells_no_more_either() -> None:
    builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur. Ils se sont rappelés.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "a appelé", date="2031-06-04", participants=TWO)
    builder.event("phone_call", "rappelés", date="2031-06-04", participants=TWO)
    others = [telling(id_, date="2031-06-04", participants=TWO) for id_ in "bcd"]
    assert grouped_events(chronicle(builder.build(), *others)) == [["a"], ["a"], ["b", "c", "d"]]


def test_articles_that_disagree_on_a_fact_tell_one_event_and_leave_it_open() -> None:
    found = chronicle(
        telling("a", date="2031-06-04", participants=TWO, duration_minutes=75),
        telling("b", date="2031-06-04", participants=TWO, duration_minutes=90),
    )
    assert [event.duration_minutes for event in found.events] == [None]
    third = telling("c", date="2031-06-04", participants=TWO, duration_minutes=90)
    found = chronicle(
        telling("a", date="2031-06-04", participants=TWO, duration_minutes=75),
        telling("b", date="2031-06-04", participants=TWO, duration_minutes=90),
        third,
    )
    assert [event.duration_minutes for event in found.events] == [90]


class TestPlans:
    def test_a_plan_joins_the_one_event_that_fulfils_it(self) -> None:
        plan = telling(
            "a", "meeting", status="planned", date="2031-06-04", participants=TWO, published="2031-06-01"
        )
        found = chronicle(plan, telling("b", "meeting", date="2031-06-04", participants=TWO))
        assert [(articles_of(event), event.status) for event in found.events] == [(["a", "b"], "occurred")]

    def test_a_plan_that_two_events_fulfil_keeps_its_page(self) -> None:
        plan = telling(
            "a", "meeting", status="planned", date="2031-06", participants=TWO, published="2031-05-01"
        )
        found = grouped(
            plan,
            telling("b", "meeting", date="2031-06-04", participants=TWO),
            telling("c", "meeting", date="2031-06-11", participants=TWO),
        )
        assert found == [["a"], ["b"], ["c"]]

    def test_a_plan_for_another_day_is_not_fulfilled(self) -> None:
        plan = telling("a", "meeting", status="planned", date="2031-06-05", participants=TWO)
        assert grouped(plan, telling("b", "meeting", date="2031-06-04", participants=TWO)) == TWO_EVENTS

    def test_a_plan_with_nothing_but_people_stands_under_the_articles_main_event(self) -> None:
        builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur. Ils se reverront.")
        builder.person("Anna Leclerc").person("Bruno Vasseur")
        builder.event("phone_call", "a appelé", date="2031-06-04", participants=TWO)
        builder.event("meeting", "reverront", status="planned", participants=TWO)
        (event,) = chronicle(builder.build()).events
        assert [
            passage.span.of("Anna Leclerc a appelé Bruno Vasseur. Ils se reverront.")
            for passage in event.follow_ups
        ] == ["reverront"]

    def test_a_plan_without_day_or_place_is_not_taken_for_a_later_event(self) -> None:
        plan = telling("a", "meeting", status="planned", participants=TWO, published="2031-06-01")
        found = chronicle(plan, telling("b", "meeting", date="2031-06-04", participants=TWO))
        assert [articles_of(event) for event in found.events] == [["b"]]

    def test_two_announcements_of_one_meeting_are_one_event(self) -> None:
        plans = [
            telling(id_, "meeting", status="planned", date="2031-07-04", participants=TWO)
            for id_ in ("a", "b")
        ]
        assert grouped(*plans) == ONE

    def test_a_planned_event_says_so_in_its_title(self) -> None:
        plan = telling("a", "meeting", status="planned", date="2031-07-04", participants=TWO)
        assert chronicle(plan).events[0].title == "Rencontre entre Anna Leclerc et Bruno Vasseur (annonce)"

    def test_a_plan_with_a_place_and_nobody_in_it_stands_under_the_main_event(self) -> None:
        builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur. On parlera à Port-Ouest.")
        builder.person("Anna Leclerc").person("Bruno Vasseur").place("Port-Ouest")
        builder.event("phone_call", "a appelé", date="2031-06-04", participants=TWO)
        builder.event("negotiation", "parlera", status="planned", place="Port-Ouest")
        (event,) = chronicle(builder.build()).events
        assert len(event.follow_ups) == 1


def test_an_event_has_its_place_in_the_year_sooner_than_in_two_days() -> None:
    found = chronicle(
        telling("a", date="2031-06-04", participants=TWO, ordinal=ordinal(2, "P2D")),
        telling("b", date="2031-06-04", participants=TWO, ordinal=ordinal(9, "this-year")),
    )
    assert [(e.ordinal.count, e.ordinal.period) for e in found.events if e.ordinal] == [(9, "2031")]


class TestTwoOnOneDay:
    """Two calls of one day stay two when the texts say so; `check` tells of it, with the line to write."""

    @pytest.mark.parametrize(
        ("a", "b", "rule"),
        [
            pytest.param(
                {"initiator": "Anna Leclerc"}, {"initiator": "Bruno Vasseur"}, "initiator", id="who called"
            ),
            pytest.param(
                {"ordinal": ordinal(9, "2031")}, {"ordinal": ordinal(10, "2031")}, "number", id="number"
            ),
        ],
    )
    def test_calls(self, a: dict[str, Any], b: dict[str, Any], rule: str) -> None:
        found = chronicle(
            telling("a", date="2031-06-04", participants=TWO, **a),
            telling("b", date="2031-06-04", participants=TWO, **b),
        )
        assert grouped_events(found) == TWO_EVENTS
        (doubt,) = (notice for notice in found.notices if f"same-day-other-{rule}" in notice.what)
        assert all(event.id in doubt.what for event in found.events)
        assert "add under mentions" in doubt.remedy and "- {article: " in doubt.remedy

    def test_each_side_may_say_that_the_other_called_when_the_length_is_the_same(self) -> None:
        call: dict[str, Any] = {"date": "2031-06-04", "participants": TWO, "duration_minutes": 40}
        found = grouped(
            telling("a", initiator="Anna Leclerc", **call), telling("b", initiator="Bruno Vasseur", **call)
        )
        assert found == ONE

    def test_a_meeting_in_two_places_is_two_or_told_of(self) -> None:
        meeting: dict[str, Any] = {"date": "2031-06-04", "participants": TWO}
        found = chronicle(
            telling("a", "meeting", place="Valmer", **meeting),
            telling("b", "meeting", place="Port-Ouest", **meeting),
        )
        assert grouped_events(found) == TWO_EVENTS
        assert any("same-day-other-place" in notice.what for notice in found.notices)

    def test_a_capital_lies_in_its_country(self) -> None:
        meeting: dict[str, Any] = {"date": "2031-06-04", "participants": TWO}
        found = chronicle(
            telling("a", "meeting", place="Berlin", **meeting),
            telling("b", "meeting", place="Allemagne", **meeting),
        )
        (event,) = found.events
        assert event.place is not None and event.place.id == "berlin"


def test_what_an_article_tells_as_past_is_no_later_event() -> None:
    found = chronicle(
        telling("a", participants=TWO, published="2031-06-01"),
        telling("b", date="2031-06-04", participants=TWO),
    )
    assert grouped_events(found) == TWO_EVENTS
    assert not any("may be the same" in notice.what for notice in found.notices)


def test_a_call_announced_without_a_day_is_the_one_that_followed_soon() -> None:
    plan = telling("a", status="planned", participants=TWO, published="2031-06-01")
    soon = telling("b", date="2031-06-04", participants=TWO)
    late = telling("c", date="2031-09-04", participants=TWO, published="2031-09-05")
    assert grouped(plan, soon, late) == [["a", "b"], ["c"]]
    assert grouped(plan, late) == [["c"]]
    twice = telling("d", date="2031-06-20", participants=TWO)
    assert grouped(plan, soon, twice) == [["b"], ["d"]]


def test_what_was_called_off_was_not_fulfilled() -> None:
    off = telling(
        "a", "meeting", status="cancelled", place="Valmer", participants=TWO, published="2031-06-01"
    )
    held = telling("b", "meeting", date="2031-06-10", place="Valmer", participants=TWO)
    assert grouped(off, held) == TWO_EVENTS


SIGNED: dict[str, Any] = {"date": "2031-06-04", "parties": ("Tarvie", "Ostrelle")}


def agreement_of_the_day(*named: str) -> Pair:
    builder = ArticleBuilder(
        "b", f"L’accord signé le 4 juin tient. {', '.join(named)}.", published="2031-06-30"
    )
    for name in named:
        builder.place(name)
    builder.event("agreement", "accord", date="2031-06-04")
    return builder.build()


@pytest.mark.parametrize(
    ("named", "expected"), [(("Tarvie", "Ostrelle"), ONE), (("Tarvie",), TWO_EVENTS), ((), TWO_EVENTS)]
)
def test_the_agreement_of_a_day_is_that_of_the_sides_whom_its_article_names(
    named: tuple[str, ...], expected: list[list[str]]
) -> None:
    assert grouped(telling("a", "agreement", **SIGNED), agreement_of_the_day(*named)) == expected


def test_a_side_is_named_by_its_adjective_too() -> None:
    builder = ArticleBuilder(
        "b", "L’accord signé le 4 juin tient, dit Tarvie à l’ambassadeur ostrellais.", published="2031-06-30"
    )
    builder.place("Tarvie").event("agreement", "accord", date="2031-06-04")
    assert grouped(telling("a", "agreement", **SIGNED), builder.build()) == TWO_EVENTS, "no state is known"
    states = tuple(
        Authority(id_, "place", name, name, state=True)
        for id_, name in (("ostrelle", "Ostrelle"), ("tarvie", "Tarvie"))
    )
    found = grouped(telling("a", "agreement", **SIGNED), builder.build(), records=Records(places=states))
    assert found == ONE


def test_the_agreement_of_a_day_on_which_two_were_signed_stays_apart() -> None:
    other = telling("c", "agreement", date="2031-06-04", parties=("Tarvie", "Brune"))
    found = grouped(
        telling("a", "agreement", **SIGNED), other, agreement_of_the_day("Tarvie", "Ostrelle", "Brune")
    )
    assert found == [["a"], ["b"], ["c"]]


def test_an_attack_of_a_day_needs_more_than_that_its_article_names_a_side() -> None:
    found = telling("a", "attack", date="2031-06-04", parties=("Tarvie", "Ostrelle"))
    builder = ArticleBuilder("b", "L’attaque du 4 juin. Tarvie, Ostrelle.", published="2031-06-30")
    builder.place("Tarvie").place("Ostrelle").event("attack", "attaque", date="2031-06-04")
    assert grouped(found, builder.build()) == TWO_EVENTS
