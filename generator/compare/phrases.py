"""Put one change into words: what happened to a page, what changed about it, and because of what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.addresses import address
from generator.compare.changes import Cause, CauseKind, Change, ChangeKind, Thing, Value, Voice
from generator.compare.pens import Pen, quoted
from generator.french.dates import short, stated
from generator.model import RefKind

# What happened to a page as a whole, in one word for its line and for the count above.
VERBS: Final = {
    ChangeKind.ADDED: "added",
    ChangeKind.REMOVED: "gone",
    ChangeKind.KEPT: "kept",
    ChangeKind.RELEASED: "no longer kept",
    ChangeKind.WITHDRAWN: "withdrawn",
    ChangeKind.RESTORED: "standing again",
    ChangeKind.MERGED: "merged",
    ChangeKind.SPLIT: "split off",
    ChangeKind.MOVED: "at another address",
}
_MOST_LINKS: Final = 4
_LISTS: Final = frozenset(
    {"participants", "parties", "themes", "figures", "articles", "aliases", "metonyms", "keywords"}
    | {"publishers", "authors", "different_from", "named_in"}
)
_DATES: Final = frozenset({"date", "published", "reference_date"})
_ARTICLES: Final = {"articles": "told by"}


class Phrases:
    """Word changes with one pen."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def head(self, change: Change) -> tuple[str, ...]:
        """Return what happened to a page as a whole, without the verb: the page, then a line each on how and why."""
        subject, other = self.thing(change.subject), change.other
        causes = [self._cause(cause) for cause in change.causes]
        match change.kind:
            case ChangeKind.ADDED:
                return subject + self._events(change), *causes
            case ChangeKind.REMOVED if not change.answers:
                return subject, *causes, f"{self._link(change.subject)} answers no more"
            case ChangeKind.KEPT if other is not None:
                return (
                    subject,
                    f"at {self._link(change.subject)} for good; {self._left(other, change.answers)}",
                )
            case ChangeKind.KEPT:
                return subject, *causes, f"at {self._link(change.subject)} for good"
            case ChangeKind.MOVED | ChangeKind.RELEASED if other is not None:
                moved = f"at {self._link(change.subject)} now; {self._left(other, change.answers)}"
                return subject, *causes, moved
            case ChangeKind.MERGED if other is not None:
                return (
                    subject,
                    f"into {self.thing(other)}",
                    *causes,
                    self._left(change.subject, change.answers),
                )
            case ChangeKind.SPLIT if other is not None:
                return subject, f"from {self.thing(other)}", *causes
            case _:
                return subject, *causes

    def detail(self, change: Change) -> str:
        """Return what changed about a page that is there before and after."""
        match change.kind:
            case ChangeKind.CHANGED if change.property == "text":
                return f"text edited: {_sentences(change)}"
            case ChangeKind.CHANGED if change.property == "mentions" and change.other is not None:
                words = ", ".join(quoted(self._pen.name(str(one))) for one in change.after)
                return f"now holds {words}, which told of {self.thing(change.other)}"
            case ChangeKind.CHANGED:
                name = _ARTICLES.get(change.property, change.property.replace("_", " "))
                return f"{name}: {self._values(change)}{self.because(change.causes)}"
            case ChangeKind.CONTRADICT:
                return f"{_against(change)} on {change.property}: {self._voices(change.voices)}"
            case ChangeKind.RECONCILED:
                return f"no account contradicts another any more on {change.property}"
            case ChangeKind.ANCHORS_LOST:
                return self._anchors(change)
            case _:
                return f"{VERBS.get(change.kind, change.kind.value)}{self.because(change.causes)}"

    def decided(self, change: Change) -> str:
        """Return on what an editor decided, and why, where nothing else changes."""
        name = " ".join(
            [change.property.replace("_", " "), *(self._pen.name(str(one)) for one in change.after)]
        )
        return f"{self.thing(change.subject)}, {name}{self.because(change.causes)}"

    def selector(self, change: Change) -> str:
        """Return which words a kept event is bound by that no longer stand."""
        cause = change.causes[0]
        article = self.thing(change.other) if change.other else ""
        return (
            f"{self.thing(change.subject)}: {quoted(self._pen.name(cause.text))} is not found any more in {article} "
            f"({self._place(cause.path, cause.line)})"
        )

    def lost(self, change: Change) -> str:
        """Return which address answers no more, or leads elsewhere."""
        link = self._link(change.subject)
        if change.kind is ChangeKind.ADDRESS_MOVED and change.other is not None:
            before = self.thing(change.before[0]) if isinstance(change.before[0], Thing) else ""
            return f"{link} leads to {self.thing(change.other)} now, no longer to {before}"
        return f"{link} ANSWERS NO MORE, and was given for good in {self._pen.code(change.subject.path)}"

    def unpromised(self, things: Sequence[Thing]) -> str:
        """Return which addresses answer no more that no file ever named."""
        links = ", ".join(self._link(thing) for thing in things[:_MOST_LINKS])
        more = f" and {len(things) - _MOST_LINKS} more" if len(things) > _MOST_LINKS else ""
        if len(things) == 1:
            return f"{links} answers no more; no file named it, so it was not for good"
        return f"{links}{more} answer no more; no file named them, so none was for good"

    def thing(self, thing: Thing) -> str:
        """Return a page by its title, its date and its id."""
        if thing.title == thing.ref.id:
            return self._pen.code(thing.ref.id)
        name = self._pen.name(thing.title)
        if thing.ref.kind in (RefKind.EVENT, RefKind.ARTICLE):
            name = quoted(name)
        noted = [short(thing.date)] if thing.date else []
        noted.append(self._pen.code(thing.ref.id))
        if thing.ref.kind is RefKind.EVENT and not thing.kept:
            noted.append("provisional")
        return f"{name} ({', '.join(noted)})"

    def because(self, causes: Sequence[Cause]) -> str:
        """Return what a change rests on, with a comma before it; nothing where nothing is known."""
        return "".join(f", {self._cause(cause)}" for cause in causes)

    def _cause(self, cause: Cause) -> str:
        place, words = self._place(cause.path, cause.line), quoted(self._pen.name(cause.text))
        match cause.kind:
            case CauseKind.DECISION:
                return f"decided: {words} ({place})" if cause.text else f"decided in {place}"
            case CauseKind.FILE:
                return f"by {place}"
            case CauseKind.WORDS:
                return f"from {words} ({place})"
            case CauseKind.LOST_WORDS:
                return f"{words} no longer stands ({place} before)"
            case CauseKind.LOST_LINE:
                return f"no longer in {self._pen.code(cause.path)}"

    def _place(self, path: str, line: int) -> str:
        return self._pen.code(f"{path}:{line}" if line else path)

    def _events(self, change: Change) -> str:
        count = len(change.after)
        if change.subject.ref.kind is RefKind.EVENT:
            return ""
        if change.subject.ref.kind is RefKind.ARTICLE:
            return f": tells of {_counted(count, 'event')}" if count else ": tells of no event"
        return f", in {_counted(count, 'event')}" if count else ", in no event"

    def _values(self, change: Change) -> str:
        was = [self._value(change.property, value) for value in change.before]
        now = [self._value(change.property, value) for value in change.after]
        if change.property in _LISTS:
            new, gone = [one for one in now if one not in was], [one for one in was if one not in now]
            parts = ["now also " + ", ".join(new)] if new else []
            return "; ".join([*parts, *(["no longer " + ", ".join(gone)] if gone else [])])
        if not was:
            return f"{', '.join(now)}, where there was none"
        if not now:
            return f"none, where it was {', '.join(was)}"
        return f"from {', '.join(was)} to {', '.join(now)}"

    def _value(self, property_: str, value: Value) -> str:
        if isinstance(value, Thing):
            if value.ref.kind in (RefKind.EVENT, RefKind.ARTICLE):
                return self.thing(value)
            return self._pen.name(value.title)
        if property_ in _DATES:
            return quoted(self._pen.name(stated(value)))
        if property_ in ("title", "name", "description"):
            return quoted(self._pen.name(value))
        return self._pen.name(f"{value} minutes" if property_ == "duration" else value.replace("_", " "))

    def _voices(self, voices: Sequence[Voice]) -> str:
        return "; ".join(
            f"{self._pen.name(voice.authority)} {quoted(self._pen.name(voice.words))} "
            f"({self._place(voice.path, voice.line)})"
            for voice in voices
        )

    def _anchors(self, change: Change) -> str:
        anchors = ", ".join(self._pen.code(f"#{fragment}") for fragment in change.fragments[:_MOST_LINKS])
        more = (
            f" and {len(change.fragments) - _MOST_LINKS} more" if len(change.fragments) > _MOST_LINKS else ""
        )
        many = len(change.fragments) > 1
        return (
            f"{_counted(len(change.fragments), 'anchor')} of the page {'are' if many else 'is'} gone, links to "
            f"{'them' if many else 'it'} lead to its head: {anchors}{more}"
        )

    def _link(self, thing: Thing) -> str:
        return self._pen.code(f"/{address(thing.ref)}")

    def _left(self, old: Thing, answers: bool) -> str:
        return f"{self._link(old)} leads there" if answers else f"{self._link(old)} answers no more"


def _against(change: Change) -> str:
    """Return whom the accounts of a change contradict: each other, or what an editor keeps."""
    subject = "accounts now contradict" if len(change.voices) > 1 else "an account now contradicts"
    against = {voice.against_kept for voice in change.voices}
    if against == {True}:
        return f"{subject} what is kept"
    return f"{subject} {'each other and what is kept' if True in against else 'each other'}"


def _sentences(change: Change) -> str:
    gone, new = len(change.before), len(change.after)
    if not gone and not new:
        return "no sentence is another one"
    parts = [f"{_counted(gone, 'sentence')} gone or reworded"] if gone else []
    return ", ".join([*parts, *([f"{_counted(new, 'sentence')} new"] if new else [])])


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
