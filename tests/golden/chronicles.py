"""Compare a resolved chronicle with what an editor expects of it.

A case of `resolve/` is a small chronicle (`data/`) with an ``expected.yml``: every event, by its facts and the
articles that tell of it, every person with a page (``persons`` by name, ``person_pages`` by id) and the forms
under which each is ``written``, the redirects, what `check` tells of (``doubts``). ``chronicle: this repository``
takes this repository's own data instead; ``without_decisions`` leaves out what editors decided of dates and events.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import yaml

from generator.annotate import annotate
from generator.corpus import load_corpus
from generator.errors import FilRougeError
from generator.gazetteer import given_names
from generator.model import Account, Chronicle, Event, Ref
from generator.resolve import resolve
from tests.golden.cases import CHRONICLE, ROOT
from tests.golden.comparison import Difference

_EXPECTED_KEYS: Final = {"notes", "events", "persons", "redirects", "mentioned_nowhere", "known_gaps"} | {
    "written",
    "chronicle",
    "without_decisions",
    "person_pages",
    "doubts",
}
_EVENT_KEYS: Final = {
    "id",
    "type",
    "status",
    "date",
    "date_accept",
    "participants",
    "parties",
    "initiator",
} | {
    "duration_minutes",
    "place",
    "figures",
    "themes",
    "kept",
    "withdrawn",
    "articles",
    "accounts",
    "no_accounts",
    "bases",
    "trail_kinds",
    "date_conflict",
    "same_series",
    "optional",
}


@dataclass(frozen=True, slots=True)
class ChronicleCase:
    """A small chronicle and what is expected of it."""

    name: str
    root: Path
    expected: dict[str, Any]
    known_gaps: tuple[str, ...]


def chronicle_cases() -> list[ChronicleCase]:
    """Return the cases of `resolve/`, by name."""
    cases = []
    for folder in sorted((ROOT / "resolve").iterdir()):
        expected = yaml.safe_load((folder / "expected.yml").read_text(encoding="utf-8"))
        unknown = set(expected) - _EXPECTED_KEYS
        for item in expected["events"]:
            unknown |= set(item) - _EVENT_KEYS
        if unknown:
            raise ValueError(f"{folder.name}: unknown keys: {', '.join(sorted(unknown))}")
        root = CHRONICLE if "chronicle" in expected else folder
        cases.append(ChronicleCase(folder.name, root, expected, tuple(expected.get("known_gaps") or ())))
    return cases


def resolved(case: ChronicleCase) -> Chronicle:
    """Return the chronicle of a case, resolved.

    Raises:
        FilRougeError: the case's own data are faulty.
    """
    corpus = load_corpus(case.root)
    articles, records, decisions = corpus.articles, corpus.records, corpus.decisions
    if case.expected.get("without_decisions"):
        articles = tuple(replace(article, reference_date=None) for article in articles)
        records, decisions = replace(records, events=()), ()
    given = given_names(records)
    chronicle, faults = resolve(
        [(article, annotate(article, given=given)) for article in articles], records, decisions
    )
    if faults:
        raise FilRougeError(faults)
    return chronicle


def compare_chronicle(expected: dict[str, Any], chronicle: Chronicle) -> list[Difference]:
    """Return every difference, in the expectation's order."""
    names = {
        entry.ref: entry.name
        for entries in (chronicle.persons, chronicle.organisations, chronicle.places, chronicle.themes)
        for entry in entries
    }
    rows = [
        *_events(expected["events"], chronicle, names),
        *_persons(expected, chronicle),
        *_redirects(expected, chronicle),
        *_doubts(expected, chronicle),
    ]
    return [Difference(item, str(want), str(got)) for item, want, got in rows]


Row = tuple[str, object, object]


def _events(items: list[dict[str, Any]], chronicle: Chronicle, names: dict[Ref, str]) -> Iterator[Row]:
    left = list(chronicle.events)
    for item in items:
        key = f"events/{item.get('id') or item['type'] + ' ' + str(item.get('date'))}"
        event = _best(item, left, names)
        if event is None:
            if not item.get("optional"):
                yield key, "found", [_shown(one, names) for one in left]
            continue
        left.remove(event)
        if not item.get("optional"):
            yield from _facts(key, item, event, names)
    for event in left:
        yield f"events/+{_shown(event, names)}", "nothing", "found"


def _best(item: dict[str, Any], events: list[Event], names: dict[Ref, str]) -> Event | None:
    if "id" in item:
        return next((event for event in events if event.id == item["id"]), None)
    same = [event for event in events if event.type == item["type"] and not event.kept]
    told = set(item.get("articles", ()))
    people = set(item.get("participants", ()))

    def likeness(event: Event) -> tuple[bool, bool, bool, int]:
        named = people == {names.get(ref, ref.id) for ref in event.participants}
        articles = set(_articles(event))
        return told == articles, event.date == item.get("date"), named, len(told & articles)

    return max(same, key=likeness, default=None)


def _articles(event: Event) -> list[str]:
    return sorted({passage.article_id for passage in event.passages})


def _facts(key: str, item: dict[str, Any], event: Event, names: dict[Ref, str]) -> Iterator[Row]:
    def named(ref: Ref | None) -> str | None:
        return names.get(ref, ref.id) if ref else None

    got: dict[str, object] = {
        "status": str(event.status),
        "date": event.date,
        "participants": sorted(str(named(ref)) for ref in event.participants),
        "parties": sorted(str(named(ref)) for ref in event.parties),
        "initiator": named(event.initiator),
        "duration_minutes": event.duration_minutes,
        "place": named(event.place),
        "themes": sorted(str(named(ref)) for ref in event.themes),
        "kept": event.kept,
        "withdrawn": event.withdrawn is not None,
        "articles": _articles(event),
        "date_conflict": event.date_conflict is not None,
    }
    for fact, value in got.items():
        if fact not in item:
            continue
        wanted = sorted(item[fact]) if isinstance(item[fact], list) else item[fact]
        if value != wanted and not (fact == "date" and value in item.get("date_accept", ())):
            yield f"{key}/{fact}", wanted, value
    counted = {figure.value for figure in event.figures}
    for figure in item.get("figures", ()):
        if figure not in counted:
            yield f"{key}/figures/{figure}", "told", sorted(counted)
    for other in item.get("same_series", ()):
        if other not in event.same_series:
            yield f"{key}/same_series/{other}", "known", event.same_series
    bases = {basis.property: basis.kind for basis in event.bases}
    for property_, wanted in item.get("bases", {}).items():
        if bases.get(property_) != wanted:
            yield f"{key}/bases/{property_}", wanted, bases.get(property_)
    for kind in item.get("trail_kinds", ()):
        if kind not in {step.kind for step in event.date_trail}:
            yield f"{key}/trail/{kind}", "a step", [step.kind for step in event.date_trail]
    for account in item.get("no_accounts", ()):
        for one in event.accounts:
            if (one.property, one.value) == (account["property"], account["value"]):
                yield f"{key}/no_accounts/{one.property} {one.value}", "nobody says so", one.authority_label
    for account in item.get("accounts", ()):
        same = [
            one
            for one in event.accounts
            if one.property == account["property"] and one.authority_label == account["authority"]
        ]
        if not any(_is_told(account, one) for one in same):
            shown = [(a.property, a.value, a.authority_label, a.agreement, a.rank) for a in event.accounts]
            yield f"{key}/accounts/{account['property']} {account['authority']}", account, shown


def _is_told(wanted: dict[str, Any], account: Account) -> bool:
    """Tell whether an account is the one wanted; its rank counts where the expectation names one."""
    told = (account.value, account.agreement, wanted.get("rank", account.rank))
    return told == (wanted["value"], wanted["agreement"], account.rank)


def _persons(expected: dict[str, Any], chronicle: Chronicle) -> Iterator[Row]:
    entries = {entry.name: entry for entry in chronicle.persons}
    if "persons" in expected:
        for name in expected["persons"]:
            if name not in entries:
                yield f"persons/{name}", "a page", sorted(entries)
        for name in sorted(set(entries) - set(expected["persons"])):
            yield f"persons/+{name}", "nobody", "a page"
    for name, forms in expected.get("written", {}).items():
        read = {form.form for form in entries[name].names if form.article_ids} if name in entries else set()
        for form in forms:
            if form not in read:
                yield f"written/{name}/{form}", "read", sorted(read)
    pages = sorted(entry.ref.id for entry in chronicle.persons)
    if "person_pages" in expected and pages != sorted(expected["person_pages"]):
        yield "person_pages", sorted(expected["person_pages"]), pages
    for id_ in expected.get("mentioned_nowhere", ()):
        for entry in chronicle.persons:
            if entry.ref.id == id_ and entry.mentions:
                yield f"mentioned_nowhere/{id_}", "no mention", len(entry.mentions)


def _redirects(expected: dict[str, Any], chronicle: Chronicle) -> Iterator[Row]:
    found = {old.id: new.id for old, new in chronicle.redirects}
    for old, new in expected.get("redirects", {}).items():
        if found.get(old) != new:
            yield f"redirects/{old}", new, found.get(old)


def _doubts(expected: dict[str, Any], chronicle: Chronicle) -> Iterator[Row]:
    """Compare what `check` must tell: in which article, with which words in it; and that it tells no more of it."""
    if "doubts" not in expected:
        return
    told = [notice for notice in chronicle.notices if not notice.what.startswith("no editor has kept")]
    for number, doubt in enumerate(expected["doubts"], 1):
        fitting = [
            notice
            for notice in told
            if doubt["article"] in notice.path
            and all(words in f"{notice.what}; {notice.remedy}" for words in doubt["says"])
        ]
        if not fitting:
            yield f"doubts/{number}", doubt, [str(notice) for notice in told]
        told = [notice for notice in told if notice not in fitting[:1]]
    for notice in told:
        yield f"doubts/+{notice.path}", "nothing", str(notice)


def _shown(event: Event, names: dict[Ref, str]) -> str:
    who = ", ".join(names.get(ref, ref.id) for ref in (*event.participants, *event.parties))
    return f"{event.type} {event.status} {event.date} {who}".strip()
