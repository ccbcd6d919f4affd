"""What a change of rules wins and loses, on a history made for the purpose."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = """\
Le maire Bastien Orveau a rencontré la préfète Ilse Kampen le 12 juin 2031 à Port-Clair.

« Nous reprendrons les travaux du port avec l’accord de la préfecture », a déclaré Bastien Orveau.
"""
GOLD = """\
id: rencontre-port-clair
language: fr
persons:
- {name: Bastien Orveau, variants: [Bastien Orveau]}
- {name: Ilse Kampen, variants: [Ilse Kampen, préfète Ilse Kampen]}
timexes:
- {text: 12 juin 2031, edtf: "2031-06-12"}
quotes:
- {text: Nous reprendrons les travaux du port avec l’accord de la préfecture, speaker: Bastien Orveau}
events:
- {id: meeting, type: meeting, status: occurred, date: "2031-06-12", participants: [Bastien Orveau, Ilse Kampen]}
"""
MONTHS = Path("generator/lexicon/fr/months.yml")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with the program, one text of each kind, and two commits: the first knows no June."""
    root = tmp_path / "repository"
    for part in ("generator", "scripts"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("development", "held-out"):
        folder = root / "tests" / "gold" / name
        (folder / "texts").mkdir(parents=True)
        (folder / "rencontre-port-clair.yml").write_text(GOLD, encoding="utf-8")
        (folder / "texts" / "rencontre-port-clair.txt").write_text(TEXT, encoding="utf-8")
    case = root / "tests" / "golden" / "annotate" / "sans-reference"
    case.mkdir(parents=True)
    (case / "case.yml").write_text('published: "2031-06-13"\n', encoding="utf-8")
    (case / "input.txt").write_text(TEXT, encoding="utf-8")
    months = root / MONTHS
    known = months.read_text(encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    months.write_text(known.replace("juin", "prairial"), encoding="utf-8")
    commit(root, "without June")
    months.write_text(known, encoding="utf-8")
    commit(root, "with June")
    return root


def git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=root, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "--all")
    git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", message)


def changes(root: Path, *arguments: str, status: int = 0) -> tuple[str, str]:
    temporary = root.parent / "temporary"
    temporary.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FIL_ROUGE_")}
    done = subprocess.run(
        [sys.executable, "scripts/annotation_changes.py", *arguments],
        cwd=root,
        env=environment | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert list(temporary.iterdir()) == []
    assert len(git(root, "worktree", "list").splitlines()) == 1
    assert git(root, "status", "--porcelain") == ""
    return done.stdout, done.stderr


def test_what_the_working_tree_wins(repository: Path) -> None:
    told, missing = changes(repository, "HEAD~1")
    assert "=== development: 1 texts\nrencontre-port-clair\n" in told
    assert "  + timexes, value: 12 juin 2031: 2031 instead of 2031-06-12 -> right\n" in told
    assert "  + dates of events: meeting: meeting occurred 2031-06-12 (Bastien Orveau, Ilse Kampen): " in told
    assert "  - " not in told
    (summary,) = (
        line for line in told.split("=== held-out")[0].splitlines() if line.startswith("timexes, v")
    )
    assert summary.split() == ["timexes,", "value", "+1", "-0", "~0", "F1", "0.0000", "->", "1.0000"]
    assert "FIL_ROUGE_CORPUS" in missing and "FIL_ROUGE_BENCHMARKS" in missing
    assert changes(repository, "HEAD~1") == (told, missing)


def test_what_held_out_texts_win_is_counted_but_not_listed(repository: Path) -> None:
    told, _ = changes(repository, "HEAD~1", "held-out")
    assert "rencontre-port-clair" not in told
    assert "timexes, value           +1 -0 ~0" in told
    assert "rencontre-port-clair\n" in changes(repository, "HEAD~1", "held-out", "--show-held-out")[0]


def test_without_gold_a_difference_is_only_that(repository: Path) -> None:
    told, _ = changes(repository, "HEAD~1", "golden")
    rows = [line for line in told.splitlines() if line.startswith("  ")]
    assert rows and all(row.startswith("  ~ ") for row in rows)
    assert any(row.startswith("  ~ events: ") and "date 2031-06-12" in row for row in rows)


def test_what_the_working_tree_loses(repository: Path) -> None:
    months = repository / MONTHS
    months.write_text(months.read_text(encoding="utf-8").replace("juin", "prairial"), encoding="utf-8")
    commit(repository, "without June again")
    told, _ = changes(repository, "HEAD~1", "tests/gold/development")
    assert "  - timexes, value: 12 juin 2031: right -> 2031 instead of 2031-06-12\n" in told
    assert "  + " not in told


def test_no_change_is_told(repository: Path) -> None:
    assert changes(repository, "HEAD", "development")[0].splitlines()[1] == "no change"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [(("no-such-commit",), 1, "no-such-commit"), (("HEAD", "no-such-set"), 2, "no such set")],
)
def test_what_is_not_there_is_named(
    repository: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    assert words in changes(repository, *arguments, status=status)[1]
