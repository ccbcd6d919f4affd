"""The invented chronicle of the pages' tests, as exports see it: with its states, at a public address."""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

from generator.export import Catalogue
from generator.model import Chronicle, SiteInfo
from generator.render import wording
from generator.resolve.entries.page_states import page_states
from tests.render.hostile import HOSTILE
from tests.render.invented import SITE, Change, invented, same

# What formats of data, and programs that open them, give a meaning to.
TRICKS = (
    *(text for text in HOSTILE if text.strip() and len(text) < 200),
    "=cmd|' /C calc'!A0",
    "+33 1 02 03",
    "-2+3",
    "@SUM(A1:A9)",
    'a "b", c; d\r\ne',
    "fin\nBEGIN:VEVENT\nUID:x",
    "ER  - \nTY  - BOOK",
    "} @book{x, title={y}} {",
    "100 % des $ & # _ ^ ~ \\ { }",
    "</script><script>alert(1)</script>",
    "]]></entry>",
    "été œuvre Łódź Київ «\u202fpaix\u202f» 2\u00a0%",
)


def catalogue_of(chronicle: Chronicle, site: SiteInfo = SITE) -> Catalogue:
    """Return the catalogue of a chronicle, in the words of the pages."""
    return Catalogue(chronicle, site, wording(chronicle))


def catalogue(change: Change = same, site: SiteInfo = SITE) -> Catalogue:
    """Return the catalogue of the invented chronicle, each of its texts changed."""
    chronicle = invented(change)
    return catalogue_of(replace(chronicle, states=page_states(chronicle)), site)


def tricky(turn: int) -> Change:
    """Return a change that puts a trick before and behind each text, another for each ``turn``."""

    def change(text: str) -> str:
        trick = TRICKS[(crc32(text.encode()) + turn) % len(TRICKS)]
        return f"{trick} {text} {trick}"

    return change


TURNS = range(0, len(TRICKS), 3)
