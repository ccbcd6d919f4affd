"""Text as every output may hold it: one line, and nothing that is no character."""

from __future__ import annotations

import re
from typing import Final

_BLANKS: Final = re.compile("[ \t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
# Not characters of HTML: controls (among them STX and ETX, with which Python-Markdown marks what it has set
# aside), halves of surrogate pairs, and Unicode's noncharacters.
_NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)


def fold(text: str) -> str:
    r"""Return the text as a reader gets it: blanks folded to one space, what is no character as U+FFFD.

    >>> fold("Le maire\n\n    a dit")
    'Le maire a dit'
    """
    return _NOT_TEXT.sub("\ufffd", _BLANKS.sub(" ", text))
