"""Links to what a kept event rests on go on answering: by the anchor that its file notes, or by an editor's reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.command import today
from generator.compare import State
from generator.model import Event, Sentence
from tests.compare.history import diff, git, new_repository, state_of

ID = "2031-03-04-le-phare-aaaaaa"
ARTICLE = f"data/articles/{ID}.md"
TEXT = """---
published: "2031-03-04"
publishers: [Le Phare]
---
Anna Leclerc a appelé Bruno Morand lundi 3 mars 2031. L’appel a duré quarante minutes, selon la mairie.

« Le port rouvrira jeudi », a déclaré Anna Leclerc à l’issue de cet appel. Le préfet se tait.
"""


class Desk:
    """A chronicle in git whose one event is kept."""

    def __init__(self, root: Path) -> None:
        self.root = root
        new_repository(root)
        self.write(ARTICLE, TEXT)
        told = CliRunner().invoke(main, ["check", "--data-only", "-C", str(root)])
        event = re.search(r"`fil-rouge keep (p-[0-9a-f]{8})`", told.stderr)
        assert event
        assert CliRunner().invoke(main, ["keep", event[1], "-C", str(root)]).exit_code == 0
        (path,) = (root / "data/events").glob("*.yml")
        self.event = f"data/events/{path.name}"

    def commit(self) -> None:
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message", "x")

    def write(self, path: str, content: str) -> None:
        (self.root / path).write_text(content, encoding="utf-8")

    def change(self, path: str, edit: Callable[[str], str]) -> None:
        before = (self.root / path).read_text(encoding="utf-8")
        after = edit(before)
        assert after != before
        self.write(path, after)

    def forget_anchors(self) -> None:
        self.change(self.event, lambda text: re.sub(r"    sentence: .*\n", "", text))

    def strict(self) -> Result:
        return diff(self.root, "HEAD", "--strict")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "chronique")


def the_event(state: State) -> Event:
    (event,) = state.chronicle.events
    return event


def anchors(state: State) -> dict[str, str]:
    """Return what each anchor leads to: the words of a sentence, the property and value of an account."""
    entry = state.articles[ID]

    def words(sentence: Sentence) -> str:
        return " ".join(sentence.span.of(entry.article.text).split())

    found = {f"phrase-{one.anchor}": words(one) for one in entry.annotations.sentences}
    return found | {
        f"compte-{one.id}": f"{one.property} {one.passage.span.start}" for one in the_event(state).accounts
    }


def test_a_sentence_that_is_reworded_keeps_its_anchors(desk: Desk) -> None:
    desk.commit()
    before, accounts = anchors(state_of(desk.root)), the_event(state_of(desk.root)).accounts
    desk.change(
        ARTICLE, lambda text: text.replace("L’appel a duré quarante", "Cet appel a bien duré quarante")
    )
    after = anchors(state_of(desk.root))
    assert set(before) == set(after) and before != after
    (mine,) = [one for one in the_event(state_of(desk.root)).accounts if one.property == "duration"]
    assert mine.id in {one.id for one in accounts if one.property == "duration"}
    told = desk.strict()
    assert told.exit_code == 0, told.stderr
    assert "anchor" not in told.stdout


def test_a_twin_put_before_a_sentence_takes_no_anchor_from_it(desk: Desk) -> None:
    desk.commit()
    before = state_of(desk.root)
    twin = (
        "L’appel a duré quarante minutes, selon la mairie. Le facteur passe à midi.\n\nAnna Leclerc a appelé"
    )
    desk.change(ARTICLE, lambda text: text.replace("Anna Leclerc a appelé", twin, 1))
    after = state_of(desk.root)
    old, new = ([*state.articles[ID].annotations.sentences] for state in (before, after))
    # Its words again, first of all; the sentence of the kept event is the one that links mean.
    mine = next(one for one in new[2:] if one.span.of(after.articles[ID].article.text).startswith("L’appel"))
    assert (old[1].anchor, f"{old[1].anchor}-2") == (mine.anchor, new[0].anchor)
    assert {one.id for one in the_event(before).accounts} <= {
        id_ for one in the_event(after).accounts for id_ in (one.id, *one.repeats)
    }
    assert desk.strict().exit_code == 0


def test_without_a_note_or_a_reason_strict_fails_and_says_what_to_write(desk: Desk) -> None:
    desk.forget_anchors()
    desk.commit()
    desk.change(
        ARTICLE, lambda text: text.replace("L’appel a duré quarante", "Cet appel a bien duré quarante")
    )
    assert diff(desk.root, "HEAD").exit_code == 0, "without --strict it is told alone"
    told = desk.strict()
    assert told.exit_code == 1
    places = [line for line in told.stderr.splitlines() if " no more; " in line]
    assert [re.sub(r".*(data/\S+:1:1: )#(phrase|compte)-.*", r"\1\2", line) for line in places] == [
        f"{ARTICLE}:1:1: phrase",
        f"{desk.event}:1:1: compte",
    ]
    line = re.findall(r"`(text: [^`]+)`", places[0])[0].replace("…", "Le journal a corrigé sa phrase.")
    assert today() in line
    desk.change(ARTICLE, lambda text: text.replace("publishers:", f"reasons:\n  {line}\npublishers:", 1))
    told = desk.strict()
    assert told.exit_code == 0, told.stderr
    assert "anchor" in told.stdout, "what goes is told all the same"
    (decision,) = state_of(desk.root).chronicle.decisions
    assert (decision.subject, decision.property) == (f"articles/{ID}", "text")


def test_what_no_kept_event_rests_on_may_go(desk: Desk) -> None:
    desk.forget_anchors()
    desk.commit()
    desk.change(ARTICLE, lambda text: text.replace("Le préfet se tait.", "Le préfet ne dit rien."))
    told = desk.strict()
    assert told.exit_code == 0
    assert "1 anchor of the page is gone" in told.stdout


def test_a_quotation_of_a_kept_event_is_held_too(desk: Desk) -> None:
    desk.commit()
    desk.change(ARTICLE, lambda text: text.replace("« Le port rouvrira jeudi », a déclaré", "A parlé"))
    assert "#citation-" in desk.strict().stderr


def test_an_anchor_that_is_none_is_a_fault(desk: Desk) -> None:
    desk.change(desk.event, lambda text: re.sub(r"  sentence: .*", "  sentence: phrase", text, count=1))
    told = CliRunner().invoke(main, ["check", "--data-only", "-C", str(desk.root)])
    assert told.exit_code == 1
    assert "« phrase » is no anchor of a sentence; write ten hex digits, or delete it" in told.stderr
