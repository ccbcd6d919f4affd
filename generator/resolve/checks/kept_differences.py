"""Where what the articles give differs from what an editor keeps, fact by fact, and the line that would settle it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import KeptEvent, Ref
from generator.resolve.events.make import Draft
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.telling import Telling
from generator.yaml_quoting import quoted, scalar

_MINUTES = "duration_minutes"


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact as an editor keeps it and as the articles give it; either may be empty."""

    fact: str
    kept: str
    told: str


def compare_facts(draft: Draft) -> list[Difference]:
    """Return each fact of a kept event's file beside what the articles give, as words an editor would know.

    Every event has a type and a status: where no article tells of it, they rest on what its other facts rest on.
    """
    told, refs, kept = draft.told, draft.refs, draft.group.kept
    if refs is None or kept is None:
        return []
    minutes = told.duration_minutes if told else None
    # One paper's « rencontre » is another's « négociations »: an editor may keep either.
    types = {telling.facts.type for telling in draft.group.tellings}
    type_ = told.type if told and kept.type not in types else kept.type
    return [
        Difference("type", kept.type.value, type_.value),
        Difference("status", kept.status.value, told.status.value if told else kept.status.value),
        Difference("date", kept.date or "", str(draft.dated.told or "")),
        Difference(_MINUTES, str(kept.duration_minutes or ""), str(minutes or "")),
        Difference("participants", _ids(refs.participants), _ids(told.participants if told else ())),
        Difference("parties", _ids(refs.parties), _ids(told.parties if told else ())),
        Difference("initiator", _id(refs.initiator), _id(told.initiator if told else None)),
        Difference("place", _id(refs.place), _id(told.place if told else None)),
    ]


def unsupported(draft: Draft, origin: KeptEvent | None) -> list[str]:
    """Return the facts of a kept event's file that no article bears out and no reason explains.

    Parameters:
        origin: the event from which it was split: what that one's file says too, the split's reason explains.
    """
    kept = draft.group.kept
    reasoned = {reason.property for reason in kept.reasons} if kept else set()
    bare = [
        one.fact
        for one in compare_facts(draft)
        if one.kept and not one.told and one.fact not in reasoned and not _is_given(draft, one.fact)
    ]
    if origin is None or "split_from" not in reasoned:
        return bare
    return [fact for fact in bare if getattr(kept, fact) != getattr(origin, fact)]


def _is_given(draft: Draft, fact: str) -> bool:
    """Tell whether some article gives a kept fact, though others contradict it and the articles alone give none."""
    kept, refs, tellings = draft.group.kept, draft.refs, draft.group.tellings
    if kept is None or refs is None:
        return False
    if fact == _MINUTES:
        return any(telling.facts.duration_minutes == kept.duration_minutes for telling in tellings)
    if fact == "date":
        return any(str(telling.date or "") == kept.date for telling in tellings)
    if fact in ("initiator", "place"):
        return any(getattr(telling, fact) == getattr(refs, fact) for telling in tellings)
    return False


def origin_of(draft: Draft, drafts: Mapping[str, Draft]) -> KeptEvent | None:
    """Return the kept event from which an event was split, or None."""
    kept = draft.group.kept
    origin = drafts.get(kept.split_from) if kept and kept.split_from else None
    return origin.group.kept if origin else None


def told_line(draft: Draft, fact: str, linking: Linking) -> str:
    """Return the line of an event's file that says what the articles give."""
    told = draft.told
    if fact == "date":
        return f"date: {quoted(str(draft.dated.told or ''))}"
    value = getattr(told, fact) if told else None
    return f"{fact}: {_as_yaml(value, linking)}"


def additions(kept: KeptEvent, telling: Telling, linking: Linking) -> list[str]:
    """Return the lines by which an editor would take over what a telling adds where the file is silent."""
    told = {
        "date": quoted(str(telling.date)) if telling.date else "",
        "participants": _as_yaml(telling.persons, linking) if telling.persons else "",
        "parties": _as_yaml(telling.parties, linking) if telling.parties else "",
        "initiator": _as_yaml(telling.initiator, linking) if telling.initiator else "",
        _MINUTES: str(telling.facts.duration_minutes or ""),
        "place": _as_yaml(telling.place, linking) if telling.place else "",
    }
    return [f"{fact}: {value}" for fact, value in told.items() if value and not getattr(kept, fact)]


def _as_yaml(value: object, linking: Linking) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_as_yaml(one, linking) for one in value)}]"
    if isinstance(value, Ref):
        return name_as_kept(value, linking)
    return scalar(str(value)) if not isinstance(value, int) else str(value)


def name_as_kept(ref: Ref, linking: Linking) -> str:
    """Write a page as a kept event's file calls it: the id of its record, else its name, never like an id."""
    if ref in linking.index.records:
        return scalar(ref.id)
    name = linking.name_of(ref)
    written = scalar(name[:1].upper() + name[1:])
    return quoted(name[:1].upper() + name[1:]) if set(written) & set(",[]{}") else written


def _id(ref: Ref | None) -> str:
    return ref.id if ref else ""


def _ids(refs: Sequence[Ref]) -> str:
    return f"[{', '.join(ref.id for ref in refs)}]" if refs else ""
