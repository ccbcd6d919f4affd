"""What an editor rejects counts no more, stays to be seen, and says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Chronicle, Decision, Event, KeptEvent, Rank, RejectedWords, Rejection, Selector
from generator.resolve.explain import explain
from tests.resolve.affair import articles, kept_call
from tests.resolve.builder import ArticleBuilder
from tests.resolve.tellings.test_kept import FIRST, SECOND, run

BOUND = (
    Selector(FIRST, "a appelé", "", "", 9),
    Selector(FIRST, "L’appel", "", " a duré", 10),
    Selector(SECOND, "se sont parlé", "", "", 11),
)
WHY = "L’agence s’est corrigée."


def rejection(**what: object) -> Rejection:
    value = f"{what.get('property')}={what.get('value')}"
    decision = Decision(
        "events/2031-03-03-appel",
        "rejected",
        value,
        WHY,
        "2031-06-01",
        None,
        "data/events/2031-03-03-appel.yml",
        20,
    )
    return Rejection(decision, **what)  # type: ignore[arg-type]


def call(*rejected: Rejection, **facts: object) -> KeptEvent:
    return kept_call(mentions=BOUND, rejected=rejected, **facts)


def kept(chronicle: Chronicle) -> Event:
    (event,) = [event for event in chronicle.events if event.kept]
    return event


def durations(event: Event) -> dict[str, tuple[Rank, str, bool]]:
    return {
        account.value: (account.rank, account.agreement, account.bears_out)
        for account in event.accounts
        if account.property == "duration"
    }


def test_two_durations_contradict_each_other_until_one_is_rejected() -> None:
    before = kept(run(call())[0])
    assert before.duration_minutes is None
    assert {agreement for _, agreement, _ in durations(before).values()} == {"contradicts"}
    after = kept(run(call(rejection(property="duration", value="60")))[0])
    assert after.duration_minutes == 40
    told = durations(after)
    assert told["40"] == (Rank.PREFERRED, "alone", True)
    assert (told["60"][0], told["60"][2]) == (Rank.DEPRECATED, False)
    (account,) = [one for one in after.accounts if one.rank is Rank.DEPRECATED]
    assert (account.rank_rule, account.rank_reason) == ("rejected", WHY)
    assert account.rank_decision in after.decisions


def test_an_account_is_rejected_by_its_anchor() -> None:
    (wrong,) = [
        one for one in kept(run(call())[0]).accounts if (one.property, one.value) == ("duration", "60")
    ]
    chronicle, faults = run(call(rejection(account=wrong.id)))
    assert not faults
    assert kept(chronicle).duration_minutes == 40
    assert [one.id for one in kept(chronicle).accounts if one.rank is Rank.DEPRECATED] == [wrong.id]


def test_a_rejection_may_hold_in_one_article_only() -> None:
    elsewhere = kept(run(call(rejection(property="duration", value="60", article=FIRST)))[0])
    assert Rank.DEPRECATED not in {rank for rank, _, _ in durations(elsewhere).values()}
    here = kept(run(call(rejection(property="duration", value="60", article=SECOND)))[0])
    assert durations(here)["60"][0] is Rank.DEPRECATED


def test_a_rejected_date_leaves_the_others_to_decide() -> None:
    other = ArticleBuilder("2031-03-09-x-ffffff", "Anna Leclerc et Bruno Vasseur se sont parlé au téléphone.")
    other.person("Anna Leclerc").person("Bruno Vasseur")
    people = ("Anna Leclerc", "Bruno Vasseur")
    other.event("phone_call", "se sont parlé", date="2031-03-02", participants=people)
    bound = (*BOUND, Selector("2031-03-09-x-ffffff", "se sont parlé", "", "", 12))
    pairs = [*articles(), other.build()]
    silent = kept_call(mentions=bound, date=None)
    assert kept(run(silent, pairs=pairs)[0]).date_conflict
    event = kept(
        run(replace(silent, rejected=(rejection(property="date", value="2031-03-02"),)), pairs=pairs)[0]
    )
    assert (event.date, event.date_conflict) == ("2031-03-03", None)


@pytest.mark.parametrize("name", ["bruno-vasseur", "Bruno Vasseur"])
def test_a_participant_is_rejected_by_id_or_name(name: str) -> None:
    silent = call(rejection(property="participants", value=name), participants=())
    assert [ref.id for ref in kept(run(silent)[0]).participants] == ["anna-leclerc"]


def test_words_of_another_event_go_their_own_way() -> None:
    words = Selector(FIRST, "L’appel", "", " a duré", 14)
    mine = kept_call(mentions=BOUND[:1], rejected=(rejection(words=words),))
    chronicle, faults = run(mine)
    assert not faults
    told = {
        event.id: [p.sentence for p in event.passages if p.article_id == FIRST] for event in chronicle.events
    }
    assert told.pop("2031-03-03-appel") == [0]
    assert [1] in told.values()


def test_what_rejects_nothing_is_told() -> None:
    idle = (
        rejection(property="duration", value="55"),
        rejection(account="0000000000"),
        rejection(words=Selector(FIRST, "jamais écrit", "", "", 3)),
    )
    chronicle, faults = run(call(*idle))
    assert not faults
    told = [n.what for n in chronicle.notices if n.what.startswith("rejected: ")]
    assert [what.partition(" of ")[0] for what in sorted(told)] == [
        "rejected: no article says « 55 » as duration",
        "rejected: no event is read any more in « jamais écrit »",
        "rejected: there is no account 0000000000",
    ]


def rejected_words(exact: str, kind: str, **contexts: str) -> RejectedWords:
    prefix, suffix = contexts.get("prefix", ""), contexts.get("suffix", "")
    return RejectedWords(exact, prefix, suffix, kind, WHY, "2031-06-01", None, 5)


def first_with(*rejected: RejectedWords) -> list[object]:
    return [
        (replace(article, rejected=rejected), found) if article.id == FIRST else (article, found)
        for article, found in articles()
    ]


def test_words_that_tell_of_no_event_make_none() -> None:
    def plans(chronicle: Chronicle) -> int:
        return sum(len(event.follow_ups) for event in chronicle.events)

    words = rejected_words("se reverront", "event")
    assert plans(run()[0]) == 1
    assert plans(run(pairs=first_with(words))[0]) == 0
    both = [rejected_words("a appelé", "event"), rejected_words("L’appel", "event", suffix=" a duré")]
    chronicle, _ = run(pairs=first_with(*both))
    assert not any(p.article_id == FIRST for event in chronicle.events for p in event.passages)


def test_words_that_are_nobody_s_name_make_nobody() -> None:
    chronicle, _ = run(pairs=first_with(rejected_words("Claire Dumas", "person")))
    assert "Claire Dumas" not in [entry.name for entry in chronicle.persons]
    (quotation,) = [one for one in chronicle.quotations if one.passage.article_id == FIRST]
    assert quotation.speaker is None


def test_words_bound_and_rejected_are_a_fault() -> None:
    _, faults = run(kept_call(), pairs=first_with(rejected_words("a appelé", "event")))
    assert [(one.path, one.what) for one in faults] == [
        (
            "data/events/2031-03-03-appel.yml",
            f"« a appelé » is bound here and rejected as an event in data/articles/{FIRST}.md (line 5)",
        )
    ]


def test_a_rejection_of_words_that_are_gone_is_told_and_no_fault() -> None:
    chronicle, faults = run(pairs=first_with(rejected_words("jamais écrit", "person")))
    assert not faults
    assert any("« jamais écrit » no longer stands here" in notice.what for notice in chronicle.notices)


def test_explain_shows_what_is_rejected_and_why() -> None:
    chronicle, _ = run(call(rejection(property="duration", value="60")))
    told = explain(chronicle, "2031-03-03-appel") or ""
    assert "deprecated: rejected" in told and WHY in told
