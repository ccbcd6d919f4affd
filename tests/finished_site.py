"""Build chronicles by the command line and serve their sites, for tests that look at what readers get."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Project pages lie under a path of their host; a link that only works at the root of one must show.
PREFIX = "/fil-rouge/"


@dataclass(frozen=True)
class FinishedSite:
    """A chronicle's folder and the address at which its site answers (with the sub-path, ends with ``/``)."""

    root: Path
    url: str

    @property
    def folder(self) -> Path:
        return self.root / "site"

    def pages(self) -> list[str]:
        """Return the addresses of all pages that can be read, relative to the site's, sorted."""
        return [address for address in self._addresses() if not self._leads_on(address)]

    def redirections(self) -> list[str]:
        """Return the addresses that only lead on to another, sorted."""
        return [address for address in self._addresses() if self._leads_on(address)]

    def _addresses(self) -> list[str]:
        return sorted(
            path.relative_to(self.folder).as_posix().removesuffix("index.html")
            for path in self.folder.rglob("*.html")
        )

    def _leads_on(self, address: str) -> bool:
        file = self.folder / address
        html = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        return 'http-equiv="refresh"' in html


def fil_rouge(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as an editor does, in a process of its own; its messages are in the failure."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def succeed(*arguments: str | Path, cwd: Path | None = None) -> str:
    """Run the command line, insist on status 0 and return what it printed."""
    done = fil_rouge(*arguments, cwd=cwd)
    assert done.returncode == 0, f"{' '.join(map(str, arguments))}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        if not path.startswith(PREFIX):
            return str(Path(self.directory) / "no-such-page")
        return super().translate_path(path[len(PREFIX) - 1 :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a host of static pages does: with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output to itself."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a page asks for a dozen files at once, and a busy machine answers late

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of browsers that hang up: pages are left while they load."""


@contextmanager
def served(root: Path) -> Iterator[FinishedSite]:
    """Serve a chronicle's site under a sub-path while the block runs."""

    def handler(*arguments: object) -> _Handler:
        return _Handler(*arguments, directory=str(root / "site"))  # type: ignore[arg-type]

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield FinishedSite(root, f"http://127.0.0.1:{server.server_port}{PREFIX}")
        finally:
            server.shutdown()
            thread.join()
