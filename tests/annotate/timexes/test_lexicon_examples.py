"""Every example in the word lists is found as it says, read on Wednesday 4 June 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from generator.annotate.timexes import find_timexes
from generator.lexicon import load
from generator.model import Span

LISTS = ("months", "weekdays", "numbers", "time_units", "time_words", "timex_rules")
REFERENCE = "2025-06-04"


def _examples(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _examples(value)
    elif isinstance(node, list):
        for value in node:
            yield from _examples(value)
    elif isinstance(node, str) and " => " in node:
        yield node


EXAMPLES = [example for name in LISTS for example in _examples(load(name))]


def _entries_without_examples() -> list[str]:
    entries = [
        *load("months")["months"],
        *load("weekdays")["weekdays"],
        *load("time_units")["units"],
        *(e for key in ("deictic_days", "anaphoric_days", "dayparts", "clock_words", "seasons", "holidays")
          for e in load("time_words")[key]),
        *load("time_words")["references"].values(),
        *load("time_words")["frequencies"].values(),
    ]  # fmt: skip
    return [str(entry) for entry in entries if not entry.get("examples")]


def test_every_entry_has_an_example() -> None:
    assert _entries_without_examples() == []
    assert len(EXAMPLES) > 100


@pytest.mark.parametrize("example", EXAMPLES)
def test_example(example: str) -> None:
    marked, expected = example.split(" => ")
    text = re.sub(r"[\[\]]", "", marked)
    found = find_timexes(text, [Span(0, len(text))], [], REFERENCE)
    if expected == "nothing":
        assert [timex.text for timex in found] == []
        return
    start, end = marked.index("["), marked.index("]") - 1
    same = [timex for timex in found if timex.span == Span(start, end)]
    assert same, [timex.text for timex in found]
    assert expected in (same[0].value, same[0].edtf)


def test_every_rule_is_explained_and_does_what_its_example_says() -> None:
    """A reader sees the rule behind a date in the words of `timex_rules.yml`."""
    explained = load("timex_rules")["rules"]
    for name, entry in explained.items():
        assert entry["label"]
        for example in entry["examples"]:
            marked = example.split(" => ")[0]
            text = re.sub(r"[\[\]]", "", marked)
            rules = {t.span.start: t.rule for t in find_timexes(text, [Span(0, len(text))], [], REFERENCE)}
            assert rules.get(marked.index("[")) == name, (example, rules)


def test_no_rule_goes_unexplained() -> None:
    explained = load("timex_rules")["rules"]
    for example in EXAMPLES:
        text = re.sub(r"[\[\]]", "", example.split(" => ")[0])
        found = find_timexes(text, [Span(0, len(text))], [], REFERENCE)
        assert {timex.rule for timex in found} <= explained.keys()
