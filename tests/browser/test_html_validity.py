"""Every page is valid HTML, by the Nu Html Checker (npm's vnu-jar)."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

from tests.finished_site import FinishedSite

VALIDATOR = Path(__file__).parent.parent.parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def errors(folder: Path) -> list[str]:
    """Return the validator's errors on all HTML below a folder: message, extract, and on how many pages."""
    assert VALIDATOR.is_file(), "vnu-jar is not installed: run `make test`, which installs it"
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", VALIDATOR, "--errors-only", "--format", "json", "--skip-non-html", folder],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    found = Counter(f"{message['message']} · {message.get('extract', '')}" for message in messages)
    return [f"{count} × {what}" for what, count in found.most_common()]


def test_own_site_is_valid(own_site: FinishedSite) -> None:
    assert errors(own_site.folder) == []


def test_site_of_the_five_is_valid(five_site: FinishedSite) -> None:
    assert errors(five_site.folder) == []


def test_the_validator_tells_errors(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><title>x</title><p><div id=a id=a>", encoding="utf-8")
    assert any("Duplicate attribute" in error for error in errors(tmp_path))
