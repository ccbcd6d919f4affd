"""Resolve the phrases of one sentence: whom « il », « la ministre », « le ministère » mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from generator.annotate.alternation import alternation
from generator.annotate.discourse import Discourse, Phrase
from generator.annotate.discourse.context import Actor
from generator.annotate.quotations.nominals import nominals, said_by
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import EntityKind

_OF_GENDER: Final = {"f": ("la ", "une ", "cette ", "sa "), "m": ("le ", "un ", "ce ", "son ")}
# What stands before the antecedent of « qui » in its stretch between commas: « saluée par », but no bare noun.
_PREPOSITION_ONLY: Final = re.compile(
    r"(?:^\s*|(?:é|ée|és|ées|i|ie|u|ue|t)\s+)(?:à|par|avec|de|pour|chez|contre|au|aux|du|des)?"
    r"\s*(?:l[ea]s?\s+|l'|M\.\s*|Mme\s+)?$"
)
_OF_TWO: Final = re.compile(r"(?:le|la) (?:premier|première|second|seconde)", re.I)
_INITIALS: Final = re.compile(r"\W*(?P<initials>(?:[A-ZÀ-Ý]\.?[\s-]?){2,4}):\W*")
_POINTING: Final = re.compile(r"(?P<pointer>ce|cet|cette)\s+(?P<noun>[\w-]+)$", re.I)
_OBJECT_CLITIC: Final = re.compile(r"\s+(?:l'|lui )(?!on\b)")
_SAME_SOURCE: Final = re.compile(r"(?:la même|cette) (?:source|personne)", re.I)
_LONE_NOUN: Final = re.compile(r"(?:le |la |l')([\w-]+)")
_ENDS_FRAME: Final = tuple(",«“\"'(")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verb of saying has as its subject; ``actor`` is None for one whom nothing names (« un voisin »)."""

    actor: Actor | None


NOBODY: Final = Subject(None)


class Referents:
    """Resolves the phrases of one sentence.

    Parameters:
        discourse: what has been read so far.
        sentence: the index of the sentence.
        foci: those whom the text has been following, the likeliest first.
        barred: persons of whom the quoted words speak: no « il » and no « le maire » means them.
    """

    def __init__(
        self,
        discourse: Discourse,
        sentence: int,
        foci: Sequence[Actor],
        barred: Collection[str] = (),
    ) -> None:
        self.discourse = discourse
        self.sentence = sentence
        self.span = discourse.sentences[sentence].span
        self.folded = discourse.folded
        self.foci = foci
        self.barred = barred
        self.phrases = nominals(discourse, sentence)

    def named_at(self, start: int, reach: int, *, before_comma: bool = False) -> Subject | None:
        """Return whom the phrase means that stands right behind a preposition.

        With ``before_comma`` only if a comma or a quotation follows it.
        """
        for phrase in self.phrases:
            if start <= phrase.start <= start + reach:
                follows = self.folded[phrase.end : phrase.end + 3].lstrip()[:1]
                return self.of(phrase) if not before_comma or follows in _ENDS_FRAME else None
        return None

    def nearest_name(self, before: int) -> Subject | None:
        """Return whom the last phrase before an offset means: the antecedent of « qui »."""
        for phrase in reversed([p for p in self.phrases if p.end <= before]):
            comma = max(self.span.start, self.folded.rfind(",", self.span.start, phrase.start) + 1)
            lead = self.folded[comma : phrase.start]
            if phrase.governed and not _PREPOSITION_ONLY.search(lead):
                continue  # in an apposition: « X, conseillère du maire, qui »
            if not phrase.governed or phrase.kind in ("person", "role"):
                return self.of(phrase)
        return NOBODY

    def right_behind(self, end: int) -> Subject | None:
        """Return the somebody right behind a verb, past an adverb: « s'étrangle aujourd'hui X »."""
        for phrase in self.phrases:
            if (
                end <= phrase.start
                and not phrase.governed
                and phrase.kind in ("person", "role", "organisation")
            ):
                between = self.folded[end : phrase.start]
                return self.of(phrase) if _behind_verb().fullmatch(between) else None
        return None

    def of(self, phrase: Phrase) -> Subject:
        """Return whom a phrase means."""
        if phrase.kind in ("place", "plural"):
            return NOBODY
        if phrase.kind == "other":
            owner = said_by(self.folded, phrase, self.phrases)
            if owner:
                return self.of(owner)
            if _OF_TWO.fullmatch(phrase.words):
                return self._of_two(phrase)
            if self.foci and _SAME_SOURCE.fullmatch(phrase.words):
                return Subject(self.foci[0])
            return self._pointed_at(phrase) or self._body(phrase)
        if phrase.kind == "pronoun" and phrase.words.lower().split("-")[-1] in ("il", "elle", "lui"):
            return self._followed(phrase)
        acts_on = phrase.kind in ("role", "pronoun") and _OBJECT_CLITIC.match(self.folded, phrase.end)
        if acts_on and self.foci and self.discourse.could_be(phrase, self.sentence, self.foci[0]):
            return NOBODY  # the object is the one followed: « le juge l'interrompt »
        own = self._subject_before(phrase)
        if own and self._may_stand_for(phrase, own):
            return Subject(self.discourse.resolve(phrase, self.sentence, own))
        focus = self.foci[0] if self.foci else None
        if focus is None and self.sentence and phrase.kind == "role":
            focus = self.discourse.subject_of(self.sentence - 1)
        actor = self.discourse.resolve(phrase, self.sentence, focus)
        if phrase.name is None and actor and actor[0] in self.barred:
            near = [(name, EntityKind.PERSON) for name in self.discourse.recent(self.sentence, 3)]
            others = [one for one in dict.fromkeys([*self.foci, *near]) if self._may_stand_for(phrase, one)]
            actor = others[0] if len(others) == 1 else None
        return Subject(actor)

    def of_initials(self, label: str) -> Subject | None:
        """Return the one person whose initials label an answer: « M. G. : » for Mattias Gröndal."""
        match = _INITIALS.fullmatch(label)
        if match is None:
            return None
        letters = re.findall(r"\w", match.group("initials"))
        names = [n for n in self.discourse.persons if [part[0] for part in re.split(r"[\s-]", n)] == letters]
        return Subject((names[0], EntityKind.PERSON)) if len(names) == 1 else NOBODY

    def _subject_before(self, phrase: Phrase) -> Actor | None:
        """Return the person who is the subject of the sentence before a description: « X …, explique la riveraine »."""
        if phrase.kind != "role":
            return None
        main = self.main(self.span.start, phrase.start)
        return (main.name, EntityKind.PERSON) if main and main.kind == "person" and main.name else None

    def _may_stand_for(self, phrase: Phrase, actor: Actor) -> bool:
        return actor[0] not in self.barred and self.discourse.could_be(phrase, self.sentence, actor)

    def _followed(self, pronoun: Phrase) -> Subject:
        """Resolve « il », « elle »: the subject of its sentence, else the first of those followed that fits."""
        wanted = "f" if pronoun.words.lower().endswith("elle") else "m"
        main = self.main(self.span.start, pronoun.start)
        foci = list(self.foci)
        if main and main.kind == "other" and main.words.lower().startswith(_OF_GENDER[wanted]):
            if said_by(self.folded, main, self.phrases) is None and self._body(main).actor is None:
                return NOBODY
        elif main and main.kind in ("person", "role", "organisation"):
            actor = self.of(main).actor
            foci = [actor, *foci] if actor else foci
        elif main is None and self.discourse.follows_somebody(self.sentence, wanted):
            return NOBODY
        foci = [actor for actor in foci if actor[0] not in self.barred]
        for actor in foci:
            if actor[1] is EntityKind.PERSON and self.discourse.gender(actor[0]) == wanted:
                return Subject(actor)
        near = self.discourse.resolve(pronoun, self.sentence, None)
        if near and near[0] in self.barred:
            near = None
        close = self.discourse.recent(self.sentence, 2)
        if near and self.discourse.gender(near[0]) == wanted and near[0] in close:
            return Subject(near)
        for actor in foci:
            if actor[1] is not EntityKind.PERSON or self.discourse.gender(actor[0]) is None:
                return Subject(actor)
        if near is None and not foci:
            named = self.discourse.named_so_far(self.sentence)
            fitting = (n for n in named if self.discourse.gender(n) == wanted and n not in self.barred)
            alone = list(islice(fitting, 2))
            near = (alone[0], EntityKind.PERSON) if len(alone) == 1 else None
        return Subject(near)

    def _pointed_at(self, phrase: Phrase) -> Subject | None:
        """Take « cette institutrice de 52 ans » for the one followed: « cette » points at her."""
        match = _POINTING.match(phrase.words)
        if match is None or fold_letters(match.group("noun")) in _bodies() or not self.foci:
            return None
        name, kind = self.foci[0]
        wanted = "f" if match.group("pointer").lower() == "cette" else "m"
        fits = kind is EntityKind.PERSON and self.discourse.gender(name) == wanted and name not in self.barred
        return Subject((name, kind)) if fits else None

    def _of_two(self, phrase: Phrase) -> Subject:
        """Take « le premier », « la seconde » for one of the two whom the sentence before names side by side."""
        if not self.sentence:
            return NOBODY
        before = self.discourse.phrases[self.sentence - 1]
        pair = list(dict.fromkeys(p.name for p in before if p.kind == "person" and p.name))
        if len(pair) != 2:
            return NOBODY
        first = phrase.words.lower() in ("le premier", "la première")
        return Subject((pair[0] if first else pair[1], EntityKind.PERSON))

    def _body(self, phrase: Phrase) -> Subject:
        """Take « le ministère » for the one body of the article that is named so: « ministère de la Santé »."""
        words = fold_letters(phrase.words).replace("’", "'")
        match = _LONE_NOUN.fullmatch(words)
        if match is None or re.match(r"\s+(?:de|du|des)\b|\s+d'", self.folded[phrase.end : phrase.end + 6]):
            return NOBODY
        names = self.discourse.bodies_by_noun.get(match.group(1), ())
        return Subject((names[0], EntityKind.ORGANISATION)) if len(names) == 1 else NOBODY

    def main(self, start: int, until: int) -> Phrase | None:
        """Return the first phrase with which a stretch between commas begins; else the first that nothing governs."""
        free = [p for p in self.phrases if start <= p.start and p.end <= until and not p.governed]
        for phrase in free:
            comma = max(self.folded.rfind(mark, start, phrase.start) for mark in ",;:»”–—(■")
            segment = comma + 1 if comma >= start else start
            if _segment_lead().fullmatch(self.folded[segment : phrase.start]):
                return phrase
        return free[0] if free else None


@cache
def _bodies() -> frozenset[str]:
    """Return the nouns for bodies and for texts: « cette association », « ce rapport » are nobody in particular."""
    lists, turns = load("organisations"), load("speech_turns")
    words = [str(word) for key in ("openers_de", "openers_name", "press_nouns") for word in lists[key]]
    return frozenset(fold_letters(word) for word in [*words, *turns["texts"], *turns["utterances"]])


@cache
def _segment_lead() -> re.Pattern[str]:
    """Compile what may stand between a comma and the subject of the clause behind it: « et », « lundi », « enfin »."""
    return re.compile(
        rf"\s*(?:(?:{alternation(load('speech_turns')['before_subject'])}|[\w-]+ment)\s+|qu')*", re.I
    )


@cache
def _behind_verb() -> re.Pattern[str]:
    """Compile what may stand between a verb and the subject behind it: « encore », « lundi soir », « à la presse »."""
    adverbs = alternation(load("speech_turns")["with_verb"])
    where = r"(?:à|devant|au|aux|dans|sur|en) [^■«»\",;:.]{2,40}?"
    return re.compile(rf"\s+(?:(?:[\w-]+ment|{adverbs}|{where}),?\s+)*", re.I)
