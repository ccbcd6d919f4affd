"""Cut the page of an event of which very much is told into several: accounts, words, articles, sequels on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from generator.addresses import account_fragment, page_file
from generator.model import Account, Event, Passage, QuotationEntry, Ref, RefKind
from generator.render.escape import SafeMarkdown
from generator.render.evidence import Sources
from generator.render.links import Linker
from generator.render.lookup import Lookup
from generator.render.matrix import by_authority
from generator.render.paging import PART, WHOLE, Parts, in_pages, weight
from generator.render.quotations import quotation_weights

_ACCOUNT: Final = 700  # bytes around a value and the sentence behind it
_COLUMN: Final = 170  # bytes of a cell of the matrix, besides the name of its authority
_ANCHOR: Final = 70
_SHARE: Final = PART // 6
_MOST_REPEATS: Final = 60  # anchors of one account that stand in one place


@dataclass(frozen=True, slots=True)
class Told:
    """What one page tells of an event."""

    accounts: Sequence[Account]
    quotations: Sequence[QuotationEntry]
    passages: Sequence[Passage]
    follow_ups: Sequence[Passage]


def cut_events(lookup: Lookup) -> dict[str, Parts[Told]]:
    """Return what each page of the events tells of which very much is told."""
    parts = ((event.id, event_parts(lookup, event)) for event in lookup.current_events() if _is_long(event))
    return {event: found for event, found in parts if len(found.pages) > 1}


def whole_event(lookup: Lookup, event: Event) -> Parts[Told]:
    """Return what the one page of an event tells of which not much is told."""
    quotations = lookup.quotations_of(event.quotations)
    return Parts((Told(event.accounts, quotations, event.passages, event.follow_ups),))


def _is_long(event: Event) -> bool:
    """Tell at little cost whether an event's page could be too long: a sentence has seldom a thousand characters."""
    listed = len(event.accounts) + len(event.quotations) + len(event.passages) + len(event.follow_ups)
    return listed > WHOLE // 2_000


def event_parts(lookup: Lookup, event: Event) -> Parts[Told]:
    """Return what each page of an event tells, at least one."""
    linker = Linker(lookup, page_file(Ref(RefKind.EVENT, event.id)))
    sources = Sources(lookup, linker)
    sizes = _Sizes(sources, event)
    quotations = lookup.quotations_of(event.quotations)
    words = dict(
        zip((one.id for one in quotations), quotation_weights(lookup, linker, quotations), strict=True)
    )
    whole = sum(words.values()) + sum(map(sources.weight, (*event.passages, *event.follow_ups)))
    if whole + sum(size for _, size in sizes.accounts(event.accounts)) <= WHOLE:
        return whole_event(lookup, event)
    pages = [
        Told(accounts or (), said or (), passages or (), follow_ups or ())
        for accounts, said, passages, follow_ups in zip_longest(
            sizes.columns(),
            in_pages(quotations, lambda one: words[one.id], _SHARE),
            in_pages(event.passages, sources.weight, _SHARE),
            in_pages(event.follow_ups, sources.weight, _SHARE),
        )
    ]
    further = {
        account_fragment(one): number
        for number, told in enumerate(pages[1:], start=2)
        for account in told.accounts
        for one in (account.id, *account.repeats)
    }
    return Parts(tuple(pages), further)


class _Sizes:
    """How many bytes of HTML the accounts of an event take, about."""

    def __init__(self, sources: Sources, event: Event) -> None:
        self._event = event
        self._sources = sources
        self._rows = len({account.property for account in event.accounts})

    def accounts(self, accounts: Sequence[Account]) -> Iterator[tuple[Account, int]]:
        """Yield accounts in the matrix's order with what each takes there, the first of a column the column too."""
        before = None
        for account in by_authority(accounts):
            size = self.account(account)
            if account.authority != before:
                size += self.column(account)
            before = account.authority
            yield account, size

    def column(self, account: Account) -> int:
        """Return what a column of the matrix takes by itself: each of its cells names the authority."""
        return (self._rows + 2) * (_COLUMN + weight(SafeMarkdown.escape(account.authority_label)))

    def account(self, account: Account) -> int:
        """Return what an account takes in its cell."""
        sentence = self._sources.sentence([account.passage]) or SafeMarkdown("")
        value = self._sources.value(
            account.passage.article_id, account.property, account.value, account.qualifier
        )
        return _ACCOUNT + weight(sentence) + weight(value) + _ANCHOR * len(account.repeats)

    def columns(self) -> Iterator[list[Account]]:
        """Yield the accounts of each page: whole columns as far as they fit."""
        page: list[Account] = []
        filled = 0
        for account in by_authority(_split(self._event.accounts)):
            size = self.account(account)
            opens = not page or account.authority != page[-1].authority
            added = size + self.column(account) if opens else size
            if page and filled + added > PART * 2 // 3:
                yield page
                page, filled, added = [], 0, size + self.column(account)
            page.append(account)
            filled += added
        yield page


def _split(accounts: Sequence[Account]) -> Iterator[Account]:
    """Yield accounts, one that is repeated very often as several, so that its anchors may be parted."""
    for account in accounts:
        ids = (account.id, *account.repeats)
        for start in range(0, len(ids), _MOST_REPEATS):
            yield replace(account, id=ids[start], repeats=ids[start + 1 : start + _MOST_REPEATS])
