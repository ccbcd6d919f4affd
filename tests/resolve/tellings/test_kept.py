"""Kept events: their facts win, their words bind, their addresses answer for ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
import yaml

from generator.errors import Fault
from generator.model import Chronicle, EventStatus, EventType, KeptEvent, Ref, RefKind, Selector
from generator.resolve import resolve
from tests.resolve.affair import articles, authorities, kept_call, reason
from tests.resolve.builder import ArticleBuilder, Pair

FIRST = "2031-03-04-le-phare-aaaaaa"
SECOND = "2031-03-03-acn-bbbbbb"


def run(*kept: KeptEvent, pairs: Sequence[Any] | None = None) -> tuple[Chronicle, tuple[Fault, ...]]:
    return resolve(pairs or articles(), replace(authorities(), events=kept), [])


def event_redirects(chronicle: Chronicle) -> dict[str, str]:
    return {old.id: new.id for old, new in chronicle.redirects if old.kind is RefKind.EVENT}


def test_kept_facts_win_and_their_reasons_are_decisions() -> None:
    chronicle, faults = run(
        kept_call(duration_minutes=45, title="L’appel du canal", reasons=(reason("duration_minutes", "45"),))
    )
    assert not faults
    (event,) = [event for event in chronicle.events if event.kept]
    assert (event.id, event.duration_minutes, event.title) == ("2031-03-03-appel", 45, "L’appel du canal")
    assert [decision.property for decision in event.decisions] == ["duration_minutes"]
    assert reason("duration_minutes", "45") in chronicle.decisions
    assert [ref.id for ref in event.participants] == ["anna-leclerc", "bruno-vasseur"]


def test_what_the_file_leaves_out_the_articles_give() -> None:
    chronicle, _ = run(kept_call(date=None, participants=()))
    (event,) = [event for event in chronicle.events if event.kept]
    assert event.date == "2031-03-03"
    assert [ref.id for ref in event.participants] == ["anna-leclerc", "bruno-vasseur"]


def test_a_later_article_joins_a_kept_event_and_check_tells_what_to_write() -> None:
    chronicle, _ = run(kept_call())
    (event,) = [event for event in chronicle.events if event.kept]
    assert {passage.article_id for passage in event.passages} == {FIRST, SECOND}
    notices = [n for n in chronicle.notices if n.path.endswith("2031-03-03-appel.yml")]
    assert [n.remedy for n in notices if "contested" not in n.what] == [
        'to bind it, add under mentions: `- {article: "2031-03-03-acn-bbbbbb", exact: "se sont parlé", '
        'prefix: "Bruno Vasseur et Anna Leclerc ", suffix: " aujourd’hui. L’entretien a duré", sentence: "fde06ecb1c"}`'
    ]


def test_the_line_to_write_is_yaml_whatever_the_words_are() -> None:
    words = 'se sont "parlé" \\ au téléphone'
    builder = ArticleBuilder("2031-03-04-x-cccccc", f"Anna Leclerc et Bruno Vasseur {words} lundi.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    people = ("Anna Leclerc", "Bruno Vasseur")
    builder.event("phone_call", words, date="2031-03-03", participants=people)
    chronicle, _ = run(kept_call(), pairs=[*articles(), builder.build()])
    (remedy,) = (n.remedy for n in chronicle.notices if "2031-03-04-x-cccccc" in n.remedy)
    (line,) = yaml.safe_load(remedy.partition("`")[2].removesuffix("`"))
    assert (line["article"], line["exact"]) == ("2031-03-04-x-cccccc", words)


def test_provisional_addresses_lead_to_the_kept_event() -> None:
    before, _ = run()
    was = {event.id for event in before.events if event.date == "2031-03-03" and event.type == "phone_call"}
    after, _ = run(kept_call(provisional=("p-00000000",)))
    redirects = event_redirects(after)
    assert {redirects[id_] for id_ in (*was, "p-00000000")} == {"2031-03-03-appel"}


def test_a_fact_that_has_come_to_differ_is_told_until_a_reason_is_written() -> None:
    lines = (("date", 4),)
    chronicle, _ = run(kept_call(date="2031-03-02", lines=lines))
    (notice,) = [n for n in chronicle.notices if "extraction has come to differ: date" in n.what]
    assert (notice.path, notice.line) == ("data/events/2031-03-03-appel.yml", 4)
    assert notice.remedy == (
        'write `date: "2031-03-03"` in its place, or say why it is so under reasons: '
        '`date: {reason: "…", decided: "YYYY-MM-DD"}`'
    )
    chronicle, _ = run(kept_call(date="2031-03-02", reasons=(reason("date", "2031-03-02"),)))
    assert not [n for n in chronicle.notices if "come to differ" in n.what]
    (event,) = [event for event in chronicle.events if event.kept]
    assert event.date == "2031-03-02"
    assert event.date_trail[-1].kind == "decision" and event.date_trail[-1].result == "2031-03-02"


@pytest.mark.parametrize(
    ("selector", "trouble"),
    [
        (Selector(FIRST, "a téléphoné à", "", "", 9), "no longer stands in"),
        (Selector(FIRST, "a", "", "", 9), "stands in several places"),
        (Selector(FIRST, "   ", "", "", 9), "no longer stands in"),
    ],
)
def test_a_selector_that_finds_nothing_is_a_fault_on_its_line(selector: Selector, trouble: str) -> None:
    chronicle, faults = run(kept_call(mentions=(selector,)))
    assert [(fault.path, fault.line) for fault in faults] == [("data/events/2031-03-03-appel.yml", 9)]
    assert trouble in faults[0].what
    assert "2031-03-03-appel" in [event.id for event in chronicle.events]


def test_a_selector_survives_typography() -> None:
    _, faults = run(kept_call(mentions=(Selector(FIRST, "L'appel  a duré", "", "", 9),)))
    assert not faults


def test_two_files_that_claim_one_mention_are_a_fault_in_both() -> None:
    other = kept_call(
        id="2031-03-03-appel-bis",
        path="data/events/2031-03-03-appel-bis.yml",
        mentions=(Selector(FIRST, "Leclerc a appelé Bruno", "", "", 5),),
    )
    _, faults = run(kept_call(), other)
    assert [(fault.path, fault.line) for fault in faults] == [
        ("data/events/2031-03-03-appel-bis.yml", 5),
        ("data/events/2031-03-03-appel.yml", 9),
    ]


def test_words_in_which_extraction_finds_nothing_are_evidence_all_the_same() -> None:
    selector = Selector(FIRST, "Nous avons parlé du canal", "", "", 9)
    chronicle, faults = run(kept_call(date="2031-03-09", mentions=(selector,)))
    assert not faults
    (event,) = [event for event in chronicle.events if event.kept]
    assert [passage.sentence for passage in event.passages] == [2]
    assert any("finds no event in" in notice.what for notice in chronicle.notices)


def test_a_merged_event_gives_its_words_and_address_to_the_one_that_stays() -> None:
    gone = kept_call(
        id="ancien", mentions=(Selector(SECOND, "se sont parlé", "", "", 4),), merged_into="2031-03-03-appel"
    )
    chronicle, faults = run(kept_call(), gone)
    assert not faults
    assert "ancien" not in [event.id for event in chronicle.events]
    assert event_redirects(chronicle)["ancien"] == "2031-03-03-appel"
    (event,) = [event for event in chronicle.events if event.kept]
    assert ("2031-03-03-acn-bbbbbb", "kept") in event.joins and "ancien" in event.aliases


def test_merging_in_a_loop_ends() -> None:
    one, other = kept_call(id="un", merged_into="deux"), kept_call(id="deux", merged_into="un")
    chronicle, _ = run(one, other)
    assert [event.id for event in chronicle.events if event.kept] == ["deux"]


def test_a_withdrawn_event_answers_but_stands_nowhere() -> None:
    chronicle, faults = run(kept_call(withdrawn="L’article a été retiré."))
    assert not faults
    (event,) = [event for event in chronicle.events if event.id == "2031-03-03-appel"]
    assert event.withdrawn == "L’article a été retiré."
    assert all(event.id not in entry.events for entry in chronicle.persons)
    assert all(event.id not in entry.events for entry in chronicle.articles)
    assert all(event.id not in entry.events for entry in chronicle.quotations)
    assert all(event.id not in (other.previous, other.next) for other in chronicle.events)
    # The agency's telling of the same call is not swallowed by the withdrawn page.
    assert any({p.article_id for p in other.passages} == {SECOND} for other in chronicle.events)


def test_a_type_that_one_article_gives_has_not_come_to_differ() -> None:
    def told(id_: str, type_: str) -> Pair:
        builder = ArticleBuilder(
            id_, "Anna Leclerc et Bruno Vasseur se sont vus lundi.", published="2031-03-05"
        )
        builder.person("Anna Leclerc").person("Bruno Vasseur")
        people = ("Anna Leclerc", "Bruno Vasseur")
        builder.event(type_, "se sont vus", date="2031-03-03", participants=people, place=None)
        return builder.build()

    selectors = tuple(Selector(id_, "se sont vus", "", "", 5) for id_ in ("a", "b"))
    kept = kept_call(type=EventType.MEETING, mentions=selectors)
    pairs = [told("a", "negotiation"), told("b", "meeting")]
    assert not [notice for notice in run(kept, pairs=pairs)[0].notices if "type is" in notice.what]
    only = kept_call(type=EventType.MEETING, mentions=selectors[:1])
    assert [notice for notice in run(only, pairs=pairs[:1])[0].notices if "type is" in notice.what]


def test_the_denial_of_a_withdrawn_event_gets_no_page_of_its_own() -> None:
    builder = ArticleBuilder("b", "Le palais dément qu’Anna Leclerc ait appelé Bruno Vasseur.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    builder.event(
        "phone_call",
        "ait appelé",
        status="denied",
        date="2031-03-03",
        participants=("Anna Leclerc", "Bruno Vasseur"),
    )
    kept = kept_call(withdrawn="L’article a été retiré.", mentions=())
    chronicle, _ = run(kept, pairs=[builder.build()])
    assert [(event.id, len(event.passages)) for event in chronicle.events] == [("2031-03-03-appel", 1)]


def test_two_kept_events_may_take_apart_what_extraction_put_together() -> None:
    mine = kept_call(mentions=(Selector(FIRST, "a appelé", "", "", 9),))
    other = kept_call(
        id="autre",
        date="2031-02-01",
        mentions=(Selector(FIRST, "L’appel", "", " a duré", 5),),
        path="data/events/autre.yml",
    )
    chronicle, faults = run(mine, other)
    assert not faults
    found = {
        event.id: [passage.sentence for passage in event.passages if passage.article_id == FIRST]
        for event in chronicle.events
    }
    assert (found["2031-03-03-appel"], found["autre"]) == ([0], [1])


def test_a_kept_event_may_bind_two_events_of_one_article() -> None:
    builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur. Ils se sont rappelés.")
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    for trigger in ("a appelé", "rappelés"):
        builder.event("phone_call", trigger, participants=("Anna Leclerc", "Bruno Vasseur"))
    selectors = (Selector("a", "a appelé", "", "", 3), Selector("a", "rappelés", "", "", 4))
    chronicle, _ = run(kept_call(mentions=selectors), pairs=[builder.build()])
    assert [len(event.passages) for event in chronicle.events] == [2]


def test_a_participant_that_nobody_is_is_a_fault() -> None:
    _, faults = run(kept_call(participants=("anna-leclerc", "Zoé Personne"), lines=(("participants", 6),)))
    assert [(fault.line, "Zoé Personne" in fault.what) for fault in faults] == [(6, True)]


def test_a_kept_plan_without_date_has_its_page() -> None:
    plan = kept_call(
        id="rencontre",
        type=EventType.MEETING,
        status=EventStatus.PLANNED,
        date=None,
        mentions=(Selector(FIRST, "se reverront", "", "", 9),),
    )
    chronicle, faults = run(plan)
    assert not faults
    (event,) = [event for event in chronicle.events if event.kept]
    assert (event.status, event.date) == ("planned", None)
    assert all(not other.follow_ups for other in chronicle.events)


def test_relative_dates_follow_what_an_editor_keeps() -> None:
    article = "2031-03-05-le-phare-cccccc"
    moved = kept_call(
        date="2031-03-11",
        mentions=(Selector(article, "se sont de nouveau parlé", "", "", 9),),
        reasons=(reason("date", "2031-03-11"),),
    )
    chronicle, _ = run(moved)
    talks = [event for event in chronicle.events if event.type == "negotiation"]
    assert [(event.date, event.date_trail[-1].rule) for event in talks] == [("2031-03-10", "day-before")]


def test_a_provisional_id_that_is_anothers_address_is_told() -> None:
    (other,) = [event.id for event in run()[0].events if event.date == "2031-03-18"]
    chronicle, _ = run(kept_call(provisional=(other,)))
    assert any(
        other in notice.what and "address of another event" in notice.what for notice in chronicle.notices
    )
    assert Ref(RefKind.EVENT, other) not in dict(chronicle.redirects)


@pytest.mark.parametrize("minutes", [40, 60])
def test_a_fact_that_one_article_gives_is_borne_out_though_another_contradicts_it(minutes: int) -> None:
    """Two papers give two lengths, so that they give none together; an editor may keep either without a reason."""
    pairs = []
    for digits, length in (("aaaaaa", 40), ("bbbbbb", 60)):
        builder = ArticleBuilder(
            f"2031-03-04-x-{digits}", "Anna Leclerc et Bruno Vasseur se sont parlé lundi."
        )
        builder.person("Anna Leclerc").person("Bruno Vasseur")
        people = ("Anna Leclerc", "Bruno Vasseur")
        claims = [builder.claim("duration", str(length), "se sont parlé")]
        builder.event(
            "phone_call",
            "se sont parlé",
            date="2031-03-03",
            participants=people,
            duration_minutes=length,
            claims=claims,
        )
        pairs.append(builder.build())
    bound = Selector("2031-03-04-x-aaaaaa", "se sont parlé", "", "", 9)
    kept = kept_call(duration_minutes=minutes, initiator=None, mentions=(bound,))
    assert not [fault for fault in run(kept, pairs=pairs)[1] if "duration" in fault.what]
    assert [
        fault for fault in run(replace(kept, duration_minutes=50), pairs=pairs)[1] if "duration" in fault.what
    ]


def test_a_kept_event_that_rests_on_nothing_is_a_fault() -> None:
    _, faults = run(kept_call(mentions=(), date="2031-12-01"))
    assert [(fault.path, fault.what) for fault in faults] == [
        ("data/events/2031-03-03-appel.yml", "the event rests on nothing")
    ]
    dated = kept_call(mentions=(), date="2031-12-01", reasons=(reason("date", "2031-12-01"),))
    assert [fault.what.split(" «")[0] for fault in run(dated)[1]] == ["no article bears out participants"]
    named = reason("participants", "anna-leclerc, bruno-vasseur")
    assert not run(replace(dated, reasons=(*dated.reasons, named)))[1]


def test_a_fact_that_no_article_bears_out_is_a_fault_until_a_reason_is_written() -> None:
    placed = kept_call(place="ostrie", lines=(("place", 8),))
    chronicle, faults = run(placed)
    assert [(fault.path, fault.line, fault.what, fault.remedy) for fault in faults] == [
        (
            "data/events/2031-03-03-appel.yml",
            8,
            "no article bears out place « ostrie », and no reason is given",
            'write why under reasons:, as `place: {reason: "…", decided: "YYYY-MM-DD"}`, or take the line out',
        )
    ]
    assert not [notice for notice in chronicle.notices if "bears out" in notice.what]
    assert not run(replace(placed, reasons=(reason("place", "ostrie"),)))[1]


def test_two_files_that_bind_the_same_words_are_told_once() -> None:
    other = kept_call(id="autre", path="data/events/autre.yml")
    _, faults = run(kept_call(), other)
    assert [(fault.path, fault.what) for fault in faults] == [
        ("data/events/autre.yml", "data/events/2031-03-03-appel.yml (line 9) binds the same words")
    ]


def test_a_name_that_nobody_bears_is_told_once_at_its_place_with_the_nearest_one() -> None:
    names = ("anna-leclerc", "Bruno Vaseur")
    where = (("participants", "Bruno Vaseur", 7, 5),)
    _, faults = run(kept_call(participants=names, written_at=where))
    assert [str(one) for one in faults] == [
        "data/events/2031-03-03-appel.yml:7:5: participants: « Bruno Vaseur » is nobody's name here; "
        "did you mean « Bruno Vasseur »?"
    ]
