"""What can be told of two states of a chronicle: one change each, as data; `words` puts them into sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model import Ref


class ChangeKind(StrEnum):
    """What happened to a page, to one of its facts, or to its address."""

    ADDED = "added"
    REMOVED = "removed"
    KEPT = "kept"
    """A provisional event was given an address for good."""
    RELEASED = "released"
    """A kept event is only what the articles tell again; its file is gone."""
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    """A withdrawn event stands again."""
    MERGED = "merged"
    SPLIT = "split"
    """A page of its own holds what another page held."""
    MOVED = "moved"
    """The same thing at another address."""
    CHANGED = "changed"
    """One property has another value."""
    CONTRADICT = "contradict"
    """Accounts of one property contradict each other, or an editor, and did not before."""
    RECONCILED = "reconciled"
    DECIDED = "decided"
    """An editor decided, or took back, what changes nothing else: the reason is what is new."""
    SELECTOR_LOST = "selector_lost"
    ANCHORS_LOST = "anchors_lost"
    """Anchors inside of a page that stays are gone: a link to one leads to the head of the page."""
    ADDRESS_MOVED = "address_moved"
    """An earlier address leads to another page than it did."""
    ADDRESS_LOST = "address_lost"


class CauseKind(StrEnum):
    """What a change rests on."""

    DECISION = "decision"
    """A decision with its reason."""
    FILE = "file"
    """A line that an editor wrote, without a reason."""
    WORDS = "words"
    """Words of an article."""
    LOST_WORDS = "lost_words"
    """Words that no longer stand there; the line is that of the earlier state."""
    LOST_LINE = "lost_line"
    """A line that an editor took out; the line is that of the earlier state."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with a page, as readers see it.

    Parameters:
        title: the page's title, in French.
        date: EDTF, events and dated articles only.
        kept: whether a file of the editors names it; else it stands on what was read alone.
        path, line: where it comes from: the editors' file, else the first words that tell of it.
    """

    ref: Ref
    title: str
    date: str | None = None
    kept: bool = True
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed, and where that stands: ``text`` is the reason or the words, empty for a line alone."""

    kind: CauseKind
    path: str
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one authority says of a property, in which words and where; whether it contradicts what an editor keeps."""

    authority: str
    words: str
    path: str
    line: int = 0
    against_kept: bool = False


Value = Thing | str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    Parameters:
        subject: what it is about: as it is now, or as it was if it is gone.
        other: the page it came from (``kept``, ``split``, ``moved``) or went to (``merged``, ``released``).
        property: which fact, for ``changed``, ``contradict`` and ``reconciled``.
        before, after: its values, as EDTF, ids of the model, words, or things.
        causes: the surest first.
        voices: the accounts that contradict each other.
        fragments: anchors, without ``#``; the words of a selector.
        answers: whether the address left behind still answers.
    """

    kind: ChangeKind
    subject: Thing
    other: Thing | None = None
    property: str = ""
    before: tuple[Value, ...] = ()
    after: tuple[Value, ...] = ()
    causes: tuple[Cause, ...] = ()
    voices: tuple[Voice, ...] = ()
    fragments: tuple[str, ...] = ()
    answers: bool = True


@dataclass(frozen=True, slots=True)
class Since:
    """What was compared: the revision as it was asked for, the commit that it is, the program that read both."""

    revision: str
    commit: str
    program: str
    notes: tuple[str, ...] = ()
