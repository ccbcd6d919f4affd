"""The schema of each kind of data file, made from the keys that its reader knows and the model's own lists.

Draft 7, which every editor's tool knows. A schema is a help while one types; what counts is what `check` says, which
sees all files together.
"""

from __future__ import annotations

import json
from typing import Final

from generator.corpus import articles, authorities, kept_events, rejections
from generator.corpus.schemas.shapes import (
    DAY,
    Schema,
    decision,
    decision_parts,
    described,
    descriptions,
    edtf_date,
    id_pattern,
    mapping,
    matching,
    needs_reason,
    one_of,
    reasons,
    text,
    texts,
)
from generator.model import EventStatus, EventType, Rights

FOLDER: Final = "schemas"
# Where the files of each kind lie, seen from the chronicle's folder.
_DEPTH: Final = {"article": 2, "event": 2, "people": 1, "organisations": 1, "places": 1, "themes": 1}
_DRAFT: Final = "http://json-schema.org/draft-07/schema#"


def schema_line(kind: str) -> str:
    """Return the first line of a data file, which tells editors' tools the way to its schema.

    >>> schema_line("event")
    '# yaml-language-server: $schema=../../schemas/event.json'
    """
    return f"# yaml-language-server: $schema={'../' * _DEPTH[kind]}{FOLDER}/{kind}.json"


def schema_files() -> dict[str, bytes]:
    """Return each schema as a file: path in the chronicle → JSON; the same for the same program."""
    made = {"article": _article(), "event": _event()}
    made |= {authorities.FOLDERS[kind]: _authority(kind) for kind in authorities.KEYS}
    return {
        f"{FOLDER}/{name}.json": (
            json.dumps(_whole(name, made[name]), ensure_ascii=False, indent=2) + "\n"
        ).encode()
        for name in sorted(made)
    }


def _whole(name: str, schema: Schema) -> Schema:
    head = {"$schema": _DRAFT, "title": f"Fil rouge: {name}", "description": descriptions()["files"][name]}
    return {**head, **schema, "definitions": {"decision": decision()}}


def _words() -> dict[str, Schema]:
    shapes = {
        "exact": text(required=True),
        "prefix": text(),
        "suffix": text(),
    }
    return {key: described("selector", key, shapes[key]) for key in rejections.WORD_KEYS}


def _article() -> Schema:
    reference = {
        "date": described("reference_date", "date", edtf_date(required=True)),
        **decision_parts(),
    }
    kind = described("rejected_words", "kind", one_of(rejections.KINDS))
    rejected = mapping({**_words(), "kind": kind, **decision_parts()}, ("exact", "kind", "reason", "decided"))
    shapes: dict[str, Schema] = {
        "title": text(),
        "language": matching("^[a-z]{2}$"),
        "published": edtf_date(),
        "reference_date": mapping(
            {key: reference[key] for key in articles.REFERENCE_DATE_KEYS},
            ("date", "reason", "decided"),
            nullable=True,
        ),
        "publishers": texts(),
        "authors": texts(),
        "url": matching("^https?://[^ ]+$"),
        "rights": one_of(Rights),
        "added": matching(DAY),
        "rejected": {"type": ["array", "null"], "items": rejected},
        "reasons": reasons((*articles.FACTS, "text")),
    }
    return mapping({key: described("article", key, shapes[key]) for key in articles.KEYS}, nullable=True)


def _event() -> Schema:
    selector = {
        "article": described("selector", "article", text(required=True)),
        **_words(),
        "sentence": described(
            "selector", "sentence", matching(f"^(#?phrase-)?{kept_events.ANCHOR.pattern}$")
        ),
    }
    facts = (*kept_events.FACTS, "mentions", *kept_events.LINKS)
    shapes: dict[str, Schema] = {
        "type": one_of(EventType),
        "status": one_of(EventStatus),
        "title": text(),
        "date": edtf_date(),
        "participants": texts(),
        "parties": texts(),
        "initiator": text(),
        "duration_minutes": {"type": ["integer", "null"], "minimum": 1, "maximum": kept_events.MAX_MINUTES},
        "place": text(),
        "themes": texts(id_pattern()),
        "mentions": {
            "type": ["array", "null"],
            "items": mapping({key: selector[key] for key in kept_events.SELECTOR_KEYS}, ("article", "exact")),
        },
        "rejected": {"type": ["array", "null"], "items": _rejection()},
        "reasons": reasons(facts),
        "provisional": texts(f"^{kept_events.PROVISIONAL_ID.pattern}$"),
        "split_from": matching(id_pattern(), required=True),
        "merged_into": matching(id_pattern(), required=True),
        "withdrawn": {"$ref": "#/definitions/decision"},
    }
    properties = {key: described("event", key, shapes[key]) for key in kept_events.KEYS}
    # Tools of draft 7 show nothing beside a reference: the decision is written out.
    properties["withdrawn"] = described("event", "withdrawn", decision())
    return mapping(properties, ("type", "status")) | {
        **needs_reason(*kept_events.LINKS),
        "not": {"required": ["merged_into", "withdrawn"]},
    }


def _rejection() -> Schema:
    properties = {
        "property": described("rejected", "property", one_of((*rejections.PROPERTIES, *rejections.FACTS))),
        "value": described("rejected", "value", {"type": ["string", "integer"]}),
        "account": described("rejected", "account", matching("^#?(compte-)?[0-9a-f]{10}(-[0-9]+)?$")),
        "article": described("rejected", "article", text(required=True)),
        **_words(),
        **decision_parts(),
    }
    shapes = (("property", "value"), ("account",), ("article", "exact"))
    one = [{"required": list(shape), "properties": _none_but(shape)} for shape in shapes]
    return mapping(properties, ("reason", "decided")) | {"oneOf": one}


def _none_but(shape: tuple[str, ...]) -> dict[str, bool]:
    """Rule out what belongs to the other ways of saying what is rejected."""
    return {key: False for key in ("property", "value", "account", "exact") if key not in shape}


def _authority(kind: str) -> Schema:
    keys = authorities.KEYS[kind]
    shapes: dict[str, Schema] = {
        "name": text(required=True),
        "sort_name": text(),
        "aliases": texts(),
        "description": text(),
        "wikidata": matching("^Q[1-9][0-9]{0,11}$"),
        "same_as": texts(id_pattern()),
        "different_from": texts(id_pattern()),
        "reasons": reasons(key for key in keys if key != "reasons"),
        "part_of": matching(id_pattern()),
        "named_in": texts(id_pattern()),
        "coordinates": {
            "type": ["array", "null"],
            "items": [
                {"type": "number", "minimum": -90, "maximum": 90},
                {"type": "number", "minimum": -180, "maximum": 180},
            ],
            "minItems": 2,
            "maxItems": 2,
        },
        "state": {"type": ["boolean", "null"]},
        "metonyms": texts(),
        "keywords": texts(),
    }
    record = mapping({key: described("record", key, shapes[key]) for key in keys}, ("name",))
    if "named_in" in keys:
        record |= needs_reason("named_in")
    if "metonyms" in keys:
        record["dependencies"] = {**record.get("dependencies", {}), "metonyms": {"required": ["state"]}}
    record["defaultSnippets"] = [{"label": "name, description", "body": {"name": "$1", "description": "$2"}}]
    return {
        "type": ["object", "null"],
        "propertyNames": {"pattern": id_pattern()},
        "additionalProperties": record,
    }
