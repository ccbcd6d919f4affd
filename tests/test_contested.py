"""`keep` settles nothing in silence: what accounts contradict each other on stays open, and is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.corpus import read_corpus
from generator.initialise import initialise
from generator.pipeline import read
from generator.progress import Silent

ONE = """---
published: "2031-03-04"
publishers: [Le Phare]
---
La ministre Anna Leclerc a appelé le préfet Bruno Morand lundi 3 mars 2031. L’appel a duré quarante minutes.
"""
OTHER = """---
published: "2031-03-04"
publishers: [ACN]
---
Le 3 mars 2031, Bruno Morand et Anna Leclerc se sont parlé au téléphone. Il a duré {length}, a affirmé Bruno Morand.
"""


def run(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, [*args, "-C", str(root)], catch_exceptions=False)


def kept(root: Path, length: str) -> tuple[Path, Result]:
    initialise(root, "Affaire")
    (root / "data/articles/2031-03-04-le-phare-aaaaaa.md").write_text(ONE, encoding="utf-8")
    (root / "data/articles/2031-03-04-acn-bbbbbb.md").write_text(
        OTHER.format(length=length), encoding="utf-8"
    )
    event = re.search(r"`fil-rouge keep (p-[0-9a-f]{8})`", run(root, "check", "--data-only").stderr)
    assert event
    done = run(root, "keep", event[1])
    assert done.exit_code == 0
    (file,) = (root / "data/events").glob("*.yml")
    return file, done


def event_of(root: Path) -> tuple[int | None, str, bool]:
    (event,) = [event for event in read(root, Silent()).chronicle.events if event.kept]
    basis = next(basis for basis in event.bases if basis.property == "duration")
    told = any(one.agreement == "contradicts" for one in event.accounts if one.property == "duration")
    return event.duration_minutes, basis.kind, told


def test_what_is_contested_is_told_and_left_to_the_articles(tmp_path: Path) -> None:
    file, done = kept(tmp_path, "une heure")
    (told,) = done.stderr.splitlines()
    content = file.read_text(encoding="utf-8")
    place = re.search(r"\.yml:(\d+):(\d+): duration_minutes is contested: ", told)
    assert place
    line = content.splitlines()[int(place[1]) - 1]
    assert line[int(place[2]) - 1 :].startswith("duration_minutes: contested")
    for words in ("60 (Bruno Morand)", "40 (", "60 is taken: it has the best evidence"):
        assert words in told and words in line, told
    assert read_corpus(tmp_path)[0].records.events[0].duration_minutes is None
    # Kept or not, the page goes on saying that sources differ.
    assert event_of(tmp_path) == (60, "best-evidence", True)


def test_check_tells_it_until_a_pasted_line_decides(tmp_path: Path) -> None:
    file, done = kept(tmp_path, "une heure")
    (notice,) = run(tmp_path, "check", "--data-only").stderr.splitlines()
    lines = re.findall(r"`([^`]+)`", notice)
    assert lines == re.findall(r"`([^`]+)`", done.stderr)
    _, forty, reason = lines
    why = reason.replace("…", "Le registre le dit.")
    content = file.read_text(encoding="utf-8")
    file.write_text(f"{content}{forty}\nreasons:\n  {why}\n", encoding="utf-8")
    checked = run(tmp_path, "check", "--data-only")
    assert (checked.exit_code, checked.stderr) == (0, "")
    minutes, basis, _ = event_of(tmp_path)
    assert (minutes, basis) == (40, "decision")


def test_what_nobody_contests_is_kept_as_it_is(tmp_path: Path) -> None:
    file, done = kept(tmp_path, "40 minutes")
    assert done.stderr == ""
    assert "\nduration_minutes: 40\n" in file.read_text(encoding="utf-8")


DENIED = """---
published: "2031-03-05"
publishers: [ACN]
---
Le préfet Bruno Morand a démenti s’être entretenu par téléphone lundi 3 mars 2031 avec la ministre Anna Leclerc.
"""


@pytest.mark.parametrize("status", ["occurred", "denied"])
def test_a_status_has_to_stand_in_the_file_and_is_told_all_the_same(tmp_path: Path, status: str) -> None:
    initialise(tmp_path, "Affaire")
    (tmp_path / "data/articles/2031-03-04-le-phare-aaaaaa.md").write_text(ONE, encoding="utf-8")
    (tmp_path / "data/articles/2031-03-05-acn-bbbbbb.md").write_text(DENIED, encoding="utf-8")
    event = re.search(r"`fil-rouge keep (p-[0-9a-f]{8})`", run(tmp_path, "check", "--data-only").stderr)
    assert event
    done = run(tmp_path, "keep", event[1])
    (file,) = (tmp_path / "data/events").glob("*.yml")
    content = file.read_text(encoding="utf-8")
    assert "status is contested: " in done.stderr and "# status is contested: " in content
    file.write_text(content.replace("status: occurred", f"status: {status}"), encoding="utf-8")
    assert run(tmp_path, "check", "--data-only").exit_code == 0
