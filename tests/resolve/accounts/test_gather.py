"""Who says what of an event, and whether the others agree."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model import (
    Account,
    Authority,
    Claim,
    Decision,
    EntityKind,
    EventStatus,
    EventType,
    KeptEvent,
    Records,
    Ref,
    RefKind,
    Selector,
)
from generator.resolve import resolve
from tests.resolve.builder import ArticleBuilder, Pair

UNTITLED = "Article du 5\u00a0juin 2031, sans titre"
TWO = ("Anna Leclerc", "Bruno Vasseur")


def article(
    id_: str, *claims: tuple[str, str, str, str | None], text: str = "", publishers: tuple[str, ...] = ()
) -> Pair:
    """Return an article on the call of 4 June; claims are (property, value, words, speaker)."""
    words = text or (
        "Anna Leclerc a appelé Bruno Vasseur. L’appel a duré une heure, selon Claire Dumas, "
        "porte-parole de la Maison du Port. Il a duré une heure et demie, dit Denis Morin."
    )
    builder = ArticleBuilder(id_, words, published="2031-06-05", publishers=publishers)
    builder.person("Anna Leclerc").person("Bruno Vasseur")
    if "Claire Dumas" in words:
        builder.person("Claire Dumas", roles=("porte-parole de la Maison du Port",))
        builder.organisation("Maison du Port")
        builder.person("Denis Morin")
    made = [builder.claim(*claim) for claim in claims]
    builder.event("phone_call", "a appelé", date="2031-06-04", participants=TWO, claims=made)
    return builder.build()


def accounts(*pairs: Pair, records: Records | None = None) -> tuple[Account, ...]:
    (event,) = resolve(pairs, records or Records(), [])[0].events
    return event.accounts


HOUR = ("duration", "60", "une heure", "Claire Dumas")
LONGER = ("duration", "90", "une heure et demie", "Denis Morin")


def test_the_authority_is_the_organisation_in_the_role_else_the_person_else_the_article() -> None:
    found = accounts(article("a", HOUR, LONGER, ("initiator", "Anna Leclerc", "Anna Leclerc a appelé", None)))
    assert {(a.property, a.authority, a.authority_label) for a in found} == {
        ("duration", Ref(RefKind.ORGANISATION, "maison-du-port"), "Maison du Port"),
        ("duration", Ref(RefKind.PERSON, "denis-morin"), "Denis Morin"),
        ("initiator", Ref(RefKind.ARTICLE, "a"), UNTITLED),
    }  # fmt: skip


def test_a_role_read_in_another_article_counts_too() -> None:
    other = ArticleBuilder(
        "b", "Claire Dumas a parlé. L’appel a été long. Anna Leclerc a appelé Bruno Vasseur."
    )
    other.person("Claire Dumas").person("Anna Leclerc").person("Bruno Vasseur")
    claim = other.claim("tone", "long", "long", "Claire Dumas")
    other.event("phone_call", "a appelé", date="2031-06-04", participants=TWO, claims=[claim])
    labels = {
        (account.property, account.authority_label) for account in accounts(article("a"), other.build())
    }
    assert ("tone", "Maison du Port") in labels


def test_an_editor_may_say_for_whom_a_person_speaks() -> None:
    records = Records(
        people=(Authority("denis-morin", "person", "Denis Morin", "Morin, Denis", part_of="quai"),),
        organisations=(Authority("quai", "organisation", "Le Quai", "Quai (Le)"),),
    )
    assert [a.authority_label for a in accounts(article("a", LONGER), records=records)] == ["Le Quai"]


def test_a_president_is_not_taken_for_a_presidency() -> None:
    builder = ArticleBuilder(
        "a", "Le président Paul Arnaud a appelé Bruno Vasseur, dit-il. La Présidence se tait."
    )
    builder.person("Paul Arnaud", roles=("président",)).person("Bruno Vasseur").organisation("Présidence")
    claim = builder.claim("status", "occurred", "a appelé", "Paul Arnaud")
    builder.event("phone_call", "a appelé", participants=("Bruno Vasseur", "Paul Arnaud"), claims=[claim])
    assert [a.authority_label for a in accounts(builder.build())] == ["Paul Arnaud"]


def agreements(*pairs: Pair, records: Records | None = None) -> list[tuple[str, str, str]]:
    return [(a.value, a.agreement, a.agreement_rule) for a in accounts(*pairs, records=records)]


def test_one_voice_is_alone_and_repeating_itself_adds_nothing() -> None:
    assert agreements(article("a", HOUR)) == [("60", "alone", "single-authority")]
    assert {row[1] for row in agreements(article("a", HOUR), article("b", HOUR))} == {"alone"}


def test_two_lengths_contradict_each_other() -> None:
    assert agreements(article("a", HOUR, LONGER)) == [
        ("60", "contradicts", "other-value"),
        ("90", "contradicts", "other-value"),
    ]


def test_a_length_told_roughly_leaves_room_for_the_exact_one() -> None:
    text = (
        "Anna Leclerc a appelé Bruno Vasseur. L’appel a duré plus d’une heure. Il a duré une heure et demie, selon "
        "Claire Dumas, porte-parole de la Maison du Port. Denis Morin parle de moins d’une heure."
    )
    rough = ("duration", "60", "plus d’une heure", None)
    exact = ("duration", "90", "une heure et demie", "Claire Dumas")
    less = ("duration", "60", "moins d’une heure", "Denis Morin")
    assert {row[1:] for row in agreements(article("a", rough, exact, text=text))} == {
        ("completes", "compatible-duration")
    }
    (event,) = resolve([article("a", rough, exact, text=text)], Records(), [])[0].events
    assert event.duration_minutes == 90
    found = accounts(article("a", exact, less, text=text))
    assert {account.agreement for account in found} == {"contradicts"}


def test_equal_lengths_agree() -> None:
    same = ("duration", "60", "une heure et demie", "Denis Morin")
    assert {row[1] for row in agreements(article("a", HOUR, same))} == {"agrees"}


def test_two_spellings_of_the_one_who_called_agree() -> None:
    anna = Authority("anna-leclerc", "person", "Anna Leclerc", "Leclerc, Anna", aliases=("A. Leclerc",))
    other = ArticleBuilder("b", "A. Leclerc a appelé Bruno Vasseur.", publishers=("B",))
    other.person("A. Leclerc").person("Bruno Vasseur")
    claim = other.claim("initiator", "A. Leclerc", "A. Leclerc a appelé")
    people = ("A. Leclerc", "Bruno Vasseur")
    other.event("phone_call", "a appelé", date="2031-06-04", participants=people, claims=[claim])
    first = article("a", ("initiator", "Anna Leclerc", "Anna Leclerc a appelé", None))
    assert agreements(first, other.build(), records=Records(people=(anna,))) == [
        ("Anna Leclerc", "agrees", "same-value"),
        ("Anna Leclerc", "agrees", "same-value"),
    ]


def test_dates_statuses_figures_and_words() -> None:
    def rows(property_: str, one: str, other: str) -> set[tuple[str, str]]:
        mine = (property_, one, "une heure", "Claire Dumas")
        theirs = (property_, other, "une heure et demie", "Denis Morin")
        return {(row[1], row[2]) for row in agreements(article("a", mine, theirs))}

    assert rows("date", "2031-06", "2031-06-04") == {("completes", "compatible-date")}
    assert rows("date", "2031-06-05", "2031-06-04") == {("contradicts", "other-date")}
    assert rows("status", "occurred", "denied") == {("contradicts", "opposed-status")}
    assert rows("status", "planned", "occurred") == {("completes", "later-status")}
    assert rows("figure", "7 morts", "9 morts") == {("contradicts", "other-figure")}
    assert rows("figure", "7 morts", "7 mort") == {("agrees", "same-figure")}
    assert rows("figure", "7 morts", "9 blessés") == {("completes", "other-count")}
    assert rows("subject", "la paix au canal", "le canal") == {("agrees", "shared-words")}
    assert rows("tone", "amical", "très positif") == {("completes", "other-tone")}
    assert rows("tone", "amical", "froid") == {("contradicts", "opposed-tone")}
    assert rows("tone", "froid", "froid, mais utile") == {("agrees", "same-tone")}


def test_ids_are_stable_when_another_sentence_changes() -> None:
    before = accounts(article("a", HOUR, LONGER))
    text = (
        "Anna Leclerc a appelé Bruno Vasseur, croit-on. L’appel a duré une heure, selon Claire Dumas, "
        "porte-parole de la Maison du Port. Il a duré une heure et demie, dit Denis Morin."
    )
    after = accounts(article("a", HOUR, LONGER, text=text))
    assert [account.id for account in before] == [account.id for account in after]
    assert len({account.id for account in before}) == 2


def test_words_are_those_of_the_text_and_via_is_linked() -> None:
    builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur, rapporte l’ACN citant Denis Morin.")
    builder.person("Anna Leclerc").person("Bruno Vasseur").person("Denis Morin").organisation("ACN")
    span = builder.span("a appelé")
    claim = Claim("status", "occurred", span, "Denis Morin", EntityKind.PERSON, "ACN", "given")
    builder.event("phone_call", "a appelé", participants=TWO, claims=[claim])
    (account,) = accounts(builder.build())
    assert (account.words, account.via) == ("a appelé", Ref(RefKind.ORGANISATION, "acn"))


def test_a_publisher_speaking_in_its_own_article_is_the_article() -> None:
    builder = ArticleBuilder("a", "Anna Leclerc a appelé Bruno Vasseur, rapporte l’ACN.", publishers=("ACN",))
    builder.person("Anna Leclerc").person("Bruno Vasseur").organisation("ACN")
    claims = [builder.claim("status", "occurred", "a appelé", "ACN")]
    builder.event("phone_call", "a appelé", participants=TWO, claims=claims)
    assert [account.authority for account in accounts(builder.build())] == [Ref(RefKind.ARTICLE, "a")]


def decided(property_: str, value: str) -> Decision:
    return Decision(
        "events/e", property_, value, "Le carnet le dit.", "2031-07-01", None, "data/events/e.yml", 9
    )


def kept_accounts(pair: Pair, decision: Decision | None, **facts: Any) -> tuple[Account, ...]:
    """Return the accounts of the call as an editor keeps it."""
    kept = KeptEvent(
        "e",
        EventType.PHONE_CALL,
        EventStatus.OCCURRED,
        mentions=(Selector(pair[0].id, "a appelé", "", ""),),
        reasons=(decision,) if decision else (),
        path="data/events/e.yml",
        **facts,
    )
    return accounts(pair, records=Records(events=(kept,)))


DATE = ("date", "2031-06-04", "a appelé", None)


@pytest.mark.parametrize(
    ("claim", "decision", "facts", "rule"),
    [
        (DATE, decided("date", "2031-06-03"), {"date": "2031-06-03"}, "kept-fact:other-date"),
        (HOUR, decided("duration_minutes", "45"), {"duration_minutes": 45}, "kept-fact:other-value"),
        (
            ("initiator", "Anna Leclerc", "Anna Leclerc", None),
            decided("initiator", "Bruno Vasseur"),
            {"initiator": "Bruno Vasseur"},
            "kept-fact:other-value",
        ),
        (
            ("participants", "Anna Leclerc, Denis Morin", "Anna Leclerc", None),
            decided("participants", "Anna Leclerc, Bruno Vasseur"),
            {"participants": TWO},
            "kept-fact:not-a-participant",
        ),
        (("status", "denied", "a appelé", None), None, {}, "kept-fact:opposed-status"),
    ],
)
def test_an_account_that_differs_from_what_an_editor_decided_contradicts_it(
    claim: tuple[str, str, str, str | None], decision: Decision | None, facts: dict[str, Any], rule: str
) -> None:
    (account,) = kept_accounts(article("a", claim), decision, **facts)
    assert (account.agreement, account.agreement_rule) == ("contradicts", rule)
    assert not account.bears_out


def test_two_who_agree_against_a_decision_both_contradict_it() -> None:
    same = ("duration", "60", "une heure", "Denis Morin")
    found = kept_accounts(article("a", HOUR, same), decided("duration_minutes", "45"), duration_minutes=45)
    assert [(a.agreement, a.bears_out) for a in found] == [("contradicts", False)] * 2


def test_who_says_what_was_decided_is_not_contradicted_by_what_was_set_aside() -> None:
    found = kept_accounts(article("a", HOUR, LONGER), decided("duration_minutes", "90"), duration_minutes=90)
    by_value = {a.value: (a.agreement, a.bears_out) for a in found}
    assert by_value == {"60": ("contradicts", False), "90": ("alone", True)}


def test_an_account_that_leaves_room_for_the_decided_date_bears_it_out() -> None:
    month = ("date", "2031-06", "a appelé", None)
    (account,) = kept_accounts(article("a", month), decided("date", "2031-06-03"), date="2031-06-03")
    assert (account.agreement, account.bears_out) == ("alone", True)


def test_what_somebody_says_is_not_said_by_the_article_as_well() -> None:
    own = ("duration", "60", "une heure", None)
    assert [(a.value, a.authority_label) for a in accounts(article("a", own, HOUR))] == [
        ("60", "Maison du Port")
    ]
