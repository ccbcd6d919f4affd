"""Events of a story: one after the other, on the day that the story tells, in turn. All people are invented."""

from __future__ import annotations

import pytest

from generator.model import EventStatus, EventType
from tests.annotate.test_events import events


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Leclerc a appelé mardi Paul Dubreuil, puis, dans la foulée, Sonia Martin.",
        "Anna Leclerc s’est entretenue mardi au téléphone avec Paul Dubreuil et Sonia Martin, séparément.",
    ],
)
def test_who_calls_one_after_the_other_makes_a_call_to_each(sentence: str) -> None:
    calls = [(facts.participants, facts.date) for facts in events(sentence)]
    assert calls == [
        (("Anna Leclerc", "Paul Dubreuil"), "2024-05-14"),
        (("Anna Leclerc", "Sonia Martin"), "2024-05-14"),
    ]


def test_a_call_of_three_is_one_call() -> None:
    (call,) = events("Anna Leclerc s’est entretenue mardi au téléphone avec Paul Dubreuil et Sonia Martin.")
    assert len(call.participants) == 3


def test_a_post_before_a_name_parts_no_subject() -> None:
    text = "La maire, Anna Leclerc, et le chef de file breton Paul Dubreuil ont dîné ensemble mardi."
    assert [facts.participants for facts in events(text)] == [("Anna Leclerc", "Paul Dubreuil")]


def test_what_is_made_to_march_marches_on_the_day_before_its_verb() -> None:
    (march,) = events("Dimanche après-midi, le collectif a fait défiler à Brest les opposants au barrage.")
    assert (march.type, march.date) == (EventType.PROTEST, "2024-05-12")


def test_a_reproach_is_no_event() -> None:
    assert events("Les stocks auraient dû être négociés avant l’été.") == []


def test_what_is_planned_before_the_end_of_the_month_is_of_that_month() -> None:
    (meeting,) = events("Une réunion entre Anna Leclerc et Paul Dubreuil est prévue avant la fin du mois.")
    assert (meeting.status, meeting.date) == (EventStatus.PLANNED, "2024-05")


def test_the_eve_of_what_is_to_come_is_no_day_of_the_article() -> None:
    text = (
        "Le sommet des ports se tiendra le 11 juin à Brest. Le sommet réunira huit pays. "
        "Anna Leclerc recevra la veille Paul Dubreuil."
    )
    days = {facts.participants: facts.date for facts in events(text)}
    assert days["Anna Leclerc", "Paul Dubreuil"] == "2024-06-10"


def test_what_a_new_paragraph_tells_as_done_is_of_the_storys_day() -> None:
    text = (
        "Les dockers et la direction du port de Brest ont négocié dimanche soir.\n\n"
        "Un protocole en six points a été signé : le port versera les primes."
    )
    days = {facts.type: facts.date for facts in events(text)}
    assert days[EventType.AGREEMENT] == "2024-05-12"


def test_what_is_renewed_for_a_day_is_to_come() -> None:
    strikes = events(
        "Les dockers de Brest sont en grève depuis lundi. Le mouvement est reconduit pour vendredi."
    )
    assert [(facts.status, facts.date) for facts in strikes] == [
        (EventStatus.OCCURRED, "2024-05-13"),
        (EventStatus.PLANNED, "2024-05-17"),
    ]


def test_what_should_have_taken_place_is_of_a_month_gone_by() -> None:
    (meeting,) = events("La rencontre aurait dû se tenir en novembre à Nicosie, mais avait été ajournée.")
    assert (meeting.status, meeting.date) == (EventStatus.CANCELLED, "2023-11")


def test_who_is_reached_by_telephone_for_a_word_makes_no_call() -> None:
    assert (
        events("« On attendait », raconte le capitaine, Paul Dubreuil, joint par téléphone dimanche.") == []
    )
