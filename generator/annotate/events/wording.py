"""Compile the patterns of the lists on events, once each."""

from __future__ import annotations

import re
from functools import cache

from generator.lexicon import load


@cache
def wording(name: str, lists: str = "event_details") -> re.Pattern[str]:
    """Return a pattern of a list by its name, case ignored.

    >>> bool(wording("calling").search("elle a téléphoné"))
    True
    """
    return re.compile(load(lists)["patterns"][name], re.I)
