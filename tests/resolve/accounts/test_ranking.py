"""How much each account weighs, and what an event's own values rest on."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import (
    Account,
    Basis,
    Decision,
    Event,
    EventStatus,
    EventType,
    KeptEvent,
    Rank,
    Records,
    Ref,
    RefKind,
    Selector,
)
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder, Pair

PORT = Ref(RefKind.ORGANISATION, "maison-du-port")
DENIS = Ref(RefKind.PERSON, "denis-morin")
TEXT = (
    "Anna Leclerc a appelé Bruno Vasseur. L’appel a duré une heure, selon Claire Dumas, "
    "porte-parole de la Maison du Port. Il a duré une heure et demie, dit Denis Morin. Il y a eu du bruit."
)
HOUR = ("duration", "60", "une heure", "Claire Dumas")
LONGER = ("duration", "90", "une heure et demie", "Denis Morin")
OWN_WORD = ("duration", "90", "du bruit", None)


def article(id_: str, *claims: tuple[str, str, str, str | None], published: str = "2031-06-05") -> Pair:
    """Return an article on the call of 4 June; claims are (property, value, words, speaker)."""
    builder = ArticleBuilder(id_, TEXT, published=published)
    builder.person("Anna Leclerc").person("Bruno Vasseur").person("Denis Morin")
    builder.person("Claire Dumas", roles=("porte-parole de la Maison du Port",)).organisation(
        "Maison du Port"
    )
    made = [builder.claim(*claim) for claim in claims]
    people = ("Anna Leclerc", "Bruno Vasseur")
    builder.event("phone_call", "a appelé", date="2031-06-04", participants=people, claims=made)
    return builder.build()


def the_event(*pairs: Pair, records: Records | None = None) -> Event:
    (event,) = resolve(pairs, records or Records(), [])[0].events
    return event


def kept() -> Records:
    """Return an editor's file on the call that says it lasted 90 minutes, for a reason."""
    reason = Decision(
        "events/e", "duration_minutes", "90", "Le carnet le dit.", "2031-07-01", None, "e.yml", 9
    )
    event = KeptEvent(
        "e",
        EventType.PHONE_CALL,
        EventStatus.OCCURRED,
        mentions=(Selector("a", "a appelé", "", ""),),
        duration_minutes=90,
        reasons=(reason,),
        path="data/events/e.yml",
    )
    return Records(events=(event,))


def ranks(accounts: Sequence[Account]) -> dict[str, tuple[str, str]]:
    return {account.value: (account.rank.value, account.rank_rule) for account in accounts}


def basis(event: Event, property_: str) -> Basis:
    (found,) = [one for one in event.bases if one.property == property_]
    return found


def test_what_the_page_says_is_preferred() -> None:
    event = the_event(article("a", HOUR))
    assert ranks(event.accounts) == {"60": ("preferred", "own-value")}
    assert event.accounts[0].rank_reason
    assert basis(event, "duration") == Basis("duration", "single", (PORT,), ())


def test_two_who_agree_are_agreement() -> None:
    event = the_event(article("a", HOUR, ("duration", "60", "une heure et demie", "Denis Morin")))
    assert basis(event, "duration") == Basis("duration", "agreement", tuple(sorted((PORT, DENIS))), ())


def test_two_named_voices_leave_a_value_open() -> None:
    event = the_event(article("a", HOUR, LONGER))
    assert event.duration_minutes is None
    assert basis(event, "duration").kind == "open"
    assert ranks(event.accounts) == {"60": ("normal", ""), "90": ("normal", "")}


def test_a_named_voice_is_better_evidence_than_an_article_s_own_word() -> None:
    event = the_event(article("a", HOUR, OWN_WORD))
    assert event.duration_minutes == 60
    found = basis(event, "duration")
    assert (found.kind, found.supporters) == ("best-evidence", (PORT,))
    assert found.opponents == (Ref(RefKind.ARTICLE, "a"),)
    assert ranks(event.accounts)["90"] == ("normal", "")


def test_most_voices_outweigh_one() -> None:
    event = the_event(article("a", HOUR, LONGER, OWN_WORD))
    assert event.duration_minutes == 90
    assert basis(event, "duration").kind == "majority"


def test_what_an_editor_decided_with_a_reason_sets_the_other_aside() -> None:
    event = the_event(article("a", HOUR, LONGER), records=kept())
    assert ranks(event.accounts) == {"60": ("deprecated", "set-aside"), "90": ("preferred", "kept-value")}
    aside = next(account for account in event.accounts if account.value == "60")
    assert aside.rank_reason == "Le carnet le dit."
    assert aside.rank_decision is not None
    found = basis(event, "duration")
    assert (found.kind, found.decision) == ("decision", aside.rank_decision)


def toll(count: int, published: str, speaker: str | None, what: str = "morts") -> Pair:
    words = f"Une explosion a secoué Tavaro le 4 juin. Le bilan est de {count} {what}, selon Claire Dumas."
    builder = ArticleBuilder(f"toll-{published}-{count}", words, published=published)
    builder.person("Claire Dumas").place("Tavaro")
    claims = [builder.claim("figure", f"{count} {what}", f"{count} {what}", speaker)]
    builder.event("attack", "explosion", date="2031-06-04", place="Tavaro", claims=claims)
    return builder.build()


def test_a_toll_that_grew_is_overtaken_and_no_contradiction() -> None:
    event = the_event(toll(7, "2031-06-04", None), toll(9, "2031-06-06", "Claire Dumas"))
    assert ranks(event.accounts) == {
        "7 morts": ("deprecated", "superseded-figure"),
        "9 morts": ("normal", ""),
    }
    assert {account.agreement for account in event.accounts} == {"completes", "alone"}
    first = next(account for account in event.accounts if account.value == "7 morts")
    assert "6\u00a0juin 2031" in first.rank_reason


def test_two_tolls_of_one_day_contradict_each_other() -> None:
    event = the_event(toll(7, "2031-06-04", None), toll(9, "2031-06-04", "Claire Dumas"))
    assert {account.agreement for account in event.accounts} == {"contradicts"}


def test_a_lower_count_by_another_does_not_overtake() -> None:
    event = the_event(toll(9, "2031-06-04", None), toll(7, "2031-06-06", "Claire Dumas"))
    assert {account.rank for account in event.accounts} == {Rank.NORMAL}
    assert {account.agreement for account in event.accounts} == {"contradicts"}


def test_a_crowd_counted_by_two_is_not_overtaken() -> None:
    event = the_event(
        toll(300, "2031-06-04", None, "manifestants"), toll(900, "2031-06-06", "Claire Dumas", "manifestants")
    )
    assert {account.rank for account in event.accounts} == {Rank.NORMAL}
