"""What a page is found by, and what never leaves an article."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from generator.export.search_records import search_files
from generator.export.search_words import searchable
from generator.model import Account, Chronicle, EventStatus, EventType, Rights
from tests.export.chronicle import CLOSED_TEXT, HAVRE, chronicle

SECRET = ("secret", "appartient", "auteur", "fuitera")


def records(made: Chronicle) -> dict[str, str]:
    return {path: content.decode() for path, content in search_files(made, lambda date: f"le {date}")}


def texts(record: str, path: str) -> list[str]:
    tree: Any = html.document_fromstring(record)
    return [str(one.text_content()) for one in tree.xpath(path)]


def meta(record: str, key: str) -> str | None:
    return next(iter(texts(record, f'//*[@data-pagefind-meta="{key}"]')), None)


def filters(record: str, key: str) -> list[str]:
    return texts(record, f'//*[@data-pagefind-filter="{key}"]')


def body(record: str) -> str:
    return "\n".join(texts(record, "//body/p"))


def test_each_page_has_a_record_at_its_address() -> None:
    assert list(records(chronicle())) == [
        "evenements/2031-05-04-appel/index.html",
        "personnes/anna-leclerc/index.html",
        "personnes/iouri-ouvarine/index.html",
        "lieux/le-havre/index.html",
        "articles/ferme/index.html",
        "articles/ouvert/index.html",
    ]


def test_an_event_is_found_by_all_that_is_known_of_it() -> None:
    record = records(chronicle())["evenements/2031-05-04-appel/index.html"]
    words = body(record)
    for expected in (
        "L' accusé d' hier",  # the sentence, elided words apart
        "Anna Leclerc : « Les négociations de l' été reprendront ».",
        "Uvarin",  # a form that the page's title does not show
        "Le Havre",
        "appel téléphonique",
    ):
        assert expected in words
    assert meta(record, "title") == "Appel téléphonique entre Anna Leclerc et Iouri Ouvarine"
    assert meta(record, "kind") == "Appel téléphonique"
    assert meta(record, "date") == "le 2031-05-04"
    assert meta(record, "edtf") == "2031-05-04"
    assert (meta(record, "sentence") or "").startswith("L' accusé d' hier")
    assert filters(record, "type") == ["Appel téléphonique"]
    assert filters(record, "person") == ["Anna Leclerc", "Iouri Ouvarine"]
    assert filters(record, "place") == ["Le Havre"]
    assert filters(record, "period") == ["2031", "2031-05"]


def test_a_word_with_a_ligature_is_found_without_it() -> None:
    words = body(records(chronicle())["articles/ouvert/index.html"])
    assert "sœur" in words
    assert "soeur" in words


def test_an_event_is_found_by_who_says_how_long_it_lasted() -> None:
    made = chronicle()
    call = made.events[0]
    told = Account(
        "c1",
        "duration",
        "80",
        "",
        HAVRE,
        "mairie du Havre",
        None,
        call.passages[0],
        "alone",
        "duration-of-event",
    )
    changed = replace(made, events=(replace(call, accounts=(told,)),))
    record = records(changed)["evenements/2031-05-04-appel/index.html"]
    assert "Durée : a duré 1 heure 20, selon mairie du Havre." in " ".join(body(record).split())


def test_an_event_that_is_only_announced_says_so() -> None:
    made = chronicle()
    planned = replace(made, events=(replace(made.events[0], status=EventStatus.PLANNED),))
    record = records(planned)["evenements/2031-05-04-appel/index.html"]
    assert meta(record, "kind") == "Appel téléphonique (annoncé)"
    visit = replace(planned, events=(replace(planned.events[0], type=EventType.VISIT),))
    record = records(visit)["evenements/2031-05-04-appel/index.html"]
    assert meta(record, "kind") == "Visite (annoncée)"
    assert filters(record, "status") == ["Annoncé"]


def test_an_undated_event_claims_no_day() -> None:
    made = chronicle()
    undated = replace(made, events=(replace(made.events[0], date=None),))
    record = records(undated)["evenements/2031-05-04-appel/index.html"]
    assert meta(record, "date") is None
    assert filters(record, "period") == []
    assert texts(record, "//*[@data-pagefind-sort='date']") == ["0000-00-00"]  # a sorted list still holds it


def test_a_date_between_two_years_is_found_under_both() -> None:
    made = chronicle()
    dated = replace(made, events=(replace(made.events[0], date="[2030-12-31,2031-01-07]"),))
    assert filters(records(dated)["evenements/2031-05-04-appel/index.html"], "period") == [
        "2030",
        "2030-12",
        "2031",
        "2031-01",
    ]


@pytest.mark.parametrize("shown", ["Anna Leclerc a répondu à Uvarin jeudi.", "a répondu", ""])
def test_words_that_may_not_be_shown_are_in_no_record(shown: str) -> None:
    everything = "\n".join(records(chronicle(shown)).values())
    for word in SECRET:
        assert word in CLOSED_TEXT
        assert word not in everything
    assert ("répondu" in everything) == bool(shown)
    assert ("jeudi" in everything) == ("jeudi" in shown)


def test_an_article_leads_with_its_text_rather_than_with_who_published_it() -> None:
    made = chronicle()
    article = next(entry for entry in made.articles if entry.article.id == "ouvert")
    article = replace(article, article=replace(article.article, publishers=("Le Phare",)))
    (record,) = (
        content.decode()
        for path, content in search_files(replace(made, articles=(article,)), str)
        if path == "articles/ouvert/index.html"
    )
    assert 'data-pagefind-meta="sentence">Le Phare' not in record
    assert "<p>Le Phare</p>" in record


def test_a_topic_that_is_a_stretch_of_an_article_is_left_to_its_sentence() -> None:
    made = chronicle()
    term, long = "n’appartient qu’à l’auteur", "Le secret n’appartient qu’à l’auteur"
    event = replace(made.events[0], topics=(term, long), passages=made.events[0].passages[1:])
    record = records(replace(made, events=(event,)))["evenements/2031-05-04-appel/index.html"]
    assert searchable(term) in body(record)
    assert searchable(long) not in record
    told = "rien d’autre que ce que disent les articles"
    invented = replace(made, events=(replace(event, topics=(told,)),))
    assert searchable(told) not in records(invented)["evenements/2031-05-04-appel/index.html"]


def test_an_article_of_which_only_metadata_may_be_told_lends_no_term() -> None:
    made = chronicle("")
    closed, opened = made.articles
    closed = replace(closed, article=replace(closed.article, rights=Rights.METADATA))
    event = replace(made.events[0], topics=("secret",), passages=made.events[0].passages[1:])
    record = records(replace(made, articles=(closed, opened), events=(event,)))
    assert "secret" not in "".join(record.values())


def test_a_withdrawn_event_is_not_found() -> None:
    made = chronicle()
    withdrawn = replace(made, events=(replace(made.events[0], withdrawn="Doublon."),))
    assert not any(path.startswith("evenements/") for path in records(withdrawn))


def test_hostile_text_stays_text() -> None:
    made = chronicle()
    evil = '</p><script>alert(1)</script>" onclick=x & {a} <!--'
    hostile = replace(
        made,
        events=(replace(made.events[0], title=evil, topics=(evil,)),),
        persons=tuple(replace(one, name=evil) for one in made.persons),
    )
    for record in records(hostile).values():
        assert not texts(record, "//script | //*[@onclick] | //comment()")


def test_the_same_chronicle_gives_the_same_bytes() -> None:
    assert records(chronicle()) == records(chronicle())
