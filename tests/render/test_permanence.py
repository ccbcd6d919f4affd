"""A page names its address for good and its state, and offers neither where it may still change."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest

from generator.model import Chronicle, PageState, Ref, RefKind
from generator.render import render_pages
from tests.render.invented import SITE, invented

CALL = Ref(RefKind.EVENT, "2025-06-04-appel")


def pages(chronicle: Chronicle | None = None, url: str = "https://chronique.fr/") -> dict[str, str]:
    site = replace(SITE, site_url=url)
    return {
        one.path: unescape(one.text).replace("\u00a0", " ").replace("\u202f", " ")
        for one in render_pages(chronicle or invented(), site)
    }


@pytest.mark.parametrize(
    "address",
    [
        "evenements/2025-06-04-appel",
        "evenements/2025-01-01-accord",
        "personnes/anna-leclerc",
        "articles/2025-06-05-phare-aaaaaa",
        "themes/quais",
    ],
)
def test_what_stays_names_its_address(address: str) -> None:
    told = pages()[f"{address}.md"]
    assert "Adresse permanente" in told
    assert f"https://chronique.fr/{address}/" in told


def test_a_thing_that_no_editor_keeps_offers_none() -> None:
    found = pages()
    chronicle = invented()
    free = [one for one in chronicle.persons + chronicle.places if one.record is None]
    assert free
    folder = {RefKind.PERSON: "personnes", RefKind.PLACE: "lieux"}
    for path in [
        "evenements/p-12345678.md",
        *(f"{folder[one.ref.kind]}/{one.ref.id}.md" for one in free),
    ]:
        assert "Adresse provisoire" in found[path], path
        assert "Adresse permanente" not in found[path] and "chronique.fr" not in found[path], path


def test_the_state_and_its_day_are_named_where_they_are_known() -> None:
    states = (PageState(CALL, "0123456789ab", "2025-07-02"),)
    told = pages(replace(invented(), states=states))
    call = told["evenements/2025-06-04-appel.md"]
    assert '<code id="etat">0123456789ab</code>, dernier changement le 2 juillet 2025' in call
    assert "État du contenu" not in told["personnes/anna-leclerc.md"]
