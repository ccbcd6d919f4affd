"""Tell between whom an event is where its own clause does not say: the sides of its sentences, of its affair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from generator import edtf
from generator.annotate.discourse import Discourse
from generator.annotate.discourse.roles import role_key
from generator.annotate.events.cluster import Cluster
from generator.annotate.events.states_named import Side, side_of, states_in
from generator.annotate.events.wording import wording
from generator.folding import fold_letters
from generator.lexicon import load
from generator.model import Claim, EventMention, EventStatus, EventType, Span

_MOST_SIDES: Final = 4
_READ: Final = 3  # mentions of an event whose sentences are read
_LEAD: Final = 4  # sentences that say between whom the news is
_OF_NOW: Final = 60  # days between a strike and the news that is of it


@dataclass(slots=True)
class _Sides:
    """Completes the events of one article; see `add_sides`."""

    discourse: Discourse
    clusters: Sequence[Cluster]
    mentions: list[EventMention]
    today: str | None

    def between_states(self, pair: Sequence[str]) -> None:
        """Give talks, agreements and exchanges the states that their sentences name, else those of the affair."""
        talks = [cluster for cluster in self.clusters if cluster.type.value in _kinds("between_states")]
        for cluster in talks:
            if len(_known(cluster)) < 2:
                self._add(cluster, self._named(cluster) or self._of_signers(cluster), "states-of-sentence")
        affair = self._of_affair(talks) or self._of_lead(talks)
        of_pair = [] if affair else self._of_pair(pair)
        for cluster in self.clusters:
            of_two = self._is_of_two(cluster)
            meant = affair if cluster in talks or (cluster.type is EventType.MEETING and of_two) else []
            meant = meant or (of_pair if of_two else [])
            if meant and not cluster.parties and not self._names_others(cluster, meant):
                self._add(cluster, meant, "sides-of-affair")

    def of_work(self) -> None:
        """Give strikes, and the talks on them, the one union of the article and those known of another such event."""
        strikes = [c for c in self.clusters if c.type is EventType.STRIKE and self._is_of_now(c)]
        if not strikes:
            return
        unions = [
            phrase for phrases in self.discourse.phrases for phrase in phrases if _is_union(phrase.name)
        ]
        if len({phrase.name for phrase in unions}) == 1:
            side = Side(unions[0].name or "", unions[0].name or "", Span(unions[0].start, unions[0].end))
            for cluster in strikes:
                self._add(cluster, [side], "union-of-article")
        sides = list({side.state: side for cluster in strikes for side in self._sides_of(cluster)}.values())
        for cluster in self.clusters:
            meeting = cluster.type is EventType.MEETING
            of_work = cluster.type.value in _kinds("of_work") or (meeting and self._is_of_two(cluster))
            if of_work and not cluster.parties and self._is_of_now(cluster):
                self._add(cluster, sides, "sides-of-affair")

    def _named(self, cluster: Cluster) -> list[Side]:
        """Return the sides that the sentences of an event name: two at least, with those already known."""
        exchange = cluster.type.value in _kinds("exchanging")
        known, found = _known(cluster), dict[str, Side]()
        for place in cluster.mentions[:_READ]:
            told_in = self.mentions[place].sentence
            for sentence in (told_in, told_in + 1) if exchange else (told_in,):
                if sentence < len(self.discourse.sentences) and len({*known, *found}) < 2:
                    for side in states_in(self.discourse, sentence, exchange=exchange):
                        found.setdefault(side.state, side)
        every = len({*known, *found})
        return [s for state, s in found.items() if state not in known] if 2 <= every <= _MOST_SIDES else []

    def _of_signers(self, cluster: Cluster) -> list[Side]:
        """Return the states of those who talk: « la ministre espagnole et son homologue bangladais ont paraphé »."""
        return self._of_pair([name for facts in cluster.facts for name in facts.participants])

    def _of_affair(self, talks: Sequence[Cluster]) -> list[Side]:
        """Return the sides of all the talks and exchanges of an article, if they are the same."""
        told = [cluster for cluster in talks if len(_known(cluster)) >= 2]
        if not told or any(set(_known(other)) != set(_known(told[0])) for other in told[1:]):
            return []
        return self._sides_of(told[0])

    def _of_lead(self, talks: Sequence[Cluster]) -> list[Side]:
        """Return the two states of which the first sentences tell together, up to the talks or the exchange."""
        told = [(self.mentions[min(one.mentions)].sentence, one.type.value) for one in talks]
        last = max((place + 2 * (kind in _kinds("exchanging")) for place, kind in told[:1]), default=-1)
        for sentence in range(min(_LEAD, last + 1, len(self.discourse.sentences))):
            found = states_in(self.discourse, sentence, exchange=True)
            if len(found) == 2:
                return found
        return []

    def _of_pair(self, names: Iterable[str]) -> list[Side]:
        """Return the states of two persons: « le président japonais » and « son homologue brésilien »."""
        found: dict[str, Side] = {}
        for name in names:
            person = self.discourse.persons.get(name)
            roles = (*person.roles, *person.implied_roles) if person else ()
            state = next((country for role in roles if (country := role_key(role).country)), None)
            if person and state:
                found.setdefault(state, Side(state, state, person.mentions[0].span))
        return list(found.values()) if len(found) == 2 else []

    def _sides_of(self, cluster: Cluster) -> list[Side]:
        sides: dict[str, Side] = {}
        for place in cluster.mentions:
            for claim in self.mentions[place].claims:
                if claim.property == "participants" and claim.value in self.mentions[place].facts.parties:
                    state = side_of(claim.value)
                    sides.setdefault(state, Side(claim.value, state, claim.span))
        return list(sides.values())

    def _names_others(self, cluster: Cluster, sides: Sequence[Side]) -> bool:
        """Tell whether the sentences of an event name a state of their own: « avec la délégation ukrainienne »."""
        states = {side.state for side in sides}
        told = (self.mentions[place].sentence for place in cluster.mentions[:_READ])
        return any(side.state not in states for index in told for side in states_in(self.discourse, index))

    def _is_of_two(self, cluster: Cluster) -> bool:
        """Tell whether an event is of « les deux pays » or « les deux parties »."""
        if cluster.type.value not in _kinds("of_two_kinds"):
            return False
        spans = [self.discourse.sentences[self.mentions[p].sentence].span for p in cluster.mentions[:_READ]]
        pattern = wording("of_two", "event_sides")
        return any(pattern.search(self.discourse.lowered, span.start, span.end) for span in spans)

    def _is_of_now(self, cluster: Cluster) -> bool:
        """Tell whether an event is of the days of the article: « une grève semblable, en 2018 » is not."""
        told = cluster.date
        if not told or not self.today:
            return cluster.status is not EventStatus.OCCURRED or cluster is self.clusters[0]
        day, now = edtf.parse(told), edtf.parse(self.today)
        return (now.first - day.last).days <= _OF_NOW

    def _add(self, cluster: Cluster, sides: Sequence[Side], rule: str) -> None:
        known = _known(cluster)
        new = [side for side in sides if side.state not in known]
        if not new:
            return
        index = cluster.mentions[0]
        mention = self.mentions[index]
        names = (*mention.facts.parties, *(side.name for side in new))
        claims = tuple(Claim("participants", s.name, s.span, None, None, None, rule) for s in new)
        facts = replace(mention.facts, parties=names)
        self.mentions[index] = replace(mention, facts=facts, claims=(*mention.claims, *claims))
        cluster.complete_first(replace(cluster.facts[0], parties=names))


def add_sides(
    discourse: Discourse,
    clusters: Sequence[Cluster],
    mentions: list[EventMention],
    pair: Sequence[str],
    today: str | None,
) -> None:
    """Give events the sides that other sentences tell, with the words that name these.

    Parameters:
        discourse: over the unmasked text.
        clusters, mentions: the events and what tells them; changed in place.
        pair: the two persons of whom the article tells most.
        today: EDTF date of the article.

    Example: « Niamey et Tripoli ont échangé des prisonniers. Un précédent échange avait eu lieu en mai. »: between
    the same two.
    """
    sides = _Sides(discourse, clusters, mentions, today)
    sides.of_work()
    sides.between_states(pair)


def _known(cluster: Cluster) -> dict[str, None]:
    return dict.fromkeys(side_of(name) for facts in cluster.facts for name in facts.parties)


def _is_union(name: str | None) -> bool:
    if not name or name in _institutions():
        return False
    folded = fold_letters(name)
    return folded.startswith(_union_openers()) and _not_of_workers().isdisjoint(folded.split())


@cache
def _institutions() -> frozenset[str]:
    """Return the bodies that everybody knows: « Union européenne » is no union of workers."""
    return frozenset(name for names in load("organisations")["known"] for name in names)


@cache
def _union_openers() -> tuple[str, ...]:
    return tuple(fold_letters(word) + " " for word in load("event_sides")["union_openers"])


@cache
def _not_of_workers() -> frozenset[str]:
    return frozenset(fold_letters(str(load("event_sides")["not_of_workers"])).split())


@cache
def _kinds(name: str) -> frozenset[str]:
    return frozenset(load("event_sides")[name])
