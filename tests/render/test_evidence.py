"""The numbers beside a fact lead to sentences that bear it out, and to no other."""

from __future__ import annotations

from dataclasses import replace

from generator.addresses import page_file
from generator.model import Event, Ref, RefKind
from generator.render.events import facts
from generator.render.evidence import Sources
from generator.render.links import Linker
from generator.render.lookup import Lookup
from tests.render.invented import invented

CALL = "2025-06-04-appel"


def sources_of(event: Event, name: str) -> str:
    """Return the links beside one fact."""
    lookup = Lookup(invented())
    linker = Linker(lookup, page_file(Ref(RefKind.EVENT, CALL)))
    found = {fact.name: str(fact.sources) for fact in facts(event, linker, Sources(lookup, linker))}
    return found[name]


def call() -> Event:
    return next(event for event in invented().events if event.id == CALL)


def test_a_sentence_that_gives_another_value_is_no_evidence() -> None:
    event = call()
    both = sources_of(event, "Durée")
    accounts = tuple(replace(a, bears_out=a.value != "60") for a in event.accounts)
    one = sources_of(replace(event, accounts=accounts), "Durée")
    assert (both.count("#phrase-"), one.count("#phrase-")) == (2, 1)
    assert one in both


def test_a_decided_date_rests_on_no_sentence_that_tells_another_day() -> None:
    event = call()
    decision = next(step.decision for step in event.date_trail if step.decision)
    moved = replace(event, date="2025-06-03", decisions=(replace(decision, property="date"),))
    assert "#phrase-" in sources_of(event, "Date")
    beside = sources_of(moved, "Date")
    assert "décision" in beside
    assert "#phrase-" not in beside


def test_a_decided_date_keeps_the_sentences_that_leave_room_for_it() -> None:
    event = call()
    trail = tuple(replace(step, result="2025-06") if step.passage else step for step in event.date_trail)
    assert "#phrase-" in sources_of(replace(event, date_trail=trail, date="2025-06-03"), "Date")
