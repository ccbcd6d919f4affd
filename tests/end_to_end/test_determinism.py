"""`extract` gives the same bytes whatever the hash seed, the locale and the order of its input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

GOLD = Path(__file__).parents[1] / "gold"


@pytest.fixture(scope="module")
def texts() -> list[Path]:
    """Return invented articles of every kind that the sets hold, a text in Spanish among them."""
    found = sorted(GOLD.glob("*/texts/*.txt"))
    assert len(found) >= 60
    return found


def extracted(texts: list[Path], **environment: str) -> list[bytes]:
    """Return what `extract --json` prints, a line a text, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "generator", "extract", "--json", *texts],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.splitlines()


def test_the_same_bytes_for_each_text(texts: list[Path], latin_locale: dict[str, str]) -> None:
    first = extracted(texts, PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
    assert [json.loads(line)["id"] for line in first] == [path.stem for path in texts]
    others = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "POSIX", "TZ": "Asia/Tokyo"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", **latin_locale},
        {"PYTHONHASHSEED": "random", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    )
    for seed, environment in enumerate(others):
        order = list(range(len(texts)))
        Random(seed).shuffle(order)  # noqa: S311  # no secret
        found = extracted([texts[place] for place in order], **environment)
        assert [
            texts[place].stem for place, line in zip(order, found, strict=True) if line != first[place]
        ] == []


def test_a_text_alone_gives_what_it_gives_among_others(texts: list[Path]) -> None:
    """Nothing learnt from one article reaches the next."""
    among = extracted(texts[:6])
    assert [extracted([path])[0] for path in texts[:6]] == among


def test_the_locale_is_one_in_which_encodings_matter(latin_locale: dict[str, str]) -> None:
    if "LOCPATH" not in latin_locale:
        pytest.skip("localedef or the sources of fr_FR are missing: the locale could not be made")
    told = subprocess.run(
        [sys.executable, "-c", "import locale; print(locale.getpreferredencoding(False))"],
        env=os.environ | latin_locale,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip().lower().replace("-", "") in ("iso88591", "latin1")
