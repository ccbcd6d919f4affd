"""The templates' surroundings: everything printed is escaped, our own words are typeset."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from types import SimpleNamespace
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator import lexicon
from generator.french import dates, typography
from generator.french.grammar import sentence
from generator.render.escape import SafeMarkdown, anchor, drawn, finalize, key
from generator.render.labels import counted, label, say
from generator.render.pictures.wording import sample_path
from generator.render.pictures.wording import words as picture_words

# What templates may use of Jinja's own filters: none that makes text safe by HTML's rules alone.
_ALLOWED: Final = ("length", "first", "last", "sort", "batch")


class Typesetting(Extension):
    """Set the words of the templates themselves as French wants; what they print is left alone."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """Typeset the text between the template's tags."""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, token.type, typography.typeset(token.value))
            else:
                yield token


@cache
def environment() -> Environment:
    """Return the environment in which pages are written, made once."""
    made = Environment(
        loader=PackageLoader("generator.render"),
        autoescape=True,
        finalize=finalize,
        undefined=StrictUndefined,
        extensions=[Typesetting],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters = {name: made.filters[name] for name in _ALLOWED}
    made.filters |= {
        "noun": dates.noun,
        "when": dates.when,
        "short": dates.short,
        "duration": typography.duration,
        "number": typography.number,
        "anchor": anchor,
        "listed": listed,
        "label": _label,
        "counted": counted,
        "css": _css,
        "sentence": sentence,
        "written": typography.typeset_written,
        "degrees": degrees,
        "wikidata": wikidata,
        "drawn": drawn,
        "key": key,
        "picture_words": _picture_words,
        "sample_path": sample_path,
    }
    made.globals["say"] = _all_words()
    return made


def _all_words() -> SimpleNamespace:
    """Return the words of all pages as templates reach them: ``say.event.facts``; they are Markdown of our own."""
    pages = lexicon.load("pages")
    return SimpleNamespace(
        **{
            page: SimpleNamespace(**{key: SafeMarkdown(say(page, key)) for key in words})
            for page, words in pages.items()
        }
    )


def listed(items: Iterable[Any], last: str = "et") -> SafeMarkdown:
    """Join words or links as French does, each escaped if it is not safe.

    >>> str(listed(["a*", "b"]))
    'a&#42; et b'
    """
    pieces = [SafeMarkdown.escape(item) for item in items]
    if len(pieces) < 2:
        return SafeMarkdown("").join(pieces)
    return SafeMarkdown("{} {} {}").format(SafeMarkdown(", ").join(pieces[:-1]), last, pieces[-1])


def _label(key: str, group: str) -> str:
    return label(group, key)


def _picture_words(key: str, group: str = "words") -> str:
    return picture_words(group, key)


def _css(name: str) -> SafeMarkdown:
    return anchor(name.replace("_", "-"))


def degrees(coordinates: tuple[float, float]) -> str:
    """Write a place's coordinates as an atlas does.

    >>> degrees((48.85, -2.35)).replace("\u00a0", " ")
    '48,85° N, 2,35° O'
    """
    latitude, longitude = coordinates
    north = label("compass", "north" if latitude >= 0 else "south")
    east = label("compass", "east" if longitude >= 0 else "west")
    written = [f"{abs(value):.4f}".rstrip("0").rstrip(".").replace(".", ",") for value in coordinates]
    return f"{written[0]}°\u00a0{north}, {written[1]}°\u00a0{east}"


def wikidata(item: str) -> SafeMarkdown:
    """Return a link to an item of Wikidata; only its words where it is not an item's number."""
    if not re.fullmatch(r"Q\d+", item):
        return SafeMarkdown.escape(item)
    return SafeMarkdown('<a href="https://www.wikidata.org/wiki/{0}" rel="external noopener">{0}</a>').format(
        item
    )
