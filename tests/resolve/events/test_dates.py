"""The date of an event is what its mentions share; its trail shows every step, in French."""

from __future__ import annotations

from generator.model import Chronicle, Event, Records, ReferenceDate
from generator.resolve import resolve
from tests.resolve.affair import articles, authorities, corrected, later
from tests.resolve.builder import ArticleBuilder, Pair

TWO = ("Anna Leclerc", "Bruno Vasseur")


def call(id_: str, date: str | None, minutes: int | None = None, **fields: object) -> Pair:
    builder = ArticleBuilder(id_, "Mercredi, Anna Leclerc a appelé Bruno Vasseur.", **fields)  # type: ignore[arg-type]
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    timex = builder.timex("Mercredi", date, "publication", "weekday")
    builder.event(
        "phone_call", "a appelé", timex=timex, date=date, participants=TWO, duration_minutes=minutes
    )
    return builder.build()


def events(*pairs: Pair) -> tuple[Event, ...]:
    return resolve(pairs, Records(), [])[0].events


def whole() -> Chronicle:
    return resolve(articles(), authorities(), [])[0]


def test_the_date_is_what_all_mentions_share() -> None:
    (event,) = events(
        call("a", "[2031-06-04,2031-06-11]", 75, published="2031-06"),
        call("b", "2031-06-04", 75, published="2031-06-05"),
    )
    assert event.date == "2031-06-04"
    assert [(step.kind, step.result) for step in event.date_trail] == [
        ("article_date", "2031-06"),
        ("text", "[2031-06-04,2031-06-11]"),
        ("article_date", "2031-06-05"),
        ("text", "2031-06-04"),
        ("corpus", "2031-06-04"),
    ]
    assert event.date_conflict is None


def test_a_vague_date_stays_vague() -> None:
    (event,) = events(call("a", "[2031-06-04,2031-06-11]", published="2031-06"))
    assert event.date == "[2031-06-04,2031-06-11]"


def test_an_editors_correction_stands_in_the_trail_with_its_reason() -> None:
    (event,) = resolve([corrected()], Records(), [])[0].events
    assert [step.kind for step in event.date_trail] == ["article_date", "decision", "text"]
    step = event.date_trail[1]
    assert step.decision is not None and step.decision.reason == "L’agence a daté l’appel."
    assert (step.decision.subject, step.decision.line) == ("articles/2031-05-02-eeeeee", 7)
    assert step.note.endswith("L’agence a daté l’appel.")
    assert event.date_conflict is not None
    assert "2 mai 2031" in event.date_conflict.replace("\u00a0", " ")
    assert "18 mars 2031" in event.date_conflict.replace("\u00a0", " ")


def test_a_correction_within_the_printed_month_is_no_conflict() -> None:
    (event,) = events(
        call("a", "2031-06-04", published="2031-06", reference_date=ReferenceDate("2031-06-05", "Parce que."))
    )
    assert event.date_conflict is None


def test_an_event_after_the_articles_own_date_is_a_conflict() -> None:
    (event,) = events(call("a", "2031-06-11", published="2031-06-05"))
    assert event.date_conflict is not None


def test_the_eve_of_an_event_follows_its_date() -> None:
    talks = next(event for event in whole().events if event.type == "negotiation")
    assert talks.date == "2031-03-03"
    (step,) = talks.date_trail
    assert (step.kind, step.rule, step.words, step.anchor) == ("text", "day-before", "La veille", "event")


def test_the_eve_of_an_undated_event_has_no_date() -> None:
    article = later()[0]
    builder = ArticleBuilder(article.id, article.text)
    builder.place("Port-Ouest")
    veille = builder.timex("La veille", None, "event", "eve", offset="-P1D")
    builder.event("phone_call", "se sont de nouveau parlé")
    builder.event("negotiation", "négociations", timex=veille, place="Port-Ouest")
    assert [event.date for event in events(builder.build())] == [None, None]


def test_a_date_that_no_expression_gives_shows_the_words_it_follows_from() -> None:
    builder = ArticleBuilder("a", "C’est leur deuxième appel en deux jours.", published="2031-06-05")
    claim = builder.claim("date", "2031-06-04", "deuxième appel en deux jours")
    builder.event("phone_call", "appel", date="2031-06-04", claims=[claim])
    (event,) = events(builder.build())
    (step,) = event.date_trail
    assert (step.words, step.result) == ("deuxième appel en deux jours", "2031-06-04")
    assert step.passage is not None


def test_every_text_step_points_at_its_words() -> None:
    chronicle = whole()
    texts = {entry.article.id: entry.article.text for entry in chronicle.articles}
    steps = [step for event in chronicle.events for step in event.date_trail if step.kind == "text"]
    assert steps
    for step in steps:
        assert step.passage is not None
        if step.rule not in ("day-before", "day-after"):
            assert step.passage.span.of(texts[step.passage.article_id]) == step.words


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def test_a_day_counted_from_a_printed_date_shows_the_day_it_comes_to() -> None:
    builder = ArticleBuilder(
        "a", "Au lendemain des négociations, mardi 4 juin, ils se sont vus.", published="2031-06-05"
    )
    timex = builder.timex("mardi 4 juin", "2031-06-04")
    claim = builder.claim("date", "2031-06-03", "mardi 4 juin")
    builder.event("negotiation", "négociations", date="2031-06-03", timex=timex, claims=[claim])
    (event,) = events(builder.build())
    assert [(step.rule, step.result) for step in event.date_trail] == [("given", "2031-06-03")]


def test_notes_are_set_as_french_is_and_hold_no_words_of_the_article() -> None:
    builder = ArticleBuilder("a", "Le 4 juin : « ils » se sont vus.", published="2031-06-05")
    timex = builder.timex("4 juin : « ils »", "2031-06-04")
    builder.event("meeting", "se sont vus", date="2031-06-04", timex=timex)
    (event,) = events(builder.build())
    assert event.date_trail[0].note == "L’article donne la date\u00a0: le\u00a04\u00a0juin 2031."
    assert event.date_trail[0].words == "4 juin : « ils »"
