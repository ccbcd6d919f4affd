"""Run MkDocs on `docs/`, strictly, and turn what it complains about into faults."""

from __future__ import annotations

import logging
import os
import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.errors import Fault, FilRougeError
from generator.publish.site_info import SETTINGS

# MkDocs names the page in one of these ways, according to what it complains about.
_PAGE = re.compile(r"(?:Doc file|page|file|template|path) '([^']+)'")
_LINK = re.compile(r"contains an? (?:absolute |unrecognized relative )?link '([^']+)'")
_CONFIG = re.compile(r"Config value '([^']+)'")


def build_pages(root: Path, target: Path, *, epoch: int) -> None:
    """Build the site with MkDocs into a folder.

    Parameters:
        root: the chronicle's folder, with `mkdocs.yml` and `docs/`.
        target: an empty folder; never `site/`, since MkDocs empties it first.
        epoch: the moment written into the site, in seconds since 1970-01-01T00:00Z.

    Raises:
        FilRougeError: one fault for each warning or error of MkDocs, with its page.
    """
    complaints = _Complaints(root)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(complaints)
    stopped: BaseException | None = None
    try:
        with _moment(epoch):
            config: MkDocsConfig = load_config(
                config_file=str(root / SETTINGS), site_dir=str(target), strict=True
            )
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:  # Abort is both
        stopped = error
    except Exception as error:  # a plugin, an extension or a template: whatever they raise
        complaints.add_failure(error)
        stopped = error
    finally:
        logger.removeHandler(complaints)
    if stopped is not None and not complaints.faults:
        complaints.add(str(stopped))
    if complaints.faults:
        raise FilRougeError(complaints.faults) from stopped


@contextmanager
def _moment(epoch: int) -> Iterator[None]:
    """Let MkDocs take this moment for now: it reads it from the environment and nowhere else."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


class _Complaints(logging.Handler):
    """Gather MkDocs' warnings and errors as faults."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.faults: list[Fault] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.add(record.getMessage())

    def add(self, message: str) -> None:
        what = " ".join(message.split()).rstrip(".")
        if option := _CONFIG.search(what):
            remedy = f"mend « {option[1]} » in {SETTINGS}"
            self.faults.append(Fault(SETTINGS, *self._place_of_option(option[1]), what, remedy))
            return
        for name in _PAGE.findall(what):
            for candidate in (f"docs/{name}", name):
                if (self.root / candidate).is_file():
                    remedy = "mend it there, or in the data or template that the page is made from"
                    self.faults.append(Fault(candidate, *self._place(candidate, what), what, remedy))
                    return
        self.faults.append(
            Fault(SETTINGS, 1, 1, f"MkDocs says: {what}", "mend the setting or the page it names")
        )

    def _place(self, file: str, what: str) -> tuple[int, int]:
        """Find the line and column of the link complained of, which MkDocs does not tell; else the beginning."""
        link = _LINK.search(what)
        if link is None:
            return 1, 1
        text = (self.root / file).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if (column := line.find(f"({link[1]}")) >= 0:
                return number, column + 2
        return 1, 1

    def _place_of_option(self, option: str) -> tuple[int, int]:
        """Find the line of the settings that has an option, « theme » of « theme.name »; else the beginning."""
        text = (self.root / SETTINGS).read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.splitlines(), 1):
            if line.startswith(f"{option.partition('.')[0]}:"):
                return number, 1
        return 1, 1

    def add_failure(self, error: Exception) -> None:
        """Add what made a template or an extension fail, with the line of ours in which it did."""
        said = " ".join(f"{type(error).__name__}: {error}".split())
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            path = Path(frame.filename)
            if path.is_file() and path.is_relative_to(self.root):
                name = path.relative_to(self.root).as_posix()
                self.faults.append(Fault(name, frame.lineno or 1, 1, said, "mend the template"))
                return
        if not self.faults:
            self.add(said)
