"""The one way by which text reaches a page: as text, whatever it holds.

Markdown gives a meaning to almost every ASCII punctuation mark, and each extension adds another. So none of them
is left: each becomes a numeric character reference, which Markdown hands through and a browser shows. Line
breaks, tabs and runs of blanks would make blocks: they become one space. What remains cannot start anything.
"""

from __future__ import annotations

import json
import re
import string
from typing import Any, Final

from markupsafe import Markup
from markupsafe import escape as html_escape

from generator.plain_text import fold

_DIRECTION: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Blanks other than ASCII's are text (« un point d’exclamation  »), but Python's strip() takes them away.
_OTHER_BLANKS: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_REFERENCES: Final = {ord(mark): f"&#{ord(mark)};" for mark in string.punctuation + _OTHER_BLANKS}


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


def drawn(text: str) -> SafeMarkdown:
    """Return text for a drawing or an attribute, where no element can shut a change of direction in: it goes.

    >>> str(drawn('Le "<b>'))
    'Le &#34;&#60;b&#62;'
    """
    return SafeMarkdown(references(_DIRECTION.sub("", text)))


def key(words: str) -> SafeMarkdown:
    """Return the name of what a part of a drawing stands for; nearly always it holds nothing to escape.

    >>> str(key("person:anna-leclerc")), str(key('"'))
    ('person:anna-leclerc', '&#34;')
    """
    return SafeMarkdown(words) if re.fullmatch("[A-Za-z0-9:|+! -]*", words) else drawn(words)


def front_matter_value(text: str) -> SafeMarkdown:
    """Return text as a quoted YAML string for the front matter, entity-escaped because the theme prints it raw.

    Marks of direction go: in a title there is no element to shut them in.

    >>> str(front_matter_value('<b> "x"'))
    '"&#60;b&#62; &#34;x&#34;"'
    """
    return SafeMarkdown(f'"{references(_DIRECTION.sub("", text)).strip(" ")}"')


def front_matter_attribute(text: str) -> str:
    """Return text as a YAML string for the front matter that the theme prints raw into an attribute.

    No Markdown reads it, so no more is escaped than HTML asks for: a page has dozens of these.

    >>> front_matter_attribute('<b> & "x"')
    '"&lt;b&gt; &amp; &#34;x&#34;"'
    """
    return json.dumps(html_escape(_DIRECTION.sub("", fold(text)).strip(" ")), ensure_ascii=False)


def front_matter_json(text: str) -> str:
    """Return JSON, on one line and without characters that start markup, as a YAML string for the front matter.

    Raises:
        ValueError: it could end the ``<script>`` in which the theme puts it.

    Example:
        >>> json.loads(front_matter_json('{"name": 1}'))
        '{"name": 1}'
    """
    if "<" in text or fold(text) != text:
        raise ValueError("this JSON may not stand in a script element")
    return json.dumps(text, ensure_ascii=False)


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
