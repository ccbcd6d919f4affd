"""Every line that `check` advises works when it is pasted: what it told of is told no more."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.corpus import read_corpus
from generator.initialise import initialise
from generator.pipeline import read
from generator.progress import Silent

FIRST = """---
published: "2031-03-04"
publishers: [Le Phare]
---
La ministre Anna Leclerc s’est entretenue par téléphone avec le préfet Bruno Morand lundi 3 mars 2031. L’appel a duré
quarante minutes, selon le cabinet de la ministre.

Le lendemain, les pêcheurs de Port-Neuf sont rentrés au port.
"""
SECOND = """---
published: "2031-03-05"
publishers: [ACN]
---
Le 3 mars 2031, Bruno Morand et Anna Leclerc se sont parlé au téléphone, a confirmé la préfecture.
"""
ARTICLE = "data/articles/2031-03-04-le-phare-aaaaaa.md"


class Desk:
    """An editor with a chronicle and a terminal."""

    def __init__(self, root: Path) -> None:
        self.root = root
        initialise(root, "Affaire")
        self.write(ARTICLE, FIRST)

    def write(self, path: str, content: str) -> None:
        (self.root / path).write_text(content, encoding="utf-8")

    def change(self, path: str, edit: Callable[[str], str]) -> None:
        before = (self.root / path).read_text(encoding="utf-8")
        after = edit(before)
        assert after != before
        self.write(path, after)

    def check(self) -> list[str]:
        told = CliRunner().invoke(
            main, ["check", "--data-only", "-C", str(self.root)], catch_exceptions=False
        )
        return [line for line in told.stderr.splitlines() if line]

    def told(self, words: str) -> str:
        found = [line for line in self.check() if words in line]
        assert len(found) == 1, self.check()
        return found[0]

    def is_told(self, words: str) -> bool:
        return any(words in line for line in self.check())

    def keep_the_call(self) -> str:
        told = self.told("no editor has kept")
        command = re.search(r"`fil-rouge (keep p-[0-9a-f]+)`", told)
        assert command
        kept = CliRunner().invoke(main, [*command[1].split(), "-C", str(self.root)], catch_exceptions=False)
        assert kept.exit_code == 0, kept.stderr
        (file,) = (self.root / "data" / "events").glob("*.yml")
        return f"data/events/{file.name}"


def lines_of(told: str) -> list[str]:
    return re.findall(r"`([^`]+)`", told)


def under(key: str, line: str) -> Callable[[str], str]:
    """Paste a line under a key, which is made where it is missing."""

    def edit(text: str) -> str:
        if f"\n{key}:\n" not in text:
            return f"{text}{key}:\n  {line}\n"
        return text.replace(f"\n{key}:\n", f"\n{key}:\n  {line}\n", 1)

    return edit


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "affaire")


def test_what_nobody_keeps_is_kept_by_the_command(desk: Desk) -> None:
    desk.keep_the_call()
    assert desk.check() == []


def test_a_later_article_is_bound_by_the_line(desk: Desk) -> None:
    event = desk.keep_the_call()
    desk.write("data/articles/2031-03-05-acn-bbbbbb.md", SECOND)
    (line,) = lines_of(desk.told("tells of it too").partition("under mentions:")[2])
    desk.change(event, under("mentions", line))
    assert desk.check() == []
    (kept,) = read_corpus(desk.root)[0].records.events
    assert {one.article for one in kept.mentions} == {"2031-03-05-acn-bbbbbb", "2031-03-04-le-phare-aaaaaa"}


def test_a_fact_that_differs_gives_way_or_is_explained(desk: Desk) -> None:
    event = desk.keep_the_call()
    as_told = (desk.root / event).read_text(encoding="utf-8")
    desk.change(event, lambda text: text.replace('date: "2031-03-03"', 'date: "2031-03-02"', 1))
    fact, reason = lines_of(desk.told("extraction has come to differ: date"))
    wrong = (desk.root / event).read_text(encoding="utf-8")
    desk.change(event, lambda text: text.replace('date: "2031-03-02"', fact, 1))
    assert (desk.root / event).read_text(encoding="utf-8") == as_told
    assert desk.check() == []
    desk.write(event, wrong)
    desk.change(event, under("reasons", reason))
    assert desk.is_told("« … » gives no reason")  # the one thing that an editor has to add
    desk.change(
        event, lambda text: text.replace(f"  {reason}", f"  {reason.replace('…', 'Le carnet le dit.')}", 1)
    )
    assert desk.check() == []


def test_participants_that_differ_are_written_as_the_file_calls_them(desk: Desk) -> None:
    event = desk.keep_the_call()
    desk.change(
        event, lambda text: re.sub(r"participants:\n(  - .*\n)+", "participants: [Anna Leclerc]\n", text)
    )
    fact, _ = lines_of(desk.told("extraction has come to differ: participants"))
    desk.change(event, lambda text: text.replace("participants: [Anna Leclerc]", fact, 1))
    assert desk.check() == []


def test_a_fact_that_nothing_bears_out_is_explained(desk: Desk) -> None:
    event = desk.keep_the_call()
    desk.change(event, lambda text: text.replace("# place: unknown so far", "place: Port-Neuf", 1))
    (line,) = lines_of(desk.told("no article bears out place"))
    desk.change(event, under("reasons", line.replace("…", "La salle est connue.")))
    assert desk.check() == []


def test_words_that_moved_are_found_and_the_line_renews_their_contexts(desk: Desk) -> None:
    event = desk.keep_the_call()
    desk.change(ARTICLE, lambda text: text.replace("La ministre", "Port-Neuf, mardi.\n\nLa ministre", 1))
    assert desk.check() == []  # what stands further away than the contexts is nobody's business
    desk.change(ARTICLE, lambda text: text.replace("La ministre Anna", "Anna"))
    told = desk.told("the words are found again on line")
    (line,) = lines_of(told)
    number = int(told.partition(":")[2].partition(":")[0])

    def replace_item(text: str) -> str:
        lines = text.splitlines()
        end = number
        while end < len(lines) and lines[end].startswith("    "):
            end += 1
        return "\n".join([*lines[: number - 1], f"  {line}", *lines[end:], ""])

    desk.change(event, replace_item)
    assert not desk.is_told("the words are found again")
    assert not [one for one in desk.check() if event in one]


def test_lost_words_are_told_with_what_rested_on_them_and_the_line_binds_what_stands_there(
    desk: Desk,
) -> None:
    event = desk.keep_the_call()
    text = (desk.root / event).read_text(encoding="utf-8")
    (kept,) = read_corpus(desk.root)[0].records.events
    first = kept.mentions[0]
    desk.change(
        ARTICLE, lambda article: article.replace(first.exact, "a eu une conversation téléphonique", 1)
    )
    told = desk.told(f"« {first.exact} » no longer stands in {ARTICLE}")
    (line,) = lines_of(told)
    assert "a eu une conversation téléphonique" in line
    lines = text.splitlines()
    end = first.line
    while lines[end].startswith("    "):
        end += 1
    desk.write(event, "\n".join([*lines[: first.line - 1], f"  {line}", *lines[end:], ""]))
    assert not desk.is_told("no longer stands")


def test_words_in_which_nothing_is_read_are_explained(desk: Desk) -> None:
    event = desk.keep_the_call()
    item = '- {article: "2031-03-04-le-phare-aaaaaa", exact: "les pêcheurs de Port-Neuf"}'
    desk.change(event, under("mentions", item))
    (line,) = lines_of(desk.told("it finds no event in"))
    desk.change(event, under("reasons", line.replace("…", "Ils ont écouté l’appel.")))
    assert desk.check() == []


MINISTER = """---
published: "2031-03-04"
---
Le ministre des Finances, Jean Morin, a rencontré Anna Leclerc lundi 3 mars 2031 à Port-Neuf.
"""
FORWARD = """---
published: "2031-03-06"
---
L’attaquant Jean Morin a rencontré Bruno Morand mercredi 5 mars 2031 à Valmer.
"""
SURNAME = """---
published: "2031-03-08"
---
Anna Leclerc a rencontré M. Morin vendredi 7 mars 2031 à Valmer.
"""


@pytest.fixture
def names(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "affaire")
    (desk.root / ARTICLE).unlink()
    desk.write("data/articles/a.md", MINISTER)
    return desk


def reasoned(line: str) -> str:
    return line.replace("…", "L’article le dit.")


def people_of(desk: Desk, article: str) -> list[str]:
    """Return the people of the events of an article."""
    events = read(desk.root, Silent()).chronicle.events
    return sorted(ref.id for event in events if article in dict(event.joins) for ref in event.participants)


def test_two_people_of_one_name_get_the_records_that_the_lines_give(names: Desk) -> None:
    names.write("data/articles/b.md", FORWARD)
    one, minister, forward = lines_of(names.told("is taken for two people"))
    people = (names.root / "data/people.yml").read_text(encoding="utf-8")
    names.write("data/people.yml", f"{people}{reasoned(minister)}\n{reasoned(forward)}\n")
    assert not [line for line in names.check() if "Morin" in line.partition("no editor has kept")[0]]
    assert (people_of(names, "a"), people_of(names, "b")) == (
        ["anna-leclerc", "jean-morin"],
        ["bruno-morand", "jean-morin-2"],
    )
    names.write("data/people.yml", f"{people}{one}\n")
    assert "jean-morin" in people_of(names, "a") and "jean-morin" in people_of(names, "b")


def test_a_surname_of_one_article_is_bound_there_alone(names: Desk) -> None:
    names.write("data/articles/c.md", SURNAME)
    (line,) = lines_of(names.told("a bare surname is never linked"))
    names.change("data/people.yml", lambda text: f"{text}{reasoned(line)}\n")
    assert not names.is_told("Morin » may be")
    assert people_of(names, "c") == ["anna-leclerc", "jean-morin"]


def test_a_place_that_two_records_name_is_bound_by_the_line(names: Desk) -> None:
    names.write(
        "data/places.yml",
        "port-neuf:\n  name: Port-Neuf\n  different_from: [port-neuf-lac]\n"
        '  reasons:\n    different_from: {reason: "La mer et le lac.", decided: "2031-03-05"}\n'
        "port-neuf-lac:\n  name: Port-Neuf\n",
    )
    sea, lake, reason = lines_of(names.told("Port-Neuf » may be"))
    assert sea == lake
    names.change(
        "data/places.yml",
        lambda text: text.replace(
            "port-neuf-lac:\n", f"port-neuf-lac:\n  {lake}\n  reasons:\n    {reasoned(reason)}\n"
        ),
    )
    assert not names.is_told("Port-Neuf » may be")
    (event,) = read(names.root, Silent()).chronicle.events
    assert event.place is not None and event.place.id == "port-neuf-lac"
