"""The forms in which names and words are compared: accents, case, hyphens, apostrophes and spellings folded."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from generator import lexicon
from generator.folding import fold_words

_BRACKETS: Final = re.compile(r"[\[\]()]")


def _list(name: str) -> tuple[str, ...]:
    return tuple(str(entry) for entry in lexicon.load("name_folding")[name])


@lru_cache(maxsize=65536)
def person_key(name: str) -> str:
    """Return a person's name folded, without honorifics and brackets.

    >>> person_key("M. [Ivan] Orlov")
    'ivan orlov'
    """
    words = fold_words(_BRACKETS.sub(" ", name)).split()
    while len(words) > 1 and words[0] in _list("honorifics"):
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def thing_key(name: str) -> str:
    """Return the name of a place or an organisation folded, without its article.

    >>> thing_key("la Maison-Haute") == thing_key("Maison Haute")
    True
    """
    words = fold_words(name).split()
    if len(words) > 1 and words[0] in _list("articles"):
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def transliteration_key(folded_name: str) -> str:
    """Return the form that the French and the English spelling of a Cyrillic name share.

    >>> transliteration_key("iouri chouvarov") == transliteration_key("yuri shuvarov")
    True
    """
    return " ".join(_respell(word) for word in folded_name.split())


def _respell(word: str) -> str:
    spelling = lexicon.load("transliteration")
    for written, common in spelling["letters"]:
        word = word.replace(written, common)
    word = re.sub(r"([a-z])\1+", r"\1", word)
    for ending, common in spelling["endings"]:
        word = re.sub(ending, common, word)
    return word


def transliterations_of_one(a: str, b: str) -> bool:
    """Tell whether two folded full names are two spellings of one Cyrillic name.

    Names that differ in the given name alone are held to be one only when the surname ends as Cyrillic names
    do: « Louis Racine » and « Luis Racine » stay two people.

    >>> transliterations_of_one("louis racine", "luis racine")
    False
    """
    if a == b or " " not in a or " " not in b or transliteration_key(a) != transliteration_key(b):
        return False
    surname, other = a.split()[-1], b.split()[-1]
    return surname != other or surname.endswith(_list("transliterated_endings"))


class Spelling(Enum):
    """How sure it is that two full names are spellings of one."""

    OTHER = 0
    IF_ROLES_AGREE = 1
    ONE = 2


@cache
def _given_forms(name: str) -> dict[str, str]:
    """Return for each form of a given name the one that stands for all of its forms."""
    return {
        _respell(fold_words(form)): _respell(fold_words(forms[0]))
        for forms in lexicon.load("given_name_forms")[name]
        for form in forms
    }


@lru_cache(maxsize=65536)
def spelling_key(folded_name: str) -> str:
    """Return the form that all spellings of a full name share, forms of its given name included.

    >>> spelling_key("volodymyr dorensky") == spelling_key("vladimir dorenski")
    True
    """
    given, _, rest = transliteration_key(folded_name).partition(" ")
    if not rest:
        return given
    given = _given_forms("one_name").get(given, _given_forms("spellings").get(given, given))
    return f"{given} {rest}"


def compare_spelling(a: str, b: str) -> Spelling:
    """Tell whether two folded full names are spellings of one.

    >>> compare_spelling("karoline meavitt", "caroline mevitt").name
    'IF_ROLES_AGREE'
    >>> compare_spelling("iouri dalban", "youri dalban").name
    'IF_ROLES_AGREE'
    """
    if a == b:
        return Spelling.ONE
    if " " not in a or " " not in b or spelling_key(a) != spelling_key(b):
        return Spelling.OTHER
    given = {transliteration_key(name).split()[0] for name in (a, b)}
    one_name = given <= _given_forms("one_name").keys()
    if transliteration_key(a) == transliteration_key(b):
        if transliterations_of_one(a, b):
            return Spelling.ONE
        return Spelling.IF_ROLES_AGREE if one_name else Spelling.OTHER
    endings = _list("transliterated_endings")
    slavic = a.split()[-1].endswith(endings) and b.split()[-1].endswith(endings)
    return Spelling.ONE if one_name and slavic else Spelling.IF_ROLES_AGREE


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """Return folded words with the plain plural taken off, for comparing words of the text with key words.

    >>> content_words("les négociations")
    ('les', 'negociation')
    """
    return tuple(
        word[:-1] if len(word) > 4 and word[-1] in "sx" else word for word in fold_words(text).split()
    )


def contains_words(text: str, wanted: str) -> bool:
    """Tell whether whole words of ``wanted`` stand in ``text``, whatever accents, case, plural or elision.

    >>> contains_words("une pause dans l’Énergie", "énergies")
    True
    """
    needle = content_words(wanted)
    return bool(needle) and f" {' '.join(needle)} " in f" {' '.join(content_words(text))} "


def printable(words: str) -> str:
    """Return words on one line, without characters that would steer a terminal.

    >>> printable("un " + chr(27) + "[31m mot")
    'un [31m mot'
    """
    return "".join(c for c in " ".join(words.split()) if c.isprintable())


def lexicon_words(name: str) -> tuple[str, ...]:
    """Return one list of the name-folding lexicon."""
    return _list(name)
