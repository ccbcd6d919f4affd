"""Gold is read strictly: each fault with its place and what to do; what is right is read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Fault
from generator.evaluate import read_gold
from tests.evaluate.made import TEXT, gold


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ("evnts: []", (2, 1), "did you mean « events »?"),
        ("persons: [{name: Bastien Orveau, varients: []}]", (2, 34), "did you mean « variants »?"),
        ("persons: [{variants: [Orveau]}]", (2, 11), "« name » is missing"),
        ("persons: [{name: Bastien Orveau, variants: [Basile]}]", (2, 45), "« Basile » does not stand in the text"),
        ("quotes: [{text: les travaux du port, speaker: Orveau}]", (2, 47), "« Orveau » is not among the persons"),
        ("quotes: [{text: demain les travaux}]", (2, 17), "« demain les travaux » does not stand in the text"),
        ("timexes: [{text: mardi 6 juin}]", (2, 18), "does not stand in the text"),
        ('timexes: [{text: mardi 5 juin, edtf: "2031-13"}]', (2, 38), "no month 13"),
        ("timexes: [{text: deux heures, minutes: deux}]", (2, 40), "« deux » is not a number"),
        ("events: [{id: a, type: encounter}]", (2, 24), "« encounter » is not known as type"),
        ("events: [{id: a, type: meeting, status: done}]", (2, 41), "« done » is not known as status"),
        ("events: [{id: a}]", (2, 10), "« type » is missing"),
        ("events: [{id: a, type: visit}, {id: a, type: visit}]", (2, 37), "stands twice"),
        ("events: [{id: a, type: visit, participants: [Nadia]}]", (2, 46), "« Nadia » is not among the persons"),
        ("events: [{id: a, type: visit, figures: {dead: many}}]", (2, 47), "a number is wanted"),
        ("boilerplate: [{starts: Lire aussi}]", (2, 24), "« Lire aussi » does not stand in the text"),
        ("language: fr\nlanguage: fr", (3, 1), "stands twice"),
        ("persons: [a: {b", (2, 14), "this is not YAML"),
        ("persons: Bastien Orveau", (2, 10), "must be a list of mappings"),
    ],
)  # fmt: skip
def test_a_wrong_gold_is_told_with_its_place(line: str, place: tuple[int, int], words: str) -> None:
    faults: list[Fault] = []
    read_gold(f"id: port\n{line}\n", "port.yml", TEXT, faults)
    (fault,) = faults
    assert (fault.path, fault.line, fault.column) == ("port.yml", *place)
    assert words in f"{fault.what}; {fault.remedy}"


def test_every_fault_is_told_and_the_rest_is_read() -> None:
    faults: list[Fault] = []
    source = "id: port\nnotes: x\npersons: [{name: Ilse Kampen, rank: 1}]\nevents: [{id: a, type: visit, date: hier}]\n"
    found = read_gold(source, "port.yml", TEXT, faults)
    assert [fault.line for fault in faults] == [2, 3, 4]
    assert found is not None
    assert [person.name for person in found.persons] == ["Ilse Kampen"]
    assert (found.events[0].types, found.events[0].date) == (("visit",), None)


@pytest.mark.parametrize("source", ["", "- id: port\n", "id:\n", "\x07", "persons: []\n"])
def test_what_is_no_gold_is_one_fault(source: str) -> None:
    faults: list[Fault] = []
    assert read_gold(source, "port.yml", TEXT, faults) is None
    assert len(faults) == 1


def test_aliases_of_a_program_that_writes_yaml_are_followed() -> None:
    """And a date without quotes, which YAML would make a date of, stays as written."""
    (one,) = gold("events: [{id: a, type: visit, date: &day 2031-06-05, date_true: *day}]").events
    assert one.date == "2031-06-05"


def test_a_quotation_may_lack_its_incise_and_typography_is_no_difference() -> None:
    text = TEXT.replace(" ", "\u00a0").replace("Haute-Vire", "L’Haÿe")
    gold("quotes: [{text: Nous reprendrons les travaux du port}, {text: «NOUS REPRENDRONS»}]", text)
    gold('persons: [{name: A, variants: ["L\'Haye"]}]', text)


def test_sealed_gold_has_no_words_to_look_for() -> None:
    assert gold("sealed: true\nquotes: [{text: x1a2b3c4 x5d6e7f8 x9a0b1c2}]").quotations


def test_layers_that_are_not_given_are_not_empty_ones() -> None:
    assert gold("places: []").places == ()
    assert (gold("").places, gold("").organisations, gold("").timexes) == (None, None, None)


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(source: str) -> None:
    faults: list[Fault] = []
    found = read_gold(source, "x.yml", TEXT, faults)
    assert found is not None or faults


KEYS = ("persons", "events", "quotes", "timexes", "places", "forbidden", "published", "id")
VALUES = st.recursive(
    st.sampled_from(["a", "1", "[]", "{}", "null", "~", "2031-06-05"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["id", "name", "text", "type", "date", "speaker"]), inner, max_size=3
        ).map(lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items.items()) + "}"),
    ),
    max_leaves=8,
)


@given(VALUES, st.sampled_from(KEYS))
def test_no_shape_of_value_breaks_the_reader(value: str, key: str) -> None:
    faults: list[Fault] = []
    source = f"{'' if key == 'id' else 'id: port'}\n{key}: {value}\n"
    assert read_gold(source, "x.yml", TEXT, faults) is not None or faults


def test_the_form_that_the_readme_tells_is_the_one_that_is_read() -> None:
    readme = Path(__file__).parents[1] / "gold" / "README.md"
    example = readme.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    faults: list[Fault] = []
    found = read_gold(example, "README.md", None, faults)
    assert faults == []
    assert (
        found is not None
        and found.places
        and found.timexes
        and found.quotations
        and found.events
        and found.traps
    )
