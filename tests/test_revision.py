"""Reading data at a git revision: nothing is touched, and what cannot be read is told with a way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.annotate import annotate
from generator.errors import FilRougeError
from generator.initialise import initialise
from generator.model import Annotations, Article, GivenName
from generator.progress import Silent
from generator.review import review
from generator.revision import data_at
from tests.compare.history import STEPS, diff, git, new_repository, take

KEPT = "data/events/2025-05-05-appel.yml"


@pytest.fixture
def chronicle(tmp_path: Path) -> Path:
    root = tmp_path / "chronique"
    new_repository(root)
    for step in STEPS[:3]:
        take(root, step)
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()
    }


def test_the_data_are_those_of_the_revision(chronicle: Path) -> None:
    with data_at(chronicle, "HEAD~1") as past:
        assert not (past.folder / KEPT).exists()
        there = {path.name for path in (past.folder / "data" / "articles").glob("*.md")}
        folder = past.folder
    assert there == {path.name for path in (chronicle / "data" / "articles").glob("*.md")}
    assert not folder.exists()


def test_an_article_comes_out_byte_by_byte(chronicle: Path) -> None:
    article = next((chronicle / "data" / "articles").glob("*.md"))
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n") + "fin\u2028\ufeff".encode())
    git(chronicle, "commit", "--quiet", "--all", "--message", "fins de ligne")
    with data_at(chronicle, "HEAD") as past:
        assert (past.folder / "data" / "articles" / article.name).read_bytes() == article.read_bytes()


def test_neither_index_nor_working_tree_is_touched(chronicle: Path) -> None:
    (chronicle / KEPT).unlink()
    (chronicle / "data" / "articles" / "brouillon.txt~").write_text("brouillon", encoding="utf-8")
    before, status = files(chronicle), git(chronicle, "status", "--porcelain")
    assert diff(chronicle, "HEAD~2", "--strict").exit_code == 0
    assert diff(chronicle, "HEAD", "--strict").exit_code == 1
    assert git(chronicle, "status", "--porcelain") == status
    assert files(chronicle) == before


def test_what_is_not_committed_counts(chronicle: Path) -> None:
    (chronicle / KEPT).unlink()
    told = diff(chronicle, "HEAD")
    assert "no longer kept: « Appel téléphonique" in told.stdout
    assert "/evenements/2025-05-05-appel/ answers no more" in told.stdout


def test_a_chronicle_may_be_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = tmp_path / "depot" / "affaire du port"
    initialise(root, "Port")
    git(root.parent, "init", "--quiet", "--initial-branch=main")
    for step in STEPS[:2]:
        shutil.copytree(step, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.txt"))
        git(root.parent, "add", "--all")
        git(root.parent, "commit", "--quiet", "--message", step.name)
    assert "1 article added" in diff(root, "main~1").stdout


def test_before_there_were_data_everything_is_new(tmp_path: Path) -> None:
    root = tmp_path / "chronique"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "rien")
    initialise(root, "Port")
    take(root, STEPS[0])
    told = diff(root, "HEAD~1", "--strict")
    assert told.exit_code == 0
    assert "There was no data/ then" in told.stdout
    assert "2 articles added" in told.stdout


def test_data_that_were_faulty_are_told_and_no_obstacle(chronicle: Path) -> None:
    kept = chronicle / KEPT
    sound = kept.read_bytes()
    kept.write_text("type: rien\n", encoding="utf-8")
    git(chronicle, "commit", "--quiet", "--all", "--message", "faute")
    kept.write_bytes(sound)
    told = diff(chronicle, "HEAD")
    assert told.exit_code == 0
    assert f"The data were at fault then (2 faults, the first in {KEPT}" in told.stdout


def test_data_that_are_faulty_now_end_with_1(chronicle: Path) -> None:
    (chronicle / KEPT).write_text("type: rien\nstatus: occurred\n", encoding="utf-8")
    told = diff(chronicle, "HEAD")
    assert told.exit_code == 1
    assert f"{KEPT}:1:7: " in told.stderr
    assert "The data are at fault now" in told.stdout


@pytest.mark.parametrize(
    ("revision", "says"),
    [
        ("nulle-part", "git knows no revision « nulle-part » here"),
        ("0" * 40, "git log --oneline"),
        ("HEAD:data", "git knows no revision"),
        ("HEAD~99", "git knows no revision"),
        ("\x1b[31m", "is no revision"),
    ],
)
def test_an_unknown_revision_is_told_with_a_way_out(chronicle: Path, revision: str, says: str) -> None:
    told = diff(chronicle, revision)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert says in told.stderr and len(told.stderr.splitlines()) == 1


def test_no_revision_is_an_option_of_git(chronicle: Path, tmp_path: Path) -> None:
    stolen = tmp_path / "stolen"
    with pytest.raises(FilRougeError, match="is no revision"), data_at(chronicle, f"--output={stolen}"):
        pass
    assert not stolen.exists()


def test_a_shallow_clone_does_as_far_as_it_reaches(chronicle: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "2", chronicle.as_uri(), str(clone))
    assert "4 events kept" in diff(clone, "HEAD~1").stdout
    beyond = diff(clone, "HEAD~2")
    assert beyond.exit_code == 1
    assert "git fetch --unshallow" in beyond.stderr


def test_without_a_repository_or_git_the_way_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "chronique"
    initialise(root, "Port")
    assert "no git repository; run `git init`" in diff(root, "HEAD").stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git cannot be run; install it" in diff(root, "HEAD").stderr


def test_each_article_is_read_once(chronicle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One comparison costs little more than two resolutions."""
    seen: list[str] = []

    def counting(article: Article, given: tuple[GivenName, ...]) -> Annotations:
        seen.append(article.id)
        return annotate(article, given=given)

    monkeypatch.setattr(pipeline, "annotate", counting)
    review(chronicle, "HEAD", Silent())
    assert sorted(seen) == sorted(path.stem for path in (chronicle / "data" / "articles").glob("*.md"))


def test_a_link_out_of_the_data_is_not_followed(chronicle: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\nUn secret.\n", encoding="utf-8")
    link = chronicle / "data" / "articles" / "2025-05-09-lien.md"
    link.symlink_to(secret)
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "lien")
    link.unlink()
    told = review(chronicle, "HEAD", Silent())
    assert told.changes == ()
    assert "The data were at fault then (in data/articles/2025-05-09-lien.md)" in told.since.notes[0]
