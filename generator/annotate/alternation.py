"""Write many words as one regular expression that shares their beginnings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = "dict[str, _Tree]"
_END = ""  # the key under which a word ends


def alternation(words: Iterable[str]) -> str:
    """Return a pattern in brackets that matches any of the words, the longest that fits.

    `re` tries the alternatives of a plain list one after the other at every place; sharing beginnings, it gives up
    at the first letter that no word goes on with.

    >>> alternation(["jeudi", "juin", "juillet"])
    '(?:j(?:eudi|ui(?:llet|n)))'
    """
    tree: _Tree = {}
    for word in sorted(set(words)):
        branch = tree
        for letter in word:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return f"(?:{_written(tree)})"


def _written(tree: _Tree) -> str:
    rests = [re.escape(letter) + _written(branch) for letter, branch in tree.items() if letter != _END]
    if len(rests) == 1 and _END not in tree:
        return rests[0]
    if not rests:
        return ""
    # A longer word wins over one that it begins with: the rest is optional, and tried first.
    return f"(?:{'|'.join(rests)})" + ("?" if _END in tree else "")
