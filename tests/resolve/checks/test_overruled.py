"""A decision is told with what it changed, and only where it changed something."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Chronicle, KeptEvent, Records
from generator.resolve import resolve
from tests.resolve.affair import articles, authorities, corrected, kept_call, reason


def changed(*kept: KeptEvent) -> dict[str, str]:
    chronicle: Chronicle = resolve(articles(), replace(authorities(), events=kept), [])[0]
    assert [one for one, _ in chronicle.overruled] == [
        one for one in chronicle.decisions if one in dict(chronicle.overruled)
    ]
    return {one.property: before for one, before in chronicle.overruled if one.subject.startswith("events/")}


def test_a_corrected_date_is_told_with_the_one_of_the_articles() -> None:
    assert changed(kept_call(date="2031-03-02", reasons=(reason("date", "2031-03-02"),))) == {
        "date": "2031-03-03"
    }


def test_a_name_is_told_by_its_id_as_the_decision_has_it() -> None:
    kept = kept_call(initiator="Bruno Vasseur", reasons=(reason("initiator", "Bruno Vasseur"),))
    assert changed(kept) == {"initiator": "anna-leclerc"}


def test_what_no_article_says_was_nothing_before() -> None:
    kept = kept_call(place="tarvie", reasons=(reason("place", "tarvie"),))
    assert changed(kept) == {"place": ""}


def test_a_decision_that_confirms_the_articles_changed_nothing() -> None:
    assert changed(kept_call(reasons=(reason("date", "2031-03-03"),))) == {}


def test_a_withdrawn_event_tells_no_facts() -> None:
    kept = kept_call(
        date="2031-03-02",
        withdrawn="Doublon.",
        reasons=(reason("date", "2031-03-02"), reason("withdrawn", "true")),
    )
    assert changed(kept) == {}


def test_the_day_of_an_article_is_told_with_the_printed_one() -> None:
    chronicle, _ = resolve([corrected()], Records(), [])
    ((decision, before),) = chronicle.overruled
    assert (decision.property, decision.value, before) == ("reference_date", "2031-03-18", "2031-05-02")
