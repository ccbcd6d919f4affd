"""Say in English, for the terminal, why an event or a person is as it is: sentences, rules, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model import (
    Account,
    ArticleEntry,
    Chronicle,
    Decision,
    EntityEntry,
    Event,
    Passage,
    Rank,
    Ref,
    RefKind,
)
from generator.resolve.names.name_keys import Spelling, compare_spelling, person_key, printable, thing_key

_JOINS: Final = {
    "kept": "an editor's file binds its words",
    "first": "it is the first to tell of it",
    "same-day": "same type, same sides, same day",
    "same-few-days": "same type, same sides, same few days",
    "same-ordinal": "same type, same sides, same number in the year",
    "compatible-dates-and-same-place": "the only event that fits by sides, dates and place",
    "compatible-dates-and-same-length": "the only event that fits by sides, dates and length",
    "recent-and-same-place": "undated there; the only recent event that fits by sides and place",
    "planned-and-fulfilled": "a plan, and the only event that fulfils it",
}

_BASES: Final = {
    "decision": "an editor's file",
    "agreement": "agreement: several say so and nobody otherwise",
    "single": "the one source that says so",
    "majority": "the majority of those who say anything of it",
    "best-evidence": "the best evidence: a named authority says so",
    "deduced": "what other articles tell",
}


def explain(chronicle: Chronicle, id: str) -> str | None:
    """Return why the event or the entity of an id is as it is; None where the chronicle has no such id.

    Parameters:
        id: of an event, an article, a person, an organisation, a place or a theme; an earlier id finds what
            answers for it.

    Returns:
        English text for a terminal, without a newline at its end; the words of articles stay in their language.

    Example:
        >>> explain(chronicle, "2025-12-28-appel")  # doctest: +SKIP
    """
    telling = _Telling(chronicle)
    moved = {old.id: new.id for old, new in chronicle.redirects}
    entities = (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes)
    for wanted in dict.fromkeys((id, moved.get(id, id))):
        lines = [] if wanted == id else [f"{id} redirects to {wanted}", ""]
        found = [telling.event(event) for event in chronicle.events if event.id == wanted]
        found += [telling.article(entry) for entry in chronicle.articles if entry.article.id == wanted]
        found += [telling.entity(entry) for entry in entities if entry.ref.id == wanted]
        if found:
            return "\n".join([*lines, *"\n\n".join("\n".join(part) for part in found).split("\n")])
    return None


class _Telling:
    """Put the facts of one chronicle into words."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._articles: dict[str, ArticleEntry] = {entry.article.id: entry for entry in chronicle.articles}
        self._names: dict[Ref, str] = {
            entry.ref: entry.name
            for entry in (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes)
        }

    def article(self, entry: ArticleEntry) -> Iterator[str]:
        """Yield the lines on one article: from which day it counts, and what was read in it."""
        article, read_as = entry.article, entry.annotations.language
        yield f"{article.id}: {entry.title} (article)"
        yield f"  published: {article.published or 'unknown'}"
        if article.reference_date:
            yield f"  reference date: {article.reference_date.date}, decided: {article.reference_date.reason}"
        elif entry.annotations.reference != article.published:
            yield f"  reference date: {entry.annotations.reference}, read in its text"
        if read_as != "fr":
            yield f"  its words look like language « {read_as} »; only French is read for events"
        yield f"  events: {'' if entry.events else 'none was found in it'}".rstrip()
        titles = {event.id: event.title for event in self._chronicle.events}
        for event_id in entry.events:
            yield f"    {event_id}: {titles.get(event_id, 'withdrawn or merged')}"
        yield f"  quotations: {len(entry.quotations)}"

    def event(self, event: Event) -> Iterator[str]:
        """Yield the lines on one event."""
        yield f"{event.id}: {event.title}"
        yield (
            "  kept by an editor"
            if event.kept
            else f"  provisional: `fil-rouge keep {event.id}` gives it an address"
        )
        if event.withdrawn:
            yield f"  withdrawn: {event.withdrawn}"
        if event.aliases:
            yield f"  earlier ids: {', '.join(event.aliases)}"
        decided = {decision.property: decision for decision in event.decisions}
        told = {"date", "duration_minutes", "themes", *(name for name, _ in self._facts(event))}
        for decision in event.decisions:
            if decision.property not in told:
                yield f"  {_decided(decision)}"
        yield "  put together from"
        for article_id, rule in event.joins:
            yield f"    {article_id}: {_JOINS.get(rule, rule)} ({rule})"
        yield from self._date(event, decided.get("date"))
        for property_, value in self._facts(event):
            yield from self._fact(event, property_, value, decided.get(property_))
        others = sorted({a.property for a in event.accounts} - {"date", *(p for p, _ in self._facts(event))})
        for property_ in others:
            yield f"  {property_}"
            yield from self._accounts(a for a in event.accounts if a.property == property_)
        if event.themes:
            yield f"  themes: {self._list(event.themes)} (key words of data/themes.yml in its sentences, or an editor)"
            if "themes" in decided:
                yield f"    {_decided(decided['themes'])}"
        yield "  evidence"
        for passage in event.passages:
            yield f"    {self._sentence(passage)}"
        for passage in event.follow_ups:
            yield f"    announced: {self._sentence(passage)}"
        for other in event.same_series:
            yield f"  told to follow or precede: {other}"

    def _facts(self, event: Event) -> list[tuple[str, str]]:
        return [
            ("status", event.status.value),
            ("participants", self._list(event.participants)),
            ("parties", self._list(event.parties)),
            ("initiator", self._list([event.initiator] if event.initiator else [])),
            ("duration", _length(event)),
            ("place", self._list([event.place] if event.place else [])),
        ]

    def _date(self, event: Event, decision: Decision | None) -> Iterator[str]:
        yield f"  date: {event.date or 'unknown'}"
        yield from self._basis(event, "date")
        for step in event.date_trail:
            where = f", {step.passage.article_id}" if step.passage else ""
            words = f" « {printable(step.words)} »" if step.words else ""
            yield f"    {step.kind} ({step.rule}{where}){words} → {step.result or 'no date'}: {step.note}"
        if event.date_conflict:
            yield f"    conflict: {event.date_conflict}"
        if decision is not None:
            yield f"    {_decided(decision)}"
        yield from self._accounts(account for account in event.accounts if account.property == "date")

    def _fact(self, event: Event, property_: str, value: str, decision: Decision | None) -> Iterator[str]:
        accounts = [account for account in event.accounts if account.property == property_]
        if not value and not accounts:
            return
        if decision is None and property_ == "duration":
            decision = next((d for d in event.decisions if d.property == "duration_minutes"), None)
        contradicted = any(account.agreement == "contradicts" for account in accounts)
        why = (
            " (the accounts contradict each other and none has the majority)"
            if not value and contradicted
            else ""
        )
        yield f"  {property_}: {value or 'unknown'}{why}"
        yield from self._basis(event, property_)
        if decision is not None:
            yield f"    {_decided(decision)}"
        yield from self._accounts(accounts)

    def _basis(self, event: Event, property_: str) -> Iterator[str]:
        """Yield what the value rests on, and who is for and against it."""
        basis = next((one for one in event.bases if one.property == property_), None)
        if basis is None or basis.kind == "open":
            return
        labels = {account.authority: account.authority_label for account in event.accounts}
        words = [f"    rests on {_BASES[basis.kind]}"]
        for side, authorities in (("for it", basis.supporters), ("against it", basis.opponents)):
            if authorities:
                words.append(f"{side}: {', '.join(labels.get(ref, ref.id) for ref in authorities)}")
        yield "; ".join(words)

    def _accounts(self, accounts: Iterable[Account]) -> Iterator[str]:
        for account in accounts:
            via = f" via {self._names.get(account.via, account.via.id)}" if account.via else ""
            rules = f"rule {account.rule}; {account.agreement}: {account.agreement_rule}"
            ranked = f": {account.rank_rule}" if account.rank is not Rank.NORMAL else ""
            rules += f"; rank {account.rank.value}{ranked}"
            yield f"    {account.authority_label}{via}: {account.value} ({rules}; account {account.id})"
            if account.rank_decision is not None:
                yield f"      {_decided(account.rank_decision)}"
            yield f"      {self._sentence(account.passage)}"

    def entity(self, entry: EntityEntry) -> Iterator[str]:
        """Yield the lines on one person, place, organisation or theme."""
        yield f"{entry.ref.id}: {entry.name} ({entry.ref.kind.value})"
        if entry.record is not None:
            yield f"  record: {entry.record.path or 'data'}{f':{entry.record.line}' if entry.record.line else ''}"
        else:
            yield "  no editor's record: nothing but what was read is known"
        if entry.aliases:
            yield f"  earlier ids: {', '.join(entry.aliases)}"
        for decision in self._chronicle.decisions:
            folder, _, subject = decision.subject.partition("/")
            if subject in (entry.ref.id, *entry.aliases) and folder not in ("events", "articles"):
                yield f"  {_decided(decision)}"
        yield "  forms"
        for name in entry.names:
            articles = ", ".join(name.article_ids) or "in no article"
            yield f"    « {name.form} »: {_why(entry, name.form, name.given)}; {articles}"
        for role, passage in entry.roles:
            yield f"  role « {role} »: {self._sentence(passage)}"
        if entry.events:
            yield f"  events: {', '.join(entry.events)}"
        if entry.quotations:
            yield f"  quotations: {len(entry.quotations)}"

    def _list(self, refs: Iterable[Ref]) -> str:
        return ", ".join(f"{self._names.get(ref, ref.id)} [{ref.id}]" for ref in refs)

    def _sentence(self, passage: Passage) -> str:
        entry = self._articles[passage.article_id]
        words = passage.span.of(entry.article.text)
        if 0 <= passage.sentence < len(entry.annotations.sentences):
            words = entry.annotations.sentences[passage.sentence].span.of(entry.article.text)
        return f"{passage.article_id}, sentence {passage.sentence + 1}: « {printable(words)} »"


def _decided(decision: Decision) -> str:
    where = f"{decision.path}:{decision.line}" if decision.line else decision.path
    when = f" on {decision.decided}" if decision.decided else ""
    source = f" [{decision.source}]" if decision.source else ""
    reason = decision.reason or "no reason given"
    return f"decided{when}: {decision.property} = {decision.value}: {reason}{source} ({where})"


def _length(event: Event) -> str:
    rough = f" (roughly: {event.duration_qualifier})" if event.duration_qualifier else ""
    return f"{event.duration_minutes} minutes{rough}" if event.duration_minutes else ""


def _why(entry: EntityEntry, form: str, given: bool) -> str:
    """Return why a form is one of an entity's."""
    key = person_key if entry.ref.kind is RefKind.PERSON else thing_key
    if key(form) == key(entry.name):
        return "the name itself"
    if given:
        return "given by an editor"
    if compare_spelling(key(form), key(entry.name)) is not Spelling.OTHER:
        return "the same name in another spelling"
    return "a form that its article uses for that name"
