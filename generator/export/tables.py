"""The tables of a chronicle: what they are called, their fields, their rows. All formats of them are made from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator import lexicon
from generator.export import table_rows
from generator.export.catalogue import Catalogue
from generator.french.typography import typeset
from generator.plain_text import fold

Row = dict[str, Any]

# The literal list of tables: the name in tables.yml, and who yields its rows.
_ROWS: Final[tuple[tuple[str, Callable[[Catalogue], Iterator[Row]]], ...]] = (
    ("events", table_rows.events),
    ("persons", table_rows.persons),
    ("organisations", table_rows.organisations),
    ("places", table_rows.places),
    ("themes", table_rows.themes),
    ("articles", table_rows.articles),
    ("quotations", table_rows.quotations),
    ("accounts", table_rows.accounts),
    ("evidence", table_rows.evidence),
    ("decisions", table_rows.decisions),
    ("redirects", table_rows.redirects),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column: ``type`` is ``string``, ``list``, ``integer``, ``number``, ``boolean`` or ``date``."""

    name: str
    type: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``key`` names the field that tells its rows apart, ``links`` pairs fields with other tables."""

    name: str
    file: str
    title: str
    description: str
    key: str | None
    links: tuple[tuple[str, str], ...]
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]


def tables(catalogue: Catalogue) -> tuple[Table, ...]:
    """Return all tables; texts are on one line, what is not known is None, what is a list is a list.

    Raises:
        ValueError: a row does not have exactly the fields that the word list describes: an error of ours.
    """
    described = lexicon.load("tables")["tables"]
    return tuple(_table(name, described[name], rows(catalogue)) for name, rows in _ROWS)


def _table(name: str, described: dict[str, Any], rows: Iterator[Row]) -> Table:
    fields = tuple(
        Field(field, told["type"], bool(told.get("required")), typeset(told["means"]))
        for field, told in described["fields"].items()
    )
    names = [field.name for field in fields]
    return Table(
        name,
        described["file"],
        typeset(described["title"]),
        typeset(described["description"]),
        described.get("key"),
        tuple(described.get("links", {}).items()),
        fields,
        tuple(_ordered(name, names, row) for row in rows),
    )


def _ordered(table: str, names: list[str], row: Row) -> Row:
    if set(row) != set(names):
        raise ValueError(f"table {table}: {sorted(set(row) ^ set(names))} are fields of one side only")
    return {name: _clean(row[name]) for name in names}


def _clean(value: Any) -> Any:
    """Fold texts to one line; an empty text is as good as none."""
    if isinstance(value, str):
        return fold(value).strip(" ") or None
    if isinstance(value, list | tuple):
        return [fold(item).strip(" ") for item in value]
    return value
