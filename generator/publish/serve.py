"""Serve the built site while somebody works on it, and rebuild it when what it is made from changes."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from mkdocs.livereload import LiveReloadServer, _serve_url

from generator.errors import FilRougeError, fault, one_line
from generator.publish.site_info import site_info
from generator.publish.swap import SITE
from generator.publish.watch import Snapshot, changes, snapshot
from generator.publish.workspace import replace_bytes, workspace

_POLL = 0.7  # seconds between two looks at the files
_SHOWN = 5  # changed files named on the terminal


def serve(
    root: Path,
    rebuild: Callable[[], object],
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    also_watch: tuple[Path, ...] = (),
    out: TextIO | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Build, serve `site/` and rebuild on each change, until Ctrl-C.

    A build that fails prints its faults, and the last good site goes on being served. Pages open in a browser
    reload by themselves after each build that succeeds.

    Parameters:
        root: the chronicle's folder.
        rebuild: builds and swaps in the site; raises `FilRougeError` when it cannot.
        host, port: where to listen; port 0 takes any that is free.
        also_watch: further folders whose changes call for a build, such as that of the templates.
        out: where to tell what happens; standard error by default.
        stop: ends serving when set, as Ctrl-C does.

    Raises:
        FilRougeError: the address is taken, or there is no site to serve because the first build failed.
    """
    tell = _Teller(out or sys.stderr)
    stop = stop or threading.Event()
    server = _Server(root, host, port)
    server.take_address()
    try:
        before = snapshot(root, also_watch)
        first = _build(rebuild, tell)
        if first is not None and not _has_site(root):
            raise first
        stamp = workspace(root) / "served"
        replace_bytes(stamp, b"0\n")
    except BaseException:
        server.server_close()
        raise
    # The server watches nothing but a stamp that is touched after a good build. Given the real build to run, it
    # would hold back every request while it runs, and for good once it fails.
    server.watch(str(stamp), recursive=False)
    threading.Thread(target=server.serve, daemon=True).start()
    try:
        tell(f"Serving {root / SITE} at {server.url} (Ctrl-C stops)")
        _watch(root, rebuild, also_watch, before, stamp, tell, stop)
    except KeyboardInterrupt:
        tell("Stopped")
    finally:
        server.shutdown()


def _has_site(root: Path) -> bool:
    return (root / SITE / "index.html").is_file()


class _Server(LiveReloadServer):
    """MkDocs' server, which takes its address before there is anything to serve."""

    def __init__(self, root: Path, host: str, port: int) -> None:
        super().__init__(
            builder=_nothing_to_build,
            host=host,
            port=port,
            root=str(root / SITE),
            mount_path=site_info(root).base_path,
        )
        self.error_handler = lambda code: _error_page(root, code)
        # It speaks through this logger of changes that are none of the user's.
        logging.getLogger("mkdocs.livereload").setLevel(logging.WARNING)

    def take_address(self) -> None:
        """Listen, so that an address that is taken is told before a build, and no other program takes it meanwhile.

        Raises:
            FilRougeError: the address is taken, or none of this machine's.
        """
        host, port = self.server_address[:2]
        try:
            super().server_bind()
            super().server_activate()
        except OSError as error:
            self.server_close()
            what = f"cannot listen at {host!s}:{port} ({error.strerror})"
            raise fault("", what, "choose another address with --host and --port") from None
        self.url = _serve_url(str(self.server_address[0]), self.server_port, self.mount_path)

    def server_bind(self) -> None:
        """Leave it: `take_address` did so, when MkDocs comes to it."""

    def server_activate(self) -> None:
        """Leave it: `take_address` did so, when MkDocs comes to it."""


def _nothing_to_build() -> None:
    """Let the server reload the browsers: the site is built already."""


def _error_page(root: Path, code: int) -> bytes | None:
    try:
        return (root / SITE / f"{code}.html").read_bytes()
    except OSError:
        return None


def _watch(
    root: Path,
    rebuild: Callable[[], object],
    also: tuple[Path, ...],
    before: Snapshot,
    stamp: Path,
    tell: _Teller,
    stop: threading.Event,
) -> None:
    builds = 0
    had_site = True
    while not stop.wait(_POLL):
        now = snapshot(root, also)
        changed = changes(before, now)
        has_site = _has_site(root)
        if (
            had_site and not has_site
        ):  # told once: a build that fails is not tried again until something changes
            changed = [*changed, f"{SITE}/ (gone)"]
        had_site = has_site
        if not changed:
            continue
        more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
        tell(f"Changed: {', '.join(changed[:_SHOWN])}{more}; building")
        # Taken before the build: what a person saves while it runs calls for the next one. What the build itself
        # writes is in its manifest by then, and so in no snapshot.
        before = now
        if _build(rebuild, tell) is None:
            builds += 1
            had_site = True
            replace_bytes(stamp, f"{builds}\n".encode())
            tell("Built; browsers reload")
        else:
            tell("Not built; the last good site is still served")


def _build(rebuild: Callable[[], object], tell: _Teller) -> FilRougeError | None:
    try:
        rebuild()
    except FilRougeError as error:
        for one in error.faults:
            tell(str(one))
        return error
    return None


class _Teller:
    """Write lines for the person at the terminal."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def __call__(self, line: str) -> None:
        print(one_line(line), file=self._out, flush=True)
