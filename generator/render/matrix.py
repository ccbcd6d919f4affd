"""The matrix of accounts: for each aspect of an event, what each authority says, its sentence one click away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.addresses import account_fragment
from generator.french import dates
from generator.french.grammar import capitalised, listing
from generator.french.typography import typeset, typeset_written
from generator.model import Account, Event, Rank, Ref, RefKind
from generator.render.environment import listed
from generator.render.escape import SafeMarkdown
from generator.render.evidence import NOT_SHOWN, Sources
from generator.render.labels import agreement_rule_label, label, rule_label
from generator.render.links import Linker
from generator.render.lookup import Lookup, brief

ASPECTS: Final = (
    "status",
    "date",
    "participants",
    "initiator",
    "duration",
    "place",
    "subject",
    "agreement",
    "figure",
    "tone",
    "next_step",
    "ordinal",
)
# Those who speak for themselves before the articles' own voice.
_KINDS: Final = (RefKind.ORGANISATION, RefKind.PLACE, RefKind.PERSON, RefKind.ARTICLE)
_WORDED: Final = ("subject", "agreement", "tone", "next_step")  # the article's words, set in guillemets
_STRONGEST: Final = ("contradicts", "agrees", "completes", "alone")


@dataclass(frozen=True, slots=True)
class Item:
    """What one authority says of one aspect, with the sentences behind it.

    Parameters:
        anchors: the fragments of its accounts; the first is the item's own.
        value: in words.
        mark: the sort of its mark (``contradicts`` …) and the mark's words, or None.
        sentences: the words (None where they may not be shown) and the link to each in its article.
        via: who relays it, or None.
        notes: in French: how it stands to the others, why it weighs less, how a date was read.
    """

    anchors: list[str]
    value: SafeMarkdown
    mark: tuple[str, str] | None
    sentences: list[tuple[SafeMarkdown | None, SafeMarkdown]]
    via: SafeMarkdown | None
    notes: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect: its name, and for each authority what it says of it."""

    name: str
    cells: list[list[Item]]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """All aspects by all authorities; ``authorities`` are (name, link), ``summary`` a French sentence or empty.

    ``others`` tells whether further pages on the event have other authorities.
    """

    authorities: list[tuple[str, SafeMarkdown]]
    rows: list[Row]
    summary: str
    disputed: bool
    others: bool = False


def matrix(
    event: Event, lookup: Lookup, linker: Linker, sources: Sources, shown: Sequence[Account] | None = None
) -> Matrix:
    """Return the accounts of an event as a table's rows: an aspect, then what each authority says of it.

    Parameters:
        event, lookup, linker, sources: of the page.
        shown: the accounts that stand on the page, where they do not all.
    """
    accounts = event.accounts if shown is None else shown
    named = sorted(
        dict.fromkeys((account.authority, account.authority_label) for account in accounts),
        key=lambda who: _rank_of_kind(who[0]),
    )
    refs = list(dict.fromkeys(ref for ref, _ in named))
    labels = dict(reversed(named))
    told = dict.fromkeys(account.property for account in accounts)
    rows: list[Row] = []
    for name in sorted(told, key=_rank_of_aspect):
        of_aspect = [account for account in accounts if account.property == name]
        cells = [[one for one in of_aspect if one.authority == ref] for ref in refs]
        rows.append(
            Row(
                label("properties", name),
                [_items(cell, linker, sources) for cell in cells],
                any(account.agreement == "contradicts" for account in of_aspect),
            )
        )
    who = [_authority(lookup, linker, ref, labels[ref]) for ref in refs]
    all_told = len({account.authority for account in event.accounts})
    return Matrix(who, rows, summary(event, all_told), bool(contradicted(event)), all_told > len(refs))


def by_authority(accounts: Iterable[Account]) -> list[Account]:
    """Return accounts in the order of the matrix, one column after the other."""
    told = list(accounts)
    first = {account.authority: place for place, account in reversed(list(enumerate(told)))}
    return sorted(
        told,
        key=lambda one: (
            _rank_of_kind(one.authority),
            first[one.authority],
            _rank_of_aspect(one.property),
        ),
    )


def _rank_of_kind(ref: Ref) -> int:
    return _KINDS.index(ref.kind) if ref.kind in _KINDS else len(_KINDS)


def _rank_of_aspect(name: str) -> tuple[int, str]:
    return ASPECTS.index(name) if name in ASPECTS else len(ASPECTS), name


def summary(event: Event, authorities: int) -> str:
    """Return the sentence above the matrix: on what the sources contradict each other, and what that leaves open."""
    told_otherwise = contradicted(event)
    if not told_otherwise:
        return label("matrix", "at_one") if authorities > 1 else ""
    disputed = [name for name in told_otherwise if _sources_differ(event, name)]
    overruled = [name for name in told_otherwise if name not in disputed]
    settled = label("matrix", "overruled").format(aspects=_named(overruled)) if overruled else ""
    if not disputed:
        return settled
    open_ = [basis.property for basis in event.bases if basis.kind == "open" and basis.property in disputed]
    said = label("matrix", "disputed").format(aspects=_named(disputed))
    if open_:
        said += " " + label("matrix", "open").format(aspects=_named(open_))
    return f"{said} {settled}".rstrip()


def contradicted(event: Event) -> list[str]:
    """Return the aspects of which accounts contradict each other or what an editor keeps, in the page's order."""
    told = {account.property for account in event.accounts if account.agreement == "contradicts"}
    return [name for name in ASPECTS if name in told]


def _sources_differ(event: Event, name: str) -> bool:
    """Tell whether accounts of an aspect contradict each other, not only what an editor keeps."""
    told = [one for one in event.accounts if one.property == name]
    against = [one for one in told if one.agreement == "contradicts"]
    if any(not one.agreement_rule.startswith("kept-fact:") for one in against):
        return True
    return any(one.rank is Rank.PREFERRED for one in told) or len({one.value for one in against}) > 1


def _named(aspects: Sequence[str]) -> str:
    return listing([label("aspects", name) for name in aspects])


def _authority(lookup: Lookup, linker: Linker, ref: Ref, words: str) -> tuple[str, SafeMarkdown]:
    """Return who says so, as text and as a link; an article that speaks for itself by its publisher and date."""
    entry = lookup.articles.get(ref.id) if ref.kind is RefKind.ARTICLE else None
    if entry is not None:
        published = entry.article.published
        shown = words if words == entry.title or not published else f"{words}, {dates.short(published)}"
    else:
        shown = words if ref.kind is RefKind.PERSON else capitalised(words)
    return brief(shown), linker.to(ref, brief(shown))


def _items(accounts: Sequence[Account], linker: Linker, sources: Sources) -> list[Item]:
    """Put together what one authority says: one value once, whatever the articles; all whom it names in one list."""
    grouped: dict[tuple[str, str, bool], list[Account]] = {}
    for account in accounts:
        value = "" if account.property == "participants" else account.value
        grouped.setdefault((value, account.qualifier, account.rank is Rank.DEPRECATED), []).append(account)
    return [_item(same, linker, sources) for same in grouped.values()]


def _item(accounts: Sequence[Account], linker: Linker, sources: Sources) -> Item:
    strongest = min(accounts, key=lambda account: _STRONGEST.index(account.agreement))
    values = dict.fromkeys(_value(account, sources) for account in accounts)
    passages: dict[tuple[str, int], list[Account]] = {}
    for account in accounts:
        place = account.passage.article_id, account.passage.sentence
        passages.setdefault(place, []).append(account)
    via = next((account.via for account in accounts if account.via is not None), None)
    ids = [one for account in accounts for one in (account.id, *account.repeats)]
    return Item(
        [account_fragment(one) for one in ids],
        listed(list(values)),
        _mark(strongest),
        [
            (
                sources.sentence([account.passage for account in told]),
                linker.to_passage(told[0].passage, label("matrix", "to_sentence")),
            )
            for told in passages.values()
        ],
        linker.to(via) if via else None,
        _notes(strongest),
    )


def _value(account: Account, sources: Sources) -> SafeMarkdown:
    value = sources.value(account.passage.article_id, account.property, account.value, account.qualifier)
    if account.property in _WORDED and value != NOT_SHOWN:
        return SafeMarkdown(typeset("« {} »")).format(value)
    return value


def _mark(account: Account) -> tuple[str, str] | None:
    if account.rank is Rank.DEPRECATED:
        return "deprecated", label("rank_marks", account.rank_rule)
    if account.agreement == "alone":
        return None
    if account.agreement == "contradicts" and account.rank is Rank.PREFERRED:
        return "contradicts", label("rank_marks", "contradicted_and_kept")
    return account.agreement, label("agreements", account.agreement)


def _notes(account: Account) -> list[str]:
    notes = []
    kept, _, rule = account.agreement_rule.rpartition(":")
    said = agreement_rule_label(rule)
    if account.agreement != "alone" and said:
        against = label("matrix", "against_decision").format(rule=said)
        notes.append(against if kept else f"{capitalised(said)}.")
    if account.rank is Rank.DEPRECATED and account.rank_reason:
        notes.append(label("matrix", "set_aside").format(reason=typeset_written(account.rank_reason)))
    read = rule_label(account.rule) if account.property == "date" else None
    if read:
        notes.append(label("matrix", "read_by").format(rule=read))
    return notes
