"""Keep track of who has been spoken of, and resolve pronouns and descriptions against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from generator.annotate.discourse.by_sentence import phrases_by_sentence
from generator.annotate.discourse.deeds import Deeds
from generator.annotate.discourse.descriptions import Bearers, Descriptions
from generator.annotate.discourse.gender import Genders, genders_meant
from generator.annotate.discourse.phrases import KINDS, Phrase
from generator.annotate.discourse.roles import WEAK, role_key
from generator.folding import fold_letters, lower
from generator.model import Entity, EntityKind, Sentence

Actor = tuple[str, EntityKind]

_OBJECT_BEFORE_VERB = re.compile(r"\s+(?:l'|lui )(?!on\b)")
_REACH = 6  # sentences back that a pronoun or a description still reaches


class Discourse:
    """What an article's sentences have said so far, for one reading from top to bottom.

    Parameters:
        folded: the text with typography folded and quoted words masked, same length as the text.
        sentences: of the article.
        persons, organisations, places: its entities.
        before: an earlier reading of the same sentences and entities, whose phrases hold where nothing else is masked.
        learnt: descriptions that an earlier reading tied to persons; this one adds to its own copy, ``learnt``.
    """

    def __init__(
        self,
        folded: str,
        sentences: Sequence[Sentence],
        persons: Sequence[Entity],
        organisations: Sequence[Entity],
        places: Sequence[Entity],
        learnt: Mapping[str, Sequence[str]] | None = None,
        before: Discourse | None = None,
    ) -> None:
        self.folded = folded
        self.lowered = lower(folded)
        self.sentences = sentences
        self.persons = {person.name: person for person in persons}
        self.bodies_by_noun: dict[str, list[str]] = {}  # of several words, by their first one, folded
        for name in (body.name for body in organisations if " " in body.name):
            self.bodies_by_noun.setdefault(fold_letters(name).split()[0], []).append(name)
        self._subjects: list[Actor | None] = []
        told = (before.folded, before.phrases) if before else None
        named = [*persons, *organisations, *places]
        self.phrases: list[list[Phrase]] = phrases_by_sentence(folded, self.lowered, sentences, named, told)
        self.nominals: dict[
            int, list[Phrase]
        ] = {}  # kept by those who look for every noun phrase of a sentence
        if before:
            same = (index for index in before.nominals if self.phrases[index] is before.phrases[index])
            self.nominals.update((index, before.nominals[index]) for index in same)
        self._genders = Genders(self.persons, self.phrases)
        self._descriptions = Descriptions(self.persons, self._genders, learnt or {})
        self._deeds = Deeds(folded, sentences, self.phrases)
        self._named = [
            [phrase.name for phrase in phrases if phrase.kind == "person" and phrase.name]
            for phrases in self.phrases
        ]

    @property
    def learnt(self) -> Mapping[str, Sequence[str]]:
        """Return by name the descriptions that this reading, or the one before, has tied to persons."""
        return self._descriptions.learnt

    def resolve(
        self, phrase: Phrase, sentence: int, focus: Actor | None, *, learn: bool = True
    ) -> Actor | None:
        """Return the one whom a phrase means, or None when nobody is certain.

        Parameters:
            phrase: of the sentence.
            sentence: its index.
            focus: the one whom the text has been following (the last speaker, else the last subject).
            learn: remember, for the rest of the article, a description that only he or she could be meant by.
        """
        if phrase.name:
            return phrase.name, KINDS[phrase.kind]
        if phrase.kind == "role":
            return self._by_role(phrase, sentence, focus, learn=learn)
        if phrase.kind == "pronoun":
            return self._by_pronoun(phrase, sentence, focus)
        return None

    @cached_property
    def plurals(self) -> frozenset[str]:
        """Return in lower case all that names several without their names: « les deux ministres »."""
        return frozenset(p.words.lower() for phrases in self.phrases for p in phrases if p.kind == "plural")

    def named_so_far(self, sentence: int) -> Iterator[str]:
        """Yield the persons named from the first sentence to this one, in the order in which they first are."""
        return takewhile(lambda name: self._first_named[name] <= sentence, self._first_named)

    @cached_property
    def _first_named(self) -> dict[str, int]:
        first: dict[str, int] = {}
        for index, names in enumerate(self._named):
            for name in names:
                first.setdefault(name, index)
        return first

    def could_be(self, phrase: Phrase, sentence: int, actor: Actor) -> bool:
        """Tell whether a phrase would mean somebody if the text were following him or her; learn nothing."""
        return self.resolve(phrase, sentence, actor, learn=False) == actor

    def recent(self, sentence: int, reach: int = _REACH) -> list[str]:
        """Return the persons named in the last sentences, this one included, the most recent sentence first."""
        names: dict[str, None] = {}
        for index in range(sentence, max(-1, sentence - reach), -1):
            for name in self._named[index]:
                names[name] = None
        return list(names)

    def subject_of(self, sentence: int) -> Actor | None:
        """Return whom a sentence is about: its first person that no preposition governs, or what « il » takes up."""
        for index in range(len(self._subjects), sentence + 1):
            self._subjects.append(self._subject(index))
        return self._subjects[sentence]

    def _subject(self, sentence: int) -> Actor | None:
        before = self._subjects[sentence - 1] if sentence else None
        goes_on = sentence > 0 and self.sentences[sentence - 1].block == self.sentences[sentence].block
        for phrase in self.phrases[sentence]:
            if phrase.governed or phrase.kind in ("organisation", "place", "plural"):
                continue
            if phrase.kind == "pronoun":
                if phrase.words.lower() in ("il", "elle"):
                    return self.resolve(phrase, sentence, before) if goes_on and before else None
                continue
            acts_on = phrase.kind == "role" and _OBJECT_BEFORE_VERB.match(self.folded, phrase.end)
            if acts_on and before and self.could_be(phrase, sentence, before):
                return None  # « le juge l'interrompt »: not the one of whom the text was speaking
            return self.resolve(phrase, sentence, before if goes_on else None)
        return None

    def has_several_subjects(self, sentence: int) -> bool:
        """Tell whether two stand side by side as subjects: « X et Y ont parlé »."""
        free = [p for p in self.phrases[sentence] if p.kind in ("person", "role")]
        return any(
            not one.governed and self.folded[one.end : other.start].strip() == "et"
            for one, other in pairwise(free)
        )

    def gender(self, name: str) -> str | None:
        """Return ``m`` or ``f`` where a title, a role or the given name tells."""
        return self._genders.of(name)

    def _by_pronoun(self, phrase: Phrase, sentence: int, focus: Actor | None) -> Actor | None:
        word = phrase.words.lower()
        if word in ("ils", "elles", "eux", "ceux-ci", "ces derniers"):
            return None
        wanted = "f" if word in ("elle", "celle-ci", "cette dernière") else "m"
        if word.endswith(("premier", "première", "second", "seconde")):
            return self._of_two(phrase, sentence, last=word.endswith(("second", "seconde")))
        if word in ("celui-ci", "celle-ci", "ce dernier", "cette dernière"):
            return self._last_named(phrase, sentence, wanted)
        if focus and focus[1] is EntityKind.PERSON and self.gender(focus[0]) in (wanted, None):
            return focus
        if focus is None and self.follows_somebody(sentence, wanted):
            return None
        later = {p.name for p in self.phrases[sentence] if p.start > phrase.start}
        for genders in ((wanted,), (wanted, None)):
            for reach in (2, _REACH):
                near = [
                    n for n in self.recent(sentence, reach) if n not in later and self.gender(n) in genders
                ]
                if len(near) == 1:
                    return near[0], EntityKind.PERSON
                if near:
                    return None if not focus or focus[1] is EntityKind.PERSON else focus
        return focus if focus and focus[1] is not EntityKind.PERSON else None

    def follows_somebody(self, sentence: int, gender: str) -> bool:
        """Tell whether the sentence before is of somebody without a name: « Un soldat a nié », then « il »."""
        if not sentence or self.sentences[sentence - 1].block != self.sentences[sentence].block:
            return False
        first = next((p for p in self.phrases[sentence - 1] if not p.governed and p.kind != "place"), None)
        if first is None or first.kind != "role" or not first.words.lower().startswith(("un ", "une ")):
            return False
        return first.words.lower().startswith("une ") == (gender == "f")

    def _of_two(self, phrase: Phrase, sentence: int, *, last: bool) -> Actor | None:
        """Return the first or the second of two named before: « le premier », « la seconde »."""
        for index in range(sentence, max(-1, sentence - 2), -1):
            named = [p.name for p in self.phrases[index] if p.kind == "person" and p.start < phrase.start]
            two = list(dict.fromkeys(name for name in named if name))
            if two:
                return (two[-last], EntityKind.PERSON) if len(two) == 2 else None
        return None

    def _last_named(self, phrase: Phrase, sentence: int, gender: str) -> Actor | None:
        """Return the person named last before a phrase: « ce dernier »."""
        for index in range(sentence, max(-1, sentence - 2), -1):
            named = [
                p for p in self.phrases[index] if p.kind == "person" and p.name and p.start < phrase.start
            ]
            for found in reversed(named):
                if found.name and self.gender(found.name) in (gender, None):
                    return found.name, EntityKind.PERSON
        return None

    def _by_role(self, phrase: Phrase, sentence: int, focus: Actor | None, *, learn: bool) -> Actor | None:
        if phrase.words.lower().startswith(("un ", "une ")):
            return None  # somebody new
        key = role_key(phrase.words)
        if doer := self._deeds.doer(phrase, key.head, sentence):
            return doer, EntityKind.PERSON
        bearers = self._descriptions.bearers(phrase.words)
        if bearers and bearers.first_named >= self.sentences[sentence].span.end:
            before = self._by_elimination(phrase, sentence, focus, learn=learn)
            if before is not None:  # who is named later only is seldom meant
                return before
        if bearers:
            return self._among(bearers, sentence, focus, any_country=not key.country)
        if phrase.words.lower().startswith(("son ", "sa ")):
            return self._by_possessive(phrase, sentence, focus)
        return self._by_elimination(phrase, sentence, focus, learn=learn)

    def _among(
        self, bearers: Bearers, sentence: int, focus: Actor | None, *, any_country: bool
    ) -> Actor | None:
        """Return the one of those whom a description fits: the one followed, the main one, or the one named last."""
        if len(bearers.names) == 1:
            (name,) = bearers.names
            return name, EntityKind.PERSON
        if focus and focus[0] in bearers.names:
            return focus[0], EntityKind.PERSON
        if bearers.main and any_country:
            return bearers.main, EntityKind.PERSON
        near = next((name for name in self.recent(sentence) if name in bearers.names), None)
        return (near, EntityKind.PERSON) if near else None

    def _by_possessive(self, phrase: Phrase, sentence: int, focus: Actor | None) -> Actor | None:
        """Take « son invité » for the only other one near: not the one whose guest he is."""
        key = role_key(phrase.words)
        if focus is None or not (key.any_role or key.groups):
            return None
        meant = genders_meant(phrase.words)
        others = [n for n in self.recent(sentence) if n != focus[0] and self.gender(n) in meant]
        roles = self._descriptions.roles
        if key.head == "homologue" and focus[0] in roles:
            posts = {group for role in roles[focus[0]] for group in role.groups}
            others = [n for n in others if any(posts.intersection(role.groups) for role in roles[n])]
        fitting = [name for name in others if self._descriptions.may_be(name, key)]
        return (fitting[0], EntityKind.PERSON) if len(fitting) == len(others) == 1 else None

    def _by_elimination(
        self, phrase: Phrase, sentence: int, focus: Actor | None, *, learn: bool
    ) -> Actor | None:
        """Take the person followed, else the only one near, whom nothing said so far keeps from being described so.

        The description must be definite (« le », « ce »), and it is remembered for the rest of the article.
        """
        if not phrase.words.lower().startswith(("le ", "la ", "l'", "ce ", "cet", "du ", "au ")):
            return None
        key = role_key(phrase.words)
        candidates = [focus[0]] if focus and focus[1] is EntityKind.PERSON else []
        candidates += [name for name in self.recent(sentence) if name not in candidates]
        beside = {p.name for p in self.phrases[sentence] if p.governed and p.start >= phrase.end}
        genders = genders_meant(phrase.words)
        candidates = [name for name in candidates if name not in beside and self.gender(name) in genders]
        followed = candidates[:1] if focus and candidates[:1] == [focus[0]] else []
        for group in (followed, candidates):
            open_ones = [name for name in group if self._descriptions.may_be(name, key)]
            if len(open_ones) > 1:  # « le président valdorien » is rather the one who is called president
                hinted = [
                    n for n in open_ones if any(key.matches(k) == WEAK for k in self._descriptions.roles[n])
                ]
                open_ones = hinted if len(hinted) == 1 else open_ones
            if len(open_ones) == 1:
                if learn:
                    self._descriptions.learn(open_ones[0], phrase.words)
                return open_ones[0], EntityKind.PERSON
        if followed and self._is_bare(phrase):
            keys = [
                role_key(words)
                for words in (*self.persons[followed[0]].roles, *self.learnt.get(followed[0], ()))
            ]
            if self.gender(followed[0]) and (key.groups or key.any_role) and all(key.may_be(k) for k in keys):
                return followed[0], EntityKind.PERSON
        return None

    def _is_bare(self, phrase: Phrase) -> bool:
        """Tell whether a description is of somebody known, without more words: « la syndicaliste »."""
        return re.fullmatch(r"(?:le |la |l'|ce |cet |cette )[\w-]+", phrase.words.lower()) is not None
