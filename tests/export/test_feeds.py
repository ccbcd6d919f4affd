"""News feeds, read again by a feed reader, and held to the rules of Atom (RFC 4287)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from lxml import etree

from generator.export.atom import ATOM
from generator.export.corrections import corrections_feed
from generator.export.feeds import MOST_ENTRIES, chronicle_feed, entity_feed
from generator.model import Decision
from generator.plain_text import fold
from tests.export.made import TURNS, catalogue, catalogue_of, tricky
from tests.render.invented import ANNA, QUAYS

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def read(content: bytes) -> Any:
    feed = feedparser.parse(content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def hold_atom(content: bytes) -> None:
    """Hold what RFC 4287 asks of every feed and entry."""
    root = etree.fromstring(content)
    assert root.tag == f"{{{ATOM}}}feed"
    ids = []
    for element in (root, *root.findall(f"{{{ATOM}}}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{{ATOM}}}{name}")) == 1, name
        updated, identity = element.findtext(f"{{{ATOM}}}updated"), element.findtext(f"{{{ATOM}}}id")
        assert updated is not None and MOMENT.fullmatch(updated)
        assert identity is not None and re.match(r"(https?://|urn:uuid:)\S+$", identity)
        ids.append(identity)
        links = element.findall(f"{{{ATOM}}}link")
        assert all(re.match(r"https?://\S+$", str(link.get("href"))) for link in links)
        assert [link.get("rel") for link in links].count("alternate") == 1
    assert len(set(ids)) == len(ids)
    assert root.find(f"{{{ATOM}}}author/{{{ATOM}}}name") is not None
    assert [link.get("rel") for link in root.findall(f"{{{ATOM}}}link")] == ["self", "alternate"]


def test_the_whole_has_an_entry_for_each_event_that_stands() -> None:
    made = catalogue()
    content = chronicle_feed(made)
    hold_atom(content)
    feed = read(content)
    assert feed.feed.title == "Fil rouge\u00a0: ce qui change"
    assert len(feed.entries) == min(MOST_ENTRIES, len(made.standing_events())) == 4
    call = next(one for one in feed.entries if "appel" in one.id)
    assert call.title == "Appel téléphonique entre Anna Leclerc et Bruno Petit (4\u00a0juin 2025)"
    assert call.id == call.link == "https://chronique.example/fil-rouge/evenements/2025-06-04-appel/"
    assert call.updated == "2025-07-02T00:00:00Z"
    assert "Le\u00a0mercredi 4\u00a0juin 2025." in call.summary
    assert [tag.label for tag in call.tags] == ["appel téléphonique", "Quais"]


def test_what_did_not_simply_take_place_says_so_in_its_title() -> None:
    titles = {entry.title for entry in read(chronicle_feed(catalogue())).entries}
    assert any("[annoncé]" in title for title in titles)
    assert any("[démenti]" in title for title in titles)


def test_entries_come_with_the_latest_first() -> None:
    moments = [entry.updated for entry in read(chronicle_feed(catalogue())).entries]
    assert moments == sorted(moments, reverse=True)


def test_a_person_and_a_theme_have_feeds_of_their_own() -> None:
    made = catalogue()
    for ref, count in ((ANNA, 2), (QUAYS, 1)):
        content = entity_feed(made, made.entities[ref])
        hold_atom(content)
        feed = read(content)
        assert made.title(ref) in feed.feed.title
        assert feed.feed.link == made.url(ref)
        assert len(feed.entries) == count


def test_corrections_tell_what_when_and_why() -> None:
    made = catalogue()
    content = corrections_feed(made)
    hold_atom(content)
    feed = read(content)
    assert len(feed.entries) == len(made.chronicle.decisions)
    newest = feed.entries[0]
    assert newest.updated == "2025-07-04T00:00:00Z"
    assert "Raison\u00a0: Un seul appel a eu lieu." in newest.summary
    dated = next(one for one in feed.entries if one.title.endswith("— Date"))
    assert dated.title.startswith("Appel téléphonique entre Anna Leclerc et Bruno Petit (4\u00a0juin 2025)")
    assert "Source\u00a0: Le Phare, 5 juin" in dated.summary.replace("\u00a0juin", " juin")
    assert dated.link == "https://chronique.example/fil-rouge/evenements/2025-06-04-appel/"


def test_every_kind_of_decision_is_told_as_its_page_tells_it() -> None:
    made = catalogue()
    told = {  # the words that must stand in it; how it is said is the pages' matter
        ("events/2025-06-04-appel", "rejected", "duration=60"): ["Durée", "1\u00a0heure"],
        ("events/2025-06-04-appel", "participants", "anna-leclerc, bruno-petit"): [
            "Anna Leclerc et Bruno Petit."
        ],
        ("events/2025-07-rencontre", "split_from", "2025-06-04-appel"): [
            "Rencontre annoncée",
            "Appel téléphonique entre Anna Leclerc et Bruno Petit",
        ],
        ("articles/2025-06-05-phare-aaaaaa", "rejected", "person"): ["nom d’une personne"],
        ("people/anna-leclerc", "different_from", "bruno-petit"): ["Bruno Petit."],
    }
    decisions = tuple(Decision(*what, "Vu.", "2025-08-01", None, "data/x.yml", 1) for what in told)
    content = corrections_feed(catalogue_of(replace(made.chronicle, decisions=decisions)))
    summaries = {entry.summary for entry in read(content).entries}
    assert len(summaries) == len(told)
    for words in told.values():
        assert any(all(one in summary for one in words) for summary in summaries), words
    assert all(
        summary.endswith("Raison\u00a0: Vu.") and not set(summary) & set("{}<>[]") for summary in summaries
    )


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_texts_survive(turn: int) -> None:
    made = catalogue(tricky(turn))
    for content in (chronicle_feed(made), corrections_feed(made), entity_feed(made, made.entities[ANNA])):
        hold_atom(content)
    root = etree.fromstring(chronicle_feed(made))
    titles = [element.text or "" for element in root.findall(f"{{{ATOM}}}entry/{{{ATOM}}}title")]
    for event in made.standing_events():
        assert any(title.startswith(fold(event.title).rstrip()) for title in titles)
