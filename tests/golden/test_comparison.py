"""The comparison itself: what is missing, wrong or too much is told, each by an item that stays the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.model import (
    Annotations,
    Article,
    ArticleEvent,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    EventFacts,
    EventStatus,
    EventType,
    Header,
    Mention,
    Quotation,
    Span,
    Timex,
)
from tests.golden import cases
from tests.golden.comparison import compare
from tests.golden.strike_gaps import gap_line, strike

TEXT = "Partager\n\nAnna Leclerc a vu Bruno Petit mardi. « Bien », a dit Mme Leclerc.\n"
ARTICLE = Article("essai", TEXT, published="2024-05-15")
EXPECTED: dict[str, Any] = {
    "boilerplate": [{"starts": "Partager", "kind": "share"}],
    "persons": [
        {"name": "Anna Leclerc", "variants": ["Anna Leclerc", "Mme Leclerc"]},
        {"name": "Bruno Petit"},
    ],
    "timexes": [{"text": "mardi", "edtf": "2024-05-14"}],
    "quotes": [{"text": "Bien", "speaker": "Anna Leclerc"}],
    "events": [
        {
            "id": "vu",
            "type": "meeting",
            "status": "occurred",
            "date": "2024-05-14",
            "participants": ["Anna Leclerc", "Bruno Petit"],
        }
    ],
}


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def person(name: str, *forms: str) -> Entity:
    mentions = tuple(Mention(at(form), form, "given-name") for form in forms)
    return Entity(name, EntityKind.PERSON, forms, mentions)


MEETING = EventFacts(
    EventType.MEETING, EventStatus.OCCURRED, "2024-05-14", "mardi", ("Anna Leclerc", "Bruno Petit")
)
FOUND = Annotations(
    article_id="essai",
    language="fr",
    reference="2024-05-15",
    header=Header(),
    blocks=(
        Block(Span(0, 8), BlockKind.SHARE, "share"),
        Block(Span(10, len(TEXT)), BlockKind.BODY, "body"),
    ),
    sentences=(),
    timexes=(Timex(at("mardi"), "mardi", "DATE", "2024-05-14", "2024-05-14", "publication", "weekday"),),
    persons=(person("Anna Leclerc", "Anna Leclerc", "Mme Leclerc"), person("Bruno Petit", "Bruno Petit")),
    organisations=(),
    places=(),
    quotations=(Quotation(at("Bien"), "Bien", "word", 0, "Anna Leclerc"),),
    event_mentions=(),
    events=(ArticleEvent(MEETING, (0,)),),
)


def items(found: Annotations, expected: dict[str, Any] = EXPECTED) -> list[str]:
    return [one.item for one in compare(ARTICLE, expected, found)]


def test_the_same_findings_are_no_difference() -> None:
    assert items(FOUND) == []


@pytest.mark.parametrize(
    ("found", "item"),
    [
        (replace(FOUND, language="en"), "language"),
        (replace(FOUND, header=Header(authors=("Zoé Blin",))), "author/+Zoé Blin"),
        (
            replace(FOUND, blocks=(Block(Span(0, len(TEXT)), BlockKind.BODY, "body"),)),
            "boilerplate/Partager",
        ),
        (replace(FOUND, persons=FOUND.persons[:1]), "persons/Bruno Petit"),
        (
            replace(FOUND, persons=(*FOUND.persons, person("Partager", "Partager"))),
            "persons/+Partager",
        ),
        (
            replace(FOUND, persons=(person("Anna Leclerc", "Anna Leclerc"), FOUND.persons[1])),
            "persons/Anna Leclerc/variants/Mme Leclerc",
        ),
        (replace(FOUND, timexes=()), "timexes/mardi"),
        (replace(FOUND, timexes=(replace(FOUND.timexes[0], edtf="2024-05-21"),)), "timexes/mardi/edtf"),
        (replace(FOUND, quotations=()), "quotes/Bien"),
        (
            replace(FOUND, quotations=(replace(FOUND.quotations[0], speaker="Bruno Petit"),)),
            "quotes/Bien/speaker",
        ),
        (replace(FOUND, events=()), "events/vu"),
        (
            replace(FOUND, events=(ArticleEvent(replace(MEETING, status=EventStatus.PLANNED), (0,)),)),
            "events/vu/status",
        ),
        (
            replace(FOUND, events=(ArticleEvent(replace(MEETING, date="2024-05"), (0,)),)),
            "events/vu/date",
        ),
        (
            replace(FOUND, events=(ArticleEvent(replace(MEETING, participants=("Anna Leclerc",)), (0,)),)),
            "events/vu/participants",
        ),
        (
            replace(
                FOUND,
                events=(*FOUND.events, ArticleEvent(EventFacts(EventType.STRIKE, MEETING.status), (0,))),
            ),
            "events/+strike occurred None",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_difference_has_its_item(found: Annotations, item: str) -> None:
    assert items(found) == [item]


def test_what_is_forbidden_is_told() -> None:
    assert items(FOUND, {**EXPECTED, "forbidden": [{"type": "meeting"}]}) == ["forbidden/meeting any"]


def test_a_line_that_the_article_lacks_is_a_fault_of_the_case() -> None:
    with pytest.raises(ValueError, match="no line of the article"):
        items(FOUND, {**EXPECTED, "boilerplate": [{"starts": "Imprimer"}]})


def test_a_key_that_nothing_reads_is_a_fault_of_the_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "annotate" / "essai"
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text(TEXT, encoding="utf-8")
    (folder / "case.yml").write_text("notes: x\n", encoding="utf-8")
    (folder / "expected.yml").write_text("persons:\n- {nom: Anna Leclerc}\n", encoding="utf-8")
    monkeypatch.setattr(cases, "ROOT", tmp_path)
    with pytest.raises(ValueError, match="essai: unknown keys: nom"):
        cases.annotate_cases()


def test_only_mended_gaps_are_struck_off(tmp_path: Path) -> None:
    path = tmp_path / "case.yml"
    gaps = ("events/vu/date", "quotes/« Bien »/speaker")
    path.write_text("\n".join(["notes: x", "known_gaps:", *map(gap_line, gaps)]) + "\n", encoding="utf-8")
    assert strike(path, gaps, {"quotes/« Bien »/speaker"}) == ["events/vu/date"]
    assert path.read_text(encoding="utf-8").splitlines() == ["notes: x", "known_gaps:", gap_line(gaps[1])]
    assert strike(path, gaps[1:], set()) == [gaps[1]]
    assert path.read_text(encoding="utf-8") == "notes: x\n"
