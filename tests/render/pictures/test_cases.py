"""Golden pictures of small invented chronicles: a folder each, with a file for each picture.

After a change that is meant, `python -m tests.render.pictures.test_cases` writes them anew: look at them in a browser
before they are committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.render.pictures.figures import drawings, figures, pages
from tests.render.pictures.small import from_data

CASES = Path(__file__).parent / "cases"
PAGES = {
    "chronology": "chronologie/index.md",
    "person": "personnes/anna.md",
    "persons": "personnes/index.md",
    "places": "lieux/index.md",
    "quotations": "citations/index.md",
}


def drawn(case: Path) -> dict[str, str]:
    """Return file name → picture of all pictures of a case's pages."""
    data = yaml.safe_load((case / "chronicle.yml").read_text(encoding="utf-8"))
    written = pages(from_data(data))
    return {
        f"{name}-{kind}.html": f"{figure}\n"
        for name, path in PAGES.items()
        for kind, figure in figures(written[path]).items()
    }


def cases() -> list[Path]:
    return sorted(path for path in CASES.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.name))
def test_pictures_are_as_they_were_looked_at(case: Path) -> None:
    found = drawn(case)
    assert sorted(found) == sorted(path.name for path in case.glob("*.html"))
    for name, figure in found.items():
        assert figure == (case / name).read_text(encoding="utf-8"), name
        drawings(figure)


if __name__ == "__main__":
    for case in cases():
        for stale in case.glob("*.html"):
            stale.unlink()
        for name, figure in drawn(case).items():
            (case / name).write_text(figure, encoding="utf-8")
