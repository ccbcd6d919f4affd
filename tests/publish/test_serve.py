"""Serving: rebuilt on a change, without looping, and the last good site when a build fails."""

from __future__ import annotations

import io
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.errors import FilRougeError, fault
from generator.publish.build_site import publish
from generator.publish.serve import serve
from generator.publish.watch import changes, snapshot
from tests.publish.conftest import PAGES, RECORDS, Page

PATIENCE = 30.0  # seconds
REPOSITORY = Path(__file__).parent.parent.parent


class Served:
    """A chronicle that is being served in a thread; its title is read from `data/titre.txt` at each build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = io.StringIO()
        self.stop = threading.Event()
        self.builds = 0
        self.raised: list[BaseException] = []
        self.thread = threading.Thread(target=self._run)

    def rebuild(self) -> None:
        self.builds += 1
        title = (self.root / "data/titre.txt").read_text(encoding="utf-8").strip()
        if not title:
            raise fault("data/titre.txt", "there is no title", "write one", line=1, column=1)
        event = Page(PAGES[1].path, PAGES[1].text.replace("# Un appel", f"# {title}"))
        publish(self.root, [PAGES[0], event], [], RECORDS, epoch=0)

    def _run(self) -> None:
        try:
            serve(self.root, self.rebuild, port=0, out=self.out, stop=self.stop)
        except BaseException as error:
            self.raised.append(error)

    def url(self) -> str:
        self.until(lambda: "Serving" in self.out.getvalue())
        return self.out.getvalue().split(" at ")[1].split()[0]

    def read(self, address: str) -> str:
        with urllib.request.urlopen(self.url() + address, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode())

    def until(self, condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert not self.raised, self.raised
            assert time.monotonic() < end, self.out.getvalue()
            time.sleep(0.05)


@pytest.fixture
def served(chronicle: Path) -> Iterator[Served]:
    (chronicle / "data/titre.txt").write_text("Premier titre", encoding="utf-8")
    running = Served(chronicle)
    running.thread.start()
    yield running
    running.stop.set()
    running.thread.join(PATIENCE)
    assert not running.thread.is_alive()


def test_a_change_is_built_once_and_a_fault_leaves_the_last_good_site(served: Served) -> None:
    address = "evenements/2031-05-04-appel/"
    assert served.url().endswith("/fil/")
    assert "Premier titre" in served.read(address)
    assert "livereload" in served.read(address)
    time.sleep(2)  # what the build wrote must not call for another
    assert served.builds == 1

    title = served.root / "data/titre.txt"
    title.write_text("Second titre", encoding="utf-8")
    served.until(lambda: "Built" in served.out.getvalue())
    assert "Second titre" in served.read(address)
    time.sleep(2)
    assert served.builds == 2
    assert "Changed: data/titre.txt;" in served.out.getvalue()

    title.write_text("\n", encoding="utf-8")
    served.until(lambda: "Not built" in served.out.getvalue())
    assert "data/titre.txt:1:1: there is no title; write one" in served.out.getvalue()
    assert "Second titre" in served.read(address)

    title.write_text("Troisième titre", encoding="utf-8")
    served.until(lambda: "Troisième titre" in served.read(address))
    assert served.builds == 4


def test_an_address_that_nothing_answers_shows_the_sites_own_page(served: Served) -> None:
    with pytest.raises(urllib.error.HTTPError) as error:
        served.read("rien/")
    assert error.value.code == 404
    assert b"Le fil d" in error.value.read()
    error.value.close()


def test_a_first_build_that_fails_stops_with_its_faults(chronicle: Path) -> None:
    def rebuild() -> None:
        raise fault("data/x.yml", "it is wrong", "mend it")

    with pytest.raises(FilRougeError, match="it is wrong"):
        serve(chronicle, rebuild, port=0, out=io.StringIO())


def test_an_address_that_is_taken_is_told(chronicle: Path) -> None:
    def build_in_vain() -> None:
        pytest.fail("built before the address was taken")

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FilRougeError, match=f"cannot listen at 127.0.0.1:{port}"):
            serve(chronicle, build_in_vain, port=port, out=io.StringIO())


def test_a_site_that_is_deleted_is_built_again(served: Served) -> None:
    address = "evenements/2031-05-04-appel/"
    assert "Premier titre" in served.read(address)
    shutil.rmtree(served.root / "site")
    served.until(lambda: "Built" in served.out.getvalue())
    assert "Changed: site/ (gone); building" in served.out.getvalue()
    assert "Premier titre" in served.read(address)
    assert served.builds == 2


def test_ctrl_c_ends_serving_quietly(chronicle: Path) -> None:
    publish(chronicle, PAGES, [], RECORDS, epoch=0)
    program = "import sys; from pathlib import Path; from generator.publish.serve import serve; "
    program += "serve(Path(sys.argv[1]), lambda: None, port=0)"
    command = [sys.executable, "-c", program, str(chronicle)]
    with subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stderr is not None
        assert "Ctrl-C" in serving.stderr.readline()
        serving.send_signal(signal.SIGINT)
        assert serving.stderr.read() == "Stopped\n"
        assert serving.wait(PATIENCE) == 0


def test_only_what_people_write_is_watched(chronicle: Path) -> None:
    third = Page("evenements/autre.md", "# Autre\n")
    publish(chronicle, [*PAGES, third], [("donnees/x.csv", b"a")], RECORDS, epoch=0)
    before = snapshot(chronicle)
    assert sorted(before) == ["docs/methode.md", "mkdocs.yml"]
    publish(chronicle, PAGES, [], [], epoch=0)
    (chronicle / "docs/.methode.md.swp").write_text("x", encoding="utf-8")
    (chronicle / "docs/methode.md~").write_text("x", encoding="utf-8")
    assert changes(before, snapshot(chronicle)) == []
    (chronicle / "docs/methode.md").write_text("# Mieux\n", encoding="utf-8")
    (chronicle / "data/articles").mkdir()
    (chronicle / "data/articles/a.md").write_text("x", encoding="utf-8")
    assert changes(before, snapshot(chronicle)) == ["data/articles/a.md", "docs/methode.md"]
