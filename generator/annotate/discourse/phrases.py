"""Find, in a sentence, what may be the subject of a verb of saying or doing: names, roles, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Entity, EntityKind, Sentence

_AFTER_PREPOSITION: Final = re.compile(
    r"(?:\b(?:à|aux?|de|des|du|avec|contre|par|pour|chez|sur|dans|vers|envers|entre|en|sous|sans|selon|d'|l'égard)\s*"
    r"(?:(?:la|le|les|l'|M\.|MM\.|Mme|son|sa|ses|leur|leurs|ce|cet|cette)\s*)*|\bd')$",
    re.I,
)
_PRONOUN: Final = re.compile(
    r"(?<![\w-])(?P<pronoun>il|elle|ils|elles|lui|eux|celui-ci|celle-ci|ceux-ci"
    r"|ce dernier|cette dernière|ces derniers)(?![\w-])",
    re.I,
)
_DEMONYM: Final = re.compile(
    r"(?<![\w'-])(?:[Ll]e|[Ll]a|[Ll]'|[Cc]e|[Cc]et|[Cc]ette)\s*(?P<people>[A-ZÀ-Ý][a-zà-ÿ-]+)(?![\w-])"
)
_DETERMINER: Final = r"(?:le|la|l'|ce|cet|cette|son|sa|leur|notre|un|une|du|au)"
_COMPLEMENT: Final = (
    r"(?:\s+(?:(?:du|de\s+la|des|de|aux?|à\s+la)\s+|(?:de\s+l'|d'|à\s+l')\s*)"
    r"(?!(?:son|sa|ses|leur|ce|cette|nouveau|même|plus|concert|retour|suite|effet|fait|outre)\b)"
    r"(?:[\w'’-]+)(?:\s+(?-i:[A-ZÀ-Ý])[\wÀ-ÿ'’-]*)*)"
)
# An adjective behind a role: by its ending, or one of the short ones without a telling ending.
_ADJECTIVE: Final = (
    r"(?!(?:bien|rien|combien|demain|main|fin|enfin|moins|mais|jamais|moyen|plus|afin)\b)"
    r"(?:[a-zà-ÿ-]+(?:ien|ienne|ais|aise|ain|aine|ois|oise|éen|éenne|ique|iste|al|ale|aire|el|elle|and|ande|ol|ole|in|ine|ite|ote|if|ive)"
    r"|russe|suisse|turc|turque|grec|grecque|arabe|corse|basque|belge|tchèque|slave|slovaque|croate|serbe|kurde|bulgare|arménie|adjoint|adjointe"
    r"|sortant|sortante|déchu|déchue|élu|élue|noir|vert|verte)(?![\w-])"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may act, at offsets of the article's text.

    ``kind`` is ``person``, ``organisation``, ``place``, ``role``, ``pronoun`` or ``plural``; ``name`` the entity's
    name where the words themselves tell it; ``words`` the phrase as written; ``governed`` whether a preposition
    stands before it, so that it is no subject.
    """

    start: int
    end: int
    kind: str
    name: str | None
    words: str
    governed: bool


@cache
def role_pattern() -> re.Pattern[str]:
    """Compile the pattern of « le président français », « cette conseillère du palais »."""
    lists = load("role_heads")
    heads = {head for group in lists["groups"].values() for head in group} | set(lists["hypernyms"])
    alternatives = "|".join(re.escape(head) for head in sorted(heads, key=lambda head: (-len(head), head)))
    peoples = "|".join(sorted(_written_demonyms(), key=lambda word: (-len(word), word)))
    adjective = rf"(?:{_ADJECTIVE}|(?:{peoples})(?![\w-]))"
    return re.compile(
        rf"(?<![\w'-]){_DETERMINER}\s*(?:(?:ex-|ancien(?:ne)?\s+|futur[e]?\s+|jeune\s+|principal[e]?\s+|haut[e]?\s+|premi(?:er|ère)\s+|vice-)*)"
        rf"(?P<head>{alternatives})(?![\w-])(?P<tail>(?:\s+{adjective}){{0,2}}{_COMPLEMENT}?{_COMPLEMENT}?)",
        re.I,
    )


@cache
def plural_pattern() -> re.Pattern[str]:
    """Compile the pattern of « les deux dirigeants », « les présidents russe et américain », « tous deux »."""
    heads = "|".join(
        re.escape(head) for head in sorted(load("role_heads")["plural"], key=lambda head: (-len(head), head))
    )
    return re.compile(
        rf"(?<![\w'-])(?:(?:les|ces|leurs|des|aux|nos)\s+(?:(?:deux|trois|quatre)\s+)?(?:{heads})(?![\w-])(?:\s+(?:russe|[\wà-ÿ]+(?:ien|ais|ain|ois|éen|and|ol))s?"
        rf"\s+et\s+[\wà-ÿ-]+)?|(?:tous|toutes)\s+(?:les\s+)?deux|(?:les|ces)\s+deux(?=\s+(?:ont|se|sont|avaient)))",
        re.I,
    )


def find_phrases(
    folded: str, sentence: Sentence, entities: Sequence[tuple[int, int, Entity]]
) -> list[Phrase]:
    """Return the phrases of one sentence that may act, in order, none inside another.

    Parameters:
        folded: the article's text with typography folded and quoted words masked, same length.
        sentence: the sentence.
        entities: (start, end, entity) of every mention in the sentence, sorted.
    """
    start, end = sentence.span.start, sentence.span.end
    found: list[Phrase] = []
    roles = [(match.start(), match.end()) for match in role_pattern().finditer(folded, start, end)]
    for left, right, entity in entities:
        if folded[left:right].strip("■ ") == "":
            continue  # named inside a quotation
        if found and (found[-1].start, found[-1].end) == (left, right) and entity.kind is EntityKind.PERSON:
            found[-1] = replace(found[-1], kind="plural", name=None)  # « MM. Leclerc et Dubreuil »
            continue
        found.append(_phrase(folded, left, right, entity.kind.value, entity.name, start))
    for left, right in reversed(roles):
        # « le conseiller du Kremlin, Anna Leclerc »: the person's name tells who it is
        named = next((p for p in found if p.kind == "person" and _apposed(folded, left, right, p)), None)
        if named:
            found.remove(named)
            inner = [p for p in found if left <= p.start and p.end <= max(right, named.start)]
            found = [p for p in found if p not in inner]
            found.append(_phrase(folded, left, named.end, "person", named.name, start))
            continue
        right = min([right, *(p.start for p in found if p.kind == "person" and left < p.start < right)])
        inner = [p for p in found if left <= p.start and p.end <= right and p.kind != "person"]
        found = [p for p in found if p not in inner]
        found.append(_phrase(folded, left, right, "role", None, start))
    for match in _DEMONYM.finditer(folded, start, end):
        taken = any(p.start < match.end() and match.start() < p.end for p in found)
        if not taken and fold_letters(match.group("people")) in _demonyms():
            found.append(_phrase(folded, match.start(), match.end(), "role", None, start))
    for pattern, kind in ((plural_pattern(), "plural"), (_PRONOUN, "pronoun")):
        for match in pattern.finditer(folded, start, end):
            if not any(p.start < match.end() and match.start() < p.end for p in found):
                found.append(_phrase(folded, match.start(), match.end(), kind, None, start))
    return sorted(found, key=lambda phrase: (phrase.start, -phrase.end))


@cache
def _written_demonyms() -> tuple[str, ...]:
    """Return the names of peoples in the singular as written: « finlandais », « finlandaise »."""
    entries = load("countries")["countries"].values()
    return tuple(dict.fromkeys(word for entry in entries for word in entry.get("demonym", "").split()))


@cache
def _demonyms() -> frozenset[str]:
    return frozenset(fold_letters(word) for word in _written_demonyms())


def _apposed(folded: str, left: int, right: int, person: Phrase) -> bool:
    """Tell whether a name stands at the end of a role phrase or right after it (a comma may part them)."""
    if left <= person.start <= right:
        gap = folded[left : person.start]
        return re.search(r"(?:\bde|\bdu|\bd'|\bdes|\bà|\bet|\bavec|\bdont)\s*$", gap) is None
    return 0 < person.start - right <= 3 and folded[right : person.start].strip() in ("", ",")


def _phrase(folded: str, start: int, end: int, kind: str, name: str | None, floor: int) -> Phrase:
    governed = _AFTER_PREPOSITION.search(folded[max(floor, start - 30) : start]) is not None
    return Phrase(
        start,
        end,
        kind,
        name,
        folded[start:end],
        governed or folded[start : start + 3].lower() in ("du ", "au "),
    )


KINDS: Final = {kind.value: kind for kind in EntityKind}
