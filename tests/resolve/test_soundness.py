"""What holds of every chronicle, whatever the articles: order, evidence, references, ids, days."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edtf import parse
from generator.model import Chronicle, Passage, Records, Ref, RefKind, Selector
from generator.resolve import explain, resolve
from tests.resolve.affair import articles, authorities, kept_call, reason
from tests.resolve.builder import ArticleBuilder, Pair

PEOPLE = ("Anna Leclerc", "Bruno Vasseur", "Leclerc", "Iouri Chouvarov", "Yuri Shuvarov")
PLACES = ("Port-Ouest", "Belmont", "Tarvie", "Ostrie")
DATES = (
    None,
    "2031-06-04",
    "2031-06-05",
    "2031-06",
    "[2031-06-04,2031-06-11]",
    "2031-06-04/2031-06-05",
    "2031",
)
TYPES = ("phone_call", "meeting", "negotiation", "attack", "release", "statement")
STATUSES = ("occurred", "occurred", "planned", "alleged", "denied", "cancelled", "hypothetical")

told = st.fixed_dictionaries(
    {
        "type_": st.sampled_from(TYPES),
        "status": st.sampled_from(STATUSES),
        "date": st.sampled_from(DATES),
        "participants": st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple),
        "parties": st.lists(st.sampled_from(PLACES), max_size=2, unique=True).map(tuple),
        "place": st.sampled_from((None, *PLACES)),
        "duration_minutes": st.sampled_from((None, 60, 75)),
        "day_after": st.sampled_from((None, 0)),
    }
)
corpora = st.lists(st.lists(told, max_size=3), min_size=1, max_size=6)


def article(number: int, events: list[dict[str, object]]) -> Pair:
    sentences = [f"Fait {position} : Anna Leclerc agit à Belmont." for position in range(len(events))]
    text = " ".join([*sentences, *(f"{name} compte." for name in (*PEOPLE, *PLACES))])
    builder = ArticleBuilder(
        f"a{number}", text, published=f"2031-06-{10 + number}", added=f"2031-07-{20 - number}"
    )
    for name in PEOPLE:
        builder.person(name)
    for name in PLACES:
        builder.place(name)
    for position, facts in enumerate(events):
        minutes = facts["duration_minutes"]
        claims = [builder.claim("duration", str(minutes), f"Fait {position}")] if minutes else []
        values = {**facts, "day_after": facts["day_after"] if position else None}
        builder.event(trigger := str(values.pop("type_")), f"Fait {position}", claims=claims, **values)  # type: ignore[arg-type]
        assert trigger in TYPES
    return builder.quote("agit à Belmont", "Anna Leclerc").build() if events else builder.build()


def entries(chronicle: Chronicle) -> Iterator[Ref]:
    for entry in (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes):
        yield entry.ref
    yield from (Ref(RefKind.EVENT, event.id) for event in chronicle.events)
    yield from (Ref(RefKind.ARTICLE, entry.article.id) for entry in chronicle.articles)


def references(chronicle: Chronicle) -> Iterator[Ref]:
    for event in chronicle.events:
        yield from (*event.participants, *event.parties, *event.themes)
        yield from (ref for ref in (event.initiator, event.place) if ref)
        yield from (
            Ref(RefKind.EVENT, id_) for id_ in (event.previous, event.next, *event.same_series) if id_
        )
        for account in event.accounts:
            yield account.authority
            yield from [account.via] if account.via else []
    for quotation in chronicle.quotations:
        yield from (ref for ref in (quotation.speaker, quotation.via) if ref)
        yield from (Ref(RefKind.EVENT, id_) for id_ in quotation.events)
    for entry in (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes):
        yield from (Ref(RefKind.EVENT, id_) for id_ in entry.events)
        yield from (ref for ref, _ in entry.related)
    for article_entry in chronicle.articles:
        yield from (link.ref for link in article_entry.links)
        yield from (Ref(RefKind.EVENT, id_) for _, ids in article_entry.supports for id_ in ids)
    yield from (new for _, new in chronicle.redirects)


def passages(chronicle: Chronicle) -> Iterator[Passage]:
    for event in chronicle.events:
        yield from (*event.passages, *event.follow_ups)
        yield from (account.passage for account in event.accounts)
        yield from (step.passage for step in event.date_trail if step.passage)
    for entry in (*chronicle.persons, *chronicle.organisations, *chronicle.places, *chronicle.themes):
        yield from entry.mentions
        yield from (passage for _, passage in entry.roles)
    yield from (quotation.passage for quotation in chronicle.quotations)


def check(chronicle: Chronicle) -> None:
    pages = Counter(entries(chronicle))
    assert set(pages.values()) <= {1}, "every page is there once"
    missing = {ref for ref in references(chronicle) if ref not in pages}
    assert not missing, "every reference has its page"
    known = {entry.article.id: entry for entry in chronicle.articles}
    for passage in passages(chronicle):
        entry = known[passage.article_id]
        assert 0 <= passage.span.start < passage.span.end <= len(entry.article.text)
        assert entry.annotations.sentences[passage.sentence].span.start <= passage.span.start
    for ids in (
        [account.id for event in chronicle.events for account in event.accounts],
        [quotation.id for quotation in chronicle.quotations],
        [old for old, _ in chronicle.redirects],
    ):
        assert len(ids) == len(set(ids)), "ids are unique"
    assert not {old for old, _ in chronicle.redirects} & set(pages), "no page redirects"
    assert list(chronicle.events) == sorted(
        chronicle.events,
        key=lambda e: (e.date is None, parse(e.date).sort_key if e.date else (), e.id),
    )
    for event in chronicle.events:
        assert event.passages, "every event has evidence"
        told_dates = {step.result for step in event.date_trail if step.kind == "text" and step.result}
        days = {date for date in told_dates if parse(date).is_exact}
        assert event.kept or len(days) <= 1, "two exact days are never one event"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora, seed=st.integers(0, 1000))
def test_any_corpus_gives_a_sound_chronicle_whatever_its_order(
    corpus: list[list[dict[str, object]]], seed: int
) -> None:
    pairs = [article(number, events) for number, events in enumerate(corpus)]
    chronicle, faults = resolve(pairs, authorities(), [])
    assert not faults
    check(chronicle)
    random.Random(seed).shuffle(pairs)  # noqa: S311
    records = authorities()
    shuffled = replace(records, people=records.people[::-1], places=records.places[::-1])
    assert resolve(pairs, shuffled, []) == (chronicle, faults)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(corpus=corpora, which=st.integers(0, 5), position=st.integers(0, 2), date=st.sampled_from(DATES))
def test_keeping_any_event_is_sound_and_its_old_address_answers(
    corpus: list[list[dict[str, object]]], which: int, position: int, date: str | None
) -> None:
    pairs = [article(number, events) for number, events in enumerate(corpus)]
    before = resolve(pairs, authorities(), [])[0]
    selector = Selector(f"a{which}", f"Fait {position}", "", " :", 3)
    people = ("anna-leclerc", "Bruno Vasseur")
    reasons = (reason("participants", ", ".join(people)), reason("date", str(date)))
    kept = kept_call(mentions=(selector,), date=date, participants=people, reasons=reasons)
    chronicle, faults = resolve(pairs, replace(authorities(), events=(kept,)), [])
    bound = [
        event.id
        for event in before.events
        for passage in event.passages
        if passage.article_id == f"a{which}" and passage.sentence == position
    ]
    if faults:
        assert which >= len(corpus) or position >= len(corpus[which])
        return
    if any(event.id == kept.id and event.passages for event in chronicle.events):
        check(chronicle)
    redirects = {old.id: new.id for old, new in chronicle.redirects}
    for id_ in bound:
        assert redirects.get(id_, id_) in {event.id for event in chronicle.events}


def test_the_hash_seed_and_the_locale_change_nothing() -> None:
    code = (
        "import hashlib;from tests.resolve.test_soundness import everything;"
        "print(hashlib.sha256(everything().encode()).hexdigest())"
    )
    root = Path(__file__).parent.parent.parent
    expected = hashlib.sha256(everything().encode()).hexdigest()
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0"}
        found = subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == expected


def everything() -> str:
    """Return all that resolving gives for the invented affair, and all explanations of it, as text."""
    kept = kept_call(duration_minutes=45, reasons=(reason("duration_minutes", "45"),))
    chronicle, faults = resolve(articles()[::-1], replace(authorities(), events=(kept,)), [])
    told = [explain(chronicle, ref.id) or "" for ref in sorted(set(entries(chronicle)))]
    return "\n".join([repr(chronicle), repr(faults), *told])


def test_the_affair_is_sound() -> None:
    check(resolve(articles(), authorities(), [])[0])
    check(resolve(articles(), Records(), [])[0])
