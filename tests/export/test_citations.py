"""Citations, read again by programs that manage references."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
import rispy
from pybtex.database import parse_string

from generator.export.catalogue import Catalogue
from generator.export.citations import citation
from generator.model import Citation, Ref, RefKind
from generator.plain_text import fold
from tests.export.made import TURNS, catalogue, catalogue_of, tricky
from tests.render.invented import ANNA, SITE, VALMER

CALL = Ref(RefKind.EVENT, "2025-06-04-appel")
ARTICLE = Ref(RefKind.ARTICLE, "2025-06-05-phare-aaaaaa")
CITED = (CALL, ANNA, ARTICLE)


def cited(made: Catalogue, ref: Ref) -> Citation:
    found = citation(made, ref)
    assert found is not None
    return found


def text_of(made: Catalogue, ref: Ref, name: str) -> str:
    return next(one.text for one in cited(made, ref).formats if one.name == name)


def bibtex(made: Catalogue, ref: Ref) -> tuple[str, Any]:
    entries: dict[str, Any] = parse_string(text_of(made, ref, "BibTeX"), "bibtex").entries
    assert len(entries) == 1
    return next(iter(entries.items()))


# What LaTeX prints for what stands in a title; nothing else of LaTeX may be left in one.
PRINTED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{mark}": mark for mark in "$&#%_"},
    "~": "\u00a0",
    r"\,": "\u202f",
}
COMMAND = re.compile(r"\\[a-z]+\{\}|\\.|[~$&#%_^{}]")


def read_latex(text: str) -> str:
    """Return what LaTeX would print of text without the braces around it."""
    return COMMAND.sub(lambda found: PRINTED[found[0]], text.removeprefix("{").removesuffix("}"))


def ris(made: Catalogue, ref: Ref) -> dict[str, Any]:
    records = rispy.load(StringIO(text_of(made, ref, "RIS"), newline=""))
    assert len(records) == 1
    return dict(records[0])


def csl(made: Catalogue, ref: Ref) -> dict[str, Any]:
    items = json.loads(text_of(made, ref, "CSL-JSON"))
    assert len(items) == 1
    return dict(items[0])


def test_a_sentence_in_french_usage_names_the_state() -> None:
    made = catalogue()
    state = made.state(CALL)
    assert state is not None
    assert cited(made, CALL).sentence == (
        "«\u202fAppel téléphonique entre Anna Leclerc et Bruno Petit (4\u00a0juin 2025)\u202f», Fil rouge, "
        f"état du 2\u00a0juillet 2025 (empreinte {state.digest}), "
        "https://chronique.example/fil-rouge/evenements/2025-06-04-appel/"
    )


def test_an_article_is_cited_itself_as_well() -> None:
    assert cited(catalogue(), ARTICLE).original == (
        "C. Morel, «\u202fLes quais rouvrent après un appel\u202f», Le Phare, Agence Côtière, 5\u00a0juin 2025, "
        "https://phare.example/a?b=1"
    )
    assert cited(catalogue(), Ref(RefKind.ARTICLE, "2025-06-notice-bbbbbb")).original is None


def test_who_publishes_comes_first_where_the_settings_tell() -> None:
    made = catalogue(site=replace(SITE, author="Rédaction, {Fil} & Cie"))
    assert cited(made, ANNA).sentence.startswith(
        "Rédaction, {Fil} & Cie, «\u202fAnna Leclerc\u202f», Fil rouge"
    )
    key, entry = bibtex(made, ANNA)
    assert key == "personnes-anna-leclerc"
    assert [read_latex(str(person)) for person in entry.persons["author"]] == ["Rédaction, {Fil} & Cie"]
    assert csl(made, ANNA)["author"] == [{"literal": "Rédaction, {Fil} & Cie"}]
    assert ris(made, ANNA)["authors"] == ["Rédaction, {Fil} & Cie"]


def test_all_formats_tell_the_same() -> None:
    made = catalogue()
    for ref in CITED:
        key, entry = bibtex(made, ref)
        record, item = ris(made, ref), csl(made, ref)
        assert (entry.type, record["type_of_reference"], item["type"]) == ("online", "ELEC", "webpage")
        assert key == item["id"] == record["id"]
        assert entry.fields["url"] == item["URL"] == record["urls"][0] == made.url(ref)
        state = made.state(ref)
        assert state is not None and state.changed is not None
        assert entry.fields["date"] == state.changed
        assert record["date"] == state.changed.replace("-", "/") + "/"
        assert item["issued"]["date-parts"] == [[int(part) for part in state.changed.split("-")]]
        assert item["version"] == state.digest
        assert state.digest in entry.fields["note"] and state.digest in str(record["notes"])
        assert (
            item["container-title"]
            == entry.fields["organization"]
            == record["secondary_title"]
            == "Fil rouge"
        )


def test_what_is_not_known_is_left_out() -> None:
    made = catalogue()
    bare = catalogue_of(replace(made.chronicle, states=()))
    assert cited(bare, ANNA).sentence == (
        "«\u202fAnna Leclerc\u202f», Fil rouge, https://chronique.example/fil-rouge/personnes/anna-leclerc/"
    )
    assert set(bibtex(bare, ANNA)[1].fields) == {"title", "organization", "url", "langid"}
    assert set(csl(bare, ANNA)) == {"id", "type", "title", "container-title", "URL", "language"}
    assert "date" not in ris(bare, ANNA) and "notes" not in ris(bare, ANNA)


@pytest.mark.parametrize(
    "ref",
    [
        Ref(RefKind.EVENT, "p-12345678"),
        Ref(RefKind.EVENT, "2025-01-01-accord"),
        Ref(RefKind.EVENT, "no-such-event"),
        VALMER,
    ],
    ids=["provisional", "withdrawn", "unknown", "place"],
)
def test_some_pages_are_not_to_be_cited(ref: Ref) -> None:
    assert citation(catalogue(), ref) is None


def test_no_address_is_cited_while_nobody_knows_where_the_site_will_answer() -> None:
    for address in ("", "https://example.org/fil-rouge/"):
        made = catalogue(site=replace(SITE, site_url=address))
        assert "http" not in cited(made, CALL).sentence and "empreinte" in cited(made, CALL).sentence
        assert "url" not in bibtex(made, CALL)[1].fields
        assert not {"url", "urls"} & set(ris(made, CALL))
        assert "URL" not in csl(made, CALL)


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_titles_survive_each_format(turn: int) -> None:
    made = catalogue(tricky(turn))
    for ref in CITED:
        event = made.events.get(ref.id)
        title = fold(made.dated_title(event) if event else made.title(ref)).strip()
        entry = bibtex(made, ref)[1]
        # The reader of BibTeX makes one blank of any run of them.
        assert " ".join(read_latex(entry.fields["title"]).split()) == " ".join(title.split())
        assert ris(made, ref)["title"] == title
        assert csl(made, ref)["title"] == title
        assert title in cited(made, ref).sentence


@pytest.mark.parametrize("turn", TURNS)
def test_ris_keeps_its_line_rules(turn: int) -> None:
    lines = text_of(catalogue(tricky(turn)), CALL, "RIS").split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    for line in lines[:-1]:
        assert line[:2].isupper() and line[2:6] == "  - "
        assert "\n" not in line
