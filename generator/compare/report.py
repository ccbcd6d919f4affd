"""Tell a comparison to people: in a terminal, in the summary of a GitHub job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.compare.changes import Change, ChangeKind, Since
from generator.compare.comparing import lost_addresses
from generator.compare.pens import MarkdownPen, Pen, PlainPen
from generator.compare.phrases import VERBS, Phrases
from generator.model import RefKind

_NOUNS: Final = {
    RefKind.ARTICLE: ("article", "articles"),
    RefKind.EVENT: ("event", "events"),
    RefKind.PERSON: ("person", "people"),
    RefKind.ORGANISATION: ("organisation", "organisations"),
    RefKind.PLACE: ("place", "places"),
    RefKind.THEME: ("theme", "themes"),
}
_DECIDED: Final = "Decisions that change nothing else"
_SELECTORS: Final = "Words that bind kept events and are not found any more"
_ADDRESSES: Final = "Addresses"
_HEADED: Final = frozenset({ChangeKind.REMOVED, ChangeKind.MOVED, ChangeKind.RELEASED, ChangeKind.MERGED})
# GitHub cuts the summary of a step at 1 MiB; long before that nobody reads on.
_MOST_ENTRIES: Final = 80
_MOST_DETAILS: Final = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """What is told of one page: a line, and lines below it."""

    verb: str
    line: str
    details: tuple[str, ...] = ()


def in_words(changes: Sequence[Change], since: Since) -> str:
    """Return a report for a terminal."""
    lines = [f"Since {_revision(since)}: {summary(changes)}.", _method(since), *since.notes]
    for heading, entries in _sections(changes, PlainPen()):
        lines += ["", heading]
        for entry in entries:
            lines.append(f"  {f'{entry.verb}: ' if entry.verb else ''}{entry.line}")
            lines += [f"      {detail}" for detail in entry.details]
    return "\n".join(lines)


def in_markdown(changes: Sequence[Change], since: Since) -> str:
    """Return a report for the summary of a GitHub job; of a very long one, the beginning of each part."""
    pen = MarkdownPen()
    notes = [pen.name(note) for note in since.notes]
    lines = ["## What changes in the chronicle", "", f"**{pen.name(summary(changes))}.**", ""]
    lines += [f"Since {pen.code(_revision(since))}. {_method(since)}", *(f"\n{note}" for note in notes)]
    for heading, entries in _sections(changes, pen):
        lines += ["", f"### {heading}", ""]
        for entry in entries[:_MOST_ENTRIES]:
            lines.append(f"- {f'**{entry.verb}** ' if entry.verb else ''}{entry.line}")
            lines += [f"  - {detail}" for detail in entry.details[:_MOST_DETAILS]]
            if len(entry.details) > _MOST_DETAILS:
                lines.append(f"  - … and {len(entry.details) - _MOST_DETAILS} more")
        if len(entries) > _MOST_ENTRIES:
            lines.append(f"- … and {len(entries) - _MOST_ENTRIES} more: `fil-rouge diff` tells them all")
    return "\n".join(lines)


def summary(changes: Sequence[Change]) -> str:
    """Return how much happened, in a line.

    Example:
        >>> summary(())
        'nothing changes in the chronicle'
    """
    parts: list[str] = []
    for kind, (one, many) in _NOUNS.items():
        of_kind = [change for change in changes if change.subject.ref.kind is kind]
        counts = [(VERBS[what], sum(change.kind is what for change in of_kind)) for what in VERBS]
        counts += list(_changed(of_kind))
        told = [f"{number} {one if number == 1 else many} {verb}" for verb, number in counts if number]
        if told:
            # The noun once: « 2 events added, 1 kept ».
            parts.append(
                ", ".join(
                    [told[0], *(part.replace(f" {one} ", " ").replace(f" {many} ", " ") for part in told[1:])]
                )
            )
    lost = len(lost_addresses(changes))
    for number, one, many in (
        (
            _count(changes, ChangeKind.CONTRADICT),
            "new contradiction of accounts",
            "new contradictions of accounts",
        ),
        (_count(changes, ChangeKind.DECIDED), "reason changed", "reasons changed"),
        (_count(changes, ChangeKind.SELECTOR_LOST), "selector lost", "selectors lost"),
        (lost, "ADDRESS LOST", "ADDRESSES LOST"),
    ):
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    if not parts:
        return "only addresses and anchors change" if changes else "nothing changes in the chronicle"
    return "; ".join(parts)


def _count(changes: Sequence[Change], kind: ChangeKind) -> int:
    return sum(change.kind is kind for change in changes)


def _changed(changes: Sequence[Change]) -> Iterator[tuple[str, int]]:
    """Yield how many pages that stay changed, those that moved in date apart."""
    dated = {c.subject.ref for c in changes if c.kind is ChangeKind.CHANGED and c.property == "date"}
    told = {c.subject.ref for c in changes if c.kind in VERBS}
    other = {c.subject.ref for c in changes if c.kind is ChangeKind.CHANGED}
    yield "moved in date", len(dated)
    yield "changed", len(other - dated - told)


def _revision(since: Since) -> str:
    short = since.commit[:12]
    return short if since.commit.startswith(since.revision) else f"{since.revision} ({short})"


def _method(since: Since) -> str:
    return f"Both states were read by this program ({since.program}), so that only the data's change shows."


def _sections(changes: Sequence[Change], pen: Pen) -> Iterator[tuple[str, list[Entry]]]:
    phrases = Phrases(pen)
    apart = (ChangeKind.DECIDED, ChangeKind.SELECTOR_LOST, ChangeKind.ADDRESS_LOST, ChangeKind.ADDRESS_MOVED)
    for kind, (_, many) in _NOUNS.items():
        mine = [c for c in changes if c.subject.ref.kind is kind and c.kind not in apart]
        entries = [_entry(list(group), phrases) for _, group in groupby(mine, key=lambda c: c.subject.ref)]
        if entries:
            yield many.capitalize(), entries
    selectors = [Entry("", phrases.selector(c)) for c in changes if c.kind is ChangeKind.SELECTOR_LOST]
    if selectors:
        yield _SELECTORS, selectors
    decided = [Entry("", phrases.decided(change)) for change in changes if change.kind is ChangeKind.DECIDED]
    if decided:
        yield _DECIDED, decided
    apart_told = list(_told_apart(changes))
    promised = [
        change for change in apart_told if change.subject.kept or change.kind is ChangeKind.ADDRESS_MOVED
    ]
    addresses = [Entry("", phrases.lost(change)) for change in promised]
    if others := [change.subject for change in apart_told if change not in promised]:
        addresses.append(Entry("", phrases.unpromised(others)))
    if addresses:
        yield _ADDRESSES, addresses


def _told_apart(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the addresses that are not told with their page."""
    told = set()
    for change in changes:
        if change.kind in _HEADED and not change.answers:
            told.add(
                change.other if change.kind in (ChangeKind.MOVED, ChangeKind.RELEASED) else change.subject
            )
    refs = {thing.ref for thing in told if thing is not None}
    for change in changes:
        if change.kind is ChangeKind.ADDRESS_MOVED or (
            change.kind is ChangeKind.ADDRESS_LOST and (change.subject.kept or change.subject.ref not in refs)
        ):
            yield change


def _entry(group: Sequence[Change], phrases: Phrases) -> Entry:
    first = group[0]
    if first.kind in VERBS:
        line, *below = phrases.head(first)
        details = (*below, *(phrases.detail(change) for change in group[1:]))
        return Entry(VERBS[first.kind], line, details)
    return Entry("changed", phrases.thing(first.subject), tuple(phrases.detail(change) for change in group))
