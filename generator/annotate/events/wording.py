"""Compile the patterns of `event_details.yml`, once each."""

from __future__ import annotations

import re
from functools import cache

from generator.lexicon import load


@cache
def wording(name: str) -> re.Pattern[str]:
    """Return a pattern of the list by its name, case ignored.

    >>> bool(wording("calling").search("elle a téléphoné"))
    True
    """
    return re.compile(load("event_details")["patterns"][name], re.I)
