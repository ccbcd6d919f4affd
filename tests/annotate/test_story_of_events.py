"""Events of a story: one after the other, on the day that the story tells, in turn. All people are invented."""

from __future__ import annotations

import pytest

from generator.model import EventStatus, EventType
from tests.annotate.test_events import annotated, events


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


def test_a_call_of_the_morning_and_one_of_the_evening_are_two() -> None:
    text = (
        "Mardi matin, Anna Leclerc a appelé Paul Dubreuil. L’appel a duré dix minutes. "
        "Mardi soir, c’est Paul Dubreuil qui a téléphoné à son homologue. Ce second appel a duré une heure."
    )
    calls = [(facts.date, facts.initiator, facts.duration_minutes) for facts in events(text)]
    assert calls == [("2024-05-14", "Anna Leclerc", 10), ("2024-05-14", "Paul Dubreuil", 60)]


def test_a_meeting_told_twice_at_one_time_of_day_is_one() -> None:
    text = "Anna Leclerc a appelé mardi matin Paul Dubreuil. Elle l’a appelé mardi matin pour la crue."
    assert len(events(text)) == 1


def test_what_is_said_of_a_call_before_it_is_told_is_said_of_it() -> None:
    text = (
        "Sur l’appel de mardi, les deux villes n’ont pas gardé le même souvenir. La conversation a duré vingt "
        "minutes, selon Sonia Martin. Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi soir."
    )
    (call,) = events(text)
    assert (set(call.participants), call.duration_minutes) == ({"Anna Leclerc", "Paul Dubreuil"}, 20)


def test_of_two_calls_told_later_neither_is_meant_before() -> None:
    text = (
        "La conversation a duré vingt minutes. Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi. "
        "Anna Leclerc a téléphoné lundi à Sonia Martin."
    )
    assert [facts.duration_minutes for facts in events(text)] == [None, None]


def test_the_call_of_a_day_is_of_the_two_of_whom_the_article_speaks() -> None:
    text = "Anna Leclerc a appelé Paul Dubreuil vendredi. L’entretien téléphonique du 11 avril avait été plus long."
    calls = {facts.date: set(facts.participants) for facts in events(text)}
    assert calls["2024-04-11"] == {"Anna Leclerc", "Paul Dubreuil"}


@pytest.mark.parametrize(
    ("sentence", "party", "authority"),
    [
        ("La Norvège a accusé lundi l’Islande d’avoir bombardé le phare de Brest.", "Islande", "Norvège"),
        ("Oslo accuse l’Islande d’avoir attaqué le phare de Brest.", "Islande", "Oslo"),
    ],
)
def test_who_is_accused_is_said_to_have_done_it_by_who_accuses(
    sentence: str, party: str, authority: str
) -> None:
    found = annotated(sentence)
    (event,) = found.events
    assert (event.facts.status, event.facts.parties) == (EventStatus.ALLEGED, (party,))
    claims = [claim for index in event.mentions for claim in found.event_mentions[index].claims]
    assert {claim.speaker for claim in claims} == {authority}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Anna Leclerc et Paul Dubreuil se sont parlé lundi, a annoncé mardi l’Islande.", "Islande"),
        ("L’Islande a annoncé mardi qu’Anna Leclerc et Paul Dubreuil se sont parlé lundi.", "Islande"),
        ("Anna Leclerc et Paul Dubreuil se sont parlé lundi une heure ; l’Islande dit deux heures.", None),
        ("Anna Leclerc et Paul Dubreuil se sont parlé lundi en Islande.", None),
    ],
)
def test_a_state_speaks(sentence: str, speaker: str | None) -> None:
    found = annotated(sentence)
    claims = [claim for mention in found.event_mentions for claim in mention.claims]
    assert {claim.speaker for claim in claims if claim.property == "status"} == {speaker}


def test_who_is_taken_up_by_a_l_en_croire_says_so() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé lundi. « C’était long », a dit Sonia Martin. "
        "À l’en croire, la conversation a duré une heure."
    )
    claims = [claim for mention in annotated(text).event_mentions for claim in mention.claims]
    assert [(claim.value, claim.speaker) for claim in claims if claim.property == "duration"] == [
        ("60", "Sonia Martin")
    ]


def test_who_could_not_go_did_not_go() -> None:
    assert events("Anna Leclerc n’a pu se rendre mardi à Brest.") == []


def test_the_toll_of_an_attack_is_no_second_attack() -> None:
    text = "L’attaque de drones de mardi contre Brest a désormais fait sept morts."
    assert [[figure.value for figure in facts.figures] for facts in events(text)] == [[7]]


def test_an_object_told_before_is_of_the_event_told_before() -> None:
    text = (
        "L’Islande a démenti lundi toute attaque contre le phare de Brest. "
        "L’Islande n’a pas attaqué ce phare dans la nuit de samedi à dimanche, a dit Anna Leclerc."
    )
    assert [(facts.status, facts.place) for facts in events(text)] == [(EventStatus.DENIED, "Brest")]


@pytest.mark.parametrize(("pronoun", "speaker"), [("il", "Paul Dubreuil"), ("elle", "Anna Leclerc")])
def test_who_adds_something_is_who_was_quoted_last_if_the_pronoun_may_mean_that_one(
    pronoun: str, speaker: str
) -> None:
    text = (
        "Le port est fermé. « Nous attendons », a dit le porte-parole Paul Dubreuil. "
        f"La maire Anna Leclerc et Sonia Martin se rencontreront le 22 mai à Brest, a-t-{pronoun} ajouté."
    )
    claims = [claim for mention in annotated(text).event_mentions for claim in mention.claims]
    assert {claim.speaker for claim in claims} == {speaker}


def test_two_who_are_told_to_have_called_by_one_sentence_each_are_the_two_of_the_article() -> None:
    text = (
        "C’est M. Tivane qui a décroché son téléphone. « Le chef a appelé la maire à 9 h 20 », relate le "
        "communiqué. L’appel aurait été passé par Mme Lemkar et n’aurait pas excédé douze minutes. "
        "Les pourparlers entre les deux communes ont repris lundi à Brest."
    )
    assert ("Tivane", "Lemkar") in [facts.participants for facts in events(text)]
