"""Make the events of the chronicle out of what was put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.edtf import Edtf
from generator.errors import Fault
from generator.folding import fold_words
from generator.model import Account, Basis, Decision, Event, Figure, Passage, Rank, Ref, RefKind
from generator.names import sort_name
from generator.resolve.accounts.account_ids import account_ids
from generator.resolve.accounts.authorities_of_speech import SpeechAuthorities
from generator.resolve.accounts.bases import bases_of
from generator.resolve.accounts.gather import Told, accounts_of, told_of
from generator.resolve.accounts.properties import Facts, own_values, told_facts
from generator.resolve.accounts.ranking import rank_accounts
from generator.resolve.decisions.kept_facts import KeptRefs, lay_over
from generator.resolve.decisions.rejected_values import Rejected
from generator.resolve.events.dates import Dated, date_event
from generator.resolve.events.series import Dated as SeriesItem
from generator.resolve.events.series import neighbours
from generator.resolve.events.themes import themes_of
from generator.resolve.events.titles import event_title
from generator.resolve.matching.groups import Group
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.article_titles import article_title
from generator.resolve.tellings.kept import place_of
from generator.resolve.texts.documents import Document
from generator.resolve.texts.ids import digest


@dataclass(slots=True)
class Draft:
    """An event with everything but its neighbours and quotations."""

    id: str
    group: Group
    facts: Facts
    told: Facts | None
    dated: Dated
    tolds: tuple[Told, ...]
    refs: KeptRefs | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What drafting an event needs of the whole corpus."""

    documents: Mapping[str, Document]
    linking: Linking
    index: AuthorityIndex
    speech: SpeechAuthorities
    reference_decisions: Mapping[str, Decision]
    decisions: Mapping[str, tuple[Decision, ...]]
    rejected: Mapping[str, Rejected]

    def decisions_on(self, group: Group) -> tuple[Decision, ...]:
        """Return what editors decided about an event and those merged into it, its facts first."""
        if group.kept is None:
            return ()
        about = (group.kept, *group.merged)
        found = [
            one
            for event in about
            for one in self.decisions.get(f"events/{event.id}", ())
            if event is group.kept or one.property == "merged_into"
        ]
        rest = sorted(
            {*found} - {*group.kept.reasons}, key=lambda one: (one.path, one.line, one.property, one.value)
        )
        return (*group.kept.reasons, *rest)

    def title_of(self, article_id: str) -> str:
        """Return an article's title."""
        return article_title(self.documents[article_id])


def mint_group_ids(groups: Sequence[Group]) -> dict[int, str]:
    """Return the id of each group, by its position: the kept one, else that of its first telling.

    Elders first, so that in the unlikely clash of two hashes the newcomer gets another.
    """
    ids = {position: group.kept.id for position, group in enumerate(groups) if group.kept}
    taken = set(ids.values())
    free = [
        (group.tellings[0].seniority, position) for position, group in enumerate(groups) if not group.kept
    ]
    for _, position in sorted(free):
        base = groups[position].tellings[0].provisional
        id_, repeat = base, 1
        while id_ in taken:
            repeat += 1
            id_ = f"p-{digest((base, repeat), 8)}"
        taken.add(id_)
        ids[position] = id_
    return ids


def draft_events(groups: Sequence[Group], refs: Mapping[str, KeptRefs], around: Surroundings) -> list[Draft]:
    """Decide the facts of each event; sorted by date, then id, the undated last."""
    ids = mint_group_ids(groups)
    said = _said(groups, ids, around)
    drafts: list[Draft] = []
    for position, group in enumerate(groups):
        tolds = said[ids[position]]
        told = told_facts(group, [one for one in tolds if one.rejected is None], around.index)
        kept = refs[group.kept.id] if group.kept else None
        facts = lay_over(group.kept, kept, told) if group.kept and kept else told
        if facts is None:
            continue
        dated = date_event(group, around.reference_decisions, around.title_of)
        drafts.append(Draft(ids[position], group, facts, told, dated, tolds, kept))
    return sorted(drafts, key=lambda draft: date_order(draft.dated.value, draft.id))


def _said(
    groups: Sequence[Group], ids: Mapping[int, str], around: Surroundings
) -> dict[str, tuple[Told, ...]]:
    """Return every claim about each event; what editors reject is marked, and taken out of the tellings' facts."""
    said = {
        ids[position]: told_of(group, around.speech, around.linking) for position, group in enumerate(groups)
    }
    wanted = any(rejected.wants_ids for rejected in around.rejected.values())
    accounts = account_ids(said) if wanted else {}
    for group in groups:
        rejected = around.rejected.get(group.kept.id) if group.kept else None
        if rejected is not None and group.kept is not None:
            said[group.kept.id] = rejected.mark(said[group.kept.id], accounts.get(group.kept.id, {}))
            for joined in group.members:
                joined.telling = rejected.without(joined.telling)
    return said


def date_order(value: Edtf | None, id_: str) -> tuple[object, ...]:
    """Return the key that sorts by date, then id, the undated last."""
    return (value is None, value.sort_key if value else (), id_)


def finish_events(
    drafts: Sequence[Draft],
    around: Surroundings,
    quotations: Mapping[str, Sequence[str]],
    follow_ups: Mapping[str, Sequence[Passage]],
) -> tuple[tuple[Event, ...], dict[Ref, list[Passage]]]:
    """Return the events in the drafts' order, and for each theme the passages that put events under it."""
    beside = neighbours(
        [
            SeriesItem(d.id, d.facts, d.dated.value, d.group, bool(d.group.kept and d.group.kept.withdrawn))
            for d in drafts
        ]
    )
    ids = account_ids({draft.id: draft.tolds for draft in drafts})
    said = {draft.id: _accounts(draft, around, ids[draft.id]) for draft in drafts}
    because: dict[Ref, list[Passage]] = {}
    events: list[Event] = []
    for draft in drafts:
        kept, facts = draft.group.kept, draft.facts
        themes, passages = themes_of(draft.group, facts.topics, around.index)
        if draft.refs is not None and draft.refs.themes:
            themes = draft.refs.themes
        if kept is None or kept.withdrawn is None:
            for theme in themes:
                because.setdefault(theme, []).extend(passages.get(theme, ()))
        participants = _by_sort_name(facts.participants, around.linking)
        parties = _by_sort_name(facts.parties, around.linking)
        made_title = event_title(facts.type, facts.status, participants, parties, facts.place, around.linking)
        passages_of_event = {p for telling in draft.group.tellings for p in telling.passages}
        next_to = beside[draft.id]
        events.append(
            Event(
                id=draft.id,
                kept=kept is not None,
                type=facts.type,
                status=facts.status,
                title=kept.title if kept and kept.title else made_title,
                date=str(draft.dated.value) if draft.dated.value else None,
                date_trail=draft.dated.trail,
                date_conflict=draft.dated.conflict,
                participants=participants,
                parties=parties,
                initiator=facts.initiator,
                duration_minutes=facts.duration_minutes,
                place=facts.place,
                themes=themes,
                topics=facts.topics,
                figures=_standing(facts.figures, said[draft.id][0]),
                ordinal=facts.ordinal,
                passages=tuple(sorted(passages_of_event | set(draft.group.passages))),
                accounts=said[draft.id][0],
                quotations=tuple(quotations.get(draft.id, ())),
                follow_ups=tuple(sorted(set(follow_ups.get(draft.id, ())))),
                previous=next_to.previous,
                next=next_to.next,
                same_series=next_to.same_series,
                decisions=around.decisions_on(draft.group),
                aliases=(),
                withdrawn=kept.withdrawn if kept else None,
                joins=tuple(sorted({(j.telling.document.id, j.rule) for j in draft.group.members})),
                bases=said[draft.id][1],
                duration_qualifier=facts.duration_hedge,
            )
        )
    return _with_aliases(events, drafts), because


def _accounts(
    draft: Draft, around: Surroundings, ids: Mapping[tuple[object, ...], tuple[str, ...]]
) -> tuple[tuple[Account, ...], tuple[Basis, ...]]:
    """Return what is said of an event, ranked, and what its own values rest on."""
    own = own_values(draft.facts, draft.dated.value, draft.group.kept, around.linking)
    told = accounts_of(draft.tolds, own, around.linking, around.index, ids)
    written = {telling.document.id: telling.told_on for telling in draft.group.tellings}
    known = {article_id: day for article_id, day in written.items() if day is not None}
    ranked = rank_accounts(told, own, known, around.index)
    return ranked, bases_of(ranked, own)


def _standing(figures: Sequence[Figure], accounts: Sequence[Account]) -> tuple[Figure, ...]:
    """Return the figures that some account still gives, once a later one has overtaken the others."""
    ranks: dict[str, set[Rank]] = {}
    for account in accounts:
        if account.property == "figure":
            ranks.setdefault(account.value, set()).add(account.rank)
    gone = {value for value, found in ranks.items() if found == {Rank.DEPRECATED}}
    return tuple(figure for figure in figures if f"{figure.value} {figure.what}" not in gone)


def _by_sort_name(refs: Sequence[Ref], linking: Linking) -> tuple[Ref, ...]:
    def key(ref: Ref) -> tuple[str, Ref]:
        record, name = linking.index.record(ref), linking.name_of(ref)
        inferred = sort_name(name) if ref.kind is RefKind.PERSON else name
        return fold_words(record.sort_name if record else inferred), ref

    return tuple(sorted(refs, key=key))


def _with_aliases(events: Sequence[Event], drafts: Sequence[Draft]) -> tuple[Event, ...]:
    """Give each event the earlier ids that lead to it; an id that is an event's own, or another's, leads nowhere."""
    live = {event.id for event in events}
    owner: dict[str, str] = {}
    by_id = {draft.id: draft for draft in drafts}
    # What editors wrote comes before what would have been a telling's own id.
    for event in sorted(events, key=lambda event: event.id):
        group = by_id[event.id].group
        for kept in (group.kept, *group.merged) if group.kept else ():
            if kept is not None:
                for old in (kept.id, *kept.provisional):
                    owner.setdefault(old, event.id)
    for event in sorted(events, key=lambda event: event.id):
        for telling in by_id[event.id].group.tellings:
            owner.setdefault(telling.provisional, event.id)
    aliases: dict[str, list[str]] = {}
    for old, new in sorted(owner.items()):
        if old not in live:
            aliases.setdefault(new, []).append(old)
    return tuple(replace(event, aliases=tuple(aliases.get(event.id, ()))) for event in events)


def unused_ids(events: Sequence[Event], drafts: Sequence[Draft]) -> list[Fault]:
    """Return a notice for each provisional id that a kept event claims while it is another event's address."""
    live = {event.id for event in events}
    found: list[Fault] = []
    for draft in drafts:
        kept = draft.group.kept
        for old in kept.provisional if kept else ():
            if kept is not None and old in live:
                what = f"provisional: {old} is the address of another event now"
                remedy = "bind that event's words under mentions, or take the line out"
                found.append(Fault(kept.path, *place_of(kept, "provisional"), what, remedy))
    return found
