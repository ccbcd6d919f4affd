"""Remember the pictures that were drawn, so that a build draws only what is new.

The cache is never needed: a picture that is missing or damaged, or was drawn by other rules, is drawn again. A cache
that git tracks came with the repository, from whom nobody knows; it is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeVar

from generator.publish.workspace import WORKSPACE, git, replace_bytes, workspace

_Drawing = TypeVar("_Drawing")
_FOLDER: Final = "pictures"
_MANY: Final = 200  # new pictures from which on further processes are worth their start


class PictureCache:
    """The pictures of earlier builds, by what they show.

    Parameters:
        root: the chronicle's folder.
        rules: what a picture depends on beside what it shows.
        remember: whether new pictures may be written, and those that nobody asks for removed.
    """

    def __init__(self, root: Path, rules: str, *, remember: bool) -> None:
        self._root = root
        self._folder = root / WORKSPACE / _FOLDER
        self._rules = rules
        self._remember = remember

    def drawn(
        self, pictures: Iterable[tuple[str, _Drawing]], draw: Callable[[_Drawing], bytes]
    ) -> Iterator[tuple[str, bytes]]:
        """Yield each picture with its file, in order.

        Parameters:
            pictures: (file, what it shows); its `repr` tells all of it.
            draw: makes the picture; can be sent to another process.
        """
        wanted = [(file, shown, self._name(shown)) for file, shown in pictures]
        trusted = not git(self._root, "ls-files", "--", str(Path(WORKSPACE) / _FOLDER))
        new = [shown for _, shown, name in wanted if not (trusted and self._known(name))]
        made = self._draw(new, draw)
        for file, shown, name in wanted:
            content = self._read(name) if trusted else None
            if content is None:
                content = made.get(repr(shown)) or draw(shown)
                if self._remember:
                    self._write(name, content)
            yield file, content
        if self._remember:
            self._forget_all_but({name for _, _, name in wanted})

    def _draw(self, new: list[_Drawing], draw: Callable[[_Drawing], bytes]) -> dict[str, bytes]:
        """Draw many at once; few are drawn when they are asked for."""
        if len(new) < _MANY:
            return {}
        with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
            return dict(zip(map(repr, new), pool.map(draw, new, chunksize=16), strict=True))

    def _name(self, shown: object) -> str:
        return sha256(f"{self._rules}\n{shown!r}".encode()).hexdigest()

    def _known(self, name: str) -> bool:
        return (self._folder / name).is_file()

    def _read(self, name: str) -> bytes | None:
        """Return a picture whole: its own digest stands before it."""
        with suppress(OSError):
            digest, _, content = (self._folder / name).read_bytes().partition(b"\n")
            if sha256(content).hexdigest().encode() == digest:
                return content
        return None

    def _write(self, name: str, content: bytes) -> None:
        with suppress(OSError):  # a folder that cannot be written is no reason to stop
            workspace(self._root)
            self._folder.mkdir(exist_ok=True)
            replace_bytes(self._folder / name, sha256(content).hexdigest().encode() + b"\n" + content)

    def _forget_all_but(self, names: set[str]) -> None:
        if self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in names and path.is_file():
                    path.unlink(missing_ok=True)
