"""The parts that the schemas are built from: texts, dates, ids, lists, reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from generator.corpus.decisions import DECISION_KEYS
from generator.corpus.ids import ID, MAX_ID

Schema = dict[str, Any]

_MOMENT: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
EDTF: Final = rf"^({_MOMENT}(/{_MOMENT})?|\[ *{_MOMENT} *(, *{_MOMENT} *)*\])$"
DAY: Final = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WORDS: Final = r"[^\s]"  # a text that is not blank
_SCALARS: Final = ["string", "number", "boolean"]
_DECISION_SNIPPET: Final = {"reason": "${1:pourquoi}", "decided": "${2:2031-01-31}"}


@cache
def descriptions() -> dict[str, Any]:
    """Return the words that editors' tools show, by group and key."""
    source = files(__package__).joinpath("descriptions.yml")
    found: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return found


def described(group: str, key: str, shape: Schema) -> Schema:
    """Return a shape with what a tool shows beside the key.

    Raises:
        KeyError: nobody has described this key: a reader learnt it, and its editors were not told.
    """
    words = descriptions()[group][key]
    shown = {"description": words["text"]}
    return {**shown, **shape} | ({"examples": words["examples"]} if "examples" in words else {})


def text(*, required: bool = False) -> Schema:
    """Return the shape of a text; what is not required may be null.

    A number or `true` without quotes is read as the words that it is written with, so it is no mistake.
    """
    return {"type": _SCALARS, "pattern": _WORDS} if required else {"type": [*_SCALARS, "null"]}


def edtf_date(*, required: bool = False) -> Schema:
    """Return the shape of a date; a year alone may stand without quotes."""
    return {"type": ["string", "integer"] if required else ["string", "integer", "null"], "pattern": EDTF}


def matching(pattern: str, *, required: bool = False) -> Schema:
    """Return the shape of a text of a certain form."""
    return {"type": "string" if required else ["string", "null"], "pattern": pattern}


def texts(pattern: str | None = None) -> Schema:
    """Return the shape of a list of texts."""
    item: Schema = {"type": _SCALARS} if pattern is None else {"type": "string", "pattern": pattern}
    return {"type": ["array", "null"], "items": item}


def id_pattern() -> str:
    """Return what an id looks like."""
    return rf"^(?=.{{1,{MAX_ID}}}$){ID.pattern}$"


def one_of(kind: type[StrEnum] | Iterable[str]) -> Schema:
    """Return the shape of a choice."""
    return {"enum": [str(getattr(member, "value", member)) for member in kind]}


def mapping(
    properties: Mapping[str, Schema], required: Collection[str] = (), *, nullable: bool = False
) -> Schema:
    """Return the shape of a mapping that has these keys and no other."""
    shape: Schema = {
        "type": ["object", "null"] if nullable else "object",
        "additionalProperties": False,
        "properties": dict(properties),
    }
    return shape | ({"required": list(required)} if required else {})


def decision_parts() -> dict[str, Schema]:
    """Return reason, day and source, as they stand in every decision."""
    shapes = {
        "reason": {"type": "string", "pattern": r"\w"},
        "decided": matching(DAY, required=True),
        "source": text(),
    }
    return {key: described("decision", key, shapes[key]) for key in DECISION_KEYS}


def decision() -> Schema:
    """Return the shape of a reason with its day."""
    return mapping(decision_parts(), ("reason", "decided")) | {
        "defaultSnippets": [{"label": "reason, decided", "body": _DECISION_SNIPPET}]
    }


def reasons(facts: Iterable[str]) -> Schema:
    """Return the shape of `reasons:`: for each fact one decision or several."""
    one = {"$ref": "#/definitions/decision"}
    several: Schema = {"anyOf": [one, {"type": "array", "items": one}]}
    return mapping(dict.fromkeys(facts, several), nullable=True)


def needs_reason(*facts: str) -> Schema:
    """Return the rule that each of these facts, where it is written, has its reason."""
    return {
        "dependencies": {
            fact: {"required": ["reasons"], "properties": {"reasons": {"required": [fact]}}} for fact in facts
        }
    }
