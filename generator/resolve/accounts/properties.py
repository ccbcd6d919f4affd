"""What an event's facts are: what an editor keeps, else what its accounts agree on, else the best evidence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from generator.edtf import Edtf
from generator.folding import fold_words
from generator.model import EventStatus, EventType, Figure, KeptEvent, Ordinal, Ref, RefKind
from generator.resolve.accounts.agreement import Values, may_be_one, room_for
from generator.resolve.accounts.gather import Told
from generator.resolve.accounts.own_values import OwnValue
from generator.resolve.matching.groups import Group
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.ordinals import MOVEMENT, number_of, ordinals_of
from generator.resolve.tellings.telling import Telling

T = TypeVar("T", bound=Hashable)

# How the file of a kept event calls the properties of accounts.
_FACTS: Final = {"duration": ("duration_minutes",), "participants": ("participants", "parties")}
# What took place outweighs what was announced of it; an allegation outweighs its denial, which is told beside it.
_STATUS_ORDER: Final = (
    EventStatus.OCCURRED,
    EventStatus.ALLEGED,
    EventStatus.DENIED,
    EventStatus.CANCELLED,
    EventStatus.PLANNED,
    EventStatus.HYPOTHETICAL,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an event; references are pages."""

    type: EventType
    status: EventStatus
    participants: tuple[Ref, ...]
    parties: tuple[Ref, ...]
    initiator: Ref | None
    duration_minutes: int | None
    place: Ref | None
    topics: tuple[str, ...]
    figures: tuple[Figure, ...]
    ordinal: Ordinal | None
    duration_hedge: str = ""


def told_facts(group: Group, tolds: Sequence[Told], index: AuthorityIndex) -> Facts | None:
    """Return what the articles alone give, or None where none tells of the event."""
    tellings = group.tellings
    if not tellings:
        return None
    durations = _lengths([told for told in tolds if _is_minutes(told)])
    durations += _unclaimed(tellings, durations, lambda telling: telling.facts.duration_minutes)
    minutes = settle_on(durations)
    initiators = [
        (t.authority, t.values.refs[0]) for t in tolds if t.claim.property == "initiator" and t.values.refs
    ]
    initiators += _unclaimed(tellings, initiators, lambda telling: telling.initiator)
    places = [(t.authority, t.values.refs[0]) for t in tolds if t.claim.property == "place" and t.values.refs]
    places += _unclaimed(tellings, places, lambda telling: telling.place)
    return Facts(
        type=_type(tellings),
        status=min((telling.facts.status for telling in tellings), key=_STATUS_ORDER.index),
        participants=_union(ref for telling in tellings for ref in telling.persons),
        parties=_union(ref for telling in tellings for ref in telling.parties),
        initiator=settle_on(initiators),
        duration_minutes=minutes,
        duration_hedge=_hedge(
            [told for told in tolds if told.claim.value == str(minutes) and _is_minutes(told)]
        ),
        place=_place(places, index),
        topics=_topics(tellings),
        figures=_figures(tellings),
        ordinal=_ordinal(tellings),
    )


def _is_minutes(told: Told) -> bool:
    value = told.claim.value
    return told.claim.property == "duration" and value.isascii() and value.isdigit()


def _hedge(tolds: Sequence[Told]) -> str:
    """Return how rough a length is: as the first tells it of those who give it, exact where one gives it exactly."""
    hedges = [told.values.hedge for told in tolds]
    return hedges[0] if hedges and all(hedges) else ""


def _lengths(tolds: Sequence[Told]) -> list[tuple[Ref, int]]:
    """Let « plus d’une heure » vote for the one exact length for which it leaves room."""
    exact = {told.claim.value: told.values for told in tolds if told.values.minutes is None}
    votes: list[tuple[Ref, int]] = []
    for told in tolds:
        meant = [value for value, values in exact.items() if may_be_one(told.values, values)]
        value = meant[0] if told.values.minutes and len(meant) == 1 else told.claim.value
        votes.append((told.authority, int(value)))
    return votes


def _unclaimed(
    tellings: Sequence[Telling], votes: Sequence[object], read: Callable[[Telling], T | None]
) -> list[tuple[Ref, T]]:
    """Let each article's own summary vote where no claim of any article does."""
    if votes:
        return []
    return [
        (Ref(RefKind.ARTICLE, telling.document.id), value)
        for telling in tellings
        if (value := read(telling)) is not None
    ]


def settle_on(votes: Sequence[tuple[Ref, T]]) -> T | None:
    """Return the value that more than half of those who give one give, else the one with the best evidence.

    Each authority has one vote a value: repeating a figure in ten articles makes it no truer. Where the votes are
    even, a value for which a named authority answers is better evidence than one that an article tells by itself.
    None where that settles nothing: then the page says that the accounts contradict each other.
    """
    distinct = dict.fromkeys(votes)
    for heard in (distinct, [vote for vote in distinct if vote[0].kind is not RefKind.ARTICLE]):
        counts: dict[T, int] = {}
        for _, value in heard:
            counts[value] = counts.get(value, 0) + 1
        best = max(counts, key=lambda value: counts[value], default=None)
        if best is not None and 2 * counts[best] > sum(counts.values()):
            return best
    return None


def _place(votes: Sequence[tuple[Ref, Ref]], index: AuthorityIndex) -> Ref | None:
    """Return the place most say; a place within the others is the same place, told more exactly."""
    places = list(dict.fromkeys(place for _, place in votes))
    for place in places:
        if all(index.within(place, other) for other in places):
            return place
    return settle_on(votes)


def _type(tellings: Sequence[Telling]) -> EventType:
    """Return the type most articles give; of equals, that of the first to tell it."""
    real = [telling for telling in tellings if not telling.unreal] or list(tellings)
    counts: dict[EventType, int] = {}
    for telling in real:
        counts[telling.facts.type] = counts.get(telling.facts.type, 0) + 1
    return max(counts, key=lambda type_: counts[type_])


def _union(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple(sorted(set(refs)))


def _topics(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the topics as the articles word them, each once, those of most articles first."""
    wordings: dict[str, str] = {}
    counts: dict[str, int] = {}
    for telling in tellings:
        for key in dict.fromkeys(fold_words(topic) for topic in telling.facts.topics):
            counts[key] = counts.get(key, 0) + 1
        for topic in telling.facts.topics:
            wordings.setdefault(fold_words(topic), " ".join(topic.split()))
    return tuple(wordings[key] for key in sorted(wordings, key=lambda key: -counts[key]))


def _ordinal(tellings: Sequence[Telling]) -> Ordinal | None:
    """Return the event's place in a series: in a year sooner than in a few days, the year named where it is known."""
    known = [(telling, ordinal) for telling in tellings if (ordinal := telling.facts.ordinal) is not None]
    for telling, _ in known:
        in_year = number_of(telling)
        for told in ordinals_of(telling).numbered if in_year else ():
            if in_year and told.count == in_year[0]:
                return Ordinal(told.count, None if in_year[1] == MOVEMENT else in_year[1], told.span)
    return known[0][1] if known else None


def _figures(tellings: Sequence[Telling]) -> tuple[Figure, ...]:
    found: dict[tuple[str, int], Figure] = {}
    for telling in tellings:
        for figure in telling.facts.figures:
            found.setdefault((fold_words(figure.what), figure.value), figure)
    return tuple(found[key] for key in sorted(found))


def own_values(
    facts: Facts, date: Edtf | None, kept: KeptEvent | None, linking: Linking
) -> dict[str, OwnValue]:
    """Return what an event's page says, by the property of accounts.

    Parameters:
        facts: as resolved, what an editor keeps laid over them.
        date: as resolved.
        kept: the editor's file, or None.
    """
    actors = (*facts.participants, *facts.parties)
    values = {
        "status": Values(facts.status.value, ()),
        "date": Values(str(date), ()) if date else None,
        "duration": _length(facts) if facts.duration_minutes else None,
        "initiator": _named((facts.initiator,), linking) if facts.initiator else None,
        "place": _named((facts.place,), linking) if facts.place else None,
        "participants": _named(actors, linking) if actors else None,
    }
    reasons = kept.reasons if kept else ()
    reasoned = frozenset(reason.property for reason in reasons)
    found: dict[str, OwnValue] = {}
    for property_, value in values.items():
        if value is not None:
            named = _FACTS.get(property_, (property_,))
            is_kept = kept is not None and any(getattr(kept, fact) for fact in named)
            decision = next((reason for reason in reasons if reason.property in named), None)
            found[property_] = OwnValue(value, is_kept, reasoned & frozenset(named), decision)
    return found


def _length(facts: Facts) -> Values:
    value, hedge = str(facts.duration_minutes), facts.duration_hedge
    return Values(value, (), None, room_for(value, hedge), hedge)


def _named(refs: tuple[Ref, ...], linking: Linking) -> Values:
    return Values(", ".join(linking.name_of(ref) for ref in refs), refs)
