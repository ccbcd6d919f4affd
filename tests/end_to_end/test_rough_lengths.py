"""« Plus d’une heure » is no hour: neither a page, nor an export, nor a kept file is more exact than the article."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

from click.testing import CliRunner

from generator import export
from generator.cli import main
from generator.export.linked_data import linked_data
from generator.initialise import initialise
from generator.model import Chronicle, Ref, RefKind
from generator.pipeline import read
from generator.progress import Silent
from generator.render import SiteInfo, render_pages, wording

ARTICLE = """---
published: "2031-03-04"
publishers: [Le Phare]
rights: full
---
Anna Leclerc a appelé Bruno Morand lundi 3 mars 2031, leur neuvième appel cette année. L’appel a duré {length}.
"""

SITE = SiteInfo("Affaire", "https://affaire.example/", "", "", "2031-03-05", "0")


def chronicle_of(root: Path, length: str) -> Chronicle:
    initialise(root, "Affaire")
    path = root / "data/articles/2031-03-04-le-phare-aaaaaa.md"
    path.write_text(ARTICLE.format(length=length), encoding="utf-8")
    return read(root, Silent()).chronicle


def shown(chronicle: Chronicle) -> str:
    """Return the words of the event's page."""
    (event,) = chronicle.events
    pages = {page.path: page.text for page in render_pages(chronicle, SITE)}
    page = re.sub(r"<[^>]*>", "", unescape(pages[f"evenements/{event.id}.md"]))
    return re.sub(r"\s+", " ", page)


def linked(chronicle: Chronicle) -> str:
    """Return what the event's page tells search engines."""
    (event,) = chronicle.events
    catalogue = export.Catalogue(chronicle, SITE, wording(chronicle))
    return linked_data(catalogue, Ref(RefKind.EVENT, event.id)) or ""


def rows(chronicle: Chronicle, table: str) -> list[dict[str, str]]:
    catalogue = export.Catalogue(chronicle, SITE, wording(chronicle))
    files = {one.file: one.content for one in export.downloads(catalogue)}
    return list(csv.DictReader(io.StringIO(files[f"donnees/{table}.csv"].decode("utf-8-sig"))))


def test_a_rough_length_is_told_roughly_everywhere(tmp_path: Path) -> None:
    chronicle = chronicle_of(tmp_path, "plus d’une heure")
    page = shown(chronicle)
    assert "Il a duré plus d’une heure." in page
    assert "1 heure" not in page
    assert "9e de l’année" in page
    (event,) = rows(chronicle, "evenements")
    assert (event["duration_minutes"], event["duration_rough"]) == ("", "plus d’une\u00a0heure")
    told = {row["property"]: (row["value"], row["qualifier"]) for row in rows(chronicle, "affirmations")}
    assert told["duration"] == ("60", "more") and told["ordinal"] == ("9", "this-year")
    assert "PT60M" not in linked(chronicle)


def test_an_exact_length_is_told_exactly(tmp_path: Path) -> None:
    chronicle = chronicle_of(tmp_path, "une heure")
    assert "Il a duré 1 heure." in shown(chronicle)
    (event,) = rows(chronicle, "evenements")
    assert (event["duration_minutes"], event["duration_rough"]) == ("60", "")
    assert "PT60M" in linked(chronicle)


def test_keep_makes_no_rough_length_exact(tmp_path: Path) -> None:
    chronicle = chronicle_of(tmp_path, "plus d’une heure")
    (event,) = chronicle.events
    done = CliRunner().invoke(main, ["keep", event.id, "-C", str(tmp_path)], catch_exceptions=False)
    assert done.exit_code == 0
    (file,) = (tmp_path / "data/events").glob("*.yml")
    assert "# duration_minutes: 60 or so, told roughly" in file.read_text(encoding="utf-8")
    (kept,) = read(tmp_path, Silent()).chronicle.events
    assert (kept.kept, kept.duration_minutes, kept.duration_qualifier) == (True, 60, "more")
