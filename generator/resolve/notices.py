"""What `check` tells that is no fault: what nobody keeps, what may be one, where extraction has come to differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.errors import Fault
from generator.model import Event, KeptEvent, Ref, RefKind
from generator.resolve.documents import Document
from generator.resolve.events import Draft
from generator.resolve.groups import Doubt
from generator.resolve.kept import line_of
from generator.resolve.linking import Linking
from generator.resolve.name_keys import person_key, printable
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
        line = document.line_of(passage.span)
        what = f"no editor has kept {event.id} ({event.title}{', ' + event.date if event.date else ''})"
        found.append(Fault(document.article.path, line, 0, what, f"run `fil-rouge keep {event.id}`"))
    return found


def doubtful(doubts: Sequence[Doubt], ids: dict[tuple[str, int], str]) -> list[Fault]:
    """Tell of each telling that may be one of other events, when nothing decides."""
    found: list[Fault] = []
    for doubt in doubts:
        telling = doubt.telling
        own = ids.get(telling.key[:2])
        others = [name for name in doubt.groups if name != own]
        if own is None or not others:
            continue
        document = telling.document
        mention = telling.event_mentions[0]
        named = " or ".join(others[:_NAMED]) + (
            f" or {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        )
        what = f"{own} may be the same event as {named}, and nothing decides ({doubt.rule})"
        remedy = "if it is, bind both under mentions: of one file of data/events"
        found.append(Fault(document.article.path, document.line_of(mention.span), 0, what, remedy))
    return found


def bare_surnames(linking: Linking) -> list[Fault]:
    """Tell of each bare surname that a person of the chronicle bears, and that nothing links to them."""
    bearers: dict[str, list[Ref]] = {}
    for ref in linking.refs():
        if ref.kind is RefKind.PERSON:
            key = person_key(linking.name_of(ref))
            if " " in key:
                bearers.setdefault(key.split()[-1], []).append(ref)
    found: list[Fault] = []
    for ref in sorted(linking.names):
        key = person_key(linking.names[ref])
        if ref.kind is not RefKind.PERSON or " " in key or key not in bearers:
            continue
        naming = linking.namings[ref][0]
        if not naming.mentions:
            continue
        document = naming.document
        whom = " or ".join(bearer.id for bearer in bearers[key])
        what = f"« {linking.names[ref]} » may be {whom}; a bare surname is never linked by itself"
        remedy = (
            f"if it is always that person, add it to the aliases of {bearers[key][0].id} in data/people.yml"
        )
        line = document.line_of(naming.mentions[0].span)
        found.append(Fault(document.article.path, line, 0, what, remedy))
    return found


def drifted(drafts: Sequence[Draft]) -> list[Fault]:
    """Tell where what the articles give differs from a kept fact for which no reason is written.

    Also which articles tell of a kept event without being bound by its file.
    """
    found: list[Fault] = []
    for draft in drafts:
        kept = draft.group.kept
        if kept is None or kept.withdrawn is not None or draft.told is None:
            continue
        reasoned = {reason.property for reason in kept.reasons}
        for fact, ours, theirs in _facts(draft, kept):
            if not ours or ours == theirs or fact in reasoned:
                continue
            if theirs:
                what = f"extraction has come to differ: {fact} is « {ours} » here, the articles give « {theirs} »"
                remedy = f"write `{fact}: {theirs}`, or say why under `reasons: {fact}:`"
            else:
                what = f"no article bears out {fact} « {ours} », and no reason is given"
                remedy = f"say why under `reasons: {fact}:`, or take the line out"
            found.append(Fault(kept.path, line_of(kept, fact), 0, what, remedy))
        bound = {selector.article for event in (kept, *draft.group.merged) for selector in event.mentions}
        for joined in draft.group.members:
            telling = joined.telling
            if joined.rule == "kept" or telling.document.id in bound:
                continue
            words = telling.document.words(telling.event_mentions[0].span)
            shown = printable(words)
            what = f"article {telling.document.id} tells of it too (« {shown} »), by the rule {joined.rule}"
            line = f"- {{article: {telling.document.id}, exact: {quoted(words)}}}"
            remedy = f"to bind it, add under mentions: `{line}`"
            found.append(Fault(kept.path, line_of(kept, "mentions"), 0, what, remedy))
    return found


def without_evidence(drafts: Sequence[Draft]) -> list[Fault]:
    """Return a fault for each kept event that rests on nothing: evidence is words of an article, or a reason."""
    return [
        Fault(
            kept.path,
            0,
            0,
            "the event rests on nothing",
            "bind words of an article under mentions:, or give reasons:",
        )
        for draft in drafts
        if (kept := draft.group.kept) is not None
        and kept.withdrawn is None
        and not (kept.mentions or kept.reasons or draft.group.merged or draft.group.tellings)
    ]


def _facts(draft: Draft, kept: KeptEvent) -> list[tuple[str, str, str]]:
    """Return (fact, as kept, as told) for what the file says, each as the words an editor would write."""
    told, refs = draft.told, draft.refs
    if told is None or refs is None:
        return []
    rows = [
        ("type", kept.type.value, told.type.value),
        ("status", kept.status.value, told.status.value),
        ("date", kept.date or "", str(draft.dated.told or "")),
        ("duration_minutes", str(kept.duration_minutes or ""), str(told.duration_minutes or "")),
        ("participants", _ids(refs.participants), _ids(told.participants)),
        ("parties", _ids(refs.parties), _ids(told.parties)),
    ]
    rows.append(
        (
            "initiator",
            refs.initiator.id if refs.initiator else "",
            told.initiator.id if told.initiator else "",
        )
    )
    rows.append(("place", refs.place.id if refs.place else "", told.place.id if told.place else ""))
    return rows


def _ids(refs: Sequence[Ref]) -> str:
    return f"[{', '.join(ref.id for ref in refs)}]" if refs else ""
