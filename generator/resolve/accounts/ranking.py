"""How much each account weighs: what the event's page says is preferred, what was overtaken or set aside deprecated.

Nothing is dropped: a deprecated account stays on the page, with the reason; it is only compared with nothing any more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from generator.edtf import Edtf
from generator.french.dates import when
from generator.lexicon import load
from generator.model import Account, Rank
from generator.resolve.accounts.agreement import COMPLETES, CONTRADICTS, Values, compare
from generator.resolve.accounts.own_values import OwnValue
from generator.resolve.names.authority_records import AuthorityIndex
from generator.resolve.names.name_keys import content_words
from generator.resolve.texts.wording import wording

_FIGURE: Final = re.compile(r"(\d+)\s+(.*)", re.DOTALL)
SUPERSEDED: Final = "superseded-figure"


def rank_accounts(
    accounts: Sequence[Account],
    own: Mapping[str, OwnValue],
    written: Mapping[str, Edtf],
    index: AuthorityIndex,
) -> tuple[Account, ...]:
    """Return the accounts of one event with their ranks, in the same order.

    In order: what an editor rejected stays so; what differs from what an editor decided with a reason is set aside
    for that reason; a figure that a later article raises is overtaken; what the event's page says is preferred.

    Parameters:
        accounts: with how each stands to the others.
        own: what the event's page says, by property.
        written: when articles were written, by id, as far as it is known.
    """
    ranked = [_set_aside(account, own) for account in accounts]
    ranked = _overtaken(ranked, written)
    ranked = _compared_again(ranked, index)
    return tuple(_preferred(account, own) for account in ranked)


def _set_aside(account: Account, own: Mapping[str, OwnValue]) -> Account:
    mine = own.get(account.property)
    decision = mine.decision if mine else None
    if decision is None or account.rank is Rank.DEPRECATED or account.agreement != CONTRADICTS:
        return account
    if not account.agreement_rule.startswith("kept-fact:"):
        return account
    return replace(
        account,
        rank=Rank.DEPRECATED,
        rank_rule="set-aside",
        rank_reason=decision.reason,
        rank_decision=decision,
    )


def _overtaken(accounts: Sequence[Account], written: Mapping[str, Edtf]) -> list[Account]:
    """Deprecate figures that a later article gives anew: by the same authority, or a higher toll by any."""
    found: list[Account] = []
    for account in accounts:
        later = [other for other in accounts if _overtakes(other, account, written)]
        if account.rank is Rank.DEPRECATED or not later:
            found.append(account)
            continue
        last = max(later, key=lambda other: (written[other.passage.article_id].last, other.value))
        reason: str = wording()["ranks"]["superseded"]
        when_told = when(str(written[last.passage.article_id]))
        found.append(
            replace(
                account,
                agreement=COMPLETES,
                agreement_rule=SUPERSEDED,
                bears_out=False,
                rank=Rank.DEPRECATED,
                rank_rule=SUPERSEDED,
                rank_reason=reason.format(when=when_told),
            )
        )
    return found


def _overtakes(later: Account, earlier: Account, written: Mapping[str, Edtf]) -> bool:
    """Tell whether a figure replaces another: « le bilan est passé de 7 à 9 morts »."""
    if later.property != "figure" or earlier.property != "figure" or later.rank is Rank.DEPRECATED:
        return False
    one, other = _FIGURE.fullmatch(later.value), _FIGURE.fullmatch(earlier.value)
    ours, theirs = written.get(later.passage.article_id), written.get(earlier.passage.article_id)
    if not (one and other and ours and theirs) or theirs.last >= ours.first:
        return False
    counted = content_words(one[2])
    if counted != content_words(other[2]) or one[1] == other[1]:
        return False
    grows = not _harm().isdisjoint(counted) and int(one[1]) > int(other[1])
    return grows or later.authority == earlier.authority


@cache
def _harm() -> frozenset[str]:
    """Return the words that count those harmed: a toll that grows does not contradict the first one."""
    return frozenset(word for name in load("event_figures")["harm"] for word in content_words(name))


def _compared_again(accounts: Sequence[Account], index: AuthorityIndex) -> list[Account]:
    """Compare the figures that stand with each other only."""
    standing = [one for one in accounts if one.property == "figure" and one.rank is not Rank.DEPRECATED]
    if not any(account.rank_rule == SUPERSEDED for account in accounts):
        return list(accounts)
    found: list[Account] = []
    for account in accounts:
        if account in standing:
            others = [(one.authority, Values(one.value, ())) for one in standing if one is not account]
            verdict, rule = compare("figure", account.authority, Values(account.value, ()), others, index)
            account = replace(account, agreement=verdict, agreement_rule=rule)
        found.append(account)
    return found


def _preferred(account: Account, own: Mapping[str, OwnValue]) -> Account:
    mine = own.get(account.property)
    if mine is None or account.rank is Rank.DEPRECATED or not account.bears_out:
        return account
    if account.property != "participants" and account.value != mine.values.shown:
        return account
    rule = "kept-value" if mine.kept else "own-value"
    return replace(account, rank=Rank.PREFERRED, rank_rule=rule, rank_reason=str(wording()["ranks"][rule]))
