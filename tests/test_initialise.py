"""A new chronicle: what is laid out, and that nothing is laid over anything."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from generator.errors import FilRougeError
from generator.initialise import initialise, skeleton_files

ROOT = Path(__file__).parent.parent


class LenientLoader(yaml.SafeLoader):
    """Read MkDocs's settings, whose own tags plain YAML does not know."""


LenientLoader.add_multi_constructor("!", lambda loader, suffix, node: suffix)


def test_everything_that_a_chronicle_needs_is_there(tmp_path: Path) -> None:
    written = initialise(tmp_path / "affaire", "L’affaire")
    for path in (
        ".github/workflows/site.yml",
        ".gitignore",
        "README.md",
        "data/articles/.gitkeep",
        "data/events/.gitkeep",
        "data/organisations.yml",
        "data/people.yml",
        "data/places.yml",
        "data/themes.yml",
        "docs/assets/fil-rouge.css",
        "mkdocs.yml",
    ):
        assert path in written
        assert (tmp_path / "affaire" / path).is_file()


def test_nothing_of_our_own_chronicle_is_in_it(tmp_path: Path) -> None:
    written = initialise(tmp_path, "Affaire")
    assert [path for path in written if path.startswith("data/articles/")] == ["data/articles/.gitkeep"]
    assert [path for path in written if path.startswith("data/events/")] == ["data/events/.gitkeep"]
    for name in ("people", "organisations", "places", "themes"):
        assert yaml.safe_load((tmp_path / "data" / f"{name}.yml").read_text(encoding="utf-8")) is None


def test_generated_pages_of_the_checkout_stay_out() -> None:
    generated = ("docs/evenements/", "docs/personnes/", "docs/articles/", "docs/donnees/", "docs/index.md")
    assert [path for path in skeleton_files() if path.startswith(generated)] == []


@pytest.mark.parametrize("name", ["L’affaire", 'a "b": #c', "- x", "", "é\n!ENV [HOME]", "\\1"])
def test_a_name_stays_a_name(tmp_path: Path, name: str) -> None:
    initialise(tmp_path, name)
    settings = yaml.load((tmp_path / "mkdocs.yml").read_text(encoding="utf-8"), LenientLoader)  # noqa: S506
    assert settings["site_name"] == name


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FilRougeError, match="not empty"):
        initialise(tmp_path, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_disk_that_is_full_leaves_nothing_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    write = Path.write_bytes

    def fill_up(path: Path, content: bytes) -> int:
        if path.name == "mkdocs.yml":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(FilRougeError, match="No space"):
        initialise(tmp_path, "x")
    assert [path.name for path in tmp_path.iterdir()] == [".git"]
    monkeypatch.undo()
    assert "mkdocs.yml" in initialise(tmp_path, "x")


def test_a_fresh_clone_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "mkdocs.yml" in initialise(tmp_path, "x")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(FilRougeError, match="file"):
        initialise(tmp_path / "x", "x")


def test_a_wheel_lays_out_the_same_files(tmp_path: Path) -> None:
    """What a user installs has no checkout around it: the wheel must carry the skeleton itself."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        "import sys; from pathlib import Path; from generator.initialise import initialise;"
        "print(*initialise(Path(sys.argv[1]), 'x'), sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "new")],
        cwd=tmp_path / "installed",
        env={"PYTHONPATH": str(tmp_path / "installed"), "PYTHONSAFEPATH": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.split() == list(initialise(tmp_path / "here", "x"))
    installed = {path.name for path in (tmp_path / "installed" / "generator" / "lexicon" / "fr").iterdir()}
    assert installed == {path.name for path in (ROOT / "generator" / "lexicon" / "fr").iterdir()}
