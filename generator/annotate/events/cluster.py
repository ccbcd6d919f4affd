"""Hold the mentions of one event while an article is read, and what they say together so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.hours import Minutes
from generator.model import EventFacts, EventStatus, EventType, Ordinal


@dataclass(slots=True)
class Cluster:
    """Mentions of one event. What they say together is kept as they come: every new mention is compared with it.

    ``gathering`` marks « le sommet », « la conférence »: no talk of two, though two talk in its margins. Of ``date``,
    ``place``, ``duration_minutes`` and ``ordinal`` the first value told counts. ``participants`` and ``parties`` are
    all who are named; only for comparing, never for output. ``hours`` are the latest beginning and the earliest end of
    the hours told: what excludes one of them excludes these.
    """

    type: EventType
    gathering: bool = False
    mentions: list[int] = field(default_factory=list)
    facts: list[EventFacts] = field(default_factory=list)
    participants: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    date: str | None = None
    place: str | None = None
    duration_minutes: int | None = None
    ordinal: Ordinal | None = None
    hours: Minutes | None = None
    _called_off: bool = False

    def add(self, mention: int, facts: EventFacts, hours: Minutes | None = None) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.facts.append(facts)
        self._heed(facts)
        if hours is not None:
            told = self.hours or hours
            self.hours = max(told[0], hours[0]), min(told[1], hours[1])

    def complete_first(self, facts: EventFacts) -> None:
        """Replace the facts of the first mention by the same with more told: an ordinal, a place, sides."""
        self.facts[0] = facts
        self.parties.update(facts.parties)
        self.ordinal = facts.ordinal or self.ordinal
        self.place = facts.place or self.place

    def deny(self, mention: int, facts: EventFacts) -> None:
        """Take in a mention that denies what the first one tells."""
        self.add(mention, facts)
        self.facts[0] = replace(self.facts[0], status=EventStatus.DENIED)

    def _heed(self, facts: EventFacts) -> None:
        self.participants.update(facts.participants)
        self.parties.update(facts.parties)
        self.date = self.date or facts.date
        self.place = self.place or facts.place
        self.duration_minutes = self.duration_minutes or facts.duration_minutes
        self.ordinal = self.ordinal or facts.ordinal
        self._called_off = self._called_off or facts.status is EventStatus.CANCELLED

    @property
    def status(self) -> EventStatus:
        """Return the first mention's status; what was planned and then cancelled is cancelled."""
        first = self.facts[0].status
        return EventStatus.CANCELLED if first is EventStatus.PLANNED and self._called_off else first
