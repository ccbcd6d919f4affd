"""What editors do to a chronicle, commit by commit, and what `diff` says of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.command import today
from generator.compare import ChangeKind, compare
from tests.compare.history import STEPS, Told, played, without_commit

NAMES = [step.name for step in STEPS[1:]]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Told]:
    return played(tmp_path_factory.mktemp("histoire") / "chronique")


def expected(name: str, file: str) -> str:
    path = Path(__file__).parent / "history" / name / file
    return path.read_text(encoding="utf-8") if path.is_file() else ""


@pytest.mark.parametrize("name", NAMES)
def test_each_commit_is_told_in_these_words(history: Mapping[str, Told], name: str) -> None:
    assert without_commit(history[name].text.stdout) == expected(name, "expected.txt")


@pytest.mark.parametrize("name", NAMES)
def test_strict_refuses_these_addresses_and_no_others(history: Mapping[str, Told], name: str) -> None:
    told = history[name].strict
    refused = [line for line in told.stderr.splitlines() if " no more; " in line]
    here = [line.rpartition("data/")[1] + line.partition("data/")[2] for line in refused]
    assert [line.replace(today(), "AUJOURD’HUI") for line in here] == expected(
        name, "strict.txt"
    ).splitlines()
    assert told.stdout == history[name].text.stdout
    assert not refused or told.exit_code == 1


@pytest.mark.parametrize("name", NAMES)
def test_without_strict_only_faulty_data_fail(history: Mapping[str, Told], name: str) -> None:
    told = history[name].text
    assert told.exit_code == (1 if told.stderr else 0)


@pytest.mark.parametrize("name", NAMES)
def test_the_summary_of_a_job_tells_as_much(history: Mapping[str, Told], name: str) -> None:
    lines = [line for line in history[name].text.stdout.splitlines() if line.startswith("  ")]
    marked = [line for line in history[name].markdown.stdout.splitlines() if line.lstrip().startswith("- ")]
    assert len(marked) == len(lines)


def test_programs_get_every_change(history: Mapping[str, Told]) -> None:
    told = json.loads(history["03-corrige-une-date"].json.stdout)
    (date,) = [
        change for change in told["changes"] if change.get("property") == "date" and "before" in change
    ]
    assert (date["before"], date["after"]) == (["2025-05-05"], ["2025-05-04"])
    assert date["subject"]["address"] == "evenements/2025-05-05-appel/"
    assert date["causes"][0]["kind"] == "decision"
    lost = json.loads(history["10-perd-des-adresses"].json.stdout)["lost"]
    assert "articles/2025-05-07-courrier-bbbbbb/" in lost and "evenements/2025-05-06-rencontre/" in lost


def test_a_state_does_not_differ_from_itself(history: Mapping[str, Told]) -> None:
    for told in history.values():
        assert compare(told.state, told.state) == ()


def test_what_comes_in_one_direction_goes_in_the_other(history: Mapping[str, Told]) -> None:
    states = [history[name].state for name in NAMES]
    come, go = {ChangeKind.ADDED, ChangeKind.SPLIT}, {ChangeKind.REMOVED, ChangeKind.MERGED}
    seen = 0
    for one in states:
        for other in states:
            came = {change.subject.ref for change in compare(one, other) if change.kind in come}
            went = {change.subject.ref for change in compare(other, one) if change.kind in go}
            assert came == went
            seen += len(came)
    assert seen


def test_every_kind_of_change_is_met() -> None:
    words = "".join(expected(name, "expected.txt") for name in NAMES)
    for said in (
        "added:",
        "kept:",
        "merged:",
        "split off:",
        "withdrawn:",
        "date: from",
        "contradict",
        "gone:",
    ):
        assert said in words
