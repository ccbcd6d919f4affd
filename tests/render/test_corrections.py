"""What editors decided stands by day on a page of its own, and on each page that it changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Chronicle, Decision
from tests.render.invented import invented
from tests.render.site import build_site, page
from tests.render.test_pages import links_of, text_of


def decided() -> Chronicle:
    """Return the chronicle with a date and a place that editors changed, and two persons held apart."""
    chronicle = invented()
    date = next(one for one in chronicle.decisions if one.property == "date")
    place = replace(
        date, property="place", value="valmer", reason="Le port le confirme.", decided="2025-07-05"
    )
    apart = Decision(
        "people/anna-leclerc",
        "different_from",
        "bruno-petit",
        "Deux personnes.",
        "2025-07-05",
        None,
        "data/people.yml",
        2,
    )
    return replace(
        chronicle,
        decisions=(place, apart, *chronicle.decisions),
        overruled=((date, "2025-06-03"), (place, "")),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(decided(), tmp_path_factory.mktemp("site"))


def test_the_log_is_by_day_the_newest_first(site: Path) -> None:
    tree = page(site, "corrections")
    days = [
        heading.get("id")
        for heading in tree.findall(".//h2")
        if (heading.get("id") or "").startswith(("jour", "sans"))
    ]
    assert days == ["jour-2025-07-05", "jour-2025-07-04", "jour-2025-07-03", "jour-2025-07-02", "sans-date"]
    headings = [heading.text for heading in tree.findall(".//h2")]
    assert "5 juillet 2025" in [" ".join((one or "").replace("\u00a0", " ").split()) for one in headings]


def test_a_correction_says_from_what_to_what_why_and_where(site: Path) -> None:
    told = text_of(site, "corrections")
    assert "Date : le mercredi 4 juin 2025 (d’après les articles seuls : le mardi 3 juin 2025)" in told
    assert "Lieu : Valmer (nos articles n’en disent rien)" in told
    assert "Les deux articles concordent." in told and "Source : Le Phare, 5 juin" in told
    assert {"evenements/2025-06-04-appel/", "personnes/anna-leclerc/"} <= links_of(site, "corrections")
    (struck,) = page(site, "corrections").iter("del")
    assert "3" in struck.text_content()


def test_each_page_that_was_changed_tells_its_own(site: Path) -> None:
    event = text_of(site, "evenements/2025-06-04-appel")
    assert "d’après les articles seuls : le mardi 3 juin 2025" in event
    assert "L’événement d’abord noté à l’adresse" not in text_of(site, "evenements/p-12345678")
    person = text_of(site, "personnes/anna-leclerc")
    assert "Corrections" in person and "Deux personnes." in person
    assert "Date de référence : le jeudi 5 juin 2025" in text_of(site, "articles/2025-06-notice-bbbbbb")
    for address in ("evenements/2025-06-04-appel", "personnes/anna-leclerc"):
        assert page(site, address).get_element_by_id("decisions") is not None
        assert "corrections/" in links_of(site, address)
    assert "decisions" not in {element.get("id") for element in page(site, "personnes/bruno-petit").iter()}
