"""The site as a whole: built elsewhere, checked, swapped in; equal each time; the last good one survives."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from generator.errors import FilRougeError
from generator.publish.build_site import publish
from tests.publish.conftest import EVENT, PAGES, RECORDS, Page

EPOCH = 1_935_662_400  # 2031-05-04T12:00Z
REPOSITORY = Path(__file__).parent.parent.parent


def tree(folder: Path) -> dict[str, bytes]:
    """Read a site, without Pagefind's own files: those are compared by their records."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).parts[0] != "pagefind"
    }


def test_a_site_is_built_indexed_and_checked(chronicle: Path) -> None:
    report = publish(chronicle, PAGES, [("donnees/chronique.json", b"{}")], RECORDS, epoch=EPOCH)
    assert report.site == chronicle / "site"
    assert report.records == 1
    assert report.links.links > 10
    assert report.links.anchors >= 1
    assert (chronicle / "site/evenements/2031-05-04-appel/index.html").is_file()
    assert (chronicle / "site/donnees/chronique.json").read_bytes() == b"{}"
    assert (chronicle / "site/pagefind/pagefind.js").is_file()
    assert not list((chronicle / "site/pagefind").glob("*-ui.*"))
    assert not list((chronicle / ".fil-rouge").glob("build-*"))
    assert not (chronicle / ".fil-rouge/previous").exists()


def indexed(site: Path) -> dict[str, object]:
    """Read what Pagefind would show of each record; its files' names and orders differ from run to run."""
    found = {}
    for path in (site / "pagefind/fragment").iterdir():
        record = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[record["url"]] = record
    return found


def test_a_build_needs_no_other_host(chronicle: Path) -> None:
    alone = ["unshare", "--map-root-user", "--net"]  # a process without any network
    if (
        shutil.which("unshare") is None
        or subprocess.run([*alone, "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this system lets nobody run a process without a network")
    program = f"""
        from pathlib import Path
        from generator.publish.build_site import publish
        from tests.publish.conftest import PAGES, RECORDS
        print(publish(Path({str(chronicle)!r}), PAGES, [], RECORDS, epoch=1).records)
    """
    command = [*alone, sys.executable, "-c", textwrap.dedent(program)]
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert done.stdout == "1\n"


def test_two_builds_hold_the_same_records(chronicle: Path) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    first = indexed(chronicle / "site")
    assert list(first) == ["/evenements/2031-05-04-appel/"]
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    assert indexed(chronicle / "site") == first


def test_a_record_without_a_word_is_told(chronicle: Path) -> None:
    empty = ("vide/index.html", b"<html><body data-pagefind-body></body></html>")
    with pytest.raises(FilRougeError, match="Pagefind indexed 1 of 2 search records"):
        publish(chronicle, PAGES, [], [*RECORDS, empty], epoch=EPOCH)


def test_two_records_for_one_address_are_told(chronicle: Path) -> None:
    with pytest.raises(FilRougeError, match="two search records have one address"):
        publish(chronicle, PAGES, [], [*RECORDS, *RECORDS], epoch=EPOCH)


def test_the_moment_of_the_build_is_the_one_that_was_given(chronicle: Path) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    first = tree(chronicle / "site")
    before = os.environ.get("SOURCE_DATE_EPOCH")
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH + 86_400)
    assert os.environ.get("SOURCE_DATE_EPOCH") == before
    assert b"2031-05-05" in tree(chronicle / "site")["sitemap.xml"]
    assert tree(chronicle / "site").keys() == first.keys()


def test_a_build_killed_in_mkdocs_leaves_the_last_good_site(chronicle: Path) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    before = tree(chronicle / "site")
    program = f"""
        import os, signal
        from pathlib import Path
        from generator.publish import build_site
        from tests.publish.conftest import PAGES, RECORDS
        def dying(*given, **named):
            os.kill(os.getpid(), signal.SIGKILL)
        build_site.index_records = dying
        build_site.publish(Path({str(chronicle)!r}), PAGES, [], RECORDS, epoch=1)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], cwd=REPOSITORY, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert tree(chronicle / "site") == before
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    assert tree(chronicle / "site") == before
    assert not list((chronicle / ".fil-rouge").glob("build-*"))


def test_two_builds_are_equal_to_the_byte(chronicle: Path) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    first = tree(chronicle / "site")
    report = publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    assert tree(chronicle / "site") == first
    assert report.pages.written == ()
    assert "sitemap.xml.gz" in first
    assert b"2031-05-04" in first["sitemap.xml"]


@pytest.mark.parametrize(
    ("page", "told", "where"),
    [
        ("[perdu](../personnes/inconnue.md)", "inconnue.md", "docs/evenements/2031-05-04-appel.md"),
        ("[ancre](../methode.md#inconnue)", "inconnue", "docs/evenements/2031-05-04-appel.md"),
        ('<a href="../rien/">x</a>', "reaches no file", "docs/evenements/2031-05-04-appel.md"),
        ('<img src="https://ailleurs.test/x.png">', "another host", "docs/evenements/2031-05-04-appel.md"),
    ],
)
def test_a_broken_link_fails_the_build_and_leaves_the_last_good_site(
    chronicle: Path, page: str, told: str, where: str
) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    before = tree(chronicle / "site")
    broken = (PAGES[0], Page(PAGES[1].path, f"{EVENT}\n{page}\n"))
    with pytest.raises(FilRougeError) as error:
        publish(chronicle, broken, [], RECORDS, epoch=EPOCH)
    assert any(told in fault.what and fault.path == where for fault in error.value.faults)
    assert tree(chronicle / "site") == before
    assert not list((chronicle / ".fil-rouge").glob("build-*"))
    publish(chronicle, PAGES, [], RECORDS, epoch=EPOCH)
    assert tree(chronicle / "site") == before


def test_a_folder_named_site_that_no_build_made_is_left_alone(chronicle: Path) -> None:
    (chronicle / "site").mkdir()
    (chronicle / "site/photos.txt").write_text("à moi", encoding="utf-8")
    with pytest.raises(FilRougeError, match="no build made"):
        publish(chronicle, PAGES, [], [], epoch=EPOCH)
    assert (chronicle / "site/photos.txt").read_text(encoding="utf-8") == "à moi"


def test_plain_mkdocs_builds_the_generated_pages_too(chronicle: Path, tmp_path: Path) -> None:
    from generator.publish.mkdocs_build import build_pages
    from generator.publish.pages import write_pages

    write_pages(chronicle / "docs", PAGES, [])
    target = tmp_path / "seul"
    target.mkdir()
    build_pages(chronicle, target, epoch=EPOCH)
    assert (target / "evenements/2031-05-04-appel/index.html").is_file()
