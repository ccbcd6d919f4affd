"""Events in more of the ways that the press tells them. All people are invented."""

from __future__ import annotations

import pytest

from generator.model import EventFacts, EventStatus, EventType
from tests.annotate.test_events import events

# Of the article: Wednesday 15 May 2024.


def only(text: str, kind: EventType) -> EventFacts:
    (found,) = [facts for facts in events(text) if facts.type is kind]
    return found


def test_the_calls_that_an_article_counts_are_all_of_the_one_who_makes_them() -> None:
    text = (
        "Quatre appels en une journée : la ministre Nora Vasseur n’a pas quitté son bureau mardi. "
        "Le premier, à 7 heures, a été pour la préfète, Anna Leclerc. "
        "Elle a ensuite joint le maire, Paul Dubreuil. "
        "Le troisième appel, à midi, a été passé au général Luc Marchais. "
        "Le dernier appel, à 21 heures, a été le plus long : une heure et quart avec le pasteur Silas Aubert."
    )
    calls = [facts for facts in events(text) if facts.type is EventType.PHONE_CALL]
    assert [set(facts.participants) for facts in calls] == [
        {"Nora Vasseur", other} for other in ("Anna Leclerc", "Paul Dubreuil", "Luc Marchais", "Silas Aubert")
    ]
    assert {facts.date for facts in calls} == {"2024-05-14"}


def test_who_denies_an_announced_call_denies_that_call() -> None:
    text = (
        "Brest avait annoncé lundi un entretien téléphonique entre la maire Anna Leclerc et le préfet Paul Dubreuil. "
        "« Il n’y a eu aucun appel », affirme la porte-parole de la préfecture."
    )
    call = only(text, EventType.PHONE_CALL)
    assert call.status is EventStatus.DENIED
    assert set(call.participants) == {"Anna Leclerc", "Paul Dubreuil"}


def test_another_sides_account_of_a_call_completes_it() -> None:
    text = (
        "Anna Leclerc a parlé mardi au téléphone à Paul Dubreuil. "
        "De son côté, la préfecture évoque une conversation de cinquante minutes, tenue à la demande de Mme Leclerc."
    )
    call = only(text, EventType.PHONE_CALL)
    assert (call.duration_minutes, call.initiator) == (50, "Anna Leclerc")


def test_a_strike_has_its_first_day_not_that_of_its_end() -> None:
    text = (
        "Après onze jours d’arrêt de travail, les matelots ont levé leurs piquets de grève mardi. "
        "Ils avaient débrayé le 3 mai."
    )
    strike = only(text, EventType.STRIKE)
    assert (strike.status, strike.date) == (EventStatus.OCCURRED, "2024-05-03")


@pytest.mark.parametrize(
    ("text", "kind", "date"),
    [
        ("Un sommet est prévu pour décembre.", EventType.MEETING, "2024-12"),
        ("Une visite à Brest est envisagée pour l’automne.", EventType.VISIT, "2024-09/2024-11"),
        ("Le collectif appelle à un rassemblement samedi.", EventType.PROTEST, "2024-05-18"),
    ],
)
def test_what_is_planned_for_a_month_or_a_day_is_to_come(text: str, kind: EventType, date: str) -> None:
    assert only(text, kind).date == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Les négociations ont repris mardi dans la capitale sénégalaise.", "Dakar"),
        ("Les négociations ont repris mardi au Caire.", "Le Caire"),
    ],
)
def test_a_town_is_known_by_its_state_and_with_its_article(text: str, place: str) -> None:
    assert only(text, EventType.NEGOTIATION).place == place


def test_who_goes_to_the_scene_goes_where_it_was() -> None:
    text = "Une attaque a fait deux morts dimanche à Gao. Le gouverneur Paul Dubreuil s’est rendu lundi sur les lieux."
    assert only(text, EventType.VISIT).place == "Gao"


def test_a_name_set_off_by_a_pronoun_is_who_acts() -> None:
    text = (
        "Luc Marchais, le maire, attend. Élise Aubert a été reçue lundi par le préfet, Paul Dubreuil. "
        "Le maire, lui, a téléphoné dimanche à la ministre Anna Leclerc."
    )
    assert set(only(text, EventType.PHONE_CALL).participants) == {"Luc Marchais", "Anna Leclerc"}


def test_what_a_report_says_had_been_before_is_not_of_its_day() -> None:
    text = "Un journal avait affirmé lundi qu’Anna Leclerc et Paul Dubreuil s’étaient vus à Brest."
    assert only(text, EventType.MEETING).date is None
