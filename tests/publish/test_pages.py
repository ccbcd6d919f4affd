"""Generated pages come and go; what people wrote stays."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import FilRougeError
from generator.publish.manifest import Manifest, generated_files
from generator.publish.pages import write_pages
from tests.publish.conftest import Page, git_init

A = Page("evenements/a.md", "# A\n")
B = Page("evenements/b.md", "# B\n")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def told(docs: Path, *pages: Page) -> list[str]:
    with pytest.raises(FilRougeError) as error:
        write_pages(docs, pages, [])
    return [str(fault) for fault in error.value.faults]


def test_only_what_changed_is_written(docs: Path) -> None:
    first = write_pages(docs, [A, B], [("donnees/x.csv", b"a,b\n")])
    assert first.written == ("docs/donnees/x.csv", "docs/evenements/a.md", "docs/evenements/b.md")
    os.utime(docs / "evenements/a.md", ns=(1, 1))
    second = write_pages(docs, [A, Page(B.path, "# B, mieux\n")], [("donnees/x.csv", b"a,b\n")])
    assert second.written == ("docs/evenements/b.md",)
    assert second.unchanged == 2
    assert (docs / "evenements/a.md").stat().st_mtime_ns == 1
    assert (docs / "evenements/b.md").read_text(encoding="utf-8") == "# B, mieux\n"


def test_what_is_no_longer_made_goes_with_its_empty_folder(docs: Path) -> None:
    write_pages(docs, [A, Page("lieux/ici.md", "# Ici\n")], [])
    assert write_pages(docs, [A], []).removed == ("docs/lieux/ici.md",)
    assert not (docs / "lieux").exists()
    assert generated_files(docs.parent) == {"docs/evenements/a.md"}


@pytest.mark.parametrize(
    ("number", "remedy"),
    [(errno.EACCES, "give yourself the right to write there"), (errno.ENOSPC, "make room on the disk")],
)
def test_a_folder_where_nothing_can_be_written_is_told_once(
    docs: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("generator.publish.pages.replace_bytes", refuse)
    why = f"nothing can be written here ({os.strerror(number)}); {remedy}"
    assert told(docs, A, B, Page("lieux/ici.md", "# Ici\n")) == [
        f"docs/evenements: {why}",
        f"docs/lieux: {why}",
    ]


def test_a_folder_with_a_page_by_hand_stays(docs: Path) -> None:
    write_pages(docs, [Page("lieux/ici.md", "# Ici\n")], [])
    (docs / "lieux/notes.md").write_text("à la main", encoding="utf-8")
    write_pages(docs, [], [])
    assert (docs / "lieux/notes.md").read_text(encoding="utf-8") == "à la main"


def test_a_generated_page_changed_by_hand_is_told_and_kept(docs: Path) -> None:
    write_pages(docs, [A, B], [])
    (docs / A.path).write_text("# A, à la main\n", encoding="utf-8")
    (docs / B.path).write_text("# B, à la main\n", encoding="utf-8")
    messages = told(docs, Page(A.path, "# A, autrement\n"))  # A is written anew, B is stale
    assert [message.split(":")[0] for message in messages] == ["docs/evenements/a.md"]
    assert "changed by hand" in messages[0]
    assert (docs / A.path).read_text(encoding="utf-8") == "# A, à la main\n"
    (docs / A.path).unlink()
    messages = told(docs, A)
    assert [message.split(":")[0] for message in messages] == ["docs/evenements/b.md"]
    assert (docs / B.path).read_text(encoding="utf-8") == "# B, à la main\n"
    (docs / B.path).unlink()
    assert write_pages(docs, [A], []).unchanged == 1


def test_a_page_written_by_hand_is_never_replaced(docs: Path) -> None:
    (docs / "methode.md").write_text("# À moi\n", encoding="utf-8")
    assert "no build is known to have made" in told(docs, Page("methode.md", "# À toi\n"))[0]
    assert (docs / "methode.md").read_text(encoding="utf-8") == "# À moi\n"


def test_a_page_that_git_tracks_is_never_replaced(docs: Path) -> None:
    write_pages(docs, [A], [])
    git_init(docs.parent, "docs")
    assert "git tracks" in told(docs, Page(A.path, "# Autre\n"))[0]
    write_pages(docs, [], [])
    assert (docs / A.path).exists()


def test_a_lost_manifest_is_rebuilt_from_equal_pages(docs: Path) -> None:
    write_pages(docs, [A], [])
    (docs.parent / ".fil-rouge/manifest.json").unlink()
    assert write_pages(docs, [A], []).unchanged == 1
    assert write_pages(docs, [], []).removed == ("docs/evenements/a.md",)


def test_a_manifest_that_cannot_be_read_is_told(docs: Path) -> None:
    write_pages(docs, [A], [])
    (docs.parent / ".fil-rouge/manifest.json").write_text("{", encoding="utf-8")
    assert "manifest.json" in told(docs, A)[0]


@pytest.mark.parametrize(
    "path",
    [
        "../x.md",
        "/etc/x.md",
        "a/../../x.md",
        "a//x.md",
        "./x.md",
        "",
        "a/",
        "a\\x.md",
        "a\0.md",
        "a/.x.md",
        "C:/x.md",
        "é" * 200 + ".md",
    ],
)
def test_a_path_that_is_unfit_is_told_and_nothing_leaves_docs(docs: Path, path: str) -> None:
    assert len(told(docs, Page(path, "x"), A)) == 1
    assert (docs / A.path).exists()
    assert sorted(one.name for one in docs.parent.iterdir()) == [".fil-rouge", "docs"]


def test_a_link_does_not_lead_out_of_docs(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("dehors")
    (docs / "lieux").symlink_to(outside)
    assert "symbolic link" in told(docs, Page("lieux/x.md", "x"))[0]
    assert not list(outside.iterdir())


@pytest.mark.parametrize(("one", "other"), [("a/B.md", "a/b.md"), ("a.md", "a/index.md"), ("É.md", "é.md")])
def test_two_pages_for_one_address_are_told(docs: Path, one: str, other: str) -> None:
    assert "clashes" in told(docs, Page(one, "1"), Page(other, "2"))[0]


def test_a_page_that_fails_on_the_way_removes_nothing(docs: Path) -> None:
    write_pages(docs, [A, B], [])

    def breaking() -> object:
        yield Page(A.path, "# A, mieux\n")
        raise RuntimeError("a template failed")

    with pytest.raises(RuntimeError):
        write_pages(docs, breaking(), [])  # type: ignore[arg-type]
    assert (docs / B.path).exists()
    assert write_pages(docs, [A, B], []).written == ("docs/evenements/a.md",)


def test_a_build_killed_while_writing_is_taken_up(docs: Path) -> None:
    write_pages(docs, [A, B], [])
    program = f"""
        import os, signal, sys
        from pathlib import Path
        from generator.publish import pages
        from tests.publish.conftest import Page
        real = pages.replace_bytes
        def kill_after(target, content):
            real(target, content)
            os.kill(os.getpid(), signal.SIGKILL)
        pages.replace_bytes = kill_after
        pages.write_pages(Path({str(docs)!r}), [Page("evenements/a.md", "# A, mieux\\n")], [])
    """
    root = Path(__file__).parent.parent.parent
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=root, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert (docs / A.path).read_text(encoding="utf-8") == "# A, mieux\n"
    report = write_pages(docs, [Page(A.path, "# A, encore mieux\n")], [])
    assert report.written == ("docs/evenements/a.md",)
    assert report.removed == ("docs/evenements/b.md",)


@given(st.text(min_size=1))
def test_any_text_of_a_path_is_written_inside_or_refused(
    tmp_path_factory: pytest.TempPathFactory, path: str
) -> None:
    root = tmp_path_factory.mktemp("n")
    docs = root / "docs"
    docs.mkdir()
    try:
        written = write_pages(docs, [Page(path, "x")], []).written
    except FilRougeError:
        written = ()
    files = [one for one in root.rglob("*") if one.is_file() and ".fil-rouge" not in one.parts]
    assert len(files) == len(written)
    assert all(one.is_relative_to(docs) for one in files)


def test_the_manifest_is_the_same_for_the_same_pages(docs: Path) -> None:
    write_pages(docs, [A, B], [])
    path = docs.parent / ".fil-rouge/manifest.json"
    first = path.read_bytes()
    write_pages(docs, [B, A], [])
    assert path.read_bytes() == first
    assert Manifest(docs.parent).paths() == ["docs/evenements/a.md", "docs/evenements/b.md"]
