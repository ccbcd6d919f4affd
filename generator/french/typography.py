"""French typography for our own words; never for the words of an article, which stay as they were written.

Rules after the Imprimerie nationale's « Lexique des règles typographiques » : a narrow no-break space before
``; ! ?`` and inside ``« »``, a no-break space before ``:`` and between a number and what it counts.
"""

from __future__ import annotations

import re
from typing import Final

from generator.lexicon import load

NARROW: Final = "\u202f"
NO_BREAK: Final = "\u00a0"

# At the start of a string too: there, what a template has just printed stands before it.
_BEFORE_HIGH: Final = re.compile(r"(?:^|(?<=[\w»)\]}’…%>])) (?=[;!?](?:\s|$|[»)<]))")
_BEFORE_COLON: Final = re.compile(r"(?:^|(?<=[\w»)\]}’…%>])) (?=:(?:\s|$))")
_OPENING: Final = re.compile(r"«(?![\u00a0\u202f]) ?")
_CLOSING: Final = re.compile(r"(?<![\u00a0\u202f]) ?»")
_QUOTED: Final = re.compile(r"«([^«»]*)»")
_BLANKS: Final = f" {NO_BREAK}{NARROW}"
_AFTER_NUMBER: Final = re.compile(r"(?<=\d) (?=[^\W\d_])")
_THOUSANDS: Final = re.compile(r"(?<=\d) (?=\d{3}\b)")


def typeset(words: str) -> str:
    """Set French words of our own with the spaces that French wants.

    >>> typeset("Qui ? « Anna » : 3 articles") == "Qui\u202f? «\u202fAnna\u202f»\u00a0: 3\u00a0articles"
    True
    """
    words = _BEFORE_HIGH.sub(NARROW, words)
    words = _BEFORE_COLON.sub(NO_BREAK, words)
    words = _CLOSING.sub(f"{NARROW}»", _OPENING.sub(f"«{NARROW}", words))
    words = _THOUSANDS.sub(NARROW, words)
    return _AFTER_NUMBER.sub(NO_BREAK, words)


def typeset_written(words: str) -> str:
    """Set the French that an editor wrote, such as a reason; words in guillemets are quoted and stay as they are.

    >>> typeset_written("Une date : « le 3 : midi » ; rien d'autre")
    "Une date\u00a0: «\u202fle 3 : midi\u202f»\u202f; rien d'autre"
    """
    pieces = _QUOTED.split(words)
    pieces[::2] = [typeset(piece) for piece in pieces[::2]]
    pieces[1::2] = [f"«{NARROW}{piece.strip(_BLANKS)}{NARROW}»" for piece in pieces[1::2]]
    return "".join(pieces)


def number(value: int) -> str:
    """Write a number with narrow no-break spaces between its thousands.

    >>> number(12500) == "12\u202f500"
    True
    """
    return f"{value:,}".replace(",", NARROW)


def duration(minutes: int, rough: str = "") -> str:
    """Write a length of time in words.

    Parameters:
        rough: the name of the words that make it a rough one (« plus d’une heure »), or empty.

    >>> duration(75).replace("\u00a0", " "), duration(120).replace("\u00a0", " "), duration(45).replace("\u00a0", " ")
    ('1 heure 15', '2 heures', '45 minutes')
    >>> duration(60, "more").replace("\u00a0", " "), duration(90, "nearly").replace("\u00a0", " ")
    ('plus d’une heure', 'près de 1 heure 30')
    >>> duration(3 * 24 * 60).replace("\u00a0", " ")
    '3 jours'
    """
    if rough:
        words: str = load("labels")["rough_lengths"][rough]
        single = {1: f"une{NO_BREAK}minute", 60: f"une{NO_BREAK}heure"}.get(minutes)
        words = words.replace(" de {", " d’{") if single else words
        return words.format(length=single or duration(minutes))
    days, rest = divmod(minutes, 24 * 60)
    if days > 1 and not rest:
        return f"{days}{NO_BREAK}jours"
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NO_BREAK}minute{'s' if rest > 1 else ''}"
    text = f"{hours}{NO_BREAK}heure{'s' if hours > 1 else ''}"
    return f"{text}{NO_BREAK}{rest:02d}" if rest else text
