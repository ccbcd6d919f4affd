"""Two states of a chronicle → what has become of each page, its facts, its accounts and its address."""

from generator.compare.changes import Cause, Change, ChangeKind, Since, Thing, Voice
from generator.compare.comparing import compare, lost_addresses
from generator.compare.held_anchors import lost_anchors
from generator.compare.state import State

__all__ = [
    "Cause",
    "Change",
    "ChangeKind",
    "Since",
    "State",
    "Thing",
    "Voice",
    "compare",
    "lost_addresses",
    "lost_anchors",
]
