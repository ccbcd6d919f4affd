"""Faults as editors and GitHub read them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.command import json_line, tell
from generator.errors import Fault
from generator.fault_report import from_here, print_faults, workflow_command

FAULT = Fault("data/events/x.yml", 3, 7, "« 2025-13 » is not a date", "write a month from 01 to 12")


def printed(*faults: Fault, github: bool = False, level: str = "error") -> list[str]:
    stream = io.StringIO()
    print_faults(faults, stream, github=github, level=level)
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
