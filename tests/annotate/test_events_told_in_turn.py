"""Events close to one another: told one by one, named by the headline, denied by the other. All people are invented."""

from __future__ import annotations

import pytest

from generator.annotate.article import annotate
from generator.model import Article, EventStatus, EventType
from tests.annotate.test_events import events


def test_who_calls_one_by_one_begins_with_somebody_and_comes_to_the_turn_of_another() -> None:
    text = (
        "Anna Leclerc a eu mardi cinq conversations téléphoniques. "
        "Elle a commencé, peu avant 9 heures, par Paul Dubreuil. "
        "Elle a ensuite eu au bout du fil Odile Marchand. À midi, c’était au tour de Jean Morand. "
        "Un sixième appel, prévu avec Sonia Martin, n’a pas eu lieu."
    )
    calls = [(set(facts.participants) - {"Anna Leclerc"}, facts.status) for facts in events(text)]
    assert calls == [
        ({"Paul Dubreuil"}, EventStatus.OCCURRED),
        ({"Odile Marchand"}, EventStatus.OCCURRED),
        ({"Jean Morand"}, EventStatus.OCCURRED),
        ({"Sonia Martin"}, EventStatus.CANCELLED),
    ]


def test_who_calls_those_two_calls_three() -> None:
    text = "Paul Dubreuil et Jean Morand sont rentrés. Anna Leclerc les a appelés mardi."
    (call,) = events(text)
    assert call.participants == ("Anna Leclerc", "Paul Dubreuil", "Jean Morand")


def test_the_lead_tells_what_the_headline_names() -> None:
    text = (
        "Orvaux : trois morts dans l’attaque d’un marché\n"
        "Des hommes armés ont ouvert le feu mardi sur le marché de Lissac, tuant trois personnes, a annoncé la mairie."
    )
    found = annotate(Article("essai", text, published="2024-05-15")).events
    assert [(event.facts.type, event.facts.date) for event in found] == [(EventType.ATTACK, "2024-05-14")]


def test_a_talk_of_two_is_not_the_summit_in_whose_margins_it_is_held() -> None:
    text = (
        "Le sommet des ports s’est ouvert mardi à Brest. "
        "Anna Leclerc y a reçu, pendant une heure, son homologue Paul Dubreuil."
    )
    assert [facts.participants for facts in events(text)] == [(), ("Anna Leclerc", "Paul Dubreuil")]


def test_who_meets_many_has_not_met_the_one_before_again() -> None:
    text = "Anna Leclerc a rencontré mardi Paul Dubreuil. Elle a rencontré des étudiants mercredi."
    assert [facts.participants for facts in events(text)] == [
        ("Anna Leclerc", "Paul Dubreuil"),
        ("Anna Leclerc",),
    ]


def test_what_one_side_reports_and_another_denies_is_one_denied_call() -> None:
    text = (
        "Le palais a démenti, mercredi, que le ministre, Paul Dubreuil, ait parlé au téléphone avec Anna Leclerc. "
        "Le journal avait rapporté que les deux ministres s’étaient entretenus mardi."
    )
    (call,) = events(text)
    assert (call.status, call.date) == (EventStatus.DENIED, "2024-05-14")
    assert set(call.participants) == {"Paul Dubreuil", "Anna Leclerc"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Un appel entre Anna Leclerc et Paul Dubreuil avait été programmé lundi, avant d’être annulé.",
            "cancelled",
        ),
        ("Paul Dubreuil était attendu jeudi à Brest.", "planned"),
        ("Le collectif appelle à manifester jeudi à Brest.", "planned"),
    ],
)
def test_how_it_stands(text: str, status: str) -> None:
    (facts,) = events(text)
    assert facts.status.value == status
    assert facts.date


def test_what_is_accused_of_an_attack_has_led_it() -> None:
    (attack,) = events("Anna Leclerc a accusé le Front du Nord d’avoir bombardé mardi le dépôt de Brest.")
    assert (attack.status, attack.participants) == (EventStatus.ALLEGED, ())


def test_a_visit_to_come_holds_what_its_visitor_does() -> None:
    text = "Anna Leclerc est attendue jeudi à Brest. Elle doit signer avec Paul Dubreuil une convention."
    assert [(facts.type, facts.date) for facts in events(text)] == [
        (EventType.VISIT, "2024-05-16"),
        (EventType.AGREEMENT, "2024-05-16"),
    ]


def test_a_passive_names_both_who_signed() -> None:
    (deal,) = events(
        "L’accord a été signé mardi à Brest par Anna Leclerc, pour la mairie, et par Paul Dubreuil."
    )
    assert deal.participants == ("Anna Leclerc", "Paul Dubreuil")


def test_those_who_lead_talks_may_be_named_first() -> None:
    text = "Menés par Anna Leclerc et par Paul Dubreuil, les pourparlers se sont ouverts mardi à Brest."
    (talks,) = events(text)
    assert talks.participants == ("Anna Leclerc", "Paul Dubreuil")


def test_two_days_joined_are_one_stay() -> None:
    (visit,) = events("Anna Leclerc a effectué une visite à Brest les 6 et 7 mai.")
    assert visit.date == "2024-05-06/2024-05-07"
