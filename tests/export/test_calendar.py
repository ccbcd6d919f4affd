"""The calendar, read again by a calendar program's library."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar, Component

from generator.export.calendar import calendar, dated_events
from generator.export.catalogue import Catalogue
from generator.model import EventStatus
from generator.plain_text import fold
from generator.render.labels import label
from tests.export.made import TURNS, catalogue, catalogue_of, tricky


def read(made: Catalogue) -> list[Component]:
    return list(Calendar.from_ical(calendar(made)).walk("VEVENT"))


def with_dates(*dates: str | None) -> Catalogue:
    made = catalogue()
    event = made.events["2025-06-04-appel"]
    events = tuple(replace(event, id=f"e{number}", date=day) for number, day in enumerate(dates))
    return catalogue_of(replace(made.chronicle, events=events))


def test_an_event_of_a_known_day_is_all_day() -> None:
    made = catalogue()
    (event,) = read(made)
    assert event["UID"] == "2025-06-04-appel@chronique.example"
    assert event.decoded("DTSTART") == date(2025, 6, 4)
    assert event.decoded("DTEND") == date(2025, 6, 5)
    assert event["SUMMARY"] == "Appel téléphonique entre Anna Leclerc et Bruno Petit (4\u00a0juin 2025)"
    assert event["URL"] == "https://chronique.example/fil-rouge/evenements/2025-06-04-appel/"
    assert event["STATUS"] == "CONFIRMED"
    assert event["LOCATION"] == "Valmer"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event.decoded("DTSTAMP").isoformat() == "2025-07-02T00:00:00+00:00"


def test_no_day_is_given_that_is_not_known() -> None:
    made = with_dates(
        "2025-06-04", "2025-06", "2025", "2025-06-04?", "2025-06-04~", "2025-06-01/2025-06-03",
        "[2025-06-04,2025-06-11]", None, "9999-12-31",
    )  # fmt: skip
    assert [event["UID"] for event in read(made)] == ["e0@chronique.example", "e8@chronique.example"]
    assert len(read(made)) == len(dated_events(made))


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (EventStatus.PLANNED, "TENTATIVE"),
        (EventStatus.ALLEGED, "TENTATIVE"),
        (EventStatus.DENIED, "CANCELLED"),
        (EventStatus.CANCELLED, "CANCELLED"),
    ],
)
def test_the_status_is_told_to_programs_and_people(status: EventStatus, told: str) -> None:
    made = with_dates("2025-06-04")
    events = (replace(made.chronicle.events[0], status=status),)
    (event,) = read(catalogue_of(replace(made.chronicle, events=events)))
    assert event["STATUS"] == told
    assert label("statuses", status.value) in str(event["SUMMARY"])


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_texts_make_no_line_of_their_own(turn: int) -> None:
    made = catalogue(tricky(turn))
    (event,) = read(made)
    assert str(event["SUMMARY"]).startswith(fold(made.events["2025-06-04-appel"].title).rstrip())
    for line in calendar(made).split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line and b"\r" not in line
        line.decode()
