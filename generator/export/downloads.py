"""The files that are offered with the chronicle as a whole, each with its size, its checksum and what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from posixpath import dirname, relpath
from typing import Any, Final

from generator import lexicon
from generator.addresses import CORRECTIONS_FEED, SUMS_FILE, data_file, feed_file
from generator.export.calendar import calendar, dated_events
from generator.export.catalogue import Catalogue
from generator.export.corrections import corrections_feed
from generator.export.data_package import data_package
from generator.export.feeds import MOST_ENTRIES, chronicle_feed
from generator.export.json_data import chronicle_json, chronicle_schema, table_json
from generator.export.spreadsheets import csv_bytes
from generator.export.tables import Table, tables
from generator.french.typography import typeset
from generator.model import Download

CHRONICLE: Final = data_file("chronique.json")
SCHEMA: Final = data_file("chronique.schema.json")
PACKAGE: Final = data_file("datapackage.json")
CALENDAR: Final = data_file("agenda.ics")

# Files made from the chronicle alone: name in data_page.yml, group, file, media type, maker, how many it holds.
_Made = tuple[str, str, str, str, Callable[[Catalogue], bytes], Callable[[Catalogue], int]]
_MADE: Final[tuple[_Made, ...]] = (
    (
        "feed",
        "feeds",
        feed_file(),
        "application/atom+xml",
        chronicle_feed,
        lambda catalogue: min(MOST_ENTRIES, len(catalogue.standing_events())),
    ),
    (
        "corrections",
        "feeds",
        CORRECTIONS_FEED,
        "application/atom+xml",
        corrections_feed,
        lambda catalogue: len(catalogue.chronicle.decisions),
    ),
    (
        "calendar",
        "calendar",
        CALENDAR,
        "text/calendar",
        calendar,
        lambda catalogue: len(dated_events(catalogue)),
    ),
)


def downloads(catalogue: Catalogue) -> tuple[Download, ...]:
    """Return all files in the order of the page that offers them."""
    made = tables(catalogue)
    csvs = [_table(table, "csv", "text/csv", csv_bytes(table)) for table in made]
    jsons = [_table(table, "json", "application/json", table_json(table)) for table in made]
    files = [
        *_whole(catalogue, made),
        *(file for pair in zip(csvs, jsons, strict=True) for file in pair),
        _named(
            catalogue,
            ("package", "tables", PACKAGE, "application/json"),
            data_package(made, csvs, catalogue.site, _last_change(catalogue)),
        ),
    ]
    for name, group, file, media_type, make, count in _MADE:
        files.append(
            _named(catalogue, (name, group, file, media_type), make(catalogue), records=count(catalogue))
        )
    return tuple(files)


def checksums(files: Iterable[Download]) -> tuple[str, bytes]:
    """Return the file by which `sha256sum --check` verifies all others, from the folder in which it lies."""
    folder = dirname(SUMS_FILE)
    lines = [f"{one.sha256}  {relpath(one.file, folder)}\n" for one in files]
    return SUMS_FILE, "".join(lines).encode()


def _whole(catalogue: Catalogue, made: tuple[Table, ...]) -> Iterator[Download]:
    schema_url = catalogue.site.url(SCHEMA)
    licence = str(lexicon.load("data_page")["licence"]["path"])
    whole = chronicle_json(made, catalogue.site, schema_url, licence)
    yield _named(catalogue, ("chronicle", "whole", CHRONICLE, "application/json"), whole, schema=SCHEMA)
    schema = chronicle_schema(made, schema_url)
    yield _named(catalogue, ("schema", "whole", SCHEMA, "application/schema+json"), schema)


def _named(catalogue: Catalogue, what: tuple[str, str, str, str], content: bytes, **more: Any) -> Download:
    name, group, file, media_type = what
    told = lexicon.load("data_page")["files"][name]
    title = typeset(told["title"]).format(site=catalogue.site.site_name)
    return _download(file, title, typeset(told["description"]), media_type, content, group, **more)


def _table(table: Table, ending: str, media_type: str, content: bytes) -> Download:
    file = data_file(f"{table.file}.{ending}")
    return _download(
        file,
        table.title,
        table.description,
        media_type,
        content,
        "tables",
        records=len(table.rows),
        schema=PACKAGE,
    )


def _download(
    file: str,
    title: str,
    description: str,
    media_type: str,
    content: bytes,
    group: str,
    *,
    records: int | None = None,
    schema: str | None = None,
) -> Download:
    return Download(
        file, title, description, media_type, sha256(content).hexdigest(), records, group, schema, content
    )


def _last_change(catalogue: Catalogue) -> str | None:
    return max((state.changed for state in catalogue.chronicle.states if state.changed), default=None)
