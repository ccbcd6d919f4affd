"""Tell an event in French sentences, from its facts and nothing else."""

from __future__ import annotations

from typing import Final

from generator.french import dates
from generator.french.grammar import listing, ordinal
from generator.french.typography import duration, number, typeset
from generator.model import Basis, Event, EventStatus, Rank, Ref
from generator.render.environment import listed
from generator.render.escape import SafeMarkdown
from generator.render.labels import (
    counted,
    label,
    label_list,
    say,
    told_as,
    type_agreement,
    type_is_between,
    type_label,
)
from generator.render.links import Linker

_S: Final = SafeMarkdown
_MOST_NAMED: Final = 12  # in a sentence; the facts name more, the tables all
_MOST_LISTED: Final = 80
# What did not take place has no day on which it did: the sentence says first what it was to be, then what became of it.
_NOT_HELD: Final = (EventStatus.DENIED, EventStatus.CANCELLED)
_AHEAD: Final = (EventStatus.PLANNED, EventStatus.HYPOTHETICAL, EventStatus.CANCELLED)


def sentences(event: Event, linker: Linker, articles: int, *, date_opens: bool = False) -> list[SafeMarkdown]:
    """Return the sentences that tell an event: what, when, who; who began; how long; where; by how many told.

    Parameters:
        event: the event.
        linker: makes the links of the page.
        articles: how many articles speak of it.
        date_opens: whether the page tells how the date was established: then the date leads there.
    """
    agreement = type_agreement(event.type)
    told = [_what(event, linker, agreement, date_opens=date_opens)]
    named = _named(event, linker)
    if named:
        told.append(named)
    if event.date and (contested := _contested(event, "date")):
        words = label("contested", "other_date" if len(contested.opponents) == 1 else "other_dates")
        told.append(_S(words).format(against=_opening(who_say(event, contested.opponents, linker))))
    if event.initiator:
        doer = linker.to_party(event.initiator, opening=not _contested(event, "initiator"))
        told.append(_according(event, "initiator", _told("initiator", who=doer), linker))
    if event.duration_minutes:
        it, lasted = label("pronouns", agreement), label("lasted", agreement)
        if _contested(event, "duration"):
            it = it.lower()
        length = duration(event.duration_minutes, event.duration_qualifier)
        told.append(
            _according(event, "duration", _told("lasted", it=it, lasted=lasted, duration=length), linker)
        )
    if event.place:
        told.append(_place(event, event.place, linker))
    rank = _rank(event)
    if rank:
        told.append(rank)
    told.append(_told_by(articles))
    return told


def who_say(event: Event, authorities: tuple[Ref, ...], linker: Linker) -> str:
    """Return those who say something of an event as a French list, each as a sentence names it."""
    labels = {account.authority: account.authority_label for account in event.accounts}
    named = [linker.source_words(ref, labels.get(ref, ref.id)) for ref in authorities[:_MOST_NAMED]]
    return listing([*named, *_others(len(authorities))])


def _others(number_of: int) -> list[SafeMarkdown]:
    """Return how many of so many a sentence does not name."""
    rest = number_of - _MOST_NAMED
    return [SafeMarkdown.escape(counted(rest, "other"))] if rest > 0 else []


def _contested(event: Event, property_: str) -> Basis | None:
    """Return what a value rests on where others contradict it and no editor gave a reason for it."""
    basis = next((one for one in event.bases if one.property == property_), None)
    settled = basis is None or basis.decision is not None or not (basis.supporters and basis.opponents)
    return None if settled else basis


def _according(event: Event, property_: str, said: SafeMarkdown, linker: Linker) -> SafeMarkdown:
    """Say by whom a value is told, where others contradict it."""
    basis = _contested(event, property_)
    if basis is None:
        return said
    if _by_most(basis):
        return _S(label("contested", "most")).format(said=said)
    # « Plus d’une heure » is for an hour and twenty minutes, and does not say so.
    exact = {
        one.authority for one in event.accounts if one.property == property_ and one.rank is Rank.PREFERRED
    }
    who = who_say(event, tuple(ref for ref in basis.supporters if ref in exact) or basis.supporters, linker)
    return _S(label("contested", "according_to")).format(who=who, said=said)


def _place(event: Event, place: Ref, linker: Linker) -> SafeMarkdown:
    basis = _contested(event, "place")
    if basis is None:
        return _told("place", place=linker.to(place))
    words = label("contested", "most_place" if _by_most(basis) else "place")
    who = who_say(event, basis.supporters, linker)
    return _S(typeset(words)).format(who=who, place=linker.to(place))


def _opening(words: str) -> str:
    return words[:1].upper() + words[1:]


def _by_most(basis: Basis) -> bool:
    """Tell whether so many say so that a sentence had better not name them all."""
    return len(basis.supporters) > max(len(basis.opponents), 2)


def _what(event: Event, linker: Linker, agreement: str, *, date_opens: bool) -> SafeMarkdown:
    article = label("articles_indefinite", agreement)
    name = f"{article.capitalize()} {type_label(event.type)}"
    verb = told_as(event.type, event.status)
    sides, date = _sides(event, linker), _date(event, opens=date_opens)
    if event.status in _NOT_HELD:
        return _told("what_was_not", event=name, verb=verb, sides=sides, date=date)
    return _told("what", event=name, verb=verb, sides=sides, date=date)


def _sides(event: Event, linker: Linker) -> SafeMarkdown:
    """Return the two sides of an event that has two: persons, else the parties for which they stand."""
    sides, _ = _parted(event)
    if not type_is_between(event.type) or not sides:
        return _S("")
    links = [*(linker.to_party(ref) for ref in sides[:_MOST_NAMED]), *_others(len(sides))]
    return _told("between", sides=listed(links)) if len(links) > 1 else _told("with", other=links[0])


def _named(event: Event, linker: Linker) -> SafeMarkdown | None:
    """Return who else the articles name."""
    sides, others = _parted(event)
    named = others if type_is_between(event.type) else (*sides, *others)
    if not named:
        return None
    names = listed([*(linker.to_party(ref) for ref in named[:_MOST_NAMED]), *_others(len(named))])
    also = type_is_between(event.type) and sides
    return _told("also_named", names=names) if also else _told("named", names=names)


def _parted(event: Event) -> tuple[tuple[Ref, ...], tuple[Ref, ...]]:
    """Return those who make up the two sides, and the others: two parties say more than one person."""
    if len(event.participants) < 2 <= len(event.parties):
        return event.parties, event.participants
    if event.participants:
        return event.participants, event.parties
    return event.parties, ()


def _date(event: Event, *, opens: bool) -> SafeMarkdown:
    if event.date is None:
        return _told("undated_inside") if event.status in _NOT_HELD else _told("undated")
    ahead = event.status in _AHEAD
    shown = time(event.date, dates.noun(event.date) if ahead else dates.when(event.date))
    if opens:
        shown = _S('<a class="fr-date-link" href="#date-etablie">{}</a>').format(shown)
    if event.status is EventStatus.DENIED:
        return _told("said_to_be_of", alleged=told_as(event.type, EventStatus.ALLEGED), date=shown)
    if event.status is EventStatus.CANCELLED:
        foreseen = label("foreseen", type_agreement(event.type))
        return _told("was_planned_for", planned=foreseen, date=shown)
    return _told("planned_for", date=shown) if ahead else _told("dated", date=shown)


def _rank(event: Event) -> SafeMarkdown | None:
    rank = event.ordinal
    if rank is None:
        return None
    feminine = type_agreement(event.type).startswith("f")
    number_ = ordinal(rank.count, feminine)
    place = _told("feminine_rank", rank=number_) if feminine else _told("masculine_rank", rank=number_)
    if rank.period and rank.period[:4].isdigit():
        return _told("rank_of_year", rank=place, year=dates.short(rank.period))
    if rank.period == "this-year":
        return _told("rank_of_this_year", rank=place)
    if rank.period == "P2D":
        return _told("rank_in_two_days", rank=place)
    return _told("rank_of_series", rank=place)


def _told_by(articles: int) -> SafeMarkdown:
    if articles == 1:
        return _told("by_one")
    if articles == 0:
        return _told("by_none")
    words = label_list("small_numbers")
    count = words[articles - 2].capitalize() if articles - 2 < len(words) else number(articles)
    return _told("by_several", count=count)


def _told(key: str, **told: str) -> SafeMarkdown:
    """Return words of the catalogue with what an event fills in, escaped if it is not safe."""
    return _S(say("told", key)).format(**told)


def time(edtf: str, words: str) -> SafeMarkdown:
    """Return the words of a date, in a `<time>` element where HTML can hold the date."""
    plain = edtf.strip()
    digits = plain.replace("-", "")
    if digits.isascii() and digits.isdigit() and len(plain) in (4, 7, 10):
        return _S('<time datetime="{}">{}</time>').format(_S(plain), words)
    return _S.escape(words)


def list_names(refs: tuple[Ref, ...], linker: Linker) -> SafeMarkdown:
    """Return links to some things as a French list; of very many, the first, and how many there are besides."""
    rest = len(refs) - _MOST_LISTED
    others = [SafeMarkdown.escape(counted(rest, "other"))] if rest > 0 else []
    return listed([*linker.all(refs[:_MOST_LISTED]), *others])
