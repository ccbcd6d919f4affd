"""What `check` tells that is no fault: what nobody keeps, what may be one, where extraction has come to differ."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from functools import partial
from typing import Final

from generator.contested import contested_facts, undecided
from generator.errors import Fault
from generator.model import Event, KeptEvent
from generator.resolve.checks.kept_differences import (
    additions,
    compare_facts,
    name_as_kept,
    origin_of,
    told_line,
    unsupported,
)
from generator.resolve.events.make import Draft
from generator.resolve.matching.groups import Doubt, Group
from generator.resolve.names.linking import Linking
from generator.resolve.names.name_keys import printable
from generator.resolve.tellings.deductions import Conflict
from generator.resolve.tellings.kept import place_of
from generator.resolve.texts.documents import Document
from generator.resolve.texts.lines_to_write import mention_line, reason_line
from generator.yaml_quoting import quoted

# More would not help an editor to choose.
_NAMED: Final = 4


def not_kept(events: Iterable[Event], documents: dict[str, Document]) -> list[Fault]:
    """Tell of each event that no editor keeps, where it is first told."""
    found: list[Fault] = []
    for event in events:
        if event.kept or not event.passages:
            continue
        passage = event.passages[0]
        document = documents[passage.article_id]
        place = document.place_of(passage.span)
        what = f"no editor has kept {event.id} ({event.title}{', ' + event.date if event.date else ''})"
        found.append(Fault(document.article.path, *place, what, f"run `fil-rouge keep {event.id}`"))
    return found


def doubtful(doubts: Sequence[Doubt], ids: dict[tuple[str, int], str]) -> list[Fault]:
    """Tell of each telling that may be one of other events, when nothing decides; once, for the fewest events."""
    told: dict[tuple[object, ...], tuple[Doubt, list[str]]] = {}
    for doubt in doubts:
        own = ids.get(doubt.telling.key[:2])
        others = [_id_of(group, ids) for group in doubt.groups]
        named = sorted({name for name in others if name is not None and name != own})
        before = told.get(doubt.telling.key)
        if own is not None and named and (before is None or len(named) < len(before[1])):
            told[doubt.telling.key] = doubt, named
    return [
        _doubt_of(doubt, named, ids[doubt.telling.key[:2]])
        for _, (doubt, named) in sorted(told.items(), key=lambda item: str(item[0]))
    ]


def _id_of(group: Group, ids: dict[tuple[str, int], str]) -> str | None:
    if group.kept is not None:
        return group.kept.id
    return ids.get(group.tellings[0].key[:2])


def _doubt_of(doubt: Doubt, others: Sequence[str], own: str) -> Fault:
    document = doubt.telling.document
    span = doubt.telling.event_mentions[0].span
    named = " or ".join(others[:_NAMED]) + (
        f" or {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    )
    what = f"{own} may be the same event as {named}, and nothing decides ({doubt.rule})"
    kept = next((group.kept for group in doubt.groups if group.kept is not None), None)
    where = f"of {kept.path or kept.id}" if kept else f"of the file that `fil-rouge keep {others[0]}` writes"
    remedy = f"if it is, add under mentions: {where} `{mention_line(document, span)}`"
    return Fault(document.article.path, *document.place_of(span), what, remedy)


def at_odds(conflicts: Sequence[Conflict], ids: dict[tuple[str, int], str]) -> list[Fault]:
    """Tell of numbers in a series that cannot all be so: none of that series and year dates an event."""
    found: list[Fault] = []
    for conflict in conflicts:
        one, other = (ids.get(telling.key[:2]) for telling in (conflict.one, conflict.other))
        document = conflict.other.document
        mention = conflict.other.event_mentions[0]
        mine, theirs = conflict.counts
        what = (
            f"the articles count {one} as number {mine} of {conflict.year} and {other} as number {theirs}: "
        )
        what += "their dates do not allow both, so these numbers date nothing"
        remedy = "if you know the date of an undated one, run `fil-rouge keep` on it and write its `date:`"
        found.append(Fault(document.article.path, *document.place_of(mention.span), what, remedy))
    return found


def drifted(drafts: Sequence[Draft], linking: Linking) -> list[Fault]:
    """Tell where what the articles give differs from a kept fact for which no reason is written.

    Also which articles tell of a kept event without being bound by its file, and what they add to it.
    """
    found: list[Fault] = []
    for draft in drafts:
        kept = draft.group.kept
        if kept is None or kept.withdrawn is not None or draft.told is None:
            continue
        reasoned = {reason.property for reason in kept.reasons}
        for one in compare_facts(draft):
            if not one.kept or not one.told or one.kept == one.told or one.fact in reasoned:
                continue
            what = f"extraction has come to differ: {one.fact} is « {one.kept} » here, the articles give « {one.told} »"
            line = told_line(draft, one.fact, linking)
            remedy = (
                f"write `{line}` in its place, or say why it is so under reasons: `{reason_line(one.fact)}`"
            )
            found.append(Fault(kept.path, *place_of(kept, one.fact), what, remedy))
        found += _told_later(draft, kept, linking)
    return found


def contested(events: Iterable[Event], drafts: Sequence[Draft], linking: Linking) -> list[Fault]:
    """Tell what accounts of a kept event contradict each other on while its file leaves it to them."""
    files = {draft.id: draft.group.kept for draft in drafts}
    written = {linking.name_of(ref): name_as_kept(ref, linking) for ref in linking.refs()}
    found: list[Fault] = []
    for event in events:
        kept = files.get(event.id)
        if kept is not None and event.withdrawn is None:
            open_ = contested_facts(event, lambda name: written.get(name, quoted(name)))
            found += undecided(open_, kept.path, partial(_beside_type, kept))
    return found


def _beside_type(kept: KeptEvent, fact: str) -> tuple[int, int]:
    """Return a place for a fact that the file leaves out."""
    return place_of(kept, "type")


def _told_later(draft: Draft, kept: KeptEvent, linking: Linking) -> list[Fault]:
    """Tell of each article that tells of a kept event without being bound by its file."""
    found: list[Fault] = []
    bound = {selector.article for event in (kept, *draft.group.merged) for selector in event.mentions}
    for joined in draft.group.members:
        telling = joined.telling
        if joined.rule == "kept" or telling.document.id in bound:
            continue
        span = telling.event_mentions[0].span
        shown = printable(telling.document.words(span))
        what = f"article {telling.document.id} tells of it too (« {shown} »), by the rule {joined.rule}"
        new = additions(kept, telling, linking)
        if new:
            what += f", and adds {', '.join(f'`{line}`' for line in new)}"
        remedy = f"to bind it, add under mentions: `{mention_line(telling.document, span)}`"
        found.append(Fault(kept.path, *place_of(kept, "mentions"), what, remedy))
    return found


def without_evidence(drafts: Sequence[Draft], told_already: Container[str]) -> list[Fault]:
    """Return a fault for each kept event, and each kept fact, that rests on nothing (design, rule 9).

    Evidence is words of an article, or a reason. Where an editor binds words in which extraction finds no event,
    those words are the evidence of all its facts; where they bind nothing, that is a fault of its own.

    Parameters:
        told_already: ids of events whose words are lost: what rested on them is told there.
    """
    found: list[Fault] = []
    by_id = {draft.group.kept.id: draft for draft in drafts if draft.group.kept}
    for draft in drafts:
        kept, group = draft.group.kept, draft.group
        if kept is None or kept.withdrawn is not None or kept.id in told_already:
            continue
        if not (kept.mentions or kept.reasons or group.merged or group.tellings):
            remedy = "bind words of an article under mentions:, or give reasons:"
            found.append(Fault(kept.path, 1, 1, "the event rests on nothing", remedy))
            continue
        if draft.told is None and kept.mentions:
            continue
        kept_as = {one.fact: one.kept for one in compare_facts(draft)}
        for fact in unsupported(draft, origin_of(draft, by_id)):
            what = f"no article bears out {fact} « {kept_as[fact]} », and no reason is given"
            remedy = f"write why under reasons:, as `{reason_line(fact)}`, or take the line out"
            found.append(Fault(kept.path, *place_of(kept, fact), what, remedy))
    return found
