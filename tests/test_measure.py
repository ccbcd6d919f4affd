"""`fil-rouge evaluate` as it is typed: a gold folder in, figures out, faults in the gold told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main

# Invented people and places.
TEXT = """\
Le maire Bastien Orveau a rencontré la préfète Ilse Kampen le 12 juin 2031 à Port-Clair.

« Nous reprendrons les travaux du port avec l’accord de la préfecture », a déclaré Bastien Orveau.
"""
GOLD = """\
id: port-clair
language: fr
persons:
- {name: Bastien Orveau, variants: [Bastien Orveau]}
- {name: Ilse Kampen, variants: [Ilse Kampen]}
quotes:
- {text: Nous reprendrons les travaux du port avec l'accord de la préfecture, speaker: Bastien Orveau}
events:
- {id: meeting, type: meeting, date: 2031-06-12, participants: [Bastien Orveau, Ilse Kampen]}
- {id: strike, type: strike, date: 2031-06-13}
"""


def evaluate(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    (folder / "texts").mkdir(parents=True)
    (folder / "port-clair.yml").write_text(GOLD, encoding="utf-8")
    (folder / "texts" / "port-clair.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_each_layer_that_the_gold_gives_is_a_row(gold: Path) -> None:
    done = evaluate(gold)
    assert (done.exit_code, done.stderr) == (0, "")
    table = {line[:22].strip(): line[22:].split() for line in done.stdout.splitlines()}
    assert table["persons"] == ["1.000", "1.000", "1.000", "2/2", "2/2"]
    assert table["events"] == ["1.000", "0.500", "0.667", "1/1", "1/2"]
    assert "places" not in table and "timexes, relaxed" not in table
    assert "texts 1, traps sprung 0" in done.stdout


def test_mistakes_are_listed_once(gold: Path) -> None:
    done = evaluate("--errors", gold)
    assert "\n== port-clair\n  - events: strike: strike occurred 2031-06-13\n" in done.stdout
    assert done.stdout.count("strike: strike") == 1  # the event; not its status and its date again


def test_the_same_for_programs(gold: Path) -> None:
    told = json.loads(evaluate("--json", "--errors", "--per-text", gold).stdout)
    assert told["texts"] == 1 and told["traps"] == []
    assert told["layers"]["persons"] == {
        "precision": 1.0, "recall": 1.0, "f1": 1.0, "right_found": 2, "found": 2, "right_expected": 2, "expected": 2,
    }  # fmt: skip
    assert told["per_text"]["port-clair"] == told["layers"]
    assert {one["mistake"] for one in told["errors"]["port-clair"]} == {"missing"}


def test_texts_are_found_in_corpus_beside_the_gold_or_where_one_says(gold: Path, tmp_path: Path) -> None:
    figures = evaluate(gold).stdout
    (gold / "texts").rename(tmp_path / "corpus")
    assert evaluate(gold).stdout == figures
    (tmp_path / "corpus").rename(tmp_path / "elsewhere")
    assert evaluate("--texts", tmp_path / "elsewhere", gold).stdout == figures
    done = evaluate(gold)
    assert done.exit_code == 1
    assert "port-clair.yml: there is no text port-clair.txt in" in done.stderr and "--texts" in done.stderr


def test_a_wrong_gold_is_told_and_the_others_are_scored(gold: Path) -> None:
    shutil.copyfile(gold / "texts" / "port-clair.txt", gold / "texts" / "autre.txt")
    (gold / "autre.yml").write_text(GOLD.replace("name: Ilse", "naem: Ilse"), encoding="utf-8")
    done = evaluate(gold)
    assert done.exit_code == 1
    assert f"{gold}/autre.yml:5:4: the key « naem » is not known here; did you mean « name »?" in done.stderr
    assert f"{gold}/autre.yml:0" not in done.stderr
    assert "the id « port-clair » is not the file's name" in done.stderr
    assert "texts 2" in done.stdout


def test_what_cannot_be_read_is_told(gold: Path) -> None:
    (gold / "latin.yml").write_bytes("id: latin\nnote: été".encode("latin-1"))
    (gold / "texts" / "latin.txt").write_text(TEXT, encoding="utf-8")
    (gold / "vide.yml").write_text("id: vide\n", encoding="utf-8")
    (gold / "texts" / "vide.txt").write_text("\n", encoding="utf-8")
    done = evaluate(gold)
    assert done.exit_code == 1
    assert "latin.yml:1:1: this is not UTF-8" in done.stderr
    assert "vide.txt: the file is empty" in done.stderr
    assert "texts 1" in done.stdout


def test_a_folder_without_gold_is_a_fault_a_missing_one_misuse(gold: Path) -> None:
    done = evaluate(gold / "texts")
    assert done.exit_code == 1
    assert "this folder holds no gold annotation; name a folder that holds ID.yml" in done.stderr
    assert evaluate(gold / "nowhere").exit_code == 2


def test_no_word_of_gold_reaches_a_terminal_as_a_command(gold: Path) -> None:
    file = gold / "port-clair.yml"
    file.write_text(GOLD.replace("id: strike", 'id: "\\e[31mstrike ##[error]"'), encoding="utf-8")
    done = evaluate("--errors", gold)
    assert done.exit_code == 0
    assert "\x1b" not in done.stdout and "##[" not in done.stdout


def test_texts_in_other_languages_are_told_apart(gold: Path) -> None:
    spanish = "El alcalde dijo que las obras del puerto empezarán mañana, y que no hay dinero para más.\n"
    (gold / "puerto.yml").write_text("id: puerto\nlanguage: es\n", encoding="utf-8")
    (gold / "texts" / "puerto.txt").write_text(spanish, encoding="utf-8")
    done = evaluate(gold)
    assert (
        "texts 1, traps sprung 0\nin other languages: texts 1, language recognised 1, made up 0\n"
        in done.stdout
    )


def test_a_terminal_that_lacks_a_letter_gets_the_others(gold: Path, latin_locale: dict[str, str]) -> None:
    file = gold / "port-clair.yml"
    file.write_text(GOLD.replace("id: strike", "id: Čapek → été"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "evaluate", "--errors", gold],
        env=os.environ | latin_locale,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    encoding = "latin-1" if "LOCPATH" in latin_locale else "utf-8"
    assert "events: ?apek ? été: strike" in done.stdout.decode(encoding).replace("Č", "?").replace("→", "?")
