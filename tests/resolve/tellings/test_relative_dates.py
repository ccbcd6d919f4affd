"""« La veille » counts from an event, after what editors decided about that event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Event, Selector
from generator.resolve import resolve
from tests.resolve.affair import authorities, kept_call, reason
from tests.resolve.builder import ArticleBuilder, Pair

TWO = ("Anna Leclerc", "Bruno Vasseur")


def article(words: str, offset: str, anchor: str, told: str | None, call: str | None = "2031-03-04") -> Pair:
    builder = ArticleBuilder(
        "a", f"Ils se sont parlé mardi. {words}, des négociations ont eu lieu.", published="2031-03-05"
    )
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    mardi = builder.timex("mardi", call, "publication", "weekday")
    builder.event("phone_call", "se sont parlé", timex=mardi, date=call, participants=TWO)
    relative = builder.timex(words, told, anchor, "eve", offset=offset)
    builder.event("negotiation", "négociations", timex=relative, date=told, date_basis=words)
    return builder.build()


def talks(pair: Pair, kept: str | None = None) -> Event:
    event = kept_call(
        date=kept, mentions=(Selector("a", "se sont parlé", "", "", 3),), reasons=(reason("date", str(kept)),)
    )
    records = replace(authorities(), events=(event,) if kept else ())
    return next(event for event in resolve([pair], records, [])[0].events if event.type == "negotiation")


@pytest.mark.parametrize(
    ("words", "offset", "date", "rule"),
    [
        ("La veille", "-P1D", "2031-03-03", "day-before"),
        ("Le lendemain", "+P1D", "2031-03-05", "day-after"),
        ("Trois jours plus tôt", "-P3D", "2031-03-01", "days-from-event"),
        ("Le même jour", "P0D", "2031-03-04", "days-from-event"),
    ],
)
def test_words_that_count_from_an_event(words: str, offset: str, date: str, rule: str) -> None:
    event = talks(article(words, offset, "event", None))
    assert (event.date, [step.rule for step in event.date_trail]) == (date, [rule])


def test_what_counts_from_a_corrected_event_moves_along() -> None:
    event = talks(article("La veille", "-P1D", "timex", "2031-03-03"), kept="2031-03-11")
    assert (event.date, [(step.rule, step.result) for step in event.date_trail]) == (
        "2031-03-10",
        [("day-before", "2031-03-10")],
    )


def test_what_does_not_count_from_it_stays() -> None:
    assert talks(article("La veille", "-P1D", "timex", "2031-02-01"), kept="2031-03-11").date == "2031-02-01"


def test_an_undated_event_is_dated_from_what_follows_it() -> None:
    pair = article("La veille", "-P1D", "event", "2031-03-03", call=None)
    call = next(event for event in resolve([pair], authorities(), [])[0].events if event.type == "phone_call")
    assert call.date == "2031-03-04"


def test_distances_out_of_the_calendar_give_no_date() -> None:
    assert talks(article("Bien avant", "-P9999D", "event", None, call="0001-01-01")).date is None


def test_words_that_count_from_another_date_do_not_date_the_main_event() -> None:
    pair = article("La veille", "-P1D", "timex", "2031-03-03", call=None)
    call = next(event for event in resolve([pair], authorities(), [])[0].events if event.type == "phone_call")
    assert call.date is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("La ministre Claire Dumas s’était rendue à Valmer dès le lendemain de l’appel.", "2031-03-05"),
        ("La ministre Claire Dumas s’était rendue à Valmer, et le lendemain il a neigé.", None),
        ("La ministre Claire Dumas s’était rendue à Valmer hier, dès le lendemain de l’appel.", None),
    ],
    ids=["beside the event", "beside no event", "beside another date"],
)
def test_words_that_stand_beside_the_event_they_count_from_date_what_is_told_there(
    words: str, date: str | None
) -> None:
    builder = ArticleBuilder("a", f"Ils se sont parlé mardi. {words}", published="2031-03-08")
    builder.person("Anna Leclerc").person("Bruno Vasseur").person("Claire Dumas")
    mardi = builder.timex("mardi", "2031-03-04", "publication", "weekday")
    told = ("se sont parlé", "appel") if "appel" in words else ("se sont parlé",)
    builder.event("phone_call", *told, timex=mardi, date="2031-03-04", participants=TWO)
    builder.timex("le lendemain", None, "event", "day-from-event", offset="+P1D")
    if "hier" in words:
        builder.timex("hier", "2031-03-07", "publication", "deictic-day")
    builder.event("visit", "s’était rendue", participants=("Claire Dumas",))
    found = resolve([builder.build()], authorities(), [])[0].events
    assert [event.date for event in found if event.type == "visit"] == [date]
