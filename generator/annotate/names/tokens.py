"""Divide a stretch of text into the tokens that names are made of: words, initials, elisions, marks."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache, partial
from typing import Final, NamedTuple

from generator.folding import fold_letters

_LETTER: Final = r"[^\W\d_]"
_TOKEN: Final = re.compile(
    rf"""
      (?P<plain>[a-zß-öø-ÿœæ]++(?![\w\u0300-\u036f'’‑-]))
    | (?P<title>(?<!\w)(?:MM|Mmes|Mme|Mlles|Mlle|Mgrs|Mgr|Mrs|Mr|Ms|Drs|Dr|Prof|Pr|Jr|Sr|Ste|St|M)\.(?=\s))
    | (?P<initial>(?<!\w)(?-i:[A-ZÀ-Ý])\.(?:-?[A-ZÀ-Ý]\.)*)
    | (?P<joined>(?<!\w)[OMN]['’](?=[A-ZÀ-Ý])[^\W_]+(?:[-‑'’][^\W_]+)*)
    | (?P<elision>(?<!\w)(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uoiqu|[Pp]resqu)['’])
    | (?P<word>{_LETTER}[^\W_\u0300]*(?:[\u0300-\u036f]+[^\W_]*)*(?:[-‑'’][^\W_]+[\u0300-\u036f]*[^\W_]*)*)
    | (?P<number>\d[\d.,]*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_ARABIC_ARTICLE: Final = re.compile(r"(?:a[ldnrstz]|el|e[ds]|ach|ash)[-‑][A-ZÀ-Ý]")


class Kind(IntEnum):
    """How a token is written."""

    MARK = 0
    LOWER = 1
    CAPITAL = 2  # « Morel », « McBride », « al-Karim »
    UPPER = 3  # « OTAN », « MOREL »
    INITIAL = 4  # « J. », « J.-P. »
    ELISION = 5  # « d' », « qu' »
    NUMBER = 6
    TITLE = 7  # « M. », « Mme. »


NAME_KINDS: Final = frozenset({Kind.CAPITAL, Kind.UPPER, Kind.INITIAL})


class Token(NamedTuple):
    """A token of an article: offsets into its text, the words, how they are written, and their folded form."""

    start: int
    end: int
    text: str
    kind: Kind
    folded: str


_make: Final = partial(tuple.__new__, Token)  # four times as fast as Token(…), for every word of an article


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """Return a word without case and accents, with plain apostrophes and hyphens; remembered between calls."""
    return fold_letters(word)


def _shape(word: str) -> Kind:
    first = word[0]
    if not first.isupper():
        return Kind.CAPITAL if _ARABIC_ARTICLE.match(word) else Kind.LOWER
    return Kind.UPPER if word.isupper() else Kind.CAPITAL


_BY_GROUP: Final = {
    "title": Kind.TITLE,
    "initial": Kind.INITIAL,
    "elision": Kind.ELISION,
    "number": Kind.NUMBER,
    "mark": Kind.MARK,
}


@lru_cache(maxsize=1 << 14)
def _read(word: str, group: str) -> tuple[Kind, str]:
    kind = _BY_GROUP.get(group)
    if kind is None:
        kind = _shape(word)
    return kind, word if kind in (Kind.MARK, Kind.NUMBER) else fold_letters(word)


def tokenise(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of ``text[start:end]`` in order; white space is left out.

    >>> [t.text for t in tokenise("L’avis de J.-P. Morel", 0, 21)]
    ['L’', 'avis', 'de', 'J.-P.', 'Morel']
    """
    tokens = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        kind, folded = _read(word, match.lastgroup or "mark")
        tokens.append(_make((*match.span(), word, kind, folded)))
    return tokens
