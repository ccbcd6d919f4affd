"""The moment that a build says it was made: the commit's, so that two builds of one commit are equal."""

from __future__ import annotations

import os
from pathlib import Path

from generator.errors import fault
from generator.publish.workspace import git


def source_date_epoch(root: Path, fallback: int) -> int:
    """Return the moment to write into the site, by the convention of reproducible-builds.org.

    `SOURCE_DATE_EPOCH` of the environment wins, then the date of the last commit of the checkout in which the
    chronicle lies, then the fallback.

    Parameters:
        root: the chronicle's folder.
        fallback: seconds since 1970-01-01T00:00Z.

    Returns:
        Seconds since 1970-01-01T00:00Z.

    Raises:
        FilRougeError: `SOURCE_DATE_EPOCH` is not a whole number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given is not None:
        if not (given.isascii() and given.isdigit()):
            raise fault(
                "",
                f"SOURCE_DATE_EPOCH is « {given} », which is not a number of seconds",
                "unset it, or give whole seconds since 1970",
            )
        return int(given)
    committed = git(root, "log", "-1", "--format=%ct")
    if committed is not None and committed.strip().isdigit():
        return int(committed)
    return fallback
