"""Find every noun phrase of a sentence that may be a subject: those that name somebody, and all the others."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.quotations.turns import utterances
from generator.folding import fold_letters
from generator.lexicon import load

_DETERMINER: Final = (
    r"(?:(?:les?|la|une?|des|ces?|cet|cette|sa|ses|son|leurs?|notre|nos|votre|vos|mon|ma|mes|plusieurs|certaine?s|quelques|chaque"
    r"|aucune?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)\s+|l')"
)
_PREPOSITIONS: Final = (
    "à", "au", "aux", "de", "des", "du", "avec", "contre", "par", "pour", "chez", "sur", "dans", "vers", "envers",
    "entre", "en", "sous", "sans", "selon", "devant", "derrière", "après", "avant", "depuis", "dès", "pendant",
    "durant", "malgré", "parmi", "hormis", "sauf", "outre", "via", "voici", "voilà", "comme", "concernant", "lors",
    "jusqu", "jusque", "d'", "qu'à", "jusqu'à",
)  # fmt: skip
_BETWEEN: Final = (
    "la", "le", "les", "l'", "m.", "mm.", "mme", "son", "sa", "ses", "leur", "leurs", "ce", "ces", "cet", "cette",
    "un", "une",
)  # fmt: skip
_PREPOSITION: Final = re.compile(rf"\b{alternation(_PREPOSITIONS)}\s*(?:{alternation(_BETWEEN)}\s*)*$")
_MAY_GOVERN: Final = (*_PREPOSITIONS, *_BETWEEN)  # only behind one of these is the pattern tried
_CLITIC: Final = re.compile(r"\s+(?:aussi|même|s'est|s'était|est|a|avait|ne|n'a|se)\b|\s*,|-même")
_DOCUMENT_OF: Final = re.compile(r"(?:\s+[a-zà-ÿ]+){0,3}\s+(?:de\s+l'|de\s+la\s+|des\s+|du\s+|de\s+|d')\s*$")
_CLOSES: Final = re.compile(
    r"\s*(?:[,.;:)»!?]|$|\()|\s+(?:à|au|aux|dans|devant|sur|lors|en|qui)\b"
)  # what may follow a name in apposition
_TITLES: Final = ("ancien", "ex-")
_OPENING_NOUN: Final = re.compile(r"[\s–—-]*(?P<noun>[A-ZÀ-Ý]\w+)(?=\s+(?:de|du|des)\b|\s+d')")
_BEHIND_QUOTATION: Final = re.compile(
    r"[»”\"]\s*,?\s*$"
)  # « l' » behind quoted words is an object: « », l'interpelle X »
_WHERE: Final = re.compile(r"\b(?:à|aux?|devant|sur|dans|en|chez|depuis|après|avant|lors)\s*$", re.I)
# « pour sa part », « de son côté »: no nouns
_TURNS: Final = frozenset(
    {"sa part", "leur part", "ma part", "son côté", "leur côté", "son tour", "leur tour"}
)
_STRETCH: Final = 140  # characters between a noun and the name in apposition to it
_NAME_FOLLOWS: Final = re.compile(
    r"(?:[^■«»“”\"(),;:]|\([^)■]{0,40}\)|,(?=[^■«»“”\"(),;:]*,\s*$)){0,140}(?:,\s*|\s)?"
)
# What may stand between any noun and the name in apposition: adjectives and complements, no other noun.
_COMPLEMENTS: Final = re.compile(
    r"(?:\s+(?!les?\b|la\b)[a-zà-ÿ-]+){0,2}"
    r"(?:\s+(?:de la|de l'|des|du|de|d'|à la|aux?|en|pour)\s*[^,;:\d]+)?(?:,\s*|\s)?"
)


def nominals(discourse: Discourse, sentence: int) -> list[Phrase]:
    """Return the noun phrases of a sentence in order: those of the discourse, and the others as of kind ``other``.

    A phrase of kind ``other`` covers determiner and noun (« un voisin », « le document »): nobody whom we could
    name, but a subject. A noun with the name in apposition to it (« la boulangère du bourg, Marion Le Goff ») is
    the person. A noun of time is left out. What a preposition governs says so.

    Parameters:
        discourse: over the text in which quoted words are masked.
        sentence: the index of the sentence.
    """
    if sentence in discourse.nominals:
        return discourse.nominals[sentence]
    folded, lowered, span = discourse.folded, discourse.lowered, discourse.sentences[sentence].span
    known = [_seen(lowered, span.start, p) for p in discourse.phrases[sentence] if not _is_clitic(folded, p)]
    taken = [(phrase.start, phrase.end) for phrase in known]
    others = [
        Phrase(start, end, "other", None, folded[start:end], _is_governed(lowered, span.start, start))
        for start, end in (match.span() for match in _nominal().finditer(lowered, span.start, span.end))
        if lowered[start:end] not in _TURNS
        and not any(first < end and start < last for first, last in taken)
        and not (
            lowered[start + 1] == "'" and _BEHIND_QUOTATION.search(folded[max(span.start, start - 6) : start])
        )
    ]
    opening = _OPENING_NOUN.match(folded, span.start, span.end)
    if opening and fold_letters(opening.group("noun")) in _utterances():
        words = opening.group("noun")
        others.append(
            Phrase(opening.start("noun"), opening.end("noun"), "other", None, words, governed=False)
        )
    found = _apposed(folded, sorted([*known, *(_seen(lowered, span.start, p) for p in others)], key=_place))
    return discourse.nominals.setdefault(sentence, found)


def _place(phrase: Phrase) -> tuple[int, int]:
    return phrase.start, -phrase.end


def _seen(lowered: str, floor: int, phrase: Phrase) -> Phrase:
    if phrase.governed or phrase.kind == "plural" or not _is_governed(lowered, floor, phrase.start):
        return phrase
    return phrase._replace(governed=True)


def _is_governed(lowered: str, floor: int, start: int) -> bool:
    """Tell whether a preposition stands before an offset, none further back than ``floor``."""
    before = lowered[max(floor, start - 30) : start]
    return before.rstrip().endswith(_MAY_GOVERN) and _PREPOSITION.search(before) is not None


def _is_clitic(folded: str, phrase: Phrase) -> bool:
    """Tell whether « lui », « eux » stand for an object: « lui reproche »."""
    return (
        phrase.kind == "pronoun"
        and phrase.words.lower() in ("lui", "eux")
        and (
            _CLITIC.match(folded, phrase.end) is None
            and re.search(
                r"(?:selon|d'après|pour|chez)\s+$", folded[max(0, phrase.start - 10) : phrase.start], re.I
            )
            is None
        )
    )


def _apposed(folded: str, phrases: list[Phrase]) -> list[Phrase]:
    """Join a noun with the name that says who it is."""
    joined: list[Phrase] = []  # from the last to the first: « son chef, le Sénégalais Amadou Ba »
    for phrase in reversed(phrases):
        if phrase.kind in ("other", "role"):
            place = next((n for n, p in enumerate(joined) if not p.governed), None)
            if place is not None and _says_who(folded, phrase, joined[place]):
                named = joined[place]
                words = folded[phrase.start : named.end]
                phrase = named._replace(start=phrase.start, words=words, governed=phrase.governed)
                del joined[: place + 1]
        joined.insert(0, phrase)
    return joined


def _says_who(folded: str, noun: Phrase, named: Phrase) -> bool:
    gap = folded[noun.end : named.start]
    if named.kind == "organisation":
        return noun.kind == "other" and gap.strip() == ""  # « la société Cyclad »
    if named.kind != "person" or len(gap) > _STRETCH:
        return False
    if noun.kind == "other" and noun.governed and _WHERE.search(folded[max(0, noun.start - 12) : noun.start]):
        return False  # « martèle à la barre Pascal Dumont »
    if noun.kind == "other" and "," in gap and (noun.governed or not _CLOSES.match(folded, named.end)):
        return False
    if "," not in gap and not folded[named.start].isupper() and not folded.startswith(_TITLES, named.start):
        return False  # « à la presse la ministre Anna Leclerc »
    if noun.kind == "other" and gap.strip() == "" and noun.words.lower().startswith(("les ", "des ", "ces ")):
        return False
    follows = _COMPLEMENTS if noun.kind == "other" else _NAME_FOLLOWS
    return follows.fullmatch(gap) is not None and _no_verb(gap)


def _no_verb(gap: str) -> bool:
    """Tell whether no auxiliary, relative or conjunction parts a noun from a name."""
    return (
        re.search(
            r"(?<![\w-])(?:a|ont|est|sont|était|avait|sera|qui|que|qu'|dont|où|et|ou|mais|quand|se|s'|ne|n'|y)(?![\w-])",
            gap,
        )
        is None
    )


def said_by(folded: str, noun: Phrase, phrases: list[Phrase]) -> Phrase | None:
    """Return whose « réponse » or « communiqué » a phrase is: « la réponse de X »; None where it is no such noun."""
    head = fold_letters(noun.words.replace("’", "'").split("'")[-1].split()[-1])
    if noun.kind != "other" or head not in _utterances():
        return None
    for phrase in phrases:
        if phrase.start > noun.start and phrase.kind != "other" and phrase.start - noun.end < 60:
            return (
                phrase
                if _DOCUMENT_OF.fullmatch(folded[noun.end : phrase.start] or " ")
                or phrase.words.lower().startswith("du ")
                else None
            )
    return None


@cache
def _utterances() -> frozenset[str]:
    return frozenset(fold_letters(word) for word in utterances())


@cache
def _nominal() -> re.Pattern[str]:
    lists = load("speech_turns")
    times = alternation(lists["times"])
    qualifier = rf"(?:{alternation(lists['qualifiers'])}[\s-])"
    indefinite = alternation(lists["indefinite"])
    return re.compile(
        rf"(?<![\w'-])(?:(?:{indefinite})(?![\w'-])"
        rf"|{_DETERMINER}(?!{qualifier}?(?:{times})(?![\w-])){qualifier}{{0,2}}"
        r"(?!(?:a|ai|as|avait|avaient|ont|aura|est|était|ait|eut|eût|qui|que|de|du|d|à|plupart|un|une)(?![\w-]))[^\W\d_][\w-]*)"
    )
