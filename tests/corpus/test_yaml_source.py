"""Scalars stay what the editor wrote; every value knows its place; hostile YAML ends in a fault."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.corpus.yaml_source import Fields, Items, Text, in_brief, load
from generator.errors import Fault


def fields(source: str) -> dict[str, Text]:
    faults: list[Fault] = []
    node = load(source, "x.yml", faults)
    assert faults == []
    assert isinstance(node, Fields)
    values = {key.value: value for key, value in node.entries}
    assert all(isinstance(value, Text) for value in values.values())
    return {key: value for key, value in values.items() if isinstance(value, Text)}


@pytest.mark.parametrize(
    "written",
    ["NO", "yes", "on", "12:30", "010", "0x1F", "1e3", "1_000", "2025-06-04", "3.10", ".5", "=", "Null"],
)
def test_plain_values_stay_as_written(written: str) -> None:
    assert fields(f"valeur: {written}")["valeur"] == Text(written, False, 1, 9)


def test_keys_stay_as_written() -> None:
    assert list(fields("NO: a\n010: b\n1e3: c\n")) == ["NO", "010", "1e3"]


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_nothing_unless_it_is_quoted(written: str) -> None:
    assert fields(f"valeur: {written}")["valeur"].is_null
    assert not fields(f'valeur: "{written}"')["valeur"].is_null


def test_places_count_characters_from_one() -> None:
    value = fields("é: 1\nœuvre: « 😀 »\n")["œuvre"]
    assert (value.line, value.column) == (2, 8)


def test_places_count_from_the_line_of_the_file() -> None:
    node = load("a: 1", "x.md", [], first_line=2)
    assert isinstance(node, Fields)
    assert node.entries[0][0].line == 2


def test_crlf_reads_as_lf() -> None:
    assert fields("a: 1\r\nb: deux mots\r\n") == fields("a: 1\nb: deux mots\n")


def test_a_bracketed_list_knows_how_it_was_written() -> None:
    node = load("date: [2025-06-04,2025-06-11]", "x.yml", [])
    assert isinstance(node, Fields)
    value = node.entries[0][1]
    assert isinstance(value, Items)
    assert value.written == "[2025-06-04,2025-06-11]"


def test_an_alias_bomb_is_refused_without_being_unfolded() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    faults: list[Fault] = []
    assert load("\n".join(lines), "x.yml", faults) is None
    assert any("aliases" in fault.what for fault in faults)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_told_once(opening: str) -> None:
    faults: list[Fault] = []
    assert load(opening * 20_000, "x.yml", faults) is None
    assert len(faults) == 1


def test_a_control_character_is_told_at_its_place() -> None:
    faults: list[Fault] = []
    assert load("a: 1\nb: x\x07y\n", "x.yml", faults) is None
    assert [(fault.line, fault.column) for fault in faults] == [(2, 5)]


def test_an_escaped_control_character_is_told() -> None:
    faults: list[Fault] = []
    load('a: "x\\0y"\n', "x.yml", faults)
    assert [fault.what for fault in faults] == ["a control character stands in this text"]


def test_a_comment_after_a_space_is_a_comment() -> None:
    assert fields("a: un  # deux\nb: trois# quatre\n")["a"].value == "un"


def test_long_values_are_cut_in_messages() -> None:
    faults: list[Fault] = []
    load(f"{'k' * 500}: 1\n{'k' * 500}: 2\n", "x.yml", faults)
    assert len(str(faults[0])) < 200


def test_messages_cut_any_number_of_marks_soon() -> None:
    def seconds(marks: int) -> float:
        begun = time.process_time()
        assert len(in_brief("« " * marks)) <= 2 * marks
        return time.process_time() - begun

    assert min(seconds(40_000) for _ in range(3)) <= 20 * max(min(seconds(10_000) for _ in range(3)), 0.001)


def test_messages_stay_on_one_line_and_move_no_text() -> None:
    faults: list[Fault] = []
    load('"a\\nb\\u202e": 1\n"a\\nb\\u202e": 2\n', "x.yml", faults)
    assert str(faults[0]).startswith("x.yml:2:1: the key « a b  » already")


YAML_LIKE = st.text(alphabet=st.sampled_from(list("ab:- \n\t[]{}&*!|>'\"%@`#,?~0é\u2028\\")), max_size=60)


@settings(deadline=None)
@given(st.one_of(st.text(), YAML_LIKE))
@example("a: 1\n\u2028b")
@example('"\\x"')
@example("a: |\n  x\n y")
@example("%YAML 9.9\n---\na")
@example("\ufeff")
def test_any_text_gives_a_document_or_a_fault(source: str) -> None:
    faults: list[Fault] = []
    node = load(source, "x.yml", faults)
    assert node is None or isinstance(node, Fields | Items | Text)
    assert all(fault.line >= 1 and fault.column >= 1 and fault.what and fault.remedy for fault in faults)
