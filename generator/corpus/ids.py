"""What an id may be: the name of a record, of an article's file, of an event's."""

from __future__ import annotations

import re
from typing import Final

from generator.addresses import RESERVED_IDS
from generator.corpus.yaml_source import in_brief

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_ID: Final = 120


def id_problem(name: str) -> tuple[str, str] | None:
    """Say why a name cannot be an id, and what to do; None if it can.

    >>> id_problem("anna-leclerc"), id_problem("liste")
    (None, ('the id « liste » is reserved', 'choose another'))
    """
    if not ID.fullmatch(name) or len(name) > MAX_ID:
        return (
            in_brief(f"« {name} » cannot be an id"),
            f"use lower-case letters a to z, digits and single hyphens, {MAX_ID} characters at most",
        )
    if name in RESERVED_IDS:
        return f"the id « {name} » is reserved", "choose another"
    return None
