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


def test_what_the_next_words_call_false_is_denied() -> None:
    text = "On a écrit qu’Anna Leclerc et Paul Dubreuil s’étaient rencontrés à Brest le 6 mai. C’est faux."
    assert [facts.status for facts in events(text)] == [EventStatus.DENIED]


def test_the_last_time_two_spoke_is_told_once_and_dated() -> None:
    text = (
        "La dernière fois qu’Anna Leclerc et Paul Dubreuil s’étaient parlé, le 6 mai, c’était au téléphone."
    )
    (call,) = events(text)
    assert (call.date, set(call.participants)) == ("2024-05-06", {"Anna Leclerc", "Paul Dubreuil"})


def test_who_speaks_behind_his_verb_has_met_whom_he_met_before() -> None:
    text = "« Tout va bien », a déclaré Anna Leclerc après s’être entretenue mardi par téléphone avec Paul Dubreuil."
    (call,) = events(text)
    assert call.participants == ("Anna Leclerc", "Paul Dubreuil")


def test_a_night_holds_its_hours() -> None:
    text = (
        "L’attaque, survenue dans la nuit de lundi à mardi, a fait un blessé. "
        "Le navire a été visé vers 2 heures du matin mardi par deux drones au large de Brest."
    )
    assert len(events(text)) == 1


def test_an_alleged_exchange_and_its_denial_are_one() -> None:
    text = (
        "Le chef aurait été relâché mardi en échange des otages. "
        "« Il n’y a eu ni échange, ni rançon », a dit Anna Leclerc."
    )
    assert len(events(text)) == 1


def test_what_somebody_should_have_done_at_first_did_not_take_place() -> None:
    (facts,) = events("Anna Leclerc devait initialement rencontrer Paul Dubreuil mardi dernier.")
    assert (facts.status, facts.date) == (EventStatus.CANCELLED, "2024-05-14")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # the day of what was done in the course of a call is the call's
        (
            "Anna Leclerc et Paul Dubreuil sont convenus mardi, lors d’un entretien téléphonique, de rouvrir le port.",
            "2024-05-14",
        ),
        # the day of another event is not this one's
        (
            "La grève, faute d’avancée lors de la réunion de vendredi, est maintenue pour jeudi.",
            "2024-05-16",
        ),
        # what was to be at first lies behind
        ("Anna Leclerc et Paul Dubreuil devaient initialement se parler lundi.", "2024-05-13"),
        ("Anna Leclerc se rendra à Brest l’an prochain.", "2025"),
    ],
)
def test_the_day_is_that_of_the_event_alone(text: str, date: str) -> None:
    assert date in [facts.date for facts in events(text)]


def test_two_heads_of_state_are_not_the_ministers_told_of() -> None:
    text = (
        "Les ministres du Commerce ont signé un accord mardi à Brest. Anna Leclerc et Paul Dubreuil ont souri. "
        "Une rencontre entre les deux chefs d’État, le 6 mai à Vannes, avait préparé cet accord."
    )
    meetings = [facts for facts in events(text) if facts.type is EventType.MEETING]
    assert [facts.participants for facts in meetings] == [()]


def test_who_stops_over_in_the_margins_of_a_summit_does_not_hold_it() -> None:
    text = "Anna Leclerc fera escale jeudi à Brest, en marge du sommet des ports."
    assert all(
        "Anna Leclerc" not in facts.participants for facts in events(text) if facts.type is EventType.MEETING
    )


def test_a_lone_noun_of_a_call_runs_on_past_its_colon() -> None:
    text = (
        "Anna Leclerc a eu trois entretiens téléphoniques mardi. Elle a parlé à Paul Dubreuil au téléphone. "
        "Elle a téléphoné à Odile Marchand. Dernier échange de la journée : dix minutes avec Jean Morand."
    )
    assert {"Anna Leclerc", "Jean Morand"} in [set(facts.participants) for facts in events(text)]


@pytest.mark.parametrize("before", ["", "Anna Leclerc a rencontré Paul Dubreuil mardi. "])
def test_the_number_of_a_mention_does_not_depend_on_what_was_tried_and_given_up(before: str) -> None:
    text = f"{before}La rencontre a lieu jeudi. Odile Marchand et Jean Morand se sont parlé le 12 avril, puis le 3 mai."
    mentions = annotate(Article("essai", text, published="2024-05-15")).event_mentions
    told = [(mention.span.of(text), mention.occurrence) for mention in mentions]
    assert told[-3:] == [("rencontre", 1), ("se sont parlé", 1), ("se sont parlé", 2)]
