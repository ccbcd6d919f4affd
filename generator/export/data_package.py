"""Describe the tables as a Data Package (specs.frictionlessdata.io), which programs read to load them with types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from generator import lexicon
from generator.export.json_data import json_bytes
from generator.export.tables import Field, Table
from generator.folding import slug
from generator.model import Download, SiteInfo

_PROFILE: Final = "tabular-data-package"
_TYPES: Final = {"list": "string"}  # in CSV, one text


def data_package(
    tables: Sequence[Table], files: Sequence[Download], site: SiteInfo, changed: str | None
) -> bytes:
    """Return `datapackage.json`.

    Parameters:
        files: the CSV file of each table, in the tables' order.
        site: the site.
        changed: ISO date of the last change, or None.
    """
    licence = lexicon.load("data_page")["licence"]
    package: dict[str, Any] = {
        "profile": _PROFILE,
        "name": slug(site.site_name) or "chronique",
        "title": site.site_name,
        "licenses": [{key: licence[key] for key in ("name", "path", "title")}],
        "resources": [_resource(table, file) for table, file in zip(tables, files, strict=True)],
    }
    if site.description:
        package["description"] = site.description
    if site.is_placed:
        package["homepage"] = site.site_url
    if changed:
        package["version"] = changed
    return json_bytes(package)


def _resource(table: Table, file: Download) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field) for field in table.fields], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.key
    if table.links:
        schema["foreignKeys"] = [
            {"fields": field, "reference": {"resource": other, "fields": "id"}}
            for field, other in table.links
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": file.file.rpartition("/")[2],
        "format": "csv",
        "mediatype": file.media_type,
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name,
        "type": _TYPES.get(field.type, field.type),
        "description": field.meaning,
    }
    if field.required:
        described["constraints"] = {"required": True}
    return described
