"""Know whom an article follows: the two of the last event, the one who speaks, the one whose calls it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.annotate.discourse import Discourse
from generator.annotate.discourse.context import Actor
from generator.annotate.events.participants import Parties
from generator.annotate.events.triggers import Trigger
from generator.annotate.events.wording import wording
from generator.model import EntityKind, EventStatus, EventType, Quotation, Sentence, Span

_OF_TWO: Final = (EventType.PHONE_CALL, EventType.MEETING)
_MARKS: Final = 4  # characters that quotation marks and a full stop take
_HEAD: Final = 4  # sentences in which an interview says who is asked


@dataclass(slots=True)
class Protagonists:
    """Whom the words of an article mean that name nobody.

    ``pair`` are the persons whom « ils » and « les deux dirigeants » mean: those of the last event told.
    ``last`` are those of the last event of two, be it only planned; ``pairs`` those of every such event so far, and
    ``in_all`` who takes part in all of them.
    """

    discourse: Discourse
    sentences: Sequence[Sentence]
    quotations: Sequence[Quotation]
    pair: list[str] = field(default_factory=list)
    pairs: set[frozenset[str]] = field(default_factory=set)
    in_all: frozenset[str] = frozenset()
    last: list[str] = field(default_factory=list)
    caller: str | None = None
    _narrator: list[Actor | None] = field(default_factory=list)

    def focus(self, index: int, clause: Span) -> Actor | None:
        """Return whom a pronoun of a clause means: the subject before it in its sentence, else of a sentence before.

        What somebody says in quotation marks does not turn the story to another.
        """
        before = [p for p in self.discourse.phrases[index] if p.end <= clause.start and not p.governed]
        for phrase in before:
            if phrase.kind in ("person", "role"):
                return self.discourse.resolve(phrase, index, None)
        quoted = self._is_quoted(clause)
        for back in range(index - 1, max(-1, index - 5), -1):
            subject = self.discourse.subject_of(back)
            if subject and (quoted or not self._is_quoted(self.sentences[back].span)):
                return subject
        return None

    def pair_at(self, index: int) -> list[str]:
        """Return those whom « les deux dirigeants » means: of the last event, else the last two named."""
        if self.pair:
            return self.pair
        if self.last:
            return self.last
        for back in range(index, max(-1, index - 3), -1):
            names = [p.name for p in self.discourse.phrases[back] if p.kind == "person" and p.name]
            distinct = list(dict.fromkeys(names))
            if len(distinct) >= 2:
                return distinct[:2]
        return []

    def count_calls(self, trigger: Trigger) -> None:
        """Keep whose calls are counted: « elle a passé quatre coups de fil »; of « Cinq appels : » the next subject."""
        counted = trigger.determiner == "count" or _pattern("several_calls").search(
            self.discourse.folded, trigger.start, trigger.end
        )
        if trigger.type is not EventType.PHONE_CALL or not counted:
            return
        for index in (trigger.sentence, trigger.sentence + 1):
            subject = self.discourse.subject_of(index) if index < len(self.sentences) else None
            if subject and subject[1] is EntityKind.PERSON:
                self.caller = subject[0]
                return

    def two_before(self, index: int) -> list[str]:
        """Return the persons of the sentence before, if they are two."""
        phrases = self.discourse.phrases[index - 1] if index else []
        names = list(dict.fromkeys(p.name for p in phrases if p.kind == "person" and p.name))
        return names if len(names) == 2 else []

    def complete(
        self,
        parties: Parties,
        trigger: Trigger,
        clause: Span,
        status: EventStatus,
        focus: Actor | None,
        *,
        taken_up: bool,
    ) -> None:
        """Add those whom an event told of nobody, or of one only, leaves to the reader.

        « Un second rendez-vous », « une rencontre est envisagée » are of the two of whom the article speaks;
        « un sixième entretien, avec Anna Leclerc » is of the one who had the first five.
        """
        if taken_up or trigger.type not in _OF_TWO:
            return
        folded = self.discourse.folded
        if trigger.form == "verb":
            self._complete_verb(parties, trigger)
            return
        if parties.others:
            return
        if self.caller and trigger.type is EventType.PHONE_CALL and len(parties.persons) == 1:
            if self.caller not in parties.persons:
                parties.persons.insert(0, self.caller)
            return
        lead = folded[max(clause.start, trigger.start - 30) : trigger.start]
        again = _pattern("again").search(lead) is not None
        if len(parties.persons) == 1 and again and len(self.pairs) >= 2:
            for name in sorted(self.in_all - set(parties.persons))[:1]:
                parties.persons.insert(0, name)
        elif len(parties.persons) == 1 and again and focus and focus[0] in self.pair:
            parties.persons = list(dict.fromkeys([focus[0], *parties.persons]))
        called_off = status is EventStatus.CANCELLED and trigger.type is EventType.PHONE_CALL
        scheduled = status is EventStatus.PLANNED or called_off
        announced = scheduled and len(self.pairs) == 1
        named = _pattern("of_two").search(folded, trigger.start, trigger.end) is not None
        dated = trigger.determiner == "definite" and len(self.pairs) == 1
        dated = dated and _pattern("of_a_day").match(folded, trigger.end) is not None
        if not parties.persons and named and not self.caller and (again or announced or dated):
            for name in self.pair or self.last:
                parties.add((name, EntityKind.PERSON))

    def _complete_verb(self, parties: Parties, trigger: Trigger) -> None:
        """Add the other of « les deux se sont parlé », and whose calls an article goes through one by one."""
        if len(parties.persons) != 1:
            return
        (one,) = parties.persons
        group = trigger.group
        each_other = group is not None and group.reflexive and group.person == "3p"
        counterpart = _pattern("counterpart").match(self.discourse.folded, trigger.end) is not None
        if one in self.pair and (each_other or counterpart):
            others = [name for name in self.pair if name != one]
        elif trigger.type is EventType.PHONE_CALL and len(self.pairs) >= 2:
            others = sorted(self.in_all - {one})
        elif group and group.lemma == "décrocher" and one in self.pair_at(trigger.sentence):
            others = [name for name in self.pair_at(trigger.sentence) if name != one]
        else:
            others = []
        for name in others[:1]:
            parties.add((name, EntityKind.PERSON))

    def remember(self, persons: Sequence[str], trigger: Trigger) -> None:
        """Keep the two of an event told."""
        if len(persons) == 2 and trigger.type in _OF_TWO:
            pair = frozenset(persons)
            self.in_all = self.in_all & pair if self.pairs else pair
            self.pairs.add(pair)
            self.last = list(persons)

    def narrator(self) -> Actor | None:
        """Return who is asked in an interview: « Anna Leclerc : « Le ministre m'a appelée » » at its head."""
        if not self._narrator:
            self._narrator.append(self._find_narrator())
        return self._narrator[0]

    def _find_narrator(self) -> Actor | None:
        for index, sentence in enumerate(self.sentences[:_HEAD]):
            for phrase in self.discourse.phrases[index]:
                behind = self.discourse.folded[phrase.end : phrase.end + 6]
                if phrase.kind == "person" and phrase.name and re.match(r"\s*:\s*[«\"“]", behind):
                    opening = self.discourse.folded[sentence.span.start : phrase.start]
                    return (phrase.name, EntityKind.PERSON) if not opening.strip() else None
        return None

    def _is_quoted(self, span: Span) -> bool:
        """Tell whether all of a stretch stands within quotation marks."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
        if first == len(self.quotations):
            return False
        around = self.quotations[first].span
        return around.start <= span.start + _MARKS and span.end - _MARKS <= around.end


def _pattern(name: str) -> re.Pattern[str]:
    return wording(name, "event_parties")
