"""Put a finished build in the place of the old site, so that a failure or a kill never leaves half a site."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.errors import FilRougeError, fault
from generator.publish.workspace import WORKSPACE, workspace

SITE: Final = "site"
_PREVIOUS: Final = "previous"
_BUILD_PREFIX: Final = "build-"
_RENAME_EXCHANGE: Final = 2  # linux/fs.h
_AT_FDCWD: Final = -100  # fcntl.h


@contextmanager
def build_lock(root: Path) -> Iterator[None]:
    """Hold the right to build a chronicle; a second build at the same time is told, not started.

    The system lets go of the lock when the process ends, however it ends.

    Raises:
        FilRougeError: another build is running.
    """
    path = workspace(root) / "lock"
    with path.open("a+") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            stream.seek(0)
            holder = stream.read().strip() or "unknown"
            raise fault(
                "", f"another build of this chronicle is running (process {holder})", "wait until it is done"
            ) from None
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield


def recover(root: Path) -> None:
    """Undo what a killed build left: put the last good site back, remove unfinished folders.

    Call it with the lock held, before anything else.
    """
    folder = workspace(root)
    previous, site = folder / _PREVIOUS, root / SITE
    if previous.exists() and not site.exists():
        previous.rename(site)
    for leftover in sorted(folder.iterdir()):
        if leftover.is_dir() and (leftover == previous or leftover.name.startswith(_BUILD_PREFIX)):
            shutil.rmtree(leftover)


def new_build_folder(root: Path) -> Path:
    """Make an empty folder for a build, on the same file system as the site."""
    folder = Path(tempfile.mkdtemp(prefix=_BUILD_PREFIX, dir=workspace(root)))
    folder.chmod(0o755)  # mkdtemp makes private folders; a web server reads this one
    return folder


def refuse_foreign_site(root: Path) -> None:
    """Make sure that what stands at `site/` is a site, so that nobody's own folder is thrown away.

    Raises:
        FilRougeError: `site/` is a link or a file, or holds something that no build made.
    """
    site = root / SITE
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise fault(SITE, "this is not a folder", "move it elsewhere; the build makes a folder of that name")
    if site.is_dir() and any(site.iterdir()) and not (site / "404.html").is_file():
        raise fault(SITE, "this folder holds something that no build made", "move it elsewhere")


def swap_in(root: Path, built: Path) -> None:
    """Make a finished build the site.

    Where the system can (Linux), old and new change names in one step, so that at no moment is there no site.
    Elsewhere there are two renames, and `recover` mends what a kill between them leaves.

    Parameters:
        root: the chronicle's folder.
        built: a folder from `new_build_folder`, complete.

    Raises:
        FilRougeError: the site's folder cannot be renamed.
    """
    refuse_foreign_site(root)
    site, previous = root / SITE, workspace(root) / _PREVIOUS
    try:
        if site.is_dir() and _exchange(built, site):
            built.rename(previous)
        else:
            if site.exists():
                site.rename(previous)
            built.rename(site)
    except OSError as error:
        raise FilRougeError(
            fault(
                SITE,
                f"the finished site could not be put in place ({error.strerror})",
                f"make {SITE}/ a plain folder on the same disk as {WORKSPACE}/",
            ).faults
        ) from None
    shutil.rmtree(previous, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two paths change names in one step; tell whether the system could."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = renameat2(
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(one)),
        ctypes.c_int(_AT_FDCWD),
        ctypes.c_char_p(os.fsencode(other)),
        ctypes.c_uint(_RENAME_EXCHANGE),
    )
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False  # this file system has no such rename
    raise OSError(number, os.strerror(number))
