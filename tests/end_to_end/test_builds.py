"""What a build promises: the same bytes twice, a site that plain MkDocs makes too, nothing lost when one fails."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from random import Random

import pytest

from tests.finished_site import fil_rouge, succeed

EPOCH = "1900000000"


def copy_of(root: Path, to: Path) -> Path:
    """Copy what people own of a chronicle: no site, no generated page."""
    generated = {path for path in (root / "docs").iterdir() if path.is_dir()} - {
        root / "docs" / "assets",
        root / "docs" / "overrides",
    }
    shutil.copytree(root / "data", to / "data")
    shutil.copyfile(root / "mkdocs.yml", to / "mkdocs.yml")
    shutil.copytree(
        root / "docs",
        to / "docs",
        ignore=lambda folder, names: [
            name for name in names if Path(folder) / name in generated | {root / "docs" / "index.md"}
        ],
    )
    return to


def site_bytes(root: Path) -> dict[str, bytes]:
    """Return the site's files; of Pagefind's, whose names and order vary, the records that it holds."""
    site = root / "site"
    files = {
        str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()
    }
    own = {name: content for name, content in files.items() if not name.startswith("pagefind/")}
    records = sorted(
        gzip.decompress(content) for name, content in files.items() if name.endswith(".pf_fragment")
    )
    assert records, "the site has a search index"
    return own | {"pagefind": b"\n".join(records)}


def build_under(root: Path, monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, bytes]:
    for name, value in (environment | {"SOURCE_DATE_EPOCH": EPOCH}).items():
        monkeypatch.setenv(name, value)
    succeed("build", "-C", root)
    return site_bytes(root)


def test_builds_are_equal_byte_for_byte(
    own_chronicle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, latin_locale: dict[str, str]
) -> None:
    """Whatever the hash seed, the time zone, the locale and the order in which files were made."""
    one, *others = (
        build_under(made_in_order(own_chronicle, tmp_path / folder, order), monkeypatch, **environment)
        for folder, order, environment in (
            ("one", 1, {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8"}),
            ("autre dossier", 2, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "POSIX"}),
            ("troisième", 3, {"PYTHONHASHSEED": "3", "TZ": "Europe/Paris", **latin_locale}),
        )
    )
    for other in others:
        assert sorted(one) == sorted(other)
        assert [name for name in one if one[name] != other[name]] == []


def made_in_order(root: Path, to: Path, order: int) -> Path:
    """Copy a chronicle, its articles made anew in some order: a folder lists its files as they came."""
    copy = copy_of(root, to)
    articles = sorted((copy / "data" / "articles").iterdir())
    Random(order).shuffle(articles)  # noqa: S311  # no secret
    for path in articles:
        path.rename(path.with_suffix(".moved"))
        path.with_suffix(".moved").rename(path)
    return copy


def test_a_second_build_writes_no_page(own_chronicle: Path, tmp_path: Path) -> None:
    root = copy_of(own_chronicle, tmp_path / "chronicle")
    succeed("build", "-C", root)
    before = {path: path.stat().st_mtime_ns for path in (root / "docs").rglob("*") if path.is_file()}
    assert "0 written" in succeed("build", "-C", root)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_plain_mkdocs_builds_the_generated_docs(own_chronicle: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=own_chronicle,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "evenements" / "index.html").is_file()


def test_a_build_that_fails_leaves_the_last_good_site(own_chronicle: Path, tmp_path: Path) -> None:
    root = copy_of(own_chronicle, tmp_path / "chronicle")
    succeed("build", "-C", root)
    good = site_bytes(root)
    people = root / "data" / "people.yml"
    people.write_text(people.read_text(encoding="utf-8") + "anna: {nom: Anna}\n", encoding="utf-8")
    done = fil_rouge("build", "-C", root)
    assert done.returncode == 1
    assert "data/people.yml:" in done.stderr
    assert site_bytes(root) == good


def test_serve_builds_serves_and_rebuilds_without_looping(own_chronicle: Path, tmp_path: Path) -> None:
    root = copy_of(own_chronicle, tmp_path / "chronicle")
    with subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "-C", root, "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        process_group=0,
    ) as server:
        lines: list[str] = []
        assert server.stderr is not None
        reader = threading.Thread(
            target=lambda stream: lines.extend(stream), args=(server.stderr,), daemon=True
        )
        reader.start()
        try:
            told = wait_for(lines, "Serving ")
            url = next(word for word in told.split() if word.startswith("http://"))
            assert b"</html>" in fetch(url)
            page = root / "docs" / "methode.md"
            page.write_text(page.read_text(encoding="utf-8") + "\nMarée haute.\n", encoding="utf-8")
            wait_for(lines, "Built")
            assert "Marée haute." in fetch(url + "methode/").decode()
            builds = sum("building" in line for line in lines)
            time.sleep(2.5)  # three looks at the files, none of which may find a change
            assert sum("building" in line for line in lines) == builds == 1
        finally:
            os.killpg(server.pid, signal.SIGINT)
            assert server.wait(timeout=20) == 0
            reader.join(timeout=5)
    assert "Traceback" not in "".join(lines)


def wait_for(lines: list[str], beginning: str, seconds: float = 90) -> str:
    """Return the first line that begins so, as soon as there is one."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for line in lines:
            if line.startswith(beginning):
                return line
        time.sleep(0.05)
    raise AssertionError(f"no line « {beginning}… » within {seconds} s:\n{''.join(lines)}")


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310  # our own server
        content: bytes = answer.read()
    return content
