"""Fold away what makes no difference when words are compared: accents, case, typography; and make words of ids.

The folds that keep the length leave every character where it stood, so that spans found in the folded text hold in
the stored one. The reading of dates has a table of its own (`annotate.timexes`), which levels line breaks too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SAME_LENGTH: Final = tuple(
    {
        "\u2019": "'",  # typographic apostrophe
        "\u02bc": "'",
        "\u2018": "'",
        "\u201b": "'",
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u2007": " ",
        "\u2009": " ",
        "\t": " ",
        "\u2010": "-",
        "\u2011": "-",
    }.items()
)
# Latin letters that Unicode does not take apart into a letter and an accent.
_LETTERS: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


class _BareLetters(dict[int, str]):
    """What each letter is without its accents, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code).translate(_LETTERS)).lower()
        bare = "".join(character for character in decomposed if not unicodedata.combining(character))
        self[code] = bare
        return bare


class _FirstLetters(dict[int, str]):
    """The first letter of what each character folds to: one for one."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_letters(chr(code))[:1] or " "
        return self[code]


_BARE: Final = _BareLetters()
_FIRST_LETTERS: Final = _FirstLetters()
# What French texts are written with: replaced one after the other, many times as fast as looking up every character.
_USUAL: Final = "éèêëàâäçùûüôöîïœæ…"
_BARE_USUAL: Final = tuple((letter, _BARE[ord(letter)]) for letter in _USUAL)
_FIRST_USUAL: Final = tuple((letter, _BARE[ord(letter)][:1]) for letter in _USUAL)
_UNUSUAL: Final = re.compile(r"[^\x00-\x7f«»“”–—]")  # these fold to themselves
_LONG: Final = 40  # characters; a word is looked up letter by letter
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")
_LEFT_OVER: Final = re.compile(r"(?:-[a-z]?)+$")  # an elided « d’ » that has lost its noun


def fold_typography(text: str) -> str:
    """Return the text with plain apostrophes, spaces and hyphens, character for character.

    >>> fold_typography("l’an\u00a0dernier")
    "l'an dernier"
    """
    if text.isascii():  # as most single words are
        return text.replace("\t", " ")
    for written, plain in _SAME_LENGTH:  # most are not there: faster than to look up every character
        text = text.replace(written, plain)
    return text


def lower(text: str) -> str:
    """Return the text in lower case, character for character.

    >>> lower("L’Été à İzmir")
    'l’été à izmir'
    """
    return text.replace("İ", "i").lower()


def fold_letters(text: str) -> str:
    """Return lower-case letters without accents, for comparing words; the length may change.

    >>> fold_letters("Œuvre à l’ÉTÉ")
    "oeuvre a l'ete"
    """
    return _fold_word(text) if len(text) <= _LONG else _fold_text(text)


def _fold_text(text: str) -> str:
    # Lower case twice: İ and the letters that are capitals only when taken apart come out as capitals.
    lowered = fold_typography(text).lower()
    if lowered.isascii():
        return lowered
    if len(lowered) > _LONG:
        for letter, bare in _BARE_USUAL:
            lowered = lowered.replace(letter, bare)
        if not _UNUSUAL.search(lowered):
            return lowered
    return lowered.translate(_BARE)


def fold_same_length(text: str) -> str:
    """Return lower-case letters without accents, character for character, so that offsets hold.

    A letter that folds to several keeps the first: « œ » is ``o``.

    >>> fold_same_length("L’Été")
    "l'ete"
    """
    if text.isascii():
        return text.lower()
    folded = lower(fold_typography(text))
    for letter, first in _FIRST_USUAL:
        folded = folded.replace(letter, first)
    return text.translate(_FIRST_LETTERS) if _UNUSUAL.search(folded) else folded


# An article comes back to its words again and again.
_fold_word: Final = lru_cache(maxsize=1 << 14)(_fold_text)


@lru_cache(maxsize=1 << 14)
def fold_words(text: str) -> str:
    """Return lower-case words without accents, joined by single spaces: what names are compared by.

    >>> fold_words("L’Hôtel-de-Ville d'Évreux")
    'l hotel de ville d evreux'
    """
    # A name in another script has no Latin letters left: it is compared as it is written.
    return _latin_words(text) or " ".join(text.lower().split())


def _latin_words(text: str) -> str:
    return _NOT_WORD.sub(" ", fold_letters(text)).strip()


def slug(text: str, longest: int = 40) -> str:
    """Return the words of a text as an id has them; empty if none of its letters is Latin.

    Parameters:
        longest: characters at most; cut between words where there are several.

    Example:
        >>> slug("L’Œuvre de Saint-Étienne")
        'l-oeuvre-de-saint-etienne'
    """
    found = _latin_words(text).replace(" ", "-")
    if len(found) <= longest:
        return found
    cut = found[: longest + 1].rpartition("-")[0] or found[:longest]
    return _LEFT_OVER.sub("", cut)
