"""Join French words: listings, « de » with its elision, ordinal numbers, sentences."""

from __future__ import annotations

import re
from typing import Final

_VOWEL: Final = re.compile(r"[aeiouœæâàáäãåéèêëîïíôöóùûüú]|y(?![aeiouéèêëôœ])", re.IGNORECASE)


def elides(words: str) -> bool:
    """Tell whether « de » and « le » lose their vowel before words: not before an h, nor before y and a vowel.

    >>> [elides(words) for words in ("Anna", "Yves", "Yann", "Yémen", "Hélène", "Zoé")]
    [True, True, False, False, False, False]
    """
    return _VOWEL.match(words) is not None


def of(words: str) -> str:
    """Put « de » before words, elided or drawn together with their article.

    An article in capitals belongs to a name and stays.

    >>> of("Anna"), of("Yann"), of("le Kremlin"), of("les États"), of("l’Ukraine"), of("Le Havre")
    ('d’Anna', 'de Yann', 'du Kremlin', 'des États', 'de l’Ukraine', 'de Le Havre')
    """
    if words.startswith("le "):
        return f"du {words[3:]}"
    if words.startswith("les "):
        return f"des {words[4:]}"
    return f"d’{words}" if elides(words) else f"de {words}"


def listing(items: list[str], last: str = "et") -> str:
    """Join words as French does.

    >>> listing(["Anna", "Bruno", "Chloé"])
    'Anna, Bruno et Chloé'
    """
    return "".join(items) if len(items) < 2 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def ordinal(value: int, feminine: bool = False) -> str:
    """Write an ordinal number short.

    >>> ordinal(1), ordinal(1, feminine=True), ordinal(9)
    ('1er', '1re', '9e')
    """
    return f"{value}{('re' if feminine else 'er') if value == 1 else 'e'}"


def sentence(words: str) -> str:
    """Make a sentence of words that an editor wrote: a capital, a full stop.

    >>> sentence("maire de Valmer"), sentence("Elle dirige le port.")
    ('Maire de Valmer.', 'Elle dirige le port.')
    """
    words = words.strip()
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def capitalised(name: str) -> str:
    """Return a name as it stands alone, above a page or in a list: a word in lower case gets its capital.

    A name that has capitals of its own within its first word is left as it is.

    >>> capitalised("groupe Halvard"), capitalised("iLumen")
    ('Groupe Halvard', 'iLumen')
    """
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    return name[:1].upper() + name[1:] if first.islower() else name
