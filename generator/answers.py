"""Which page answers at which address: its own, or the one that an earlier address leads on to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.addresses import (
    account_fragment,
    address,
    quotation_fragment,
    sentence_fragment,
)
from generator.model import Chronicle, Ref, RefKind


@dataclass(frozen=True, slots=True)
class Promise:
    """What the site owes to those who noted an address.

    Parameters:
        address: of a page, relative to the site's root.
        end: the address of the page that answers for it: its own, or the one to which it leads straight.
        anchors: that stand on it, for accounts, quotations and sentences to be cited by.
    """

    address: str
    end: str
    anchors: tuple[str, ...] = ()


def promises(chronicle: Chronicle) -> Iterator[Promise]:
    """Yield what the finished site must hold for each address that answers, sorted by page.

    Example:
        >>> list(promises(Chronicle((), (), (), (), (), (), (), (), (), ())))
        []
    """
    anchors: dict[Ref, list[str]] = {}
    for event in chronicle.events:
        if event.withdrawn is None:
            ids = [one for account in event.accounts for one in (account.id, *account.repeats)]
            anchors[Ref(RefKind.EVENT, event.id)] = [account_fragment(one) for one in ids]
    for entry in chronicle.articles:
        sentences = entry.annotations.sentences
        anchors[Ref(RefKind.ARTICLE, entry.article.id)] = [sentence_fragment(one.anchor) for one in sentences]
    for quoted in chronicle.quotations:
        article = Ref(RefKind.ARTICLE, quoted.passage.article_id)
        anchors.setdefault(article, []).append(quotation_fragment(quoted.id))
    for old, new in answers(chronicle).items():
        yield Promise(address(old), address(new), tuple(anchors.get(old, ())))


def answers(chronicle: Chronicle) -> dict[Ref, Ref]:
    """Return each address that answers with the page that answers there, chains followed to their end.

    A page answers at its own address, a withdrawn event's too.

    Example:
        >>> answers(Chronicle((), (), (), (), (), (), (), (), (), ()))
        {}
    """
    entities = (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes)
    pages = {entry.ref for entry in entities}
    pages |= {Ref(RefKind.EVENT, event.id) for event in chronicle.events}
    pages |= {Ref(RefKind.ARTICLE, entry.article.id) for entry in chronicle.articles}
    direct: dict[Ref, Ref] = dict(chronicle.redirects)
    for event in chronicle.events:
        for alias in event.aliases:
            direct.setdefault(Ref(RefKind.EVENT, alias), Ref(RefKind.EVENT, event.id))
    for entry in entities:
        for alias in entry.aliases:
            direct.setdefault(Ref(entry.ref.kind, alias), entry.ref)
    found = {page: page for page in pages}
    for old in direct:
        end = _end(old, direct)
        if old not in pages and end in pages:
            found[old] = end
    return dict(sorted(found.items()))


def _end(ref: Ref, direct: Mapping[Ref, Ref]) -> Ref:
    passed = {ref}
    while ref in direct and direct[ref] not in passed:
        ref = direct[ref]
        passed.add(ref)
    return ref
