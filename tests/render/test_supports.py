"""An article's page tells what each sentence supports, and links go both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from generator.addresses import account_fragment, address, quotation_fragment, sentence_fragment
from generator.model import Chronicle, Ref, RefKind, Rights
from generator.render import render_pages
from tests.render.invented import SITE, invented
from tests.render.site import build_site, page

ARTICLE = "articles/2025-06-05-phare-aaaaaa"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(invented(), tmp_path_factory.mktemp("site"))


def links(tree: Any, where: str) -> set[tuple[str, str]]:
    """Return (page, fragment) of each link of a page or a part of one."""
    found = (urlsplit(urljoin(f"/{where}/", link.get("href"))) for link in tree.iter("a"))
    return {(one.path.strip("/"), one.fragment) for one in found if not one.netloc}


def words(element: Any) -> str:
    return " ".join(str(element.text_content()).replace("\u00a0", " ").replace("\u202f", " ").split())


def test_each_account_leads_to_its_sentence_and_the_sentence_leads_back(site: Path) -> None:
    chronicle = invented()
    entries = {entry.article.id: entry for entry in chronicle.articles}
    checked = 0
    for event in chronicle.events:
        where = f"evenements/{event.id}"
        if event.withdrawn is not None:
            continue
        tree = page(site, where)
        for account in event.accounts:
            entry = entries[account.passage.article_id]
            sentence = entry.annotations.sentences[account.passage.sentence]
            there = f"articles/{entry.article.id}"
            cell = tree.get_element_by_id(account_fragment(account.id))
            assert (there, sentence_fragment(sentence.anchor)) in links(cell, where)
            note = page(site, there).get_element_by_id(f"appui-{sentence.anchor}")
            assert (where, account_fragment(account.id)) in links(note, there)
            checked += 1
    assert checked >= 4


def test_a_sentence_and_its_note_lead_to_each_other_in_words(site: Path) -> None:
    tree = page(site, ARTICLE)
    marks = tree.findall(".//mark[@id]")
    assert [mark.get("id") for mark in marks] == [
        "phrase-aaaa0001",
        "phrase-aaaa0002",
        "phrase-aaaa0003",
        "phrase-aaaa0004",
    ]
    for number, mark in enumerate(marks, start=1):
        anchor = mark.get("id").removeprefix("phrase-")
        call = mark.getnext().find(".//a")
        assert call.get("href") == f"#appui-{anchor}"
        assert words(call) == f"ce que cette phrase établit, note {number}"
        note = tree.get_element_by_id(f"appui-{anchor}")
        assert note.find(".//a").get("href") == f"#phrase-{anchor}"
        assert words(note.find(".//a")) == f"retour à la phrase {number}"


def test_a_note_says_what_rests_on_the_sentence_and_who_says_so(site: Path) -> None:
    tree = page(site, ARTICLE)
    first = words(tree.get_element_by_id("appui-aaaa0001"))
    assert "Appel téléphonique (4 juin 2025)" in first
    assert "durée : 1 heure 15" in first and "selon Mairie de Valmer" in first
    assert "Paroles : " in words(tree.get_element_by_id("appui-aaaa0002"))
    assert "suite annoncée" in words(tree.get_element_by_id("appui-aaaa0004"))


def test_every_account_quotation_and_sentence_has_its_anchor(site: Path) -> None:
    chronicle = invented()
    for entry in chronicle.articles:
        tree = page(site, f"articles/{entry.article.id}")
        for sentence in entry.annotations.sentences:
            assert tree.get_element_by_id(sentence_fragment(sentence.anchor)) is not None
    for quoted in chronicle.quotations:
        tree = page(site, address(Ref(RefKind.ARTICLE, quoted.passage.article_id)))
        assert tree.get_element_by_id(quotation_fragment(quoted.id)) is not None


def test_the_anchors_of_what_an_account_repeats_lead_to_it_too() -> None:
    chronicle = invented()
    event = chronicle.events[0]
    accounts = (replace(event.accounts[0], repeats=("b0b0", "b1b1")), *event.accounts[1:])
    events = (replace(event, accounts=accounts), *chronicle.events[1:])
    pages = {one.path: one.text for one in render_pages(replace(chronicle, events=events), SITE)}
    for one in ("b0b0", "b1b1"):
        assert f'id="compte-{one}"' in pages[f"evenements/{event.id}.md"]


def hidden_but_told() -> Chronicle:
    """Return the chronicle with an article of which nothing may be shown, though accounts rest on it."""
    chronicle = invented()
    entry = chronicle.articles[0]
    closed = replace(entry, article=replace(entry.article, rights=Rights.METADATA), shown=())
    return replace(chronicle, articles=(closed, *chronicle.articles[1:]))


def test_what_rests_on_a_sentence_that_may_not_be_shown_is_told_without_its_words(tmp_path: Path) -> None:
    chronicle = hidden_but_told()
    site = build_site(chronicle, tmp_path)
    tree = page(site, ARTICLE)
    assert words(tree.get_element_by_id("phrase-aaaa0001")) == "[…]"
    note = tree.get_element_by_id("appui-aaaa0001")
    assert "durée : 1 heure 15" in words(note)
    assert "original" not in words(note)
    raw = (site / ARTICLE / "index.html").read_text(encoding="utf-8")
    assert "mercredi pendant" not in raw
    assert ":~:" not in raw and "sujet : les quais" not in words(note)


def test_the_original_opens_at_the_sentence(site: Path) -> None:
    note = page(site, ARTICLE).get_element_by_id("appui-aaaa0002")
    (link,) = [one.get("href") for one in note.iter("a") if ":~:" in one.get("href")]
    assert link == (
        "https://phare.example/a?b=1#:~:text="
        "%C2%AB%20Nous%20avons%20un%20accord%20%C2%BB%2C%20a%20dit%20la%20maire."
    )
    assert note.xpath(".//a[@rel='external noopener']")
