"""Patterns that are tried at some words only find what a plain search finds."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.annotate.alternation import alternation
from generator.annotate.beginnings import find_beginnings
from generator.annotate.word_pattern import WordPattern, in_lower_case
from generator.folding import lower
from generator.lexicon import load

WORDS = st.lists(st.text("aeé'- ", min_size=1, max_size=4), min_size=1, max_size=6)


@given(WORDS, st.text("aeé'- ", max_size=12))
def test_an_alternation_finds_the_longest_of_its_words(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(alternation(words), text) == re.findall(plain, text)


@pytest.mark.parametrize(
    ("source", "words", "letters"),
    [
        (r"\b(?:a|ont) parlé", {"a", "ont"}, set()),
        (r"(?<![\w'-])l'(?:accord|avis)", {"l"}, set()),
        (r"\brencontrée?s?\b", {"rencontré", "rencontrée", "rencontrés", "rencontrées"}, set()),
        (r"\baffirm\w+", set(), {"aff"}),
        (r"(?:non |ne )?dit(?=,)", {"non", "ne"}, {"dit"}),
        (r"\b[dl]es\b(?! autres)", {"des", "les"}, set()),
        (r"\b(?:très\s+)*(?P<what>bon)(?![\w-])", {"très", "bon"}, set()),
    ],
)
def test_the_first_words_of_a_pattern(source: str, words: set[str], letters: set[str]) -> None:
    begins = find_beginnings(source)
    assert begins is not None
    assert (set(begins.words), set(begins.letters)) == (words, letters)


@pytest.mark.parametrize("source", [r"\w+era\b", r"\s*dit", r"(?:non )?", r",\s*dit", r"[^.]dit"])
def test_a_pattern_that_may_begin_with_anything(source: str) -> None:
    assert find_beginnings(source) is None
    with pytest.raises(ValueError, match="begins"):
        WordPattern(source)


def patterns() -> dict[str, str]:
    """Return the patterns of the lists about events that begin with a word, by name."""
    details: dict[str, Any] = load("event_details")["patterns"]
    sources = {name: source for name, source in details.items() if source.startswith(r"\b")}
    for entry in load("event_status")["statuses"]:
        sources[entry["status"]] = entry["pattern"]
    for name, entry in load("event_triggers")["types"].items():
        for form in ("verbs", "nouns"):
            both = "|".join(f"(?:{one})" for one in entry[form]).replace("{when}", "")
            sources[f"{name} {form}"] = rf"(?<!\w)(?:{both})"
    return {name: source for name, source in sources.items() if "(?-i:" not in source}


def known_words() -> list[str]:
    """Return what the patterns are made of, so that what is drawn is likely to match."""
    sources = " ".join(patterns().values())
    return sorted(set(re.findall(r"[a-zà-ÿ]{1,}'?", sources)))[:400]


TEXTS = st.lists(st.sampled_from([*known_words(), "Le", "A", "É", ",", "-", ".", "2", "Anna"]), max_size=25)


@given(st.sampled_from(sorted(patterns())), TEXTS, st.sampled_from([" ", "", "\u0020\n"]))
def test_a_word_pattern_finds_what_a_search_finds(name: str, words: list[str], space: str) -> None:
    source, text = patterns()[name], space.join(words)
    if find_beginnings(in_lower_case(source)) is None:
        return
    half = len(text) // 3
    found = WordPattern(source).finditer(lower(text), half, len(text))
    plain = re.compile(source, re.I).finditer(text, half, len(text))
    assert [match.span() for match in found] == [match.span() for match in plain]
