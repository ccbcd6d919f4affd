"""What `--strict` refuses, and what to write to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.addresses import address
from generator.compare.changes import Change
from generator.compare.comparing import lost_addresses
from generator.errors import Fault
from generator.model import RefKind


def faults(changes: Sequence[Change], revision: str) -> tuple[Fault, ...]:
    """Return what `--strict` refuses, each with what to write to mend it."""
    return tuple(
        Fault(
            change.subject.path,
            0,
            0,
            f"/{address(change.subject.ref)} answered at {revision} and answers no more",
            _remedy(change),
        )
        for change in lost_addresses(changes)
    )


def _remedy(change: Change) -> str:
    lost, heir = change.subject, change.other
    id_, path = lost.ref.id, lost.path
    if lost.ref.kind is RefKind.ARTICLE:
        return "give the file its name back; `rights: metadata` shows no more of it than title and source"
    if lost.ref.kind is not RefKind.EVENT:
        into = f"`same_as: [{heir.ref.id}]`" if heir is not None and heir.ref != lost.ref else "`same_as:`"
        return f"bring the record « {id_} » back; where it is another one's, with {into} and a reason"
    if not path.endswith(f"/{id_}.yml"):
        return f"write `{id_}` under `provisional:` again"
    if heir is not None and heir.kept and heir.ref != lost.ref:
        return f"bring the file back with `merged_into: {heir.ref.id}` and a reason, or give it its name back"
    return (
        "bring the file back; to close the event, write `merged_into:` or `withdrawn:` in it, with a reason"
    )
