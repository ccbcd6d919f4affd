"""Write tables as JSON: each by itself, and all of them as one chronicle, with the JSON Schema that tells its shape."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

from generator import lexicon
from generator.export.tables import Field, Table
from generator.model import SiteInfo

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TYPES: Final[dict[str, dict[str, Any]]] = {
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "string"}},
}


def json_bytes(content: Any) -> bytes:
    """Return content as readable JSON in UTF-8, in the order in which it was made."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def table_json(table: Table) -> bytes:
    """Return a table as a list of objects; what is not known is left out."""
    return json_bytes(_rows(table))


def chronicle_json(tables: Sequence[Table], site: SiteInfo, schema_url: str, licence: str) -> bytes:
    """Return the whole chronicle: the site's own facts, then every table under its name."""
    head: dict[str, Any] = {"$schema": schema_url, "name": site.site_name}
    if site.description:
        head["description"] = site.description
    if site.site_url:
        head["url"] = site.site_url
    head["licence"] = licence
    return json_bytes(head | {table.name: _rows(table) for table in tables})


def chronicle_schema(tables: Sequence[Table], schema_url: str) -> bytes:
    """Return the JSON Schema of `chronicle_json`."""
    head = {name: {"type": "string"} for name in ("$schema", "name", "description", "url", "licence")}
    return json_bytes(
        {
            "$schema": DIALECT,
            "$id": schema_url,
            "title": lexicon.load("data_page")["files"]["chronicle"]["title"],
            "type": "object",
            "properties": head
            | {
                table.name: {
                    "title": table.title,
                    "description": table.description,
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {field.name: _schema(field) for field in table.fields},
                        "required": [field.name for field in table.fields if _always(field)],
                        "additionalProperties": False,
                    },
                }
                for table in tables
            },
            "required": ["name", "licence", *(table.name for table in tables)],
            "additionalProperties": False,
        }
    )


def _rows(table: Table) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if value is not None} for row in table.rows]


def _always(field: Field) -> bool:
    return field.required or field.type == "list"  # an empty list is known to be empty


def _schema(field: Field) -> dict[str, Any]:
    return _TYPES[field.type] | {"description": field.meaning}
