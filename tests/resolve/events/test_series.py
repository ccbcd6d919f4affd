"""The call before and the call after; relations told in days; explanations."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Chronicle, Event, Ordinal, Records, Span
from generator.resolve import explain, resolve
from tests.resolve.affair import articles, authorities, kept_call, reason
from tests.resolve.builder import ArticleBuilder, Pair

TWO = ("Anna Leclerc", "Bruno Vasseur")


def call(
    date: str | None, people: tuple[str, ...] = TWO, status: str = "occurred", type_: str = "phone_call"
) -> Pair:
    builder = ArticleBuilder(f"{date}-{'-'.join(people)}-{status}-{type_}", "Ils se sont parlé.")
    for name in people:
        builder.person(name)
    builder.event(type_, "se sont parlé", date=date, participants=people, status=status)
    return builder.build()


def around(*pairs: Pair) -> dict[str | None, tuple[str | None, str | None]]:
    events = resolve(pairs, Records(), [])[0].events
    dates = {event.id: event.date for event in events}
    return {
        event.date: (dates.get(event.previous or ""), dates.get(event.next or ""))
        for event in events
        if len(event.participants) == 2 and event.type == "phone_call" and event.status == "occurred"
    }


def test_neighbours_are_of_the_same_type_and_people_by_date() -> None:
    assert around(
        call("2031-06-04"),
        call("2031-06-11"),
        call("2031-06-18"),
        call("2031-06-08", ("Anna Leclerc", "Bruno Vasseur", "Chloé Dumas")),
        call("2031-06-09", type_="meeting"),
        call("2031-06-10", status="planned"),
        call(None),
    ) == {
        "2031-06-04": (None, "2031-06-11"),
        "2031-06-11": ("2031-06-04", "2031-06-18"),
        "2031-06-18": ("2031-06-11", None),
        None: (None, None),
    }


def test_what_dates_do_not_settle_is_not_put_in_order() -> None:
    assert around(call("2031-06"), call("2031-06-11"), call("2031-07-02")) == {
        "2031-06": (None, "2031-07-02"),
        "2031-06-11": (None, "2031-07-02"),
        "2031-07-02": ("2031-06", None),
    }


def whole() -> Chronicle:
    return resolve(articles(), authorities(), [])[0]


def by_date(chronicle: Chronicle, date: str) -> Event:
    return next(event for event in chronicle.events if event.date == date and event.type == "phone_call")


def test_the_second_call_in_two_days_knows_the_call_of_the_day_before() -> None:
    chronicle = whole()
    first, second = by_date(chronicle, "2031-03-03"), by_date(chronicle, "2031-03-04")
    assert second.same_series == (first.id,) and first.same_series == (second.id,)
    assert second.previous == first.id and first.next == second.id


def test_a_day_after_relation_ties_two_events_of_one_article() -> None:
    builder = ArticleBuilder("a", "Ils se sont parlé mardi. La veille, déjà, ils s’étaient appelés.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event("phone_call", "se sont parlé", date="2031-03-04", participants=TWO, day_after=1)
    builder.event("phone_call", "s’étaient appelés", participants=TWO)
    eve, day = resolve([builder.build()], Records(), [])[0].events
    assert (eve.date, day.date) == ("2031-03-03", "2031-03-04")
    assert eve.same_series == (day.id,) and day.same_series == (eve.id,)


def test_a_period_that_reaches_out_of_the_calendar_is_no_crash() -> None:
    builder = ArticleBuilder("a", "Ils se sont parlé.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    ordinal = Ordinal(2, "P99999999D", Span(0, 3))
    builder.event("phone_call", "se sont parlé", date="0001-01-01", participants=TWO, ordinal=ordinal)
    assert resolve([builder.build()], Records(), [])[0].events


class TestExplain:
    def chronicle(self) -> Chronicle:
        kept = kept_call(duration_minutes=45, reasons=(reason("duration_minutes", "45"),))
        return resolve(articles(), replace(authorities(), events=(kept,)), [])[0]

    def test_an_event_with_its_articles_rules_and_decisions(self) -> None:
        text = explain(self.chronicle(), "2031-03-03-appel") or ""
        assert text.startswith("2031-03-03-appel: Appel téléphonique entre Anna Leclerc et Bruno Vasseur")
        for words in (
            "2031-03-03-acn-bbbbbb: same type, same sides, same day (same-day)",
            "2031-03-04-le-phare-aaaaaa: an editor's file binds its words (kept)",
            "decided on 2031-04-01: duration_minutes = 45: Le carnet de la ministre le dit.",
            "Maison du Port via Claire Dumas: 40 (rule given; contradicts: kept-fact:other-value; rank deprecated: ",
            "announced: 2031-03-04-le-phare-aaaaaa, sentence 4: « Les deux ministres se reverront bientôt. »",
        ):
            assert words in text

    def test_a_person_with_the_forms_and_why_they_are_one(self) -> None:
        text = explain(self.chronicle(), "bruno-vasseur") or ""
        assert "« M. Vasseur »: a form that its article uses for that name; 2031-03-03-acn-bbbbbb" in text

    def test_an_old_id_finds_what_answers_for_it(self) -> None:
        chronicle = self.chronicle()
        old = next(old.id for old, new in chronicle.redirects if new.id == "2031-03-03-appel")
        assert (explain(chronicle, old) or "").startswith(f"{old} redirects to 2031-03-03-appel")

    def test_an_unknown_id_is_none(self) -> None:
        assert explain(self.chronicle(), "p-ffffffff") is None
