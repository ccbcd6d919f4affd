"""Reading data at a git revision: nothing is touched, and what cannot be read is told with a way out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator import pipeline
from generator.annotate import annotate
from generator.corpus.encodings import MAX_BYTES
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
        ("^HEAD", "« ^HEAD » is no revision"),
        ("a" * 100_000, "a… » is no revision"),
    ],
)
def test_an_unknown_revision_is_told_with_a_way_out(chronicle: Path, revision: str, says: str) -> None:
    told = diff(chronicle, revision)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert says in told.stderr and len(told.stderr.splitlines()) == 1
    assert len(told.stderr) < 500


def test_what_archives_leave_out_is_in_the_chronicle(chronicle: Path) -> None:
    (chronicle / ".gitattributes").write_text("data/articles/* export-ignore\n", encoding="utf-8")
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "archives")
    assert "nothing changes in the chronicle" in diff(chronicle, "HEAD").stdout


def test_data_that_were_no_folder_are_none(chronicle: Path) -> None:
    shutil.rmtree(chronicle / "data")
    (chronicle / "data").symlink_to("/")
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "lien")
    git(chronicle, "rm", "--quiet", "data")
    (chronicle / "data").write_text("rien", encoding="utf-8")
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "fichier")
    for revision in ("HEAD~1", "HEAD"):
        with data_at(chronicle, revision) as past:
            assert past.empty
            assert list((past.folder / "data").iterdir()) == []


def test_a_link_of_the_past_leads_nowhere_outside(chronicle: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\ntitle: Secret\n---\n\nLe code est gardé.\n", encoding="utf-8")
    link = chronicle / "data" / "articles" / "2025-05-10-gazette-dddddd.md"
    link.symlink_to(secret)
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "lien")
    link.unlink()
    told = diff(chronicle, "HEAD")
    assert told.exit_code == 0
    assert "Secret" not in told.stdout
    assert "The data were at fault then (in data/articles/2025-05-10-gazette-dddddd.md)" in told.stdout


def test_a_file_too_large_to_read_is_told_and_not_copied(chronicle: Path) -> None:
    large = chronicle / "data" / "articles" / "2025-05-10-gazette-dddddd.md"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    git(chronicle, "add", "--all")
    git(chronicle, "commit", "--quiet", "--message", "film")
    with data_at(chronicle, "HEAD") as past:
        assert (past.folder / "data" / "articles" / large.name).stat().st_blocks == 0
    large.unlink()
    assert f"The data were at fault then (in data/articles/{large.name})" in diff(chronicle, "HEAD").stdout


def commit_of(root: Path, path: str, content: str) -> str:
    """Commit one file by its path, which may be one that no disk takes."""
    (root / ".git" / "content").write_text(content, encoding="utf-8")
    made = git(root, "hash-object", "-w", ".git/content").strip()
    kind, mode = "blob", "100644"
    for name in reversed(path.split("/")):
        (root / ".git" / "content").write_text(f"{mode} {kind} {made}\t{name}\0", encoding="utf-8")
        with (root / ".git" / "content").open("rb") as entries:
            done = subprocess.run(
                ["git", "-C", str(root), "mktree", "-z"], stdin=entries, capture_output=True, check=True
            )
        made, kind, mode = done.stdout.decode().strip(), "tree", "040000"
    return git(root, "commit-tree", "-m", "chemin", made).strip()


@pytest.mark.parametrize("path", ["n" * 300 + ".md", "dossier/" * 1200 + "a.md", "a\nb\x1b[31m\u202e.md"])
def test_names_that_no_disk_or_terminal_takes_are_no_obstacle(chronicle: Path, path: str) -> None:
    told = diff(chronicle, commit_of(chronicle, f"data/articles/{path}", "rien"))
    assert told.exit_code == 0, told.stderr
    assert "3 articles added" in told.stdout
    assert "\x1b" not in told.stdout and "\u202e" not in told.stdout


def test_a_damaged_repository_is_told(chronicle: Path) -> None:
    article = next((chronicle / "data" / "articles").glob("*.md"))
    article.write_text(article.read_text(encoding="utf-8") + "fin\n", encoding="utf-8")
    git(chronicle, "commit", "--quiet", "--all", "--message", "fin")
    lost = git(chronicle, "rev-parse", f"HEAD:data/articles/{article.name}").strip()
    (chronicle / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    told = diff(chronicle, "HEAD")
    assert told.exit_code == 1
    assert "git fsck" in told.stderr and article.name in told.stderr and len(told.stderr.splitlines()) == 1


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
