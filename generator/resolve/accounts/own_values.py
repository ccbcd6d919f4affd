"""Whether an account bears out what its event's page says: the editor's fact, else what the articles come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.model import Decision, RefKind
from generator.resolve.accounts.agreement import AGREES, COMPLETES, CONTRADICTS, Values, weigh
from generator.resolve.names.authority_records import AuthorityIndex

# An account that only does not contradict says nothing for the fact itself.
_SILENT: Final = frozenset({"later-status", "undated"})


@dataclass(frozen=True, slots=True)
class OwnValue:
    """An event's own value of one property.

    Parameters:
        values: as an account would give it.
        kept: whether an editor's file says so: what it says wins, and what differs contradicts it.
        reasoned: the facts behind it for which the editor gives a reason: what differs is set aside.
        decision: the editor's reason for it, if he gave one.
    """

    values: Values
    kept: bool
    reasoned: frozenset[str]
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How an account stands to its event: by which rule it contradicts it, if it does; whether it bears it out."""

    contradicted_by: str | None
    bears_out: bool
    set_aside: bool


def standing(property_: str, values: Values, own: Mapping[str, OwnValue], index: AuthorityIndex) -> Standing:
    """Return how an account stands to what its event's page says of the property."""
    mine = own.get(property_)
    if mine is None:
        return Standing(None, True, False)
    if property_ == "participants":
        verdict, rule = _participants(values, mine)
    else:
        verdict, rule = weigh(property_, values, mine.values, index)
    contradicts = verdict == CONTRADICTS
    return Standing(
        f"kept-fact:{rule}" if contradicts and mine.kept else None,
        not contradicts and rule not in _SILENT,
        contradicts and bool(mine.reasoned),
    )


def _participants(values: Values, own: OwnValue) -> tuple[str, str]:
    """Tell whether the event has all that an account names: one who is missing contradicts only a decision."""
    missing = [ref for ref in values.refs if ref not in own.values.refs]
    facts = {"participants" if ref.kind is RefKind.PERSON else "parties" for ref in missing}
    if facts & own.reasoned:
        return CONTRADICTS, "not-a-participant"
    return (COMPLETES, "other-participants") if missing else (AGREES, "same-participants")
