"""The workflows: pinned, with least rights, without secrets."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / "generator" / "skeleton" / ".github" / "workflows" / "site.yml",
]
ON_DEFAULT_BRANCH = (
    "github.event_name == 'push' && "
    "github.ref == format('refs/heads/{0}', github.event.repository.default_branch)"
)


@pytest.fixture(params=WORKFLOWS, ids=lambda path: str(path.relative_to(ROOT)))
def source(request: pytest.FixtureRequest) -> str:
    path: Path = request.param
    return path.read_text(encoding="utf-8")


@pytest.fixture
def workflow(source: str) -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(source)
    return loaded


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_is_a_workflow_here_and_one_for_new_chronicles() -> None:
    assert len(WORKFLOWS) >= 2
    assert all(path.is_file() for path in WORKFLOWS)


def test_actions_are_pinned_by_commit_and_name_their_version(source: str) -> None:
    used = re.findall(r"uses:\s*(.*)", source)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_nothing_is_permitted_that_a_job_does_not_ask_for(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {right for right, level in job["permissions"].items() if level == "write"}
        assert writes == ({"pages", "id-token"} if name == "deploy" else set()), name


def test_checkouts_keep_no_credentials_and_no_secret_is_read(workflow: dict[Any, Any], source: str) -> None:
    checkouts = [step for step in steps(workflow) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert "secrets." not in source


def test_only_the_default_branch_is_published(workflow: dict[Any, Any]) -> None:
    deploying = {
        name: job
        for name, job in workflow["jobs"].items()
        if "pages" in job.get("environment", {}).get("name", "")
    }
    assert list(deploying) == ["deploy"]
    assert deploying["deploy"]["if"] == ON_DEFAULT_BRANCH
    assert "build" in str(deploying["deploy"]["needs"])


def test_runs_do_not_pile_up_or_last_for_ever(workflow: dict[Any, Any]) -> None:
    assert "github.ref" in workflow["concurrency"]["group"]
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


def test_a_pull_request_gets_the_site_and_runs_no_code_with_rights(
    workflow: dict[Any, Any], source: str
) -> None:
    assert "pull_request" in workflow[True]  # YAML 1.1 reads the key « on » so
    assert "pull_request_target" not in source
    uploads = [
        step for step in steps(workflow) if step.get("uses", "").startswith("actions/upload-artifact@")
    ]
    assert [step["with"]["path"] for step in uploads] == ["site/"]


def test_scripts_get_expressions_through_the_environment_only(workflow: dict[Any, Any]) -> None:
    """An expression inside a script would run what somebody wrote into a branch's name."""
    for step in steps(workflow):
        assert "${{" not in step.get("run", ""), step


def test_the_site_is_built_once(workflow: dict[Any, Any]) -> None:
    """A whole check builds the site to follow its links, which the build that is published does anyway."""
    checks = [
        step["run"] for step in steps(workflow) if re.search(r"(?:make|fil-rouge) check", step.get("run", ""))
    ]
    assert len(checks) == 1 and checks[0].endswith("--data-only")
    names = [step.get("name") for step in workflow["jobs"]["build"]["steps"]]
    assert names.index("Check the data") < names.index("Build")


def diff_step(workflow: dict[Any, Any]) -> dict[str, Any]:
    (step,) = [step for step in steps(workflow) if "fil-rouge diff" in step.get("run", "")]
    return step


def test_what_changes_is_told_in_the_summary_even_where_the_check_fails(workflow: dict[Any, Any]) -> None:
    step, build = diff_step(workflow), workflow["jobs"]["build"]["steps"]
    assert step in build
    assert "--strict" in step["run"] and '>> "$GITHUB_STEP_SUMMARY"' in step["run"]
    assert "!cancelled()" in step["if"]
    checkout = next(step for step in build if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"]["fetch-depth"] == 0
    names = [step.get("name") for step in build]
    assert names.index(step["name"]) < names.index("Build")  # what loses an address is never published


@pytest.mark.parametrize(
    ("before", "target", "compared_with"),
    [
        ("main~1", "", "main~1"),
        ("", "main", "main~1"),
        ("0" * 40, "", None),
        ("", "gone", None),
    ],
    ids=["push to the default branch", "pull request or other branch", "first push", "no such branch"],
)
def test_a_change_is_compared_with_what_readers_have(
    workflow: dict[Any, Any], before: str, target: str, compared_with: str | None, tmp_path: Path
) -> None:
    """Play the step on a branch that left `main` a commit ago, with a program that writes down what it is asked."""
    here = tmp_path / "checkout"
    here.mkdir()

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=Essai", "-c", "user.email=essai@example.org", *arguments]
        return subprocess.run(command, cwd=here, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "--quiet", "--initial-branch=main")
    git("commit", "--quiet", "--allow-empty", "--message", "un")
    git("switch", "--quiet", "--create", "branche")
    git("commit", "--quiet", "--allow-empty", "--message", "sur la branche")
    git("switch", "--quiet", "main")
    git("commit", "--quiet", "--allow-empty", "--message", "deux")
    git("update-ref", "refs/remotes/origin/main", "main")
    git("switch", "--quiet", "branche")
    for folder in ("bin", ".venv/bin"):
        program = here / folder / "fil-rouge"
        program.parent.mkdir(parents=True)
        program.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
        program.chmod(0o755)
    summary = here / "summary.md"
    known = before if not before.startswith("main") else git("rev-parse", before)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", diff_step(workflow)["run"]],
        cwd=here,
        env={
            "BEFORE": known,
            "TARGET": target,
            "GITHUB_STEP_SUMMARY": str(summary),
            "PATH": f"{here / 'bin'}:/usr/bin:/bin",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if compared_with is None:
        assert "::notice::" in done.stdout and not summary.exists()
    else:
        asked = summary.read_text(encoding="utf-8")
        assert asked == f"diff {git('rev-parse', compared_with)} --strict --format markdown\n"


@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        ("https://forge.example/anna/fil-rouge.git@" + "0123456789abcdef" * 2 + "01234567", True),
        ("", False),
        ("https://forge.example/anna/fil-rouge.git@main", False),
        ("https://forge.example/anna/fil-rouge.git", False),
        ("http://forge.example/anna/fil-rouge.git@" + "0" * 40, False),
    ],
)
def test_a_new_chronicle_says_what_variable_it_wants(value: str, accepted: bool, tmp_path: Path) -> None:
    workflow = yaml.safe_load(WORKFLOWS[-1].read_text(encoding="utf-8"))
    script = next(step["run"] for step in steps(workflow) if "FIL_ROUGE_SOURCE" in step.get("env", {}))
    guard = script[: script.index("program=")]
    done = subprocess.run(
        ["bash", "-euc", guard],
        env={"FIL_ROUGE_SOURCE": value, "PATH": "/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == (0 if accepted else 1)
    assert ("FIL_ROUGE_SOURCE" in done.stdout) is not accepted
