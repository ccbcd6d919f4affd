"""Find, in a sentence, what may be the subject of a verb of saying or doing: names, roles, pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from generator.annotate.alternation import alternation
from generator.annotate.word_pattern import WordPattern, words_of
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Entity, EntityKind, Sentence

_PREPOSITIONS: Final = (
    "à", "au", "aux", "de", "des", "du", "avec", "contre", "par", "pour", "chez", "sur", "dans", "vers", "envers",
    "entre", "en", "sous", "sans", "selon", "d'", "l'égard",
    "devant", "derrière", "malgré", "parmi", "outre", "près de",
)  # fmt: skip
_BETWEEN: Final = (
    "la",
    "le",
    "les",
    "l'",
    "M.",
    "MM.",
    "Mme",
    "son",
    "sa",
    "ses",
    "leur",
    "leurs",
    "ce",
    "cet",
    "cette",
)
_AFTER_PREPOSITION: Final = re.compile(
    rf"\b{alternation(_PREPOSITIONS)}\s*(?:{alternation(_BETWEEN)}\s*)*$", re.I
)
# A governed phrase has one of these right before it: only then the pattern is tried.
_MAY_GOVERN: Final = tuple(word.lower() for word in (*_PREPOSITIONS, *_BETWEEN))
_DEMONYM: Final = re.compile(
    r"(?<![\w'-])(?:[Ll]e|[Ll]a|[Ll]'|[Cc]e|[Cc]et|[Cc]ette)\s*(?P<people>[A-ZÀ-Ý][a-zà-ÿ-]+)(?![\w-])"
)
_DETERMINER: Final = r"(?:le|la|l'|ce|cet|cette|son|sa|leur|notre|un|une|du|au)"
_COMPLEMENT: Final = (
    r"(?:\s+(?:(?:du|de\s+la|des|de|aux?|à\s+la)\s+|(?:de\s+l'|d'|à\s+l')\s*)"
    r"(?!(?<=aux\s)(?!(?:affaires|droits|transports|sports|finances|comptes|armées|anciens|personnes|familles|libertés|(?-i:[A-ZÀ-Ý]))\b))"
    r"(?!(?:presse|radio|télévision|micro|téléphone|sortie|barre|tribune|mégaphone|journal|quotidien|magazine|site|moment|cours|terme|sujet|soir|lendemain|public|parloir)\b)"
    r"(?!(?:son|sa|ses|leur|ce|cette|nouveau|même|plus|concert|retour|suite|effet|fait|outre|issue|occasion|image|instar|antenne|unanimité|approche|heure|invitation|initiative|époque|aube|encontre|étranger|unisson|inverse|arrivée|écart|aide|appel|ouverture)\b)"
    r"(?:[\w'’-]+)(?:\s+(?-i:[A-ZÀ-Ý])[\wÀ-ÿ'’-]*)*)"
)
# An adjective behind a role: by its ending, or one of the short ones without a telling ending.
_ADJECTIVE: Final = (
    r"(?!(?:bien|rien|combien|demain|main|fin|enfin|moins|mais|jamais|moyen|plus|afin)\b)"
    r"(?:[a-zà-ÿ-]+(?:ien|ienne|ais|aise|ain|aine|ois|oise|éen|éenne|ique|iste|al|ale|aire|el|elle|and|ande|ol|ole|in|ine|ite|ote|if|ive)"
    r"|russe|suisse|turc|turque|grec|grecque|arabe|corse|basque|belge|tchèque|slave|slovaque|croate|serbe|kurde|bulgare|arménie|adjoint|adjointe"
    r"|sortant|sortante|déchu|déchue|élu|élue|noir|vert|verte)(?![\w-])"
)


# « le conseiller à la sécurité iranien, Paul Dubreuil », « le médecin qui les a examinés, Paul Dubreuil »: a name says
# who is meant by the description before it.
_TOLD_BEHIND: Final = re.compile(
    rf"(?:\s{_ADJECTIVE}){{1,2}},?\s|\s(?:qui|dont|chargée? d|à l'origine d)[^,;:.!?«»]{{3,90}},\s", re.I
)


class Phrase(NamedTuple):
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
def _pronoun() -> WordPattern:
    """Compile the pattern of a pronoun; « il est 18 heures » speaks of nobody, « le maire, lui, » of the mayor."""
    return WordPattern(
        rf"(?<![\w-])(?P<pronoun>il(?!\s(?:{load('role_heads')['impersonal']}))|elle(?!,)|(?<!,\s)elle|ils|elles(?!,)|(?<!,\s)elles|lui(?!,)|(?<!,\s)lui|eux(?!,)|(?<!,\s)eux|celui-ci"
        r"|celle-ci|ceux-ci|ce dernier|cette dernière|ces derniers"
        rf"|l[ea] (?:premier|première|second|seconde)(?=,|\s(?:{load('role_heads')['verbs_of_two']})\s"
        r"|\s(?:n'|s'|l'|se\s|ne\s))|(?<=[éiut]\s)l[ea] (?:premier|première|second|seconde)(?=[.,]))"
        r"(?![\w-])"
    )


@cache
def _role_begins() -> str:
    """Return the pattern of « le président », « cette ancienne conseillère »."""
    lists = load("role_heads")
    heads = {head for group in lists["groups"].values() for head in group} | set(lists["hypernyms"])
    return (
        rf"(?<![\w'-]){_DETERMINER}\s*(?:(?:ex-|ancien(?:ne)?\s+|futur[e]?\s+|jeune\s+|principal[e]?\s+|haut[e]?\s+|premi(?:er|ère)\s+(?!ministre\b|magistrat)|vice-)*)"
        rf"(?P<head>{alternation(heads)})(?![\w-])"
    )


@cache
def role_pattern() -> re.Pattern[str]:
    """Compile the pattern of « le président français », « cette conseillère du palais »."""
    adjective = rf"(?:{_ADJECTIVE}|{alternation(_written_demonyms())}(?![\w-]))"
    return re.compile(
        rf"{_role_begins()}(?P<tail>(?:\s+{adjective}){{0,2}}{_COMPLEMENT}?{_COMPLEMENT}?)", re.I
    )


@cache
def _role_beginning() -> WordPattern:
    return WordPattern(_role_begins())


@cache
def _plural() -> WordPattern:
    """Compile the pattern of « les deux dirigeants », « les présidents russe et américain », « tous deux »."""
    heads = alternation(load("role_heads")["plural"])
    return WordPattern(
        rf"(?<![\w'-])(?:(?:les|ces|leurs|des|aux|nos)\s+(?:(?:deux|trois|quatre)\s+)?{heads}(?![\w-])(?:\s+(?:russe|[\wà-ÿ]+(?:ien|ais|ain|ois|éen|and|ol))s?"
        rf"\s+et\s+[\wà-ÿ-]+)?|(?:tous|toutes)\s+(?:les\s+)?deux|(?:les|ces)\s+deux(?=\s+(?:ont|se|sont|avaient)))"
    )


def find_phrases(
    folded: str, lowered: str, sentence: Sentence, entities: Sequence[tuple[int, int, Entity]]
) -> list[Phrase]:
    """Return the phrases of one sentence that may act, in order, none inside another.

    Parameters:
        folded: the article's text with typography folded and quoted words masked, same length.
        lowered: the same in lower case.
        sentence: the sentence.
        entities: (start, end, entity) of every mention in the sentence, sorted.
    """
    start, end = sentence.span.start, sentence.span.end
    found: list[Phrase] = []
    roles = list(_roles(folded, lowered, start, end))
    for left, right, entity in entities:
        if folded[left:right].strip("■ ") == "":
            continue  # named inside a quotation
        if found and (found[-1].start, found[-1].end) == (left, right) and entity.kind is EntityKind.PERSON:
            found[-1] = found[-1]._replace(kind="plural", name=None)  # « MM. Leclerc et Dubreuil »
            continue
        found.append(_phrase(folded, left, right, entity.kind.value, entity.name, start))
    for left, right in reversed(roles):
        right = _reach(folded, left, right, found)
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
    peopled = not _demonyms().isdisjoint(words_of(lowered[start:end]).all)
    for match in _DEMONYM.finditer(folded, start, end) if peopled else ():
        taken = any(
            (p.start < match.end() and match.start() < p.end)
            or (p.kind == "person" and p.start == match.end() + 1)  # « le Kényan Peter Lokaale »
            for p in found
        )
        if not taken and fold_letters(match.group("people")) in _demonyms():
            found.append(_phrase(folded, match.start(), match.end(), "role", None, start))
    for pattern, kind in ((_plural(), "plural"), (_pronoun(), "pronoun")):
        for match in pattern.finditer(lowered, start, end):
            if not any(p.start < match.end() and match.start() < p.end for p in found):
                found.append(_phrase(folded, match.start(), match.end(), kind, None, start))
    return sorted(found, key=lambda phrase: (phrase.start, -phrase.end))


def _reach(folded: str, left: int, right: int, found: Sequence[Phrase]) -> int:
    """Return where a description ends that names a state or a body: « la présidente du gouvernement portugais »."""
    for phrase in found:
        if phrase.kind in ("place", "organisation") and left < phrase.start < right < phrase.end:
            right = phrase.end
    told = _TOLD_BEHIND.match(folded, right)
    if told and any(p.kind == "person" and p.start == told.end() for p in found):
        return told.end()
    return right


def _roles(folded: str, lowered: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where descriptions of persons stand."""
    reached = start
    for begun in _role_beginning().finditer(lowered, start, end):
        if begun.start() >= reached and (match := role_pattern().match(folded, begun.start(), end)):
            reached = match.end()
            yield match.span()


@cache
def _written_demonyms() -> tuple[str, ...]:
    """Return the names of peoples in the singular as written: « finlandais », « finlandaise »."""
    entries = load("countries")["countries"].values()
    return tuple(dict.fromkeys(word for entry in entries for word in entry.get("demonym", "").split()))


@cache
def _demonyms() -> frozenset[str]:
    """Return the names of peoples, with and without their accents."""
    return frozenset(
        written for word in _written_demonyms() for written in (word.lower(), fold_letters(word))
    )


def _apposed(folded: str, left: int, right: int, person: Phrase) -> bool:
    """Tell whether a name stands at the end of a role phrase or right after it (a comma may part them)."""
    if left <= person.start <= right:
        gap = folded[left : person.start]
        return re.search(r"(?:\bde|\bdu|\bd'|\bdes|\bà|\bet|\bavec|\bdont)\s*$", gap) is None
    if left < right == person.start:
        return True
    return 0 < person.start - right <= 3 and folded[right : person.start].strip() in ("", ",")


def _phrase(folded: str, start: int, end: int, kind: str, name: str | None, floor: int) -> Phrase:
    before = folded[max(floor, start - 30) : start]
    governed = before.rstrip().lower().endswith(_MAY_GOVERN) and _AFTER_PREPOSITION.search(before) is not None
    return Phrase(
        start,
        end,
        kind,
        name,
        folded[start:end],
        governed or folded[start : start + 3].lower() in ("du ", "au "),
    )


KINDS: Final = {kind.value: kind for kind in EntityKind}
