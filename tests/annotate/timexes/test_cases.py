"""Invented sentences, each with every expression it holds and the date that each gives (`cases.txt`)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.annotate.timexes import find_timexes
from generator.lexicon import load
from generator.model import Span

CASES = [
    line.split("|")
    for line in Path(__file__).with_name("cases.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def _read(marked: str) -> tuple[str, list[str]]:
    """Return the text without its marks, and the expressions marked."""
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[([^]]*)\]", marked)


@pytest.mark.parametrize("case", CASES, ids=[case[1].strip()[:60] for case in CASES])
def test_case(case: list[str]) -> None:
    reference, marked, expected = (part.strip() for part in case)
    text, expressions = _read(marked)
    quoted = [Span(found.start(1), found.end(1)) for found in re.finditer("« ([^»]*) »", text)]
    found = find_timexes(text, [Span(0, len(text))], quoted, None if reference == "-" else reference)
    assert [timex.text for timex in found] == expressions
    assert {timex.rule for timex in found} <= load("timex_rules")["rules"].keys()
    for timex, wanted in zip(
        found, filter(None, (value.strip() for value in expected.split(";"))), strict=True
    ):
        if wanted == "-":
            assert timex.edtf is None
        else:
            assert wanted in (timex.value, timex.edtf), (timex.value, timex.edtf)
