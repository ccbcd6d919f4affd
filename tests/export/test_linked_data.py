"""JSON-LD, read as RDF by a library, without the network."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from generator.export.catalogue import Catalogue
from generator.export.linked_data import linked_data, script_json
from generator.model import EventStatus, Rank, Ref, RefKind
from generator.plain_text import fold
from tests.export.chronicle import chronicle as closed_chronicle
from tests.export.made import TURNS, catalogue, catalogue_of, tricky
from tests.render.invented import ANNA, PORT, QUAYS, VALMER

# The library warns of what it does itself.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = Namespace("https://schema.org/")
BASE = "https://chronique.example/fil-rouge/"
CALL = Ref(RefKind.EVENT, "2025-06-04-appel")
STRIKE = Ref(RefKind.EVENT, "p-12345678")
ARTICLE = Ref(RefKind.ARTICLE, "2025-06-05-phare-aaaaaa")
NOTICE = Ref(RefKind.ARTICLE, "2025-06-notice-bbbbbb")


def content(made: Catalogue, ref: Ref) -> dict[str, Any]:
    text = linked_data(made, ref)
    assert text is not None
    return dict(json.loads(text))


def graph(made: Catalogue, ref: Ref) -> Graph:
    """Return the RDF; schema.org's context, which would be fetched, says that its words are its terms."""
    data = content(made, ref)
    assert data.pop("@context") == "https://schema.org"
    told = Graph()
    told.parse(data=json.dumps({"@context": {"@vocab": str(SCHEMA)}, **data}), format="json-ld")
    return told


def dated(date: str | None, status: EventStatus = EventStatus.OCCURRED) -> dict[str, Any]:
    made = catalogue()
    event = replace(made.events[CALL.id], date=date, status=status)
    changed = catalogue_of(replace(made.chronicle, events=(event,)))
    return dict(content(changed, CALL)["mainEntity"])


def test_an_event_with_who_took_part_and_where() -> None:
    told = graph(catalogue(), CALL)
    page = URIRef(f"{BASE}evenements/2025-06-04-appel/")
    event = URIRef(f"{page}#evenement")
    assert (page, SCHEMA.mainEntity, event) in told
    assert (event, RDF.type, SCHEMA.Event) in told
    assert (event, SCHEMA.startDate, Literal("2025-06-04")) in told
    assert (event, SCHEMA.duration, Literal("PT75M")) in told
    assert (event, SCHEMA.attendee, URIRef(f"{BASE}personnes/anna-leclerc/#sujet")) in told
    assert (event, SCHEMA.location, URIRef(f"{BASE}lieux/valmer/#sujet")) in told
    assert (page, SCHEMA.dateModified, Literal("2025-07-02")) in told


def test_each_account_is_a_claim_of_the_one_who_makes_it() -> None:
    made = catalogue()
    told = graph(made, CALL)
    claims = set(told.subjects(RDF.type, SCHEMA.Claim))
    assert len(claims) == len(made.events[CALL.id].accounts)
    first = URIRef(f"{BASE}evenements/2025-06-04-appel/#compte-c1")
    assert (first, SCHEMA.text, Literal("Durée\u00a0: 1\u00a0heure\u00a015")) in told
    assert (first, SCHEMA.author, URIRef(f"{BASE}organisations/mairie-de-valmer/#sujet")) in told


def test_what_an_editor_set_aside_is_no_claim() -> None:
    made = catalogue()
    event = made.events[CALL.id]
    first, *rest = event.accounts
    changed = replace(event, accounts=(replace(first, rank=Rank.DEPRECATED), *rest))
    told = graph(catalogue_of(replace(made.chronicle, events=(changed,))), CALL)
    assert len(set(told.subjects(RDF.type, SCHEMA.Claim))) == len(rest)


def test_what_may_not_have_taken_place_is_a_claim_and_no_event() -> None:
    for status in (EventStatus.ALLEGED, EventStatus.DENIED, EventStatus.HYPOTHETICAL):
        assert dated("2025-06-04", status)["@type"] == "Claim"
    told = graph(catalogue(), STRIKE)
    page = URIRef(f"{BASE}evenements/p-12345678/")
    main = told.value(page, SCHEMA.mainEntity)
    assert (main, RDF.type, SCHEMA.Claim) in told
    assert (main, SCHEMA.creativeWorkStatus, Literal("allégué")) in told


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (EventStatus.PLANNED, "https://schema.org/EventScheduled"),
        (EventStatus.CANCELLED, "https://schema.org/EventCancelled"),
        (EventStatus.OCCURRED, None),
    ],
)
def test_the_status_of_an_event(status: EventStatus, told: str | None) -> None:
    assert dated("2025-06-04", status).get("eventStatus") == told


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2025-06-04", "2025-06-04", "2025-06-04"),
        ("2025-06", "2025-06", None),
        ("2025", "2025", None),
        ("[2025-06-04,2025-06-11]", "2025-06", None),
        ("[2025-05-28,2025-06-04]", "2025", None),
        ("2025-05-31/2025-06-01", "2025", None),
        ("2025-12-31/2026-01-01", None, None),
        ("2025-06-04?", None, None),
        ("2025-06-04~", None, None),
        (None, None, None),
    ],
)
def test_no_date_is_more_exact_than_what_is_known(
    date: str | None, start: str | None, end: str | None
) -> None:
    told = dated(date)
    assert (told.get("startDate"), told.get("endDate")) == (start, end)


def test_an_article_is_told_without_its_text() -> None:
    made = catalogue()
    told = graph(made, ARTICLE)
    article = URIRef(f"{BASE}articles/2025-06-05-phare-aaaaaa/#article")
    assert (article, RDF.type, SCHEMA.NewsArticle) in told
    assert (article, SCHEMA.headline, Literal("Les quais rouvrent après un appel")) in told
    assert (article, SCHEMA.datePublished, Literal("2025-06-05")) in told
    assert not list(told.triples((None, SCHEMA.articleBody, None)))
    (quotation,) = told.subjects(RDF.type, SCHEMA.Quotation)
    assert (quotation, SCHEMA.text, Literal("Nous avons un accord")) in told
    assert (quotation, SCHEMA.spokenByCharacter, URIRef(f"{BASE}personnes/anna-leclerc/#sujet")) in told


def test_our_summary_is_based_on_the_article_and_is_not_it() -> None:
    main = content(catalogue(), NOTICE)["mainEntity"]
    assert main["@type"] == "CreativeWork"
    assert main["isBasedOn"]["@type"] == "NewsArticle"
    assert "headline" not in main["isBasedOn"]  # the source tells none


def test_words_that_may_not_be_shown_are_not_told() -> None:
    made = catalogue_of(closed_chronicle(closed_shown=""))
    for ref in (Ref(RefKind.ARTICLE, "ferme"), Ref(RefKind.EVENT, "2031-05-04-appel")):
        assert "secret" not in (linked_data(made, ref) or "")


@pytest.mark.parametrize(
    ("ref", "kind"), [(ANNA, "Person"), (VALMER, "Place"), (PORT, "Organization"), (QUAYS, "DefinedTerm")]
)
def test_what_a_page_is_about_has_its_kind(ref: Ref, kind: str) -> None:
    made = catalogue()
    assert (URIRef(f"{made.url(ref)}#sujet"), RDF.type, SCHEMA[kind]) in graph(made, ref)


def test_a_person_is_tied_to_wikidata() -> None:
    assert content(catalogue(), ANNA)["mainEntity"]["sameAs"] == "http://www.wikidata.org/entity/Q1"


def test_a_withdrawn_event_is_not_told() -> None:
    assert linked_data(catalogue(), Ref(RefKind.EVENT, "2025-01-01-accord")) is None


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_texts_survive_and_end_no_script(turn: int) -> None:
    made = catalogue(tricky(turn))
    for ref in (CALL, STRIKE, ANNA, ARTICLE, NOTICE):
        text = linked_data(made, ref)
        assert text is not None
        assert not set(text) & set("<>&\u2028\u2029\n")
        assert json.loads(text)["name"] == fold(made.title(ref)).strip(" ")
        graph(made, ref)


def test_what_is_not_known_is_left_out() -> None:
    assert script_json({"a": None, "b": [], "c": {"d": ""}, "e": 0}) == '{"e":0}'
