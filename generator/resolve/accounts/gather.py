"""Accounts: each claim about an event with its authority and evidence, and whether the others agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model import Account, Claim, Decision, Rank, Ref, RefKind
from generator.resolve.accounts.agreement import CONTRADICTS, Values, compare, hedge_of, room_for
from generator.resolve.accounts.authorities_of_speech import SpeechAuthorities
from generator.resolve.accounts.own_values import OwnValue, standing
from generator.resolve.matching.groups import Group
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.linking import Linking
from generator.resolve.tellings.telling import Telling

_NAMES = ("initiator", "place", "participants")


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with who answers for it, its value in normal form, and the telling it belongs to.

    ``again`` is what says the same further on in the article, with the same authority; ``rejected`` is the decision
    by which an editor sets it aside.
    """

    telling: Telling
    claim: Claim
    authority: Ref
    label: str
    values: Values
    again: tuple[Told, ...] = ()
    rejected: Decision | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Name the claim, and sort by article and place in it."""
        claim = self.claim
        place = claim.span, claim.property, claim.value
        return self.telling.document.id, *place, self.telling.key, claim.rule, self.authority


def told_of(group: Group, speech: SpeechAuthorities, linking: Linking) -> tuple[Told, ...]:
    """Return every claim about an event, sorted by article and place in it."""
    found: list[Told] = []
    for telling in group.tellings:
        for mention in telling.event_mentions:
            for claim in mention.claims:
                authority, label = speech.authority(telling.document, claim)
                values = _values(telling, claim, linking)
                found.append(Told(telling, claim, authority, label, values))
    # Words that somebody says are not the article's own as well.
    said = {
        (told.telling.document.id, told.claim.property, told.claim.span)
        for told in found
        if told.claim.speaker
    }
    found = [
        told
        for told in found
        if told.claim.speaker or (told.telling.document.id, told.claim.property, told.claim.span) not in said
    ]
    # An authority that says one thing twice in one article says it once: the first time counts.
    once: dict[tuple[str, str, Ref, str], list[Told]] = {}
    for told in sorted(found, key=lambda told: told.key):
        key = told.telling.document.id, told.claim.property, told.authority, told.values.shown
        once.setdefault(key, []).append(told)
    first = [replace(same[0], again=tuple(same[1:])) for same in once.values()]
    return tuple(sorted(first, key=lambda told: told.key))


def _values(telling: Telling, claim: Claim, linking: Linking) -> Values:
    """Read a claim's value for comparing: names as pages, so that two spellings of one name agree."""
    if claim.property not in _NAMES:
        series = [mention.facts.ordinal for mention in telling.event_mentions] + [telling.facts.ordinal]
        period = next((o.period for o in series if o is not None and str(o.count) == claim.value), None)
        if claim.property == "ordinal":
            return Values(claim.value, (), period)
        hedge = hedge_of(telling.document.words(claim.span)) if claim.property == "duration" else ""
        return Values(claim.value, (), None, room_for(claim.value, hedge), hedge)
    refs: list[Ref] = []
    names = [claim.value]
    if _page(telling, claim, claim.value, linking) is None:
        names = [part.strip() for part in claim.value.replace(";", ",").split(",") if part.strip()]
    for name in names:
        ref = _page(telling, claim, name, linking)
        if ref is not None:
            refs.append(ref)
    shown = ", ".join(linking.name_of(ref) for ref in dict.fromkeys(refs)) if refs else claim.value
    return Values(shown, tuple(dict.fromkeys(refs)))


def _page(telling: Telling, claim: Claim, name: str, linking: Linking) -> Ref | None:
    if claim.property == "place":
        return linking.place(telling.document.id, name)
    return linking.of_kind(telling.document.id, name, None)


def accounts_of(
    tolds: Sequence[Told],
    own: Mapping[str, OwnValue],
    linking: Linking,
    index: AuthorityIndex,
    ids: Mapping[tuple[object, ...], tuple[str, ...]],
) -> tuple[Account, ...]:
    """Return the accounts of one event, by property, then article and place in it.

    What an editor keeps wins: an account that says otherwise contradicts it, whatever the other accounts say; where
    the editor gives a reason, the others are not compared with it any more.

    Parameters:
        tolds: every claim about the event.
        own: what the event's page says, by property.
        ids: of each claim, by `Told.key`, the ids of its account; see `account_ids`.
    """
    found: list[Account] = []
    by_property: dict[str, list[Told]] = {}
    for told in tolds:
        by_property.setdefault(told.claim.property, []).append(told)
    for property_ in sorted(by_property):
        rows = [(told, standing(property_, told.values, own, index)) for told in by_property[property_]]
        for told, stands in rows:
            document = told.telling.document
            passage = document.passage(told.claim.span)
            if passage is None:
                continue
            via = _relayer(told, linking)
            others = [
                (other.authority, other.values)
                for other, theirs in rows
                if other is not told and not theirs.set_aside and other.rejected is None
            ]
            agreement, rule = compare(property_, told.authority, told.values, others, index)
            if stands.contradicted_by is not None:
                agreement, rule = CONTRADICTS, stands.contradicted_by
            account = Account(
                id=ids[told.key][0],
                property=property_,
                value=told.values.shown,
                words=document.words(told.claim.span),
                authority=told.authority,
                authority_label=told.label,
                via=via,
                passage=passage,
                agreement=agreement,
                rule=told.claim.rule,
                agreement_rule=rule,
                bears_out=stands.bears_out and told.rejected is None,
                repeats=ids[told.key][1:],
                qualifier=told.values.hedge or told.values.period or "",
            )
            if told.rejected is not None:
                account = replace(
                    account,
                    rank=Rank.DEPRECATED,
                    rank_rule="rejected",
                    rank_reason=told.rejected.reason,
                    rank_decision=told.rejected,
                )
            found.append(account)
    return tuple(sorted(found, key=lambda a: (a.property, a.passage, a.value, a.authority)))


def _relayer(told: Told, linking: Linking) -> Ref | None:
    """Return who passes on what an authority says: the one whom the text names, else the house's own spokesman."""
    document, claim = told.telling.document, told.claim
    if claim.via:
        return linking.of_kind(document.id, claim.via, None)
    speaker = linking.of_kind(document.id, claim.speaker, claim.speaker_kind) if claim.speaker else None
    by_spokesman = speaker is not None and speaker.kind is RefKind.PERSON
    return speaker if by_spokesman and told.authority.kind is RefKind.ORGANISATION else None
