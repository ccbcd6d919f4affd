"""JSON Schemas of all data files, so that editors' tools complete and check while one types, without a network."""

from generator.corpus.schemas.files import FOLDER, schema_files, schema_line
from generator.corpus.schemas.shipped import stale_schemas, write_schemas

__all__ = ["FOLDER", "schema_files", "schema_line", "stale_schemas", "write_schemas"]
