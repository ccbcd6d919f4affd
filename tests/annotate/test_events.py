"""Events: what a sentence says happened, who took part, when, how it stands to the world. All people are invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.annotate import annotate
from generator.annotate.events import frames
from generator.annotate.events.ties import find_tie
from generator.annotate.events.triggers import find_triggers
from generator.annotate.verbs import find_verb_groups
from generator.folding import fold_typography, lower
from generator.lexicon import load
from generator.model import Annotations, Article, EventFacts, EventStatus, EventType, Sentence, Span
from tests.golden.cases import Case, annotate_cases

WEDNESDAY = "2024-05-15"


def annotated(text: str, published: str = WEDNESDAY) -> Annotations:
    return annotate(Article("essai", text, published=published), raw=True)


def events(text: str, published: str = WEDNESDAY) -> list[EventFacts]:
    return [event.facts for event in annotated(text, published).events]


def trigger_examples() -> Iterator[tuple[str, str]]:
    for name, entry in load("event_triggers")["types"].items():
        for example in entry["examples"]:
            yield name, example


@pytest.mark.parametrize(("name", "example"), list(trigger_examples()))
def test_each_example_of_the_lexicon_has_its_trigger(name: str, example: str) -> None:
    folded = fold_typography(example)
    triggers = find_triggers(folded, [Sentence(Span(0, len(folded)), 0, "x")])
    assert EventType(name) in [trigger.type for trigger in triggers]


def test_a_call_knows_its_people_its_day_its_length_and_who_called() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi. "
        "L’appel, initié par Paul Dubreuil, a duré une heure et demie."
    )
    (call,) = events(text)
    assert call.type is EventType.PHONE_CALL
    assert call.participants == ("Anna Leclerc", "Paul Dubreuil")
    assert (call.date, call.duration_minutes, call.initiator) == ("2024-05-14", 90, "Paul Dubreuil")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Anna Leclerc a rencontré Paul Dubreuil mardi.", EventStatus.OCCURRED),
        ("Anna Leclerc rencontrera Paul Dubreuil vendredi.", EventStatus.PLANNED),
        ("Anna Leclerc doit recevoir Paul Dubreuil vendredi.", EventStatus.PLANNED),
        ("Le palais a démenti qu’Anna Leclerc ait rencontré Paul Dubreuil.", EventStatus.DENIED),
        ("Anna Leclerc n’a pas rencontré Paul Dubreuil mardi.", EventStatus.DENIED),
        ("La rencontre entre Anna Leclerc et Paul Dubreuil a été annulée.", EventStatus.CANCELLED),
    ],
)
def test_status(sentence: str, status: EventStatus) -> None:
    assert [facts.status for facts in events(sentence)] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Leclerc propose une rencontre à Paul Dubreuil.",
        "La possibilité d’un appel entre Anna Leclerc et Paul Dubreuil reste ouverte.",
        "La guerre dure depuis trois ans en Valdorie.",
        "Anna Leclerc a appelé les habitants à rester chez eux.",
    ],
)
def test_wishes_backgrounds_and_appeals_are_no_events(sentence: str) -> None:
    assert not events(sentence)


def test_two_calls_of_one_day_with_other_people_are_two() -> None:
    text = (
        "Anna Leclerc s’est entretenue par téléphone mardi avec Paul Dubreuil. "
        "Le même jour, Anna Leclerc a appelé Odile Marchand."
    )
    assert [facts.participants[1] for facts in events(text)] == ["Paul Dubreuil", "Odile Marchand"]


def test_the_second_in_two_days_tells_of_the_day_before() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi. "
        "C’est leur deuxième appel téléphonique en deux jours."
    )
    found = annotate(Article("essai", text, published=WEDNESDAY), raw=True).events
    assert [event.facts.date for event in found] == ["2024-05-14", "2024-05-13"]
    assert found[0].day_after == 1


def test_a_month_gives_a_weekday_no_day() -> None:
    (call,) = events("Anna Leclerc et Paul Dubreuil se sont parlé au téléphone mardi.", published="2024-05")
    assert call.date == "[2024-04-30,2024-05-07,2024-05-14,2024-05-21,2024-05-28]"


def test_every_claim_points_at_words_of_the_text() -> None:
    text = "Selon Paul Dubreuil, Anna Leclerc a reçu Odile Marchand mardi à Genève."
    found = annotate(Article("essai", text, published=WEDNESDAY), raw=True)
    claims = [claim for mention in found.event_mentions for claim in mention.claims]
    assert {claim.property for claim in claims} >= {"status", "date", "participants"}
    assert all(claim.span.of(text) for claim in claims)
    assert {claim.speaker for claim in claims} == {"Paul Dubreuil"}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Selon le préfet Jean Morand, Anna Leclerc et Paul Dubreuil se sont parlé mardi.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        (
            "Anna Leclerc a informé Paul Dubreuil lors d’un bref appel téléphonique.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        ("Anna Leclerc a téléphoné au patron du port, Paul Dubreuil.", ("Anna Leclerc", "Paul Dubreuil")),
        (
            "Paul Dubreuil a rappelé la maire Anna Leclerc. L’entretien téléphonique a duré une heure.",
            ("Paul Dubreuil", "Anna Leclerc"),
        ),
    ],
)
def test_who_takes_part(text: str, people: tuple[str, ...]) -> None:
    assert [facts.participants for facts in events(text)] == [people]


def test_what_is_told_of_the_same_place_and_time() -> None:
    visit, meeting = events("Anna Leclerc s’est rendue lundi à Genève, où elle a rencontré Paul Dubreuil.")
    assert (visit.type, meeting.type) == (EventType.VISIT, EventType.MEETING)
    assert visit.participants == ("Anna Leclerc",)
    assert {(facts.date, facts.place) for facts in (visit, meeting)} == {("2024-05-13", "Genève")}


def test_a_date_that_somebody_speaks_of_dates_nothing_told_outside() -> None:
    text = "« Le port rouvrira jeudi », a dit Anna Leclerc à l’issue d’un entretien téléphonique avec Paul Dubreuil."
    assert [facts.date for facts in events(text)] == [None]


def test_what_is_to_come_is_not_what_was_held() -> None:
    text = "Anna Leclerc et Paul Dubreuil ont négocié mardi à Genève. Les discussions reprendront le 3 juin."
    assert [(facts.status, facts.date) for facts in events(text)] == [
        (EventStatus.OCCURRED, "2024-05-14"),
        (EventStatus.PLANNED, "2024-06-03"),
    ]


@pytest.mark.parametrize("case", annotate_cases(), ids=lambda case: case.name)
def test_the_words_that_are_tried_are_all_at_which_a_noun_is_found(case: Case) -> None:
    text = fold_typography(case.article.text)
    tried = {word.start(): word.group() for word in frames._first_word().finditer(lower(text))}
    for one in frames.noun_frames():
        everywhere = re.compile(rf"(?:(?<![\w'-])|(?<=[ldsn]')){one.words.pattern}", re.I)
        for match in everywhere.finditer(text):
            assert one in frames._beginning_with(tried[match.start()])


@pytest.mark.parametrize("entry", load("event_frames")["examples"], ids=lambda entry: entry["sentence"])
def test_each_example_of_the_frames_tells_its_events(entry: dict[str, Any]) -> None:
    folded = fold_typography(entry["sentence"])
    found = find_triggers(folded, [Sentence(Span(0, len(folded)), 0, "x")])
    assert [trigger.type.value for trigger in found if trigger.tied] == entry["types"]


@pytest.mark.parametrize("entry", load("event_ties")["examples"], ids=lambda entry: entry["sentence"])
def test_each_example_of_a_tie_has_its_role(entry: dict[str, Any]) -> None:
    sentence = fold_typography(entry["sentence"])
    start = sentence.lower().index(entry["noun"])
    tie = find_tie(sentence, start, start + len(entry["noun"]), find_verb_groups(sentence))
    assert tie.role == entry["role"]


@pytest.mark.parametrize("entry", load("event_status")["examples"], ids=lambda entry: entry["sentence"])
def test_each_example_of_a_status_has_it(entry: dict[str, Any]) -> None:
    folded = fold_typography(entry["sentence"])
    found = find_triggers(folded, [Sentence(Span(0, len(folded)), 0, "x")])
    assert [trigger.status.value for trigger in found if trigger.tied and trigger.status] == [entry["status"]]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # what is done to an event has a day of its own
        ("Anna Leclerc a confirmé la rencontre tenue lundi avec Paul Dubreuil.", "2024-05-13"),
        # what goes on began on a day
        ("Les dockers de Brest sont en grève depuis lundi.", "2024-05-13"),
        # a date that opens a sentence dates all of it
        ("12 avril 2023 : Anna Leclerc rencontre Paul Dubreuil à Genève.", "2023-04-12"),
        # a participle or « qui » of another noun does not date the event
        ("Anna Leclerc a rencontré Paul Dubreuil, arrivé lundi de Genève.", None),
        (
            "La rencontre entre Anna Leclerc et Paul Dubreuil, qui s’est tenue lundi, a été brève.",
            "2024-05-13",
        ),
        (
            "La rencontre entre Anna Leclerc et Paul Dubreuil a eu lieu dans la nuit de lundi à mardi.",
            "2024-05-13/2024-05-14",
        ),
    ],
)
def test_the_date_is_that_of_the_event(text: str, date: str | None) -> None:
    assert [facts.date for facts in events(text)] == [date]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # the subject of a coordinated verb, and of an infinitive
        (
            "Anna Leclerc a inauguré le pont et a rencontré Paul Dubreuil.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        # « qui » takes up the name before it
        (
            "Odile Marchand a salué Anna Leclerc, qui a rencontré Paul Dubreuil.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        # who is told of in an aside takes no part
        (
            "Anna Leclerc, que soutient Odile Marchand, a rencontré Paul Dubreuil.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        # who leads a delegation takes part
        (
            "Anna Leclerc a reçu lundi une délégation conduite par Paul Dubreuil.",
            ("Anna Leclerc", "Paul Dubreuil"),
        ),
        # of strikes and marches the persons near are no parties
        ("Les dockers de Brest ont défilé lundi avec Anna Leclerc.", ()),
    ],
)
def test_who_acts(text: str, people: tuple[str, ...]) -> None:
    assert [facts.participants for facts in events(text)] == [people]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Anna Leclerc et Paul Dubreuil se sont parlé lundi soir, une bonne demi-heure.", 30),
        ("Anna Leclerc et Paul Dubreuil se sont parlé lundi soir. Vingt minutes, pas une de plus.", 20),
        (
            "Anna Leclerc et Paul Dubreuil se sont parlé lundi. L’échange n’a duré que quatre minutes.",
            4,
        ),
        ("Anna Leclerc a rencontré Paul Dubreuil lundi pendant trois quarts d’heure.", 45),
        ("Anna Leclerc et Paul Dubreuil se sont parlé il y a deux heures.", None),
        ("Anna Leclerc a rencontré Paul Dubreuil lundi. Deux heures plus tard, elle partait.", None),
    ],
)
def test_how_long_it_lasted(text: str, minutes: int | None) -> None:
    assert [facts.duration_minutes for facts in events(text)] == [minutes]


def test_a_story_goes_on_with_its_day() -> None:
    text = (
        "Lundi, Anna Leclerc a reçu les dockers. Elle a ensuite rencontré Paul Dubreuil.\n"
        "Odile Marchand avait rencontré Jean Morand."
    )
    dates = {facts.participants[-1]: facts.date for facts in events(text) if facts.participants}
    assert dates["Paul Dubreuil"] == "2024-05-13"
    assert dates.get("Jean Morand") is None


def test_a_second_meeting_is_of_the_same_two() -> None:
    text = (
        "Anna Leclerc et Paul Dubreuil se sont rencontrés lundi à Brest. "
        "Un second rendez-vous a eu lieu mardi à Vannes."
    )
    assert [(facts.date, facts.participants) for facts in events(text)] == [
        ("2024-05-13", ("Anna Leclerc", "Paul Dubreuil")),
        ("2024-05-14", ("Anna Leclerc", "Paul Dubreuil")),
    ]


def test_what_is_put_off_keeps_its_people() -> None:
    text = (
        "La rencontre entre Anna Leclerc et Paul Dubreuil, prévue vendredi, a été annulée. "
        "Elle est reportée au 12 juin."
    )
    assert ("Anna Leclerc", "Paul Dubreuil") in [facts.participants for facts in events(text)]


def test_the_next_weekday_is_meant_of_what_is_planned() -> None:
    (facts,) = events("Une réunion entre Anna Leclerc et Paul Dubreuil est prévue mardi à Brest.")
    assert (facts.status, facts.date) == (EventStatus.PLANNED, "2024-05-21")


def test_calls_gone_through_one_by_one_are_all_of_the_same_caller() -> None:
    text = (
        "Anna Leclerc s’est entretenue lundi par téléphone avec Paul Dubreuil. "
        "Elle a ensuite téléphoné à Odile Marchand. Enfin, Jean Morand a appelé Brest."
    )
    people = [set(facts.participants) for facts in events(text)]
    assert {"Anna Leclerc", "Jean Morand"} in people


def test_two_halves_of_one_call_are_one() -> None:
    text = (
        "Anna Leclerc a téléphoné lundi. « J’ai bien reçu un appel téléphonique », a confirmé Paul Dubreuil."
    )
    assert len(events(text)) <= 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # a relative clause that a comma closes does not date what follows
        (
            "Les syndicats ont levé le préavis qu’ils avaient déposé le 18 avril, après avoir signé un accord samedi.",
            "2024-05-11",
        ),
        # the date that heads a line goes before one that counts from it
        ("15 avril 2023 : deux jours plus tard, Anna Leclerc rencontre Paul Dubreuil.", "2023-04-15"),
    ],
)
def test_the_date_of_the_nearest_clause(text: str, date: str) -> None:
    assert date in [facts.date for facts in events(text)]


def test_a_capital_that_asked_for_a_call_is_its_leader() -> None:
    text = (
        "Le président français Anna Leclerc s’est entretenue lundi par téléphone avec le président turc "
        "Paul Dubreuil. L’appel a eu lieu à l’initiative d’Ankara."
    )
    assert [facts.initiator for facts in events(text)] == ["Paul Dubreuil"]


def test_who_else_counted() -> None:
    text = "Plus de 3 000 personnes selon la police, 8 000 selon les organisateurs, ont manifesté samedi à Brest."
    assert [figure.value for facts in events(text) for figure in facts.figures] == [3000, 8000]


def test_what_is_put_off_has_its_new_day() -> None:
    text = "La rencontre prévue lundi entre Anna Leclerc et Paul Dubreuil a été reportée à jeudi."
    assert "2024-05-16" in [facts.date for facts in events(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Le sommet entre Anna Leclerc et Paul Dubreuil aura lieu vendredi et samedi à Brest.",
            "2024-05-17/2024-05-18",
        ),
        ("Une rencontre entre Anna Leclerc et Paul Dubreuil est envisagée en avril à Brest.", "2025-04"),
        ("En 2019, Anna Leclerc a rencontré Paul Dubreuil à Genève.", "2019"),
    ],
)
def test_two_days_in_a_row_a_month_to_come_a_year_gone(text: str, date: str) -> None:
    assert [facts.date for facts in events(text)] == [date]


def test_whom_a_pronoun_before_the_verb_means() -> None:
    text = "Anna Leclerc a salué Paul Dubreuil lundi. Odile Marchand l’a ensuite appelée."
    people = [set(facts.participants) for facts in events(text) if facts.type is EventType.PHONE_CALL]
    assert people == [{"Anna Leclerc", "Odile Marchand"}]


def test_who_leads_what_a_noun_names() -> None:
    text = (
        "Les négociations entre Brest et Vannes, reprises lundi, sont conduites par la maire Anna Leclerc "
        "et par le préfet Paul Dubreuil."
    )
    assert {"Anna Leclerc", "Paul Dubreuil"} in [set(facts.participants) for facts in events(text)]


def test_what_is_announced_for_a_day_is_of_that_day() -> None:
    text = "Un nouveau rassemblement est annoncé pour le 4 octobre à Brest."
    assert [facts.date for facts in events(text)] == ["2024-10-04"]


def test_a_sentence_that_only_measures_takes_up_what_was_told() -> None:
    text = (
        "Les négociateurs de Brest et de Vannes ont repris lundi leurs négociations à Quimper. "
        "Au total, près de six heures de discussions."
    )
    assert [(facts.type, facts.duration_minutes) for facts in events(text)] == [(EventType.NEGOTIATION, 360)]


def test_what_somebody_goes_to_do_is_of_the_same_day() -> None:
    text = "Anna Leclerc se rendra le 11 juin à Brest pour rencontrer Paul Dubreuil."
    dates = {facts.type: facts.date for facts in events(text)}
    assert dates[EventType.MEETING] == "2024-06-11"
