"""Know how an article describes its persons, and whom a description so may mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.annotate.discourse.gender import Genders, genders_meant
from generator.annotate.discourse.roles import WEAK, RoleKey, likeness, role_key, role_of_title
from generator.model import Entity


@dataclass(frozen=True, slots=True)
class Bearers:
    """The persons whom a description fits best.

    ``likeness`` is how well it fits them. ``main`` is the one of whom the article speaks at least twice as often as of
    any other, None where there is none. ``first_named`` is where the text first names one whom it fits, be it less
    well.
    """

    likeness: int
    names: Collection[str]
    main: str | None
    first_named: int


class Descriptions:
    """The descriptions of an article's persons: those of its entities, and those that its reading has learnt.

    Parameters:
        persons: by name.
        genders: of these persons.
        learnt: descriptions that an earlier reading has learnt.
    """

    def __init__(
        self, persons: Mapping[str, Entity], genders: Genders, learnt: Mapping[str, Sequence[str]]
    ) -> None:
        self._persons = persons
        self._genders = genders
        self.roles = {
            name: tuple(role_key(role) for role in (*p.roles, *p.implied_roles, *role_of_title(p)))
            for name, p in persons.items()
        }
        self._bearers_of: dict[RoleKey, list[str]] = {}
        for name, keys in self.roles.items():
            for key in dict.fromkeys(keys):
                self._bearers_of.setdefault(key, []).append(name)
        self._told: dict[tuple[str, frozenset[str | None]], Bearers | None] = {}
        self.learnt: dict[str, list[str]] = {}
        self._learners: dict[str, list[str]] = {}
        for name, several in learnt.items():
            for words in several:
                self.learn(name, words)

    def learn(self, name: str, words: str) -> None:
        """Remember for the rest of the article that a description means a person."""
        known = self.learnt.setdefault(name, [])
        if words not in known:
            known.append(words)
            self._learners.setdefault(words, []).append(name)

    def may_be(self, name: str, key: RoleKey) -> bool:
        """Tell whether nothing said of a person so far keeps him or her from being described so."""
        keys = [*self.roles[name], *map(role_key, self.learnt.get(name, ()))]
        if any(key.clashes(other) for other in keys) or not (key.groups or key.any_role):
            return False
        return key.any_role or all(not other.groups or key.matches(other) for other in keys)

    def bearers(self, words: str) -> Bearers | None:
        """Return those whom a description fits best, None where it fits nobody.

        What the entities tell goes before what was learnt, if both fit as well.
        """
        genders = genders_meant(words)
        if (words, genders) not in self._told:
            self._told[words, genders] = self._told_so(words, genders)
        told = self._told[words, genders]
        learnt = self._learnt_so(words, genders)
        if told is None or learnt is None:
            return told or learnt
        best = told if told.likeness >= learnt.likeness else learnt
        first_named = min(told.first_named, learnt.first_named)
        return Bearers(best.likeness, best.names, best.main, first_named)

    def _told_so(self, words: str, genders: Collection[str | None]) -> Bearers | None:
        key = role_key(words)
        scores: dict[str, int] = {}
        for other, names in self._bearers_of.items():
            score = key.matches(other)
            for name in names if score > WEAK else ():
                scores[name] = max(score, scores.get(name, 0))
        return self._best(scores, genders)

    def _learnt_so(self, words: str, genders: Collection[str | None]) -> Bearers | None:
        scores: dict[str, int] = {}
        for other, names in self._learners.items():
            score = likeness(words, other)
            for name in names if score > WEAK else ():
                scores[name] = max(score, scores.get(name, 0))
        return self._best(scores, genders) if scores else None

    def _best(self, scores: Mapping[str, int], genders: Collection[str | None]) -> Bearers | None:
        fitting = [name for name in scores if self._genders.of(name) in genders]
        if not fitting:
            return None
        best = max(scores[name] for name in fitting)
        names = frozenset(name for name in fitting if scores[name] == best)
        first_named = min(self._persons[name].mentions[0].span.start for name in fitting)
        return Bearers(best, names, self._main(names), first_named)

    def _main(self, names: Collection[str]) -> str | None:
        counted = sorted((len(self._persons[name].mentions), name) for name in names)
        most, main = counted[-1]
        return main if len(counted) == 1 or most >= 2 * counted[-2][0] else None
