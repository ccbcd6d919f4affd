"""The tables, read again by programs that know nothing of ours, and counted against the chronicle."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.export import downloads
from generator.export.catalogue import Catalogue
from generator.export.downloads import checksums
from generator.export.spreadsheets import SEPARATOR, harmless
from generator.export.tables import Table, tables
from generator.plain_text import fold
from tests.export.chronicle import chronicle as closed_chronicle
from tests.export.made import TURNS, catalogue, catalogue_of, tricky

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def file_of(made: Catalogue, name: str) -> bytes:
    return next(one.content for one in downloads(made) if one.file == f"donnees/{name}")


def read_csv(made: Catalogue, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(file_of(made, name).decode(), newline=""), strict=True))


def read_json(made: Catalogue, name: str) -> Any:
    return json.loads(file_of(made, name))


def counts(made: Catalogue) -> dict[str, int]:
    """Return how many rows each table must have, by the pages of the site."""
    told = made.chronicle
    standing = made.standing_events()
    return {
        "evenements": len(standing),
        "personnes": len(told.persons),
        "organisations": len(told.organisations),
        "lieux": len(told.places),
        "themes": len(told.themes),
        "articles": len(told.articles),
        "citations": len(told.quotations),
        "affirmations": sum(len(event.accounts) for event in standing),
        "preuves": len(
            {
                (event.id, passage.article_id, passage.sentence)
                for event in standing
                for passage in (*event.passages, *(account.passage for account in event.accounts))
            }
        ),
        "decisions": len(told.decisions),
        "adresses": len(told.redirects),
    }


def test_each_table_has_a_row_for_each_thing_of_the_site() -> None:
    made = catalogue()
    for name, count in counts(made).items():
        assert len(read_csv(made, f"{name}.csv")) == count, name
        assert len(read_json(made, f"{name}.json")) == count, name
    whole = read_json(made, "chronique.json")
    for table in tables(made):
        assert len(whole[table.name]) == counts(made)[table.file]


def test_an_event_is_told_as_its_page_tells_it() -> None:
    made = catalogue()
    row = next(one for one in read_csv(made, "evenements.csv") if one["id"] == "2025-06-04-appel")
    assert row["url"] == "https://chronique.example/fil-rouge/evenements/2025-06-04-appel/"
    assert (row["kept"], row["type"], row["status"]) == ("true", "phone_call", "occurred")
    assert (row["date"], row["date_first"], row["date_last"]) == ("2025-06-04",) * 3
    assert row["participants"].split(SEPARATOR) == ["anna-leclerc", "bruno-petit"]
    assert (row["initiator"], row["duration_minutes"]) == ("personnes/bruno-petit", "75")
    alleged = next(one for one in read_json(made, "evenements.json") if one["id"] == "p-12345678")
    assert alleged["date"] == "[2025-05-26,2025-06-02]"
    assert (alleged["date_first"], alleged["date_last"]) == ("2025-05-26", "2025-06-02")
    assert "duration_minutes" not in alleged


def test_csv_and_json_tell_the_same() -> None:
    made = catalogue()
    for table in tables(made):
        written = read_csv(made, f"{table.file}.csv")
        for row, item in zip(written, read_json(made, f"{table.file}.json"), strict=True):
            for field in table.fields:
                value = item.get(field.name)
                assert row[field.name] == in_a_cell(value), (table.name, field.name)


def in_a_cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(value) if isinstance(value, list) else str(value) if value is not None else ""


@pytest.mark.parametrize("turn", TURNS)
def test_the_whole_keeps_its_schema(turn: int) -> None:
    made = catalogue(tricky(turn))
    schema = read_json(made, "chronique.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    whole = read_json(made, "chronique.json")
    assert list(validator.iter_errors(whole)) == []
    del whole["events"][0]["title"]
    whole["events"][1]["date_first"] = "demain"
    assert len(list(validator.iter_errors(whole))) == 2


@pytest.mark.parametrize("turn", TURNS)
def test_no_spreadsheet_calculates_anything(turn: int) -> None:
    made = catalogue(tricky(turn))
    for table in tables(made):
        texts = {field.name for field in table.fields if field.type in ("string", "list")}
        for row in read_csv(made, f"{table.file}.csv"):
            assert None not in row.values() and None not in row
            assert not [one for one in texts if row[one].startswith(FORMULA)]


@pytest.mark.parametrize("turn", TURNS)
def test_hostile_texts_survive(turn: int) -> None:
    made = catalogue(tricky(turn))
    titles = [fold(event.title).strip(" ") for event in made.standing_events()]
    assert [row["title"] for row in read_csv(made, "evenements.csv")] == [harmless(one) for one in titles]
    assert [row["title"] for row in read_json(made, "evenements.json")] == titles


def test_of_an_article_no_more_words_are_given_than_it_lets_show() -> None:
    made = catalogue_of(closed_chronicle(closed_shown=""))
    everything = b"\n".join(one.content for one in downloads(made)).decode()
    assert "Les négociations de l’été reprendront" in everything
    for secret in ("Le secret n’appartient", "a répondu à Uvarin", "Rien d’autre ne fuitera"):
        assert secret not in everything
    hidden = [row for row in read_json(made, "preuves.json") if row["article"] == "ferme"]
    assert len(hidden) == 2
    assert all("words" not in row for row in hidden)


def write(made: Catalogue, folder: Path) -> Path:
    files = downloads(made)
    for name, content in [*((one.file, one.content) for one in files), checksums(files)]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder / "donnees"


@pytest.mark.parametrize("turn", [None, 0, len(TURNS)])
def test_the_data_package_is_valid(turn: int | None, tmp_path: Path) -> None:
    """Types, keys, foreign keys, sizes and checksums, by the reference implementation."""
    made = catalogue(tricky(turn)) if turn is not None else catalogue()
    folder = write(made, tmp_path)
    report = frictionless(folder)
    assert report["valid"], report
    assert report["stats"]["tasks"] == len(tables(made)) == len(counts(made))
    (folder / "personnes.csv").write_bytes(b"id,url\r\n")
    assert not frictionless(folder)["valid"]


def frictionless(folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    return dict(json.loads(done.stdout))


def test_sizes_and_sums_are_those_of_the_files(tmp_path: Path) -> None:
    made = catalogue()
    folder = write(made, tmp_path)
    for one in downloads(made):
        assert sha256((tmp_path / one.file).read_bytes()).hexdigest() == one.sha256
    done = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS.txt"], cwd=folder, check=False)
    assert done.returncode == 0


def test_every_field_is_described() -> None:
    described: list[Table] = list(tables(catalogue()))
    assert all(field.meaning.strip() for table in described for field in table.fields)
    assert len({table.file for table in described}) == len(described)


def test_the_same_bytes_twice() -> None:
    assert downloads(catalogue()) == downloads(catalogue())


@pytest.mark.parametrize("text", ["Port;=1+1", "Port; =1+1", ";@SOMME(1)", "=1;-2", "a;＝1"])
def test_no_cell_that_a_french_spreadsheet_cuts_out_is_a_formula(text: str) -> None:
    cells = [cell.strip() for cell in harmless(text).split(";")]
    assert not any(cell.startswith(("=", "+", "-", "@", "＝")) for cell in cells)
    assert harmless(text).replace("'", "") == text
