"""Set aside what a kept event's file rejects: a value of a property, or one account; both stay to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.errors import Fault
from generator.folding import fold_words
from generator.model import KeptEvent, Ref, RefKind, Rejection
from generator.resolve.accounts.gather import Told
from generator.resolve.decisions.kept_facts import NameBook
from generator.resolve.tellings.kept import Kept
from generator.resolve.tellings.telling import Telling, read_date

_ANYBODY: Final = (RefKind.PERSON, RefKind.PLACE, RefKind.ORGANISATION)
_NAMED: Final = {"initiator": _ANYBODY, "participants": _ANYBODY, "place": (RefKind.PLACE,)}


@dataclass(frozen=True, slots=True)
class _Value:
    """A value that is rejected, its names led to pages."""

    rejection: Rejection
    property: str
    shown: str
    refs: frozenset[Ref]
    article: str | None

    def counts_in(self, article: str) -> bool:
        return self.article in (None, article)

    def is_of(self, told: Told) -> bool:
        """Tell whether a claim says this and nothing else."""
        if told.claim.property != self.property or not self.counts_in(told.telling.document.id):
            return False
        if self.refs and told.values.refs:
            return set(told.values.refs) <= self.refs
        return fold_words(told.values.shown) == fold_words(self.shown)


@dataclass(slots=True)
class Rejected:
    """What one kept event's file rejects.

    Parameters:
        event: the file.
        values: the values, those of the accounts that are rejected included once they are known.
    """

    event: KeptEvent
    values: list[_Value] = field(default_factory=list)
    _met: set[Rejection] = field(default_factory=set)

    @classmethod
    def of(cls, event: KeptEvent, book: NameBook) -> Rejected:
        """Lead the names that are rejected to their pages; a name that nobody bears is compared as it is written."""
        values: list[_Value] = []
        for one in event.rejected:
            if one.property is None or one.value is None:
                continue
            kinds = _NAMED.get(one.property, ())
            names = [name.strip() for name in one.value.split(",") if name.strip()] if kinds else []
            refs = {ref for name in names if (ref := book.find(name, kinds)) is not None}
            values.append(_Value(one, one.property, one.value, frozenset(refs), one.article))
        return cls(event, values)

    @property
    def wants_ids(self) -> bool:
        """Tell whether it names accounts by their ids."""
        return any(one.account is not None for one in self.event.rejected)

    def mark(
        self, tolds: Sequence[Told], ids: Mapping[tuple[object, ...], tuple[str, ...]]
    ) -> tuple[Told, ...]:
        """Return the claims, those that are rejected with the decision.

        Parameters:
            tolds: every claim about the event.
            ids: of each, by `Told.key`, the ids of its account.
        """
        by_account = {one.account: one for one in self.event.rejected if one.account}
        found: list[Told] = []
        for told in tolds:
            rejection = next((by_account[id_] for id_ in ids.get(told.key, ()) if id_ in by_account), None)
            if rejection is not None:
                article = told.telling.document.id
                refs = frozenset(told.values.refs)
                values = told.claim.property, told.values.shown, refs, article
                self.values.append(_Value(rejection, *values))
            else:
                rejection = next((one.rejection for one in self.values if one.is_of(told)), None)
            if rejection is not None:
                self._met.add(rejection)
                told = replace(told, rejected=rejection.decision)
            found.append(told)
        return tuple(found)

    def without(self, telling: Telling) -> Telling:
        """Return a telling without the facts that are rejected; a status gives way to the editor's."""
        for one in self.values:
            if one.counts_in(telling.document.id):
                changed = _without(telling, one, self.event)
                if changed != telling:
                    self._met.add(one.rejection)
                telling = changed
        return telling

    def idle(self) -> list[Fault]:
        """Tell of each rejection of what no article says any more."""
        found: list[Fault] = []
        for one in self.event.rejected:
            if one.words is None and one not in self._met:
                said = f"« {one.value} » as {one.property}" if one.property else f"the account {one.account}"
                where = f" in {one.article}" if one.article else ""
                what = f"rejected: no article says {said} of {self.event.id}{where} any more"
                if one.account:
                    what = f"rejected: there is no account {one.account} of {self.event.id} any more"
                remedy = (
                    f"nothing to do, or delete it; `fil-rouge explain {self.event.id}` lists what is said"
                )
                found.append(Fault(one.decision.path, one.decision.line, one.decision.column, what, remedy))
        return found


def rejected_of(kept: Iterable[Kept], book: NameBook) -> dict[str, Rejected]:
    """Return what the file of each kept event rejects, with those of the events merged into it, by its id."""
    found: dict[str, Rejected] = {}
    for one in kept:
        rejections = tuple(r for event in (one.event, *one.merged) for r in event.rejected)
        if rejections and one.event.withdrawn is None:
            found[one.event.id] = Rejected.of(replace(one.event, rejected=rejections), book)
    return found


def take_out(
    rejected: Mapping[str, Rejected], kept: Iterable[Kept], tellings: Mapping[str, Sequence[Telling]]
) -> dict[str, tuple[Telling, ...]]:
    """Take what is rejected out of the tellings that kept events bind; return all tellings, by article."""
    changed: dict[tuple[object, ...], Telling] = {}
    for one in kept:
        if one.event.id in rejected:
            one.tellings = [rejected[one.event.id].without(telling) for telling in one.tellings]
            changed |= {telling.key: telling for telling in one.tellings}
    return {
        article: tuple(changed.get(telling.key, telling) for telling in told)
        for article, told in tellings.items()
    }


def _without(telling: Telling, one: _Value, event: KeptEvent) -> Telling:
    facts = telling.facts
    match one.property:
        case "date":
            if telling.date is not None and telling.date == read_date(one.shown):
                facts = replace(facts, date=None, date_basis=None)
                return replace(telling, facts=facts, date=None, date_rule=None, date_anchor=None)
        case "duration":
            if str(facts.duration_minutes) == one.shown:
                facts = replace(facts, duration_minutes=None)
        case "status":
            if facts.status.value == one.shown:
                facts = replace(facts, status=event.status)
        case "initiator":
            if telling.initiator in one.refs:
                return replace(telling, initiator=None, facts=replace(facts, initiator=None))
        case "place":
            if telling.place in one.refs:
                return replace(telling, place=None, facts=replace(facts, place=None))
        case "participants":
            persons = tuple(ref for ref in telling.persons if ref not in one.refs)
            parties = tuple(ref for ref in telling.parties if ref not in one.refs)
            return replace(telling, persons=persons, parties=parties)
        case "subject":
            topics = tuple(topic for topic in facts.topics if fold_words(topic) != fold_words(one.shown))
            facts = replace(facts, topics=topics)
        case "figure":
            wrong = fold_words(one.shown)
            figures = tuple(f for f in facts.figures if fold_words(f"{f.value} {f.what}") != wrong)
            facts = replace(facts, figures=figures)
        case "ordinal":
            if facts.ordinal is not None and str(facts.ordinal.count) == one.shown:
                facts = replace(facts, ordinal=None)
    return telling if facts == telling.facts else replace(telling, facts=facts)
