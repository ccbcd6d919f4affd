"""What each value of an event rests on: a decision, agreement, most sources, the best evidence, or nothing yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.model import Account, Basis, Rank, Ref
from generator.resolve.accounts.agreement import CONTRADICTS
from generator.resolve.accounts.own_values import OwnValue

_PROPERTIES: Final = ("status", "date", "participants", "initiator", "duration", "place")


def bases_of(accounts: Sequence[Account], own: Mapping[str, OwnValue]) -> tuple[Basis, ...]:
    """Return what each value of an event's page rests on, in the page's order.

    A property of which accounts contradict each other and none is preferred is « open »: the page gives no value.

    Parameters:
        accounts: of the event, with their ranks.
        own: what the event's page says, by property.
    """
    found: list[Basis] = []
    for property_ in _PROPERTIES:
        told = [one for one in accounts if one.property == property_ and one.rank is not Rank.DEPRECATED]
        mine = own.get(property_)
        if mine is None:
            if any(one.agreement == CONTRADICTS for one in told):
                found.append(Basis(property_, "open", (), _authorities(told)))
            continue
        supporters = _authorities([one for one in told if one.bears_out])
        against = [one for one in told if one.agreement == CONTRADICTS and not one.bears_out]
        opponents = _authorities([one for one in against if one.authority not in supporters])
        if mine.kept:
            kind = "decision"
        elif opponents:
            kind = "majority" if len(supporters) > len(opponents) else "best-evidence"
        elif not supporters:
            kind = "deduced"
        else:
            kind = "agreement" if len(supporters) > 1 else "single"
        found.append(Basis(property_, kind, supporters, opponents, mine.decision))
    return tuple(found)


def _authorities(accounts: Sequence[Account]) -> tuple[Ref, ...]:
    return tuple(sorted({account.authority for account in accounts}))
