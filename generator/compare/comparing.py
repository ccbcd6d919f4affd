"""Compare two states of a chronicle: a pure function of both, whatever read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.compare.article_changes import article_changes, article_nodes
from generator.compare.changes import Cause, CauseKind, Change, ChangeKind, Thing
from generator.compare.entity_changes import entity_changes, entity_nodes
from generator.compare.event_changes import event_changes, event_nodes
from generator.compare.fates import fates
from generator.compare.state import State
from generator.model import Decision, Ref, RefKind, Selector
from generator.selectors import find_selector

# What a decision is about is written as FOLDER/ID.
_FOLDERS: Final = {
    "articles": RefKind.ARTICLE,
    "events": RefKind.EVENT,
    "people": RefKind.PERSON,
    "organisations": RefKind.ORGANISATION,
    "places": RefKind.PLACE,
    "themes": RefKind.THEME,
}
# With these, what was decided is gone for a reason that is told already.
_NO_LONGER: Final = frozenset(
    {ChangeKind.RELEASED, ChangeKind.SPLIT, ChangeKind.RESTORED, ChangeKind.REMOVED, ChangeKind.MERGED}
)
_ENTITIES: Final = (RefKind.PERSON, RefKind.ORGANISATION, RefKind.PLACE, RefKind.THEME)


def compare(before: State, after: State) -> tuple[Change, ...]:
    """Return what changed from one state of a chronicle to another, in the order in which it is told.

    First articles, then events, people, organisations, places and themes, each as its index has them; the changes
    of one page follow each other. Then decisions that change nothing else, selectors that find nothing, and addresses
    that answer no more or lead elsewhere.

    Example:
        >>> from generator.model import Chronicle, Records
        >>> empty = State(Chronicle((), (), (), (), (), (), (), (), (), ()), Records())
        >>> compare(empty, empty)
        ()
    """
    followed = {RefKind.ARTICLE: fates(article_nodes(before), article_nodes(after), after.answers)}
    heirs: dict[Ref, Ref] = {}
    for kind in _ENTITIES:
        followed[kind] = fates(entity_nodes(before, kind), entity_nodes(after, kind), after.answers)
        heirs |= followed[kind].heir
    events = followed[RefKind.EVENT] = fates(
        event_nodes(before, heirs), event_nodes(after, {}), after.answers
    )
    heirs |= events.heir | followed[RefKind.ARTICLE].heir
    changes = [*article_changes(before, after, followed[RefKind.ARTICLE])]
    changes += event_changes(before, after, events, heirs)
    for kind in _ENTITIES:
        changes += entity_changes(before, after, kind, followed[kind])
    changes += _decisions(before, after, changes, heirs)
    changes += _selectors(before, after)
    changes += _addresses(before, after, heirs)
    return tuple(changes)


def lost_addresses(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the addresses given for good that answer no more: what `--strict` refuses."""
    return tuple(
        change for change in changes if change.kind is ChangeKind.ADDRESS_LOST and change.subject.kept
    )


def _decisions(
    before: State, after: State, changes: Sequence[Change], heirs: Mapping[Ref, Ref]
) -> Iterator[Change]:
    """Yield the decisions that no other change tells of: an editor confirms, or gives another reason."""
    told = {(cause.path, cause.line) for change in changes for cause in change.causes}
    known = {_content(decision, heirs) for decision in before.chronicle.decisions}
    for decision in after.chronicle.decisions:
        subject = _subject(decision)
        if subject and _content(decision, {}) not in known and (decision.path, decision.line) not in told:
            cause = Cause(CauseKind.DECISION, decision.path, decision.line, decision.reason)
            value = (decision.value,) if decision.property != "withdrawn" else ()
            yield Change(
                ChangeKind.DECIDED, after.thing(subject), None, decision.property, (), value, (cause,)
            )
    gone = {change.subject.ref for change in changes if change.kind in _NO_LONGER}
    again = {_content(decision, {})[:2] for decision in after.chronicle.decisions}
    for decision in before.chronicle.decisions:
        subject = _subject(decision)
        place, named = (decision.path, decision.line), _content(decision, heirs)[:2]
        if subject in after.answers and subject not in gone and named not in again and place not in told:
            cause = Cause(CauseKind.LOST_LINE, decision.path, decision.line, decision.reason)
            yield Change(ChangeKind.DECIDED, after.thing(subject), None, decision.property, causes=(cause,))


def _content(decision: Decision, heirs: Mapping[Ref, Ref]) -> tuple[object, ...]:
    """Return what makes a decision the same in both states: its subject as it is now, and all that it says."""
    subject = _subject(decision)
    about = heirs.get(subject, subject) if subject else decision.subject
    return about, decision.property, decision.value, decision.reason, decision.decided, decision.source


def _subject(decision: Decision) -> Ref | None:
    folder, _, id_ = decision.subject.partition("/")
    return Ref(_FOLDERS[folder], id_) if folder in _FOLDERS and id_ else None


def _selectors(before: State, after: State) -> Iterator[Change]:
    """Yield each selector of a kept event whose words no longer stand in its article, and did before."""
    for event in after.records.events:
        lost_before = {
            (one.article, one.exact, one.prefix, one.suffix)
            for one in (before.kept[event.id].mentions if event.id in before.kept else ())
            if not _stands(before, one)
        }
        for one in event.mentions:
            if (
                not _stands(after, one)
                and (one.article, one.exact, one.prefix, one.suffix) not in lost_before
            ):
                subject = after.thing(
                    after.answers.get(Ref(RefKind.EVENT, event.id), Ref(RefKind.EVENT, event.id))
                )
                other = after.thing(Ref(RefKind.ARTICLE, one.article))
                cause = Cause(CauseKind.LOST_WORDS, event.path, one.line, one.exact)
                yield Change(ChangeKind.SELECTOR_LOST, subject, other, causes=(cause,))


def _stands(state: State, selector: Selector) -> bool:
    entry = state.articles.get(selector.article)
    return entry is not None and find_selector(entry.article.text, selector) is not None


def _addresses(before: State, after: State, heirs: dict[Ref, Ref]) -> Iterator[Change]:
    """Yield the addresses that answered and no longer do, and those that lead to another page than they did."""
    kept = before.kept_addresses
    for old, answered in before.answers.items():
        now = after.answers.get(old)
        if now is None:
            thing = before.thing(old)
            path = kept.get(old, "")
            lost = Thing(old, before.thing(answered).title, thing.date, old in kept, path)
            yield Change(ChangeKind.ADDRESS_LOST, lost, _heir(after, heirs.get(answered)), answers=False)
        elif old != answered and now not in (heirs.get(answered), old):
            # A page of its own that led elsewhere is told as new; one that is gone leads to its heir.
            subject = Thing(old, before.thing(answered).title, None, old in kept, kept.get(old, ""))
            yield Change(
                ChangeKind.ADDRESS_MOVED, subject, after.thing(now), before=(before.thing(answered),)
            )


def _heir(after: State, ref: Ref | None) -> Thing | None:
    return after.thing(ref) if ref is not None else None
