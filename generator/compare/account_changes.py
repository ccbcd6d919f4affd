"""Which accounts of an event contradict each other now and did not before, or no longer do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.addresses import account_fragment
from generator.compare.changes import Change, ChangeKind, Voice
from generator.compare.state import State
from generator.model import Account, Event, Ref, RefKind

_CONTRADICTS: Final = "contradicts"
_KEPT_FACT: Final = "kept-fact:"  # how the rules begin by which an account contradicts what an editor keeps


def account_changes(
    before: State, after: State, old: Event | None, new: Event, heirs: Mapping[Ref, Ref]
) -> Iterator[Change]:
    """Yield the contradictions of an event that are new, those that are no more, and the anchors that are gone.

    Parameters:
        old: the event as it was, None if it is new.
        heirs: for each earlier page, the page that it is now.
    """
    if new.withdrawn is not None:
        return
    thing = after.thing(Ref(RefKind.EVENT, new.id))
    was = _contradictions(before, old, heirs) if old is not None and old.withdrawn is None else {}
    now = _contradictions(after, new, {})
    for property_ in sorted({*was, *now}):
        if set(now.get(property_, ())) - set(was.get(property_, ())):
            yield Change(
                ChangeKind.CONTRADICT,
                thing,
                property=property_,
                voices=_voices(after, now[property_].values()),
            )
        elif property_ not in now:
            yield Change(
                ChangeKind.RECONCILED,
                thing,
                property=property_,
                voices=_voices(before, was[property_].values()),
            )
    if old is not None and old.kept:
        left = {account.id for account in new.accounts}
        lost = tuple(account_fragment(one.id) for one in old.accounts if one.id not in left)
        if lost:
            yield Change(ChangeKind.ANCHORS_LOST, thing, fragments=tuple(dict.fromkeys(lost)))


def _contradictions(
    state: State, event: Event, heirs: Mapping[Ref, Ref]
) -> dict[str, dict[tuple[object, ...], Account]]:
    """Return the accounts that contradict, by property, each under what makes it the same in both states."""
    found: dict[str, dict[tuple[object, ...], Account]] = {}
    for account in event.accounts:
        if account.agreement == _CONTRADICTS:
            authority = heirs.get(account.authority, account.authority)
            key = authority, account.passage.article_id, account.value
            found.setdefault(account.property, {}).setdefault(key, account)
    return found


def _voices(state: State, accounts: Iterable[Account]) -> tuple[Voice, ...]:
    found: list[Voice] = []
    for account in accounts:
        words, against_kept = " ".join(account.words.split()), account.agreement_rule.startswith(_KEPT_FACT)
        found.append(Voice(account.authority_label, words, *state.place_of(account.passage), against_kept))
    return tuple(found)
