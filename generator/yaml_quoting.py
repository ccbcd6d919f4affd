"""Write texts as YAML values, for the files that a program makes and the lines that it advises."""

from __future__ import annotations

import re
from typing import Final

import yaml

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w ’'().,/«»\u00a0\u202f-]*[\w.)»])?")
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def scalar(text: str) -> str:
    """Write a text as one YAML value on one line, in quotes wherever any reader could mistake it.

    Example:
        >>> scalar("Le Courrier"), scalar("NO"), scalar("Paix : « oui »")
        ('Le Courrier', '"NO"', '"Paix : « oui »"')
    """
    if _PLAIN.fullmatch(text) and _stays_text(text):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    r"""Write a text in double quotes, with what is not printable escaped.

    >>> quoted('un "oui" clair')
    '"un \\"oui\\" clair"'
    """
    return '"' + "".join(_escape(character) for character in text) + '"'


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if character.isprintable() or character in "\u00a0\u202f\u2009\u200a":
        return character
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _stays_text(text: str) -> bool:
    """Tell whether YAML 1.1, which other programs still read, takes these words for text."""
    resolver = yaml.resolver.Resolver()
    tag = resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return str(tag) == "tag:yaml.org,2002:str" and text.lower() not in ("y", "n")
