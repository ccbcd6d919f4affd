"""The one way by which text reaches a page: as text, whatever it holds.

Markdown gives a meaning to almost every ASCII punctuation mark, and each extension adds another. So none of them
is left: each becomes a numeric character reference, which Markdown hands through and a browser shows. Line
breaks, tabs and runs of blanks would make blocks: they become one space. What remains cannot start anything.
"""

from __future__ import annotations

import re
import string
from typing import Any, Final

from markupsafe import Markup

_BLANKS: Final = re.compile("[ \t\n\x0b\x0c\r\x1c-\x1f\x85\u2028\u2029]+")
# Not characters of HTML: controls (among them STX and ETX, with which Python-Markdown marks what it has set
# aside), halves of surrogate pairs, and Unicode's noncharacters.
_NOT_TEXT: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Blanks other than ASCII's are text (« un point d’exclamation  »), but Python's strip() takes them away.
_OTHER_BLANKS: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_REFERENCES: Final = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation + _OTHER_BLANKS}


def fold(text: str) -> str:
    r"""Return the text as a reader gets it: blanks folded to one space, what is no character as U+FFFD.

    >>> fold("Le maire\n\n    a dit")
    'Le maire a dit'
    """
    return _NOT_TEXT.sub("\ufffd", _BLANKS.sub(" ", text))


def references(text: str) -> str:
    """Return the text folded, with each ASCII punctuation mark as a numeric character reference.

    >>> references("*Le* maire")
    '&#42;Le&#42; maire'
    """
    return fold(text).translate(_REFERENCES)


class SafeMarkdown(Markup):
    """Markdown of our own, into which text can only be put escaped.

    Like `markupsafe.Markup`, from which Jinja knows that it need not escape again, but ``+``, ``%``, ``join`` and
    ``format`` escape for Markdown as well as for HTML.

    >>> str(SafeMarkdown("**{}**").format("a*b"))
    '**a&#42;b**'
    """

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> SafeMarkdown:
        """Return text as Markdown that shows exactly this text; what is safe already stays as it is.

        Text that turns the direction of writing is shut in, so that it cannot turn what follows it.

        >>> str(SafeMarkdown.escape("[TOC]"))
        '&#91;TOC&#93;'
        """
        if isinstance(s, Markup):
            return cls(s)
        text = str(s)
        escaped = references(text)
        return cls(f"<bdi>{escaped}</bdi>" if _DIRECTION.search(text) else escaped)


def finalize(value: Any) -> Markup:
    """Escape what a template prints; given to Jinja, which calls it on every expression.

    Raises:
        TypeError: the value is None or a container: a page never shows « None ».
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, str | int):
        return SafeMarkdown.escape(value)
    raise TypeError(f"a template prints {value!r}, which is not text")


def front_matter_value(text: str) -> SafeMarkdown:
    """Return text as a quoted YAML string for the front matter, entity-escaped because the theme prints it raw.

    Marks of direction go: in a title there is no element to shut them in.

    >>> str(front_matter_value('<b> "x"'))
    '"&#60;b&#62; &#34;x&#34;"'
    """
    return SafeMarkdown(f'"{references(_DIRECTION.sub("", text)).strip(" ")}"')


def anchor(name: str) -> SafeMarkdown:
    """Return an id of our own making as it is, for an attribute.

    Raises:
        ValueError: it holds more than ASCII letters, digits, ``-`` and ``_``: then it is not of our making.

    Example:
        >>> str(anchor("mois-2025-06"))
        'mois-2025-06'
    """
    if not re.fullmatch("[A-Za-z0-9_-]+", name):
        raise ValueError(f"{name!r} is not an anchor")
    return SafeMarkdown(name)
