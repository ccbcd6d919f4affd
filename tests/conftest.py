"""What several parts of the tests need: the real texts, finished sites, a browser."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from generator.errors import Fault
from generator.initialise import skeleton_files
from tests.finished_site import FinishedSite, served, succeed
from tests.reader_window import Visit

ROOT = Path(__file__).parent.parent
PATIENCE = 30_000  # milliseconds: what a browser may take on a busy machine; no test asks how fast a page is


# A run in the background (`make test &`) ignores Ctrl-C, and so would each program that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Machines are noisy: how long an example takes says nothing; `tests/annotate/test_effort.py` compares instead.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def faults_have_places(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold every fault of every test to a place that editors' tools can open: a line with its column, or neither.

    The tests of `resolve` make records by hand, without columns; those that read files do the same runs through it.
    """
    if "resolve" in request.path.parts:
        yield
        return
    make, halves = Fault.__init__, []

    def watched(self: Fault, *args: Any, **kwargs: Any) -> None:
        make(self, *args, **kwargs)
        if bool(self.line) != bool(self.column):
            halves.append(str(self))

    monkeypatch.setattr(Fault, "__init__", watched)
    yield
    assert halves == [], "a fault names a line without its column"


@pytest.fixture(scope="session")
def real_texts() -> list[Path]:
    """Return the real articles, which never enter the repository."""
    folder = os.environ.get("FIL_ROUGE_CORPUS")
    if not folder:
        pytest.skip("FIL_ROUGE_CORPUS is unset: it names the folder of the real texts")
    texts = sorted(Path(folder).glob("*.txt"))
    assert texts, f"FIL_ROUGE_CORPUS={folder} holds no .txt"
    return texts


@pytest.fixture(scope="session")
def latin_locale(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a French locale that is not UTF-8, made for the purpose; POSIX where it cannot be.

    In it, a file opened without an encoding is read as Latin-1, and words sort as French does.
    """
    folder = tmp_path_factory.mktemp("locales")
    localedef = shutil.which("localedef")
    if localedef:
        made = [localedef, "--inputfile=fr_FR", "--charmap=ISO-8859-1", str(folder / "fr_FR.ISO-8859-1")]
        subprocess.run(made, capture_output=True, check=False)  # it warns, and ends with 1, on any remark
    if not (folder / "fr_FR.ISO-8859-1").is_dir():
        return {"LC_ALL": "POSIX"}
    return {"LC_ALL": "fr_FR.ISO-8859-1", "LOCPATH": str(folder)}


@pytest.fixture(scope="session")
def own_chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository's own chronicle, built."""
    root = tmp_path_factory.mktemp("own") / "chronicle"
    # The checkout may hold generated pages of any age; what a new chronicle would be given never is one.
    given = {
        path: source for path, source in skeleton_files().items() if path.startswith(("docs/", "mkdocs.yml"))
    }
    data = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "data").rglob("*") if path.is_file()}
    for path, source in (given | data).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, root / path)
    succeed("build", "-C", root)
    return root


@pytest.fixture(scope="session")
def five_chronicle(tmp_path_factory: pytest.TempPathFactory, real_texts: list[Path]) -> Path:
    """Return a chronicle made of the real texts as a newcomer makes one: init, add, build."""
    root = tmp_path_factory.mktemp("five") / "chronicle"
    succeed("init", root)
    succeed("add", "-C", root, *real_texts)
    succeed("build", "-C", root)
    return root


@pytest.fixture(scope="session")
def own_site(own_chronicle: Path) -> Iterator[FinishedSite]:
    with served(own_chronicle) as site:
        yield site


@pytest.fixture(scope="session")
def five_site(five_chronicle: Path) -> Iterator[FinishedSite]:
    with served(five_chronicle) as site:
        yield site


def chromium() -> str:
    """Return the browser to test with: the system's, never one that a package downloads."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("FIL_ROUGE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.fail("no Chromium or Chrome: `make test` finds or installs one, FIL_ROUGE_CHROMIUM names one")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    arguments = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",  # containers have next to none
    ]
    if os.geteuid() == 0:
        arguments.append(
            "--no-sandbox"
        )  # Chromium refuses root otherwise; it opens nothing but our own pages
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a function that opens a window on a site; when the test ends, no window may have met an error."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def open_window(site: FinishedSite, **options: Any) -> Visit:
        context = browser.new_context(locale="fr-FR", service_workers="block", **options)
        contexts.append(context)
        started = Visit(site, context.new_page())
        started.watch()
        visits.append(started)
        return started

    yield open_window
    for context in contexts:
        context.close()
    for started in visits:
        assert started.foreign == [], "a request to another host"
        assert started.errors == [], "an error in the browser"
