"""Settle which tellings are one event and when each took place: rounds in which either tells the other.

What « la veille » and a number in a series come to depends on which tellings are one event; which tellings are one
depends on their dates and numbers. So both are done in turn until nothing new follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.edtf import Edtf, intersect
from generator.model import EventStatus, Ref
from generator.resolve.decisions.kept_facts import KeptRefs, kept_profile
from generator.resolve.matching.affairs import Affairs
from generator.resolve.matching.groups import Doubt, Group, seed_group
from generator.resolve.matching.match import profile_of
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.settling.chaining import Chain, chain
from generator.resolve.settling.grouping import Grouping
from generator.resolve.settling.plans import join_plans
from generator.resolve.tellings.article_days import narrow_by_article_day
from generator.resolve.tellings.deductions import Conflict
from generator.resolve.tellings.kept import Binding, Kept
from generator.resolve.tellings.relative_dates import imply_dates
from generator.resolve.tellings.telling import Telling, main_telling, read_date

# Each round but the last learns something; corpora settle in two or three.
_ROUNDS: Final = 6

_Key = tuple[str, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Settled:
    """The groups that are events, the plans that get no page of their own, and what nothing decides."""

    groups: tuple[Group, ...]
    loose: tuple[Group, ...]
    doubts: tuple[Doubt, ...]
    conflicts: tuple[Conflict, ...]


def settle(
    binding: Binding,
    tellings: Mapping[str, Sequence[Telling]],
    refs: Mapping[str, KeptRefs],
    index: AuthorityIndex,
    named: Mapping[str, frozenset[Ref]],
) -> Settled:
    """Put tellings together and date them, until neither tells more of the other.

    Parameters:
        tellings: by article id; ``named`` likewise the pages that each article names.
        refs: what each kept event's file names, by its id.
    """
    fixed = _fixed_by_editors(binding)
    learnt: dict[_Key, Telling] = {}
    told = {article_id: tuple(tellings[article_id]) for article_id in sorted(tellings)}
    for number in range(_ROUNDS):
        current = _imply(told, fixed, learnt)
        _hand_over(binding, current)
        grouping, happened, plans, closed = _group(binding, refs, index, named)
        found = chain(happened, Affairs([*happened, *plans], index).shared_date)
        news = _learn(found, learnt, current)
        dated = _dates_of_others(happened, fixed)
        if number == _ROUNDS - 1 or not (news or dated):
            break
        for article_id, dates in dated.items():
            fixed.setdefault(article_id, {}).update(dates)
    left = join_plans(plans, happened, index)
    standing = [group for group in left if not _is_loose(group)]
    loose = [group for group in left if _is_loose(group)]
    doubts = (*grouping.doubts, *found.doubts)
    return Settled((*happened, *standing, *closed), tuple(loose), doubts, tuple(found.conflicts))


def _fixed_by_editors(binding: Binding) -> dict[str, dict[int, Edtf]]:
    """Return the dates of kept events, by article and place in it."""
    fixed: dict[str, dict[int, Edtf]] = {}
    for kept in binding.kept:
        value = read_date(kept.event.date)
        if value is not None:
            for telling in kept.tellings:
                fixed.setdefault(telling.document.id, {})[telling.index] = value
    return fixed


def _imply(
    told: Mapping[str, Sequence[Telling]],
    fixed: Mapping[str, Mapping[int, Edtf]],
    learnt: Mapping[_Key, Telling],
) -> dict[_Key, Telling]:
    """Evaluate « la veille » and « le lendemain » of each article, after what editors kept and other articles tell."""
    found: dict[_Key, Telling] = {}
    for article_id, own in told.items():
        known = [learnt.get(telling.key, telling) for telling in own]
        dates = fixed.get(article_id, {})
        head = main_telling(known)
        reported = (dates.get(head.index) or head.date) if head is not None else None
        for telling in imply_dates(narrow_by_article_day(known, dates), dates):
            dateless = telling.told_on is None and reported is not None and reported.is_day
            found[telling.key] = replace(telling, written_after=reported) if dateless else telling
    return found


def _hand_over(binding: Binding, current: Mapping[_Key, Telling]) -> None:
    binding.free = [current.get(telling.key, telling) for telling in binding.free]
    for kept in binding.kept:
        kept.tellings = [current.get(telling.key, telling) for telling in kept.tellings]


def _group(
    binding: Binding,
    refs: Mapping[str, KeptRefs],
    index: AuthorityIndex,
    named: Mapping[str, frozenset[Ref]],
) -> tuple[Grouping, list[Group], list[Group], list[Group]]:
    """Put tellings together: the grouping, the events, the plans, the events that an editor withdrew."""
    grouping = Grouping(index, named)
    for kept in binding.kept:
        grouping.seed(_seed(kept, refs[kept.event.id]))
    grouping.place(telling for telling in binding.free if not telling.unreal)
    grouping.place(telling for telling in binding.free if telling.unreal)
    standing = [group for group in grouping.groups if not group.withdrawn]
    happened = [group for group in standing if not group.unreal]
    plans = [group for group in standing if group.unreal]
    return grouping, happened, plans, [group for group in grouping.groups if group.withdrawn]


def _seed(kept: Kept, refs: KeptRefs) -> Group:
    told = [profile_of(telling) for telling in sorted(kept.tellings, key=lambda telling: telling.seniority)]
    return seed_group(kept, kept_profile(kept.event, refs, told))


def _learn(found: Chain, learnt: dict[_Key, Telling], current: Mapping[_Key, Telling]) -> bool:
    """Note what the numbers tell of tellings; return whether anything is new."""
    changed = False
    for deduction in found.deductions:
        key = deduction.telling.key
        before = learnt.get(key) or current.get(key) or deduction.telling
        after = before
        if deduction.number is not None and before.number is None:
            after = replace(after, number=deduction.number, evidence=deduction.steps)
        if deduction.date is not None:
            narrowed = intersect(before.date, deduction.date) if before.date else deduction.date
            if narrowed is not None and narrowed != before.date:
                after = replace(after, date=narrowed, evidence=deduction.steps)
        if after != before:
            learnt[key] = after
            changed = True
    return changed


def _dates_of_others(
    happened: Sequence[Group], fixed: Mapping[str, Mapping[int, Edtf]]
) -> dict[str, dict[int, Edtf]]:
    """Return the days that other articles give to what an article tells without one: others may count from it."""
    found: dict[str, dict[int, Edtf]] = {}
    for group in happened:
        value = group.profile.date
        if value is None or not value.is_day or len(group.members) < 2:
            continue
        for telling in group.tellings:
            known = fixed.get(telling.document.id, {})
            vague = telling.date is None or not telling.date.is_day
            if vague and telling.index not in known:
                found.setdefault(telling.document.id, {})[telling.index] = value
    return found


def _is_loose(group: Group) -> bool:
    """Tell whether a plan has neither date nor place nor editor: it stands under another event (rule 12).

    A place where nobody is told to go is no event yet either: « des consultations se tiendront en Asie ».
    """
    profile = group.profile
    if group.kept is not None or profile.date is not None:
        return False
    if profile.place is not None and (profile.persons or profile.parties):
        return False
    statuses = {telling.facts.status for telling in group.tellings}
    return EventStatus.CANCELLED not in statuses
