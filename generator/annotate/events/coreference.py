"""Tell which mentions of an article are one event, and put together what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator import edtf
from generator.annotate.discourse.roles import countries
from generator.annotate.events.cluster import Cluster
from generator.folding import fold_letters
from generator.hours import Minutes, exclude
from generator.lexicon import load
from generator.model import ArticleEvent, EventFacts, EventMention, EventStatus, EventType

_TALKS: Final = (EventType.PHONE_CALL, EventType.MEETING, EventType.NEGOTIATION)


def near_types(one: EventType, other: EventType) -> bool:
    """Tell whether two types may be one event told twice."""
    return one is other or other.value in load("event_types")["types"][one.value]["near"]


def may_be_one(
    cluster: Cluster, facts: EventFacts, *, definite: bool, other: bool, hours: Minutes | None = None
) -> bool:
    """Tell whether a mention may take up an event already told.

    Parameters:
        cluster: the event so far.
        facts: of the mention.
        definite: whether its words are definite (« l'appel », « cette rencontre »).
        other: whether its words say that it is another one.
        hours: of the day, between which its words put it: who calls in the morning and in the evening calls twice.
    """
    if facts.type in _TALKS and exclude(hours, cluster.hours):
        return False
    if not near_types(cluster.type, facts.type) or (
        other and not definite and not _same_date(cluster.date, facts.date)
    ):
        return False
    if cluster.type is not facts.type and not definite:
        return False
    if (cluster.status is EventStatus.PLANNED) != (facts.status is EventStatus.PLANNED) and not (
        facts.participants
        and set(facts.participants) == cluster.participants
        and _same_date(cluster.date, facts.date)
    ):
        return False
    told = {cluster.status, facts.status}
    if told == {EventStatus.CANCELLED, EventStatus.OCCURRED}:
        return False
    if EventStatus.DENIED in told and told - {EventStatus.DENIED, EventStatus.ALLEGED}:
        return False
    ordinal = cluster.ordinal
    if (
        ordinal
        and facts.ordinal
        and ordinal.period == facts.ordinal.period
        and ordinal.count != facts.ordinal.count
    ):
        return False
    known = cluster.date
    if known and facts.date and not _compatible(known, facts.date):
        return False
    rumour = EventStatus.DENIED in told and not facts.place  # a rumour, and its denial in other words
    return _same_people(cluster, facts, definite=definite or rumour, dated=_same_date(known, facts.date))


def may_be_headlines(cluster: Cluster, facts: EventFacts) -> bool:
    """Tell whether the first sentences tell an event that the headline names: it is the news, wherever it puts it."""
    first = cluster.facts[0]
    if cluster.type is not facts.type or (first.date and facts.date) or first.status is not facts.status:
        return False
    mine, theirs = set(facts.participants), cluster.participants
    if (mine and theirs and not (mine <= theirs or theirs <= mine)) or (theirs and not mine):
        return False
    parties = set(facts.parties)
    return not parties or not cluster.parties or bool(parties & cluster.parties)


def _same_people(cluster: Cluster, facts: EventFacts, *, definite: bool, dated: bool) -> bool:
    mine, theirs = set(facts.participants), cluster.participants
    measured = facts.duration_minutes and not cluster.duration_minutes
    of_talk = facts.type is cluster.type and facts.type in _TALKS
    if measured and of_talk and not (mine or facts.parties or facts.place):
        return True  # « Au total, près de six heures de discussions. »
    if mine and theirs:
        halves = facts.type is EventType.PHONE_CALL and len(mine) == len(theirs) == 1 and not facts.date
        return mine <= theirs or theirs <= mine or halves  # « X a appelé », then « Y confirme l'échange »
    place = cluster.place
    if facts.place and place and facts.place != place:
        return False
    if set(facts.parties) and cluster.parties:
        return bool(set(facts.parties) & cluster.parties) or set(facts.parties) <= cluster.parties
    if facts.type is cluster.type is EventType.STRIKE and cluster.duration_minutes and not cluster.date:
        return True  # « Après onze jours de grève … Ils avaient cessé le travail le 5 mai. »
    one_vote = facts.type is EventType.ELECTION and cluster.type is facts.type
    if one_vote and facts.status is EventStatus.PLANNED and not (cluster.date and facts.date):
        return True  # a country goes to the polls once at a time
    if not mine and not theirs and not facts.parties and not cluster.parties:
        return definite or dated or facts.place == place is not None
    return definite or dated


def main_pair(clusters: Sequence[Cluster]) -> list[str]:
    """Return the two persons of the event that an article speaks of most: « les deux dirigeants »."""
    paired = [c for c in clusters if len(c.participants) >= 2 and c.status is not EventStatus.PLANNED]
    if not paired:
        return []
    main = max(paired, key=lambda cluster: len(cluster.mentions))
    told = next((facts.participants for facts in main.facts if len(facts.participants) >= 2), None)
    # « X a appelé », then « Y confirme l'échange »: no mention names both.
    named = told or dict.fromkeys(name for facts in main.facts for name in facts.participants)
    return list(named)[:2]


def _same_date(one: str | None, other: str | None) -> bool:
    """Tell whether two dates are one, or one the night in which the other falls."""
    if not one or not other:
        return False
    if one == other:
        return True
    days = [edtf.parse(one), edtf.parse(other)]
    within = ("/" in one) != ("/" in other) and not any(day.days() and len(day.days()) > 1 for day in days)
    spread = max((day.last - day.first).days for day in days)
    return within and spread == 1 and edtf.compatible(*days)


def _compatible(one: str, other: str) -> bool:
    return edtf.compatible(edtf.parse(one), edtf.parse(other))


def merge(cluster: Cluster) -> EventFacts:
    """Put together what an event's mentions say: the most exact date, everybody named, the first of the rest."""
    facts = cluster.facts
    dated = [f for f in facts if f.date]
    best = min(dated, key=lambda f: (_width(f.date or ""), facts.index(f)), default=None)
    head = max(facts, key=lambda f: (len(f.participants), -facts.index(f)))
    participants = dict.fromkeys([*head.participants, *(name for f in facts for name in f.participants)])
    topics = dict.fromkeys(topic for f in facts for topic in f.topics)
    figures = dict.fromkeys(figure for f in facts for figure in f.figures)
    return EventFacts(
        type=cluster.type,
        status=cluster.status,
        date=best.date if best else None,
        date_basis=best.date_basis if best else None,
        participants=tuple(participants),
        parties=tuple(dict.fromkeys(name for f in facts for name in f.parties)),
        initiator=next((f.initiator for f in facts if f.initiator), None),
        duration_minutes=_most_exact([f.duration_minutes for f in facts if f.duration_minutes]),
        place=_place_of([f.place for f in facts if f.place], cluster.type),
        topics=tuple(topics),
        figures=tuple(figures),
        ordinal=next((f.ordinal for f in facts if f.ordinal), None),
        more_ordinals=tuple(dict.fromkeys(ordinal for f in facts for ordinal in f.more_ordinals)),
    )


def _place_of(places: Sequence[str], type_: EventType) -> str | None:
    """Return the place told first, a town before the country of a headline; a visit may be to a country."""
    if type_ is EventType.VISIT:
        return next(iter(places), None)
    towns = [place for place in places if fold_letters(place) not in countries()]
    return next(iter([*towns, *places]), None)


def _most_exact(minutes: Sequence[int]) -> int | None:
    """Return the length told most exactly: « une heure vingt » before the « plus d'une heure » of a headline."""
    return min(
        minutes, key=lambda length: (length % 60 == 0, length % 30 == 0, length % 15 == 0), default=None
    )


def _width(value: str) -> int:
    parsed = edtf.parse(value)
    return (parsed.last - parsed.first).days


def of_the_same(mention: EventMention, clusters: Sequence[Cluster]) -> EventMention:
    """Give « le premier, le 14 janvier » the people of the event before, of which it is another."""
    told = next((cluster for cluster in reversed(clusters) if cluster.type is mention.facts.type), None)
    if told is None:
        return mention
    facts, before = mention.facts, merge(told)
    people = facts.participants or before.participants
    return replace(
        mention, facts=replace(facts, participants=people, parties=facts.parties or before.parties)
    )


def in_text_order(mentions: Sequence[EventMention], clusters: Sequence[Cluster]) -> list[EventMention]:
    """Return mentions as they stand in the text; the clusters' indices are made to follow."""
    order = sorted(range(len(mentions)), key=lambda index: (mentions[index].span, index))
    places = {index: place for place, index in enumerate(order)}
    for cluster in clusters:
        cluster.mentions = [places[index] for index in cluster.mentions]
    return [mentions[index] for index in order]


def article_events(clusters: Sequence[Cluster], mentions: Sequence[EventMention]) -> tuple[ArticleEvent, ...]:
    """Return the events of an article by their first mention, each knowing the one of the day before."""
    ordered = sorted(clusters, key=lambda cluster: mentions[cluster.mentions[0]].span)
    merged = _with_those_of_the_first([merge(cluster) for cluster in ordered])
    return tuple(
        ArticleEvent(facts, tuple(sorted(cluster.mentions)), _day_before(index, cluster, merged))
        for index, (cluster, facts) in enumerate(zip(ordered, merged, strict=True))
    )


def _with_those_of_the_first(events: list[EventFacts]) -> list[EventFacts]:
    """Give what was put off (« la rencontre est reportée au 12 juin ») the people of what was cancelled."""
    cancelled = [one for one in events if one.status is EventStatus.CANCELLED and one.participants]
    result = []
    for facts in events:
        first = [one for one in cancelled if one.type is facts.type]
        alone = facts.status is EventStatus.PLANNED and not (facts.participants or facts.parties)
        if alone and len(first) == 1:
            facts = replace(facts, participants=first[0].participants, parties=first[0].parties)
        result.append(facts)
    return result


def _day_before(index: int, cluster: Cluster, events: Sequence[EventFacts]) -> int | None:
    """Return the event of the same type on the day before, where a « deuxième en deux jours » tells of it."""
    facts = events[index]
    told = (ordinal for f in cluster.facts for ordinal in (f.ordinal, *f.more_ordinals))
    if not facts.date or not any(ordinal and ordinal.period == "P2D" for ordinal in told):
        return None
    day = edtf.parse(facts.date)
    if not day.is_day:
        return None
    before: date = day.first - timedelta(days=1)
    for other, candidate in enumerate(events):
        if other != index and candidate.type is facts.type and candidate.date == before.isoformat():
            return other
    return None
