"""The words of a report, for what no step of the history shows: hostile titles, many changes, edits."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown

from generator.command import json_line
from generator.compare import Change, ChangeKind, Since, State, Thing, compare
from generator.compare.json_form import as_json
from generator.compare.report import in_markdown, in_words, summary
from generator.model import Ref, RefKind
from tests.compare.history import STEPS, new_repository, state_of, take

SINCE = Since("main", "0123456789abcdef", "fil-rouge 9")
HOSTILE = "<script>alert(1)</script> [un](javascript:x) `code` **gras** \u2028::error::non\x1b[31m @anna #1\n# Titre"


def added(title: str, id_: str = "2025-05-06-appel") -> Change:
    return Change(ChangeKind.ADDED, Thing(Ref(RefKind.EVENT, id_), title, "2025-05-06"))


def test_a_title_is_never_markup_in_a_summary() -> None:
    told = in_markdown([added(HOSTILE)], SINCE)
    (line,) = [line for line in told.splitlines() if line.startswith("- ")]
    made = markdown(line)
    assert "<script" not in made and "<a " not in made and made.count("<strong>") == 1
    assert "\x1b" not in told and "\u2028" not in told
    assert "::error" not in told


def test_a_title_is_one_line_in_a_terminal_and_in_json() -> None:
    told = in_words([added(HOSTILE)], SINCE)
    assert sum("script" in line for line in told.splitlines()) == 1
    line = json_line(as_json([added(HOSTILE)], SINCE))
    assert json.loads(line)["changes"][0]["subject"]["title"] == HOSTILE
    assert "\x1b" not in line and "\n" not in line


def test_a_very_long_report_is_cut_in_a_summary_and_nowhere_else() -> None:
    many = [added("Appel", f"2025-05-06-appel-{number}") for number in range(5000)]
    assert len(in_markdown(many, SINCE)) < 1_000_000
    assert "4920 more" in in_markdown(many, SINCE)
    assert len(in_words(many, SINCE).splitlines()) > 5000


def test_the_count_names_each_noun_once() -> None:
    gone = Change(ChangeKind.REMOVED, Thing(Ref(RefKind.EVENT, "x"), "Appel"))
    person = Change(ChangeKind.ADDED, Thing(Ref(RefKind.PERSON, "anna"), "Anna"))
    assert (
        summary([added("Appel"), added("Appel", "y"), gone, person])
        == "2 events added, 1 gone; 1 person added"
    )


def after(tmp_path: Path, edit: Callable[[Path], None]) -> tuple[State, State]:
    """Return the state of the first steps, and that after an edit."""
    root = tmp_path / "chronique"
    new_repository(root)
    for step in STEPS[:2]:
        take(root, step)
    before = state_of(root)
    edit(root)
    return before, state_of(root)


def in_file(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


GAZETTE = "data/articles/2025-05-06-gazette-aaaaaa.md"
FRONT = "rights: full\n"
ANCHOR_DAY = (
    'reference_date: {date: "2025-05-13", reason: "Parue une semaine plus tard.", decided: "2025-06-01"}\n'
)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            FRONT,
            FRONT + ANCHOR_DAY,
            [
                "reference date: « le mardi 13 mai 2025 », where there was none, decided: « Parue une semaine",
                "date: from « le mardi 6 mai 2025 » to « le mardi 13 mai 2025 », decided: « Parue",
                f"({GAZETTE}:",
                "moved in date",
            ],
        ),
        (FRONT, "rights: metadata\n", ["rights: from full to metadata"]),
        (
            "title: Le port de Sainte-Orge rouvre",
            "title: Le port",
            ["title: from « Le port de Sainte-Orge rouvre » to"],
        ),
        (
            "Mardi, Anna Leclerc a rencontré Carla Besson",
            "Mardi matin, Anna Leclerc a rencontré Carla Besson",
            [
                "at another address: « Rencontre entre Carla Besson et Anna Leclerc à Sainte-Orge »",
                "text edited: 1 sentence gone or reworded, 1 sentence new",
            ],
        ),
        (
            "Carla Besson",
            "Clara Besson",
            ["added: Clara Besson", "« a rencontré » no longer stands ("],
        ),
    ],
    ids=["day", "rights", "title", "reworded", "name"],
)
def test_an_edit_of_an_article_is_told(tmp_path: Path, old: str, new: str, says: list[str]) -> None:
    told = in_words(compare(*after(tmp_path, in_file(GAZETTE, old, new))), SINCE)
    for words in says:
        assert words in told.replace("\u00a0", " ").replace("\u202f", " "), told


def test_an_article_that_goes_is_an_address_lost(tmp_path: Path) -> None:
    changes = compare(*after(tmp_path, lambda root: (root / GAZETTE).unlink()))
    lost = [
        change.subject.path
        for change in changes
        if change.kind is ChangeKind.ADDRESS_LOST and change.subject.kept
    ]
    assert lost == [GAZETTE]
    assert "ADDRESS LOST" in summary(changes)
