"""Faults as editors and GitHub read them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.command import json_line, tell
from generator.errors import Fault
from generator.fault_report import OF_A_FILE, OF_A_RUN, from_here, print_faults, workflow_command

FAULT = Fault("data/events/x.yml", 3, 7, "« 2025-13 » is not a date", "write a month from 01 to 12")


def printed(*faults: Fault, github: bool = False, level: str = "error", every: bool = False) -> list[str]:
    stream = io.StringIO()
    print_faults(faults, stream, github=github, level=level, every=every)
    return stream.getvalue().splitlines()


def test_a_fault_is_one_line_that_editors_can_click() -> None:
    assert printed(FAULT) == ["data/events/x.yml:3:7: « 2025-13 » is not a date; write a month from 01 to 12"]


def test_github_gets_an_annotation_more() -> None:
    assert printed(FAULT, github=True)[1] == (
        "::error file=data/events/x.yml,line=3,col=7::« 2025-13 » is not a date; write a month from 01 to 12"
    )


def test_a_notice_is_no_error() -> None:
    assert printed(FAULT, github=True, level="notice")[1].startswith("::notice file=")


def test_a_fault_without_a_place_has_no_properties() -> None:
    assert workflow_command(Fault("", 0, 0, "no article", "add one")) == "::error::no article; add one"


@given(st.text(min_size=1), st.text(), st.text())
def test_nothing_in_a_fault_forges_a_command(path: str, what: str, remedy: str) -> None:
    line = workflow_command(Fault(path, 1, 1, what, remedy))
    assert "\n" not in line and "\r" not in line
    properties = line.removeprefix("::error ").split("::", 1)[0].split(",")
    assert [entry.split("=", 1)[0] for entry in properties] == ["file", "line", "col"]


@given(st.text())
@example("\u2028").via("a line separator")
def test_a_fault_stays_on_its_line_and_commands_no_terminal(what: str) -> None:
    lines = printed(Fault("a.yml", 1, 1, what, "mend it"))
    assert len(lines) == 1
    assert "\x1b" not in lines[0]


def test_paths_are_told_from_where_the_editor_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "affaire").mkdir()
    monkeypatch.chdir(tmp_path)
    assert from_here([FAULT], Path("affaire"))[0].path == "affaire/data/events/x.yml"
    assert from_here([FAULT], Path())[0].path == "data/events/x.yml"


def test_faults_come_sorted_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    other = Fault("data/events/a.yml", 9, 1, "x", "y")
    assert [fault.path for fault in from_here([FAULT, other, FAULT], Path())] == [
        "data/events/a.yml",
        "data/events/x.yml",
    ]


@pytest.mark.parametrize("words", ["un ##[error]mot", "::error::un mot", " ::set-output name=x::y"])
def test_a_runner_obeys_no_words_of_a_file(words: str) -> None:
    for line in printed(Fault("", 0, 0, words, "y"), github=False):
        assert "##[" not in line
        assert not line.lstrip().startswith("::")
    assert "##[" not in workflow_command(Fault("##[x", 1, 1, words, "y"))


def test_commands_print_nothing_that_a_terminal_obeys(capsys: pytest.CaptureFixture[str]) -> None:
    tell("un\x1b[31m mot\n  \x9b2J deux")
    assert capsys.readouterr().out == "un [31m mot\n   2J deux\n"
    assert json_line({"text": "é\x1b\x9b"}) == '{"text": "é\\u001b\\u009b"}'


def flood(**sizes: int) -> list[Fault]:
    return [Fault(f"{name}.yml", n, 1, "x", "y") for name, size in sizes.items() for n in range(1, size + 1)]


def test_a_flood_in_one_file_is_cut_and_counted() -> None:
    lines = printed(*flood(a=3000))
    assert lines[:OF_A_FILE] == [f"a.yml:{n}:1: x; y" for n in range(1, OF_A_FILE + 1)]
    assert lines[OF_A_FILE:] == [
        f"a.yml: … and {3000 - OF_A_FILE:,} more",
        f"{OF_A_FILE} of 3,000 are told; --all tells every one",
    ]


def test_a_flood_in_one_file_crowds_out_no_other() -> None:
    lines = printed(*flood(a=3000, b=1, c=150))
    assert "b.yml:1:1: x; y" in lines
    shown = [line for line in lines if line.endswith("x; y")]
    assert {name: sum(line.startswith(name) for line in shown) for name in "abc"} == {
        "a": 99,
        "b": 1,
        "c": 99,
    }
    assert "a.yml: … and 2,901 more" in lines and "c.yml: … and 51 more" in lines


def test_files_of_which_nothing_is_shown_are_counted() -> None:
    lines = printed(*(Fault(f"{n:04}.yml", 1, 1, "x", "y") for n in range(1000)))
    assert lines[OF_A_RUN:] == [
        "… and 800 more in 800 more files",
        "200 of 1,000 are told; --all tells every one",
    ]


@given(st.lists(st.integers(1, 400), min_size=1, max_size=12))
def test_what_is_told_and_what_is_counted_is_all(sizes: list[int]) -> None:
    faults = flood(**{f"f{number:02}": size for number, size in enumerate(sizes)})
    lines = printed(*faults)
    told = sum(line.endswith("x; y") for line in lines)
    counted = sum(int(line.split("and ")[1].split()[0].replace(",", "")) for line in lines if "… and" in line)
    assert told <= OF_A_RUN and told + counted == len(faults)
    assert printed(*faults, every=True) == [str(fault) for fault in faults]
    assert len(lines) <= len(faults) + 2
