"""Read an article's sentences for events: mentions with facts and claims, then the events they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from generator import edtf
from generator.annotate.discourse import Discourse
from generator.annotate.events.clauses import is_generic
from generator.annotate.events.cluster import Cluster
from generator.annotate.events.contested import contested_status, denied_before
from generator.annotate.events.coreference import (
    article_events,
    in_text_order,
    main_pair,
    may_be_one,
    of_the_same,
)
from generator.annotate.events.figures import FigureReader
from generator.annotate.events.home import home_town, place_at_home, place_on_site
from generator.annotate.events.mention import MentionMaker
from generator.annotate.events.numbering import numbered
from generator.annotate.events.outcomes import add_outcomes
from generator.annotate.events.reckoning import by_the_day_told, is_over, is_to_come
from generator.annotate.events.same_time import at_the_same_time
from generator.annotate.events.series import find_count
from generator.annotate.events.sides import add_sides
from generator.annotate.events.standing import points_back, stands
from generator.annotate.events.successive import in_turn, on_a_second_date
from generator.annotate.events.told_apart import (
    headline_length,
    is_beside,
    is_headlines,
    meets_several,
    names_gathering,
)
from generator.annotate.events.triggers import Trigger, anaphor_types, find_triggers
from generator.annotate.events.wording import wording
from generator.annotate.timexes import find_ranges
from generator.hours import Minutes, minutes_of
from generator.model import (
    ArticleEvent,
    Claim,
    EventFacts,
    EventMention,
    EventStatus,
    EventType,
    Quotation,
    Sentence,
    Span,
    Timex,
)

_REMEMBERED: Final = 100  # events: more than any article tells; each mention is compared with so many
_IMPLIED: Final = "second-in-two-days"  # the rule of an event that only another one tells of
_DEFINITE: Final = ("definite", "demonstrative", "possessive")


def find_events(
    text: str,
    folded: str,
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
    quotations: Sequence[Quotation],
    discourse: Discourse,
    reference: str | None = None,
    headline: str | None = None,
) -> tuple[tuple[EventMention, ...], tuple[ArticleEvent, ...]]:
    """Return the event mentions of an article in text order, and its events.

    Parameters:
        text, folded: the article's text, and the same with typography folded.
        sentences, timexes, quotations: from their finders.
        discourse: over ``folded`` with nothing masked, before anything was read.
        reference: EDTF date of the article, or None: what is dated after it has not occurred.
        headline: of the article: where local events took place that name no place.
    """
    triggers = find_triggers(folded, sentences)
    next_starts = {one.start: other.start for one, other in pairwise(triggers)}
    told_on = edtf.parse(reference).last if reference else None
    given = (text, folded, sentences, timexes, quotations, discourse, next_starts, find_ranges(text, timexes))
    maker = MentionMaker(*given, FigureReader(folded, sentences, quotations, triggers), told_on)
    reader = _Reader(maker, told_on, headline_length(folded, sentences, headline))
    for trigger in triggers:
        reader.read(trigger)
    reader.look_ahead()
    place_at_home(reader.clusters, reader.mentions, home_town(discourse, headline), reference)
    place_on_site(reader.clusters, reader.mentions, discourse)
    pair = main_pair(reader.clusters[:_REMEMBERED])
    add_sides(discourse, reader.clusters, reader.mentions, pair, reference)
    mentions = numbered(add_outcomes(maker, reader.clusters, reader.mentions), text)
    return mentions, article_events(reader.clusters, mentions)


class _Reader:
    """Reads triggers from top to bottom, keeping the events told so far."""

    def __init__(self, maker: MentionMaker, told_on: date | None, headline: int = 0) -> None:
        self.maker = maker
        self.headline = headline
        self.told_on = told_on
        self.mentions: list[EventMention] = []
        self.clusters: list[Cluster] = []
        self.ahead: list[tuple[Trigger, Span]] = []

    def read(self, trigger: Trigger) -> None:
        """Make a mention of a trigger, if it tells of an event, and add it to the event that it takes up or begins."""
        folded, clause = self.maker.folded, self.maker.clause(trigger)
        self.maker.people.count_calls(trigger)
        if trigger.determiner == "count":
            self._count(trigger)
        elif wording("repeatedly").search(folded, trigger.start, clause.end):
            return
        elif trigger.form == "verb" and wording("not_since").search(folded, clause.start, clause.end):
            return  # « ils ne se sont pas rencontrés depuis mars »
        elif trigger.form == "anaphor" or trigger.status is None or is_generic(folded, trigger, clause):
            if trigger.role == "verb" and not self._has_told(trigger):
                self.read(replace(trigger, form="verb", determiner="bare"))  # « la dernière fois que … »
            elif not self._take_up(trigger, trigger.types, clause):
                self.ahead.append((trigger, clause))
                if trigger.tied:
                    self._go_on(trigger, clause)
        elif trigger.form == "verb" or not self._take_up(trigger, anaphor_types(folded, trigger), clause):
            status = contested_status(self.maker, self.clusters[-_REMEMBERED:], trigger)
            mention = at_the_same_time(
                self.maker, self.mentions, self.maker.make(trigger, clause, status), clause
            )
            if is_to_come(mention.facts, self.told_on):
                mention = at_the_same_time(
                    self.maker, self.mentions, self.maker.make(trigger, clause, EventStatus.PLANNED), clause
                )
            elif is_over(trigger, mention.facts, self.told_on):
                mention = replace(mention, facts=replace(mention.facts, status=EventStatus.OCCURRED))
            if trigger.elliptical:
                mention = of_the_same(mention, self.clusters[-_REMEMBERED:])
            mention = by_the_day_told(
                mention, clause, self.maker.timexes, self.clusters[-_REMEMBERED:], self.told_on
            )
            denied = denied_before(self.clusters[-_REMEMBERED:], self.mentions, mention)
            if denied:
                self.mentions.append(mention)
                denied.deny(len(self.mentions) - 1, mention.facts)
            elif not stands(self.maker.folded, self.maker.timexes, trigger, mention):
                measured = mention.facts.duration_minutes and not mention.facts.participants
                # « six heures de débats »
                known = replace(trigger, determiner="definite") if measured else trigger
                self._take_up(known, trigger.types, clause)
            else:
                for one in in_turn(self.maker.discourse, trigger, mention, self.maker.sentences):
                    self._add(one, trigger)
                    self.maker.people.remember(one.facts.participants, trigger)
                self._imply_day_before(mention)
                second = on_a_second_date(self.maker, mention)
                if second:
                    self._add(second, replace(trigger, determiner="indefinite"))

    def look_ahead(self) -> None:
        """Give what was said of a call before it was told: « Sur l'appel de lundi, … Ils se sont parlé lundi. ».

        Only the one call of an article is meant so; the mentions are then put back into text order.
        """
        calls = [cluster for cluster in self.clusters if cluster.type is EventType.PHONE_CALL]
        if len(calls) != 1 or calls[0].status is not EventStatus.OCCURRED:
            return
        first = self.mentions[min(calls[0].mentions)].span.start
        for trigger, clause in self.ahead:
            if trigger.start < first and EventType.PHONE_CALL in trigger.types:
                self._take_up(trigger, (EventType.PHONE_CALL,), clause)
        self.mentions = in_text_order(self.mentions, self.clusters)

    def _has_told(self, trigger: Trigger) -> bool:
        return any(cluster.type is trigger.type for cluster in self.clusters[-_REMEMBERED:])

    def _add(self, mention: EventMention, trigger: Trigger) -> None:
        definite = trigger.determiner in _DEFINITE or points_back(self.maker.folded, trigger)
        hours = self._hours(mention)
        index = len(self.mentions)
        self.mentions.append(mention)
        gathering = trigger.form != "verb" and names_gathering(self.maker.folded, trigger)
        several = trigger.form == "verb" and meets_several(self.maker.folded, trigger)
        for cluster in reversed(self.clusters[-_REMEMBERED:]):
            if is_beside(cluster, mention.facts, gathering=gathering, several=several):
                continue
            if may_be_one(cluster, mention.facts, definite=definite, other=trigger.other, hours=hours) or (
                not trigger.other and is_headlines(cluster, self.mentions, mention, self.headline)
            ):
                cluster.add(index, mention.facts, hours)
                break
        else:
            self.clusters.append(Cluster(mention.facts.type, gathering))
            self.clusters[-1].add(index, mention.facts, hours)
        self.maker.people.pair = main_pair(self.clusters[:_REMEMBERED])

    def _hours(self, mention: EventMention) -> Minutes | None:
        return None if mention.timex is None else minutes_of(self.maker.timexes[mention.timex])

    def _take_up(self, trigger: Trigger, types: Sequence[EventType], clause: Span) -> bool:
        """Add what is said of « l'appel » to the last event of a type that the noun may name, if there is one.

        Returns:
            whether an event was taken up.
        """
        lead = self.maker.folded[max(0, trigger.start - 60) : trigger.start]
        accounted = trigger.type in types and wording("accounted", "event_parties").search(lead)
        if trigger.determiner not in _DEFINITE and not accounted:
            return False
        fitting = []
        announced = trigger.status is EventStatus.PLANNED
        called_off = trigger.tied and trigger.status is EventStatus.CANCELLED
        if trigger.group is not None and trigger.group.tense == "pluperfect":
            called_off = False  # « l'appel avait été reporté »: before it was planned again
        told: dict[tuple[EventType, EventStatus], EventMention] = {}
        for cluster in self.clusters[-_REMEMBERED:]:
            if cluster.type not in types or (called_off and cluster.status is EventStatus.OCCURRED):
                continue
            kind = cluster.type, cluster.status
            if kind not in told:
                aimed = replace(trigger, types=(cluster.type,))
                told[kind] = self.maker.make(aimed, clause, cluster.status, named_only=True)
            made = told[kind]
            to_come = is_to_come(made.facts, self.told_on) or (announced and made.facts.date)
            if cluster.status is EventStatus.OCCURRED and to_come:
                continue  # « les discussions reprendront le 3 avril »: not those already held
            hours = self._hours(made)
            if may_be_one(cluster, made.facts, definite=True, other=trigger.other, hours=hours):
                shared = len(cluster.participants & set(made.facts.participants))
                shared += len(cluster.parties & set(made.facts.parties))
                rank = (cluster.status is not EventStatus.PLANNED, shared, cluster.mentions[-1])
                fitting.append((rank, cluster, made))
        if not fitting:
            return False
        _, cluster, made = max(fitting, key=lambda item: item[0])
        if called_off:
            made = replace(made, facts=replace(made.facts, status=EventStatus.CANCELLED))
        self.mentions.append(replace(made, rule="anaphor"))
        cluster.add(len(self.mentions) - 1, made.facts, self._hours(made))
        self._imply_day_before(self.mentions[-1])
        return True

    def _go_on(self, trigger: Trigger, clause: Span) -> None:
        """Make an event to come of what goes on from one told: « le mouvement est reconduit pour mercredi »."""
        told = next((c for c in reversed(self.clusters[-_REMEMBERED:]) if c.type in trigger.types), None)
        if told and told.status is EventStatus.OCCURRED and trigger.role == "subject":
            aimed = replace(trigger, types=(told.type,))
            made = self.maker.make(aimed, clause, EventStatus.PLANNED, named_only=True)
            if is_to_come(replace(made.facts, status=EventStatus.OCCURRED), self.told_on):
                self._add(made, trigger)

    def _count(self, trigger: Trigger) -> None:
        """Give « dix entretiens téléphoniques » in a year to the article's main event of that type as its ordinal."""
        ordinal = find_count(self.maker.folded, trigger, self.maker.sentences[trigger.sentence].span)
        if not ordinal or not ordinal.period:
            return
        told = [c for c in self.clusters if self.mentions[c.mentions[0]].rule != _IMPLIED]
        for cluster in sorted(told, key=lambda cluster: -len(cluster.mentions)):
            if (
                cluster.type is trigger.type
                and cluster.status is EventStatus.OCCURRED
                and not any(
                    facts.ordinal and facts.ordinal.period == ordinal.period for facts in cluster.facts
                )
            ):
                place = cluster.mentions[0]
                mention = self.mentions[place]
                facts = replace(mention.facts, ordinal=ordinal)
                claim = Claim(
                    "ordinal", str(ordinal.count), ordinal.span, None, None, None, "count-in-period"
                )
                self.mentions[place] = replace(mention, facts=facts, claims=(*mention.claims, claim))
                cluster.complete_first(facts)
                return

    def _imply_day_before(self, mention: EventMention) -> None:
        """Make the earlier event of « leur deuxième appel en deux jours », the day before the one dated."""
        told = (mention.facts.ordinal, *mention.facts.more_ordinals)
        ordinal = next((one for one in told if one and one.count == 2 and one.period == "P2D"), None)
        if ordinal is None:
            return
        cluster = next(c for c in reversed(self.clusters) if c.mentions[-1] == len(self.mentions) - 1)
        known = cluster.date
        if not known or not edtf.parse(known).is_day:
            return
        before = str(edtf.shift_days(edtf.parse(known), -1))
        people = tuple(sorted(cluster.participants))
        facts = EventFacts(
            mention.facts.type,
            EventStatus.OCCURRED,
            before,
            self.maker.text[ordinal.span.start : ordinal.span.end],
            people,
        )
        claim = Claim("date", before, ordinal.span, None, None, None, _IMPLIED)
        self.mentions.append(EventMention(ordinal.span, mention.sentence, 1, facts, None, (claim,), _IMPLIED))
        self.clusters.insert(0, Cluster(facts.type))
        self.clusters[0].add(len(self.mentions) - 1, facts)
