"""The article that the name of a body takes in a sentence: « la direction du groupe Halvard », « l’agence Vostrel »."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from generator import lexicon
from generator.french.grammar import elides

_ARTICLES: Final = {"ms": "le ", "fs": "la ", "mp": "les ", "fp": "les "}


@cache
def _articles() -> Mapping[str, str]:
    """Return the article of each noun that opens the name of a body."""
    nouns = lexicon.load("body_nouns")
    mute = nouns["mute_h"].split()
    return {
        noun.lower(): "l’" if agreement[1] == "s" and (elides(noun) or noun in mute) else article
        for agreement, article in _ARTICLES.items()
        for noun in nouns[agreement].split()
    }


@cache
def _names() -> Mapping[str, str]:
    """Return the article of each proper name that takes one."""
    names: Mapping[str, str] = lexicon.load("body_nouns")["names"]
    return {
        name: "l’" if elides(name) else _ARTICLES[agreement]
        for agreement, listed in names.items()
        for name in listed.split()
    }


def article_of_body(name: str) -> str:
    """Return what stands before a body's name in a sentence, with the blank that follows it if there is one.

    A name takes an article when it opens with a common noun: one in lower case, or one that takes a capital by custom
    and is followed by a word in lower case (« Banque de France »). Any other is left without: « Radio Valmer ».
    Some proper names are known to take one all the same: « le Kremlin », « l’ONU ».

    Source: the lists of nouns and of names in the lexicon, with their gender.

    >>> article_of_body("direction du groupe Halvard"), article_of_body("Union maritime"), article_of_body("Halvard")
    ('la ', 'l’', '')
    >>> article_of_body("Kremlin"), article_of_body("ONU"), article_of_body("palais des Tilleuls")
    ('le ', 'l’', 'le ')
    """
    if name in _names():
        return _names()[name]
    words = name.split()
    if not words or not (words[0][:1].islower() or (len(words) > 1 and words[1][:1].islower())):
        return ""
    return _articles().get(words[0].lower(), "")


def body_words(name: str) -> str:
    """Return a body's name with its article, as a sentence has it.

    >>> body_words("syndicat des marins"), body_words("agence Vostrel"), body_words("hôpital de Valmer")
    ('le syndicat des marins', 'l’agence Vostrel', 'l’hôpital de Valmer')
    """
    return f"{article_of_body(name)}{name}"
