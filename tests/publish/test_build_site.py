"""The site as a whole: built elsewhere, checked, swapped in; equal each time; the last good one survives."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import FilRougeError
from generator.publish.build_site import publish
from tests.publish.conftest import EVENT, PAGES, RECORDS, Page

EPOCH = 1_935_662_400


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


def test_a_site_without_records_has_no_index(chronicle: Path) -> None:
    assert publish(chronicle, PAGES, [], [], epoch=EPOCH).records == 0
    assert not (chronicle / "site/pagefind").exists()


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
