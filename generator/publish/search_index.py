"""Make the search index from the records, with the Pagefind program that pip installs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pagefind_bin  # type: ignore[import-untyped]

from generator.errors import FilRougeError, fault

OUTPUT = "pagefind"
# Pagefind makes no index of nothing, but a chronicle without articles has a search page too.
_EMPTY = """\
export async function options() {}
export async function init() {}
export async function filters() { return {}; }
export async function search() { return { results: [], filters: {} }; }
"""
# Pagefind's ready-made interfaces; the site has its own.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


def write_records(folder: Path, records: Iterable[tuple[str, bytes]]) -> int:
    """Write the search records into a folder of their own.

    Parameters:
        folder: an empty folder.
        records: (path relative to the folder, HTML), each path once.

    Returns:
        How many there are.

    Raises:
        FilRougeError: two records for one address.
    """
    count = 0
    for path, content in records:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as stream:
                stream.write(content)
        except FileExistsError:
            raise fault(
                path, "two search records have one address", "give one of the two another id"
            ) from None
        count += 1
    return count


def index_records(folder: Path, site: Path, count: int, language: str = "fr") -> int:
    """Index the records into `site/pagefind/`.

    The binary is run rather than the Python interface, which waits a tenth of a second for each record.

    Parameters:
        folder: the records, from `write_records`.
        site: the built site.
        count: how many records there are; of none, an index is made in which nothing is found.
        language: ISO 639-1; decides how words are stemmed.

    Returns:
        How many records the index holds.

    Raises:
        FilRougeError: Pagefind is missing, failed, or indexed another number of records.
    """
    output = site / OUTPUT
    if count == 0:
        output.mkdir()
        (output / "pagefind.js").write_text(_EMPTY, encoding="utf-8")
        (output / "pagefind-entry.json").write_text('{"languages": {}}\n', encoding="utf-8")
        return 0
    try:
        command = [str(pagefind_bin.get_executable())]
    except FileNotFoundError:
        raise fault("", "the program Pagefind is not installed", "run pip install 'pagefind[bin]'") from None
    command += ["--site", str(folder), "--output-path", str(output), "--force-language", language]
    done = subprocess.run(  # noqa: S603  # our own arguments, no shell
        command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False, cwd=site
    )
    told = f"{done.stdout}\n{done.stderr}"
    if done.returncode != 0 or not (output / "pagefind-entry.json").is_file():
        words = " ".join(told.split())[-300:]
        raise fault("", f"Pagefind failed with status {done.returncode} ({words})", "report this as an error")
    indexed = count_records(site)
    if indexed != count:
        raise FilRougeError(
            fault(
                "",
                f"Pagefind indexed {indexed} of {count} search records",
                "look for a record that is not HTML, and report this as an error",
            ).faults
        )
    for pattern in _UNUSED:
        for path in output.glob(pattern):
            path.unlink()
    return indexed


def count_records(site: Path) -> int:
    """Return how many records the index of a built site says it holds; 0 where there is none."""
    try:
        entry = json.loads((site / OUTPUT / "pagefind-entry.json").read_bytes())
    except OSError:
        return 0
    return sum(int(language["page_count"]) for language in entry["languages"].values())
