"""What counts as right in each layer, and what counts neither way."""

from __future__ import annotations

import hashlib

import pytest

from generator.evaluate import LAYERS
from tests.evaluate.made import TEXT, counts, event, name, quotation, rows, score, timex

TWO = """
persons:
- {name: Bastien Orveau, variants: [Bastien Orveau, M. Orveau]}
- {name: Ilse Kampen, variants: [Ilse Kampen]}
"""


def block(words: str, kind: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "kind": kind}


def test_furniture_is_judged_by_its_lines() -> None:
    source = "boilerplate: [Mise à jour, {starts: « Nous reprendrons}]"
    found = [
        block("Mise à jour mardi 5 juin", "date_line"),
        block("Mardi 5 juin, le maire", "date_line"),  # a dateline: the prose goes on after it
        block("« Nous reprendrons, a dit M. Orveau", "body"),
    ]
    scored = score(source, blocks=found)
    assert counts(scored, "furniture") == (1, 1, 1, 2)
    assert [row.item for row in rows(scored, "furniture") if not row.right] == ["« Nous reprendrons"]
    whole = block(TEXT.splitlines()[2], "caption")
    assert counts(score(source, blocks=[whole, *found[2:]]), "furniture") == (0, 1, 0, 2)


@pytest.mark.parametrize(
    ("gold_date", "found", "expected"),
    [
        ('"2031-06-05"', "2031-06-05", (1, 1, 1, 1)),
        ('"2031-06"', "2031-06-05", (0, 1, 0, 1)),
        ('"2031-06-05"', None, (0, 0, 0, 1)),
        ("null", "2031-06-05", (0, 1, 0, 0)),
        ("null", None, (0, 0, 0, 0)),
    ],
)
def test_the_date_of_publication(gold_date: str, found: str | None, expected: tuple[int, ...]) -> None:
    assert counts(score(f"publication_date: {gold_date}", published=found), "publication date") == expected
    given = score(f"publication_date: {gold_date}\npublished: 2031-06-05", published=found)
    assert counts(given, "publication date") == (0, 0, 0, 0)  # the program was told


def test_persons_are_met_once_under_any_name_that_only_they_bear() -> None:
    scored = score(TWO, persons=[name("Orveau", "M. Orveau"), name("Bastien Orveau"), name("Haute-Vire")])
    assert counts(scored, "persons") == (1, 3, 1, 2)
    assert [row.told for row in rows(scored, "persons") if row.found and not row.right] == ["found twice", ""]


def test_a_surname_of_two_people_names_neither() -> None:
    two = "persons: [{name: Bastien Orveau}, {name: Nadia Orveau}]"
    assert counts(score(two, persons=[name("Orveau")]), "persons") == (0, 1, 0, 2)
    assert counts(score(two, persons=[name("B. Orveau")]), "persons") == (1, 1, 1, 2)


def test_optional_persons_count_neither_way() -> None:
    optional = "persons: [{name: Ilse Kampen, optional: true}, {name: Ed Kint, by_line: true}]"
    assert counts(score(optional), "persons") == (0, 0, 0, 0)
    assert counts(score(optional, persons=[name("Ilse Kampen")]), "persons") == (0, 0, 0, 0)


def test_written_forms_are_those_of_the_persons_found() -> None:
    scored = score(TWO, persons=[name("Bastien Orveau", "Bastien Orveau", "le maire")])
    assert counts(scored, "written forms") == (1, 2, 1, 2)


def test_a_name_that_is_only_an_editors_is_no_wrong_form() -> None:
    scored = score(
        "persons: [{name: Bastien Orveau, variants: [M. Orveau]}]",
        persons=[name("Bastien Orveau", "M. Orveau")],
    )
    assert counts(scored, "written forms") == (1, 1, 1, 1)


def test_places_are_met_with_more_words_and_what_is_named_elsewhere_costs_nothing() -> None:
    source = (
        "places: [Port-Clair, {name: Haute-Vire, variants: [la Haute-Vire]}]\norganisations: [Agence du Nord]"
    )
    found = [name("commune de Port-Clair"), name("Agence du Nord"), name("Sud")]
    scored = score(source, places=found)
    assert counts(scored, "places") == (1, 2, 1, 2)
    assert [row.item for row in rows(scored, "places") if not row.right] == ["Sud", "Haute-Vire"]


def test_layers_that_the_gold_does_not_give_are_not_scored() -> None:
    scored = score("persons: []", places=[name("Port-Clair")], timexes=[timex("Mardi 5 juin", "2031-06-05")])
    assert all(counts(scored, layer) == (0, 0, 0, 0) for layer in LAYERS)


def test_a_temporal_expression_is_relaxed_strict_and_valued() -> None:
    source = 'timexes: [{text: mardi 5 juin, edtf: "2031-06-05"}, {text: deux heures, minutes: 120}]'
    found = [timex("5 juin", "2031-06-05?", after="Mardi 5"), timex("pendant deux heures", None, "PT2H")]
    scored = score(source, timexes=found)
    assert counts(scored, "timexes, relaxed") == (2, 2, 2, 2)
    assert counts(scored, "timexes, strict") == (0, 2, 0, 2)
    assert counts(scored, "timexes, value") == (2, 2, 2, 2)


def test_where_an_expression_begins_is_a_custom() -> None:
    source = "timexes: [{text: pendant deux heures, minutes: 120}]"
    assert counts(score(source, timexes=[timex("deux heures", None, "PT2H")]), "timexes, strict") == (
        0,
        1,
        0,
        1,
    )
    text = "En 2031, tout change."
    year = timex("2031", "2031", text=text)
    assert counts(score("timexes: [{text: En 2031}]", text, timexes=[year]), "timexes, strict") == (
        1,
        1,
        1,
        1,
    )


def test_a_date_where_the_gold_has_none_is_made_up() -> None:
    scored = score("timexes: [{text: mardi 5 juin}]", timexes=[timex("Mardi 5 juin", "2031-06-05")])
    assert counts(scored, "timexes, value") == (0, 1, 0, 1)


def test_dates_in_furniture_and_repeats_cost_nothing_others_do() -> None:
    source = 'boilerplate: [Mise à jour]\ntimexes: [{text: Mardi 5 juin, edtf: "2031-06-05"}]'
    there = [timex("mardi 5 juin", "2031-06-05"), timex("Mardi 5 juin", "2031-06-05")]
    assert counts(score(source, timexes=there), "timexes, relaxed") == (1, 1, 1, 1)
    made_up = [*there, timex("deux heures", None, "PT2H")]
    assert counts(score(source, timexes=made_up), "timexes, relaxed") == (1, 2, 1, 1)


PORT = "quotes: [{text: Nous reprendrons les travaux du port, speaker: Bastien Orveau}]"


@pytest.mark.parametrize(
    ("speaker", "right"), [("M. Orveau", 1), ("Ilse Kampen", 0), (None, 0), ("Orveau Bastien", 1)]
)
def test_a_quotation_has_a_speaker(speaker: str | None, right: int) -> None:
    scored = score(TWO + PORT, quotations=[quotation("Nous reprendrons, les travaux du port", speaker)])
    assert counts(scored, "quotations") == (1, 1, 1, 1)
    assert counts(scored, "quotations + speaker") == (right, 1, right, 1)


def test_nobody_is_right_where_nobody_is_certain_and_a_body_speaks_under_any_of_its_names() -> None:
    source = "quotes: [{text: les travaux du port, speaker: null, speaker_org: préfecture de Haute-Vire}]"
    for speaker, right in ((None, 1), ("la préfecture", 1), ("Haute-Vire", 1), ("la mairie", 0)):
        scored = score(source, quotations=[quotation("les travaux du port", speaker)])
        assert counts(scored, "quotations + speaker") == (right, 1, right, 1)


def test_a_repeat_counts_once_and_one_or_two_words_not_at_all() -> None:
    found = [quotation(text, None) for text in ("les travaux du port", "Les travaux du port", "du port")]
    scored = score("quotes: [{text: les travaux du port}, {text: sans dire}]", quotations=found)
    assert counts(scored, "quotations") == (1, 1, 1, 1)


MEETING = f"""{TWO}
events:
- id: m
  type: meeting
  alt_types: [visit]
  date: 2031-06-05
  participants: [Bastien Orveau, Ilse Kampen]
"""


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (event("meeting", "2031-06-05", "Bastien Orveau", "Ilse Kampen"), 1),
        (event("visit", "2031-06-05", "M. Orveau", "Kampen"), 1),
        (event("meeting", "2031-06-05~", "Bastien Orveau", "Ilse Kampen"), 1),
        (event("meeting", "2031-06", "Bastien Orveau", "Ilse Kampen"), 0),
        (event("meeting", None, "Bastien Orveau", "Ilse Kampen"), 0),
        (event("attack", "2031-06-05", "Bastien Orveau", "Ilse Kampen"), 0),
        (event("meeting", "2031-06-05", "Bastien Orveau"), 0),
        (event("meeting", "2031-06-05", "Bastien Orveau", "Ilse Kampen", "Ed Kint"), 1),
        (event("meeting", "2031-06-05", "Bastien Orveau", "Ilse Kampen", "Ed Kint", "Jo Vael"), 0),
    ],
)
def test_an_event_is_its_type_its_people_and_its_date(found: dict[str, object], right: int) -> None:
    assert counts(score(MEETING, events=[found]), "events") == (right, 1, right, 1)


def test_status_and_date_are_judged_by_themselves_too() -> None:
    planned = event("meeting", "2031-06-06", "Bastien Orveau", "Ilse Kampen", status="planned")
    scored = score(MEETING, events=[planned])
    assert counts(scored, "events") == (0, 1, 0, 1)
    assert counts(scored, "dates of events") == (0, 1, 0, 1)
    right_day = event("meeting", "2031-06-05", "Bastien Orveau", "Ilse Kampen", status="planned")
    scored = score(MEETING, events=[right_day])
    assert counts(scored, "events") == (1, 1, 1, 1)
    assert counts(scored, "events + status") == (0, 1, 0, 1)
    assert counts(scored, "dates of events") == (1, 1, 1, 1)


def test_statements_and_what_may_be_an_optional_event_cost_nothing() -> None:
    optional = 'events: [{id: s, type: strike, date: "2031-06-05", optional: true}]'
    found = [event("strike", "2031-06-07"), event("statement", None), event("attack", None)]
    assert counts(score(optional, events=found), "events") == (0, 1, 0, 0)


def test_two_events_are_not_one() -> None:
    source = 'events: [{id: a, type: attack, date: "2031-06-05"}, {id: b, type: attack, date: "2031-06-05"}]'
    assert counts(score(source, events=[event("attack", "2031-06-05")]), "events") == (1, 1, 1, 2)
    assert counts(score(source, events=[event("attack", "2031-06-05")] * 3), "events") == (2, 3, 2, 2)


def test_details_are_judged_beside_the_event_that_has_them() -> None:
    source = """
events:
- id: strike
  type: strike
  parties: [Syndicat du port, Haute-Vire]
  place: Port-Clair
  duration_minutes: 120
  figures: {strikers: 230, ships: 4, share: 52.5}
  ordinal: {count: 3}
  initiator: Syndicat du port
"""
    found = event(
        "strike", None, parties=["préfecture de Haute-Vire", "Nord"], place="mairie de Port-Clair",
        duration_minutes=124, figures=[{"value": 230}, {"value": 12}], ordinal={"count": 2}, initiator="le syndicat",
    )  # fmt: skip
    scored = score(source, events=[found])
    assert counts(scored, "parties of events") == (1, 2, 1, 2)
    assert counts(scored, "places of events") == (1, 1, 1, 1)
    assert counts(scored, "durations of events") == (1, 1, 1, 1)
    assert counts(scored, "figures of events") == (1, 2, 1, 2)
    assert counts(scored, "ordinals of events") == (0, 1, 0, 1)
    assert counts(scored, "initiators of events") == (1, 1, 1, 1)
    assert counts(score(source), "figures of events") == (0, 0, 0, 2)


def test_a_body_and_its_initials_are_one() -> None:
    both = "[Syndicat des dockers réunis, SDR, PDN]"
    source = f"organisations: {both}\nevents: [{{id: s, type: strike, parties: {both}}}]"
    for form in ("SDR", "Syndicat des dockers réunis"):
        scored = score(source, organisations=[name(form)], events=[event("strike", None, parties=[form])])
        assert counts(scored, "organisations") == (1, 1, 1, 2)
        assert counts(scored, "parties of events") == (1, 1, 1, 2)


def test_a_length_that_nobody_gave_is_made_up() -> None:
    scored = score("events: [{id: s, type: strike}]", events=[event("strike", None, duration_minutes=5)])
    assert counts(scored, "durations of events") == (0, 1, 0, 0)


def test_sealed_quotations_are_met_by_the_hashes_of_their_words() -> None:
    text = "les travaux du port"
    hashes = " ".join(f"x{hashlib.sha1(word.encode()).hexdigest()[:7]}" for word in text.split())  # noqa: S324
    source = f"sealed: true\nquotes: [{{text: {hashes}}}]"
    scored = score(
        source, quotations=[quotation("Les travaux du port", None), quotation("sans dire quand", None)]
    )
    assert counts(scored, "quotations") == (1, 2, 1, 1)


def test_traps() -> None:
    source = """
persons: [{name: Bastien Orveau}]
not_persons: [Haute-Vire]
forbidden_persons: [Ed Kint]
forbidden:
- {type: phone_call, status: occurred, participants: [Bastien Orveau], date_prefix: 2031-06}
"""
    call = event("phone_call", "2031-06-05", "M. Orveau")
    scored = score(source, persons=[name("haute-vire"), name("M. Kint"), name("E. Kint")], events=[call])
    assert len(scored.traps) == 3
    near = [
        event("phone_call", "2031-06-05", "M. Orveau", status="denied"),
        event("phone_call", "2031-07-05", "M. Orveau"),
        event("phone_call", "2031-06-05"),
    ]
    assert score(source, events=near).traps == ()


def test_of_another_language_only_what_is_made_up_counts() -> None:
    source = TWO.replace("persons:", "language: es\npersons:", 1)
    assert score(source).judgements == ()
    assert not score(source).french
    scored = score(source, persons=[name("Ilse Kampen"), name("Mar Menor")], events=[event("attack", None)])
    assert [(row.layer, row.item) for row in scored.judgements] == [
        ("persons", "Mar Menor"),
        ("events", "attack occurred None"),
    ]
