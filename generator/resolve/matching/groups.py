"""One event while it is being put together, and what nothing decides about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import EventStatus, KeptEvent, Passage
from generator.resolve.matching.match import Profile, profile_of
from generator.resolve.tellings.kept import Kept
from generator.resolve.tellings.telling import Telling


@dataclass(slots=True)
class Joined:
    """One telling in a group, and the rule that put it there."""

    telling: Telling
    rule: str


@dataclass(slots=True)
class Group:
    """One event while it is being put together.

    ``undecided`` marks what may be any of several events of one day: articles that tell no more join each other.
    """

    profile: Profile
    members: list[Joined] = field(default_factory=list)
    kept: KeptEvent | None = None
    merged: tuple[KeptEvent, ...] = ()
    passages: tuple[Passage, ...] = ()
    unreal: bool = False
    number: int = -1
    articles: set[str] = field(default_factory=set)
    undecided: bool = False
    _name: str | None = None

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """Return what it is made of, the first to enter the corpus first."""
        return tuple(sorted((j.telling for j in self.members), key=lambda telling: telling.seniority))

    @property
    def name(self) -> str:
        """Return the id as far as it is known by now."""
        if self._name is None:
            self._name = self.kept.id if self.kept else self.tellings[0].provisional
        return self._name

    @property
    def withdrawn(self) -> bool:
        """Tell whether an editor has withdrawn it."""
        return self.kept is not None and self.kept.withdrawn is not None

    def add(self, telling: Telling, rule: str) -> None:
        """Take a telling in."""
        self.members.append(Joined(telling, rule))
        self.articles.add(telling.document.id)
        self._name = None
        if self.kept is None:
            self.profile.absorb(profile_of(telling))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A telling that may be one of several events (or of one), and nothing decides."""

    telling: Telling
    groups: tuple[Group, ...]
    rule: str


def seed_group(kept: Kept, facts: Profile) -> Group:
    """Return the group of a kept event: its facts win, so what it binds does not change the profile."""
    unreal = kept.event.status in (EventStatus.PLANNED, EventStatus.HYPOTHETICAL, EventStatus.CANCELLED)
    group = Group(
        facts, kept=kept.event, merged=tuple(kept.merged), passages=tuple(kept.passages), unreal=unreal
    )
    for telling in sorted(kept.tellings, key=lambda telling: telling.key):
        group.add(telling, "kept")
    return group
